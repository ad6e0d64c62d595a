"""A landscape of 101×101 points against the same picture point by point.

The work: 2-4-2-1 tanh, 500 rows, float32, against a textbook NumPy forward pass in
float64 at each point. One thread, process CPU time, median of 7 interleaved rounds.

    python tests/benchmarks/landscape_speed.py
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"

import statistics
import time
from collections.abc import Callable

import numpy as np

from backprop_studio.engine.batches import Rows
from backprop_studio.engine.initializers import initial_parameters
from backprop_studio.engine.landscape import LossSurface
from backprop_studio.engine.network import LayerSpec, Network
from backprop_studio.engine.planes import Plane, parameter_plane, random_plane

ROUNDS = 7
POINTS = np.linspace(-2.0, 2.0, 101)
NETWORK = Network(2, (LayerSpec(4, "tanh"), LayerSpec(2, "tanh"), LayerSpec(1, "tanh")))
START = initial_parameters(NETWORK, "xavier_normal", 1)
RANDOM = np.random.default_rng(0)
ROWS = Rows(RANDOM.normal(size=(500, 2)), RANDOM.normal(size=(500, 1)))
PLANES = {
    "two random directions": random_plane(NETWORK, START, 3),
    "two weights of the first layer, same unit": parameter_plane(START, 0, 4),
    "two weights of the first layer, two units": parameter_plane(START, 0, 1),
    "two weights of different layers": parameter_plane(START, 0, 12),
    "two weights of the last layer": parameter_plane(START, 22, 23),
}


def point_by_point(plane: Plane) -> np.ndarray:
    loss = np.empty((len(POINTS), len(POINTS)))
    for i, beta in enumerate(POINTS):
        for j, alpha in enumerate(POINTS):
            x = ROWS.inputs
            for layer in NETWORK.views(plane.point(alpha, beta)):
                x = np.tanh(x @ layer.weights + layer.bias)
            loss[i, j] = np.mean((x - ROWS.targets) ** 2)
    return loss


def batched(plane: Plane) -> np.ndarray:
    return LossSurface(NETWORK, NETWORK.new_statistics(), ROWS, plane, POINTS, POINTS).finish()


def cpu_seconds(work: Callable[[Plane], np.ndarray], plane: Plane) -> float:
    start = time.process_time()
    work(plane)
    return time.process_time() - start


def main() -> None:
    for name, plane in PLANES.items():
        error = np.abs(batched(plane) / point_by_point(plane) - 1).max()
        times = [
            (cpu_seconds(point_by_point, plane), cpu_seconds(batched, plane)) for _ in range(ROUNDS)
        ]
        slow, fast = (statistics.median(column) for column in zip(*times, strict=True))
        ratio = statistics.median(a / b for a, b in times)
        print(
            f"{name}: {1e3 * slow:.0f} ms point by point, {1e3 * fast:.1f} ms here, "
            f"{ratio:.1f}× (relative difference {error:.0e})"
        )


if __name__ == "__main__":
    main()
