"""The one rule for digits, used by every view, tooltip, lesson and export.

Four significant digits; weights and biases at least four decimals; a loss one
significant digit more, because what is watched is its change. A person may want
more: `use_digits` says how many, once for all numbers; `use_mark` says whether a
point or a comma stands before the decimals. These are the only things kept here, and
only for the thread that says them: the worker, lessons that are read ahead and a
program without a window always write four digits with a point, and `with_mark` makes
of their sentences what the window says. Whoever shows the window says both again
(`ui.appearance`), and what is drawn from kept pictures knows them by the `Theme`.
Files that others read (documents, tables, scripts) have the point everywhere.
"""

import math
import re
from contextvars import ContextVar
from typing import Final, Literal

from backprop_studio.data.numerals import number_of

Quantity = Literal["value", "weight", "loss"]
Mark = Literal[".", ","]

MINUS = "\N{MINUS SIGN}"
USUAL_DIGITS: Final = 4
MOST_DIGITS: Final = 8
NEGLIGIBLE: Final = 1e-12  # less than rounding leaves of sums of numbers near one that cancel
POINT: Final[Mark] = "."
COMMA: Final[Mark] = ","
APART: Final = "\N{NARROW NO-BREAK SPACE}"  # between thousands
_wanted: ContextVar[int] = ContextVar("digits", default=USUAL_DIGITS)
_mark: ContextVar[Mark] = ContextVar("mark", default=POINT)
_undefined: ContextVar[str] = ContextVar("undefined", default="undefined")
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_UPRIGHT = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
_DECIMAL_POINT = re.compile(r"(?<![\w.])(\d+)\.(?=\d+(?!\d|\.\d))")  # not that of 1.2.3


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


def use_mark(mark: Mark) -> None:
    """Write this before the decimals of numbers from now on."""
    _mark.set(mark)


def with_mark(text: str) -> str:
    """A number or a sentence that was written with points, as numbers are written here."""
    return text if _mark.get() == POINT else _DECIMAL_POINT.sub(r"\1,", text)


def between() -> str:
    """What stands between the numbers of a list; where a comma is in them, a semicolon."""
    return ", " if _mark.get() == POINT else "; "


def read_number(text: str) -> float:
    """The finite number that a person typed or copied: with either mark, thousands apart, the
    true minus sign, a power of ten as it is written here. Raises ValueError for anything else.
    """
    plain = "".join(text.split()).replace(MINUS, "-")
    mantissa, times, power = plain.partition("·10")
    value = number_of(f"{mantissa}e{power.translate(_UPRIGHT)}" if times else plain, ";")
    if value is None:
        raise ValueError(text)
    return value


def format_count(count: int) -> str:
    """How many there are, thousands apart: `60 000`."""
    return f"{count:,}".replace(",", APART)


def format_fixed(value: float, decimals: int) -> str:
    """So many decimals, thousands apart and with a true minus sign; what is rounded to nothing
    has none."""
    if not math.isfinite(value):
        return format_number(value)
    size = abs(value)
    text = f"{size:.{decimals}f}" if size < 999 else f"{size:,.{decimals}f}".replace(",", APART)
    if _mark.get() == COMMA:
        text = text.replace(POINT, COMMA)
    return MINUS + text if value < 0 and text.strip("0.,") else text


def format_percent(share: float, decimals: int = 1) -> str:
    """A share in percent: `97.5 %`; one that is undefined is none of a hundred."""
    text = format_fixed(100 * share, decimals)
    return text if math.isnan(share) else f"{text} %"


def format_short(value: float, digits: int = 6) -> str:
    """Without idle zeros, as one says it: `0.05`, `−2`, `12 000`; at most so many digits."""
    text = f"{abs(value):.{digits}g}"
    mantissa, exponent, power = text.partition("e")
    if exponent:
        text = f"{with_mark(mantissa)}·10{str(int(power)).translate(_SUPERSCRIPTS)}"
        return MINUS + text if value < 0 else text
    return format_fixed(value, len(text.partition(".")[2]))


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
        return format_fixed(0.0, digits) if quantity == "weight" else "0"
    exponent = int(f"{abs(value):.{significant - 1}e}".partition("e")[2])
    if exponent < -5 or exponent > 6:
        return format_power(value, significant)
    decimals = max(0, significant - 1 - exponent)
    if quantity == "weight":
        decimals = max(digits, min(decimals, digits + 2))
    return format_fixed(value, decimals)


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
    return f"{MINUS if value < 0 else ''}{with_mark(mantissa)}·10{power}"


def nearest_power(value: float) -> str:
    """`≈−10⁻⁷`: the order of magnitude, where there is no room for more; `value` is not 0."""
    power = str(round(math.log10(abs(value)))).translate(_SUPERSCRIPTS)
    return f"≈{MINUS if value < 0 else ''}10{power}"


def format_factor(value: float, quantity: Quantity = "value", digits: int | None = None) -> str:
    """As `format_number`, a negative number in parentheses: factors of a product."""
    text = format_number(value, quantity, digits)
    return f"({text})" if text.startswith(MINUS) else text


def format_change(value: float, quantity: Quantity = "value", digits: int | None = None) -> str:
    """As `format_number`, with its sign always written: `+0.01402`; what is undefined has none."""
    text = format_number(value, quantity, digits)
    return f"+{text}" if value > 0 else text
