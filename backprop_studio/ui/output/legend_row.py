"""A row of small samples with their meaning, under a plot."""

from dataclasses import dataclass
from typing import Literal

from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from backprop_studio.theme import CAPTION, LIGHT, Theme
from backprop_studio.ui.plot_style import pen

# Classes differ by shape as well as by colour: pyqtgraph's names for the symbols.
SHAPES = ("o", "s", "t1", "d", "p", "star", "h", "t")


@dataclass(frozen=True, slots=True)
class Sample:
    """A symbol by its name, filled or as a ring; or a line, thick if `filled`."""

    label: str
    color: str
    shape: str = "o"
    filled: bool = True
    kind: Literal["symbol", "line"] = "symbol"


class LegendRow(QWidget):
    """Paints samples from left to right; what finds no room is in the tooltip."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._samples: tuple[Sample, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_samples(self, samples: tuple[Sample, ...]) -> None:
        """Other entries."""
        if samples != self._samples:
            self._samples = samples
            text = ", ".join(sample.label for sample in samples)
            self.setToolTip(text)
            self.setAccessibleName(text)
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        self._theme = theme
        self.setFixedHeight(round(theme.px(18)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Samples and labels, as many as fit."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self._theme.font(CAPTION)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        x, middle = 6.0, self.height() / 2
        for sample in self._samples:
            width = metrics.horizontalAdvance(sample.label)
            lead = 18.0 if sample.kind == "line" else 8.0
            if x + lead + width > self.width() + 1:
                break
            if sample.kind == "line":
                painter.setPen(pen(sample.color, 2.0 if sample.filled else 1.0))
                painter.drawLine(QPointF(x - 4, middle), QPointF(x + 12, middle))
            else:
                paint_symbol(painter, QPointF(x, middle), sample)
            painter.setPen(QColor(self._theme.muted))
            painter.drawText(
                QRectF(x + lead, 0, width + 2, self.height()),
                Qt.AlignmentFlag.AlignVCenter,
                sample.label,
            )
            x += lead + width + 18
        painter.end()


def paint_symbol(painter: QPainter, center: QPointF, sample: Sample, size: float = 9.0) -> None:
    """One sample of a scatter plot."""
    reach = size * 0.62 if sample.shape == "crosshair" else size  # its arms stand out
    place = QTransform.fromTranslate(center.x(), center.y()).scale(reach, reach)
    painter.save()
    painter.setPen(pen(sample.color, 1.6))
    painter.setBrush(QColor(sample.color) if sample.filled else Qt.BrushStyle.NoBrush)
    painter.drawPath(place.map(Symbols[sample.shape]))
    painter.restore()
