"""A race of eight in the session against eight runs there, one after the other.

2-4-2-1 tanh, batch 10 of 500 rows, shuffled; with all that the session remembers of a run,
and a snapshot every 2 ms of work as the worker makes them. Process CPU time, median of
interleaved rounds.

    python tests/benchmarks/race_speed.py [rounds]
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"

import json
import statistics
import sys
import time
from collections.abc import Sequence

import msgspec

from backprop_studio.experiment import storage
from backprop_studio.experiment.model import Adam, Experiment, Optimizer, Rmsprop, Sgd
from backprop_studio.training.commands import Command, Configure, Iterate
from backprop_studio.training.race_messages import StartRace
from backprop_studio.training.session import Session

STEPS, SLICE, FRAME = 4000, 0.002, 0.016
RATES = (0.001, 0.003, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5)
RACES: dict[str, tuple[Optimizer, ...]] = {
    "eight learning rates, sgd": tuple(Sgd(learning_rate=rate) for rate in RATES),
    "eight learning rates, adam": tuple(Adam(learning_rate=rate) for rate in RATES),
    "four optimizers, two rates each": tuple(
        optimizer
        for rate in RATES[:2]
        for optimizer in (
            Sgd(learning_rate=rate),
            Sgd(learning_rate=rate, momentum=0.9),
            Rmsprop(learning_rate=rate),
            Adam(learning_rate=rate),
        )
    ),
}
DOCUMENT = {
    "format": "backprop-studio/experiment",
    "version": 1,
    "data": {"source": "generated", "generator": "spiral", "samples": 500},
    "network": {
        "layers": [
            {"units": 4, "activation": "tanh"},
            {"units": 2, "activation": "tanh"},
            {"units": 1, "activation": "tanh"},
        ]
    },
    "loss": {"kind": "mse"},
    "training": {"batch_size": 10},
}


def never() -> bool:
    return False


def cpu_seconds(experiment: Experiment, *commands: Command) -> float:
    """For all that these commands ask; the first snapshot is not counted."""
    session = Session()
    session.handle(Configure(experiment, 1))
    session.snapshot()
    began, shown = time.process_time(), time.perf_counter()
    for command in commands:
        session.handle(command)
        while not session.idle:
            session.advance(SLICE, never)
            if time.perf_counter() - shown > FRAME:
                shown = time.perf_counter()
                session.snapshot()
    return time.process_time() - began


def one_after_the_other(experiment: Experiment, optimizers: Sequence[Optimizer]) -> float:
    return sum(
        cpu_seconds(msgspec.structs.replace(experiment, optimizer=optimizer), Iterate(STEPS))
        for optimizer in optimizers
    )


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    experiment = storage.decode(json.dumps(DOCUMENT).encode())
    for name, optimizers in RACES.items():
        pairs = [
            (
                one_after_the_other(experiment, optimizers),
                cpu_seconds(experiment, StartRace(optimizers), Iterate(STEPS)),
            )
            for _ in range(rounds)
        ]
        slow, fast = (1e6 / STEPS * statistics.median(t) for t in zip(*pairs, strict=True))
        ratio = statistics.median(a / b for a, b in pairs)
        print(f"{name}: {slow:.0f} µs a step of all alone, {fast:.0f} µs in a race, {ratio:.1f}×")


if __name__ == "__main__":
    main()
