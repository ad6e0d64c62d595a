"""In what a column is measured, by its name, and amounts written with it: $231 000, 39.1 mm."""

import math

from msgspec import Struct

from backprop_studio.data.tables import TABLES
from backprop_studio.experiment.model import Experiment, ShippedData
from backprop_studio.experiment.numbers import (
    MINUS,
    format_fixed,
    format_number,
    format_power,
    with_mark,
)

# Endings of a column's name after `_` or in brackets.
_ENDINGS = ("mm", "cm", "m", "km", "g", "kg", "s", "min", "h", "%")
_WRITTEN = {"usd": "$", "dollars": "$", "$": "$", "eur": "€", "euros": "€", "€": "€"}
_AREA = "sqft"  # says it by itself
CURRENCIES = ("$", "€")  # written before the amount
THIN = "\N{THIN SPACE}"


class Unit(Struct, frozen=True):
    """`name` as it is written, empty where nobody knows."""

    name: str = ""

    def amount(self, value: float) -> str:
        """`value` to about four digits with its unit: `−$12 300`, `39.1 mm`, `0.034`."""
        if not math.isfinite(value):
            return format_number(value)
        sign = MINUS if value < 0 else ""
        text = _grouped(abs(value))
        if self.name in CURRENCIES:
            return f"{sign}{self.name}{text}"
        return f"{sign}{text}{THIN}{self.name}" if self.name else sign + text

    def short(self, value: float, spacing: float) -> str:
        """A tick: thousands as k, millions as M; decimals as `spacing` needs."""
        size, letter = abs(value), ""
        for limit, symbol in ((1e6, "M"), (1e3, "k")):
            if size >= limit and spacing >= limit / 20:
                size, spacing, letter = size / limit, spacing / limit, symbol
                break
        decimals = max(0, -math.floor(math.log10(spacing) + 1e-9)) if spacing > 0 else 0
        text = f"{size:.{decimals}f}"
        if letter and "." in text:
            text = text.rstrip("0").rstrip(".")
        sign = MINUS if value < 0 and float(text) else ""
        before = self.name if self.name in CURRENCIES else ""
        return f"{sign}{before}{with_mark(text)}{letter}"


def unit_of(experiment: Experiment, column: str) -> Unit:
    """The unit of a column of the experiment's data."""
    data = experiment.data
    table = TABLES.get(data.name) if isinstance(data, ShippedData) else None
    told = table.units.get(column) if table is not None else None
    return _named(column) if told is None else Unit(told)


def _named(column: str) -> Unit:
    """The unit that a column's name ends with."""
    last = column.lower().rstrip(")]").replace("(", "_").replace("[", "_").replace(" ", "_")
    ending = last.rpartition("_")[2]
    if ending == _AREA:
        return Unit("sq ft")
    if ending in _WRITTEN:
        return Unit(_WRITTEN[ending])
    return Unit(ending) if ending in _ENDINGS and "_" in last else Unit()


def name_with_unit(experiment: Experiment, column: str) -> str:
    """What the column is called where its rows stand alone, so that its unit is not lost:
    `price ($)`. A name that says its unit, or is it, stays as it is."""
    unit = unit_of(experiment, column)
    if unit.name in ("", column) or _named(column) == unit:
        return column
    return f"{column} ({unit.name})"


def _grouped(size: float) -> str:
    """Four digits, whole thousands apart."""
    if size == 0:
        return "0"
    exponent = math.floor(math.log10(size))
    rounded = round(size, 3 - exponent)
    decimals = max(0, 3 - exponent)
    if exponent < -4:
        return format_power(size, 3)
    if decimals > 6:
        return with_mark(f"{size:.3g}")
    fraction = f"{rounded:.{decimals}f}".partition(".")[2].rstrip("0")
    return format_fixed(rounded, len(fraction))
