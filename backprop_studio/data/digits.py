"""MNIST: 60 000 handwritten digits to train on, 10 000 to test with, kept as bytes.

They are read once and kept. Reading takes about half a second, so that it can be done in pieces:
whoever waits is told how far it is, and may give up between two of them.
"""

import zipfile
from collections.abc import Iterator
from functools import cache
from typing import IO, Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from backprop_studio.assets import resource

PIXELS = 784
CLASSES = 10
TRAINING = 60_000

PIECE = 256 * 1024  # bytes between two words about the progress, about 2 ms
_PARTS = ("train_images", "train_labels", "test_images", "test_labels")


class Digits(Struct, frozen=True):
    """Images (n, 784) of 0 to 255, labels (n,) of 0 to 9; read-only."""

    training_images: NDArray[np.uint8]
    training_labels: NDArray[np.uint8]
    test_images: NDArray[np.uint8]
    test_labels: NDArray[np.uint8]


@cache
def _kept() -> list[Digits]:
    """Nothing, or the digits that have been read."""
    return []


def loaded() -> bool:
    """Whether `load` has them at hand."""
    return bool(_kept())


def load() -> Digits:
    """All 70 000 digits, 55 MB, read once."""
    for _share in pieces():
        pass
    return _kept()[0]


def pieces() -> Iterator[float]:
    """Read them a piece at a time; yields the share read so far. After the last piece `load`
    has them at hand; an iterator that is dropped before has read for nothing."""
    if loaded():
        return
    arrays: list[NDArray[np.uint8]] = []
    with zipfile.ZipFile(resource("data/mnist.npz")) as archive:
        names = [f"{name}.npy" for name in _PARTS]
        whole = sum(archive.getinfo(name).file_size for name in names)
        done = 0
        for name in names:
            with archive.open(name) as file:
                array = _empty(file)
                view = array.reshape(-1).data
                arrays.append(array)
                at = 0
                while at < len(view):
                    read = file.readinto(view[at : at + PIECE])  # type: ignore[attr-defined]
                    if not read:
                        raise EOFError(f"{name} ends after {at} of {len(view)} bytes")
                    at, done = at + read, done + read
                    yield min(1.0, done / whole)
    _keep(arrays)


def _empty(file: IO[bytes]) -> NDArray[Any]:
    """Room for the bytes that an .npy file announces, behind whose header `file` then stands."""
    np.lib.format.read_magic(file)
    shape, _, _ = np.lib.format.read_array_header_1_0(file)
    return np.empty(shape, dtype=np.uint8)


def _keep(arrays: list[NDArray[np.uint8]]) -> None:
    images, labels, test_images, test_labels = arrays
    images, test_images = images.reshape(-1, PIXELS), test_images.reshape(-1, PIXELS)
    for array in (images, labels, test_images, test_labels):
        array.flags.writeable = False
    _kept()[:] = [Digits(images, labels, test_images, test_labels)]


def one_hot(labels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Labels (n,) as (n, 10): a 1 in the column of the digit."""
    columns: NDArray[np.uint8] = np.eye(CLASSES, dtype=np.uint8)[labels]
    return columns
