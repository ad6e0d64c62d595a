"""Formulas and numbers beside the plot of an activation function, which are its legend too."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from backprop_studio.theme import CAPTION, FORMULA_NUMBER, LIGHT, TEXT, Theme
from backprop_studio.ui.plot_style import pen
from backprop_studio.ui.typeset import Formula, Ink, plain, typeset

WIDTH = 284
SAMPLE, GAP = 22.0, 10.0  # px of a line's sample and of the room behind it


class Facts(QWidget):
    """Lines of formulas, the first two with a sample of their curve."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self.lines: tuple[Formula, ...] = ()
        self._tops: list[float] = []  # px, of each line that is painted
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_lines(self, lines: tuple[Formula, ...]) -> None:
        """Paint these; screen readers get them as text."""
        if lines != self.lines:
            self.lines = lines
            self.setAccessibleName("; ".join(plain(line) for line in lines if line))
            self.update()

    def line_at(self, y: float) -> int | None:
        """Which line from below is painted there; 0 is the last."""
        above = [number for number, top in enumerate(self._tops) if top <= y]
        return len(self._tops) - 1 - above[-1] if above else None

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        self._theme = theme
        self.setFixedWidth(round(theme.px(WIDTH)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Line under line, shrunk together where the height or width would not do."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            theme = self._theme
            left = theme.px(SAMPLE + GAP)
            for px in (FORMULA_NUMBER, TEXT, CAPTION, CAPTION - 1.5):
                boxes = [typeset(line, Ink(theme, px)) for line in self.lines if line]
                air = theme.px(px * 0.55)
                height = sum(box.ascent + box.descent + air for box in boxes)
                wide = max((box.width for box in boxes), default=0.0)
                if height <= self.height() and left + wide <= self.width():
                    break
            samples = (
                (theme.positive, Qt.PenStyle.SolidLine),
                (theme.gradient, Qt.PenStyle.DashLine),
            )
            y = air / 2
            self._tops = []
            for number, box in enumerate(boxes):
                if number < len(samples):
                    middle = y + (box.ascent + box.descent) / 2
                    painter.setPen(pen(samples[number][0], 2.0, samples[number][1]))
                    painter.drawLine(QPointF(0, middle), QPointF(theme.px(SAMPLE), middle))
                self._tops.append(y)
                box.draw(painter, left, y + box.ascent)
                y += box.ascent + box.descent + air
