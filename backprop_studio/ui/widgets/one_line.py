"""A label of one line that never ends in the middle of a letter."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel


class OneLine(QLabel):
    """Plain text; where it has no room it ends in dots. Its text stays whole.

    Of parts between `separator`s, if there is one, the last matters most: those at the
    beginning are left out first.
    """

    separator = ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """As much of it as there is room for."""
        painter, room, words = QPainter(self), self.contentsRect(), self.text()
        metrics = painter.fontMetrics()
        while self.separator and self.separator in words:
            if metrics.horizontalAdvance(words) <= room.width():
                break
            words = words.partition(self.separator)[2]
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, self.alignment(), words)
        painter.end()
