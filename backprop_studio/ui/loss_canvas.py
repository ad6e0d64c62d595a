"""Paints the loss curves, the present point and its number."""

import math

import numpy as np
import pyqtgraph as pg
from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from backprop_studio.experiment.numbers import format_count, format_number
from backprop_studio.theme import CAPTION
from backprop_studio.training.quantity import LOSS, Quantity
from backprop_studio.ui.loss_series import Series
from backprop_studio.ui.plot_canvas import PlotCanvas
from backprop_studio.ui.plot_style import Floats, column_extremes, pen, tick_text, unwritten
from backprop_studio.ui.race.curves import RunnerCurve, paint_runner_curves

FAR = 20_000.0  # px; beyond, a raster has no coordinates
DOT = 4.5  # px at scale 1: radius of the present loss, and of the ring around the smallest


class DrawnCurve(Struct, frozen=True):
    """A curve in the plot's coordinates; `smooth` with antialiasing."""

    x: Floats
    y: Floats
    pen: QPen
    smooth: bool


class LossCanvas(PlotCanvas):
    """Draws the curves, and over them the present loss and the best moment."""

    right_room = 20  # iterations of four digits may stand at the very end

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.logarithmic = False
        self.training: Series | None = None
        self.best: tuple[float, float] | None = None  # iteration, smallest validation loss
        self.curves: dict[str, DrawnCurve] = {}
        self.runners: tuple[RunnerCurve, ...] = ()  # of a race, in place of the run's curves
        self.told = True  # whether the present loss may be written
        self._number = QRectF()  # where the present loss stands

    def tell_but(self, untold: frozenset[str]) -> None:
        """Write neither the present loss nor iterations where the hall shall guess them."""
        self.told = "loss" not in untold
        write = unwritten if "iteration" in untold else tick_text
        if self.bottom.write is not write:
            self.bottom.write, self.bottom.picture = write, None
            self.repaint_scene()

    def describe(self, words: str) -> None:
        """Where the run stands, for screen readers."""
        self.setAccessibleDescription("" if self.bottom.write is unwritten else words)

    def quantity_at(self, place: QPointF) -> Quantity | None:
        """The present loss, at its dot and its number."""
        return LOSS if self._number.contains(place) and not self.runners else None

    def paint_over(self, painter: QPainter) -> None:
        """Curves, the present loss as a dot with its number."""
        painter.setClipRect(self.plot_area())
        for curve in self.curves.values():
            self._paint_curve(painter, curve)
        paint_runner_curves(painter, self, self.runners, self.theme)
        painter.setClipping(False)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        named = self._paint_best(painter)
        self._number = QRectF()
        if self.training is None or not self.training.loss.size:
            return
        area, radius = self.plot_area(), self.theme.px(DOT)
        dot = self._present(self.training, area)
        if not area.adjusted(-3, -3, 3, 3).contains(dot):
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.positive))
        painter.drawEllipse(dot, radius, radius)
        self._paint_number(painter, dot, area, named)

    def _present(self, training: Series, area: QRectF) -> QPointF:
        """Where the newest point of the curve is; on a logarithmic axis 0 is at its lower edge."""
        iteration, loss = float(training.iteration[-1]), float(training.loss[-1])
        if not self.logarithmic:
            return self.pixel(iteration, loss)
        if loss > 0:
            return self.pixel(iteration, math.log10(loss))
        return QPointF(self.pixel(iteration, 0.0).x(), area.bottom())

    def _paint_best(self, painter: QPainter) -> QRectF:
        """The smallest validation loss so far: a ring on a dotted line, named at that end of it
        where the curve is not. Returns where the name stands."""
        if self.best is None or (self.logarithmic and self.best[1] <= 0):
            return QRectF()
        iteration, loss = self.best
        radius, beside = self.theme.px(DOT), self.theme.px(5)
        area = self.plot_area()
        ring = self.pixel(iteration, math.log10(loss) if self.logarithmic else loss)
        if not area.adjusted(-1, -1, 1, 1).contains(ring):
            return QRectF()
        painter.setPen(pen(self.theme.done, 1.0, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(ring.x(), area.top()), QPointF(ring.x(), area.bottom()))
        painter.setPen(pen(self.theme.done, 2.0))
        painter.setBrush(QColor(self.theme.panel))
        painter.drawEllipse(ring, radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        font = self.theme.font(CAPTION, 600)
        text = QCoreApplication.translate("LossCurve", "best {iteration}").format(
            iteration=format_count(round(iteration))
        )
        metrics = QFontMetricsF(font)
        width = metrics.horizontalAdvance(text)
        left = (
            ring.x() + beside
            if ring.x() + beside + width < area.right()
            else ring.x() - beside - width
        )
        height = metrics.height()
        low = ring.y() > area.bottom() - 2 * height - 2
        top = area.top() + 2 if low else area.bottom() - height - 2
        place = QRectF(left, top, width, height)
        backing = QColor(self.theme.panel)
        backing.setAlphaF(0.8)
        painter.fillRect(place, backing)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.done))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
        return place

    def _paint_curve(self, painter: QPainter, curve: DrawnCurve) -> None:
        pixels = column_extremes(self.to_pixels(np.column_stack([curve.x, curve.y])))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, curve.smooth)
        painter.setPen(curve.pen)
        painter.drawPolyline(pg.functions.arrayToQPolygonF(*np.clip(pixels, -FAR, FAR).T))

    def _paint_number(self, painter: QPainter, dot: QPointF, area: QRectF, taken: QRectF) -> None:
        assert self.training is not None
        text = format_number(float(self.training.loss[-1]), "loss") if self.told else "?"
        font = self.theme.font(CAPTION, 600)
        metrics = QFontMetricsF(font)
        width, height = metrics.horizontalAdvance(text), metrics.height()
        above = self.theme.px(8)
        place = QRectF(dot.x() + self.theme.px(10), dot.y() - height / 2, width, height)
        if place.right() > area.right() + 8 or self.training.loss.size > 1:
            place.moveRight(min(area.right() + 8, dot.x() + width))
            place.moveLeft(max(area.left() + 4, place.left()))
            place.moveBottom(dot.y() - above)
            if place.top() < area.top():
                place.moveTop(dot.y() + above)
            if place.bottom() > area.bottom():
                place.moveBottom(dot.y() - above)
        if place.intersects(taken) and taken.right() + 6 + width < area.right():
            place.moveLeft(taken.right() + 6)
        backing = QColor(self.theme.panel)
        backing.setAlphaF(0.8)
        painter.fillRect(place.adjusted(-2, 0, 2, 0), backing)
        self._number = place.united(QRectF(dot.x() - DOT, dot.y() - DOT, 2 * DOT, 2 * DOT))
        painter.setFont(font)
        painter.setPen(QColor(self.theme.positive))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
