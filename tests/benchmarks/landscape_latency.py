"""From a parameter set by hand to a fresh landscape on the screen, and the ball's drag.

    python tests/benchmarks/landscape_latency.py [MOVES]

The first figure: a weight that is not on the axes changes while training runs flat out (2-4-2-1,
500 rows, batches of 10); it ends when the contours, computed anew at 61x61, have been painted.
The goal is a p95 of at most 50 ms. The second: the ball is dragged, paused and while training;
each move ends when landscape, diagram, move bar, output and chain rule have painted the answer,
with a p95 of at most 33 ms. (A held ball does not roll: the run goes on when it is let go.)
"""

import sys

import msgspec
from figures import play_flat_out, run_event_loop, spread, studio_on, wait_until
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from stopwatch import Stopwatch

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.experiment.model import GeneratedData, Layer
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.landscape.view import LandscapeView
from backprop_studio.ui.studio import Studio

LONGEST = 2.0  # seconds that are waited for a map
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


class FullMap:
    """Up to which command the map that is drawn at full resolution shows what they do."""

    def __init__(self, view: LandscapeView) -> None:
        self._view = view
        self._answered: list[tuple[int, int]] = [(-1, 0)]  # revisions, and commands by then

    def __call__(self, snapshot: Snapshot) -> int:
        """Of a snapshot that the view has drawn."""
        if snapshot.answered > self._answered[-1][1]:
            self._answered.append((snapshot.parameters_revision, snapshot.answered))
        reading = self._view.plane.reading
        if reading is None or reading.picture.loss.shape != (61, 61):
            return 0
        drawn = reading.picture.parameters_revision
        return max(number for revision, number in self._answered if revision <= drawn)


def fresh_contours(studio: Studio, moves: int) -> list[float]:
    """Set the other weight again and again while training runs."""
    view = studio.window.plots.views["landscape"]
    assert isinstance(view, LandscapeView)
    stopwatch = Stopwatch(studio, [view], FullMap(view))
    for move in range(moves):
        stopwatch.start()
        studio.window.run.values.set_parameter(OTHER, 0.5 + 0.01 * (move % 50), "")
        try:
            wait_until(stopwatch.done, LONGEST)
        except TimeoutError:  # too busy for full resolution
            stopwatch.give_up()
        run_event_loop(0.1)
    return stopwatch.stop()


def ball_drag(studio: Studio, moves: int) -> list[float]:
    """Carry the ball round, 20 times a second."""
    view = studio.window.plots.views["landscape"]
    assert isinstance(view, LandscapeView)
    canvas, window = view.canvas, studio.window
    lower = [lower for lower in window.lower_views.seen.values() if lower.isVisible()]
    assert canvas.ball is not None and lower
    seen = [view, window.diagram, window.move_bar, window.plots.seen["output"], *lower]
    stopwatch = Stopwatch(studio, seen)
    view.framing.by_hand = True  # the range stays
    start = canvas.pixel(*canvas.ball).toPoint()
    QTest.mousePress(canvas.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for move in range(moves):
        way = QPoint((move * 7) % 60 - 30, (move * 3) % 40 - 20)
        stopwatch.start()
        QTest.mouseMove(canvas.viewport(), start + way)
        run_event_loop(0.05)
    taken = stopwatch.stop()
    QTest.mouseRelease(canvas.viewport(), Qt.MouseButton.LeftButton, pos=start)
    run_event_loop(0.2)
    return taken


def main() -> None:
    """Measure and print."""
    moves = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with studio_on("spiral") as studio:
        small_network(studio)
        play_flat_out(studio)
        run_event_loop(1)
        print(f"fresh contours while training: {spread(fresh_contours(studio, moves))}; goal 50")
    del studio
    for example in ("one-neuron", "two-layer-network", "spiral"):
        with studio_on(example) as studio:
            print(f"{example}, ball dragged, paused:   {spread(ball_drag(studio, moves))}; goal 33")
            play_flat_out(studio)
            run_event_loop(1)
            print(f"{example}, ball dragged, training: {spread(ball_drag(studio, moves))}; goal 33")
        del studio


if __name__ == "__main__":
    main()
