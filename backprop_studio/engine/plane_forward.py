"""The forward pass at many points of a plane through parameter space at once.

At each point of the plane the whole network has other parameters, and point by point
every one costs a forward pass over all rows. Two facts save most of that:

*The first layer is linear in the parameters.* With x₁ the inputs beside a column of
ones, and B, F, S the first layer's blocks of origin and directions,

    z(α, β) = x₁ B + α · x₁ F + β · x₁ S

so three products serve the whole plane (`PointsByProduct`). From the second layer on
many points go through one stacked product.

*A change of one parameter moves one column of z.* If both directions are single
parameters (`PointsByAxis`), everything that neither of them reaches is computed once,
what only α reaches once for each α, and only the rest at every point. The arrays have
axes (β, α, units, rows), of length 1 where nothing depends on the point: NumPy's
broadcasting then does exactly this saving by itself.

Both take the rows as columns: x (features, rows), z and a (…, units, rows).
"""

import math
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from backprop_studio.engine.activations import ACTIVATIONS
from backprop_studio.engine.forward import VARIANCE_FLOOR
from backprop_studio.engine.network import Network, RunningStatistics
from backprop_studio.engine.parameter_index import ParameterIndex

Array = NDArray[Any]
Change = tuple[ParameterIndex, Array]


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
    """Write f(z) into `a`, both (..., units, rows)."""
    if name == "tanh":  # no slope is taken here, so its last bit does not matter
        np.tanh(z, a)
    elif name == "softmax":
        ACTIVATIONS[name].function(np.swapaxes(z, -1, -2), np.swapaxes(a, -1, -2))
    else:
        ACTIVATIONS[name].function(z, a)


class PointsByProduct:
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

    @property
    def width(self) -> int:
        """Numbers in the widest array, for each point and row."""
        return max(self.network.widths[1:])

    def begin(self, x_one: Array) -> None:
        """Take these rows, (features + 1, rows): the three products of the first layer."""
        units, norm = self.network.widths[1], self.norms[0]
        blocks = self.blocks[0].reshape(3 * units, -1)
        self.x = x_one[:-1]
        x = x_one if norm is None else self.x
        self.first = np.dot(blocks[:, : len(x)], x).reshape(3, -1)
        self._room: list[tuple[Array, Array]] = []

    def outputs(self, alpha: Array, beta: Array) -> tuple[Array, Array]:
        """z and a of the output layer, (β, α, units, rows); overwritten by the next call."""
        shape = (len(beta), len(alpha))
        grid = np.empty((*shape, 3), self.x.dtype)
        grid[:, :, 0], grid[:, :, 1], grid[:, :, 2] = 1.0, alpha, beta[:, None]
        at = grid.reshape(-1, 3)
        x_one = self.x
        for number, room in enumerate(self._rooms(len(at))):
            z, x_one = self._layer(number, at, x_one, room)
        a = x_one[:, :-1]
        return z.reshape(*shape, *z.shape[1:]), a.reshape(*shape, *a.shape[1:])

    def _rooms(self, points: int) -> list[tuple[Array, Array]]:
        """For each layer z (points, units, rows), and a with a last row of ones."""
        if not self._room or len(self._room[0][0]) < points:
            rows, dtype = self.x.shape[1], self.x.dtype
            self._room = [
                (np.empty((points, units, rows), dtype), np.ones((points, units + 1, rows), dtype))
                for units in self.network.widths[1:]
            ]
        return [(z[:points], a_one[:points]) for z, a_one in self._room]

    def _layer(
        self, number: int, at: Array, x_one: Array, room: tuple[Array, Array]
    ) -> tuple[Array, Array]:
        """z, and a with its row of ones, at the points `at` (points, 3): 1, α, β."""
        spec, norm = self.network.layers[number], self.norms[number]
        below = self.network.widths[number]
        z, a_one = room
        block = np.dot(at, self.blocks[number]).reshape(len(at), spec.units, -1)
        if number == 0:
            np.dot(at, self.first, z.reshape(len(at), -1))
        elif norm is None:
            np.matmul(block, x_one, z)
        else:
            np.matmul(block[:, :, :below], x_one[:, :-1], z)
        if norm is not None:
            z -= norm.mean
            z *= block[:, :, below + 1 :] / norm.deviation
            z += block[:, :, below : below + 1]
        a = a_one[:, :-1]
        activate(spec.activation, z, a)
        if spec.residual:
            a += x_one[..., :below, :]
        return z, a_one


class _Room:
    """Arrays kept from tile to tile: fresh memory would cost more than what is done in it."""

    def __init__(self, dtype: np.dtype[Any]) -> None:
        self._dtype = dtype
        self._kept: dict[Hashable, Array] = {}

    def array(self, name: Hashable, shape: tuple[int, ...]) -> Array:
        """The array of that name, its content whatever it was."""
        size = math.prod(shape)
        kept = self._kept.get(name)
        if kept is None or kept.size < size:
            kept = self._kept[name] = np.empty(size, self._dtype)
        return kept[:size].reshape(shape)


@dataclass(frozen=True, slots=True)
class _Part:
    """Some units of a layer, `values` (β or 1, α or 1, units, rows)."""

    units: list[int]
    values: Array


class PointsByAxis:
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
        self._room = _Room(vectors[0].dtype)
        indices = network.indices()
        self.axes = [
            (axis, indices[position], vector[position])
            for axis, vector in enumerate(vectors[1:])
            for position in np.flatnonzero(vector)
        ]
        layers = [index.layer for _, index, _ in self.axes]
        self.lowest = min(layers, default=len(network.layers) - 1)

    @property
    def width(self) -> int:
        """Numbers in the widest array that changes, for each point and row."""
        return max(len(self.axes), *self.network.widths[self.lowest + 2 :], 1)

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
        parts = self.below
        linear: Array | None = self.linear
        z = self.linear
        for number in range(self.lowest, len(self.network.layers)):
            here = [change for change in changes if change[0].layer == number]
            z, parts = self._layer(number, parts, here, linear)
            linear = None
        return z, parts[0].values

    # x W + b as a sum over the parts of x, the smallest first: an array that holds every
    # point is written once. With batch normalization the bias comes after it.
    def _linear(self, number: int, parts: list[_Part]) -> Array:
        views = self.views[number]
        total = np.zeros(1, views.bias.dtype)
        if self.norms[number] is None:
            total = views.bias[:, None]
        for part in sorted(parts, key=lambda part: part.values.size):
            own = views.weights[part.units].T
            shape = (*part.values.shape[:2], len(own), part.values.shape[3])
            term = self._room.array(("term", number, part.units[0]), shape)
            if len(part.units) == 1:
                np.multiply(own, part.values, term)
            else:
                np.matmul(own, part.values, term)
            both = np.broadcast_shapes(total.shape, shape)
            out = term if both == shape else self._room.array(("sum", number), both)
            total = np.add(total, term, out=out)
        return total

    def _layer(
        self, number: int, parts: list[_Part], changes: list[Change], linear: Array | None
    ) -> tuple[Array, list[_Part]]:
        """z of the layer (of its last part) and its output in parts; one part if no change
        is here, or where something needs all units together."""
        spec = self.network.layers[number]
        if linear is None:
            linear = self._linear(number, parts)
        groups = [[unit] for unit in sorted({index.unit for index, _ in changes})]
        rest = [unit for unit in range(spec.units) if [unit] not in groups]
        pre = [
            _Part(units, self._pre_activation(number, linear, units, changes, parts))
            for units in ([rest] if rest else []) + groups
        ]
        last = number == len(self.network.layers) - 1
        if last or spec.residual or spec.activation == "softmax":
            z = _joined(pre, spec.units)
            (output,) = self._activated(number, [_Part(list(range(spec.units)), z)])
            if spec.residual:
                output = _Part(output.units, output.values + _joined(parts, spec.units))
            return z, [output]
        return pre[-1].values, self._activated(number, pre)

    def _pre_activation(
        self,
        number: int,
        linear: Array,
        units: list[int],
        changes: list[Change],
        parts: list[_Part],
    ) -> Array:
        """z of these units: their rows of x W, with the changes of their parameters."""
        views, norm = self.views[number], self.norms[number]
        z = linear if len(units) == linear.shape[-2] else linear[:, :, units]
        own = [change for change in changes if [change[0].unit] == units]
        for index, by in own:
            if index.kind == "weight":
                z = self._moved(("z", index), z, by, _unit_values(parts, index.source))
        if norm is not None and views.scale is not None:
            scale = views.scale[units][:, None]
            scale = sum((by for index, by in own if index.kind == "scale"), scale)
            z = (z - norm.mean[units]) * (scale / norm.deviation[units])
            z = z + views.bias[units][:, None]
        for index, by in own:
            if index.kind == "bias":
                z = self._moved(("z", index), z, by, np.ones_like(by[:1, :1]))
        return z

    def _moved(self, name: Hashable, z: Array, by: Array, x: Array) -> Array:
        """z + by · x; `by` changes along one axis of the plane."""
        moved = by * x
        out = self._room.array(name, np.broadcast_shapes(z.shape, moved.shape))
        np.add(z, moved, out=out)
        return out

    def _activated(self, number: int, parts: list[_Part]) -> list[_Part]:
        """f(z) of each part."""
        activated = []
        for part in parts:
            a = self._room.array(("a", number, part.units[0]), part.values.shape)
            activate(self.network.layers[number].activation, part.values, a)
            activated.append(_Part(part.units, a))
        return activated


def _unit_values(parts: list[_Part], unit: int) -> Array:
    """One unit's values, (β or 1, α or 1, 1, rows)."""
    part = next(part for part in parts if unit in part.units)
    place = part.units.index(unit)
    return part.values[:, :, place : place + 1]


def _joined(parts: list[_Part], units: int) -> Array:
    """All units in one array, in their order."""
    if len(parts) == 1:
        return parts[0].values
    shapes = [part.values.shape for part in parts]
    height, width = (max(shape[axis] for shape in shapes) for axis in (0, 1))
    joined = np.empty((height, width, units, shapes[0][3]), parts[0].values.dtype)
    for part in parts:
        joined[:, :, part.units] = part.values
    return joined
