"""Quantities as the speaker points at them: names, formulas, and what lies under the mouse."""

from collections.abc import Iterable
from math import isnan

from PySide6.QtCore import QCoreApplication, QPointF

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.notation import Naming, Symbol
from backprop_studio.experiment.numbers import Quantity as Kind
from backprop_studio.experiment.numbers import format_count, format_number, format_percent
from backprop_studio.training.covering import number_of
from backprop_studio.training.messages import Snapshot
from backprop_studio.training.quantity import COUNTS, LOSS, Quantity
from backprop_studio.ui.network_diagram.hit_test import hit_test
from backprop_studio.ui.network_diagram.scene import Scene
from backprop_studio.ui.typeset import (
    Formula,
    Name,
    Number,
    Operator,
    Words,
    derivative,
    plain,
)

MOST = 80  # so many quantities can be offered in a list
EQUALS = Operator("=", spaced=True)


def symbol_of(snapshot: Snapshot, quantity: Quantity) -> Formula:
    """`v₁`, `∂L/∂v₁`, `h₁`, `z₁`, `δ₁`, `y`, `L`."""
    naming, at = Naming(snapshot.experiment, snapshot.example.x.size), quantity.at
    if isinstance(at, ParameterIndex):
        name = naming.parameter(at)
        return derivative(name) if quantity.kind == "gradient" else (Name(name),)
    if isinstance(at, UnitIndex):
        if quantity.kind == "gradient" and at.layer >= 0:
            return (Name(naming.delta(at), "gradient"),)
        if quantity.kind == "sum" and at.layer >= 0:
            return (Name(naming.pre_activation(at)),)
        return (Name(naming.activation(at)),)
    if quantity.kind == "target":
        return (Name(naming.target(quantity.number)),)
    return (Name(Symbol("L")),) if quantity.kind == "loss" else (Words(_called(quantity)),)


def _called(quantity: Quantity) -> str:
    """What has no symbol."""
    if quantity.kind == "length":
        words = QCoreApplication.translate("Quantity", "length of layer {number}'s gradient")
        return words.format(number=quantity.number + 1)
    if quantity.kind == "accuracy":
        return QCoreApplication.translate("Quantity", "accuracy")
    if quantity.kind == "epoch":
        return QCoreApplication.translate("Quantity", "epoch")
    return QCoreApplication.translate("Quantity", "iteration")


def name_of(snapshot: Snapshot, quantity: Quantity) -> str:
    """The symbol in one line of text."""
    return plain(symbol_of(snapshot, quantity))


def known(snapshot: Snapshot, quantities: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """Those that the network of the snapshot has: right after another one was opened, the
    window's choice is of that already."""
    return tuple(each for each in quantities if number_of(snapshot, each) is not None)


def words_of(quantity: Quantity) -> Kind:
    """By which rule its number is written."""
    if quantity.kind == "loss":
        return "loss"
    is_weight = quantity.kind == "value" and isinstance(quantity.at, ParameterIndex)
    return "weight" if is_weight else "value"


def written(quantity: Quantity, number: float) -> str:
    """Its number, as views write it."""
    if isnan(number):
        return format_number(number)
    if quantity.kind in COUNTS:
        return format_count(round(number))
    if quantity.kind == "accuracy":
        return format_percent(number)
    return format_number(number, words_of(quantity))


def formula_of(snapshot: Snapshot, quantity: Quantity) -> Formula | None:
    """`v₁ = 0.8000`; None where the network has no such quantity."""
    number = number_of(snapshot, quantity)
    if number is None:
        return None
    text = written(quantity, number)
    role = "gradient" if quantity.kind == "gradient" else "text"
    return (*symbol_of(snapshot, quantity), EQUALS, Number(text, role, strong=True))  # type: ignore[arg-type]


def every(snapshot: Snapshot) -> tuple[Quantity, ...]:
    """The quantities of a small network, the loss first; of a large one the loss, outputs and
    targets."""
    found = [LOSS] if snapshot.accuracy is None else [LOSS, Quantity("accuracy")]
    found += [Quantity("iteration"), Quantity("epoch")]
    depth = len(snapshot.parameters)
    found += [Quantity("target", None, n) for n in range(len(snapshot.example.y))]
    layers = range(depth - 1, -1, -1)
    units = [UnitIndex(n, u) for n in layers for u in range(snapshot.parameters[n].bias.size)]
    for unit in units:
        found += [Quantity("value", unit), Quantity("sum", unit), Quantity("gradient", unit)]
    for layer in layers:
        below, above = snapshot.parameters[layer].weights.shape
        edges = [ParameterIndex(layer, "weight", u, s) for u in range(above) for s in range(below)]
        for index in (*edges, *(ParameterIndex(layer, "bias", u) for u in range(above))):
            found += [Quantity("value", index), Quantity("gradient", index)]
        if len(found) > MOST:
            break
    return tuple(found[:MOST])


def of_choice(chosen: ParameterIndex | UnitIndex | None, kind: str) -> Quantity:
    """The value, gradient or sum of what is chosen; the loss where nothing is."""
    if chosen is None:
        return LOSS
    if kind == "gradient":
        return Quantity("gradient", chosen)
    if kind == "sum" and isinstance(chosen, UnitIndex):
        return Quantity("sum", chosen)
    return Quantity("value", chosen)


def under(scene: Scene, point: QPointF) -> Quantity | None:
    """The quantity at a point of the diagram: of a chip with two lines, the line's."""
    layout = scene.layout
    for unit, rect in layout.labels.items():
        if rect.contains(point.x(), point.y()):
            right = point.x() > rect.x + rect.width / 2
            shown = scene.stage.delta_shown(unit.layer)
            return Quantity("gradient" if shown and right else "sum", unit)
    hit = hit_test(layout, point.x(), point.y())
    if hit is None:
        return None
    if hit.parameter is not None:
        box = layout.chips.get(hit.parameter) or layout.biases.get(hit.parameter)
        low = box is not None and point.y() > box.y + box.height / 2
        shown = scene.stage.delta_shown(hit.parameter.layer)
        return Quantity("gradient" if low and shown else "value", hit.parameter)
    if hit.unit is not None:
        return Quantity("value", hit.unit)
    if hit.target is not None:
        return Quantity("target", None, hit.target)
    return LOSS if hit.kind == "loss" else None
