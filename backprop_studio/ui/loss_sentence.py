"""What the loss move does: the loss in force, and this example's numbers put into it."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from backprop_studio.experiment.model import (
    BinaryCrossEntropy,
    CrossEntropy,
    HalfSquaredError,
    Huber,
    Loss,
    Mae,
    Mse,
)
from backprop_studio.experiment.numbers import MINUS, format_factor, format_number
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.move_factors import ABOUT, EQUALS, Explanation, as_shown, single_example
from backprop_studio.ui.move_sums import FEW_TERMS
from backprop_studio.ui.network_diagram.formulas import loss_formula, loss_in_force
from backprop_studio.ui.shown_example import averaged_rows
from backprop_studio.ui.typeset import Formula, Number, Operator

Written = tuple[str, float]  # as it is written, and what a calculator makes of that


def _tr(text: str) -> str:
    return QCoreApplication.translate("MoveSentence", text)


def explain_loss(snapshot: Snapshot) -> Explanation:
    """L of the example shown, with its numbers; of a mean over examples the value alone."""
    example, loss = snapshot.example, loss_in_force(snapshot)
    sentence = _tr("How far is the output from the target?")
    first, *more = loss_formula(loss, example.y.size)
    formula = (*first, *(piece for line in more for piece in (Operator(" "), *line)))
    text = format_number(example.loss, "loss")
    result: Formula = (EQUALS, Number(text, strong=True))
    if not single_example(snapshot):
        rows = averaged_rows(snapshot)
        sentence = _tr(
            "How far are the outputs from the targets, in the mean over {rows} examples?"
        )
        return Explanation(sentence.format(rows=rows), formula, (), result)
    written = with_numbers(loss, example.a[-1].tolist(), example.y.tolist())
    if written is None:
        return Explanation(sentence, formula, (), result)
    numbers, typed = written
    sign = EQUALS if format_number(typed, "loss") == text else ABOUT
    return Explanation(sentence, formula, (EQUALS, Number(numbers)), (sign, *result[1:]))


def with_numbers(loss: Loss, guesses: Sequence[float], targets: Sequence[float]) -> Written | None:
    """The loss of these outputs with their numbers put in; None where there are too many, or
    where the logarithm of a rounded number says nothing."""
    parts: list[Written] = []
    for guess, target in zip(guesses, targets, strict=True):
        if isinstance(loss, CrossEntropy) and target == 0.0:
            continue  # it has no part in the sum
        part = _one(loss, guess, target)
        if part is None:
            return None
        parts.append(part)
    if not parts or len(parts) > FEW_TERMS:
        return None
    half, mean = isinstance(loss, HalfSquaredError), not isinstance(loss, CrossEntropy)
    typed = sum(value for _, value in parts)
    text = _joined([text for text, _ in parts])
    if half:
        return f"½{text}" if len(parts) == 1 else f"½[{text}]", 0.5 * typed
    if mean and len(parts) > 1:
        return f"1∕{len(parts)} [{text}]", typed / len(parts)
    return text, typed


def _joined(terms: list[str]) -> str:
    """`a + b − c`: what begins with a minus is taken away."""
    text = terms[0]
    for term in terms[1:]:
        text += f" {MINUS} {term[1:]}" if term.startswith(MINUS) else f" + {term}"
    return text


def _one(loss: Loss, guess: float, target: float) -> Written | None:
    """What one output adds, before the ½ or the mean."""
    said, wanted = format_number(guess), format_factor(target)
    difference = f"{said} {MINUS} {wanted}"
    error = as_shown(said) - as_shown(wanted)
    match loss:
        case HalfSquaredError() | Mse():
            return f"({difference})²", error**2
        case Mae():
            return f"|{difference}|", abs(error)
        case Huber(delta=delta):
            if abs(guess - target) <= delta:
                return f"½({difference})²", 0.5 * error**2
            edge = format_number(delta)
            return f"{edge}(|{difference}| {MINUS} ½ · {edge})", delta * (abs(error) - 0.5 * delta)
        case CrossEntropy():
            return _logarithm(target, said, as_shown(said))
        case BinaryCrossEntropy():
            yes = _logarithm(target, said, as_shown(said))
            no = _logarithm(1.0 - target, f"(1 {MINUS} {said})", 1.0 - as_shown(said))
            if target in (0.0, 1.0):
                return yes if target else no
            return None if yes is None or no is None else (_joined([yes[0], no[0]]), yes[1] + no[1])
    return None


def _logarithm(share: float, said: str, value: float) -> Written | None:
    """`−0.3 · ln 0.7`, without a share that is 1; None for the logarithm of no positive number."""
    if value <= 0.0:
        return None
    space = "" if said.startswith("(") else " "
    weight = "" if share == 1.0 else f"{format_factor(share)} · "
    return f"{MINUS}{weight}ln{space}{said}", -share * math.log(value)
