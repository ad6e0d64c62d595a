"""A question as it is asked, with its numbers; an answer to it, and what is said then."""

import math
import re
from pathlib import Path

from msgspec import Struct

from backprop_studio.experiment.model import Experiment
from backprop_studio.experiment.numbers import format_fixed, format_number
from backprop_studio.lessons.question import Kind

FEW = 4  # right things on the diagram that are all named
_LETTERS = {"yhat": "ŷ", "delta": "δ", "gamma": "γ"}
_NAME = re.compile(r"(yhat|delta|[a-z])(o?\d*)")


class Option(Struct, frozen=True):
    """A text to choose, a step to put in its place, a line, or a thing on the diagram."""

    text: str
    right: bool
    because: str


class WrongNumber(Struct, frozen=True):
    """What one gets by confusing something."""

    number: float
    because: str


class Picture(Struct, frozen=True):
    """The network beside the question: `moves` made while it is asked, then `shown`."""

    experiment: Experiment
    folder: Path
    iterations: int
    moves: int
    shown: int
    row: int | None
    blame: bool


class Asked(Struct, frozen=True):
    """A question with numbers of its own. Texts are in the markup of pages.

    `options` stand as in the file (steps: in the right order), `layout` is the order in which
    they are shown. A number is right within `margin` of `number`.
    """

    name: str
    topic: str
    kind: Kind
    text: str
    then: str
    picture: Picture
    options: tuple[Option, ...] = ()
    layout: tuple[int, ...] = ()
    number: float = math.nan
    margin: float = 0.0
    tolerance: str = ""
    slips: tuple[WrongNumber, ...] = ()
    otherwise: str = ""
    fresh: bool = False


class Answer(Struct, frozen=True):
    """Options by their number (steps: all, as the person ordered them), a number, or the name
    of a thing on the diagram. Nothing at all: the question was skipped."""

    options: tuple[int, ...] = ()
    number: float | None = None
    item: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was answered."""
        return not self.options and self.number is None and not self.item


class Verdict(Struct, frozen=True):
    """`given` and `correct` are markup; `because` says what a wrong answer confuses."""

    right: bool
    given: str
    correct: str
    because: tuple[str, ...] = ()


def judge(asked: Asked, answer: Answer) -> Verdict:
    """Whether an answer is right, and what a wrong one confuses."""
    correct = correct_answer(asked)
    if answer.is_empty and asked.kind != "several":
        return Verdict(False, "", correct)
    match asked.kind:
        case "number":
            return _number(asked, answer, correct)
        case "order":
            return _order(asked, answer, correct)
        case "click":
            return _click(asked, answer, correct)
        case "several":
            return _several(asked, answer, correct)
    chosen = asked.options[answer.options[0]]
    return Verdict(
        chosen.right, chosen.text, correct, () if chosen.right else _said(asked, chosen.because)
    )


def correct_answer(asked: Asked) -> str:
    """The right answer in words."""
    if asked.kind == "number":
        return _written(asked, asked.number)
    if asked.kind == "order":
        return " → ".join(option.text for option in asked.options)
    right = [option.text for option in asked.options if option.right]
    if asked.kind == "click":
        right = [named(name) for name in right]
        if len(right) > FEW:
            right = [right[0], "…", right[-1]]
    return "; ".join(right)


def named(name: str) -> str:
    """A thing on the diagram in markup.

    >>> named("w2"), named("bo"), named("yhat"), named("h_1_3")
    ('$w_2$', '$b_o$', '$ŷ$', '$h^{(1)}_{3}$')
    """
    base, *indices = name.split("_")
    if indices:
        layer, *rest = indices
        return f"${_LETTERS.get(base, base)}^{{({layer})}}_{{{','.join(rest)}}}$"
    found = _NAME.fullmatch(name)
    if found is None:
        return _LETTERS.get(name, name)
    letter = _LETTERS.get(found[1], found[1])
    return (
        f"${letter}_{{{found[2]}}}$"
        if len(found[2]) > 1
        else (f"${letter}_{found[2]}$" if found[2] else f"${letter}$")
    )


def _written(asked: Asked, number: float) -> str:
    """A number as it is written; a count without decimals."""
    if asked.margin == 0 and number.is_integer():
        return format_fixed(number, 0)
    return format_number(number)


def _said(asked: Asked, because: str) -> tuple[str, ...]:
    return tuple(filter(None, (because or asked.otherwise,)))


def _number(asked: Asked, answer: Answer, correct: str) -> Verdict:
    given = math.nan if answer.number is None else answer.number
    room = asked.margin * (1 + 1e-9)
    if abs(given - asked.number) <= room:
        return Verdict(True, _written(asked, given), correct)
    near = (slip.because for slip in asked.slips if abs(given - slip.number) <= room)
    return Verdict(False, _written(asked, given), correct, _said(asked, next(near, "")))


def _order(asked: Asked, answer: Answer, correct: str) -> Verdict:
    given = " → ".join(asked.options[number].text for number in answer.options)
    wanted = tuple(range(len(asked.options)))
    if answer.options == wanted:
        return Verdict(True, given, correct)
    first = next((i for i, j in zip(wanted, answer.options, strict=False) if i != j), 0)
    return Verdict(False, given, correct, _said(asked, asked.options[first].because))


def _click(asked: Asked, answer: Answer, correct: str) -> Verdict:
    found = next((option for option in asked.options if option.text == answer.item), None)
    if found is not None and found.right:
        return Verdict(True, named(answer.item), correct)
    because = found.because if found is not None else ""
    return Verdict(False, named(answer.item), correct, _said(asked, because))


def _several(asked: Asked, answer: Answer, correct: str) -> Verdict:
    chosen = set(answer.options)
    texts = [option.text for number, option in enumerate(asked.options) if number in chosen]
    because = [
        option.because
        for number, option in enumerate(asked.options)
        if option.right != (number in chosen) and option.because
    ]
    return Verdict(not because, "; ".join(texts), correct, tuple(because))
