"""Dates as tables write them: 2024-03-31, 31.03.2024, 3/31/2024, each perhaps with a time.

A network takes only numbers, so a date counts as a number of days, a time of day as a share of one.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime

_DATE = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ](\d{1,2}:\d{2}(?::\d{2})?)\S*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:[T ](\d{1,2}:\d{2}(?::\d{2})?)\S*)?")


def days_of(cells: Sequence[str]) -> list[float] | None:
    """The dates that the cells say as days; None if one says none, or if nobody can tell
    whether day or month comes first."""
    if not cells or not cells[0][:1].isdigit():
        return None
    parts: list[tuple[int, int, int, str]] = []
    slashed = False
    for cell in cells:
        if found := _DATE.fullmatch(cell):
            parts.append((int(found[1]), int(found[3]), int(found[4]), found[5] or ""))
        elif found := _DAY_FIRST.fullmatch(cell):
            slashed = slashed or found[2] != "."
            parts.append((int(found[4]), int(found[3]), int(found[1]), found[5] or ""))
        else:
            return None
    if slashed:
        day_first = any(day > 12 for _, _, day, _ in parts)
        month_first = any(month > 12 for _, month, _, _ in parts)
        if day_first == month_first:
            return None
        if month_first:
            parts = [(year, day, month, time) for year, month, day, time in parts]
    try:
        return [_ordinal(*part) for part in parts]
    except ValueError:
        return None


def _ordinal(year: int, month: int, day: int, time: str) -> float:
    whole = date(year, month, day).toordinal()
    if not time:
        return float(whole)
    clock = datetime.strptime(time, "%H:%M:%S" if time.count(":") == 2 else "%H:%M")
    return whole + (clock.hour * 3600 + clock.minute * 60 + clock.second) / 86400
