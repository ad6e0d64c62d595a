"""What the present move does, in a sentence, its formula and this network's numbers.

A formula is shown with numbers only where they multiply out to the value on the
diagram; where dropout, residual connections, batch norm or a mean over examples
stand between, the value stands alone, so that no formula claims too much.
"""

import math
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.model import (
    BinaryCrossEntropy,
    CrossEntropy,
    HalfSquaredError,
    Huber,
    Mae,
    Mse,
)
from backprop_studio.experiment.notation import ACTIVATION_SIGNS, Naming, Symbol
from backprop_studio.experiment.numbers import MINUS, format_factor, format_number
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.loss_sentence import explain_loss
from backprop_studio.ui.move_factors import (
    ABOUT,
    EQUALS,
    TIMES,
    Explanation,
    Factor,
    as_shown,
    product,
    single_example,
    slope_factor,
)
from backprop_studio.ui.move_sums import FEW_TERMS, long_sum
from backprop_studio.ui.network_diagram.formulas import loss_in_force
from backprop_studio.ui.network_diagram.scene import parameter
from backprop_studio.ui.typeset import Formula, Name, Number, Operator, Words
from backprop_studio.ui.update_sentence import explain_update


def explain(snapshot: Snapshot, chosen: object = None) -> Explanation:
    """The present move; of its units or parameters the chosen one, else the first."""
    naming = Naming(snapshot.experiment, snapshot.example.x.size)
    move = snapshot.move
    if move is None:
        return _between(snapshot, naming)
    if move.kind == "loss":
        return explain_loss(snapshot)
    if move.kind == "update":
        return explain_update(snapshot, naming, chosen)
    layer = len(snapshot.parameters) - 1 if move.layer is None else move.layer
    unit = UnitIndex(layer, _unit_of(snapshot, chosen, layer))
    if move.kind == "forward":
        return _forward(snapshot, naming, unit)
    if move.kind == "output_gradient":
        return _output_gradient(snapshot, naming, unit)
    return _hidden_gradient(snapshot, naming, unit)


def _tr(text: str) -> str:
    return QCoreApplication.translate("MoveSentence", text)


def _unit_of(snapshot: Snapshot, chosen: object, layer: int) -> int:
    """The chosen unit of this layer, or the one the chosen edge starts or ends at."""
    units = snapshot.parameters[layer].bias.size
    unit = 0
    if isinstance(chosen, ParameterIndex):
        if chosen.layer == layer:
            unit = chosen.unit
        elif chosen.layer == layer + 1 and chosen.kind == "weight":
            unit = chosen.source
    elif isinstance(chosen, UnitIndex) and chosen.layer == layer:
        unit = chosen.unit
    return unit if unit < units else 0


def _between(snapshot: Snapshot, naming: Naming) -> Explanation:
    sentence = _tr("The network as it stands. A move shows how it learns.")
    example = snapshot.example
    if example.y.size > 1 or not single_example(snapshot):
        loss = Number(format_number(snapshot.loss, "loss"), strong=True)
        return Explanation(sentence, (Name(Symbol("L")),), (), (EQUALS, loss))
    guess = naming.activation(UnitIndex(len(snapshot.parameters) - 1, 0))
    formula: Formula = (
        Name(guess),
        EQUALS,
        Number(format_number(float(example.a[-1][0])), strong=True),
        Words(_tr("  beside  ")),
        Name(naming.target(0)),
        EQUALS,
        Number(format_number(float(example.y[0])), strong=True),
    )
    return Explanation(sentence, formula)


def _forward(snapshot: Snapshot, naming: Naming, unit: UnitIndex) -> Explanation:
    """z = Σ w·x + b, then a = f(z)."""
    example, layer = snapshot.example, snapshot.experiment.network.layers[unit.layer]
    sentence = _tr("Each unit weighs what comes in, adds its bias, and applies its function:")
    below = example.x if unit.layer == 0 else example.a[unit.layer - 1]
    z = float(example.z[unit.layer][unit.unit])
    a = float(example.a[unit.layer][unit.unit])
    sign = ACTIVATION_SIGNS[layer.activation]
    z_name, a_name = Name(naming.pre_activation(unit)), Name(naming.activation(unit))
    applied: Formula = (Operator(f"{sign}("), z_name, Operator(")")) if sign else (z_name,)
    if layer.activation == "softmax":
        applied = (Operator("softmax("), Words(_tr("all z")), Operator(")"))
    total = Number(format_number(z), strong=True)
    tail: Formula = (
        Words(",  "),
        a_name,
        EQUALS,
        *applied,
        EQUALS,
        Number(format_number(a), strong=True),
    )
    if layer.residual or layer.dropout or not single_example(snapshot):
        tail = (Words(",  "), a_name, EQUALS, Number(format_number(a), strong=True))
    bias = ParameterIndex(unit.layer, "bias", unit.unit)
    bias_value = parameter(snapshot.parameters, bias)
    weights = [ParameterIndex(unit.layer, "weight", unit.unit, i) for i in range(below.size)]
    exact = math.isclose(
        sum(
            parameter(snapshot.parameters, w) * float(v)
            for w, v in zip(weights, below, strict=True)
        )
        + bias_value,
        z,
        rel_tol=1e-5,
        abs_tol=1e-9,
    )
    if below.size > FEW_TERMS or not exact:
        inner = (Operator("Σ "), Words(_tr("weight · value below")), Operator(" + "))
        if layer.batch_norm:
            inner = (Operator("γ "), Words(_tr("normalized sum")), Operator(" + "))
        symbol = (z_name, EQUALS, *inner, Name(naming.parameter(bias)))
        values = snapshot.parameters[unit.layer].weights[:, unit.unit]
        terms = long_sum(values, below, ("weight", "value"), z, bias_value) if exact else None
        return Explanation(sentence, symbol, (), (EQUALS, total, *tail), sum=terms)
    symbols: list[Formula] = []
    numbers: list[Formula] = []
    typed = as_shown(format_factor(bias_value, "weight"))
    for index, value in zip(weights, below, strict=True):
        source = naming.activation(UnitIndex(unit.layer - 1, index.source))
        symbols.append((Name(naming.parameter(index)), Operator(" "), Name(source)))
        weight = format_factor(parameter(snapshot.parameters, index), "weight")
        numbers.append((Number(f"{weight} · {format_factor(float(value))}"),))
        typed += as_shown(weight) * as_shown(format_factor(float(value)))
    symbols.append((Name(naming.parameter(bias)),))
    numbers.append((Number(format_factor(bias_value, "weight")),))
    equals = EQUALS if format_number(typed) == format_number(z) else ABOUT
    return Explanation(
        sentence, (z_name, EQUALS, *_sum(symbols)), (EQUALS, *_sum(numbers)), (equals, total, *tail)
    )


def _sum(terms: Sequence[Formula]) -> Formula:
    joined: Formula = terms[0]
    for term in terms[1:]:
        joined = (*joined, Operator(" + "), *term)
    return joined


def _output_gradient(snapshot: Snapshot, naming: Naming, unit: UnitIndex) -> Explanation:
    """δ = ∂L/∂ŷ · f′(z); with the cross-entropies the slope cancels and ŷ − y remains."""
    example, loss = snapshot.example, loss_in_force(snapshot)
    guess, target = float(example.a[-1][unit.unit]), float(example.y[unit.unit])
    hat, y = Name(naming.activation(unit)), Name(naming.target(unit.unit))
    error, outputs = guess - target, example.y.size
    difference: Formula = (hat, Operator(f" {MINUS} "), y)
    bracketed: Formula = (Operator("("), *difference, Operator(")"))
    written = f"{format_number(guess)} {MINUS} {format_factor(target)}"
    typed = as_shown(format_number(guess)) - as_shown(format_factor(target))
    factors: list[Factor] = []
    if not isinstance(loss, HalfSquaredError | CrossEntropy) and outputs > 1:
        factors.append(Factor((Operator(f"1∕{outputs}"),), 1 / outputs))
    match loss:
        case BinaryCrossEntropy() | CrossEntropy():
            named = bracketed if factors else difference
            factors.append(Factor(named, error, alone=(written, typed)))
        case Mae():
            named = (Operator("sign"), *bracketed)
            factors.append(Factor(named, math.copysign(1.0, error) if error else 0.0))
        case Huber(delta=delta):
            clipped = max(-delta, min(delta, error))
            named = (Operator("H′"), *bracketed)
            factors.append(Factor(named, clipped))
        case Mse():
            doubled = (f"2({written})", 2 * typed)
            factors.append(Factor((Operator("2"), *bracketed), 2 * error, alone=doubled))
        case _:
            factors.append(Factor(bracketed, error, alone=(written, typed)))
    if not isinstance(loss, BinaryCrossEntropy | CrossEntropy):
        slope = slope_factor(snapshot, naming, unit)
        if slope is not None:
            factors.append(slope)
    sentence = _tr("How much does the loss change with what goes into the output?")
    return product(snapshot, naming, unit, sentence, factors)


def _hidden_gradient(snapshot: Snapshot, naming: Naming, unit: UnitIndex) -> Explanation:
    """δ = (Σ δ above · weight) · f′(z)."""
    example, above = snapshot.example, unit.layer + 1
    sentence = _tr("Each hidden unit takes its share of the blame:")
    deltas = example.delta[above]
    edges = [ParameterIndex(above, "weight", k, unit.unit) for k in range(deltas.size)]
    slope = slope_factor(snapshot, naming, unit)
    after = [slope] if slope is not None else []
    if len(edges) == 1:
        blame = Factor((Name(naming.delta(UnitIndex(above, 0)), "gradient"),), float(deltas[0]))
        weight = parameter(snapshot.parameters, edges[0])
        edge = Factor((Name(naming.parameter(edges[0])),), weight, "weight")
        return product(snapshot, naming, unit, sentence, [blame, edge, *after])
    weights = [parameter(snapshot.parameters, edge) for edge in edges]
    streams = [float(d) * weight for d, weight in zip(deltas, weights, strict=True)]
    if len(edges) <= FEW_TERMS:
        terms: list[Formula] = [
            (
                Name(naming.delta(UnitIndex(above, edge.unit)), "gradient"),
                TIMES,
                Name(naming.parameter(edge)),
            )
            for edge in edges
        ]
        inner = _sum(terms)
    else:
        inner = (Operator("Σ "), Words(_tr("δ above · weight")))
    total = Factor((Operator("("), *inner, Operator(")")), sum(streams))
    streams_written = long_sum(deltas, weights, ("value", "weight"), sum(streams))
    return product(snapshot, naming, unit, sentence, [total, *after], streams_written)
