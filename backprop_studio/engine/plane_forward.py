"""The forward pass at many points of a plane through parameter space at once.

At each point of the plane the whole network has other parameters, and point by point
every one costs a forward pass over all rows. Two facts save most of that:

*The first layer is linear in the parameters.* With x₁ the inputs beside a column of
ones, and B, F, S the first layer's blocks of origin and directions,

    z(α, β) = x₁ B + α · x₁ F + β · x₁ S

so three products serve the whole plane (`PointsByProduct`). From the second layer on
many points go through one stacked product.

*A change of one parameter moves one column of z.* If both directions are single
parameters, most of the pass need not be repeated: see `axis_forward`.

Rows lie along the last axis: x (features, rows), z and a (…, units, rows).
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from backprop_studio.engine.activations import ACTIVATIONS
from backprop_studio.engine.arrays import new_array
from backprop_studio.engine.forward import VARIANCE_FLOOR
from backprop_studio.engine.network import Network, RunningStatistics

Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Normalization:
    """Batch normalization in evaluation mode: `mean` and `deviation` (units, 1)."""

    mean: Array
    deviation: Array


def normalizations(
    network: Network, running: RunningStatistics, dtype: DTypeLike
) -> tuple[Normalization | None, ...]:
    """A copy of the running statistics, None for a layer without batch normalization."""
    found: list[Normalization | None] = []
    for mean, var in zip(running.mean, running.var, strict=True):
        if mean is None or var is None:
            found.append(None)
        else:
            deviation = np.sqrt(var + VARIANCE_FLOOR)
            found.append(Normalization(_column(mean, dtype), _column(deviation, dtype)))
    return tuple(found)


def _column(row: Array, dtype: DTypeLike) -> Array:
    return row.astype(dtype)[:, None]


def activate(name: str, z: Array, a: Array) -> None:
    """Write f(z) into `a`, both (..., units, rows); `a` may be z itself."""
    if name == "softmax":
        ACTIVATIONS[name].function(np.swapaxes(z, -1, -2), np.swapaxes(a, -1, -2))
    else:
        ACTIVATIONS[name].function(z, a)


@dataclass(frozen=True, slots=True)
class NetworkOnPlane:
    """A network, the statistics of its layers, and the flat vectors that span the plane:
    `vectors` are origin, first and second, all of the type to compute in."""

    network: Network
    norms: tuple[Normalization | None, ...]
    vectors: tuple[Array, ...]


class PointsByProduct:
    """Any plane: the blocks of all points of a tile, and one stacked product a layer."""

    def __init__(self, plane: NetworkOnPlane) -> None:
        self.network, self.norms = plane.network, plane.norms
        self._rooms: list[tuple[Array, Array]] = []
        # For each layer the blocks of origin, first and second: (3, rows · units).
        self.blocks = [
            np.stack([self.network.block(v, number).T.reshape(-1) for v in plane.vectors])
            for number in range(len(self.network.layers))
        ]

    @property
    def width(self) -> int:
        """Numbers in the widest array, for each point and row."""
        return max(self.network.widths[1:])

    @property
    def products(self) -> int:
        """Multiplications in products, for each point and row."""
        return sum(a * b for a, b in pairwise(self.network.widths))

    def begin(self, x_one: Array) -> None:
        """Take these rows, (features + 1, rows): the three products of the first layer."""
        units, norm = self.network.widths[1], self.norms[0]
        blocks = self.blocks[0].reshape(3 * units, -1)
        self.x = x_one[:-1]
        x = x_one if norm is None else self.x
        self.first = new_array((3, units * x.shape[1]), x.dtype)
        np.dot(blocks[:, : len(x)], x, self.first.reshape(3 * units, -1))

    def outputs(self, alpha: Array, beta: Array, bare: bool) -> tuple[Array, Array]:
        """z and a of the output layer, (β, α, units, rows); overwritten by the next call. If
        `bare`, a is left undone."""
        shape = (len(beta), len(alpha))
        grid = np.ones((*shape, 3), self.x.dtype)
        grid[:, :, 1], grid[:, :, 2] = alpha, beta[:, None]
        at = grid.reshape(-1, 3)
        x_one = self.x
        for number, (z, a_one) in enumerate(self._rooms_of(len(at), x_one.shape[1])):
            last = number == len(self.network.layers) - 1
            x_one = self._layer(number, at, x_one, (z, a_one), last and bare)
        return z.reshape(*shape, *z.shape[1:]), x_one.reshape(*shape, *z.shape[1:])

    def _rooms_of(self, points: int, rows: int) -> list[tuple[Array, Array]]:
        """For each layer z (points, units, rows), and a with a last row of ones (but for the
        last layer's). All z are in the same place: by the time of the next layer's, nothing
        needs the one before."""
        widths, dtype = self.network.widths[1:], self.x.dtype
        if not self._rooms or len(self._rooms[0][0]) < points or self._rooms[0][0].shape[2] != rows:
            every_z = new_array(points * self.width * rows, dtype)
            self._rooms = [
                (
                    every_z[: points * units * rows].reshape(points, units, rows),
                    new_array((points, units + (number < len(widths)), rows), dtype, 1.0),
                )
                for number, units in enumerate(widths, start=1)
            ]
        return [(z[:points], a_one[:points]) for z, a_one in self._rooms]

    def _layer(
        self, number: int, at: Array, x_one: Array, room: tuple[Array, Array], bare: bool
    ) -> Array:
        """Fill z and (but if `bare`) a of `room` at the points `at` (points, 3): 1, α, β; a
        with its ones."""
        spec, norm = self.network.layers[number], self.norms[number]
        below = self.network.widths[number]
        z, a_one = room
        a = a_one[:, : spec.units]
        block = self._block(number, at) if number or norm is not None else None
        if block is None or number == 0:
            np.dot(at, self.first, z.reshape(len(at), -1))
        elif norm is None:
            np.matmul(block, x_one, z)
        else:
            np.matmul(block[:, :, :below], x_one[:, :-1], z)
        if norm is not None and block is not None:
            z -= norm.mean
            z *= block[:, :, below + 1 :] / norm.deviation
            z += block[:, :, below : below + 1]
        if bare:
            return a_one
        activate(spec.activation, z, a)
        if spec.residual:
            a += x_one[..., :below, :]
        return a_one

    def _block(self, number: int, at: Array) -> Array:
        """A layer's weights, bias and scale at these points, (points, units, below + 1 or 2)."""
        units = self.network.layers[number].units
        return np.asarray(np.dot(at, self.blocks[number]).reshape(len(at), units, -1))
