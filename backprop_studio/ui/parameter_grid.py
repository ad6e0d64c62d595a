"""The grid of the table of parameters: a row is one parameter, and its numbers stand whole."""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from backprop_studio.ui.parameter_model import Cell, Column

TYPED = "0123456789-" + "\N{MINUS SIGN}"
MOVES = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_F2,
)


class NumberDelegate(QStyledItemDelegate):
    """Inks that stay in the chosen row, and a plain field over the value that is typed in."""

    too_long = Signal(int, int)  # column, and the px that its text needs

    def initStyleOption(self, option: QStyleOptionViewItem, index: Cell) -> None:
        """A gradient keeps its colour where its row is chosen; a text without room is told of."""
        super().initStyleOption(option, index)
        needed = option.fontMetrics.horizontalAdvance(option.text) + self.beside
        if 0 < option.rect.width() < needed:
            self.too_long.emit(index.column(), needed)
        ink = index.data(Qt.ItemDataRole.ForegroundRole)
        option.palette.setColor(QPalette.ColorRole.HighlightedText, ink)

    beside = 22  # px that a cell has at the sides of its text

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Cell) -> QWidget:
        """The field, without the room that fields elsewhere have around their text."""
        field = QLineEdit(parent)
        field.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        field.setStyleSheet("QLineEdit { padding: 0 2px; min-height: 0; border-radius: 0; }")
        field.setFont(index.data(Qt.ItemDataRole.FontRole))
        name = index.model().index(index.row(), Column.NAME).data()
        field.setAccessibleName(self.tr("Value of {name}").format(name=name))
        return field


class Grid(QTableView):
    """Rows are chosen; a digit typed anywhere in a row edits its value; Return edits too."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self._last_needs = 0  # px, of the last column
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self._numbers = NumberDelegate(self)
        self._numbers.too_long.connect(self._widen, Qt.ConnectionType.QueuedConnection)
        self.setItemDelegate(self._numbers)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns = self.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setStretchLastSection(True)
        columns.setSectionsClickable(False)

    def event(self, event: QEvent) -> bool:
        """Digits and the keys that walk through the rows are the table's, not the window's."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            and (event.key() in MOVES or (event.text() and event.text() in TYPED))
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number begins in the value cell; no other letter edits."""
        value = self.currentIndex().siblingAtColumn(Column.VALUE)
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and value.isValid():
            self.setCurrentIndex(value)
            self.edit(value)
            return
        if event.text() and event.text() in TYPED and value.isValid():
            self.setCurrentIndex(value)
            super().keyPressEvent(event)
            return
        if event.key() in MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def set_widths(self, widths: dict[Column, int], beside: int) -> None:
        """Columns so wide, but at once wider where a text needs it; the last takes what is
        left. `beside` is the room around the text of a cell."""
        self._numbers.beside = beside
        self._last_needs = 0
        self.horizontalHeader().setStretchLastSection(True)
        for column, width in widths.items():
            self.setColumnWidth(column, width)

    def _widen(self, column: int, needed: int) -> None:
        """A number never ends in dots: it might be read as another."""
        if column == len(Column) - 1:
            self._last_needs = max(self._last_needs, needed)
        elif needed > self.columnWidth(column):
            self.setColumnWidth(column, needed)
        self._fit_last()

    def _fit_last(self) -> None:
        last = len(Column) - 1
        left = self.viewport().width() - self.columnViewportPosition(last)
        left -= self.horizontalOffset()
        stretched = left >= self._last_needs
        self.horizontalHeader().setStretchLastSection(stretched)
        if not stretched:
            self.setColumnWidth(last, self._last_needs)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The last column takes what is left."""
        super().resizeEvent(event)
        self._fit_last()

    def shown_rows(self) -> tuple[int, int] | None:
        """First and last row in view; None where there is none."""
        area: QRect = self.viewport().rect()
        first = self.rowAt(area.top())
        if first < 0:
            return None
        last = self.rowAt(area.bottom())
        return first, last if last >= 0 else self.model().rowCount() - 1
