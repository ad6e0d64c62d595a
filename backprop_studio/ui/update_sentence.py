"""What the update does to one parameter, with its numbers, and what the step saved."""

import math

from PySide6.QtCore import QCoreApplication

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.experiment.notation import OPTIMIZER_NAMES, Naming, Symbol
from backprop_studio.experiment.numbers import MINUS, format_change, format_factor, format_number
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.move_factors import ABOUT, EQUALS, TIMES, Explanation, as_shown
from backprop_studio.ui.network_diagram.formulas import ARROW
from backprop_studio.ui.network_diagram.scene import holds, parameter
from backprop_studio.ui.typeset import Formula, Name, Number, Operator, Words, derivative


def _tr(text: str) -> str:
    return QCoreApplication.translate("MoveSentence", text)


def explain_update(snapshot: Snapshot, naming: Naming, chosen: object) -> Explanation:
    """w ← w − η · ∂L/∂w for plain gradient descent, w ← w + step otherwise."""
    old_layers = snapshot.old_parameters or snapshot.parameters
    index = ParameterIndex(0, "weight", 0, 0)
    if isinstance(chosen, ParameterIndex) and holds(snapshot.parameters, chosen):
        index = chosen
    name = naming.parameter(index)
    old, new = parameter(old_layers, index), parameter(snapshot.parameters, index)
    rate = snapshot.learning_rate
    sentence = _tr("Every parameter takes its step, all with gradients of the old ones:")
    result: Formula = (Number(format_number(new, "weight"), strong=True),)
    saved = _saved(snapshot)
    start: Formula = (Name(name), Operator("←", spaced=True), Name(name))
    old_text = format_number(old, "weight")
    for layers in (snapshot.gradients, snapshot.example.gradients):
        gradient = parameter(layers, index)
        if math.isclose(old - rate * gradient, new, rel_tol=1e-9, abs_tol=1e-12):
            eta = Name(Symbol(naming.learning_rate))
            rate_text, gradient_text = format_number(rate), format_factor(gradient)
            numbers = f"{old_text} {MINUS} {rate_text} · {gradient_text}"
            shown = as_shown(old_text) - as_shown(rate_text) * as_shown(gradient_text)
            same = format_number(shown, "weight") == format_number(new, "weight")
            formula: Formula = (*start, Operator(f" {MINUS} "), eta, TIMES, *derivative(name))
            sign = EQUALS if same else ABOUT
            step_made = (EQUALS, Number(numbers))
            return Explanation(sentence, formula, step_made, (sign, *result), saved)
    optimizer = OPTIMIZER_NAMES[type(snapshot.experiment.optimizer).__name__]
    step = Words(_tr("{optimizer}'s step").format(optimizer=optimizer))
    numbers = f"{old_text} + {format_factor(new - old)}"
    formula = (*start, Operator(" + "), step)
    return Explanation(sentence, formula, (EQUALS, Number(numbers)), (EQUALS, *result), saved)


def _saved(snapshot: Snapshot) -> Formula:
    """`L 0.034778 → 0.032444 (−0.002334)`: what the step saved."""
    before = snapshot.loss_before
    if before is None:
        return ()
    old, new = format_number(before, "loss"), format_number(snapshot.loss, "loss")
    return (
        Words("     "),
        Name(Symbol("L")),
        Words(f"  {old} {ARROW} "),
        Number(new, strong=True),
        Words(f"  ({format_change(snapshot.loss - before)})", "muted"),
    )
