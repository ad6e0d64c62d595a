"""The lines under the moves, typeset: sentence, formula and numbers in the room there is."""

from backprop_studio.theme import Theme
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.move_factors import Explanation
from backprop_studio.ui.move_sums import FEW_TERMS, LongSum
from backprop_studio.ui.typeset import Box, Formula, Ink, Words, typeset

SIZES = (14.5, 13.5, 12.5)  # px of type, the largest that fits
SMALLEST = 8.0
ONE_LINE, TWO_LINES = 38.0, 60.0  # px that the banner is high


def has_long_sums(snapshot: Snapshot) -> bool:
    """Whether moves of this network add up more than fits beside their formula: then the banner
    has two lines, in each of its moves, so that nothing jumps."""
    return any(max(layer.weights.shape) > FEW_TERMS for layer in snapshot.parameters)


def banner(said: Explanation, theme: Theme, room: float, two: bool) -> tuple[Box, ...]:
    """One line, or (`two`) a second one: with the numbers of a long sum, with the formula where it
    does not fit beside its sentence, or with its numbers where they do not fit beside it."""
    whole = _variants(said)
    if two and said.sum is not None:
        return (_fitting(whole, theme, room), _fitting_sum(said.sum, theme, room))
    if not two or not said.formula or _largest(whole[0], theme, room, SIZES[:1]) is not None:
        return (_fitting(whole, theme, room),)
    below = _largest(whole[1], theme, room, SIZES)
    if below is not None:
        return (_fitting([(Words(said.sentence),)], theme, room), below)
    numbers = [(*said.numbers, *said.result, *said.aside), (*said.numbers, *said.result)]
    return (_fitting([said.formula], theme, room), _fitting(numbers, theme, room))


def _variants(said: Explanation) -> list[Formula]:
    """From all that is said down to formula and result: where the width is short, first the
    sentence goes, then what it led to, then the numbers between; the result always stays."""
    if not said.formula:
        return [(Words(said.sentence),)]
    variants: list[Formula] = [
        (*said.formula, *said.numbers, *said.result, *said.aside),
        (*said.formula, *said.numbers, *said.result),
        (*said.formula, *said.result),
    ]
    return [(Words(said.sentence + "   "), *variants[0]), *variants]


def _largest(formula: Formula, theme: Theme, room: float, sizes: tuple[float, ...]) -> Box | None:
    """In the largest type in which it fits."""
    for px in sizes:
        box = typeset(formula, Ink(theme, px))
        if box.width <= room:
            return box
    return None


def _fitting(variants: list[Formula], theme: Theme, room: float) -> Box:
    """The first variant that fits; where none does, the last one in smaller type."""
    for formula in variants:
        box = _largest(formula, theme, room, SIZES)
        if box is not None:
            return box
    box = typeset(variants[-1], Ink(theme, SIZES[-1]))
    return typeset(variants[-1], Ink(theme, max(SMALLEST, 12.0 * room / box.width)))


def _fitting_sum(total: LongSum, theme: Theme, room: float) -> Box:
    """As many of its products as the line holds."""
    for most in range(len(total.products), 1, -1):
        box = _largest(total.written(most), theme, room, SIZES[1:])
        if box is not None:
            return box
    return _fitting([total.written(1)], theme, room)
