"""Two lines under a landscape: arrows and floor, and what the learning rate does here."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from backprop_studio.theme import Theme
from backprop_studio.ui.plot_heading import Caption

APART = 8  # px between what stands at the left and at the right


class LandscapeCaptions(QWidget):
    """What the floor is stands at the right of the line that has room for it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.arrows = Caption(self)
        self.rate = Caption(self)
        self.rate.separator = " · "  # the largest stable rate is told last
        self.floor = Caption(self, Qt.AlignmentFlag.AlignRight)
        # As wide as its words; cut off rather than widen the view.
        self.floor.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.floor.setMinimumWidth(1)
        self._lower = False  # the floor stands in the second line
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._lines = QHBoxLayout(), QHBoxLayout()
        for line, caption in zip(self._lines, (self.arrows, self.rate), strict=True):
            line.setSpacing(APART)
            line.addWidget(caption, 1)
            column.addLayout(line)
        self._lines[0].addWidget(self.floor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, caption: Caption, text: str) -> None:
        """Show `text` in one of the three."""
        if text != caption.text():
            caption.say(text)
            self._arrange()

    def set_theme(self, theme: Theme) -> None:
        """Take over colours and fonts."""
        for caption in (self.arrows, self.rate, self.floor):
            caption.set_theme(theme)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There may be more room now, or less."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        lower = not self._fits(self.arrows.text()) and self._fits(self._shortest_rate())
        if lower != self._lower:
            self._lower = lower
            self._lines[lower].addWidget(self.floor)

    def _shortest_rate(self) -> str:
        """What is left of the second line where it makes room: no number of it is cut."""
        return self.rate.text().rpartition(self.rate.separator)[2]

    def _fits(self, text: str) -> bool:
        """Whether the floor has room at the right of `text`."""
        width = QFontMetrics(self.floor.font()).horizontalAdvance(text + self.floor.text())
        return width + APART <= self.width()
