"""The shipped digits example from the command line, and scikit-learn on the same network.

First the program's own `run`: accuracy on the 10 000 test digits, time and CPU. Then both
in one process on one thread, epoch by epoch until 97.5 % of the test digits are right:
CPU of the training alone, without reading the digits and without counting.

    python tests/benchmarks/digits_speed.py
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["OMP_NUM_THREADS"] = "1"

import json
import resource
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import numpy as np

from backprop_studio.data import digits
from backprop_studio.experiment import storage
from backprop_studio.experiment.build import build

try:
    from sklearn.neural_network import MLPClassifier
except ImportError:
    MLPClassifier = None

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "resources" / "examples" / "digits.backprop"
GOAL, MOST_EPOCHS, STEPS = 0.975, 20, 2814


def from_the_command_line() -> None:
    """`run` in a process of its own; the accuracy from the trace it leaves."""
    with tempfile.TemporaryDirectory() as folder:
        trace = Path(folder) / "trace.json"
        words = ["run", str(EXAMPLE), "--steps", str(STEPS), "--trace", str(trace)]
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run([sys.executable, "-m", "backprop_studio", *words], check=True, cwd=ROOT)
        seconds = time.perf_counter() - start
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        parameters = json.loads(trace.read_text())["parameters"]
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    shipped = digits.load()
    a = shipped.test_images.reshape(len(shipped.test_images), -1) / 255.0
    for number, layer in enumerate(parameters):
        z = a @ np.array(layer["weights"]) + np.array(layer["bias"])
        a = z if number == len(parameters) - 1 else np.maximum(z, 0.0)
    right = float(np.mean(a.argmax(axis=1) == shipped.test_labels))
    verdict = "" if right >= GOAL else "   MISSED"
    print(
        f"run digits.backprop --steps {STEPS}: {right:.2%} of 10 000 test digits "
        f"(≥ {GOAL:.1%}), {seconds:.1f} s, CPU {cpu:.1f} s, "
        f"{after.ru_maxrss / 1024:.0f} MiB at most{verdict}"
    )


def until_the_goal(name: str, epoch: Callable[[], object], accuracy: Callable[[], float]) -> None:
    """Train epoch by epoch; print the CPU that took until the goal."""
    cpu, number, right = 0.0, 0, 0.0
    while right < GOAL and number < MOST_EPOCHS:
        start = time.process_time()
        epoch()
        cpu += time.process_time() - start
        right, number = accuracy(), number + 1
    print(
        f"{name}: {right:.2%} after {number} epochs, CPU {cpu:.1f} s, {cpu / number:.2f} an epoch"
    )


def main() -> None:
    from_the_command_line()
    run = build(storage.load(EXAMPLE), EXAMPLE.parent)
    trainer, held_out = run.trainer, run.trainer.validation
    assert held_out is not None
    until_the_goal(
        "engine, the same document",
        lambda: trainer.advance(trainer.iterations_per_epoch),
        lambda: trainer.evaluate(held_out)[1] or 0.0,
    )
    if MLPClassifier is None:
        print("scikit-learn's MLPClassifier: left out, scikit-learn is not installed")
        return
    shipped = digits.load()
    inputs, test = (
        images.reshape(len(images), -1).astype(np.float32) / np.float32(255)
        for images in (shipped.training_images, shipped.test_images)
    )
    model = MLPClassifier(
        (128, 64),
        solver="adam",
        alpha=0.0,
        batch_size=128,
        learning_rate_init=0.002,
        random_state=0,
    )
    classes = np.arange(10)
    warnings.simplefilter("ignore")
    until_the_goal(
        "scikit-learn's MLPClassifier, float32, the same network, batch and Adam",
        lambda: model.partial_fit(inputs, shipped.training_labels, classes=classes),
        lambda: float(model.score(test, shipped.test_labels)),
    )


if __name__ == "__main__":
    main()
