"""Tables from CSV text: a header, then rows of numbers and categories.

Comma, semicolon or tab separate the cells, whichever the header uses; a byte-order
mark is skipped, cells may be quoted, and `3,5` is 3.5 (in a comma-separated table
`"1,234"` could be either, so it is refused). A column whose cells are mostly
numbers is one of numbers; a cell in it that is none is named by row and column.
Any other column holds categories: one 0/1 column per category, in sorted order.
Rows with a missing value in a column that is used are left out and counted.
"""

import csv
import io
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

SIZE_LIMIT = 256 * 2**20
ROW_LIMIT = 1_000_000
CATEGORY_LIMIT = 1_000
VALUE_LIMIT = 50_000_000  # numbers in one array, 400 MB
MISSING = frozenset({"", "na", "n/a", "nan", "null", "none", "?"})
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_SHORT = 40


class BadTable(ValueError):
    """A table that cannot be used: `place` in it ("" is the whole), what was found and allowed."""

    def __init__(self, place: str, found: str, allowed: str) -> None:
        super().__init__(f"{place or 'table'}: found {found}, allowed: {allowed}")
        self.place, self.found, self.allowed = place, found, allowed


@dataclass(frozen=True, slots=True)
class Table:
    """The text of a table. `lines[i]` is the line of the file on which `rows[i]` ends."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    delimiter: str


@dataclass(frozen=True, slots=True)
class Selection:
    """Chosen columns as numbers: inputs (n, features), targets (n, outputs), their names,
    and how many rows were left out because a value was missing."""

    inputs: Floats
    targets: Floats
    input_names: tuple[str, ...]
    target_names: tuple[str, ...]
    left_out: int


def read(path: Path) -> Table:
    """The table in the file at `path`. Raises BadTable, OSError."""
    size = path.stat().st_size
    if size > SIZE_LIMIT:
        raise BadTable("", f"a file of {size} bytes", "at most 256 MiB")
    try:
        return parse(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        found = f"a byte that is not UTF-8 at position {error.start}"
        raise BadTable("", found, "UTF-8 text") from None


def parse(text: str) -> Table:
    """Header and rows of CSV text; blank lines are skipped. Raises BadTable."""
    text = text.removeprefix("\ufeff")
    delimiter = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    header: tuple[str, ...] | None = None
    rows: list[tuple[str, ...]] = []
    lines: list[int] = []
    try:
        for cells in reader:
            row = tuple(cell.strip() for cell in cells)
            if not any(row) and len(row) <= 1:
                continue
            if header is None:
                header = row
                continue
            if len(row) != len(header):
                place = _row_place(len(rows), reader.line_num)
                raise BadTable(place, f"{len(row)} cells", f"{len(header)}, as in the header")
            if len(rows) == ROW_LIMIT:
                raise BadTable("", f"more than {ROW_LIMIT} rows", f"1 to {ROW_LIMIT} rows")
            rows.append(row)
            lines.append(reader.line_num)
    except csv.Error as error:
        raise BadTable(f"line {reader.line_num}", str(error), "CSV text") from None
    if header is None or not rows:
        raise BadTable("", "no rows", "a header and at least one row")
    _check_header(header)
    return Table(header, tuple(rows), tuple(lines), delimiter)


def select(table: Table, inputs: Sequence[str], targets: Sequence[str]) -> Selection:
    """The named columns as numbers, rows with a missing value left out. Raises BadTable."""
    places = {name: place for place, name in enumerate(table.header)}
    for kind, names in (("inputs", inputs), ("targets", targets)):
        _check_names(table, kind, names)
    used = sorted({places[name] for name in (*inputs, *targets)})
    kept = [
        i
        for i, row in enumerate(table.rows)
        if not any(row[place].lower() in MISSING for place in used)
    ]
    if not kept:
        raise BadTable("", "a missing value in every row", "at least one whole row")
    width: list[Floats]
    arrays: list[Floats] = []
    titles: list[tuple[str, ...]] = []
    for names in (inputs, targets):
        width, labels = [], list[str]()
        for name in names:
            room = VALUE_LIMIT // len(kept) - len(labels)
            values, categories = _column(table, places[name], kept, room)
            width.append(values)
            bare = names is targets and len(names) == 1
            labels += [c if bare else f"{name}={c}" for c in categories] if categories else [name]
        arrays.append(np.concatenate(width, axis=1))
        titles.append(tuple(labels))
    left_out = len(table.rows) - len(kept)
    return Selection(arrays[0], arrays[1], titles[0], titles[1], left_out)


def _delimiter(text: str) -> str:
    """What separates the cells of the first line, quoted parts not counted."""
    first = next((line for line in io.StringIO(text) if line.strip()), "")
    bare = re.sub(r'"[^"]*"', "", first)
    counts = {mark: bare.count(mark) for mark in (";", "\t", ",")}
    return max(counts, key=lambda mark: counts[mark]) if any(counts.values()) else ","


def _check_header(header: tuple[str, ...]) -> None:
    seen: set[str] = set()
    for place, name in enumerate(header):
        if not name:
            raise BadTable(f"header, column {place + 1}", "no name", "a name for every column")
        if name in seen:
            raise BadTable("header", f"two columns named {_short(name)}", "different names")
        seen.add(name)


def _check_names(table: Table, kind: str, names: Sequence[str]) -> None:
    if not names:
        raise BadTable(kind, "no columns", "at least one of " + ", ".join(table.header))
    for i, name in enumerate(names):
        if name not in table.header:
            allowed = "one of the columns " + ", ".join(table.header)
            raise BadTable(f"{kind}[{i}]", _short(name), allowed)
        if name in names[:i]:
            raise BadTable(f"{kind}[{i}]", f"{_short(name)} again", "each column once")


def _column(table: Table, place: int, kept: list[int], room: int) -> tuple[Floats, tuple[str, ...]]:
    """One column as (n, 1) numbers, or (n, categories) of 0 and 1 with the categories;
    at most `room` columns."""
    cells = [table.rows[i][place] for i in kept]
    numbers = [_number(cell, table.delimiter) for cell in cells]
    bad = [i for i, number in enumerate(numbers) if number is None]
    if 2 * len(bad) < len(cells) or any(_NUMBER.fullmatch(cells[i]) for i in bad):
        for i in bad:
            row = kept[i]
            where = f"{_row_place(row, table.lines[row])}, column {_short(table.header[place])}"
            raise BadTable(where, _short(cells[i]), "a finite number, as in the rest of the column")
        _check_room(len(cells), 1, room)
        return np.array(numbers, dtype=np.float64)[:, np.newaxis], ()
    categories = tuple(sorted(set(cells)))
    if len(categories) > CATEGORY_LIMIT:
        where = f"column {_short(table.header[place])}"
        raise BadTable(where, f"{len(categories)} categories", f"at most {CATEGORY_LIMIT}")
    _check_room(len(cells), len(categories), room)
    codes = {category: code for code, category in enumerate(categories)}
    one_hot = np.zeros((len(cells), len(categories)))
    one_hot[np.arange(len(cells)), [codes[cell] for cell in cells]] = 1.0
    return one_hot, categories


def _check_room(rows: int, columns: int, room: int) -> None:
    if columns > room:
        found = f"{rows} rows of so many columns"
        raise BadTable("", found, f"at most {VALUE_LIMIT} numbers")


def _number(cell: str, delimiter: str) -> float | None:
    """The finite number that a cell says, None if it says none."""
    if cell.count(",") == 1 and "." not in cell:
        whole, _, decimals = cell.partition(",")
        if delimiter != "," or not (len(decimals) == 3 and whole.strip("+-0")):
            cell = f"{whole}.{decimals}"
    if not _NUMBER.fullmatch(cell):
        return None
    value = float(cell)
    return value if math.isfinite(value) else None


def _row_place(row: int, line: int) -> str:
    return f"row {row + 1} (line {line})"


def _short(text: str) -> str:
    """A cell or name in quotes, cut where it is long."""
    return f'"{text if len(text) <= _SHORT else text[:_SHORT] + "…"}"'
