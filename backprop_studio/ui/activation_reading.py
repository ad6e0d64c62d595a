"""What the chosen unit's activation function is at this moment, in numbers and lines. No Qt."""

import numpy as np
from msgspec import Struct

from backprop_studio.engine.parameter_index import UnitIndex
from backprop_studio.experiment.notation import Naming, Symbol
from backprop_studio.experiment.numbers import format_number
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.activation_curves import Function, Unit, condition, function_of
from backprop_studio.ui.activation_formulas import (
    EQUALS,
    function_formula,
    left_side,
    note_formula,
    slope_formula,
)
from backprop_studio.ui.network_diagram.stage import stage_of
from backprop_studio.ui.typeset import Formula, Name, Number, Words


class Reading(Struct, frozen=True):
    """One unit at one moment. `z` is None before the forward pass has come to it."""

    function: Function
    z_name: Symbol
    output: Symbol | None  # what f(z) is called, None where dropout or a residual comes after
    z: float | None
    a: float = 0.0
    slope: float = 0.0
    mean: bool = False  # z is the batch's mean

    @property
    def state(self) -> Unit:
        """Whether a gradient still gets through."""
        return "fine" if self.z is None else condition(self.function, self.z)


def reading_of(snapshot: Snapshot, unit: UnitIndex) -> Reading:
    """What the view shows of this unit."""
    layer = snapshot.experiment.network.layers[unit.layer]
    naming = Naming(snapshot.experiment, len(snapshot.example.x))
    layer_z = snapshot.example.z[unit.layer]
    function = function_of(layer.activation, layer_z, unit.unit)
    plain_output = not (layer.dropout or layer.residual)
    output = naming.activation(unit) if plain_output else None
    name, mean = naming.pre_activation(unit), snapshot.example.row is None
    if not stage_of(snapshot).activation_shown(unit.layer):
        return Reading(function, name, output, None, mean=mean)
    z = float(layer_z[unit.unit])
    if np.isnan(snapshot.example.a[unit.layer][unit.unit]) and not np.isnan(z):
        return Reading(function, name, output, None, mean=mean)  # f(z) is covered
    return Reading(function, name, output, z, *function.at(z), mean)


def lines(reading: Reading, missing: str, mean: str) -> tuple[Formula, ...]:
    """The two formulas, what they need, then z, f(z) and f′(z) with their numbers."""
    name = reading.function.name
    z = Name(reading.z_name)
    head = (function_formula(name), slope_formula(name), note_formula(name))
    if reading.z is None:
        return (*head, (z, EQUALS, Words("…"), Words(missing, "muted")))
    values = [format_number(number) for number in (reading.z, reading.a, reading.slope)]
    aside: Formula = (Words(mean, "muted"),) if reading.mean else ()
    named: Formula = (Name(reading.output), EQUALS) if reading.output is not None else ()
    return (
        *head,
        (z, EQUALS, Number(values[0], strong=True), *aside),
        (
            *(named if not reading.mean else ()),
            *left_side(z),
            EQUALS,
            Number(values[1], "positive", True),
        ),
        (*left_side(z, True), EQUALS, Number(values[2], "gradient", True)),
    )
