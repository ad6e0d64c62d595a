"""The layout of a network's parameters: one flat vector, with a view per layer.

A layer's block lies in the flat vector row by row, each row one number per unit:

    weights   `below` rows, row i the weights from unit i of the layer below
    bias      one row
    scale     one row, only with batch normalization

So the bias is the row of a weight whose input is always 1: with a column of ones
beside x, `x₁ @ block` is x @ weights + bias in a single product, and an update of
all parameters is one operation on the flat vector.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from backprop_studio.engine.arrays import new_array
from backprop_studio.engine.parameter_index import ParameterIndex

Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class LayerSpec:
    """One layer: `activation` is a key of `activations.ACTIVATIONS`, `dropout` the
    probability that a unit is zeroed in training, `residual` adds the layer's input."""

    units: int
    activation: str
    batch_norm: bool = False
    dropout: float = 0.0
    residual: bool = False


@dataclass(frozen=True, slots=True)
class LayerViews:
    """Writable views into a flat vector: `weights` (below, units), the others (units,)."""

    weights: Array
    bias: Array
    scale: Array | None = None


class RunningStatistics:
    """Batch normalization's running mean (0 at first) and variance (1), beside the parameters.

    `flat` holds the numbers of all layers; `mean[l]`, `var[l]` are views (units,) into
    it, None for a layer without batch normalization.
    """

    def __init__(self, layers: Sequence[LayerSpec], dtype: DTypeLike = np.float64) -> None:
        sizes = [layer.units if layer.batch_norm else 0 for layer in layers]
        self.flat = np.zeros(2 * sum(sizes), dtype)
        means: list[Array | None] = []
        variances: list[Array | None] = []
        start = 0
        for size in sizes:
            means.append(self.flat[start : start + size] if size else None)
            variances.append(self.flat[start + size : start + 2 * size] if size else None)
            self.flat[start + size : start + 2 * size] = 1.0
            start += 2 * size
        self.mean = tuple(means)
        self.var = tuple(variances)


class Network:
    """The shape of a network with `features` inputs, and where each parameter lies.

    It holds no numbers. Raises ValueError for a residual layer whose width differs
    from the one below.
    """

    def __init__(
        self, features: int, layers: tuple[LayerSpec, ...], dtype: DTypeLike = np.float64
    ) -> None:
        self.features = features
        self.layers = tuple(layers)
        self.dtype: np.dtype[Any] = np.dtype(dtype)
        self.widths = (features, *(layer.units for layer in self.layers))
        self._offsets = [0]
        for below, layer in zip(self.widths, self.layers, strict=False):
            if layer.residual and layer.units != below:
                raise ValueError("a residual layer needs as many units as the layer below")
            rows = below + 1 + layer.batch_norm
            self._offsets.append(self._offsets[-1] + rows * layer.units)
        self.size = self._offsets[-1]

    @property
    def outputs(self) -> int:
        """Units of the last layer."""
        return self.widths[-1]

    def new_vector(self) -> Array:
        """Zeros for all parameters, (size,)."""
        return new_array(self.size, self.dtype, 0.0)

    def new_statistics(self) -> RunningStatistics:
        """Running statistics as they are before training."""
        return RunningStatistics(self.layers, self.dtype)

    def block(self, flat: Array, layer: int) -> Array:
        """One layer's rows (weights, bias, scale) as a writable view of `flat`."""
        return flat[self._offsets[layer] : self._offsets[layer + 1]].reshape(
            -1, self.layers[layer].units
        )

    def views(self, flat: Array) -> tuple[LayerViews, ...]:
        """Weights, bias and scale of each layer, writable views of `flat` (size,)."""
        views = []
        for number, (below, layer) in enumerate(zip(self.widths, self.layers, strict=False)):
            block = self.block(flat, number)
            scale = block[below + 1] if layer.batch_norm else None
            views.append(LayerViews(block[:below], block[below], scale))
        return tuple(views)

    def position(self, index: ParameterIndex) -> int:
        """Where one parameter lies in the flat vector; IndexError if there is none."""
        if not 0 <= index.layer < len(self.layers):
            raise IndexError(f"no layer {index.layer}")
        below, layer = self.widths[index.layer], self.layers[index.layer]
        row = {"weight": index.source, "bias": below, "scale": below + 1}[index.kind]
        rows = {"weight": below, "bias": below + 1, "scale": below + 1 + layer.batch_norm}
        if not (0 <= row < rows[index.kind] and 0 <= index.unit < layer.units):
            raise IndexError(f"no parameter {index}")
        return self._offsets[index.layer] + row * layer.units + index.unit

    def index(self, position: int) -> ParameterIndex:
        """The address of the number at that place of the flat vector; IndexError if none."""
        if not 0 <= position < self.size:
            raise IndexError(f"no parameter at {position}")
        number = bisect_right(self._offsets, position) - 1
        below = self.widths[number]
        row, unit = divmod(position - self._offsets[number], self.layers[number].units)
        if row < below:
            return ParameterIndex(number, "weight", unit, row)
        return ParameterIndex(number, "bias" if row == below else "scale", unit)

    def indices(self) -> tuple[ParameterIndex, ...]:
        """Every parameter's address, in the order of the flat vector."""
        found: list[ParameterIndex] = []
        for number, (below, layer) in enumerate(zip(self.widths, self.layers, strict=False)):
            units = range(layer.units)
            found += [
                ParameterIndex(number, "weight", unit, source)
                for source in range(below)
                for unit in units
            ]
            found += [ParameterIndex(number, "bias", unit) for unit in units]
            if layer.batch_norm:
                found += [ParameterIndex(number, "scale", unit) for unit in units]
        return tuple(found)

    @cached_property
    def weight_mask(self) -> Array:
        """1 for each weight, 0 for each bias and scale (size,): what a penalty acts on."""
        mask = self.new_vector()
        for layer in self.views(mask):
            layer.weights[...] = 1.0
        mask.flags.writeable = False
        return mask
