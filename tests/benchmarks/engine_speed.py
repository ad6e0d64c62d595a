"""Prints what one training step costs, against a textbook NumPy loop and, if it is
installed, PyTorch eager: process CPU time on one thread, median of interleaved rounds.

    python tests/benchmarks/engine_speed.py [rounds]
"""

import itertools
import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from backprop_studio.engine.batches import Rows
from backprop_studio.engine.initializers import initial_parameters
from backprop_studio.engine.network import LayerSpec, Network
from backprop_studio.engine.settings import Settings
from backprop_studio.engine.trainer import Trainer

try:
    import torch
except ImportError:
    torch = None

Array = np.ndarray[Any, Any]
Work = Callable[[], object]


def tiny(widths: tuple[int, ...]) -> tuple[Network, Rows]:
    random = np.random.default_rng(0)
    inputs = random.normal(size=(500, widths[0]))
    targets = np.tanh(inputs[:, :1] * inputs[:, 1:2])
    network = Network(widths[0], tuple(LayerSpec(units, "tanh") for units in widths[1:]))
    return network, Rows(inputs, targets)


def digits(pixels: bool) -> tuple[Network, Rows]:
    """Inputs as pixels, one byte each as MNIST has them, or divided by 255 beforehand, as
    PyTorch is given them here. (The program keeps pixels: four times less memory.)"""
    random = np.random.default_rng(0)
    inputs = random.integers(0, 256, (6_000, 784), dtype=np.uint8)
    if not pixels:
        inputs = inputs / np.float32(255)
    targets = np.eye(10, dtype=np.float32)[random.integers(0, 10, 6_000)]
    layers = (LayerSpec(128, "relu"), LayerSpec(64, "relu"), LayerSpec(10, "softmax"))
    return Network(784, layers, np.float32), Rows(inputs, targets)


def ours(network: Network, rows: Rows, batch: int, loss: str, steps: int) -> Work:
    settings = Settings(loss=loss, batch_size=batch, learning_rate=0.05)
    start = initial_parameters(network, "xavier_uniform", 0)
    trainer = Trainer(network, settings, rows, None, start)

    def work() -> None:
        record: list[float] = []
        trainer.advance(steps, record)

    return work


def textbook(network: Network, rows: Rows, batch: int, steps: int) -> Work:
    """The loop of a tutorial: clear, correct, every result a new array."""
    random = np.random.default_rng(0)
    flat = initial_parameters(network, "xavier_uniform", 0)
    weights = [view.weights.copy() for view in network.views(flat)]
    biases = [view.bias.copy() for view in network.views(flat)]
    order = {"rows": random.permutation(len(rows)), "at": 0}

    def one_step() -> float:
        if order["at"] + batch > len(rows):
            order.update(rows=random.permutation(len(rows)), at=0)
        chosen = order["rows"][order["at"] : order["at"] + batch]
        order["at"] += batch
        activations = [rows.inputs[chosen]]
        targets = rows.targets[chosen]
        for w, b in zip(weights, biases, strict=True):
            activations.append(np.tanh(activations[-1] @ w + b))
        error = activations[-1] - targets
        loss = np.mean(error**2)
        delta = 2.0 * error / error.size * (1.0 - activations[-1] ** 2)
        gradients = []
        for layer in range(len(weights) - 1, -1, -1):
            gradients.append((activations[layer].T @ delta, np.sum(delta, axis=0)))
            if layer:
                delta = (delta @ weights[layer].T) * (1.0 - activations[layer] ** 2)
        for layer, (by_weights, by_bias) in enumerate(reversed(gradients)):
            weights[layer] = weights[layer] - 0.05 * by_weights
            biases[layer] = biases[layer] - 0.05 * by_bias
        return float(loss)

    def work() -> None:
        record = []
        for _ in range(steps):
            record.append(one_step())

    return work


def products(batch: int, steps: int) -> Work:
    """The matrix products of a 784-128-64-10 step alone: BLAS and nothing else."""
    random = np.random.default_rng(0)
    widths = (784, 128, 64, 10)
    xs = [random.random((batch, width), np.float32) for width in widths]
    ws = [random.random(shape, np.float32) for shape in itertools.pairwise(widths)]
    zs = [np.empty((batch, width), np.float32) for width in widths]
    gs = [np.empty_like(w) for w in ws]

    def work() -> None:
        for _ in range(steps):
            for layer in range(3):
                np.matmul(xs[layer], ws[layer], zs[layer + 1])
            for layer in (2, 1, 0):
                np.matmul(xs[layer].T, xs[layer + 1], gs[layer])
                if layer:
                    np.matmul(xs[layer + 1], ws[layer].T, zs[layer])

    return work


def eager(
    network: Network, rows: Rows, batch: int, steps: int, classes: bool
) -> Work | None:  # pragma: no cover
    """The same step in PyTorch, as its tutorials write it."""
    if torch is None:
        return None
    torch.set_num_threads(1)
    parts: list[Any] = []
    for below, above in itertools.pairwise(network.widths):
        parts += [torch.nn.Linear(below, above), torch.nn.ReLU() if classes else torch.nn.Tanh()]
    model = torch.nn.Sequential(*(parts[:-1] if classes else parts))
    kind = torch.float32 if classes else torch.float64
    model.to(kind)
    inputs = torch.tensor(rows.inputs).to(kind) / (255 if rows.inputs.dtype == np.uint8 else 1)
    targets = torch.tensor(rows.targets).to(kind)
    criterion = torch.nn.CrossEntropyLoss() if classes else torch.nn.MSELoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
    order = {"rows": torch.randperm(len(rows)), "at": 0}

    def work() -> None:
        record = []
        for _ in range(steps):
            if order["at"] + batch > len(rows):
                order.update(rows=torch.randperm(len(rows)), at=0)
            chosen = order["rows"][order["at"] : order["at"] + batch]
            order["at"] += batch
            loss = criterion(model(inputs[chosen]), targets[chosen])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            record.append(loss.item())

    return work


def compare(title: str, steps: int, rounds: int, works: dict[str, Work | None]) -> None:
    """Run all in turn, `rounds` times; print µs a step and the ratio to the first."""
    present = {name: work for name, work in works.items() if work is not None}
    times: dict[str, list[float]] = {name: [] for name in present}
    for work in present.values():
        work()
    for _ in range(rounds):
        for name, work in present.items():
            begin = time.process_time()
            work()
            times[name].append((time.process_time() - begin) / steps * 1e6)
    first = statistics.median(times["engine"])
    print(title)
    for name, measured in times.items():
        median = statistics.median(measured)
        print(f"  {name:18} {median:9.1f} µs   ×{median / first:.2f}")


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    for widths, batch in (((2, 4, 2, 1), 10), ((2, 8, 8, 8, 1), 10), ((2, 8, 8, 8, 1), 30)):
        network, rows = tiny(widths)
        name = "-".join(map(str, widths))
        compare(
            f"{name} tanh, batch {batch}, sgd, loss recorded",
            2000,
            rounds,
            {
                "engine": ours(network, rows, batch, "mse", 2000),
                "textbook NumPy": textbook(network, rows, batch, 2000),
                "PyTorch eager": eager(network, rows, batch, 2000, classes=False),
            },
        )
    for pixels, batch in itertools.product((False, True), (32, 128)):
        network, rows = digits(pixels)
        kind = "pixels to be converted" if pixels else "inputs as they are used"
        compare(
            f"784-128-64-10 relu, cross-entropy, float32, batch {batch}, {kind}",
            100,
            rounds,
            {
                "engine": ours(network, rows, batch, "cross_entropy", 100),
                "its products alone": products(batch, 100),
                "PyTorch eager": eager(network, rows, batch, 100, classes=True),
            },
        )


if __name__ == "__main__":
    main()
