"""The principal components of a run's path, for networks of any size, in pieces.

With K the vectors a run went through less their mean, one a row, and K = U S Vᵀ, the rows of
Vᵀ are the directions of greatest variance, S² / Σ S² their shares. For n vectors of many
parameters there is a shorter way than to decompose K:

    K Kᵀ = U S² Uᵀ        the directions are        Vᵀ = S⁻¹ Uᵀ K

and the small matrix K Kᵀ (n, n) is a sum over blocks of columns.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

MULTIPLICATIONS = 2_000_000  # of a piece: about a millisecond
NOTHING = 1e-13  # of the largest variance: below, a direction is rounding noise


class PrincipalAxes:
    """The two directions of greatest variance of parameter vectors (size,).

    After `pieces`: `directions` (2, size) of length 1, each pointing the way the run went,
    and `explained`, the share of the variance along each; a direction that the vectors do
    not have is 0, its share too.
    """

    def __init__(self, vectors: Sequence[Array]) -> None:
        self._vectors = vectors
        self.directions = np.zeros((2, len(vectors[0])))
        self.explained = (0.0, 0.0)

    def finish(self) -> None:
        """All of it at once."""
        for _ in self.pieces():
            pass

    def pieces(self) -> Iterator[None]:
        """Compute, stopping after about each millisecond of work."""
        count, size = len(self._vectors), len(self._vectors[0])
        width = max(1, MULTIPLICATIONS // (count * count))
        gram = np.zeros((count, count))
        for start in range(0, size, width):
            away = self._away(start, start + width)
            with np.errstate(all="ignore"):
                gram += away @ away.T
            yield
        if not np.isfinite(gram).all():
            return
        centred = gram - gram.mean(axis=0)
        centred -= centred.mean(axis=1)[:, None]
        squares, left = np.linalg.eigh(centred)
        squares, left = np.maximum(squares[::-1], 0.0), left[:, ::-1]
        total = float(squares.sum())
        wanted = min(2, count)
        real = [i for i in range(wanted) if squares[i] > NOTHING * max(squares[0], 1e-300)]
        mixes = left[:, real] - left[:, real].mean(axis=0)
        for start in range(0, size, width):
            found = mixes.T @ self._away(start, start + width)
            self.directions[real, start : start + width] = found
            yield
        shares = [0.0, 0.0]
        for i in real:
            self.directions[i] /= np.linalg.norm(self.directions[i])
            if np.dot(self._vectors[-1] - self._vectors[0], self.directions[i]) < 0.0:
                self.directions[i] *= -1.0
            shares[i] = float(squares[i]) / total
        self.explained = (shares[0], shares[1])

    def _away(self, start: int, end: int) -> Array:
        """A block of columns, less the last vector: what is left has no large common part."""
        last = self._vectors[-1][start:end]
        with np.errstate(all="ignore"):
            away = [vector[start:end] - last for vector in self._vectors]
        return np.stack(away).astype(np.float64)
