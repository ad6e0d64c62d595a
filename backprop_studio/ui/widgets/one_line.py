"""A label of one line that never ends in the middle of a letter."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel


class OneLine(QLabel):
    """Plain text; where it has no room it ends in dots. Its text stays whole."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """As much of it as there is room for."""
        painter, room = QPainter(self), self.contentsRect()
        words = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, self.alignment(), words)
        painter.end()
