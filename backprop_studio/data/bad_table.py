"""The one way in which a table is refused, and how places in it are named."""

from backprop_studio.phrase import Phrase, refusal

_SHORT = 40


class BadTable(ValueError):
    """A table that cannot be used: `place` in it ("" is the whole), what was found and allowed."""

    def __init__(self, place: str, found: str, allowed: str) -> None:
        super().__init__(refusal(place or Phrase("table"), found, allowed))
        self.place, self.found, self.allowed = place, found, allowed


def row_place(row: int, line: int) -> str:
    """How a row is named: by its number from 1, and the line of the file."""
    return Phrase("row {row} (line {line})", row=row + 1, line=line)


def in_row(row: int, line: int, column: str) -> str:
    """How a cell is named: by its row and `column`, a column's place."""
    return Phrase("{row}, {column}", row=row_place(row, line), column=column)


def column_place(name: str) -> str:
    """How a column is named in a place."""
    return Phrase("column {name}", name=short(name))


def numbered_column(number: int) -> str:
    """How a column without a name is called."""
    return Phrase("column {name}", name=number)


def short(text: str) -> str:
    """A cell or name in quotes, cut where it is long."""
    return f'"{text if len(text) <= _SHORT else text[:_SHORT] + "…"}"'
