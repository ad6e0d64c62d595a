"""The loss on a plane through parameter space, in pieces, the coarse picture first.

At each point of the plane the whole network has other parameters, and point by point
every one costs a forward pass over all rows. Two facts save most of that:

*The first layer is linear in the parameters.* With x₁ the inputs beside a column of
ones, and B, F, S the first layer's blocks of origin and directions,

    z(α, β) = x₁ B + α · x₁ F + β · x₁ S

so three products serve the whole plane. From the second layer on many points go
through one stacked product.

*A change of one parameter moves one column of z.* If both directions are single
parameters, everything that neither of them reaches is computed once, what only α
reaches once for each α, and only the rest at every point. `_ByAxis` keeps its arrays
with axes (β, α, units, rows), of length 1 where nothing depends on the point: NumPy's
broadcasting then does exactly this saving by itself.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from backprop_studio.engine.activations import ACTIVATIONS
from backprop_studio.engine.batches import Rows, Table
from backprop_studio.engine.forward import VARIANCE_FLOOR
from backprop_studio.engine.losses import find_loss
from backprop_studio.engine.network import LayerViews, Network, RunningStatistics
from backprop_studio.engine.planes import Plane

Array = NDArray[Any]
Tile = tuple[Array, Array]

# A piece is bounded by the numbers in its widest array and by the multiplications of
# its products: either takes about a millisecond.
WIDEST = 100_000
MULTIPLICATIONS = 8_000_000
COARSEST = 8  # points along an axis of the first, coarse picture: at least this many


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


def activate(name: str, z: Array) -> Array:
    """f(z) for z (..., units, rows)."""
    a = np.empty_like(z)
    if name == "softmax":
        z, out = np.swapaxes(z, -1, -2), np.swapaxes(a, -1, -2)
        ACTIVATIONS[name].function(z, out)
    else:
        ACTIVATIONS[name].function(z, a)
    return a


class LossSurface:
    """The loss over a plane at `horizontal` (α) and `vertical` (β) coordinates.

    `loss` (vertical, horizontal) is NaN where it is not computed yet, infinite where it
    overflows. It is the mean over all `rows` in evaluation mode (running statistics, no
    dropout), without penalty, computed in `dtype` (float32 or float64). Parameters and
    statistics are copied: training may go on while the surface is made.
    """

    def __init__(
        self,
        network: Network,
        running: RunningStatistics,
        rows: Rows,
        plane: Plane,
        horizontal: Array,
        vertical: Array,
        kind: str = "mse",
        delta: float = 1.0,
        dtype: DTypeLike = np.float32,
    ) -> None:
        self.network = network
        self.horizontal = np.asarray(horizontal, np.float64)
        self.vertical = np.asarray(vertical, np.float64)
        self.loss = np.full((len(self.vertical), len(self.horizontal)), np.nan)
        self._sum = np.zeros_like(self.loss)
        self._table = Table(rows, dtype)
        self._kind, self._examples = kind, find_loss(kind, delta).examples
        norms = normalizations(network, running, dtype)
        vectors = tuple(v.astype(dtype) for v in (plane.origin, plane.first, plane.second))
        axes = tuple(np.flatnonzero(vector) for vector in vectors[1:])
        single = all(len(a) <= 1 for a in axes) and not np.intersect1d(*axes).size
        self._points: _ByAxis | _ByProduct = (
            _ByAxis(network, norms, vectors) if single else _ByProduct(network, norms, vectors)
        )

    def finish(self) -> Array:
        """All pieces that are left; the loss."""
        for _ in self.pieces():
            pass
        return self.loss

    def pieces(self) -> Iterator[int]:
        """Compute piece by piece, about a millisecond each; yields the points finished.

        First every n-th point of both axes, then those between, and so on. A caller that
        wants no more stops iterating.
        """
        count, done = len(self._table.rows), 0
        rows, points = self._piece_sizes(count)
        for level in coarse_first(*self.loss.shape):
            for start in range(0, count, rows):
                x_one, y = self._table.span(start, min(start + rows, count))
                with np.errstate(all="ignore"):
                    self._points.begin(np.ascontiguousarray(x_one.T))
                targets = np.ascontiguousarray(y.T)
                for tile in tiles(level, points):
                    self._add(tile, targets)
                    if start + rows >= count:
                        self._settle(tile, count)
                        done += len(tile[0]) * len(tile[1])
                    yield done

    def _piece_sizes(self, count: int) -> tuple[int, int]:
        """Rows and points of a piece."""
        widths = self.network.widths
        products = sum(a * b for a, b in zip(widths, widths[1:], strict=False))
        rows = min(count, WIDEST // max(widths) + 1, MULTIPLICATIONS // (3 * products) + 1)
        points = min(WIDEST // (rows * max(widths[1:])), MULTIPLICATIONS // (rows * products))
        return rows, points + 1

    def _add(self, tile: Tile, y: Array) -> None:
        below, across = tile
        with np.errstate(all="ignore"):
            z, a = self._points.outputs(self.horizontal[across], self.vertical[below])
            mean = np.broadcast_to(self._mean(z, a, y), (len(below), len(across)))
        self._sum[np.ix_(below, across)] += mean * y.shape[1]

    # Every loss but the cross-entropy treats outputs and rows alike, so all of them
    # together are as good as one example with that many outputs.
    def _mean(self, z: Array, a: Array, y: Array) -> Array:
        """The mean loss of the rows at each point, from z and a (..., units, rows)."""
        units, rows = y.shape
        e = a - y
        if self._kind == "cross_entropy":
            by_row = (np.swapaxes(array, -1, -2) for array in (e, z, y))
            return np.asarray(self._examples(*by_row).mean(-1))
        flat = (*z.shape[:-2], units * rows)
        loss = self._examples(e.reshape(flat), z.reshape(flat), y.reshape(-1))
        return loss / rows if self._kind == "half_squared_error" else loss

    def _settle(self, tile: Tile, count: int) -> None:
        here = np.ix_(*tile)
        loss = self._sum[here] / count
        self.loss[here] = np.where(np.isnan(loss), np.inf, loss)
        self._sum[here] = 0.0


def coarse_first(height: int, width: int) -> Iterator[list[Tile]]:
    """Levels of (row indices, column indices) that together cover each point once:
    first every n-th of both axes, then, with n halved, what lies between."""
    longest = max(height, width)
    step = 1 << max(0, int(math.log2(longest / COARSEST)) if longest > COARSEST else 0)
    yield [(np.arange(0, height, step), np.arange(0, width, step))]
    while step > 1:
        half = step // 2
        old_rows, new_rows = np.arange(0, height, step), np.arange(half, height, step)
        old_columns, new_columns = np.arange(0, width, step), np.arange(half, width, step)
        yield [(old_rows, new_columns), (new_rows, np.arange(0, width, half))]
        del old_columns
        step = half


def tiles(level: list[Tile], points: int) -> Iterator[Tile]:
    """The level cut into tiles of at most `points` points, as square as may be."""
    side = max(1, math.isqrt(points))
    for below, across in level:
        width = min(side, len(across)) or 1
        height = max(1, points // width)
        for i in range(0, len(below), height):
            for j in range(0, len(across), width):
                yield below[i : i + height], across[j : j + width]


class _ByProduct:
    """Any plane: the blocks of all points of a tile, and one stacked product a layer."""

    def __init__(
        self,
        network: Network,
        norms: tuple[Normalization | None, ...],
        vectors: tuple[Array, ...],
    ) -> None:
        self.network = network
        self.norms = norms
        # For each layer the blocks of origin, first and second: (3, rows · units).
        self.blocks = [
            np.stack([network.block(v, number).T.reshape(-1) for v in vectors])
            for number in range(len(network.layers))
        ]

    def begin(self, x_one: Array) -> None:
        """Take these rows, (features + 1, rows): the three products of the first layer."""
        units, norm = self.network.widths[1], self.norms[0]
        blocks = self.blocks[0].reshape(3 * units, -1)
        self.x = x_one[:-1]
        x = x_one if norm is None else self.x
        self.first = np.dot(blocks[:, : len(x)], x).reshape(3, -1)

    def outputs(self, alpha: Array, beta: Array) -> tuple[Array, Array]:
        """z and a of the output layer, (β, α, units, rows)."""
        dtype, shape = self.x.dtype, (len(beta), len(alpha))
        at = np.stack(np.broadcast_arrays(1.0, alpha, beta[:, None]), -1).reshape(-1, 3)
        at = at.astype(dtype)
        x = self.x
        for number, spec in enumerate(self.network.layers):
            below = self.network.widths[number]
            block = np.dot(at, self.blocks[number]).reshape(len(at), spec.units, -1)
            bias = block[:, :, below : below + 1]
            norm = self.norms[number]
            if number == 0:
                z = np.dot(at, self.first).reshape(len(at), spec.units, -1)
            else:
                z = np.matmul(block[:, :, :below], x)
            if norm is not None:
                z -= norm.mean
                z *= block[:, :, below + 1 :] / norm.deviation
            if number > 0 or norm is not None:
                z += bias
            a = activate(spec.activation, z)
            x = a + x if spec.residual else a
        return z.reshape(*shape, *z.shape[1:]), x.reshape(*shape, *x.shape[1:])


@dataclass(frozen=True, slots=True)
class _Part:
    """Some units of a layer, `values` (β or 1, α or 1, units, rows)."""

    units: list[int]
    values: Array


class _ByAxis:
    """Each direction a single parameter (or nothing): what stays is not computed again."""

    def __init__(
        self,
        network: Network,
        norms: tuple[Normalization | None, ...],
        vectors: tuple[Array, ...],
    ) -> None:
        self.network = network
        self.norms = norms
        self.views = network.views(vectors[0])
        indices = network.indices()
        self.axes = [
            (axis, indices[position], vector[position])
            for axis, vector in enumerate(vectors[1:])
            for position in np.flatnonzero(vector)
        ]
        layers = [index.layer for _, index, _ in self.axes]
        self.lowest = min(layers, default=len(network.layers) - 1)

    def begin(self, x_one: Array) -> None:
        """Take these rows, (features + 1, rows): all layers that no change reaches."""
        parts = [_Part(list(range(self.network.features)), x_one[None, None, :-1])]
        for number in range(self.lowest):
            parts = self._layer(number, parts, [], None)[1]
        self.below = parts
        self.linear = self._linear(self.lowest, parts)

    def outputs(self, alpha: Array, beta: Array) -> tuple[Array, Array]:
        """z and a of the output layer, (β or 1, α or 1, units, rows)."""
        dtype = self.linear.dtype
        shaped = (alpha[None, :, None, None], beta[:, None, None, None])
        changes = [
            (index, (shaped[axis] * factor).astype(dtype)) for axis, index, factor in self.axes
        ]
        parts, linear = self.below, self.linear
        z = linear
        for number in range(self.lowest, len(self.network.layers)):
            here = [change for change in changes if change[0].layer == number]
            z, parts = self._layer(number, parts, here, linear)
            linear = None
        return z, parts[0].values

    # x W as a sum over the parts of x, the smallest first: an array that holds every
    # point is touched once.
    def _linear(self, number: int, parts: list[_Part]) -> Array:
        weights = self.views[number].weights
        total: Array | None = None
        for part in sorted(parts, key=lambda part: part.values.size):
            own = weights[part.units].T
            term = (
                own * part.values if len(part.units) == 1 else np.matmul(own, part.values)
            )
            total = term if total is None else total + term
        assert total is not None
        return total
