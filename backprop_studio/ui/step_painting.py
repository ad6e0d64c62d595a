"""The five moves as pills in a row: made, present, next, and those to come."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from backprop_studio.theme import TEXT, UI_FAMILY, Theme, blend
from backprop_studio.ui.move_steps import Step
from backprop_studio.ui.typeset.boxes import advance

STEPS_HEIGHT, PILL = 46.0, 30.0  # at scale 1
CIRCLE, GAP = 11.0, 26.0


def place_steps(steps: Sequence[Step], theme: Theme, width: float) -> tuple[list[QRectF], bool]:
    """Pills side by side, centred, and whether all have their words; where the width is short,
    only the present one keeps them."""
    for all_words in (True, False):
        gap = theme.px(GAP if all_words else GAP / 2)
        widths = [_width(step, all_words or step.state == "present", theme) for step in steps]
        total = sum(widths) + gap * max(0, len(widths) - 1)
        if total <= width - 16:
            break
    x, y = (width - total) / 2, theme.px(STEPS_HEIGHT - PILL) / 2
    places = []
    for each in widths:
        places.append(QRectF(x, y, each, theme.px(PILL)))
        x += each + gap
    return places, all_words


def paint_steps(
    painter: QPainter,
    steps: Sequence[Step],
    places: Sequence[QRectF],
    all_words: bool,
    theme: Theme,
) -> None:
    """Each in its place."""
    for step, place in zip(steps, places, strict=True):
        _paint(painter, step, place, all_words or step.state == "present", theme)


def _width(step: Step, with_words: bool, theme: Theme) -> float:
    circle = 2 * theme.px(CIRCLE)
    padding = theme.px(20) if step.state == "present" else 0.0
    if not with_words:
        return circle
    font = _font(step, theme)
    width = advance(step.words, UI_FAMILY, font.pixelSize(), int(font.weight()))
    return circle + theme.px(8) + width + padding


def _font(step: Step, theme: Theme) -> QFont:
    return theme.font(TEXT, 600 if step.state == "present" else 500)


def _paint(painter: QPainter, step: Step, place: QRectF, with_words: bool, theme: Theme) -> None:
    radius = theme.px(CIRCLE)
    present = step.state == "present"
    ink = QColor(
        {
            "done": theme.text,
            "present": theme.text_on(QColor(theme.gradient)).name(),
            "next": theme.text,
            "later": theme.muted,
        }[step.state]
    )
    ring = QColor(
        {
            "done": theme.done,
            "present": ink.name(),
            "next": theme.accent,
            "later": theme.hairline,
        }[step.state]
    )
    if present:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.gradient))
        painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
    left = place.left() + (theme.px(6) if present else 0.0)
    middle = QPointF(left + radius, place.center().y())
    fill = blend(QColor(theme.background), ring, 0.08) if step.state == "done" else None
    painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else fill)
    painter.setPen(QPen(ring, 1.5))
    painter.drawEllipse(middle, radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if step.state == "done":
        _paint_tick(painter, middle, radius, ring)
    else:
        painter.setPen(ink)
        painter.setFont(theme.font(11.5, 500))
        box = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(step.number))
    if with_words:
        painter.setPen(ink)
        painter.setFont(_font(step, theme))
        text = place.adjusted(middle.x() + radius + theme.px(8) - place.left(), 0, 4, 0)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, step.words)


def _paint_tick(painter: QPainter, middle: QPointF, radius: float, color: QColor) -> None:
    pen = QPen(color, 1.8)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    low = middle + QPointF(-0.08 * radius, 0.34 * radius)
    painter.drawPolyline(
        [
            middle + QPointF(-0.42 * radius, 0.02 * radius),
            low,
            middle + QPointF(0.45 * radius, -0.34 * radius),
        ]
    )
