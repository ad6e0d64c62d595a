"""Painting of an arranged sheet: cards, brackets under them, the result and its check."""

from itertools import pairwise

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from backprop_studio.theme import CAPTION, FORMULA
from backprop_studio.ui.chain_rule.arranging import (
    CARD_HEIGHT,
    MARGIN,
    SHORT_CARD,
    UNDER,
    Arranged,
    PlacedCard,
)
from backprop_studio.ui.chain_rule.cards import Bracket
from backprop_studio.ui.typeset import Ink, Operator, typeset

SMALLEST_TEXT = 10.0  # px at type scale 1
MIDDLE = 38.0  # of a card's fraction bar, px at scale 1


def paint_sheet(painter: QPainter, arranged: Arranged, pointed: int | None, lit: object) -> None:
    """All of it; card number `pointed` and those that belong to `lit` stand out."""
    for number, line in enumerate(arranged.lines):
        cards = arranged.line_cards(number)
        middle = cards[0].place.top() + arranged.theme.px(arranged.px(MIDDLE))
        arranged.leads[number].draw(painter, MARGIN, middle)
        for left, right in pairwise(cards):
            dot = typeset((Operator("·"),), Ink(arranged.theme, arranged.px(FORMULA)))
            dot.draw(painter, (left.place.right() + right.place.left() - dot.width) / 2, middle)
        taken = -1.0  # where the last text of the first row ends
        for bracket in line.brackets:
            taken = _paint_bracket(painter, arranged, bracket, cards, taken)
    for place, placed in enumerate(arranged.cards):
        stands_out = place == pointed or (lit is not None and placed.card.belongs_to(lit))
        _paint_card(painter, arranged, placed, stands_out)
    _paint_result(painter, arranged)


def _paint_card(painter: QPainter, arranged: Arranged, placed: PlacedCard, lit: bool) -> None:
    theme, place = arranged.theme, placed.place
    painter.setBrush(QColor(theme.raised))
    painter.setPen(QPen(QColor(theme.accent if lit else theme.hairline), 2.5 if lit else 1.0))
    painter.drawRoundedRect(place, 7, 7)
    unit = place.height() / (SHORT_CARD if arranged.brief else CARD_HEIGHT)
    rows = [(placed.symbol, 34.0), (placed.number, 69.0)]
    if not arranged.brief:
        rows.append((placed.meaning, 86.0))
    for box, baseline in rows:
        box.draw(painter, place.center().x() - box.width / 2, place.top() + baseline * unit)


def _paint_bracket(
    painter: QPainter, arranged: Arranged, bracket: Bracket, cards: list[PlacedCard], taken: float
) -> float:
    """Bracket and text; a text that would run into the one before moves to the right."""
    theme = arranged.theme
    unit = theme.px(arranged.px(1.0))
    left = cards[bracket.first].place.left() + 2
    right = cards[bracket.last].place.right() - 2
    top = cards[0].place.bottom() + (3.0 + UNDER * bracket.level) * unit
    path = QPainterPath(QPointF(left, top))
    path.lineTo(left, top + 5 * unit)
    path.lineTo(right, top + 5 * unit)
    path.lineTo(right, top)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.gradient), 1.2))
    painter.drawPath(path)
    text = typeset(bracket.text, Ink(theme, max(SMALLEST_TEXT, arranged.px(CAPTION + 0.5))))
    x = left if bracket.level > 0 else max(left, taken + 14 * unit)
    text.draw(painter, x, top + 19 * unit)
    return x + text.width if bracket.level == 0 else taken


def _paint_result(painter: QPainter, arranged: Arranged) -> None:
    theme = arranged.theme
    last = arranged.line_cards(len(arranged.lines) - 1)
    x, top = last[-1].place.right() + theme.px(8), last[0].place.top()
    if len(arranged.lines) > 1:
        x = max(placed.place.right() for placed in arranged.cards) + theme.px(8)
    rows = (26.0, 46.0, 60.0, 74.0) if arranged.narrow else (38.0, 62.0, 78.0, 92.0)
    for box, y in zip(arranged.result, rows, strict=False):
        box.draw(painter, x, top + theme.px(y) * max(arranged.scale, 0.85))
    if not arranged.check:
        return
    if len(arranged.lines) > 1:  # beside the first line
        x = max(placed.place.right() for placed in arranged.cards) + theme.px(8)
        for box, y in zip(arranged.check, (15.0, 34.0, 51.0), strict=False):
            box.draw(painter, x, arranged.cards[0].place.top() + theme.px(y))
        return
    x += max(box.width for box in arranged.result) + theme.px(14)
    painter.setPen(QPen(QColor(theme.hairline), 1.0))
    painter.drawLine(QPointF(x, top), QPointF(x, top + theme.px(80)))
    for box, y in zip(arranged.check, (20.0, 42.0, 62.0), strict=False):
        box.draw(painter, x + theme.px(12), top + theme.px(y))
