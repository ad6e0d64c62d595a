"""From a move of the mouse on a weight's slider to the repainted diagram.

    python tests/benchmarks/slider_latency.py [MOVES]

Each move goes the whole road: slider, document, worker, snapshot, diagram. It ends when
the diagram has painted the snapshot that holds the new weight. The goal is a p95 of at
most 33 ms, paused and while training.
"""

import sys

from figures import play_flat_out, run_event_loop, spread, studio_on
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from stopwatch import Stopwatch

from backprop_studio.ui.studio import Studio


def drag(studio: Studio, moves: int) -> list[float]:
    """Take hold of the chosen weight's slider and move it to and fro, 25 times a second."""
    slider, window = studio.window.chosen.slider, studio.window
    stopwatch = Stopwatch(studio, [window.diagram])
    middle = slider.height() // 2
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() // 2, middle))
    run_event_loop(0.1)
    for move in range(moves):
        x = slider.width() // 4 + (move * 7) % (slider.width() // 2)
        stopwatch.start()
        QTest.mouseMove(slider, QPoint(x, middle))
        run_event_loop(0.04)
    end = QPoint(slider.width() // 2, middle)
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=end)
    return stopwatch.stop()


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
