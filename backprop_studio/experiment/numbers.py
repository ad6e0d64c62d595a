"""The one rule for digits, used by every view, tooltip, lesson and export.

Four significant digits; weights and biases at least four decimals; a loss one
significant digit more, because what is watched is its change. A person may want
more: `use_digits` says how many, once for all numbers. That is the one thing kept
here, and only for the thread that says it: the worker's sentences and a program
without a window always write four. Whoever shows the window says it again
(`ui.appearance`), and what is drawn from kept pictures knows it as `Theme.digits`.
"""

import math
from contextvars import ContextVar
from typing import Final, Literal

Quantity = Literal["value", "weight", "loss"]

MINUS = "\N{MINUS SIGN}"
USUAL_DIGITS: Final = 4
MOST_DIGITS: Final = 8
NEGLIGIBLE: Final = 1e-12  # less than rounding leaves of sums of numbers near one that cancel
_wanted: ContextVar[int] = ContextVar("digits", default=USUAL_DIGITS)
_undefined: ContextVar[str] = ContextVar("undefined", default="undefined")
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def use_digits(digits: int) -> None:
    """Write numbers with so many significant digits from now on, 4 to 8."""
    if not USUAL_DIGITS <= digits <= MOST_DIGITS:
        raise ValueError(f"{digits} digits: from {USUAL_DIGITS} to {MOST_DIGITS} can be shown")
    _wanted.set(digits)


def write_covered(covered: bool) -> None:
    """Whether undefined numbers are quantities that somebody shall guess, written as "?"."""
    _undefined.set("?" if covered else "undefined")


def digits_in_use() -> int:
    """How many significant digits numbers are written with."""
    return _wanted.get()


def format_count(count: int) -> str:
    """How many there are, thousands apart: `60 000`."""
    return f"{count:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")


def format_number(value: float, quantity: Quantity = "value", digits: int | None = None) -> str:
    """`value` as written: `0.7363`, `−0.005075`, `0.034778` (a loss), `1.200·10⁻⁷`.

    `digits` is for the few places that have room for no more than so many.
    """
    if digits is None:
        digits = _wanted.get()
    if math.isnan(value):
        return _undefined.get()
    if math.isinf(value):
        return "∞" if value > 0 else MINUS + "∞"
    significant = digits + 1 if quantity == "loss" else digits
    if value == 0:
        return f"{0:.{digits}f}" if quantity == "weight" else "0"
    exponent = int(f"{abs(value):.{significant - 1}e}".partition("e")[2])
    if exponent < -5 or exponent > 6:
        return format_power(value, significant)
    decimals = max(0, significant - 1 - exponent)
    if quantity == "weight":
        decimals = max(digits, min(decimals, digits + 2))
    text = f"{abs(value):.{decimals}f}"
    return MINUS + text if value < 0 else text


def format_in_drawing(value: float, quantity: Quantity = "value") -> str:
    """As `format_number`, but `≈ 0` for a weight or bias that differs from zero by rounding only.

    For pictures, where a tooltip tells the whole number; gradients may truly be as small.
    """
    if quantity == "weight" and 0 < abs(value) < NEGLIGIBLE:
        return "≈ 0"
    return format_number(value, quantity)


def format_power(value: float, digits: int) -> str:
    """`−1.2·10⁻⁷`: `digits` significant digits and a power of ten, whatever the size."""
    mantissa, _, exponent = f"{abs(value):.{digits - 1}e}".partition("e")
    power = str(int(exponent)).translate(_SUPERSCRIPTS)
    return f"{MINUS if value < 0 else ''}{mantissa}·10{power}"


def nearest_power(value: float) -> str:
    """`≈−10⁻⁷`: the order of magnitude, where there is no room for more; `value` is not 0."""
    power = str(round(math.log10(abs(value)))).translate(_SUPERSCRIPTS)
    return f"≈{MINUS if value < 0 else ''}10{power}"


def format_factor(value: float, quantity: Quantity = "value", digits: int | None = None) -> str:
    """As `format_number`, a negative number in parentheses: factors of a product."""
    text = format_number(value, quantity, digits)
    return f"({text})" if text.startswith(MINUS) else text


def format_change(value: float, quantity: Quantity = "value", digits: int | None = None) -> str:
    """As `format_number`, with its sign always written: `+0.01402`."""
    text = format_number(value, quantity, digits)
    return text if text.startswith(MINUS) or value == 0 else "+" + text
