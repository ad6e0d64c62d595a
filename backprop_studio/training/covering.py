"""Quantities that the hall shall guess: a snapshot without them.

What is covered is taken out of the snapshot before any view gets it, and undefined numbers
(NaN) stand in its place. So nothing can give it away, neither a view nor a tooltip nor what a
screen reader says: none of them has it. `experiment.numbers` writes "?" for such a number.
With a quantity go the numbers that are the same under another name: the bias's gradient with
δ, the next step with the gradient, the last point of the curve with the loss.
"""

from collections.abc import Iterable
from dataclasses import replace as anew
from typing import Literal

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from backprop_studio.engine.chain_rule import Explanation, Factor, Path
from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.training.messages import (
    Derivation,
    ExamplePass,
    Floats,
    LayerValues,
    LossRecord,
    Snapshot,
)

NAN = float("nan")
OWN_SLOPE = ("activation_slope", "loss_by_output", "loss_by_pre_activation")
REVISIONS = 1_000_000_000  # more than a run ever has: each way of covering has its own


class Quantity(Struct, frozen=True):
    """One number by its meaning. `value`: of a weight or bias, or of a unit or input;
    `gradient`: ∂L/∂ a weight or bias, or δ of a unit; `sum`: z of a unit; `target`: y of an
    output, by its number; `loss`: L."""

    kind: Literal["value", "gradient", "sum", "target", "loss"]
    at: ParameterIndex | UnitIndex | None = None
    number: int = 0


def covered(snapshot: Snapshot, quantities: Iterable[Quantity], times: int) -> Snapshot:
    """The snapshot without these. `times` counts how often the choice of them has changed:
    what is drawn from kept pictures then knows that it is another state."""
    for quantity in quantities:
        snapshot = _without(snapshot, quantity)
    return replace(snapshot, parameters_revision=snapshot.parameters_revision + REVISIONS * times)


def number_of(snapshot: Snapshot, quantity: Quantity) -> float | None:
    """What the quantity is now; None where the network has no such thing."""
    example, at = snapshot.example, quantity.at
    try:
        if quantity.kind == "loss":
            return example.loss if example.row is not None else snapshot.loss
        if quantity.kind == "target":
            return float(example.y[quantity.number])
        if isinstance(at, ParameterIndex):
            is_value = quantity.kind == "value"
            layers = snapshot.parameters if is_value else example.gradients
            return _entry(layers, at)
        if isinstance(at, UnitIndex):
            return _of_unit(example, quantity.kind, at)
    except IndexError:
        return None
    return None


def _of_unit(example: ExamplePass, kind: str, at: UnitIndex) -> float:
    if at.layer < 0:
        return float(example.x[at.unit])
    vectors = {"value": example.a, "sum": example.z}.get(kind, example.delta)
    return float(vectors[at.layer][at.unit])


def _entry(layers: tuple[LayerValues, ...], at: ParameterIndex) -> float | None:
    layer = layers[at.layer]
    if at.kind == "weight":
        return float(layer.weights[at.source, at.unit])
    if at.kind == "bias":
        return float(layer.bias[at.unit])
    return None if layer.scale is None else float(layer.scale[at.unit])


# taking out -----------------------------------------------------------------------------------


def _without(snapshot: Snapshot, quantity: Quantity) -> Snapshot:
    at = quantity.at
    if quantity.kind == "loss":
        return _without_loss(snapshot)
    if quantity.kind == "target":
        y = _blank(snapshot.example.y, quantity.number)
        return replace(snapshot, example=replace(snapshot.example, y=y))
    if isinstance(at, ParameterIndex):
        if quantity.kind == "value":
            return _without_parameter(snapshot, at)
        return _without_gradient(snapshot, at)
    if isinstance(at, UnitIndex):
        return _without_unit(snapshot, quantity.kind, at)
    return snapshot


def _without_loss(snapshot: Snapshot) -> Snapshot:
    return replace(
        snapshot,
        loss=NAN,
        loss_before=None,
        validation_loss=None if snapshot.validation_loss is None else NAN,
        example=replace(snapshot.example, loss=NAN),
        record=_without_end(snapshot.record),
    )


def _without_end(record: LossRecord) -> LossRecord:
    """The curve without its newest point."""
    last = len(record.training) - 1
    if last < 0:
        return record
    validation = record.validation
    return replace(
        record,
        training=_blank(record.training, last),
        validation=None if validation is None else _blank(validation, len(validation) - 1),
        batch=_blank(record.batch, len(record.batch) - 1),
    )


def _without_parameter(snapshot: Snapshot, at: ParameterIndex) -> Snapshot:
    old, baseline = snapshot.old_parameters, snapshot.baseline_parameters
    landscape, trail = snapshot.landscape, snapshot.trail
    if landscape is not None and trail is not None and landscape.request.axes == "parameters":
        axes = (landscape.request.horizontal, landscape.request.vertical)
        for column, index in enumerate(axes):
            trail = _blank_column(trail, column) if index == at else trail
    return replace(
        snapshot,
        parameters=_blank_entry(snapshot.parameters, at),
        start_parameters=_blank_entry(snapshot.start_parameters, at),
        old_parameters=None if old is None else _blank_entry(old, at),
        baseline_parameters=None if baseline is None else _blank_entry(baseline, at),
        trail=trail,
        derivation=_without_factors(snapshot.derivation, at),
    )


def _without_gradient(snapshot: Snapshot, at: ParameterIndex) -> Snapshot:
    example = snapshot.example
    derivation = snapshot.derivation
    if derivation is not None and derivation.explanation.index == at:
        derivation = _without_result(derivation)
    return replace(
        snapshot,
        gradients=_blank_entry(snapshot.gradients, at),
        step=_blank_entry(snapshot.step, at),
        example=replace(example, gradients=_blank_entry(example.gradients, at)),
        landscape_gradient=_blank_axis(snapshot, at),
        derivation=derivation,
    )


def _without_unit(snapshot: Snapshot, kind: str, at: UnitIndex) -> Snapshot:
    example = snapshot.example
    if at.layer < 0:
        example = replace(example, x=_blank(example.x, at.unit))
    elif kind == "value":
        example = replace(example, a=_blank_in(example.a, at))
    elif kind == "sum":
        example = replace(example, z=_blank_in(example.z, at))
    else:
        example = replace(example, delta=_blank_in(example.delta, at))
        bias = ParameterIndex(at.layer, "bias", at.unit)
        snapshot = _without_gradient(replace(snapshot, example=example), bias)
        example = snapshot.example
    derivation = _without_factors(snapshot.derivation, at) if kind != "sum" else snapshot.derivation
    return replace(snapshot, example=example, derivation=derivation)


def _blank_axis(snapshot: Snapshot, at: ParameterIndex) -> tuple[float, float] | None:
    """The slope that the landscape's arrow shows, without that of one axis."""
    slopes, landscape = snapshot.landscape_gradient, snapshot.landscape
    if slopes is None or landscape is None or landscape.request.axes != "parameters":
        return slopes
    across, up = slopes
    request = landscape.request
    return NAN if request.horizontal == at else across, NAN if request.vertical == at else up


# the chain rule -------------------------------------------------------------------------------


def _without_factors(
    derivation: Derivation | None, at: ParameterIndex | UnitIndex
) -> Derivation | None:
    """The derivation without the factors that are this weight or this unit's value."""
    if derivation is None:
        return None
    explanation = derivation.explanation
    paths = tuple(_path_without(path, at) for path in explanation.paths)
    local = explanation.local
    if isinstance(at, UnitIndex) and _starts_at(explanation.index, at):
        local = np.full_like(local, NAN)
    upstream = explanation.upstream
    return replace(derivation, explanation=_explained(explanation, paths, upstream, local))


def _path_without(path: Path, at: ParameterIndex | UnitIndex) -> Path:
    factors = tuple(
        anew(factor, values=np.full_like(factor.values, NAN)) if _tells(factor, at) else factor
        for factor in path.factors
    )
    return Path(factors, path.products)


def _tells(factor: Factor, at: ParameterIndex | UnitIndex) -> bool:
    """Whether the factor is the covered number, or one from which it can be read off."""
    if isinstance(at, ParameterIndex):
        return factor.parameter == at
    if factor.kind == "input":
        return factor.unit == at
    return factor.kind in OWN_SLOPE and factor.unit == at


def _starts_at(index: ParameterIndex, at: UnitIndex) -> bool:
    return index.kind == "weight" and UnitIndex(index.layer - 1, index.source) == at


def _without_result(derivation: Derivation) -> Derivation:
    """The factors stay: the hall may multiply them."""
    explanation = derivation.explanation
    upstream = explanation.upstream
    wiggled = anew(derivation.wiggled, value=NAN)
    paths = tuple(
        Path(path.factors, np.full_like(path.products, NAN)) for path in explanation.paths
    )
    told = _explained(explanation, paths, upstream, explanation.local, NAN)
    return replace(derivation, explanation=told, wiggled=wiggled)


def _explained(
    explanation: Explanation,
    paths: tuple[Path, ...],
    upstream: Floats,
    local: Floats,
    value: float | None = None,
) -> Explanation:
    return anew(
        explanation,
        paths=paths,
        upstream=upstream,
        local=local,
        value=explanation.value if value is None else value,
    )


# arrays ---------------------------------------------------------------------------------------


def _blank(vector: Floats, place: int) -> Floats:
    if not 0 <= place < len(vector):
        return vector
    found = np.array(vector, dtype=np.float64)
    found[place] = NAN
    found.flags.writeable = False
    return found


def _blank_column(matrix: Floats, column: int) -> Floats:
    found = np.array(matrix, dtype=np.float64)
    found[:, column] = NAN
    found.flags.writeable = False
    return found


def _blank_in(vectors: tuple[Floats, ...], at: UnitIndex) -> tuple[Floats, ...]:
    if at.layer >= len(vectors):
        return vectors
    return (*vectors[: at.layer], _blank(vectors[at.layer], at.unit), *vectors[at.layer + 1 :])


def _blank_entry(layers: tuple[LayerValues, ...], at: ParameterIndex) -> tuple[LayerValues, ...]:
    """The layers without that one number; as they are where there is no such number."""
    if at.layer >= len(layers):
        return layers
    layer = layers[at.layer]
    if at.kind == "weight":
        below, units = layer.weights.shape
        if at.source >= below or at.unit >= units:
            return layers
        weights = np.array(layer.weights, dtype=np.float64)
        weights[at.source, at.unit] = NAN
        weights.flags.writeable = False
        layer = replace(layer, weights=weights)
    elif at.kind == "bias":
        layer = replace(layer, bias=_blank(layer.bias, at.unit))
    elif layer.scale is not None:
        layer = replace(layer, scale=_blank(layer.scale, at.unit))
    return (*layers[: at.layer], layer, *layers[at.layer + 1 :])
