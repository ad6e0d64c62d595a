"""How long it takes to return to any of 100 000 iterations of a 2-8-8-1 network.

Batch 10 of 500 rows, adam. Also what recording costs, and what the record weighs.

    python tests/benchmarks/history_speed.py
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"

import time

import numpy as np

from backprop_studio.engine.batches import Rows
from backprop_studio.engine.history import History
from backprop_studio.engine.initializers import initial_parameters
from backprop_studio.engine.network import LayerSpec, Network
from backprop_studio.engine.optimizers import Rule
from backprop_studio.engine.settings import Settings
from backprop_studio.engine.trainer import Trainer

ITERATIONS, SEEKS = 100_000, 300


def new_trainer() -> Trainer:
    layers = (LayerSpec(8, "tanh"), LayerSpec(8, "tanh"), LayerSpec(1, "tanh"))
    network, random = Network(2, layers), np.random.default_rng(0)
    inputs = random.normal(size=(500, 2))
    rows = Rows(inputs, np.tanh(inputs[:, :1] * inputs[:, 1:]))
    settings = Settings(batch_size=10, learning_rate=0.001, rule=Rule("adam"))
    return Trainer(network, settings, rows, None, initial_parameters(network, "xavier_normal", 0))


def main() -> None:
    start = time.process_time()
    new_trainer().advance(ITERATIONS)
    alone = time.process_time() - start
    history = History(new_trainer())
    start = time.process_time()
    history.advance(ITERATIONS)
    recorded = time.process_time() - start
    times = []
    for iteration in np.random.default_rng(0).integers(ITERATIONS, size=SEEKS):
        start = time.perf_counter()
        history.seek(int(iteration))
        times.append(1e3 * (time.perf_counter() - start))
    p50, p99 = np.percentile(times, (50, 99))
    print(
        f"seek p50 {p50:.1f}, p99 {p99:.1f}, max {max(times):.1f} ms; "
        f"{history.keyframe_count} keyframes, {history.bytes / 2**20:.1f} MiB; "
        f"run {alone:.2f} s, recorded {recorded:.2f} s"
    )


if __name__ == "__main__":
    main()
