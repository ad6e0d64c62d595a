"""Paints the loss curves, the present point, its number and the legend."""

import math
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from backprop_studio.experiment.numbers import format_number
from backprop_studio.theme import CAPTION
from backprop_studio.ui.anew import is_anew
from backprop_studio.ui.plot_canvas import PlotCanvas
from backprop_studio.ui.plot_style import Floats, column_extremes, pen
from backprop_studio.ui.race.curves import RunnerCurve, paint_runner_curves

LEGEND_GAP = 8.0
FAR = 20_000.0  # px; beyond, a raster has no coordinates


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


@dataclass(frozen=True, slots=True)
class DrawnCurve:
    """A curve in the plot's coordinates; `smooth` with antialiasing."""

    x: Floats
    y: Floats
    pen: QPen
    smooth: bool


LegendEntry = tuple[str, str, Qt.PenStyle, float, str]  # label, colour, dashes, opacity, number


class LossCanvas(PlotCanvas):
    """Draws the present points, their numbers and the legend over the curves."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.logarithmic = False
        self.training: Series | None = None
        self.legend: tuple[LegendEntry, ...] = ()
        self.best: tuple[float, float] | None = None  # iteration, smallest validation loss
        self.curves: dict[str, DrawnCurve] = {}
        self.runners: tuple[RunnerCurve, ...] = ()  # of a race, in place of the run's curves
        self._legend_pixmap = QPixmap()
        self._legend_key: tuple[object, ...] = ()

    def paint_over(self, painter: QPainter) -> None:
        """Curves, the present loss as a dot with its number, a legend of several series."""
        painter.setClipRect(self.plot_area())
        for curve in self.curves.values():
            self._paint_curve(painter, curve)
        paint_runner_curves(painter, self, self.runners, self.theme)
        painter.setClipping(False)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_best(painter)
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

    def _paint_best(self, painter: QPainter) -> None:
        """The smallest validation loss so far: a ring on a dotted line, named at the bottom."""
        if self.best is None or (self.logarithmic and self.best[1] <= 0):
            return
        iteration, loss = self.best
        area = self.plot_area()
        ring = self.pixel(iteration, math.log10(loss) if self.logarithmic else loss)
        if not area.adjusted(-1, -1, 1, 1).contains(ring):
            return
        painter.setPen(pen(self.theme.done, 1.0, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(ring.x(), area.top()), QPointF(ring.x(), area.bottom()))
        painter.setPen(pen(self.theme.done, 2.0))
        painter.setBrush(QColor(self.theme.panel))
        painter.drawEllipse(ring, 4.5, 4.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        font = self.theme.font(CAPTION, 600)
        text = QCoreApplication.translate("LossCurve", "best {iteration}").format(
            iteration=round(iteration)
        )
        metrics = QFontMetricsF(font)
        width = metrics.horizontalAdvance(text)
        left = ring.x() + 5 if ring.x() + 5 + width < area.right() else ring.x() - 5 - width
        place = QRectF(left, area.bottom() - metrics.height() - 2, width, metrics.height())
        backing = QColor(self.theme.panel)
        backing.setAlphaF(0.8)
        painter.fillRect(place, backing)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.done))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_curve(self, painter: QPainter, curve: DrawnCurve) -> None:
        pixels = column_extremes(self.to_pixels(np.column_stack([curve.x, curve.y])))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, curve.smooth)
        painter.setPen(curve.pen)
        painter.drawPolyline(pg.functions.arrayToQPolygonF(*np.clip(pixels, -FAR, FAR).T))

    def _paint_number(self, painter: QPainter, dot: QPointF, area: QRectF, legend: QRectF) -> None:
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
        """From a pixmap until an entry changes; returns where it stands."""
        if len(self.legend) < 2:
            return QRectF()
        ratio = painter.device().devicePixelRatioF()
        key = (self.legend, self.theme, ratio)
        if key != self._legend_key:
            self._legend_key, self._legend_pixmap = key, self._draw_legend(ratio)
        size = self._legend_pixmap.deviceIndependentSize()
        area = self.plot_area()
        left = max(area.left() + 2, area.right() - size.width())
        if is_anew():
            painter.save()
            painter.translate(round(left), round(area.top()))
            painter.fillRect(QRectF(QPointF(), size), self._legend_backing())
            self._paint_entries(painter, self._legend_box())
            painter.restore()
        else:
            painter.drawPixmap(QPointF(round(left), round(area.top())), self._legend_pixmap)
        return QRectF(QPointF(left, area.top()), size)

    def _legend_box(self) -> QRectF:
        metrics = QFontMetricsF(self.theme.font(CAPTION))
        line, sample = metrics.height() + 1, self.theme.px(20)
        labels = max(metrics.horizontalAdvance(label) for label, *_ in self.legend)
        numbers = max(metrics.horizontalAdvance(number) for *_, number in self.legend)
        width = sample + LEGEND_GAP + labels + (LEGEND_GAP + numbers if numbers else 0)
        return QRectF(6, 2, width, line * len(self.legend))

    def _legend_backing(self) -> QColor:
        backing = QColor(self.theme.panel)
        backing.setAlphaF(0.85)
        return backing

    def _draw_legend(self, ratio: float) -> QPixmap:
        box = self._legend_box()
        width = box.width()
        pixmap = QPixmap(math.ceil((width + 10) * ratio), math.ceil((box.bottom() + 2) * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(self._legend_backing())
        painter = QPainter(pixmap)
        self._paint_entries(painter, box)
        painter.end()
        return pixmap

    def _paint_entries(self, painter: QPainter, box: QRectF) -> None:
        sample, line, width = self.theme.px(20), box.height() / len(self.legend), box.width()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.theme.font(CAPTION))
        for row, (label, color, style, opacity, number) in enumerate(self.legend):
            top = box.top() + row * line
            painter.setPen(pen(color, 2, style, opacity))
            painter.drawLine(
                QPointF(box.left(), top + line / 2), QPointF(box.left() + sample, top + line / 2)
            )
            painter.setPen(QColor(self.theme.text))
            left = sample + LEGEND_GAP
            text = QRectF(box.left() + left, top, width - left, line)
            painter.drawText(text, Qt.AlignmentFlag.AlignLeft, label)
            painter.drawText(text, Qt.AlignmentFlag.AlignRight, number)
