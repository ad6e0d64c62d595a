"""The one rule for digits, used by every view, tooltip, lesson and export.

Four significant digits; weights and biases at least four decimals; a loss one
significant digit more, because what is watched is its change. `digits` is the
setting for more.
"""

import math
from typing import Literal

Quantity = Literal["value", "weight", "loss"]

MINUS = "\N{MINUS SIGN}"
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def format_number(value: float, quantity: Quantity = "value", digits: int = 4) -> str:
    """`value` as written: `0.7363`, `−0.005075`, `0.034778` (a loss), `1.200·10⁻⁷`."""
    if math.isnan(value):
        return "undefined"
    if math.isinf(value):
        return "∞" if value > 0 else MINUS + "∞"
    significant = digits + 1 if quantity == "loss" else digits
    if value == 0:
        return f"{0:.{digits}f}" if quantity == "weight" else "0"
    exponent = int(f"{abs(value):.{significant - 1}e}".partition("e")[2])
    if exponent < -5 or exponent > 6:
        mantissa = f"{abs(value):.{significant - 1}e}".partition("e")[0]
        power = str(exponent).translate(_SUPERSCRIPTS)
        return f"{MINUS if value < 0 else ''}{mantissa}·10{power}"
    decimals = max(0, significant - 1 - exponent)
    if quantity == "weight":
        decimals = max(digits, min(decimals, digits + 2))
    text = f"{abs(value):.{decimals}f}"
    return MINUS + text if value < 0 else text


def format_factor(value: float, quantity: Quantity = "value", digits: int = 4) -> str:
    """As `format_number`, a negative number in parentheses: factors of a product."""
    text = format_number(value, quantity, digits)
    return f"({text})" if text.startswith(MINUS) else text


def format_change(value: float, quantity: Quantity = "value", digits: int = 4) -> str:
    """As `format_number`, with its sign always written: `+0.01402`."""
    text = format_number(value, quantity, digits)
    return text if text.startswith(MINUS) or value == 0 else "+" + text
