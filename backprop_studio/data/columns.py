"""What the columns of a table hold, so that a person can choose among them.

A column is of numbers, of dates or of categories. A date counts as the number of days since
the earliest one of its column: a network can only take numbers. What is not all numbers or
dates holds categories; a cell in which a column of numbers has something else is named.
"""

import math
import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from backprop_studio.data.bad_table import BadTable, column_place, in_row, short
from backprop_studio.data.csv import (
    CATEGORY_LIMIT,
    MISSING,
    VALUE_LIMIT,
    Selection,
    Table,
)
from backprop_studio.data.dates import days_of
from backprop_studio.data.numerals import numbers_of, quick_numbers
from backprop_studio.phrase import Phrase

Floats = NDArray[np.float64]
Codes = NDArray[np.int32]
Kind = Literal["number", "date", "category"]
Problem = Literal["regression", "two_classes", "classes"]

MOST_CLASSES = 10  # so many whole numbers may be classes
SHOWN_CATEGORIES = 6
_EITHER = re.compile(r"[+-]?\d{1,3},\d{3}", re.ASCII)  # thousands, or three decimals


class Column(Struct, frozen=True):
    """What is told of one column. `low` and `high` are of its numbers (None: it has none),
    `first_day` the earliest date; `categories` the first few. `problem` is what keeps the
    column from being used: place, found, allowed."""

    name: str
    kind: Kind
    missing: int
    distinct: int
    low: float | None = None
    high: float | None = None
    first_day: str = ""
    whole: bool = False
    categories: tuple[str, ...] = ()
    problem: tuple[str, str, str] | None = None

    def guessed_problem(self) -> Problem:
        """What a network that is to predict this column solves."""
        if self.kind == "category":
            return "two_classes" if self.distinct == 2 else "classes"
        if self.kind == "number" and self.whole and self.low is not None and self.high is not None:
            if self.distinct == 2:
                return "two_classes"
            together = self.high - self.low == self.distinct - 1 and self.low in (0.0, 1.0)
            if together and 2 < self.distinct <= MOST_CLASSES:
                return "classes"
        return "regression"

    def allows(self, problem: Problem) -> bool:
        """Whether the column can be the target of such a problem."""
        if self.problem is not None:
            return False
        if problem == "regression":
            return self.kind != "category"
        if problem == "two_classes":
            return self.distinct == 2
        return 2 <= self.distinct <= CATEGORY_LIMIT and self.kind != "date"


class Contents(Struct, frozen=True, eq=False):
    """One column's cells: `values` (n,), NaN where missing; categories as codes (n,), −1."""

    column: Column
    values: Floats | None = None
    codes: Codes | None = None
    categories: tuple[str, ...] = ()

    @property
    def known(self) -> NDArray[np.bool_]:
        """Which rows have a value (n,)."""
        if self.values is not None:
            return np.asarray(~np.isnan(self.values))
        assert self.codes is not None
        return np.asarray(self.codes >= 0)


def contents(table: Table, place: int) -> Contents:
    """What the column at `place` holds."""
    name = table.header[place]
    cells = [row[place] for row in table.rows]
    quick = quick_numbers(cells)
    if quick is not None and all(map(math.isfinite, quick)):
        values = np.array(quick, dtype=np.float64)
        return _of_numbers(name, values, len(np.unique(values)), 0)
    distinct = list(dict.fromkeys(cells))
    known = [cell for cell in distinct if cell.lower() not in MISSING]
    gone = frozenset(distinct).difference(known)
    missing = sum(map(gone.__contains__, cells)) if gone else 0
    numbers = numbers_of(known, table.delimiter)
    if known and all(number is not None for number in numbers):
        said = dict(zip(known, numbers, strict=True))
        values = np.array([said.get(cell, math.nan) for cell in cells], dtype=np.float64)
        return _of_numbers(name, values, len(set(numbers)), missing)
    days = days_of(known)
    if days is not None:
        return _of_days(name, cells, dict(zip(known, days, strict=True)), missing)
    odd = [cell for cell, number in zip(known, numbers, strict=True) if number is None]
    if odd and all(map(_EITHER.fullmatch, odd)):
        return _spoilt(table, place, known, numbers, missing, Phrase("1234 or 1.234"))
    if len(odd) * 2 < len(numbers):
        allowed = Phrase("a number, as in the rest of the column")
        return _spoilt(table, place, known, numbers, missing, allowed)
    return _of_categories(name, cells, tuple(sorted(known)), missing)


def _of_numbers(name: str, values: Floats, distinct: int, missing: int) -> Contents:
    known = values[~np.isnan(values)] if missing else values
    low, high = float(known.min()), float(known.max())
    whole = bool((known == np.round(known)).all())
    return Contents(Column(name, "number", missing, distinct, low, high, whole=whole), values)


def _of_days(name: str, cells: list[str], said: dict[str, float], missing: int) -> Contents:
    first = min(said.values())
    values = np.array([said.get(cell, math.nan) - first for cell in cells], dtype=np.float64)
    day = date.fromordinal(math.floor(first)).isoformat()
    distinct = len(set(said.values()))
    column = Column(name, "date", missing, distinct, 0.0, float(np.nanmax(values)), day)
    return Contents(column, values)


def _of_categories(
    name: str, cells: list[str], categories: tuple[str, ...], missing: int
) -> Contents:
    number = {category: code for code, category in enumerate(categories)}
    codes = np.array([number.get(cell, -1) for cell in cells], dtype=np.int32)
    problem = None
    where = column_place(name)
    if not categories:
        problem = (where, Phrase("no values"), Phrase("a value in some rows"))
    elif len(categories) > CATEGORY_LIMIT:
        problem = (
            where,
            Phrase("{count} categories", count=len(categories)),
            Phrase("at most {limit}", limit=CATEGORY_LIMIT),
        )
    column = Column(
        name,
        "category",
        missing,
        len(categories),
        categories=categories[:SHOWN_CATEGORIES],
        problem=problem,
    )
    return Contents(column, codes=codes, categories=categories)


def _spoilt(
    table: Table,
    place: int,
    known: list[str],
    numbers: list[float | None],
    missing: int,
    allowed: str,
) -> Contents:
    """Numbers but for some cells, the first of which is named."""
    bad = {cell for cell, number in zip(known, numbers, strict=True) if number is None}
    at = next(i for i, row in enumerate(table.rows) if row[place] in bad)
    where = in_row(at, table.lines[at], column_place(table.header[place]))
    found = short(table.rows[at][place])
    problem = (where, found, allowed)
    column = Column(table.header[place], "number", missing, len(known), problem=problem)
    return Contents(column, np.full(len(table.rows), np.nan))


def all_contents(table: Table, tell: Callable[[float], None] | None = None) -> list[Contents]:
    """Every column; `tell` is told of the progress."""
    found = []
    for place in range(len(table.header)):
        found.append(contents(table, place))
        if tell is not None:
            tell((place + 1) / len(table.header))
    return found


def left_out(chosen: Sequence[Contents]) -> int:
    """How many rows miss a value in one of these columns."""
    return int((~_whole(chosen)).sum()) if chosen else 0


def widths(
    inputs: Sequence[Contents], targets: Sequence[Contents], problem: Problem
) -> tuple[int, int]:
    """How many inputs and outputs `selected` makes of these columns: a category that only rows
    with a missing value have gives none."""
    kept = np.flatnonzero(_whole((*inputs, *targets)))
    into = sum(_width(each, kept) for each in inputs)
    if problem == "two_classes":
        return into, 1
    if problem == "classes":
        return into, len(_labelled(targets[0], kept)[1])
    return into, sum(_width(each, kept) for each in targets)


def _width(column: Contents, kept: NDArray[np.intp]) -> int:
    return 1 if column.values is not None else len(_labelled(column, kept)[1])


def selected(
    inputs: Sequence[Contents], targets: Sequence[Contents], problem: Problem
) -> Selection:
    """These columns as numbers for such a problem, rows with a missing value left out. Raises
    BadTable."""
    for each in (*inputs, *targets):
        if each.column.problem is not None:
            raise BadTable(*each.column.problem)
    kept = np.flatnonzero(_whole((*inputs, *targets)))
    if not len(kept):
        raise BadTable("", Phrase("a missing value in every row"), Phrase("at least one whole row"))
    width = sum(max(1, len(each.categories)) for each in (*inputs, *targets))
    if width * len(kept) > VALUE_LIMIT:
        found = Phrase("{count} rows of {width} columns", count=len(kept), width=width)
        raise BadTable("", found, Phrase("at most {limit} numbers", limit=VALUE_LIMIT))
    x, names = _side_by_side(inputs, kept)
    y, target_names = _side_by_side(targets, kept)
    if problem != "regression":
        y, target_names = _as_classes(targets[0], kept, problem == "two_classes")
    rows = len(inputs[0].known)
    return Selection(x, y, names, target_names, rows - len(kept))


def _whole(chosen: Sequence[Contents]) -> NDArray[np.bool_]:
    whole = chosen[0].known
    for each in chosen[1:]:
        whole = whole & each.known
    return whole


def _side_by_side(
    chosen: Sequence[Contents], kept: NDArray[np.intp]
) -> tuple[Floats, tuple[str, ...]]:
    """Numbers as they are, a category as one 0/1 column for each that it can be."""
    parts: list[Floats] = []
    names: list[str] = []
    for each in chosen:
        name = each.column.name
        if each.values is not None:
            parts.append(each.values[kept, np.newaxis])
            names.append(name)
        else:
            columns, labels = _one_hot(*_labelled(each, kept))
            parts.append(columns)
            names += [f"{name}={label}" for label in labels]
    return np.concatenate(parts, axis=1), tuple(names)


def _as_classes(
    target: Contents, kept: NDArray[np.intp], two: bool
) -> tuple[Floats, tuple[str, ...]]:
    """One 0/1 column a class; of two classes one, which is 1 for the second of them."""
    name = target.column.name
    codes, labels = _labelled(target, kept)
    if not two:
        columns, labels = _one_hot(codes, labels)
        bare = target.codes is not None
        return columns, labels if bare else tuple(f"{name}={label}" for label in labels)
    if len(labels) != 2:
        raise BadTable(
            column_place(name),
            Phrase("{count} different values", count=len(labels)),
            Phrase("two classes"),
        )
    label = name if labels == ("0", "1") else f"{name}={labels[1]}"
    return codes.astype(np.float64)[:, np.newaxis], (label,)


def _labelled(column: Contents, kept: NDArray[np.intp]) -> tuple[NDArray[np.intp], tuple[str, ...]]:
    """A number for each kept row's value, and what the numbers mean; none that no row has."""
    if column.values is not None:
        known, codes = np.unique(column.values[kept], return_inverse=True)
        return codes, tuple(f"{value:.12g}" for value in known)
    assert column.codes is not None
    present, codes = np.unique(column.codes[kept], return_inverse=True)
    return codes, tuple(column.categories[code] for code in present)


def _one_hot(codes: NDArray[np.intp], labels: tuple[str, ...]) -> tuple[Floats, tuple[str, ...]]:
    columns = np.zeros((len(codes), len(labels)))
    columns[np.arange(len(codes)), codes] = 1.0
    return columns, labels
