"""The chain rule of one parameter, factor by factor, with its numbers.

A parameter w reaches the loss along paths: from its own unit upwards, edge by edge, to
an output. Along one path the derivative is a product,

    ∂L/∂ŷ · f′(z) · weight · f′(z) · … · (what w is multiplied by)

and ∂L/∂w is the sum over all paths. The product so far, after the f′ of a unit, is that
path's share of the unit's δ = ∂L/∂z; the sum of all shares is δ. Therefore

    ∂L/∂w = δ where the edge ends × value where it starts        (upstream × local)

Where there are many paths, these two factors alone are told. Special factors:

    softmax or sigmoid with its cross-entropy   ∂L/∂z in one factor, slope included
    residual        one more path past a layer, with factor 1
    dropout         the unit's mask, 0 or 1 / (1 − p)
    batch norm      ∂L/∂(x W) by ∂L/∂z: scale / deviation; in training every example of
                    the batch moves mean and deviation, so it acts on the whole batch

For a batch each example has its own products, and their mean is the derivative.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from backprop_studio.engine.backprop import BackwardPass
from backprop_studio.engine.forward import VARIANCE_FLOOR, ForwardPass
from backprop_studio.engine.gradient_check import (
    NumericalDerivative,
    Situation,
    central_difference,
)
from backprop_studio.engine.losses import find_loss
from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex

Array = NDArray[Any]
FactorKind = Literal[
    "loss_by_output",
    "loss_by_pre_activation",
    "activation_slope",
    "dropout",
    "residual",
    "weight",
    "batch_norm",
    "input",
    "one",
    "normalized",
]
MOST_PATHS = 8


@dataclass(frozen=True, slots=True, eq=False)
class Factor:
    """One factor: `values` (rows,), an entry for each example.

    `unit` is the circle it belongs to (for `weight` the unit that the edge ends in, for
    `input` and `residual` the one that gives its value or takes the blame), `parameter`
    the edge of a weight, else None. `closes`: the product up to and with this factor is
    this path's share of that unit's δ.
    """

    kind: FactorKind
    unit: UnitIndex
    values: Array
    parameter: ParameterIndex | None = None
    closes: UnitIndex | None = None

    @property
    def value(self) -> float:
        """The number to show: the example's, or the mean over the batch."""
        return float(self.values.mean())


@dataclass(frozen=True, slots=True, eq=False)
class Path:
    """Factors from the loss down to the parameter; `products` (rows,) of all of them."""

    factors: tuple[Factor, ...]
    products: Array

    @property
    def value(self) -> float:
        """This path's share of the derivative: the mean of the products."""
        return float(self.products.mean())


@dataclass(frozen=True, slots=True, eq=False)
class Explanation:
    """∂L/∂ the parameter `index`: `value`, the mean of `upstream` · `local` (rows,).

    `upstream` is δ where the edge ends (with batch normalization and for a weight, ∂L/∂
    of what is normalized), `local` what the parameter is multiplied by. `paths` is empty
    where there are more than were asked for; `path_count` says how many there are.
    """

    index: ParameterIndex
    value: float
    upstream: Array
    local: Array
    path_count: int
    paths: tuple[Path, ...]


def explain(
    situation: Situation, index: ParameterIndex, most_paths: int = MOST_PATHS
) -> Explanation:
    """The derivative of the situation's loss by `index`, taken apart.

    Raises IndexError if the network has no such parameter.
    """
    situation.network.position(index)
    forward, backward, _ = situation.both_passes()
    return _Walk(situation, forward, backward, index).explanation(most_paths)


def explain_and_check(
    situation: Situation, index: ParameterIndex, most_paths: int = MOST_PATHS
) -> tuple[Explanation, NumericalDerivative]:
    """`explain`, and beside it the same derivative by central difference."""
    explanation = explain(situation, index, most_paths)
    return explanation, central_difference(situation, index, explanation.value)


@dataclass(frozen=True, slots=True)
class _Walk:
    """Down from the outputs to one parameter, through what the two passes have kept.

    The derivatives kept are those of the batch's mean loss; times the number of rows
    they are those of each example's own.
    """

    situation: Situation
    forward: ForwardPass
    backward: BackwardPass
    index: ParameterIndex

    def explanation(self, most_paths: int) -> Explanation:
        """Everything; the paths only if there are few enough."""
        upstream, local = self._upstream(), self._local().values
        count = self._path_count()
        paths = tuple(self._paths()) if count <= most_paths else ()
        value = float((upstream * local).mean())
        return Explanation(self.index, value, upstream, local, count, paths)

    def _upstream(self) -> Array:
        layer = self.backward.layers[self.index.layer]
        delta = layer.delta_linear if self.index.kind == "weight" else layer.delta
        return np.asarray(delta[:, self.index.unit] * self.forward.rows)

    def _local(self) -> Factor:
        layer, index = self.forward.layers[self.index.layer], self.index
        here = UnitIndex(index.layer, index.unit)
        if index.kind == "weight":
            source = UnitIndex(index.layer - 1, index.source)
            return Factor("input", source, layer.x[:, index.source].copy())
        if index.kind == "bias":
            return Factor("one", here, np.ones(self.forward.rows))
        return Factor("normalized", here, layer.normalized[:, index.unit].copy())

    # Above the parameter every unit of a layer takes part, and every edge between two.
    def _path_count(self) -> int:
        specs = self.situation.network.layers
        counts = [1] * specs[-1].units
        for number in range(len(specs) - 1, self.index.layer, -1):
            below, total = self.situation.network.widths[number], sum(counts)
            past = counts if specs[number].residual else [0] * below
            counts = [total + extra for extra in past]
        return counts[self.index.unit]

    def _combined(self, number: int) -> bool:
        """Whether the loss gives this layer's δ with the slope already in it."""
        last = number == len(self.forward.layers) - 1
        return last and find_loss(self.situation.loss).wrt_z

    def _slope(self, number: int) -> Array:
        slope_function = self.backward.layers[number].slope_function
        kept = self.forward.layers[number]
        slope = np.ones_like(kept.z)
        if slope_function is not None:
            with np.errstate(all="ignore"):
                slope_function(kept.z, kept.activated, slope)
        return slope

    def _paths(self) -> Iterator[Path]:
        """Each path, the first output's first."""
        forward = self.forward
        by_output = np.empty_like(forward.error)
        loss = find_loss(self.situation.loss, self.situation.delta)
        loss.derivative(forward.error, by_output)()
        by_output *= forward.rows
        last = len(forward.layers) - 1
        for unit in range(by_output.shape[1]):
            here, values = UnitIndex(last, unit), by_output[:, unit].copy()
            if loss.wrt_z:
                factor = Factor("loss_by_pre_activation", here, values, closes=here)
            else:
                factor = Factor("loss_by_output", here, values)
            yield from self._from_output(here, (factor,), values)

    def _from_output(
        self, here: UnitIndex, factors: tuple[Factor, ...], product: Array
    ) -> Iterator[Path]:
        """All paths that arrive at a unit's output with `product` so far."""
        number, unit = here.layer, here.unit
        layer = self.forward.layers[number]
        target = self.index.layer
        if layer.spec.residual and number > target:
            below = UnitIndex(number - 1, unit)
            past = Factor("residual", below, np.ones_like(product))
            yield from self._from_output(below, (*factors, past), product)
        if number == target and unit != self.index.unit:
            return
        if not self._combined(number):
            for factor in self._through_activation(here):
                factors, product = (*factors, factor), product * factor.values
        if number == target:
            yield self._end(factors, product)
            return
        if layer.spec.batch_norm:
            factor, product = self._through_batch_norm(here, product)
            factors = (*factors, factor)
        for source in range(len(layer.weights)):
            edge = ParameterIndex(number, "weight", unit, source)
            value = float(layer.weights[source, unit])
            factor = Factor("weight", here, np.full_like(product, value), edge)
            below = UnitIndex(number - 1, source)
            yield from self._from_output(below, (*factors, factor), product * value)

    def _through_activation(self, here: UnitIndex) -> list[Factor]:
        layer, factors = self.forward.layers[here.layer], []
        if layer.mask is not None and self.situation.training:
            factors.append(Factor("dropout", here, layer.mask[:, here.unit].copy()))
        slope = self._slope(here.layer)[:, here.unit].copy()
        factors.append(Factor("activation_slope", here, slope, closes=here))
        return factors

    # ∂L/∂u = scale (g − mean g − ẑ · mean(g ẑ)) / s for the batch, scale g / s without it.
    def _through_batch_norm(self, here: UnitIndex, product: Array) -> tuple[Factor, Array]:
        """The factor as (after / before) of each example, and the product after it."""
        layer, unit = self.forward.layers[here.layer], here.unit
        assert layer.scale is not None
        ratio = layer.scale[unit] / np.sqrt(layer.var[unit] + VARIANCE_FLOOR)
        after = product
        if self.forward.uses_batch_statistics(self.situation.training):
            normalized = layer.normalized[:, unit]
            after = product - product.mean() - normalized * (product * normalized).mean()
        after = after * ratio
        values = np.full_like(product, ratio)
        np.divide(after, product, out=values, where=product != 0.0)
        return Factor("batch_norm", here, values), after

    def _end(self, factors: tuple[Factor, ...], product: Array) -> Path:
        """The last factors, at the parameter itself."""
        here = UnitIndex(self.index.layer, self.index.unit)
        if self.index.kind == "weight" and self.forward.layers[here.layer].spec.batch_norm:
            factor, product = self._through_batch_norm(here, product)
            factors = (*factors, factor)
        local = self._local()
        return Path((*factors, local), np.asarray(product * local.values))
