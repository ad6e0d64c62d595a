"""The ways of several runs through parameter space, thinned as they grow."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from backprop_studio.engine.planes import ParameterAxes
from backprop_studio.training.plane_place import Axes
from backprop_studio.training.recording import WHOLE_VECTORS

CAPACITY = 400  # points of a way

Floats = NDArray[np.float64]


class TrailStack:
    """Every `stride`-th iteration's vectors (runs, size), at most `CAPACITY` of them.

    Small networks keep whole vectors; of larger ones only the chosen positions are kept, from
    the moment they are chosen.
    """

    def __init__(self, runs: int, size: int) -> None:
        self._whole = size <= WHOLE_VECTORS
        self._positions = (0, 0)
        self._vectors = np.empty((CAPACITY, runs, size if self._whole else 2))
        self._iterations = np.empty(CAPACITY, np.int64)
        self._count = 0
        self.stride = 1  # iterations from one point to the next

    def choose(self, first: int, second: int) -> None:
        """Which two numbers of the flat vector `path` is about."""
        positions = first, second
        if positions != self._positions and not self._whole:
            self._count, self.stride = 0, 1
        self._positions = positions

    def put(self, iteration: int, parameters: NDArray[np.floating]) -> None:
        """Keep where the runs (R, size) stand at `iteration`, a multiple of the stride."""
        if self._count == CAPACITY:
            self.stride *= 2
            kept = np.flatnonzero(self._iterations % self.stride == 0)
            self._vectors[: len(kept)] = self._vectors[kept]
            self._iterations[: len(kept)] = self._iterations[kept]
            self._count = len(kept)
            if iteration % self.stride:
                return
        columns = slice(None) if self._whole else list(self._positions)
        self._vectors[self._count] = parameters[:, columns]
        self._iterations[self._count] = iteration
        self._count += 1

    def path(self, run: int, axes: Axes, parameters: NDArray[np.floating]) -> Floats:
        """(n, 2), read-only: that run's places on the axes, ending with `parameters`. Of a
        large network only the way along the chosen parameters is known."""
        if self._whole:
            kept = axes.coordinates(self._vectors[: self._count, run])
        elif isinstance(axes, ParameterAxes) and tuple(axes.positions) == self._positions:
            kept = self._vectors[: self._count, run]
        else:
            kept = np.empty((0, 2))
        here = np.asarray(axes.coordinates(parameters), np.float64)
        path = np.vstack((kept, here))
        path.flags.writeable = False
        return path

    def of(self, run: int) -> Iterator[tuple[int, Floats]]:
        """Iteration and whole vector of each point of that run; nothing of large networks."""
        for place in range(self._count if self._whole else 0):
            yield int(self._iterations[place]), self._vectors[place, run]
