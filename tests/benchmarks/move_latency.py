"""From the press that asks for a move to the diagram that shows it.

    python tests/benchmarks/move_latency.py [MOVES]

The goal: within a frame (16.7 ms at 60 pictures a second) of the press.
"""

import sys

from figures import run_event_loop, spread, studio_on
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from stopwatch import Stopwatch

from backprop_studio.ui.studio import Studio

FRAME = 1000 / 60


def press(studio: Studio, key: Qt.Key, moves: int) -> list[float]:
    """Press the key five times a second."""
    stopwatch = Stopwatch(studio, [studio.window.diagram])
    for _ in range(moves):
        stopwatch.start()
        QTest.keyClick(studio.window.diagram, key)
        run_event_loop(0.2)
    return stopwatch.stop()


def main() -> None:
    """Measure and print."""
    moves = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    for example in ("one-neuron", "two-layer-network", "spiral", "digits"):
        with studio_on(example) as studio:
            run_event_loop(0.5)
            for name, key in (("next", Qt.Key.Key_Period), ("previous", Qt.Key.Key_Comma)):
                taken = press(studio, key, moves)
                within = sum(t <= FRAME for t in taken) / max(1, len(taken))
                print(f"{example}, {name} move: {spread(taken)}; {within:.0%} within a frame")
        del studio


if __name__ == "__main__":
    main()
