"""Where the numbers beside a ball stand, so that they cover neither its arrows nor a curve."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from backprop_studio.ui.plot_style import Floats

Side = tuple[int, int]  # −1, 0 or 1: left to right, and top to bottom
SIDES: tuple[Side, ...] = ((1, -1), (1, 1), (-1, -1), (-1, 1), (0, -1), (0, 1))
CLEAR = 9.0  # px above or below the middle of the ball, where an arrow may point
FARTHER = (1.0, 3.0, 6.0)  # times the usual gap from the ball
RIM_POINTS = 16
RIM = 0.75  # of the usual gap: so far the ball and the ring of the keyboard's focus reach


def free_place(
    center: QPointF, size: tuple[float, float], gap: float, room: QRectF, avoid: Floats
) -> QRectF:
    """A box of `size` (px) inside `room` near a ball at `center`, whose rim is `gap` away: the
    first that holds none of the points `avoid` (n, 2), or else the one with the fewest."""
    avoid = np.vstack((avoid, _rim(center, RIM * gap)))
    best, fewest = QRectF(), np.inf
    for times in FARTHER:
        for side in SIDES:
            box = _beside(center, size, gap * times, side)
            box.moveLeft(min(max(box.left(), room.left()), room.right() - box.width()))
            if box.top() < room.top() or box.bottom() > room.bottom():
                continue
            covered = _points_in(box, avoid)
            if covered < fewest:
                best, fewest = box, covered
            if not covered:
                return box
    return best if fewest < np.inf else _beside(center, size, gap, SIDES[0])


def _beside(center: QPointF, size: tuple[float, float], gap: float, side: Side) -> QRectF:
    width, height = size
    if side[0]:
        middle = (
            center.x() + side[0] * (gap + width / 2),
            center.y() + side[1] * (CLEAR + height / 2),
        )
    else:
        middle = center.x(), center.y() + side[1] * (gap + height / 2)
    return QRectF(middle[0] - width / 2, middle[1] - height / 2, width, height)


def _rim(center: QPointF, radius: float) -> Floats:
    turns = np.linspace(0.0, 2 * np.pi, RIM_POINTS, endpoint=False)
    around = np.column_stack((np.cos(turns), np.sin(turns)))
    return np.asarray(around * radius + [center.x(), center.y()])


def _points_in(box: QRectF, points: Floats) -> int:
    x, y = points[:, 0], points[:, 1]
    inside = (x >= box.left()) & (x <= box.right()) & (y >= box.top()) & (y <= box.bottom())
    return int(np.count_nonzero(inside))
