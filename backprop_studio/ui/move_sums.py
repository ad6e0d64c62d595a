"""The long sums of a move with their numbers: the products that count most, and how many more."""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from backprop_studio.experiment.numbers import Quantity, format_count, format_factor, format_number
from backprop_studio.ui.move_factors import ABOUT, EQUALS, as_shown
from backprop_studio.ui.typeset import Formula, Number, Operator, Words

FEW_TERMS = 3  # a longer sum is written with Σ, and its products in a line of their own
MOST_WRITTEN = 16  # of them, the largest; no line has room for more


class LongSum(Struct, frozen=True):
    """`total` is the sum of the `products`, of which only the largest are here, in order, with
    their `sizes`; of `left_out` more; and of `bias`, where there is one. `sign` stands between
    where all are written: ≈ where a calculator finds another last digit."""

    total: str
    products: tuple[str, ...]
    sizes: tuple[float, ...]
    left_out: int = 0
    bias: str = ""
    sign: Operator = EQUALS

    def written(self, most: int) -> Formula:
        """With the `most` largest of its products."""
        largest = np.argsort([-size for size in self.sizes], kind="stable")[:most]
        formula: Formula = ()
        for place in sorted(largest.tolist()):
            formula = (*formula, Operator(" + "), Number(self.products[place]))
        left_out = self.left_out + len(self.products) - len(largest)
        if left_out:
            text = QCoreApplication.translate("MoveSentence", "… {count} smaller")
            formula = (
                *formula,
                Operator(" + "),
                Words(text.format(count=format_count(left_out)), "muted"),
            )
        if self.bias:
            formula = (*formula, Operator(" + "), Number(self.bias))
        sign = EQUALS if left_out else self.sign
        return (Number(self.total, strong=True), sign, *formula[1:])


def long_sum(
    lefts: Sequence[float] | NDArray[np.float64],
    rights: Sequence[float] | NDArray[np.float64],
    quantities: tuple[Quantity, Quantity],
    total: float,
    bias: float | None = None,
) -> LongSum | None:
    """Σ left · right (+ bias) = total; None where it is too short to be written so."""
    if len(lefts) <= FEW_TERMS:
        return None
    sizes = np.nan_to_num(np.abs(np.asarray(lefts) * np.asarray(rights)))
    largest = sorted(np.argsort(-sizes, kind="stable")[:MOST_WRITTEN].tolist())
    pairs = [
        (
            format_factor(float(lefts[place]), quantities[0]),
            format_factor(float(rights[place]), quantities[1]),
        )
        for place in largest
    ]
    last = "" if bias is None else format_factor(bias, "weight")
    typed = sum(as_shown(left) * as_shown(right) for left, right in pairs)
    typed += as_shown(last) if last else 0.0
    return LongSum(
        format_number(total),
        tuple(f"{left} · {right}" for left, right in pairs),
        tuple(float(sizes[place]) for place in largest),
        len(lefts) - len(largest),
        last,
        EQUALS if format_number(typed) == format_number(total) else ABOUT,
    )
