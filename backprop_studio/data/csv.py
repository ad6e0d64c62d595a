"""Tables from CSV text: a header, then rows of numbers and categories.

Comma, semicolon, tab or bar separate the cells, whichever the header uses; a byte-order
mark is skipped, cells may be quoted, and `3,5` is 3.5. Thousands may stand apart where that can
mean nothing else, as in `1.234,56`, `1,234.56` and `1,234,567`; in a comma-separated table
`"1,234"` could be either, so it is refused. Columns without a name are called by their
number. A column whose cells are mostly
numbers is one of numbers; a cell in it that is none is named by row and column.
Any other column holds categories: one 0/1 column per category, in sorted order.
Rows with a missing value in a column that is used are left out and counted.
"""

import csv
import io
import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from backprop_studio.data.bad_table import (
    BadTable,
    column_place,
    in_row,
    numbered_column,
    row_place,
    short,
)
from backprop_studio.data.decoding import NoText, decode
from backprop_studio.data.numerals import NUMBER, number_of, numbers_of
from backprop_studio.ordinary_file import open_ordinary
from backprop_studio.phrase import Phrase

Floats = NDArray[np.float64]

SIZE_LIMIT = 256 * 2**20
ROW_LIMIT = 1_000_000
CATEGORY_LIMIT = 1_000
VALUE_LIMIT = 50_000_000  # numbers in one array, 400 MB
MISSING = frozenset({"", "na", "n/a", "nan", "null", "none", "?"})
_DELIMITERS = (";", "\t", ",", "|")
_SAID = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # a first line that names the delimiter
_TOLD = 2048  # rows between two words about the progress


class Table(Struct, frozen=True):
    """The text of a table. `lines[i]` is the line of the file on which `rows[i]` ends."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    delimiter: str
    encoding: str = "UTF-8"
    named: bool = True  # by its first row


class Selection(Struct, frozen=True):
    """Chosen columns as numbers: inputs (n, features), targets (n, outputs), their names,
    and how many rows were left out because a value was missing."""

    inputs: Floats
    targets: Floats
    input_names: tuple[str, ...]
    target_names: tuple[str, ...]
    left_out: int


Tell = Callable[[float], None]  # how far it is, 0 to 1


def read(path: Path, named: bool | None = True, tell: Tell | None = None) -> Table:
    """The table in the file at `path`; for the rest see `parse`. Raises BadTable, OSError."""
    with open_ordinary(path) as file:
        size = os.fstat(file.fileno()).st_size
        if size > SIZE_LIMIT:
            raise BadTable(
                "", Phrase("a file of {size} bytes", size=size), Phrase("at most 256 MiB")
            )
        content = file.read(SIZE_LIMIT + 1)
    try:
        found = decode(content)
    except NoText as problem:
        raise BadTable("", problem.found, Phrase("CSV text")) from None
    return replace(parse(found.text, named, tell), encoding=found.encoding)


def parse(text: str, named: bool | None = True, tell: Tell | None = None) -> Table:
    """Header and rows of CSV text; blank lines are skipped.

    `named`: whether the first row holds the columns' names; None: as it looks. `tell` is told
    of the progress and may raise to end it. Raises BadTable.
    """
    text = text.removeprefix("\ufeff")
    said = _SAID.match(text)
    delimiter = said[1] if said else _delimiter(text)
    skipped = 1 if said else 0
    source = io.StringIO(text[said.end() :] if said else text, newline="")
    reader = csv.reader(source, delimiter=delimiter, strict=True)
    rows: list[tuple[str, ...]] = []
    lines: list[int] = []
    about = text.count("\n") + 1 if tell is not None else 1
    try:
        for cells in reader:
            row = tuple(map(str.strip, cells))
            if not any(row) and len(row) <= 1:
                continue
            if rows and len(row) != len(rows[0]):
                row = _fitted(row, rows, reader.line_num + skipped, named)
            if len(rows) > ROW_LIMIT:
                raise BadTable(
                    "",
                    Phrase("more than {limit} rows", limit=ROW_LIMIT),
                    Phrase("1 to {limit} rows", limit=ROW_LIMIT),
                )
            rows.append(row)
            lines.append(reader.line_num + skipped)
            if tell is not None and len(rows) % _TOLD == 0:
                tell(min(1.0, len(rows) / about))
    except csv.Error as error:
        raise _broken(str(error), len(rows), lines, reader.line_num + skipped) from None
    if named is None:
        named = not _looks_like_data(rows, delimiter)
    if len(rows) < 1 + named:
        raise BadTable(
            "",
            Phrase("no rows"),
            Phrase("a header and at least one row") if named else Phrase("a row"),
        )
    return _table(rows, lines, named, delimiter)


def _broken(problem: str, rows: int, lines: list[int], line: int) -> BadTable:
    """A quotation mark in the wrong place; one that is never closed is sought where it opened."""
    if "unexpected end" in problem:
        start = lines[-1] + 1 if lines else 1
        return BadTable(
            _line_place(rows, start),
            Phrase("a quotation mark that is never closed"),
            Phrase("quotation marks in pairs"),
        )
    return BadTable(
        _line_place(rows, line),
        problem,
        Phrase("CSV text"),
    )


def _line_place(rows: int, line: int) -> str:
    """A row below the header, or the header, which has none of its own."""
    return row_place(rows - 1, line) if rows else Phrase("line {line}", line=line)


def _fitted(
    row: tuple[str, ...], rows: list[tuple[str, ...]], line: int, named: bool | None
) -> tuple[str, ...]:
    """A row as wide as the first: empty cells beyond it are dropped. Raises BadTable."""
    width = len(rows[0])
    if len(row) > width and not any(row[width:]):
        return row[:width]
    number = len(rows) - (named is not False)
    name = rows[0][len(row)] if len(row) < width else ""
    column = column_place(name) if name else numbered_column(min(len(row), width) + 1)
    place = in_row(number, line, column)
    raise BadTable(
        place,
        Phrase("{count} cells", count=len(row)),
        Phrase("{width}, as in the first line", width=width),
    )


def _looks_like_data(rows: list[tuple[str, ...]], delimiter: str) -> bool:
    """Whether the first row has numbers just where the next one has some."""
    if not rows:
        return False
    kinds = [[number_of(cell, delimiter) is not None for cell in row] for row in rows[:2]]
    return any(kinds[0]) and kinds[0] == kinds[-1]


def _table(rows: list[tuple[str, ...]], lines: list[int], named: bool, delimiter: str) -> Table:
    """First row or numbers as names; nameless columns with nothing in them are left out."""
    width = len(rows[0])
    if not named:
        names = tuple(f"column {place + 1}" for place in range(width))
        return Table(names, tuple(rows), tuple(lines), delimiter, named=False)
    header, rows, lines = rows[0], rows[1:], lines[1:]
    nameless = [place for place, name in enumerate(header) if not name]
    empty = {place for place in nameless if not any(row[place] for row in rows)}
    if empty and len(empty) < width:
        kept = [place for place in range(width) if place not in empty]
        header = tuple(header[place] for place in kept)
        rows = [tuple([row[place] for place in kept]) for row in rows]
    if nameless:
        header = tuple(name or f"column {place + 1}" for place, name in enumerate(header))
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
        raise BadTable("", Phrase("a missing value in every row"), Phrase("at least one whole row"))
    arrays: list[Floats] = []
    titles: list[tuple[str, ...]] = []
    for names in (inputs, targets):
        columns, labels = list[Floats](), list[str]()
        for name in names:
            room = VALUE_LIMIT // len(kept) - len(labels)
            values, categories = _column(table, places[name], kept, room)
            columns.append(values)
            bare = names is targets and len(names) == 1
            labels += [c if bare else f"{name}={c}" for c in categories] if categories else [name]
        arrays.append(np.concatenate(columns, axis=1))
        titles.append(tuple(labels))
    left_out = len(table.rows) - len(kept)
    return Selection(arrays[0], arrays[1], titles[0], titles[1], left_out)


def _delimiter(text: str) -> str:
    """What separates the cells of the first line, quoted parts not counted."""
    first = next((line for line in io.StringIO(text) if line.strip()), "")
    bare = re.sub(r'"[^"]*"', "", first)
    counts = {mark: bare.count(mark) for mark in _DELIMITERS}
    return max(counts, key=lambda mark: counts[mark]) if any(counts.values()) else ","


def _check_header(header: tuple[str, ...]) -> None:
    seen: dict[str, int] = {}
    for place, name in enumerate(header):
        if name in seen:
            where = Phrase("header, columns {one} and {other}", one=seen[name] + 1, other=place + 1)
            raise BadTable(
                where,
                Phrase("two columns named {name}", name=short(name)),
                Phrase("different names"),
            )
        seen[name] = place


def _check_names(table: Table, kind: str, names: Sequence[str]) -> None:
    if not names:
        raise BadTable(
            kind,
            Phrase("no columns"),
            Phrase("at least one of {names}", names=", ".join(table.header)),
        )
    known, seen = frozenset(table.header), set[str]()
    for i, name in enumerate(names):
        if name not in known:
            allowed = Phrase("one of the columns {names}", names=", ".join(table.header))
            raise BadTable(f"{kind}[{i}]", short(name), allowed)
        if name in seen:
            raise BadTable(
                f"{kind}[{i}]", Phrase("{name} again", name=short(name)), Phrase("each column once")
            )
        seen.add(name)


def _column(table: Table, place: int, kept: list[int], room: int) -> tuple[Floats, tuple[str, ...]]:
    """One column as (n, 1) numbers, or (n, categories) of 0 and 1 with the categories;
    at most `room` columns."""
    cells = [table.rows[i][place] for i in kept]
    numbers = numbers_of(cells, table.delimiter)
    bad = [i for i, number in enumerate(numbers) if number is None]
    if 2 * len(bad) < len(cells) or any(NUMBER.fullmatch(cells[i]) for i in bad):
        for i in bad:
            row = kept[i]
            where = in_row(row, table.lines[row], column_place(table.header[place]))
            raise BadTable(
                where, short(cells[i]), Phrase("a finite number, as in the rest of the column")
            )
        _check_room(len(cells), 1, room)
        return np.array(numbers, dtype=np.float64)[:, np.newaxis], ()
    categories = tuple(sorted(set(cells)))
    if len(categories) > CATEGORY_LIMIT:
        where = column_place(table.header[place])
        raise BadTable(
            where,
            Phrase("{count} categories", count=len(categories)),
            Phrase("at most {limit}", limit=CATEGORY_LIMIT),
        )
    _check_room(len(cells), len(categories), room)
    codes = {category: code for code, category in enumerate(categories)}
    one_hot = np.zeros((len(cells), len(categories)))
    one_hot[np.arange(len(cells)), [codes[cell] for cell in cells]] = 1.0
    return one_hot, categories


def _check_room(rows: int, columns: int, room: int) -> None:
    if columns > room:
        found = Phrase("{rows} rows of so many columns", rows=rows)
        raise BadTable("", found, Phrase("at most {limit} numbers", limit=VALUE_LIMIT))
