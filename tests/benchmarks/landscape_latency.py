"""From a parameter set by hand to a fresh landscape on the screen, and the ball's drag.

    python tests/benchmarks/landscape_latency.py [MOVES]

The first figure: a weight that is not on the axes changes while training runs flat out (2-4-2-1,
500 rows, batches of 10); it ends when the contours, computed anew at 61x61, have been painted.
The goal is a p95 of at most 50 ms. The second: the ball is dragged, paused and while training;
each move ends when landscape, diagram, move bar, output and chain rule have painted the answer,
with a p95 of at most 33 ms.
"""

import contextlib
import sys
import time

import msgspec
from figures import play_flat_out, run_event_loop, spread, studio_on, wait_until
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.experiment.model import GeneratedData, Layer
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.landscape.view import LandscapeView
from backprop_studio.ui.studio import Studio

OTHER = ParameterIndex(0, "weight", 0, 0)  # the axes are two weights of the last layer


def small_network(studio: Studio) -> None:
    """2-4-2-1 on 500 rows instead of the spiral's own network."""
    before = studio.document.experiment
    layers = [Layer(units=units, activation="tanh") for units in (4, 2)]
    network = msgspec.structs.replace(
        before.network, layers=(*layers, Layer(units=1, activation="sigmoid"))
    )
    data = GeneratedData(generator="spiral", samples=500)
    studio.document.change(
        msgspec.structs.replace(before, network=network, data=data, parameters=None), "2-4-2-1"
    )
    run_event_loop(1.0)


class Painted(QObject):
    """Milliseconds from `start` until each of `views`, or a part of it, has been painted after
    what is to be seen has arrived."""

    def __init__(self, views: list[QWidget]) -> None:
        super().__init__()
        self.taken: list[float] = []
        self._began: float | None = None
        self._waiting: set[QWidget] = set()
        self._views = views
        self._view_of: dict[QObject, QWidget] = {}
        for view in views:
            for part in (view, *view.findChildren(QWidget)):
                self._view_of[part] = view
                part.installEventFilter(self)

    def start(self) -> None:
        """A change is about to be made."""
        self._began, self._waiting = time.perf_counter(), set()

    def done(self) -> bool:
        """Whether the paint that was waited for has come."""
        return self._began is None

    def expect(self) -> None:
        """What is to be seen has arrived: the next paint of each view shows it."""
        if self._began is not None and not self._waiting:
            self._waiting = set(self._views)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        view = self._view_of.get(watched)
        if event.type() != QEvent.Type.Paint or view not in self._waiting:
            return False
        watched.removeEventFilter(self)
        watched.event(event)
        watched.installEventFilter(self)
        self._waiting.discard(view)
        if not self._waiting and self._began is not None:
            self.taken.append(1000 * (time.perf_counter() - self._began))
            self._began = None
        return True


def fresh_contours(studio: Studio, moves: int) -> list[float]:
    """Set the other weight again and again while training runs."""
    view = studio.window.plots.views["landscape"]
    assert isinstance(view, LandscapeView)
    stopwatch = Painted([view.canvas.viewport()])
    wanted: list[int] = []  # commands to be answered, then the revision to be drawn
    revision: list[int] = []

    def arrived(snapshot: Snapshot) -> None:
        if wanted and not revision and snapshot.answered >= wanted[0]:
            revision.append(snapshot.parameters_revision)
        reading = view.plane.reading
        fine = reading is not None and reading.picture.loss.shape == (61, 61)
        if revision and fine and reading.picture.parameters_revision >= revision[0]:
            wanted.clear()
            revision.clear()
            stopwatch.expect()

    studio.window.run.arrived.connect(arrived)
    for move in range(moves):
        stopwatch.start()
        studio.window.run.set_parameter(OTHER, 0.5 + 0.01 * (move % 50), "")
        wanted[:] = [studio.display.sent]
        revision.clear()
        with contextlib.suppress(TimeoutError):
            wait_until(stopwatch.done, 1.0)
        run_event_loop(0.1)
    studio.window.run.arrived.disconnect(arrived)
    return stopwatch.taken


def ball_drag(studio: Studio, moves: int) -> list[float]:
    """Carry the ball round, 20 times a second."""
    view = studio.window.plots.views["landscape"]
    assert isinstance(view, LandscapeView)
    canvas, window = view.canvas, studio.window
    output = window.plots.seen["output"]
    lower = [lower for lower in window.lower_views.seen.values() if lower.isVisible()]
    stopwatch = Painted([canvas.viewport(), window.diagram, window.move_bar, output, *lower])
    wanted: list[int] = []

    def arrived(snapshot: Snapshot) -> None:
        if wanted and snapshot.answered >= wanted[0]:
            wanted.clear()
            stopwatch.expect()

    window.run.arrived.connect(arrived)
    assert canvas.ball is not None and lower
    view.framing.by_hand = True  # the range stays
    start = canvas.pixel(*canvas.ball).toPoint()
    QTest.mousePress(canvas.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for move in range(moves):
        way = QPoint((move * 7) % 60 - 30, (move * 3) % 40 - 20)
        stopwatch.start()
        QTest.mouseMove(canvas.viewport(), start + way)
        wanted[:] = [studio.display.sent]
        run_event_loop(0.05)
    QTest.mouseRelease(canvas.viewport(), Qt.MouseButton.LeftButton, pos=start)
    window.run.arrived.disconnect(arrived)
    run_event_loop(0.2)
    return stopwatch.taken


def told(taken: list[float]) -> str:
    """The percentiles, or that the machine was too busy for a picture at full resolution."""
    return spread(taken) if taken else "not once (too busy for full resolution)"


def main() -> None:
    """Measure and print."""
    moves = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with studio_on("spiral") as studio:
        small_network(studio)
        play_flat_out(studio)
        run_event_loop(1)
        print(f"fresh contours while training: {told(fresh_contours(studio, moves))}; goal 50")
    del studio
    for example in ("one-neuron", "two-layer-network", "spiral"):
        with studio_on(example) as studio:
            print(f"{example}, ball dragged, paused:   {told(ball_drag(studio, moves))}; goal 33")
            play_flat_out(studio)
            run_event_loop(1)
            print(f"{example}, ball dragged, training: {told(ball_drag(studio, moves))}; goal 33")
        del studio


if __name__ == "__main__":
    main()
