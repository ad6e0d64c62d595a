"""The forward pass at many points of a plane whose two directions are single parameters.

A change of one parameter moves one column of z. So everything that neither parameter
reaches is computed once, what only α reaches once for each α, and only the rest at every
point. The arrays have axes (β, α, units, rows), of length 1 where nothing depends on the
point: NumPy's broadcasting then does exactly this saving by itself.
"""

import math
from collections.abc import Hashable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backprop_studio.engine.arrays import new_array
from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.engine.plane_forward import NetworkOnPlane, activate

Array = NDArray[Any]
Change = tuple[ParameterIndex, Array]


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
            kept = self._kept[name] = new_array(size, self._dtype)
        return kept[:size].reshape(shape)


@dataclass(frozen=True, slots=True)
class _Part:
    """Some units of a layer, `values` (β or 1, α or 1, units, rows)."""

    units: list[int]
    values: Array


class PointsByAxis:
    """Each direction a single parameter (or nothing): what stays is not computed again."""

    def __init__(self, plane: NetworkOnPlane) -> None:
        self.network, self.norms, vectors = plane.network, plane.norms, plane.vectors
        network = self.network
        self.views = network.views(vectors[0])
        self._room = _Room(vectors[0].dtype)
        self.axes = [
            (axis, network.index(int(position)), vector[position])
            for axis, vector in enumerate(vectors[1:])
            for position in np.flatnonzero(vector)
        ]
        layers = [index.layer for _, index, _ in self.axes]
        self.lowest = min(layers, default=len(network.layers) - 1)

    @property
    def width(self) -> int:
        """Numbers in the widest array that changes, for each point and row."""
        return max(len(self.axes), *self.network.widths[self.lowest + 2 :], 1)

    @property
    def products(self) -> int:
        """Multiplications in products, for each point and row; at least 1."""
        widths = self.network.widths[self.lowest + 2 :]
        own = len(self.axes) * max(widths, default=1)
        return max(1, own + sum(a * b for a, b in pairwise(widths)))

    def begin(self, x_one: Array) -> None:
        """Take these rows, (features + 1, rows): all layers that no change reaches."""
        parts = [_Part(list(range(self.network.features)), x_one[None, None, :-1])]
        for number in range(self.lowest):
            parts = self._layer(number, parts, [], None)[1]
        self.below = parts
        self.linear = self._linear(self.lowest, parts)

    def outputs(self, alpha: Array, beta: Array, bare: bool) -> tuple[Array, Array]:
        """z and a of the output layer, (β or 1, α or 1, units, rows); z twice, if `bare`."""
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
            z, parts = self._layer(number, parts, here, linear, bare)
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
        self,
        number: int,
        parts: list[_Part],
        changes: list[Change],
        linear: Array | None,
        bare: bool = False,
    ) -> tuple[Array, list[_Part]]:
        """z of the layer (of its last part) and its output in parts; one part if no change
        is here, or where something needs all units together. The last layer's output is z
        itself, if `bare`."""
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
            if last and bare:
                return z, [_Part(list(range(spec.units)), z)]
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
