"""How long the network diagram takes to show and paint one state, each with new numbers.

Process CPU time at 1000 x 620, so that other work on the machine does not count.

    python tests/benchmarks/diagram_paint.py
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
import snapshots
from figures import spread
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from backprop_studio.theme import load_fonts
from backprop_studio.training.messages import FunctionPicture, Snapshot
from backprop_studio.ui.network_diagram.view import NetworkDiagram
from backprop_studio.ui.view import Selection

WIDTH, HEIGHT, FRAMES, STATES = 1000, 620, 120, 12


def changed(snapshot: Snapshot, seed: int, change: float) -> Snapshot:
    """Other weights, activations and maps, each by about `change`, as after an iteration."""
    random = np.random.default_rng(seed)

    def moved(values: np.ndarray) -> np.ndarray:
        return values + random.normal(0, change, values.shape)

    layers = tuple(replace(layer, weights=moved(layer.weights)) for layer in snapshot.parameters)
    example = replace(snapshot.example, a=tuple(moved(a) for a in snapshot.example.a))
    function: FunctionPicture | None = snapshot.function
    if function is not None:
        function = replace(function, units=tuple(moved(units) for units in function.units))
    return replace(
        snapshot,
        parameters=layers,
        example=example,
        function=function,
        parameters_revision=seed,
        running=True,
    )


def measure(
    name: str, make: Callable[[], Snapshot], mode: str = "values", change: float = 0.01
) -> None:
    """Print the spread of CPU milliseconds for one frame."""
    states = [make()]
    for seed in range(1, STATES + 1):
        states.append(changed(states[-1], seed, change))
    states = [*states[1:], *states[-2:1:-1]]  # there and back, so that no step is larger
    view = NetworkDiagram(Selection())
    view.resize(WIDTH, HEIGHT)
    view.set_mode("blame" if mode == "blame" else "values")
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    times = []
    for frame in range(FRAMES + STATES):
        snapshot = replace(states[frame % len(states)], parameters_revision=100 + frame)
        start = time.process_time()
        view.show_snapshot(snapshot)
        view.render(image)
        if frame >= STATES:  # the first round fills the caches
            times.append(1e3 * (time.process_time() - start))
    print(f"{name:<44}{spread(times)}")


def deep() -> Snapshot:
    return snapshots.dense([2, 8, 8, 8, 8, 8, 8, 1], rows=4)


def main() -> None:
    application = QApplication.instance() or QApplication([])
    load_fonts()
    measure("2-2-1, every chip", snapshots.two_layer)
    measure("2-8-8-8-8-8-8-1: 51 nodes, 344 edges", deep)
    measure("the same with neuron maps", lambda: snapshots.with_function(deep()))
    measure("the same, every edge in another width", deep, change=0.2)
    measure("the same, blame view", deep, "blame")
    measure("784-128-64-10, folded, with weight pictures", snapshots.digits)
    application.processEvents()


if __name__ == "__main__":
    main()
