"""From a move of the mouse on a weight's slider to the repainted diagram.

    python tests/benchmarks/slider_latency.py [MOVES]

Each move goes the whole road: slider, document, worker, snapshot, diagram. It ends when
the diagram has painted the snapshot that holds the new weight. The goal is a p95 of at
most 33 ms, paused and while training.
"""

import sys
import time

from figures import play_flat_out, run_event_loop, spread, studio_on
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest

from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.studio import Studio


class Stopwatch(QObject):
    """Stops at the first paint of the diagram after the answer to the newest command."""

    def __init__(self, studio: Studio) -> None:
        super().__init__(studio)
        self.taken: list[float] = []
        self._began: float | None = None
        self._wanted = 0
        self._answered = False
        studio.display.arrived.connect(self._arrived)
        studio.window.diagram.installEventFilter(self)

    def start(self, answered: int) -> None:
        """A move is about to be made; `answered` commands have been obeyed so far."""
        self._wanted, self._answered = answered + 1, False
        self._began = time.perf_counter()

    def _arrived(self, snapshot: Snapshot) -> None:
        self._answered = self._began is not None and snapshot.answered >= self._wanted

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._answered and self._began is not None:
            watched.removeEventFilter(self)
            watched.event(event)
            watched.installEventFilter(self)
            self.taken.append(1000 * (time.perf_counter() - self._began))
            self._began, self._answered = None, False
            return True
        return False


def drag(studio: Studio, moves: int) -> list[float]:
    """Take hold of the chosen weight's slider and move it to and fro, 25 times a second."""
    slider, stopwatch = studio.window.chosen.slider, Stopwatch(studio)
    middle = slider.height() // 2
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() // 2, middle))
    run_event_loop(0.1)
    for move in range(moves):
        x = slider.width() // 4 + (move * 7) % (slider.width() // 2)
        stopwatch.start(studio.display.newest.answered)
        QTest.mouseMove(slider, QPoint(x, middle))
        run_event_loop(0.04)
    end = QPoint(slider.width() // 2, middle)
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=end)
    run_event_loop(0.1)
    return stopwatch.taken


def main() -> None:
    """Measure and print."""
    moves = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    for example in ("two-layer-network", "spiral"):
        with studio_on(example) as studio:
            print(f"{example}, paused:   {spread(drag(studio, moves))}")
            play_flat_out(studio)
            run_event_loop(1)
            print(f"{example}, training: {spread(drag(studio, moves))}")
        del studio


if __name__ == "__main__":
    main()
