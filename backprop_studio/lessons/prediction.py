"""Predict first: the person answers, then it is computed, then both are compared."""

import math
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from backprop_studio.experiment.numbers import format_fixed, format_number
from backprop_studio.lessons.expression import Place, evaluate
from backprop_studio.lessons.part import Part


class Choice(Part, frozen=True):
    """One answer, right where the expression `when` holds; `because` is said to who chose it."""

    text: str
    when: str
    because: str = ""


class Show(Part, frozen=True):
    """What happens once the person has answered: so many iterations or moves, or numbers set."""

    iterations: Annotated[int, Meta(ge=1, le=10_000)] | None = None
    moves: Annotated[int, Meta(ge=1, le=20)] | None = None
    set: dict[str, float] = field(default_factory=dict)

    @property
    def is_something(self) -> bool:
        """Whether anything happens at all."""
        return bool(self.iterations or self.moves or self.set)


class Prediction(Part, frozen=True):
    """A question with choices, or for a number (`number` computes it, `within` is how near
    counts as right: a share of it, or with `margin` an absolute distance)."""

    question: str
    choice: tuple[Choice, ...] = ()
    number: str | None = None
    within: Annotated[float, Meta(gt=0, le=1)] = 0.1
    margin: Annotated[float, Meta(gt=0)] | None = None
    show: Show = Show()
    then: str = ""  # said when the answer is out


class Verdict(Struct, frozen=True):
    """An answer beside what was computed. `computed` is the right choice's text or number."""

    right: bool
    answer: str
    computed: str
    because: str = ""


def right_choice(prediction: Prediction, place: Place) -> int:
    """The number of the choice that holds: the first. −1 if none does. Raises Wrong."""
    for number, choice in enumerate(prediction.choice):
        if evaluate(choice.when, place):
            return number
    return -1


def judge(prediction: Prediction, answer: float, place: Place) -> Verdict:
    """Compare a number, or the number of a choice, with what is computed. Raises Wrong."""
    if prediction.number is not None:
        computed = float(evaluate(prediction.number, place))
        room = prediction.margin or max(prediction.within * abs(computed), 1e-12)
        near = math.isfinite(computed) and abs(answer - computed) <= room
        return Verdict(near, _written(answer), _written(computed))
    right, chosen = right_choice(prediction, place), prediction.choice[int(answer)]
    computed_text = prediction.choice[right].text if right >= 0 else ""
    return Verdict(int(answer) == right, chosen.text, computed_text, chosen.because)


def _written(number: float) -> str:
    """As everywhere, but a count such as 100 without decimals."""
    if abs(number) >= 10 and number == round(number):
        return format_fixed(number, 0)
    return format_number(number)


Kind = Literal["choice", "number"]


def kind_of(prediction: Prediction) -> Kind:
    """Whether it asks for a choice or for a number."""
    return "choice" if prediction.number is None else "number"
