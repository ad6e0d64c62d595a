"""Every neuron of 2-8-8-8-1 on a 100×100 grid, against PyTorch and textbook NumPy.

float32, one thread, process CPU time, median of 7 interleaved rounds. PyTorch is compared
with if it is installed.

    python tests/benchmarks/grid_speed.py
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["OMP_NUM_THREADS"] = "1"

import statistics
import time
from collections.abc import Callable

import numpy as np

from backprop_studio.engine.initializers import initial_parameters
from backprop_studio.engine.input_grid import InputGrid
from backprop_studio.engine.network import LayerSpec, Network

try:
    import torch
except ImportError:
    torch = None

ROUNDS, REPEATS = 7, 50
NETWORK = Network(2, (LayerSpec(8, "tanh"),) * 3 + (LayerSpec(1, "tanh"),))
START = initial_parameters(NETWORK, "xavier_normal", 1)
RUNNING = NETWORK.new_statistics()
AXES = (np.linspace(-1, 1, 100),) * 2
POINTS = np.stack(np.meshgrid(*AXES), axis=-1).reshape(-1, 2)


def here() -> Callable[[], None]:
    grid = InputGrid(NETWORK, START, RUNNING, AXES)

    def work() -> None:
        grid.take(START, RUNNING)
        grid.finish()

    return work


def textbook() -> Callable[[], None]:
    points = POINTS.astype(np.float32)
    layers = NETWORK.views(START.astype(np.float32))

    def work() -> None:
        maps = [points]
        for layer in layers:
            maps.append(np.tanh(maps[-1] @ layer.weights + layer.bias))

    return work


def pytorch() -> Callable[[], None]:
    torch.set_num_threads(1)
    points = torch.tensor(POINTS, dtype=torch.float32)
    linear = []
    for layer in NETWORK.views(START):
        linear.append(torch.nn.Linear(*layer.weights.shape))
        linear[-1].weight.data = torch.tensor(layer.weights.T, dtype=torch.float32)
        linear[-1].bias.data = torch.tensor(layer.bias, dtype=torch.float32)

    @torch.no_grad()
    def work() -> None:
        maps = [points]
        for layer in linear:
            maps.append(torch.tanh(layer(maps[-1])))

    return work


def cpu_seconds(work: Callable[[], None]) -> float:
    start = time.process_time()
    for _ in range(REPEATS):
        work()
    return (time.process_time() - start) / REPEATS


def main() -> None:
    works = {"here": here(), "textbook NumPy": textbook()}
    if torch is not None:
        works["PyTorch"] = pytorch()
    times: dict[str, list[float]] = {name: [] for name in works}
    for work in works.values():
        work()
    for _ in range(ROUNDS):
        for name, work in works.items():
            times[name].append(cpu_seconds(work))
    for name in works:
        ratio = statistics.median(a / b for a, b in zip(times[name], times["here"], strict=True))
        print(f"{name}: {1e6 * statistics.median(times[name]):.0f} µs, {ratio:.1f}×")
    if torch is None:
        print("PyTorch is not installed: not compared")


if __name__ == "__main__":
    main()
