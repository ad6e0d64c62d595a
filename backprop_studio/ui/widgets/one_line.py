"""A label of one line that never ends in the middle of a letter."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

PART = " · "  # between parts that can each be left out
DOTS = " …"


class OneLine(QLabel):
    """Plain text; where it has no room it ends in dots. Its text stays whole.

    Of parts between `separator`s, if there is one, the last matters most: those at the
    beginning are left out first. Without one, parts between dots are left out whole from the
    end, so that no number is cut.
    """

    separator = ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """As much of it as there is room for."""
        with QPainter(self) as painter:
            room = self.contentsRect()
            painter.drawText(room, self.alignment(), self.shown(room.width()))

    def shown(self, width: int) -> str:
        """What is seen of the text in a line of `width` px."""
        metrics, words = self.fontMetrics(), self.text()

        def cut(text: str) -> str:
            return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)

        while self.separator and self.separator in words and cut(words) != words:
            words = words.partition(self.separator)[2]
        while PART in words and cut(words) != words:
            words = words.removesuffix(DOTS).rpartition(PART)[0] + DOTS
        return cut(words)
