"""Where the numbers of contour lines stand: on their own line, and on no other one.

A number is written level where it can be; where other lines run close beside its own, along it.
"""

import itertools
import math
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter, QPolygonF, QTransform

from backprop_studio.ui.plot_style import Floats, draw_outlined_text, text_size

AROUND = 3.0  # px beside the text that no other line may touch
APART = 14.0, 8.0  # px between two numbers, across and down
APART_ALONG = 10.0, 2.0  # of those along their lines
NEAR = 16.0  # px that a number moves with its line from one picture to the next
REACH = 12.0  # px along a line in which its direction is measured
LONGEST_LINES = 3  # of a level are tried
SHARES = (0.5, 0.35, 0.65, 0.2, 0.8, 0.1, 0.9, 0.42, 0.58, 0.27, 0.73)  # of a line

Spot = tuple[Floats, int, bool]  # a line, one of its points, and whether to write along it


class Label(Struct, frozen=True):
    """`text` around (`x`, `y`) px, turned by `angle` degrees."""

    text: str
    x: float
    y: float
    angle: float


def place_labels(
    levels: Sequence[tuple[str, Sequence[Floats]]],
    font: QFont,
    area: QRectF,
    taken: Sequence[QRectF],
    before: Sequence[Label] = (),
    search: bool = True,
) -> list[Label]:
    """One for each level (text, lines (n, 2) px), in `area`, where nothing is `taken`; none where
    there is no room for it. Near where it stood `before`, if it may, so that numbers move with
    their lines; without a `search` nowhere else, which takes a fifth of the time."""
    stood = {label.text: label for label in before}
    used = [(rect, QPolygonF(rect)) for rect in taken]
    found = []
    points = [np.vstack((np.empty((0, 2)), *own)) for _, own in levels]
    for number, (text, own) in enumerate(levels):
        others = np.vstack((np.empty((0, 2)), *points[:number], *points[number + 1 :]))
        size = text_size(font, text)
        spots = itertools.chain(_near(own, stood.get(text)), _spots(own) if search else ())
        label = _place(text, size, spots, others, area, used)
        if label is not None:
            found.append(label)
            frame = _frame(label, size, APART_ALONG if label.angle else APART)
            used.append((frame.boundingRect(), frame))
    return found


def paint_labels(painter: QPainter, labels: Sequence[Label], font: QFont) -> None:
    """All of them, readable on any colour."""
    for label in labels:
        width, height = text_size(font, label.text)
        painter.save()
        painter.translate(label.x, label.y)
        painter.rotate(label.angle)
        draw_outlined_text(painter, QPointF(-width / 2, 0.3 * height), label.text, font)
        painter.restore()


def label_box(label: Label, font: QFont) -> QRectF:
    """What a number takes up, in px."""
    return _frame(label, text_size(font, label.text), (0.0, 0.0)).boundingRect()


def _place(
    text: str,
    size: tuple[float, float],
    spots: Iterable[Spot],
    others: Floats,
    area: QRectF,
    used: Sequence[tuple[QRectF, QPolygonF]],
) -> Label | None:
    for line, place, along in spots:
        x, y = line[place]
        if not area.contains(x, y) or (along and not _is_clear(line[place], others, size[1])):
            continue
        label = Label(text, float(x), float(y), _direction(line, place) if along else 0.0)
        frame = _frame(label, size, (AROUND, 0.0))
        around = frame.boundingRect()
        if not area.contains(around) or _runs_through(label, size, others):
            continue
        near = [other for rect, other in used if rect.intersects(around)]
        if not any(frame.intersects(other) for other in near):
            return label
    return None


def _near(own: Sequence[Floats], before: Label | None) -> Iterator[Spot]:
    """Where a number stood before, on the lines as they are now."""
    if before is None:
        return
    for line in own:
        away = np.hypot(line[:, 0] - before.x, line[:, 1] - before.y)
        place = int(away.argmin())
        if away[place] < NEAR:
            yield line, place, before.angle != 0.0


def _spots(own: Sequence[Floats]) -> Iterator[Spot]:
    """Where a number may stand, the best first."""
    longest = sorted(own, key=len, reverse=True)[:LONGEST_LINES]
    for along in (False, True):
        for line in longest:
            for share in SHARES:
                yield line, int(share * (len(line) - 1)), along


def _is_clear(spot: Floats, points: Floats, height: float) -> bool:
    """Whether nothing is so near that a number there, however turned, would touch it."""
    if not len(points):
        return True
    x, y = points[:, 0] - spot[0], points[:, 1] - spot[1]
    return bool((x * x + y * y).min() >= height * height / 4)


def _frame(label: Label, size: tuple[float, float], room: tuple[float, float]) -> QPolygonF:
    """The corners of what it takes, with so much room across and down."""
    half = size[0] / 2 + room[0], size[1] / 2 + room[1]
    turned = QTransform().translate(label.x, label.y).rotate(label.angle)
    return turned.map(QPolygonF(QRectF(-half[0], -half[1], 2 * half[0], 2 * half[1])))


def _runs_through(label: Label, size: tuple[float, float], points: Floats) -> bool:
    """Whether a line with these points goes through: one could not tell which of two a number
    names."""
    across, down = points[:, 0] - label.x, points[:, 1] - label.y
    if label.angle:
        turn = math.radians(label.angle)
        cos, sin = math.cos(turn), math.sin(turn)
        across, down = across * cos + down * sin, down * cos - across * sin
    inside = (np.abs(across) < size[0] / 2 + AROUND) & (np.abs(down) < size[1] / 2)
    return bool(inside.any())


def _direction(line: Floats, place: int) -> float:
    """Degrees by which text along the line is turned, never upside down."""
    away = np.hypot(*(line - line[place]).T)
    near = np.flatnonzero(away <= REACH)
    first, last = line[max(0, near[0] - 1)], line[min(len(line) - 1, near[-1] + 1)]
    angle = math.degrees(math.atan2(last[1] - first[1], last[0] - first[0]))
    return angle - 180.0 if angle > 90.0 else angle + 180.0 if angle <= -90.0 else angle
