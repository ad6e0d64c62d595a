"""A list that cuts no row at its lower rim."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidget, QWidget


class WholeRows(QListWidget):
    """Rows of one height, scrolled row by row: what is left of the height stays empty, where
    half a row would stand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setUniformItemSizes(True)
        self.model().rowsInserted.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height has room for other rows."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Rows are as high as the type is large."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        row = self.sizeHintForRow(0)
        if row > 0:
            self.setViewportMargins(0, 0, 0, self.contentsRect().height() % row)
