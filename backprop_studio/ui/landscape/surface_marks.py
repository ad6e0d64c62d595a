"""What moves on the surface: ball, arrows and trail, or the runners of a race."""

import math

import numpy as np
import pyqtgraph as pg
from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from backprop_studio.theme import CAPTION, Theme
from backprop_studio.ui.landscape.arrow import Arrow, enlargements, reach
from backprop_studio.ui.landscape.ball_canvas import paint_cross
from backprop_studio.ui.landscape.ball_label import free_place
from backprop_studio.ui.landscape.picture import Relief
from backprop_studio.ui.landscape.projection import Eye, Heights, Projection, sampled, visible
from backprop_studio.ui.plot_style import (
    BALL,
    BALL_OUTLINE,
    ON_PICTURE,
    PICTURE_OUTLINE,
    Floats,
    draw_outlined_line,
    pen,
    text_size,
)
from backprop_studio.ui.race.marks import RunnerMark, paint_runner_shape

BALL_RADIUS = 7.0
TRAIL_POINTS, RUNNER_POINTS, ARROW_POINTS = 300, 100, 16
SHORTEST = 5.0  # px; a shorter arrow is not drawn
HEAD = 10.0  # px, of an arrow
FAINT = 0.35  # opacity of what the surface hides


class Ground(Struct, frozen=True, eq=False):
    """The surface as it is projected: where the places of its landscape lie on the picture."""

    relief: Relief
    heights: Heights
    sides: tuple[float, float]
    eye: Eye
    projection: Projection

    def on_base(self, places: Floats) -> tuple[Floats, Floats]:
        """Where places (n, 2) of the landscape lie on the base of the box."""
        (left, right), (low, high) = self.relief.ranges
        u = (2 * (places[:, 0] - left) / (right - left) - 1) * self.sides[0]
        v = (2 * (places[:, 1] - low) / (high - low) - 1) * self.sides[1]
        return u, v

    def on_surface(self, places: Floats) -> tuple[Floats, np.ndarray]:
        """Places (n, 2) in px on the surface (NaN beside it), and which of them can be seen."""
        field = self.heights.shares
        u, v = self.on_base(places)
        h = sampled(field, self.sides, u, v)
        outside = h < 0
        pixels = self.projection.pixels(u, v, np.where(outside, np.nan, h))
        seen = visible(field, self.sides, self.eye, u, v, h)
        return pixels, seen & ~outside

    def step_ends(self, arrow: Arrow, enlarged: float) -> Floats:
        """Places (ARROW_POINTS, 2) along an arrow, from the ball."""
        assert self.relief.ball is not None
        along = np.linspace(0.0, enlarged, ARROW_POINTS)
        with np.errstate(all="ignore"):  # of a run that left the numbers behind
            ends: Floats = np.array(self.relief.ball) + np.outer(along, [arrow.across, arrow.up])
        return ends


def arrow_enlargements(ground: Ground, before: tuple[float, ...]) -> tuple[float, ...]:
    """How many times its length each arrow is drawn, as long as they look on the base."""
    relief = ground.relief
    if relief.ball is None or not relief.arrows:
        return (1.0,) * len(relief.arrows)
    lengths, reaches = [], []
    for arrow in relief.arrows:
        u, v = ground.on_base(ground.step_ends(arrow, 1.0)[[0, -1]])
        lengths.append(ground.projection.scale * math.hypot(u[1] - u[0], v[1] - v[0]))
        reaches.append(reach(relief.ball, arrow, relief.ranges))
    return enlargements(lengths, reaches, before)


def paint_floor(painter: QPainter, ground: Ground, theme: Theme) -> None:
    """The line of minima, dashed, or a cross where the loss is lowest, with that loss."""
    relief = ground.relief
    if relief.line is not None:
        pixels, seen = ground.on_surface(relief.line)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen(ON_PICTURE, 2.0, Qt.PenStyle.DashLine))
        for hidden, opacity in ((seen, FAINT), (~seen, 1.0)):
            line = np.where(hidden[:, None], np.nan, pixels)
            painter.setOpacity(opacity)
            painter.drawPath(pg.functions.arrayToQPath(line[:, 0], line[:, 1], connect="finite"))
        painter.setOpacity(1.0)
    if relief.minimum is None:
        return
    across, up, _ = relief.minimum
    pixels, seen = ground.on_surface(np.array([[across, up]]))
    if not np.isfinite(pixels).all():
        return
    center, arm = QPointF(*pixels[0].tolist()), theme.px(5)
    painter.setOpacity(1.0 if seen[0] else FAINT)
    paint_cross(painter, center, arm)
    if not _covers_ball(ground, center, theme):
        place = center + QPointF(arm + 5, arm + 4)
        draw_outlined_line(painter, place, relief.minimum_text, theme.font(CAPTION, 600))
    painter.setOpacity(1.0)


def _covers_ball(ground: Ground, center: QPointF, theme: Theme) -> bool:
    """Whether what stands at `center` would cover the ball, or the number beside it."""
    if ground.relief.ball is None:
        return False
    away = ground.on_surface(np.array([ground.relief.ball]))[0][0] - (center.x(), center.y())
    return bool(np.hypot(*away) < theme.px(40))


def paint_trail(painter: QPainter, ground: Ground, points: int) -> None:
    """The way of the run so far, in at most so many points."""
    if len(ground.relief.trail) < 2:
        return
    pixels, seen = ground.on_surface(_fewer(ground.relief.trail, points))
    _paint_way(painter, pixels, seen, BALL, 1.4)


def paint_runners(
    painter: QPainter, ground: Ground, runners: tuple[RunnerMark, ...], theme: Theme
) -> None:
    """All ways first, then all shapes."""
    ends = []
    for runner in runners:
        places = np.vstack((_fewer(runner.trail, RUNNER_POINTS), [runner.place]))
        pixels, seen = ground.on_surface(places)
        going = seen if runner.state != "diverged" else np.zeros_like(seen)
        _paint_way(painter, pixels, going, runner.color, 1.4)
        ends.append((runner, pixels[-1], bool(seen[-1])))
    for runner, pixel, is_seen in ends:
        paint_runner_shape(painter, runner, pixel, theme, faint=not is_seen)


def paint_ball(
    painter: QPainter, ground: Ground, enlarged: tuple[float, ...], theme: Theme, room: QRectF
) -> QRectF:
    """The ball with its arrows and its loss, all of it inside `room`; where ball and loss are."""
    relief = ground.relief
    if relief.ball is None:
        return QRectF()
    pixels, seen = ground.on_surface(np.array([relief.ball]))
    if not np.isfinite(pixels).all():
        return QRectF()
    center = QPointF(float(pixels[0, 0]), float(pixels[0, 1]))
    painter.setOpacity(1.0 if seen[0] else FAINT)
    ways = [
        ground.on_surface(ground.step_ends(arrow, times))[0]
        for arrow, times in zip(relief.arrows, enlarged, strict=True)
    ]
    for arrow, way in zip(relief.arrows, ways, strict=True):
        _paint_arrow(painter, way, ON_PICTURE if arrow.optimizer else BALL)
    radius = theme.px(BALL_RADIUS)
    painter.setPen(pen(BALL_OUTLINE, 1.8))
    painter.setBrush(QColor(BALL))
    painter.drawEllipse(center, radius, radius)
    painter.setOpacity(1.0)
    font = theme.font(12, 600)
    size = text_size(font, relief.ball_text)
    label = free_place(
        center, size, radius + 6, room.adjusted(4, 0, -4, 0), np.vstack(ways or [pixels])
    )
    place = QPointF(label.left(), label.bottom() - label.height() * 0.25)
    draw_outlined_line(painter, place, relief.ball_text, font)
    return label.united(QRectF(center - QPointF(radius, radius), center + QPointF(radius, radius)))


def _paint_way(
    painter: QPainter, pixels: Floats, seen: np.ndarray, color: str, width: float
) -> None:
    """A line through points on the surface; what the surface hides is faint."""
    whole = np.isfinite(pixels[:, 0]) & np.isfinite(pixels[:, 1])
    pieces = whole[:-1] & whole[1:]
    open_pieces = pieces & seen[:-1] & seen[1:]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for chosen, opacity in ((pieces & ~open_pieces, FAINT), (open_pieces, 1.0)):
        if not chosen.any():
            continue
        ends = np.stack((pixels[:-1][chosen], pixels[1:][chosen]), axis=1).reshape(-1, 2)
        path = pg.functions.arrayToQPath(ends[:, 0], ends[:, 1], connect="pairs")
        painter.setOpacity(opacity)
        for ink, wide, shade in ((BALL_OUTLINE, width + 1.8, 0.6), (color, width, 1.0)):
            line = pen(ink, wide, opacity=shade)
            line.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(line)
            painter.drawPath(path)
    painter.setOpacity(1.0)


def _paint_arrow(painter: QPainter, pixels: Floats, ink: str) -> None:
    """Through `pixels` (ARROW_POINTS, 2), along the surface as far as that reaches."""
    beside = np.flatnonzero(~np.isfinite(pixels).all(axis=1))
    count = int(beside[0]) if beside.size else len(pixels)
    line = pixels[:count]
    if count < 2 or np.abs(line[-1] - line[0]).max() < SHORTEST:
        return
    width = 2.0 if ink == ON_PICTURE else 3.2
    tip, before = line[-1], line[-2]
    unit = (tip - before) / (np.hypot(*(tip - before)) or 1.0)
    normal = np.array([-unit[1], unit[0]])
    neck = tip - unit * HEAD
    path = pg.functions.arrayToQPath(*np.vstack((line[:-1], neck)).T)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for color, wide in ((PICTURE_OUTLINE, width + 2.2), (ink, width)):
        painter.setPen(pen(color, wide))
        painter.drawPath(path)
    corners = (tip, neck + normal * HEAD * 0.55, neck - normal * HEAD * 0.55)
    painter.setPen(pen(PICTURE_OUTLINE, 1.2))
    painter.setBrush(QColor(ink))
    painter.drawPolygon(QPolygonF([QPointF(float(x), float(y)) for x, y in corners]))


def _fewer(trail: Floats, most: int) -> Floats:
    """At most so many points of a way, and the last one."""
    if len(trail) <= most:
        return trail
    return np.vstack((trail[:: -(-len(trail) // most)], trail[-1:]))
