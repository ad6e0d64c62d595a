"""The columns of a table as rows of a list: input or target, what they hold, what is missing."""

from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor

from backprop_studio.data.columns import SHOWN_CATEGORIES, Column, Problem
from backprop_studio.experiment.numbers import format_count, format_fixed, format_number
from backprop_studio.theme import LIGHT, TEXT, Theme
from backprop_studio.ui.in_words import in_words

Cell = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
MOST_WHOLE = 1e7  # whole numbers below are written out


class Field(IntEnum):
    """The columns of the list."""

    INPUT = 0
    TARGET = 1
    NAME = 2
    HOLDS = 3
    MISSING = 4


class ColumnModel(QAbstractTableModel):
    """Which columns are inputs and which are targets; `changed` when a person ticks one."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[Column, ...] = ()
        self._inputs: set[int] = set()
        self._targets: set[int] = set()
        self._theme = LIGHT
        self._headings = (
            self.tr("Input"),
            self.tr("Target"),
            self.tr("Column"),
            self.tr("Holds"),
            self.tr("Missing"),
        )

    @property
    def columns(self) -> tuple[Column, ...]:
        """All of the table."""
        return self._columns

    @property
    def inputs(self) -> tuple[int, ...]:
        """Places of the inputs."""
        return tuple(sorted(self._inputs))

    @property
    def targets(self) -> tuple[int, ...]:
        """Places of the targets."""
        return tuple(sorted(self._targets))

    def show_columns(
        self, columns: tuple[Column, ...], inputs: tuple[int, ...], target: int | None
    ) -> None:
        """Another table."""
        self.beginResetModel()
        self._columns = columns
        self._inputs, self._targets = set(inputs), set() if target is None else {target}
        self.endResetModel()

    def set_theme(self, theme: Theme) -> None:
        """Take over colours and fonts."""
        self._theme = theme

    def choose_inputs(self, every: bool) -> None:
        """All columns that can be used and are no target, or none."""
        self._inputs = {
            place
            for place, column in enumerate(self._columns)
            if every and column.problem is None and place not in self._targets
        }
        self._tell()

    def toggle(self, place: int, field: Field) -> None:
        """Tick a column as input or target, or untick it; a target is no input."""
        chosen, other = self._inputs, self._targets
        if field == Field.TARGET:
            chosen, other = other, chosen
        if self._columns[place].problem is not None:
            return
        if place in chosen:
            chosen.remove(place)
        else:
            if field == Field.TARGET and not self._are_quantities({place, *chosen}):
                chosen.clear()
            chosen.add(place)
            other.discard(place)
        self._tell()

    def _are_quantities(self, places: set[int]) -> bool:
        """Several targets can only be quantities; one column says which class."""
        return all(self._columns[place].guessed_problem() == "regression" for place in places)

    def _tell(self) -> None:
        if self._columns:
            last = self.index(len(self._columns) - 1, Field.TARGET)
            self.dataChanged.emit(self.index(0, Field.INPUT), last)
        self.changed.emit()

    # what Qt asks ---------------------------------------------------------------------------

    def rowCount(self, parent: Cell = NOWHERE) -> int:
        """One for each column of the table."""
        return 0 if parent.isValid() else len(self._columns)

    def columnCount(self, parent: Cell = NOWHERE) -> int:
        """Input, target, name, what it holds, how many are missing."""
        return 0 if parent.isValid() else len(Field)

    def headerData(self, section: int, side: Qt.Orientation, role: int = 0) -> Any:
        """The headings."""
        if side != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return self._headings[section] if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Cell) -> Qt.ItemFlag:
        """A column with a problem cannot be ticked."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        ticked = index.column() in (Field.INPUT, Field.TARGET)
        if ticked and self._columns[index.row()].problem is None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Cell, role: int = 0) -> Any:
        """Words, ticks and inks."""
        column, field = self._columns[index.row()], index.column()
        if role == Qt.ItemDataRole.CheckStateRole and field in (Field.INPUT, Field.TARGET):
            if column.problem is not None:
                return None
            ticked = index.row() in (self._inputs if field == Field.INPUT else self._targets)
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(column, field)
        if role == Qt.ItemDataRole.ToolTipRole and field >= Field.NAME:
            return self._text(column, field)
        if role == Qt.ItemDataRole.AccessibleTextRole and field < Field.NAME:
            return f"{self._headings[field]}: {column.name}"
        if role == Qt.ItemDataRole.FontRole:
            return self._theme.font(TEXT, 500 if field == Field.NAME else 400)
        if role == Qt.ItemDataRole.ForegroundRole:
            wrong = field == Field.HOLDS and column.problem is not None
            quiet = field in (Field.HOLDS, Field.MISSING)
            theme = self._theme
            return QColor(theme.negative_text if wrong else theme.muted if quiet else theme.text)
        return None

    def setData(self, index: Cell, _value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A tick by mouse or space bar."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.toggle(index.row(), Field(index.column()))
        return True

    def _text(self, column: Column, field: int) -> str:
        if field == Field.NAME:
            return column.name
        if field == Field.MISSING:
            return format_count(column.missing) if column.missing else ""
        return self.holds(column) if field == Field.HOLDS else ""

    def holds(self, column: Column) -> str:
        """What a column holds, in words."""
        if column.problem is not None:
            place, found, allowed = column.problem
            row = in_words(place).partition(", ")[0] if place.startswith("row") else ""
            words = self.tr("found {found}, allowed: {allowed}").format(
                found=in_words(found), allowed=in_words(allowed).partition(",")[0]
            )
            return f"{row}: {words}" if row else words
        if column.kind == "category":
            names = ", ".join(column.categories)
            if column.distinct > SHOWN_CATEGORIES:
                names += " …"
            count = format_count(column.distinct)
            return self.tr("{count} categories: {names}").format(count=count, names=names)
        assert column.low is not None and column.high is not None
        if column.kind == "date":
            return self.tr("dates, as days since {day}: 0 to {high}").format(
                day=column.first_day, high=format_number(column.high)
            )
        low, high = format_number(column.low), format_number(column.high)
        if column.whole and max(abs(column.low), abs(column.high)) < MOST_WHOLE:
            low, high = (format_fixed(end, 0) for end in (column.low, column.high))
        return self.tr("numbers, {low} to {high}").format(low=low, high=high)

    def allowed(self, problem: Problem) -> bool:
        """Whether the chosen targets can be those of such a problem."""
        columns = [self._columns[place] for place in self._targets]
        if not columns or (len(columns) > 1 and problem != "regression"):
            return False
        return all(column.allows(problem) for column in columns)
