"""The box around a surface: its base, its axes with ticks, numbers and names."""

import math

import numpy as np
from msgspec import Struct
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from backprop_studio.theme import CAPTION, Theme
from backprop_studio.ui.landscape.projection import Projection
from backprop_studio.ui.plot_style import nice_ticks, pen, short_number, tick_text

TICK, AWAY, NAME_AWAY = 4.0, 12.0, 30.0  # px from an edge: tick, number, name
FARTHEST_NAME = 40  # px that a name makes way for numbers
WANTED = 4  # ticks on a side of the base


class BoxAxes(Struct, frozen=True):
    """What the axes say: ranges and names along u and v, (share of the height, text) upwards."""

    ranges: tuple[tuple[float, float], tuple[float, float]]
    names: tuple[str, str]
    levels: tuple[tuple[float, str], ...]


def paint_box(
    painter: QPainter,
    projection: Projection,
    sides: tuple[float, float],
    axes: BoxAxes,
    room: QRectF,
    theme: Theme,
) -> None:
    """The base and the two near edges with their numbers; the height at the left corner. Names
    stay inside `room`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(theme.font(CAPTION))
    a, b = sides
    azimuth = projection.eye.azimuth
    near_u = -a if math.sin(azimuth) >= 0 else a
    near_v = -b if math.cos(azimuth) >= 0 else b
    _paint_frame(painter, projection, sides, (near_u, near_v), theme)
    _paint_side(painter, projection, (a, near_v), True, axes, room, theme)
    _paint_side(painter, projection, (b, near_u), False, axes, room, theme)
    _paint_height(painter, projection, sides, axes, theme)


def _paint_frame(
    painter: QPainter,
    projection: Projection,
    sides: tuple[float, float],
    near: tuple[float, float],
    theme: Theme,
) -> None:
    a, b = sides
    corners = [(-a, -b), (a, -b), (a, b), (-a, b)]
    base = [QPointF(*projection.point(u, v, 0.0)) for u, v in corners]
    painter.setPen(pen(theme.hairline, 1.0))
    painter.drawLines([QLineF(base[k], base[(k + 1) % 4]) for k in range(4)])
    far = -near[0], -near[1]
    for u, v in corners:
        if (u, v) != near:
            top = QPointF(*projection.point(u, v, 1.0))
            painter.drawLine(QPointF(*projection.point(u, v, 0.0)), top)
    top = QPointF(*projection.point(*far, 1.0))
    painter.drawLine(top, QPointF(*projection.point(near[0], far[1], 1.0)))
    painter.drawLine(top, QPointF(*projection.point(far[0], near[1], 1.0)))


def _paint_side(
    painter: QPainter,
    projection: Projection,
    edge: tuple[float, float],
    along_u: bool,
    axes: BoxAxes,
    room: QRectF,
    theme: Theme,
) -> None:
    """One near edge of the base: `edge` is its half-length and where it lies."""
    half, place = edge

    def at(along: float, out: float = 0.0) -> QPointF:
        u, v = (along, place + out) if along_u else (place + out, along)
        return QPointF(*projection.point(u, v, 0.0))

    beyond = at(0.0, math.copysign(1.0, place)) - at(0.0)
    length = math.hypot(beyond.x(), beyond.y()) or 1.0
    outward = QPointF(beyond.x() / length, beyond.y() / length)
    low, high = axes.ranges[0 if along_u else 1]
    ticks = nice_ticks(low, high, WANTED)
    spacing = ticks[1] - ticks[0] if len(ticks) > 1 else high - low
    metrics = QFontMetricsF(theme.font(CAPTION))
    painter.setPen(pen(theme.muted, 1.0))
    painter.drawLine(at(-half), at(half))
    taken: list[QRectF] = []
    for tick in ticks:
        spot = at((2 * (tick - low) / (high - low) - 1) * half)
        text = tick_text(tick, spacing)
        width = metrics.horizontalAdvance(text)
        middle = spot + outward * (theme.px(AWAY) + abs(outward.x()) * width / 2)
        box = QRectF(
            middle.x() - width / 2, middle.y() - metrics.height() / 2, width, metrics.height()
        )
        if taken and box.adjusted(-5, -1, 5, 1).intersects(taken[-1]):
            continue
        taken.append(box)
        painter.setPen(pen(theme.muted, 1.0))
        painter.drawLine(spot, spot + outward * theme.px(TICK))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.save()
    font = theme.font(12, 600)
    painter.setFont(font)
    painter.setPen(QColor(theme.text))
    name = axes.names[0 if along_u else 1]
    painter.drawText(
        _name_box(at(0.0), outward, name, taken, room, theme), Qt.AlignmentFlag.AlignCenter, name
    )
    painter.restore()


def _name_box(
    spot: QPointF,
    outward: QPointF,
    name: str,
    taken: list[QRectF],
    room: QRectF,
    theme: Theme,
) -> QRectF:
    """Beyond the middle of an edge, so far out that no number is in the way."""
    font = theme.font(12, 600)
    metrics = QFontMetricsF(font)
    width = metrics.horizontalAdvance(name)
    box = QRectF(0, 0, width + 4, metrics.height())
    for further in range(0, FARTHEST_NAME, 4):
        away = theme.px(NAME_AWAY + further) + abs(outward.x()) * width / 2
        box.moveCenter(spot + outward * away)
        box.moveLeft(max(room.left() + 4, min(box.left(), room.right() - 4 - box.width())))
        box.moveBottom(min(box.bottom(), room.bottom()))
        if not any(box.intersects(other) for other in taken):
            break
    return box


def _paint_height(
    painter: QPainter,
    projection: Projection,
    sides: tuple[float, float],
    axes: BoxAxes,
    theme: Theme,
) -> None:
    a, b = sides
    corners = [(-a, -b), (a, -b), (a, b), (-a, b)]
    places = [projection.point(u, v, 0.0) for u, v in corners]
    u, v = corners[int(np.argmin([x for x, _ in places]))]
    foot, top = (QPointF(*projection.point(u, v, h)) for h in (0.0, 1.0))
    painter.setPen(pen(theme.muted, 1.0))
    painter.drawLine(foot, top)
    metrics = QFontMetricsF(theme.font(CAPTION))
    last = math.inf
    for share, text in axes.levels:
        y = foot.y() + share * (top.y() - foot.y())
        if last - y < metrics.height():
            continue
        last = y
        painter.drawLine(QPointF(foot.x() - theme.px(TICK), y), QPointF(foot.x(), y))
        width = metrics.horizontalAdvance(text)
        lower = 0.4 if share > 0.06 else 0.0  # the base's own numbers begin under the foot
        painter.drawText(
            QPointF(foot.x() - theme.px(TICK) - 3 - width, y + metrics.ascent() * lower), text
        )
    painter.save()
    painter.setFont(theme.font(12, 600))
    painter.setPen(QColor(theme.text))
    painter.drawText(QPointF(top.x() - 3, top.y() - 6), "L")
    painter.restore()


def height_levels(bottom: float, top: float) -> tuple[tuple[float, str], ...]:
    """Ticks of a linear height: shares and numbers."""
    if not math.isfinite(top - bottom):
        return ((0.0, short_number(bottom)), (1.0, short_number(top)))
    ticks = nice_ticks(bottom, top, WANTED)
    spacing = ticks[1] - ticks[0] if len(ticks) > 1 else 1.0
    return tuple(((tick - bottom) / (top - bottom), tick_text(tick, spacing)) for tick in ticks)
