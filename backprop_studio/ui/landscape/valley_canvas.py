"""Paints the valley: the loss along one parameter, its tangent, the next step, the ball."""

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from backprop_studio.experiment.numbers import format_number
from backprop_studio.theme import CAPTION, TEXT
from backprop_studio.training.valley import Valley
from backprop_studio.ui.landscape.arrow import Arrow
from backprop_studio.ui.landscape.ball_canvas import BALL_RADIUS, FARTHEST, BallCanvas
from backprop_studio.ui.landscape.ball_label import free_place
from backprop_studio.ui.landscape.valley_shape import floor_of, slope_at
from backprop_studio.ui.plot_style import (
    Floats,
    draw_outlined_line,
    pen,
    short_number,
    text_size,
    tick_text,
    unwritten,
)
from backprop_studio.ui.race.marks import RunnerMark, paint_runner_shape

TANGENT, TANGENT_SHARE = 74.0, 0.12  # px, and share of the width, to either side of the ball
TANGENT_POINTS, ALONG = 41, 1500
NAME_ROOM = 46  # px at the right, for the name of the parameter
ROOM = 0.08  # of the height, above and below
TALLEST = 1e290  # a higher loss leaves no room for a linear axis around it
LEAST_FILLED = 0.3  # of the height in sight
HIGHEST = 12.0  # times as high above the floor as the ball is: more would flatten the rest


class ValleyCanvas(BallCanvas):
    """The curve and the ball on it; the ball moves only across."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, equal_scales=False)
        self.bottom.name_beside = True
        self.centralLayout.setContentsMargins(0, 8, NAME_ROOM, 0)
        self.left.set_name("L")
        self.valley: Valley | None = None
        self.loss = math.nan  # L as every view says it
        self.slope = math.nan
        self.slope_name = ""
        self.empty_text = ""
        self.logarithmic = self._asked_logarithmic = False
        self.runners: tuple[RunnerMark, ...] = ()

    def show_valley(
        self, valley: Valley | None, here: float, loss: float, arrows: tuple[Arrow, ...]
    ) -> None:
        """Draw this curve, with the network at `here`, where the loss is `loss`."""
        self.valley, self.loss, self.arrows = valley, loss, arrows
        self.ball = None
        self._choose_scale()
        if valley is not None:
            height = self._height(float(np.interp(here, valley.values, valley.loss)))
            if not valley.sampled:
                height = self._height(loss)
            self.slope = slope_at(valley, here)
            if math.isfinite(here) and math.isfinite(height):
                self.ball = here, height
        self.update_enlargement()
        self.repaint_marks()

    def tell_losses(self, told: bool) -> None:
        """Whether the axis and the floor may say how high the loss is."""
        write = tick_text if told else unwritten
        if self.left.write is not write:
            self.left.write, self.left.picture = write, None
            self.repaint_scene()

    def set_runners(self, runners: tuple[RunnerMark, ...]) -> None:
        """The runners of a race in place of the ball; none ends it."""
        self.runners = runners
        self.repaint_marks()

    def set_logarithmic(self, logarithmic: bool) -> None:
        """Whether the loss stands on a logarithmic axis even where a linear one has room."""
        self._asked_logarithmic = logarithmic
        self._choose_scale()

    def _choose_scale(self) -> None:
        loss = np.empty(0) if self.valley is None else self.valley.loss
        tall = bool((loss[np.isfinite(loss)] > TALLEST).any())
        logarithmic = self._asked_logarithmic or tall
        if logarithmic == self.logarithmic:
            return
        self.logarithmic = self.left.logarithmic = logarithmic
        self.left.picture = None
        self.fit()
        self.repaint_scene()

    def fit(self) -> None:
        """Show the whole curve, but no heights that would flatten it at the ball."""
        heights = self._worth_seeing()
        if self.valley is None or heights is None:
            return
        low, high = heights
        if not high - low > 1e-12 * max(1.0, abs(high)):
            low, high = low - 0.5, high + 0.5
        room = ROOM * (high - low)
        across = float(self.valley.values[0]), float(self.valley.values[-1])
        self.set_range(across, (low - room, high + room))

    def misfits(self) -> bool:
        """Whether another curve of the same span has left the heights in sight: its floor or the
        ball is beyond them, or all of it fills but a small part."""
        heights, (bottom, top) = self._worth_seeing(), self.shown_range()[1]
        if heights is None:
            return False
        low, high = heights
        ball = low if self.ball is None else self.ball[1]
        fills = high - low > LEAST_FILLED * (top - bottom) or low == high
        return not (bottom <= low and bottom <= ball <= top and fills)

    def _worth_seeing(self) -> tuple[float, float] | None:
        """From the floor to the highest place of the curve that does not flatten it at the
        ball; None where nothing of it is known."""
        if self.valley is None:
            return None
        heights = self._heights(self.valley.loss)
        known = heights[np.isfinite(heights)]
        if not known.size:
            return None
        low, high = float(known.min()), float(known.max())
        if not self.logarithmic and self.ball is not None:
            high = min(high, low + HIGHEST * max(self.ball[1] - low, 0.02 * (high - low)))
        return low, high

    def _height(self, loss: float) -> float:
        return float(self._heights(np.array([loss]))[0])

    def _heights(self, loss: Floats) -> Floats:
        if not self.logarithmic:
            return np.where(np.isfinite(loss), loss, np.nan)
        with np.errstate(divide="ignore", invalid="ignore"):
            heights = np.log10(loss)
        return np.where(np.isfinite(heights), heights, np.nan)

    # painting -------------------------------------------------------------------------------

    def paint_over(self, painter: QPainter) -> None:
        """Curve, tangent, floor, ball; of a race its runners, each at its own loss."""
        area = self.plot_area()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.valley is None:
            painter.setFont(self.theme.font(TEXT))
            painter.setPen(QColor(self.theme.muted))
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(area.adjusted(8, 8, -8, 0), flags, self.empty_text)
            return
        painter.setClipRect(area.adjusted(-1, -1, 1, 1))
        self._paint_beyond(painter, area, self.valley)
        points = np.column_stack((self.valley.values, self._heights(self.valley.loss)))
        pixels = np.clip(self.to_pixels(points), -FARTHEST, FARTHEST)
        known = np.isfinite(points[:, 1])
        path = pg.functions.arrayToQPath(
            pixels[:, 0], np.where(known, pixels[:, 1], np.nan), connect="finite"
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen(self.theme.positive, 2.0))
        painter.drawPath(path)
        self._paint_floor(painter, area, points)
        for runner in self.runners:
            here = np.array([[runner.place[0], self._height(runner.loss)]])
            paint_runner_shape(painter, runner, self.to_pixels(here)[0], self.theme)
        if self.ball is not None and not self.runners:
            center = self.pixel(*self.ball)
            tangent = self._paint_tangent(painter, area, center)
            self.paint_ball(painter, center)
            self._paint_label(painter, area, center, (pixels, tangent))

    def _paint_beyond(self, painter: QPainter, area: QRectF, valley: Valley) -> None:
        """Grey hatching where the loss is beyond all numbers."""
        beyond = ~np.isfinite(valley.loss)
        if not beyond.any():
            return
        starts = np.flatnonzero(np.diff(np.concatenate(([0], beyond.view(np.int8), [0]))))
        for first, end in zip(starts[::2], starts[1::2], strict=True):
            left = self.pixel(float(valley.values[max(0, first - 1)]), 0.0).x()
            right = self.pixel(float(valley.values[min(end, len(beyond) - 1)]), 0.0).x()
            band = QRectF(left, area.top(), right - left, area.height())
            painter.fillRect(band, QColor(self.theme.hairline))
            painter.fillRect(band, Qt.BrushStyle.BDiagPattern)

    def _paint_floor(self, painter: QPainter, area: QRectF, points: Floats) -> None:
        """A small cross at the lowest place of the curve, if it lies inside."""
        floor = None if self.valley is None else floor_of(self.valley)
        if floor is None:
            return
        height = self._height(floor[1])
        crowded = False  # the ball's numbers stand there
        center = self.pixel(floor[0], height if math.isfinite(height) else points[:, 1].min())
        if self.ball is not None:
            away = self.pixel(*self.ball) - center
            if math.hypot(away.x(), away.y()) < self.theme.px(2 * BALL_RADIUS):
                return
            crowded = abs(away.y()) < self.theme.px(40) and abs(away.x()) < self.theme.px(90)
        arm = self.theme.px(4)
        painter.setPen(pen(self.theme.text, 1.6))
        for across, down in ((arm, arm), (arm, -arm)):
            way = QPointF(across, down)
            painter.drawLine(center - way, center + way)
        if crowded or self.left.write is unwritten:
            return
        font = self.theme.font(CAPTION)
        text = short_number(float(f"{floor[1]:.3g}"))
        painter.setFont(font)
        painter.setPen(QColor(self.theme.muted))
        width, height = text_size(font, text)
        top = center.y() + arm + height
        y = top if top < area.bottom() else center.y() - arm - height * 0.3
        painter.drawText(QPointF(center.x() - width / 2, y), text)

    def _paint_tangent(self, painter: QPainter, area: QRectF, center: QPointF) -> Floats:
        """Points (n, 2) in px along it."""
        if not math.isfinite(self.slope):
            return np.empty((0, 2))
        slope = self.slope
        if self.logarithmic:  # d log₁₀ L = dL / (L ln 10)
            slope /= self.loss * math.log(10.0) if self.loss > 0 else math.nan
        (left, right), (low, high) = self.shown_range()
        across = area.width() / (right - left)
        down = -slope * area.height() / (high - low)
        length = math.hypot(across, down)
        if not math.isfinite(length) or length == 0:
            return np.empty((0, 2))
        half = max(self.theme.px(TANGENT), TANGENT_SHARE * area.width())
        way = QPointF(across / length, down / length) * half
        painter.setPen(pen(self.theme.gradient, 2.0, Qt.PenStyle.DashLine))
        painter.drawLine(center - way, center + way)
        shares = np.linspace(-1.0, 1.0, TANGENT_POINTS)
        return np.column_stack((center.x() + shares * way.x(), center.y() + shares * way.y()))

    def _paint_label(
        self, painter: QPainter, area: QRectF, center: QPointF, lines: tuple[Floats, Floats]
    ) -> None:
        """L and the slope beside the ball, where neither the `lines`, curve and tangent in px,
        nor an arrow is in the way."""
        curve, tangent = lines
        font = self.theme.font(12, 600)
        texts = (
            (f"L = {format_number(self.loss, 'loss')}", self.theme.text),
            (f"{self.slope_name} = {format_number(self.slope)}", self.theme.gradient),
        )
        width = max(text_size(font, text)[0] for text, _ in texts)
        height = text_size(font, texts[0][0])[1]
        box = free_place(
            center,
            (width, 2 * height),
            self.theme.px(BALL_RADIUS) + 8,
            area.adjusted(2, 0, -2, 0),
            np.vstack((_along(curve), tangent, self.arrow_points(center))),
        )
        self.told = QRectF(box.left(), box.top(), width, height)
        for number, (text, ink) in enumerate(texts):
            place = QPointF(box.left(), box.top() + (number + 0.8) * height)
            draw_outlined_line(painter, place, text, font, ink, self.theme.panel)


def _along(points: Floats) -> Floats:
    """The line through `points` (n, 2) px as points not far apart, where it is known."""
    known = points[np.isfinite(points).all(axis=1)]
    if len(known) < 2:
        return known
    way = np.concatenate(([0.0], np.hypot(*np.diff(known, axis=0).T).cumsum()))
    spots = np.linspace(0.0, way[-1], ALONG)
    return np.column_stack([np.interp(spots, way, known[:, column]) for column in (0, 1)])
