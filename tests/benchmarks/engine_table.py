"""The whole table of the engine's speed, one line a figure: measured against required.

Process CPU time on one thread, the median of the ratios of interleaved rounds. Rows that
need PyTorch or scikit-learn are left out, with a line that says so, where those are not
installed.

    python tests/benchmarks/engine_table.py [ROUNDS] [--without-digits]
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["OMP_NUM_THREADS"] = "1"

import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import digits_speed
import engine_speed
import landscape_speed
import numpy as np
import replicas_speed

from backprop_studio.engine.initializers import initial_parameters
from backprop_studio.engine.input_grid import InputGrid
from backprop_studio.engine.network import Network

torch = engine_speed.torch
Work = Callable[[], object]
# Rounds are short, so that what slows a shared machine down falls on both sides alike.
STEPS, DIGIT_STEPS, GRID = 300, 30, 100


@dataclass(frozen=True)
class Figure:
    """One line: `ours` has to be `required` times as fast as `theirs` (None: not there)."""

    work: str
    against: str
    required: float
    ours: Work
    theirs: Work | None


def steps() -> Iterator[Figure]:
    """Iterations with shuffling, every batch's loss recorded."""
    for widths, batch in (((2, 4, 2, 1), 10), ((2, 8, 8, 8, 1), 10), ((2, 8, 8, 8, 1), 30)):
        network, rows = engine_speed.tiny(widths)
        name = f"step of {'-'.join(map(str, widths))} tanh, batch {batch}"
        ours = engine_speed.ours(network, rows, batch, "mse", STEPS)
        eager = engine_speed.eager(network, rows, batch, STEPS, classes=False)
        yield Figure(name, "PyTorch eager", 18.0, ours, eager)
        if widths == (2, 4, 2, 1):
            textbook = engine_speed.textbook(network, rows, batch, STEPS)
            yield Figure(name, "textbook NumPy", 4.0, ours, textbook)
    network, rows = engine_speed.digits(pixels=True)
    for batch, required in ((32, 2.5), (128, 1.6)):
        name = f"step of 784-128-64-10 relu, float32, batch {batch}"
        ours = engine_speed.ours(network, rows, batch, "cross_entropy", DIGIT_STEPS)
        eager = engine_speed.eager(network, rows, batch, DIGIT_STEPS, classes=True)
        yield Figure(name, "PyTorch eager", required, ours, eager)
        products = engine_speed.products(batch, DIGIT_STEPS)
        yield Figure(name, "its matrix products alone", 0.7, ours, products)


def pictures() -> Iterator[Figure]:
    """Landscape, race and the maps of every neuron."""
    plane = landscape_speed.PLANES["two random directions"]
    yield Figure(
        "landscape 101×101, 2-4-2-1, 500 rows",
        "point by point",
        10.0,
        partial(landscape_speed.batched, plane),
        partial(landscape_speed.point_by_point, plane),
    )
    for name, settings in replicas_speed.RACES.items():
        yield Figure(
            f"race, {name}",
            "one after the other",
            4.0,
            partial(replicas_speed.together, settings),
            partial(replicas_speed.one_after_the_other, settings),
        )
    network, _ = engine_speed.tiny((2, 8, 8, 8, 1))
    parameters = initial_parameters(network, "xavier_uniform", 0)
    yield Figure(
        f"every neuron of 2-8-8-8-1, {GRID}×{GRID}",
        "PyTorch, float32",
        4.0,
        maps(network, parameters),
        maps_by_pytorch(network, parameters),
    )


def maps(network: Network, parameters: np.ndarray) -> Work:
    """What a view asks for at each frame: the maps with the present parameters."""
    axis = np.linspace(-1.0, 1.0, GRID)
    grid = InputGrid(network, parameters, network.new_statistics(), (axis, axis))

    def work() -> None:
        for _ in range(10):
            grid.take(parameters, network.new_statistics())
            grid.finish()

    return work


def maps_by_pytorch(network: Network, parameters: np.ndarray) -> Work | None:
    """The same maps by a forward pass over all points."""
    if torch is None:
        return None
    torch.set_num_threads(1)
    axis = torch.linspace(-1.0, 1.0, GRID)
    points = torch.cartesian_prod(axis, axis)
    layers = []
    for view in network.views(parameters):
        layer = torch.nn.Linear(*view.weights.shape)
        with torch.no_grad():
            layer.weight.copy_(torch.tensor(view.weights.T))
            layer.bias.copy_(torch.tensor(view.bias))
        layers.append(layer)

    def work() -> None:
        with torch.inference_mode():
            for _ in range(10):
                kept: list[Any] = [points]
                for layer in layers:
                    kept.append(torch.tanh(layer(kept[-1])))

    return work


def cpu_seconds(work: Work) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def measure(figure: Figure, rounds: int) -> str:
    """The line of a figure."""
    head = f"{figure.work:52} {figure.against:26} ≥ {figure.required:4g}"
    if figure.theirs is None:
        return f"{head}   left out: PyTorch is not installed"
    figure.ours(), figure.theirs()
    times = [(cpu_seconds(figure.ours), cpu_seconds(figure.theirs)) for _ in range(rounds)]
    ratio = statistics.median(theirs / ours for ours, theirs in times)
    verdict = "" if ratio >= figure.required else "   MISSED"
    return f"{head}   {ratio:6.2f}{verdict}"


def main() -> None:
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    rounds = numbers[0] if numbers else 21
    print(f"{'work':52} {'against':26} {'at least':6}   measured   ({rounds} rounds)")
    for figures in (steps(), pictures()):
        for figure in figures:
            print(measure(figure, rounds), flush=True)
    if "--without-digits" not in sys.argv:
        digits_speed.main()


if __name__ == "__main__":
    main()
