"""Between a table and a network: hold rows out for validation, standardize columns.

A column is standardized with the mean μ and the population standard deviation σ
of its *training* rows, x ↦ (x − μ)/σ: the validation rows must not leak into
what the network is trained on. A column without spread is only centred (σ = 1).
"""

import math
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Numbers = NDArray[Any]

CHUNK = 4096  # rows converted at a time where the table keeps a smaller type


def held_out(rows: int, fraction: float) -> int:
    """How many rows validation gets: floor(rows · fraction), at least one is left to train."""
    return min(math.floor(rows * fraction), rows - 1)


def split(rows: int, fraction: float, seed: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Row numbers for training and for validation, chosen by `seed`, each in ascending order."""
    count = held_out(rows, fraction)
    if count == 0:
        return np.arange(rows), np.arange(0)
    # a stream of its own: the rows themselves may have been drawn from `seed`
    order = np.random.default_rng((seed, 1)).permutation(rows)
    return np.sort(order[count:]), np.sort(order[:count])


def first_of_permutation(rows: int, samples: int, seed: int) -> NDArray[np.intp]:
    """The first `samples` of one permutation of `rows` row numbers."""
    return np.random.default_rng(seed).permutation(rows)[:samples].astype(np.intp)


class Standardizer(Struct, frozen=True):
    """x ↦ (x − mean)/deviation by column, and back. Both (columns,)."""

    mean: Floats
    deviation: Floats

    @classmethod
    def of(cls, rows: Numbers) -> "Standardizer":
        """Mean and population standard deviation of each column of `rows` (n, columns).

        The sums run over x/max|x|, so that columns near 10³⁰⁸ do not overflow.
        """
        low, high = rows.min(axis=0).astype(np.float64), rows.max(axis=0).astype(np.float64)
        largest = np.maximum(np.abs(low), np.abs(high))
        largest[largest == 0.0] = 1.0
        relative = np.zeros(rows.shape[1])
        for chunk in _chunks(rows):
            relative += (chunk / largest).sum(axis=0)
        relative /= len(rows)
        squares = np.zeros(rows.shape[1])
        for chunk in _chunks(rows):
            squares += ((chunk / largest - relative) ** 2).sum(axis=0)
        deviation = np.sqrt(squares / len(rows)) * largest
        flat = (low == high) | (deviation == 0.0)
        mean = np.where(low == high, low, relative * largest)
        return cls(mean, np.where(flat, 1.0, deviation))

    @classmethod
    def identity(cls, columns: int) -> "Standardizer":
        """Leaves `columns` columns as they are."""
        return cls(np.zeros(columns), np.ones(columns))

    @property
    def changes_nothing(self) -> bool:
        """Whether this is the identity."""
        return not self.mean.any() and bool((self.deviation == 1.0).all())

    def apply(self, values: Numbers) -> Floats:
        """Standardized values (…, columns); infinite where they do not fit a float64."""
        with np.errstate(over="ignore"):
            # halves, because the difference of two numbers near 10³⁰⁸ overflows
            half = values * 0.5 - self.mean * 0.5
            result: Floats = half / self.deviation * 2.0
        return result

    def apply_to_pixels(self, pixels: Numbers, scale: float, dtype: np.dtype[Any]) -> Numbers:
        """Bytes (n, columns) times `scale`, standardized: a few rows at a time, for what lies
        between takes several times the room."""
        result = np.empty(pixels.shape, dtype)
        for start in range(0, len(pixels), CHUNK):
            rows = slice(start, start + CHUNK)
            result[rows] = self.apply(pixels[rows] * dtype.type(scale))
        return result

    def undo(self, values: Numbers) -> Floats:
        """What `apply` was given (…, columns)."""
        with np.errstate(over="ignore"):
            result: Floats = values * self.deviation + self.mean
        return result


def _chunks(rows: Numbers) -> list[Numbers] | Any:
    if rows.dtype == np.float64:
        return [rows]
    return (rows[i : i + CHUNK].astype(np.float64) for i in range(0, len(rows), CHUNK))
