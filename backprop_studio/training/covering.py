"""Quantities that the hall shall guess: a snapshot without them.

What is covered is taken out of the snapshot before any view gets it, and undefined numbers
(NaN) stand in its place. So nothing can give it away, neither a view nor a tooltip nor what a
screen reader says: none of them has it. `experiment.numbers` writes "?" for such a number.
With a quantity go the numbers that are the same under another name: the bias's gradient with
δ, the next step with the gradient, the last point of the curve with the loss, z with the
output of a unit that passes it on unchanged. Counts are no floating-point numbers: views ask
`Snapshot.untold` whether they may be told.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.training import covered_answers as answers
from backprop_studio.training.blanks import NAN, blank, blank_column, blank_entry, blank_in
from backprop_studio.training.covered_factors import (
    without_factors,
    without_result,
    without_upstream,
)
from backprop_studio.training.messages import (
    Derivation,
    ExamplePass,
    LayerValues,
    LossRecord,
    Snapshot,
)
from backprop_studio.training.quantity import COUNTS, Quantity
from backprop_studio.training.race_messages import RaceStanding

REVISIONS = 1_000_000_000  # more than a run ever has: each way of covering has its own


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
        if quantity.kind == "accuracy":
            return snapshot.accuracy
        if quantity.kind == "length":
            return answers.length_of(snapshot.studies, quantity.number)
        if quantity.kind in COUNTS:
            return float(getattr(snapshot, quantity.kind))
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
    if quantity.kind == "accuracy":
        return _without_accuracy(snapshot)
    if quantity.kind in COUNTS:
        return _untold(snapshot, quantity.kind)
    if quantity.kind == "length":
        studies = answers.without_length(snapshot.studies, quantity.number)
        return replace(_untold(snapshot, "length"), studies=studies)
    if quantity.kind == "target":
        y = blank(snapshot.example.y, quantity.number)
        return _untold(replace(snapshot, example=replace(snapshot.example, y=y)), "row")
    if isinstance(at, ParameterIndex):
        if quantity.kind == "value":
            return _without_parameter(snapshot, at)
        if at.kind == "bias":
            return _without_unit(snapshot, "gradient", UnitIndex(at.layer, at.unit))  # its δ
        return _without_gradient(snapshot, at)
    if isinstance(at, UnitIndex):
        return _without_unit(snapshot, quantity.kind, at)
    return snapshot


def _without_loss(snapshot: Snapshot) -> Snapshot:
    return replace(
        _untold(snapshot, "loss"),
        loss=NAN,
        loss_before=None,
        validation_loss=None if snapshot.validation_loss is None else NAN,
        example=replace(snapshot.example, loss=NAN),
        record=_without_end(snapshot.record),
        race=None if snapshot.race is None else _without_losses(snapshot.race),
        studies=answers.without_loss(snapshot),
    )


def _without_losses(race: RaceStanding) -> RaceStanding:
    """A race whose runners do not tell their present L, nor the one they began with as long as
    they stand there."""
    runners = tuple(
        replace(
            runner, loss=NAN, record_loss=blank(runner.record_loss, len(runner.record_loss) - 1)
        )
        for runner in race.runners
    )
    return replace(race, runners=runners, start_loss=race.start_loss if race.iteration else NAN)


def _without_accuracy(snapshot: Snapshot) -> Snapshot:
    held_out = snapshot.validation_accuracy
    return replace(
        _untold(snapshot, "accuracy"),
        accuracy=None if snapshot.accuracy is None else NAN,
        validation_accuracy=None if held_out is None else NAN,
        studies=answers.without_accuracy(snapshot),
    )


def _untold(snapshot: Snapshot, what: str) -> Snapshot:
    return replace(snapshot, untold=snapshot.untold | {what})


def _without_end(record: LossRecord) -> LossRecord:
    """The curve without its newest point."""
    last = len(record.training) - 1
    if last < 0:
        return record
    validation = record.validation
    return replace(
        record,
        training=blank(record.training, last),
        validation=None if validation is None else blank(validation, len(validation) - 1),
        batch=blank(record.batch, len(record.batch) - 1),
    )


def _without_parameter(snapshot: Snapshot, at: ParameterIndex) -> Snapshot:
    old, baseline = snapshot.old_parameters, snapshot.baseline_parameters
    landscape, trail = snapshot.landscape, snapshot.trail
    if landscape is not None and trail is not None and landscape.request.axes == "parameters":
        axes = (landscape.request.horizontal, landscape.request.vertical)
        for column, index in enumerate(axes):
            trail = blank_column(trail, column) if index == at else trail
    return replace(
        snapshot,
        parameters=blank_entry(snapshot.parameters, at),
        start_parameters=blank_entry(snapshot.start_parameters, at),
        old_parameters=None if old is None else blank_entry(old, at),
        baseline_parameters=None if baseline is None else blank_entry(baseline, at),
        trail=trail,
        derivation=without_factors(snapshot.derivation, at),
    )


def _without_gradient(snapshot: Snapshot, at: ParameterIndex) -> Snapshot:
    example = snapshot.example
    derivation = snapshot.derivation
    if derivation is not None and derivation.explanation.index == at:
        derivation = without_result(derivation)
    return replace(
        snapshot,
        gradients=blank_entry(snapshot.gradients, at),
        step=blank_entry(snapshot.step, at),
        example=replace(example, gradients=blank_entry(example.gradients, at)),
        landscape_gradient=_blank_axis(snapshot, at),
        derivation=derivation,
        studies=answers.without_slope(snapshot.studies, at),
    )


def _without_unit(snapshot: Snapshot, kind: str, at: UnitIndex) -> Snapshot:
    example = snapshot.example
    if at.layer < 0:
        snapshot = _untold(snapshot, "row")
        example = replace(example, x=blank(example.x, at.unit))
    elif kind != "gradient":
        same = _passes_on(snapshot, at.layer)
        if kind == "value" or same:
            example = replace(example, a=blank_in(example.a, at))
            snapshot = _without_output(snapshot, at)
        if kind == "sum" or same:
            example = replace(example, z=blank_in(example.z, at))
    else:
        example = replace(example, delta=blank_in(example.delta, at))
        snapshot = replace(snapshot, example=example, derivation=_without_delta(snapshot, at))
        snapshot = _without_gradient(snapshot, ParameterIndex(at.layer, "bias", at.unit))
        example = snapshot.example
    derivation = snapshot.derivation
    if kind != "sum" or _passes_on(snapshot, at.layer):
        derivation = without_factors(derivation, at)
    return replace(snapshot, example=example, derivation=derivation)


def _without_output(snapshot: Snapshot, at: UnitIndex) -> Snapshot:
    """What plots of all rows say of the shown one, if the unit is an output."""
    if at.layer < len(snapshot.parameters) - 1:
        return snapshot
    found = _untold(snapshot, "row")
    return replace(found, studies=answers.without_output(snapshot, at.unit))


def _without_delta(snapshot: Snapshot, at: UnitIndex) -> Derivation | None:
    """The chain rule without δ where the parameter ends, which many paths together make."""
    derivation = snapshot.derivation
    if derivation is None:
        return None
    index = derivation.explanation.index
    ends_there = (index.layer, index.unit) == (at.layer, at.unit)
    return without_upstream(derivation) if ends_there else derivation


def _passes_on(snapshot: Snapshot, layer: int) -> bool:
    """Whether what a unit gives out is its z."""
    layers = snapshot.experiment.network.layers
    if not 0 <= layer < len(layers):
        return False
    here = layers[layer]
    return here.activation == "linear" and not (here.dropout or here.residual)


def _blank_axis(snapshot: Snapshot, at: ParameterIndex) -> tuple[float, float] | None:
    """The slope that the landscape's arrow shows, without that of one axis."""
    slopes, landscape = snapshot.landscape_gradient, snapshot.landscape
    if slopes is None or landscape is None or landscape.request.axes != "parameters":
        return slopes
    across, up = slopes
    request = landscape.request
    return NAN if request.horizontal == at else across, NAN if request.vertical == at else up
