"""Numbers as tables write them: 3.5, 3,5, 1e-4, 1.234,56; only those that are finite."""

import math
import re
from collections.abc import Sequence

NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_PLAIN = frozenset("0123456789.+-eE")  # of such cells, `float` takes just those that are numbers
_GROUPED = (  # marks that part thousands, in numbers that can be read in but one way
    (re.compile(r"[+-]?\d{1,3}(,\d{3})+\.\d+|[+-]?\d{1,3}(,\d{3}){2,}", re.ASCII), ","),
    (re.compile(r"[+-]?\d{1,3}(\.\d{3})+,\d+", re.ASCII), "."),  # 192.168.100.200 is none
)


def numbers_of(cells: Sequence[str], delimiter: str) -> list[float | None]:
    """The finite number that each cell says, None for one that says none."""
    quick = quick_numbers(cells)
    if quick is not None:
        return [value if math.isfinite(value) else None for value in quick]
    return [number_of(cell, delimiter) for cell in cells]


def quick_numbers(cells: Sequence[str]) -> list[float] | None:
    """The cells as numbers, some perhaps infinite, where all are written in the plainest way."""
    if not _PLAIN.issuperset("".join(cells)):
        return None
    try:
        return list(map(float, cells))
    except ValueError:
        return None


def number_of(cell: str, delimiter: str) -> float | None:
    """The finite number that a cell says, None if it says none."""
    for grouped, mark in _GROUPED:
        if grouped.fullmatch(cell):
            cell = cell.replace(mark, "").replace(",", ".")
    if cell.count(",") == 1 and "." not in cell:
        whole, _, decimals = cell.partition(",")
        if delimiter != "," or not (len(decimals) == 3 and whole.strip("+-0")):
            cell = f"{whole}.{decimals}"
    if not NUMBER.fullmatch(cell):
        return None
    value = float(cell)
    return value if math.isfinite(value) else None
