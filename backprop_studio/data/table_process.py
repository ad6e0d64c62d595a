"""A table is read in a process of its own: the window never waits, and can end it at any time.

The process keeps the table. To the window it tells what the columns hold and the first rows;
only the columns that are chosen come over, as numbers.
"""

import gc
import multiprocessing
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from msgspec import Struct

from backprop_studio.data import csv
from backprop_studio.data.bad_table import BadTable
from backprop_studio.data.columns import (
    Column,
    Contents,
    Problem,
    all_contents,
    left_out,
    selected,
    widths,
)
from backprop_studio.data.csv import Selection, Table
from backprop_studio.phrase import Phrase, reason

PREVIEWED = 200  # rows
PREVIEWED_COLUMNS = 500
LONGEST = 200  # signs of a cell that are shown
PARSING = 0.5  # share of the work
STEP = 0.01  # of the work between two words about it: a table may have thousands of columns

# window -> process ---------------------------------------------------------------------------


class Read(Struct, frozen=True):
    """Read the table in a file, or in `text`. `named`: see `csv.parse`."""

    path: Path | None
    text: str = ""
    named: bool | None = None


class Choose(Struct, frozen=True):
    """These columns, by their places. Without `convert`, only the rows left out are counted."""

    inputs: tuple[int, ...]
    targets: tuple[int, ...]
    problem: Problem
    convert: bool = False


# process -> window ---------------------------------------------------------------------------


class Progress(Struct, frozen=True):
    """How far the reading is, 0 to 1."""

    share: float


class Described(Struct, frozen=True):
    """The table that has been read: its first rows, and what each column holds."""

    columns: tuple[Column, ...]
    preview: tuple[tuple[str, ...], ...]
    rows: int
    named: bool
    delimiter: str
    encoding: str


class Counted(Struct, frozen=True):
    """How many rows of a choice are left out, and how many inputs and outputs the others give."""

    choice: Choose
    left_out: int
    inputs: int
    outputs: int


class Chosen(Struct, frozen=True):
    """The numbers of a choice."""

    choice: Choose
    selection: Selection


class Unreadable(Struct, frozen=True):
    """Place, found and allowed of a table or a choice that cannot be used."""

    place: str
    found: str
    allowed: str


Told = Progress | Described | Counted | Chosen | Unreadable


class TableProcess:
    """The process and its connection."""

    def __init__(self, start_method: str = "spawn") -> None:
        context: Any = multiprocessing.get_context(start_method)
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs,), name="table", daemon=True)
        self._process.start()
        theirs.close()

    def end(self) -> None:
        """At once, whatever it does."""
        self._process.kill()
        self._process.join()
        self.connection.close()
        self._process.close()

    def kill(self) -> None:
        """End the process; who listens hears that it is gone."""
        self._process.kill()


def _work(connection: "Connection[Any, Any]") -> None:
    gc.disable()  # millions of cells, and no circles among them
    with suppress(EOFError, OSError, KeyboardInterrupt):  # the window has gone
        serve(connection.recv, connection.send)


def serve(receive: Callable[[], Read | Choose], tell: Callable[[Told], None]) -> None:
    """Answer until the connection ends."""
    columns: list[Contents] = []
    while True:
        command = receive()
        try:
            if isinstance(command, Read):
                columns = _read(command, tell)
            else:
                _choose(command, columns, tell)
        except BadTable as problem:
            tell(Unreadable(problem.place, problem.found, problem.allowed))
        except OSError as error:
            tell(Unreadable("", reason(error), Phrase("a file to read")))
        except MemoryError:
            tell(
                Unreadable("", Phrase("more than fits into the memory"), Phrase("a smaller table"))
            )


def _read(command: Read, tell: Callable[[Told], None]) -> list[Contents]:
    told = 0.0

    def reached(share: float) -> None:
        nonlocal told
        if share - told >= STEP:
            told = share
            tell(Progress(share))

    def parsed(share: float) -> None:
        reached(PARSING * share)

    def understood(share: float) -> None:
        reached(PARSING + (1 - PARSING) * share)

    if command.path is None:
        table = csv.parse(command.text, command.named, parsed)
    else:
        table = csv.read(command.path, command.named, parsed)
    columns = all_contents(table, understood)
    tell(_description(table, columns))
    return columns


def _description(table: Table, columns: list[Contents]) -> Described:
    preview = tuple(
        tuple(cell[:LONGEST] for cell in row[:PREVIEWED_COLUMNS]) for row in table.rows[:PREVIEWED]
    )
    return Described(
        tuple(each.column for each in columns),
        preview,
        len(table.rows),
        table.named,
        table.delimiter,
        table.encoding,
    )


def _choose(command: Choose, columns: list[Contents], tell: Callable[[Told], None]) -> None:
    inputs = [columns[place] for place in command.inputs]
    targets = [columns[place] for place in command.targets]
    if command.convert:
        tell(Chosen(command, selected(inputs, targets, command.problem)))
    else:
        missing = left_out((*inputs, *targets))
        tell(Counted(command, missing, *widths(inputs, targets, command.problem)))
