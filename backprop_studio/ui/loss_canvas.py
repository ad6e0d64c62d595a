"""Paints what lies over the loss curves: the present point, its number, the legend."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from backprop_studio.experiment.numbers import format_number
from backprop_studio.theme import CAPTION
from backprop_studio.ui.plot_canvas import PlotCanvas
from backprop_studio.ui.plot_style import Floats, pen


@dataclass(frozen=True, slots=True)
class Series:
    """One curve: finite points only. `drawn` is loss, or log₁₀ of it on a logarithmic axis."""

    label: str
    iteration: Floats
    loss: Floats

    def shown(self, logarithmic: bool) -> tuple[Floats, Floats]:
        """(iteration, what is drawn); on a logarithmic axis only where the loss is positive."""
        if not logarithmic:
            return self.iteration, self.loss
        positive = self.loss > 0
        return self.iteration[positive], np.log10(self.loss[positive])


def finite_series(label: str, iteration: Floats, loss: Floats) -> Series:
    """Without the points where the loss was not computed or not finite."""
    known = np.isfinite(loss)
    return Series(label, iteration[known], loss[known])


LegendEntry = tuple[str, str, Qt.PenStyle, float, str]  # label, colour, dashes, opacity, number


class LossCanvas(PlotCanvas):
    """Draws the present points, their numbers and the legend over the curves."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.logarithmic = False
        self.training: Series | None = None
        self.legend: tuple[LegendEntry, ...] = ()

    def paint_over(self, painter: QPainter) -> None:
        """The present loss as a dot with its number, and a legend of several series."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        legend = self._paint_legend(painter)
        if self.training is None or not self.training.loss.size:
            return
        across, up = self.training.shown(self.logarithmic)
        area = self.plot_area()
        if not across.size:
            return
        dot = self.pixel(float(across[-1]), float(up[-1]))
        if not area.adjusted(-3, -3, 3, 3).contains(dot):
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.positive))
        painter.drawEllipse(dot, 4.5, 4.5)
        self._paint_number(painter, dot, area, legend)

    def _paint_number(
        self, painter: QPainter, dot: QPointF, area: QRectF, legend: QRectF
    ) -> None:
        assert self.training is not None
        text = format_number(float(self.training.loss[-1]), "loss")
        font = self.theme.font(CAPTION, 600)
        metrics = QFontMetricsF(font)
        width, height = metrics.horizontalAdvance(text), metrics.height()
        place = QRectF(dot.x() + 10, dot.y() - height / 2, width, height)
        if place.right() > area.right() + 8 or self.training.loss.size > 1:
            place.moveRight(min(area.right() + 8, dot.x() + width))
            place.moveLeft(max(area.left() + 4, place.left()))
            place.moveBottom(dot.y() - 8)
            if place.top() < area.top() or place.intersects(legend):
                place.moveTop(dot.y() + 8)
            if place.bottom() > area.bottom():
                place.moveBottom(dot.y() - 8)
        backing = QColor(self.theme.panel)
        backing.setAlphaF(0.8)
        painter.fillRect(place.adjusted(-2, 0, 2, 0), backing)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.positive))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_legend(self, painter: QPainter) -> QRectF:
        if len(self.legend) < 2:
            return QRectF()
        font = self.theme.font(CAPTION)
        metrics = QFontMetricsF(font)
        line, gap, sample = metrics.height() + 1, 8.0, self.theme.px(20)
        labels = max(metrics.horizontalAdvance(label) for label, *_ in self.legend)
        numbers = max(metrics.horizontalAdvance(number) for *_, number in self.legend)
        width = sample + gap + labels + (gap + numbers if numbers else 0)
        area = self.plot_area()
        box = QRectF(area.right() - width - 4, area.top() + 2, width, line * len(self.legend))
        backing = QColor(self.theme.panel)
        backing.setAlphaF(0.85)
        painter.fillRect(box.adjusted(-6, -2, 4, 2), backing)
        painter.setFont(font)
        for row, (label, color, style, opacity, number) in enumerate(self.legend):
            top = box.top() + row * line
            painter.setPen(pen(color, 2, style, opacity))
            painter.drawLine(
                QPointF(box.left(), top + line / 2), QPointF(box.left() + sample, top + line / 2)
            )
            painter.setPen(QColor(self.theme.text))
            text = QRectF(box.left() + sample + gap, top, width - sample - gap, line)
            painter.drawText(text, Qt.AlignmentFlag.AlignLeft, label)
            painter.drawText(text, Qt.AlignmentFlag.AlignRight, number)
        return box
