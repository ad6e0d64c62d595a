"""MNIST: 60 000 handwritten digits to train on, 10 000 to test with, kept as bytes."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from backprop_studio.assets import resource

PIXELS = 784
CLASSES = 10
TRAINING = 60_000
TEST = 10_000


@dataclass(frozen=True, slots=True)
class Digits:
    """Images (n, 784) of 0 to 255, labels (n,) of 0 to 9; read-only."""

    training_images: NDArray[np.uint8]
    training_labels: NDArray[np.uint8]
    test_images: NDArray[np.uint8]
    test_labels: NDArray[np.uint8]


@cache
def load() -> Digits:
    """All 70 000 digits, 55 MB, read once."""
    with np.load(resource("data/mnist.npz"), allow_pickle=False) as archive:
        arrays = [
            archive["train_images"].reshape(-1, PIXELS),
            archive["train_labels"],
            archive["test_images"].reshape(-1, PIXELS),
            archive["test_labels"],
        ]
    for array in arrays:
        array.flags.writeable = False
    return Digits(*arrays)


def one_hot(labels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Labels (n,) as (n, 10): a 1 in the column of the digit."""
    columns: NDArray[np.uint8] = np.eye(CLASSES, dtype=np.uint8)[labels]
    return columns
