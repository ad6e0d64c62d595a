"""A question to the hall: what is asked, who raised a hand for what, and the computed answer."""

from msgspec import Struct

from backprop_studio.experiment.numbers import read_number
from backprop_studio.training.quantity import Quantity

MOST_CHOICES = 5
MOST_HANDS = 9999


class Question(Struct, frozen=True):
    """Up to five `choices`; `about` is the quantity that answers it, None: nothing computed."""

    text: str
    choices: tuple[str, ...]
    about: Quantity | None = None


def nearest(choices: tuple[str, ...], answer: float, about: Quantity | None = None) -> int | None:
    """Which choice is the number nearest to the answer; None where they are no numbers. A share
    `about` which is asked is told in percent, so they are percents too."""
    if about is not None and about.kind == "accuracy":
        answer *= 100
        choices = tuple(choice.rstrip("% ") for choice in choices)
    numbers = [_number(choice) for choice in choices]
    known = [(abs(n - answer), place) for place, n in enumerate(numbers) if n is not None]
    return min(known)[1] if known and len(known) == len(choices) else None


def shares(hands: tuple[int, ...]) -> tuple[float, ...]:
    """Of all hands, by choice; zeros where nobody raised one."""
    whole = sum(hands)
    return tuple(hand / whole if whole else 0.0 for hand in hands)


def _number(text: str) -> float | None:
    try:
        return read_number(text)
    except ValueError:
        return None
