"""Eight runs as one array against the same eight runs one after the other.

2-4-2-1 tanh, batch 10 of 500 rows, shuffled, every step. One thread, process CPU time,
median of 7 interleaved rounds.

    python tests/benchmarks/replicas_speed.py
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"

import statistics
import time
from collections.abc import Callable

import numpy as np

from backprop_studio.engine.batches import Rows
from backprop_studio.engine.initializers import initial_parameters
from backprop_studio.engine.network import LayerSpec, Network
from backprop_studio.engine.optimizers import Rule
from backprop_studio.engine.replicas import race
from backprop_studio.engine.settings import Settings
from backprop_studio.engine.trainer import Trainer

ROUNDS, STEPS = 7, 1000
NETWORK = Network(2, (LayerSpec(4, "tanh"), LayerSpec(2, "tanh"), LayerSpec(1, "tanh")))
START = initial_parameters(NETWORK, "xavier_normal", 1)
RANDOM = np.random.default_rng(0)
ROWS = Rows(RANDOM.normal(size=(500, 2)), RANDOM.normal(size=(500, 1)))
RATES = (0.001, 0.003, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5)
RULES = [Rule(), Rule(momentum=0.9), Rule("rmsprop"), Rule("adam")]
RACES = {
    "eight learning rates, sgd": [Settings(batch_size=10, learning_rate=rate) for rate in RATES],
    "eight learning rates, adam": [
        Settings(batch_size=10, learning_rate=rate, rule=Rule("adam")) for rate in RATES
    ],
    "four optimizers, two rates each": [
        Settings(batch_size=10, learning_rate=rate, rule=rule)
        for rule in RULES
        for rate in RATES[:2]
    ],
}


def one_after_the_other(settings: list[Settings]) -> None:
    for own in settings:
        Trainer(NETWORK, own, ROWS, None, START).advance(STEPS)


def together(settings: list[Settings]) -> None:
    race(NETWORK, settings, ROWS, START).advance(STEPS)


def cpu_seconds(work: Callable[[list[Settings]], None], settings: list[Settings]) -> float:
    start = time.process_time()
    work(settings)
    return time.process_time() - start


def main() -> None:
    for name, settings in RACES.items():
        times = [
            (cpu_seconds(one_after_the_other, settings), cpu_seconds(together, settings))
            for _ in range(ROUNDS)
        ]
        slow, fast = (1e6 / STEPS * statistics.median(t) for t in zip(*times, strict=True))
        ratio = statistics.median(a / b for a, b in times)
        print(f"{name}: {slow:.0f} µs a step alone, {fast:.0f} µs together, {ratio:.1f}×")


if __name__ == "__main__":
    main()
