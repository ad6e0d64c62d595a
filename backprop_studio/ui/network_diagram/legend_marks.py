"""The small marks before the words of the legend: lines, dots, badges."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from backprop_studio.ui.network_diagram.marks import paint_badge
from backprop_studio.ui.network_diagram.scene import Scene
from backprop_studio.ui.network_diagram.strokes import edge_pen

Mark = Callable[[QPainter, float, float], None]  # painter, left end, middle line
LINE, DOT, BADGE, DIAMOND = 28.0, 12.0, 14.0, 10.0  # px: how wide they are


def no_mark(painter: QPainter, x: float, y: float) -> None:
    """Words alone."""


def edge_mark(color: QColor, width: float, negative: bool) -> Mark:
    """A short edge, dashed where it stands for a negative number."""

    def draw(painter: QPainter, x: float, y: float) -> None:
        painter.setPen(edge_pen(color, width, negative))
        painter.drawLine(QPointF(x, y), QPointF(x + LINE, y))

    return draw


def dot_mark(fill: QColor, outline: QColor | None) -> Mark:
    """A node in small, or, without an outline, a gradient's dot."""
    radius = 4.5 if outline is None else 5.5

    def draw(painter: QPainter, x: float, y: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen if outline is None else QPen(outline, 1.0))
        painter.setBrush(fill)
        painter.drawEllipse(QPointF(x + 6, y), radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    return draw


def badge_mark(scene: Scene, kind: Literal["saturated", "dead"]) -> Mark:
    """What a unit carries that passes no blame on."""

    def draw(painter: QPainter, x: float, y: float) -> None:
        paint_badge(painter, scene, kind, x + 7, y)

    return draw


def stroke_mark(color: QColor) -> Mark:
    """What strikes a dropped unit out."""

    def draw(painter: QPainter, x: float, y: float) -> None:
        painter.setPen(QPen(color, 2.5))
        painter.drawLine(QPointF(x + 2, y + 5), QPointF(x + 12, y - 5))

    return draw


def diamond_mark(color: QColor) -> Mark:
    """The corner of a chip whose number a hand has changed."""

    def draw(painter: QPainter, x: float, y: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        corners = ((0, 0), (4, -4), (8, 0), (4, 4))
        painter.drawPolygon([QPointF(x + right, y + down) for right, down in corners])
        painter.setBrush(Qt.BrushStyle.NoBrush)

    return draw
