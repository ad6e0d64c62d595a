"""The loss on a plane through parameter space, in pieces, the coarse picture first.

`LossSurface` evaluates the network at a grid of points (α, β) of a plane (see `planes`);
how many points share their work is told in `plane_forward` and `axis_forward`.
"""

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from backprop_studio.engine.arrays import new_array
from backprop_studio.engine.axis_forward import PointsByAxis
from backprop_studio.engine.batches import Rows, Table
from backprop_studio.engine.losses import find_loss
from backprop_studio.engine.network import Network, RunningStatistics
from backprop_studio.engine.plane_forward import NetworkOnPlane, PointsByProduct, normalizations
from backprop_studio.engine.planes import Plane

Array = NDArray[Any]
Tile = tuple[range, range]

# A piece is bounded by the numbers in its widest array and by the multiplications of
# its products: either takes about a millisecond, and the array stays in the cache.
WIDEST = 170_000
DEARER = 4  # times as long a number takes where classes share a cross-entropy
MULTIPLICATIONS = 8_000_000
COARSEST = 8  # points along an axis of the first, coarse picture: at least this many


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
        self._kept = np.empty(0, dtype)
        self._table = Table(rows, dtype)
        self._kind, self._examples = kind, find_loss(kind, delta).examples
        self._from_z = kind == "binary_cross_entropy" and self._kept.dtype == np.float32
        norms = normalizations(network, running, dtype)
        vectors = tuple(v.astype(dtype) for v in (plane.origin, plane.first, plane.second))
        on_plane = NetworkOnPlane(network, norms, vectors)
        single = all(np.count_nonzero(vector) <= 1 for vector in vectors[1:])
        self._points: PointsByAxis | PointsByProduct
        if single and not np.any(vectors[1] * vectors[2]):
            self._points = PointsByAxis(on_plane)
        else:
            self._points = PointsByProduct(on_plane)

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
        products = sum(a * b for a, b in pairwise(widths))
        widest = WIDEST // DEARER if self._kind == "cross_entropy" else WIDEST
        rows = min(count, widest // max(widths) + 1, MULTIPLICATIONS // (3 * products) + 1)
        each = self._points
        points = min(widest // (rows * each.width), MULTIPLICATIONS // (rows * each.products))
        return rows, points + 1

    def _add(self, tile: Tile, y: Array) -> None:
        below, across = here = _place(tile)
        with np.errstate(all="ignore"):
            alpha, beta = self.horizontal[across], self.vertical[below]
            z, a = self._points.outputs(alpha, beta, self._from_z)
            self._sum[here] += self._mean(z, a, y) * y.shape[1]

    # Every loss but the cross-entropy treats outputs and rows alike, so all of them
    # together are as good as one example with that many outputs. Of the two squared
    # losses only Σ e² is needed.
    def _mean(self, z: Array, a: Array, y: Array) -> Array:
        """The mean loss of the rows at each point, from z and a (..., units, rows)."""
        units, rows = y.shape
        if self._from_z:
            return self._binary(z, y)
        e = np.subtract(a, y, out=self._error(a.shape))
        if self._kind == "cross_entropy":
            by_row = (np.swapaxes(array, -1, -2) for array in (e, z, y))
            return np.asarray(self._examples(*by_row).mean(-1))
        flat = (*z.shape[:-2], units * rows)
        e = e.reshape(flat)
        if self._kind in ("mse", "half_squared_error"):
            share = 0.5 if self._kind == "half_squared_error" else 1.0 / units
            return np.asarray(np.einsum("...i,...i->...", e, e) * (share / rows))
        return self._examples(e, z.reshape(flat), y.reshape(-1))

    # −y ln σ(z) − (1 − y) ln(1 − σ(z)) = |z| / 2 + (½ − y) z + ln(1 + e^−|z|),  and the first two
    # are sums of products. The last is known to 6·10⁻⁸, the last bit of a number near 1.
    def _binary(self, z: Array, y: Array) -> Array:
        """The mean binary cross-entropy of ŷ = σ(z) at each point."""
        flat = z.reshape(*z.shape[:-2], y.size)
        room, half = self._error(flat.shape), np.full(y.size, 0.5, z.dtype)
        total = flat @ (half - y.reshape(-1))
        np.abs(flat, out=room)
        total += room @ half
        np.negative(room, out=room)
        np.exp(room, out=room)
        room += 1.0
        np.log(room, out=room)
        total += room.sum(-1)
        return np.asarray(total / y.size)

    def _error(self, shape: tuple[int, ...]) -> Array:
        """Room for ŷ − y, kept from tile to tile."""
        size = math.prod(shape)
        if self._kept.size < size:
            self._kept = new_array(size, self._kept.dtype)
        return self._kept[:size].reshape(shape)

    def _settle(self, tile: Tile, count: int) -> None:
        here = _place(tile)
        loss = self._sum[here] / count
        loss[np.isnan(loss)] = np.inf
        self.loss[here] = loss
        self._sum[here] = 0.0


def coarse_first(height: int, width: int) -> Iterator[list[Tile]]:
    """Levels of (rows, columns) that together cover each point once: first every n-th of
    both axes, then, with n halved, what lies between."""
    longest = max(height, width)
    step = 1 << int(math.log2(max(longest, COARSEST) / COARSEST))
    yield [(range(0, height, step), range(0, width, step))]
    while step > 1:
        half = step // 2
        between = range(half, height, step)
        yield [
            (range(0, height, step), range(half, width, step)),
            (between, range(0, width, half)),
        ]
        step = half


def tiles(level: list[Tile], points: int) -> Iterator[Tile]:
    """The level cut into tiles of at most `points` points (≥ 1), alike and as square as may be."""
    for below, across in level:
        if not below or not across:
            continue
        width = _share(len(across), math.isqrt(points))
        height = _share(len(below), points // width)
        for i in range(0, len(below), height):
            for j in range(0, len(across), width):
                yield below[i : i + height], across[j : j + width]


def _share(length: int, most: int) -> int:
    """The length of a part, if so much is cut into the fewest parts of at most `most`."""
    return math.ceil(length / math.ceil(length / most))


def _place(tile: Tile) -> tuple[slice, slice]:
    """The tile as an index, which makes a view and no copy."""
    below, across = (slice(part.start, part.stop, part.step) for part in tile)
    return below, across
