"""The first rows of a table, as they stand in the file."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from backprop_studio.data.table_process import Described
from backprop_studio.theme import CAPTION, LIGHT, Theme

Cell = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class PreviewModel(QAbstractTableModel):
    """Read only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table: Described | None = None
        self._font = LIGHT.font(CAPTION)

    def show_table(self, table: Described) -> None:
        """Another table."""
        self.beginResetModel()
        self._table = table
        self.endResetModel()

    def set_theme(self, theme: Theme) -> None:
        """Take over the font."""
        self._font = theme.font(CAPTION)

    def rowCount(self, parent: Cell = NOWHERE) -> int:
        """The rows that came over."""
        return 0 if parent.isValid() or self._table is None else len(self._table.preview)

    def columnCount(self, parent: Cell = NOWHERE) -> int:
        """The columns that came over."""
        if parent.isValid() or self._table is None or not self._table.preview:
            return 0
        return len(self._table.preview[0])

    def headerData(self, section: int, side: Qt.Orientation, role: int = 0) -> Any:
        """Names of the columns, numbers of the rows."""
        if role == Qt.ItemDataRole.TextAlignmentRole and side == Qt.Orientation.Horizontal:
            return self._side(section)
        if role != Qt.ItemDataRole.DisplayRole or self._table is None:
            return None
        if side == Qt.Orientation.Horizontal:
            return self._table.columns[section].name
        return str(section + 1)

    def data(self, index: Cell, role: int = 0) -> Any:
        """The text of a cell; numbers stand at the right."""
        if self._table is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._table.preview[index.row()][index.column()]
        if role == Qt.ItemDataRole.FontRole:
            return self._font
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(index.column())
        return None

    def _side(self, column: int) -> int:
        number = self._table is not None and self._table.columns[column].kind == "number"
        side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignVCenter)
