"""The table's model: it holds a snapshot and answers for the cells that are looked at."""

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
from PySide6.QtGui import QColor, QFont

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.notation import Naming, notation_of
from backprop_studio.experiment.numbers import format_change, format_number, read_number
from backprop_studio.theme import LIGHT, TEXT, Theme
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.network_diagram.scene import holds, parameter
from backprop_studio.ui.network_diagram.stage import Stage, stage_of
from backprop_studio.ui.parameter_rows import ParameterRows

Cell = QModelIndex | QPersistentModelIndex
CHANGED = "\N{BLACK CIRCLE}"


class Column(IntEnum):
    """The columns from left to right."""

    NAME = 0
    PLACE = 1
    VALUE = 2
    GRADIENT = 3
    STEP = 4
    CHANGED = 5


NUMBERS = (Column.VALUE, Column.GRADIENT, Column.STEP)


class ParameterModel(QAbstractTableModel):
    """Read-only but for the value column, whose edits are asked for by `entered`."""

    entered = Signal(object, float)  # ParameterIndex, value
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._snapshot: Snapshot | None = None
        self._stage: Stage | None = None
        self._shape: tuple[object, ...] = ()
        self.rows: ParameterRows | None = None
        self._search = ""
        self.set_theme(LIGHT)

    def set_theme(self, theme: Theme) -> None:
        """Take over fonts and inks."""
        self._font: QFont = theme.font(TEXT)
        self._strong: QFont = theme.font(TEXT, 600)
        self._muted, self._gradient = QColor(theme.muted), QColor(theme.gradient)
        self._text, self._mark = QColor(theme.text), QColor(theme.accent)

    def take(self, snapshot: Snapshot) -> bool:
        """Hold this state; True if the rows are others than before."""
        experiment = snapshot.experiment
        notation = notation_of(experiment)
        shape = (
            tuple((v.weights.shape, v.scale is not None) for v in snapshot.parameters),
            (notation.weights, notation.hidden),
        )
        if shape == self._shape:
            self._hold(snapshot)
            return False
        self.beginResetModel()
        self._shape = shape
        self._hold(snapshot)
        self.rows = ParameterRows(snapshot.parameters, Naming(experiment, len(snapshot.example.x)))
        self.rows.search(self._search)
        self.endResetModel()
        return True

    def _hold(self, snapshot: Snapshot) -> None:
        steps_made = snapshot.old_parameters is not None
        turned = steps_made != (
            self._snapshot is not None and self._snapshot.old_parameters is not None
        )
        self._snapshot, self._stage = snapshot, stage_of(snapshot)
        if turned:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, Column.STEP, Column.CHANGED)

    def search(self, text: str) -> None:
        """Leave the rows that `ParameterRows.search` finds."""
        self.beginResetModel()
        self._search = text
        if self.rows is not None:
            self.rows.search(text)
        self.endResetModel()

    # Qt's questions -------------------------------------------------------------------------

    def rowCount(self, parent: Cell = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() or self.rows is None else len(self.rows)

    def columnCount(self, parent: Cell = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Cell) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == Column.VALUE else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        column = Column(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heading(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._explanation(column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        return None

    def data(self, index: Cell, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column = Column(index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.FontRole:
            return self._strong if column == Column.VALUE else self._font
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._ink(column)
        if self.rows is None:
            return None
        which = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(which, column)
        if role == Qt.ItemDataRole.EditRole and column == Column.VALUE:
            return self.text(which, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = f"{self._heading(column)}: {self.text(which, column) or self.tr('none')}"
            return f"{self.rows.naming.parameter(which)}, {words}"
        if role == Qt.ItemDataRole.ToolTipRole and column == Column.VALUE:
            return self.tr("Type a number to set {name}").format(
                name=self.rows.naming.parameter(which)
            )
        return None

    def setData(self, index: Cell, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for the typed number; it appears once the network has it."""
        if role != Qt.ItemDataRole.EditRole or self.rows is None:
            return False
        which, text = self.rows[index.row()], str(value).strip()
        if text == self.text(which, Column.VALUE):
            return False  # left as it was
        try:
            number = read_number(text)
        except ValueError:
            name = self.rows.naming.parameter(which)
            sentence = self.tr("{name} is a number; “{found}” is not.")
            self.refused.emit(sentence.format(name=name, found=text))
            return False
        self.entered.emit(which, number)
        return True

    # what stands in a cell ------------------------------------------------------------------

    def text(self, which: ParameterIndex, column: Column) -> str:
        """A cell as written; empty where the number has not been computed yet."""
        snapshot, rows = self._snapshot, self.rows
        if snapshot is None or rows is None or not holds(snapshot.parameters, which):
            return ""
        naming = rows.naming
        if column == Column.NAME:
            return str(naming.parameter(which))
        if column == Column.PLACE:
            end = naming.activation(UnitIndex(which.layer, which.unit))
            if which.kind == "weight":
                return f"{naming.activation(UnitIndex(which.layer - 1, which.source))} → {end}"
            word = self.tr("bias of {unit}") if which.kind == "bias" else self.tr("scale of {unit}")
            return word.format(unit=end)
        value = parameter(snapshot.parameters, which)
        if column == Column.VALUE:
            return format_number(value, "weight")
        if column == Column.CHANGED:
            if snapshot.old_parameters is not None:
                return format_number(parameter(snapshot.old_parameters, which), "weight")
            before = self._baseline(which, value)
            if before is None:
                return ""
            was = self.tr("was {number}").format(number=format_number(before, "weight"))
            return f"{CHANGED} {was}"
        if not self._computed(which.layer):
            return ""
        if column == Column.GRADIENT:
            return format_number(parameter(snapshot.gradients, which))
        if snapshot.old_parameters is not None:
            return format_change(value - parameter(snapshot.old_parameters, which))
        return format_change(parameter(snapshot.step, which))

    def _computed(self, layer: int) -> bool:
        """In a begun iteration gradients appear with their move; between two all are there."""
        stage = self._stage
        return stage is not None and (stage.move is None or stage.delta_shown(layer))

    def _baseline(self, which: ParameterIndex, value: float) -> float | None:
        """The document's value where a hand has changed it. Training changes every
        parameter, which needs no mark: then the starting values are compared."""
        snapshot = self._snapshot
        assert snapshot is not None
        baseline = snapshot.baseline_parameters
        if baseline is None or not holds(baseline, which):
            return None
        before = parameter(baseline, which)
        untrained = snapshot.iteration == 0 and snapshot.old_parameters is None
        now = value if untrained else parameter(snapshot.start_parameters, which)
        return None if now == before else before

    def _heading(self, column: Column) -> str:
        made = self._snapshot is not None and self._snapshot.old_parameters is not None
        return {
            Column.NAME: self.tr("Name"),
            Column.PLACE: self.tr("Where"),
            Column.VALUE: self.tr("Value"),
            Column.GRADIENT: self.tr("Gradient ∂L/∂·"),
            Column.STEP: self.tr("Step made") if made else self.tr("Next step"),
            Column.CHANGED: self.tr("Before") if made else self.tr("Changed"),
        }[column]

    def _explanation(self, column: Column) -> str:
        return {
            Column.NAME: self.tr("The weight, bias or scale as the diagram calls it"),
            Column.PLACE: self.tr("The unit where a weight starts and the one where it ends"),
            Column.VALUE: self.tr("Type a number to set it"),
            Column.GRADIENT: self.tr(
                "∂L/∂ of each parameter, the mean over the examples of the batch"
            ),
            Column.STEP: self.tr("What the optimizer adds to the parameter"),
            Column.CHANGED: self.tr(
                "Set by hand: the value in the document stands here; during the update the one"
                " before it"
            ),
        }[column]

    def _ink(self, column: Column) -> QColor:
        return {
            Column.PLACE: self._muted,
            Column.GRADIENT: self._gradient,
            Column.CHANGED: self._mark,
        }.get(column, self._text)


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in NUMBERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
