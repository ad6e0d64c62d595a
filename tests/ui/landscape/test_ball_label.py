"""Where the numbers beside a ball stand: by hand, on a sheet of 200 × 100 px."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from backprop_studio.ui.landscape.ball_label import free_place

ROOM = QRectF(0, 0, 200, 100)
CENTER, SIZE, GAP = QPointF(100, 50), (40.0, 10.0), 12.0
NOTHING = np.empty((0, 2))


def test_it_stands_at_the_upper_right_where_nothing_is_in_the_way() -> None:
    box = free_place(CENTER, SIZE, GAP, ROOM, NOTHING)
    assert box.left() == 112 and box.bottom() < 50


def test_it_makes_way_for_what_is_there() -> None:
    line = np.column_stack((np.full(21, 125.0), np.linspace(0, 100, 21)))  # upright, at the right
    box = free_place(CENTER, SIZE, GAP, ROOM, line)
    assert box.right() == 88


def test_it_stays_inside_and_off_the_ball() -> None:
    for x, y in ((2.0, 2.0), (198.0, 2.0), (198.0, 98.0), (2.0, 98.0)):
        box = free_place(QPointF(x, y), SIZE, GAP, ROOM, NOTHING)
        assert ROOM.contains(box) and not box.contains(QPointF(x, y))


def test_where_all_is_taken_it_takes_the_emptiest_place() -> None:
    x, y = np.meshgrid(np.arange(0.0, 200, 4), np.arange(0.0, 100, 4))
    everywhere = np.column_stack((x.ravel(), y.ravel()))
    assert ROOM.contains(free_place(CENTER, SIZE, GAP, ROOM, everywhere))


def test_pushed_back_from_the_border_it_keeps_off_the_ball_and_its_ring() -> None:
    for x in (160.0, 175.0, 190.0):
        box = free_place(QPointF(x, 50), SIZE, GAP, ROOM, NOTHING)
        ring = QRectF(x - 8, 42, 16, 16)
        assert ROOM.contains(box) and not box.intersects(ring)
