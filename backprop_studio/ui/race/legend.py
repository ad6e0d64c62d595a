"""Which runner is which, in one or two lines above the loss curves of a race."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from backprop_studio.theme import CAPTION, LIGHT, Theme
from backprop_studio.ui.race.marks import paint_shape, runner_color

GAP, SHAPE = 12.0, 14.0  # px between two entries; for a shape


class RaceLegend(QWidget):
    """Shapes with their labels, wrapped; hidden without a race."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._labels: tuple[str, ...] = ()
        self._theme = LIGHT
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def set_labels(self, labels: tuple[str, ...]) -> None:
        """One for each runner, in order."""
        if labels != self._labels:
            self._labels = labels
            self.setAccessibleName(", ".join(labels))
            self.setVisible(bool(labels))
            self.updateGeometry()
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def _places(self, width: float) -> tuple[list[QPointF], float]:
        """Where each entry begins, and the height of all."""
        metrics = QFontMetricsF(self._theme.font(CAPTION))
        line = metrics.height() + 2
        x, y, places = 0.0, 0.0, []
        for label in self._labels:
            wide = self._theme.px(SHAPE) + metrics.horizontalAdvance(label)
            if x > 0 and x + wide > width:
                x, y = 0.0, y + line
            places.append(QPointF(x, y))
            x += wide + GAP
        return places, y + line

    def heightForWidth(self, width: int) -> int:
        """As many lines as it takes."""
        return round(self._places(width)[1])

    def sizeHint(self) -> QSize:
        """At the present width."""
        return QSize(100, self.heightForWidth(max(100, self.width())))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shape and label, entry by entry."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        font = theme.font(CAPTION)
        metrics = QFontMetricsF(font)
        places, _ = self._places(self.width())
        for number, (place, label) in enumerate(zip(places, self._labels, strict=True)):
            center = place + QPointF(theme.px(5), metrics.height() / 2)
            color = runner_color(number, theme)
            paint_shape(painter, center, number, color, theme.px(4.2), theme.panel)
            painter.setFont(font)
            painter.setPen(QColor(theme.text))
            spot = place + QPointF(theme.px(SHAPE), metrics.ascent())
            painter.drawText(spot, label)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.end()
