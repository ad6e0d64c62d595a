"""The painted sheet: cards in lines, brackets under them, the result and its check."""

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.notation import Symbol
from backprop_studio.theme import CAPTION, FORMULA, FORMULA_NUMBER, LIGHT, TEXT, Theme
from backprop_studio.ui.chain_rule.cards import Bracket, Card, Line, Sheet
from backprop_studio.ui.typeset import (
    Box,
    Formula,
    Fraction,
    Ink,
    Name,
    Number,
    Operator,
    Role,
    Words,
    plain,
    typeset,
)

PADDING, GAP, MARGIN = 9.0, 19.0, 4.0
SMALLEST = 0.7  # of the type's size, before the sheet scrolls


@dataclass(frozen=True, slots=True)
class PlacedCard:
    """A card with its boxes and where it stands."""

    card: Card
    symbol: Box
    number: Box
    meaning: Box
    place: QRectF
    line: int


class ChainRuleCanvas(QWidget):
    """Shows a `Sheet`. The factor under the mouse or the one that the arrow keys stand on
    is told by `pointed` (UnitIndex, ParameterIndex or None)."""

    pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._sheet: Sheet | None = None
        self._reversed = False
        self._placed: list[PlacedCard] = []
        self._scale = 1.0
        self._lines_shown: tuple[Line, ...] = ()
        self._card: int | None = None
        self._lit: object = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Chain rule of the chosen parameter"))

    # what is shown --------------------------------------------------------------------------

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Another sheet; nothing happens if it says the same."""
        if sheet != self._sheet:
            self._sheet = sheet
            self._lay_out()

    def set_order(self, from_loss: bool) -> None:
        """Read from the loss back, or in the order of the diagram."""
        self._reversed = not from_loss
        self._lay_out()

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        self._theme = theme
        self._lay_out()

    def light(self, item: object) -> None:
        """Light the cards that belong to a unit or parameter pointed at elsewhere."""
        if item != self._lit:
            self._lit = item
            self.update()

    def spoken(self) -> str:
        """The sheet in words, for screen readers."""
        sheet = self._sheet
        if sheet is None:
            return self.tr("Choose a weight or a bias: its derivative is taken apart here.")
        lines = []
        for line in self._lines(sheet):
            cards = (f"{plain(card.symbol)} = {card.number}" for card in line.cards)
            lines.append(" · ".join(cards))
        result = sheet.result or "…"
        text = f"{sheet.symbol.derivative()} = {' + '.join(lines)} = {result}."
        return f"{text} {sheet.note}. {sheet.wiggled}: {sheet.agreement}."

    def _lines(self, sheet: Sheet) -> tuple[Line, ...]:
        return tuple(line.reversed() for line in sheet.lines) if self._reversed else sheet.lines

    # layout ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._placed, self._card = [], None
        sheet = self._sheet
        if sheet is not None:
            self._scale = 0.78 if len(sheet.lines) > 1 else 1.0
            room = max(200.0, self.width() - 2 * MARGIN)
            width = self._place(sheet)
            for _ in range(3):  # the check at the right keeps its size: nearer with each try
                if width > room and self._scale > SMALLEST:
                    self._scale = max(SMALLEST, self._scale * room / width)
                    width = self._place(sheet)
            bottom = max((card.place.bottom() for card in self._placed), default=0.0)
            self.setMinimumSize(
                round(min(width, 4000.0) + 2 * MARGIN) if self._scale == SMALLEST else 0,
                round(bottom + self._under(sheet)),
            )
            self.setAccessibleDescription(self.spoken())
        self.updateGeometry()
        self.update()

    def _px(self, size: float) -> float:
        return size * self._scale

    def _under(self, sheet: Sheet) -> float:
        levels = max((b.level for line in sheet.lines for b in line.brackets), default=0)
        return self._theme.px(self._px(26.0)) * (levels + 1) + 4

    def _place(self, sheet: Sheet) -> float:
        """Put every card in its line; the width of it all."""
        self._placed, self._lines_shown = [], self._lines(sheet)
        top, widest = 8.0, 0.0
        for number, line in enumerate(self._lines_shown):
            x = MARGIN + self._lead(sheet, number).width + self._theme.px(self._px(12))
            bottom = top
            for card in line.cards:
                placed = self._place_card(card, x, top, number)
                self._placed.append(placed)
                x = placed.place.right() + self._theme.px(self._px(GAP))
                bottom = max(bottom, placed.place.bottom())
            widest = max(widest, x)
            top = bottom + self._under(sheet)
        return widest + self._result_width(sheet)

    def _place_card(self, card: Card, x: float, top: float, line: int) -> PlacedCard:
        theme = self._theme
        symbol = typeset(card.symbol, Ink(theme, self._px(FORMULA * 0.86)))
        number = typeset((Number(card.number, strong=True),), Ink(theme, self._px(FORMULA_NUMBER)))
        meaning = typeset(card.meaning, Ink(theme, self._px(CAPTION)))
        narrowest = theme.px(self._px(70.0 if len(self._lines_shown) == 1 else 0.0))
        inner = max(symbol.width, number.width, meaning.width, narrowest)
        width = inner + 2 * theme.px(self._px(PADDING))
        height = theme.px(self._px(94.0))
        return PlacedCard(card, symbol, number, meaning, QRectF(x, top, width, height), line)

    def _lead(self, sheet: Sheet, line: int) -> Box:
        if line > 0:
            formula: Formula = (Operator("+", spaced=True),)
        else:
            fraction = Fraction(
                (Operator("∂"), Name(Symbol("L"))), (Operator("∂"), Name(sheet.symbol))
            )
            formula = (fraction, Operator("=", spaced=True))
        return typeset(formula, Ink(self._theme, self._px(FORMULA * 0.86)))

    def _result_boxes(self, sheet: Sheet) -> tuple[list[Box], list[Box]]:
        theme = self._theme
        result = (
            Operator("=", spaced=True),
            Number(sheet.result or "…", "gradient", strong=True),
        )
        tick = "  ✓" if sheet.agrees else ""
        role: Role = "done" if sheet.agrees else "negative"
        first = [
            typeset(result, Ink(theme, self._px(FORMULA))),
            *(
                typeset((Words(part, "muted"),), Ink(theme, CAPTION))
                for part in _halves(sheet.note)
            ),
        ]
        wiggling = (Words(self.tr("by wiggling") + " "), Name(sheet.symbol))
        second = [
            typeset(wiggling, Ink(theme, TEXT)),
            typeset((Number(sheet.wiggled, strong=True),), Ink(theme, TEXT + 1)),
            typeset((Words(sheet.agreement + tick, role),), Ink(theme, CAPTION)),
        ]
        if not sheet.result:
            second = []
        return first, second

    def _result_width(self, sheet: Sheet) -> float:
        first, second = self._result_boxes(sheet)
        widths = [max((box.width for box in column), default=0.0) for column in (first, second)]
        return sum(widths) + 3 * self._theme.px(14)

    # painting -------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Cards, brackets, result."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, sheet = self._theme, self._sheet
        painter.fillRect(self.rect(), QColor(theme.background))
        if sheet is None:
            painter.setFont(theme.font(TEXT))
            painter.setPen(QColor(theme.muted))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.spoken())
            return
        for number, line in enumerate(self._lines_shown):
            cards = [placed for placed in self._placed if placed.line == number]
            self._paint_line(painter, sheet, number, line, cards)
        self._paint_result(painter, sheet)
        painter.end()

    def _paint_line(
        self, painter: QPainter, sheet: Sheet, number: int, line: Line, cards: list[PlacedCard]
    ) -> None:
        middle = cards[0].place.top() + self._theme.px(self._px(38.0))
        self._lead(sheet, number).draw(painter, MARGIN, middle)
        for placed in cards:
            self._paint_card(painter, placed)
        for left, right in pairwise(cards):
            dot = typeset((Operator("·"),), Ink(self._theme, self._px(FORMULA)))
            x = (left.place.right() + right.place.left() - dot.width) / 2
            dot.draw(painter, x, middle)
        taken = -1.0  # where the last text of the first row ends
        for bracket in line.brackets:
            taken = self._paint_bracket(painter, bracket, cards, taken)

    def _paint_card(self, painter: QPainter, placed: PlacedCard) -> None:
        theme, place = self._theme, placed.place
        pointed = self._card is not None and self._placed[self._card] is placed
        lit = pointed or (self._lit is not None and placed.card.about == self._lit)
        painter.setBrush(QColor(theme.raised))
        painter.setPen(QPen(QColor(theme.accent if lit else theme.hairline), 2.0 if lit else 1.0))
        painter.drawRoundedRect(place, 7, 7)
        unit = place.height() / 94.0
        for box, baseline in (
            (placed.symbol, 34.0),
            (placed.number, 69.0),
            (placed.meaning, 86.0),
        ):
            x = place.center().x() - box.width / 2
            box.draw(painter, x, place.top() + baseline * unit)

    def _paint_bracket(
        self, painter: QPainter, bracket: Bracket, cards: list[PlacedCard], taken: float
    ) -> float:
        """Bracket and text; a text that would run into the one before moves to the right."""
        theme = self._theme
        unit = theme.px(self._px(1.0))
        left = cards[bracket.first].place.left() + 2
        right = cards[bracket.last].place.right() - 2
        top = cards[0].place.bottom() + (3.0 + 26.0 * bracket.level) * unit
        path = QPainterPath(QPointF(left, top))
        path.lineTo(left, top + 5 * unit)
        path.lineTo(right, top + 5 * unit)
        path.lineTo(right, top)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.gradient), 1.2))
        painter.drawPath(path)
        text = typeset(bracket.text, Ink(theme, self._px(CAPTION + 0.5)))
        x = left if bracket.level > 0 else max(left, taken + 14 * unit)
        text.draw(painter, x, top + 19 * unit)
        return x + text.width if bracket.level == 0 else taken

    def _paint_result(self, painter: QPainter, sheet: Sheet) -> None:
        theme = self._theme
        last = [placed for placed in self._placed if placed.line == len(sheet.lines) - 1]
        x = last[-1].place.right() + theme.px(8)
        top = last[0].place.top()
        first, second = self._result_boxes(sheet)
        rows = (38.0, 62.0, 78.0, 92.0)
        for box, y in zip(first, rows, strict=False):
            box.draw(painter, x, top + theme.px(y) * max(self._scale, 0.85))
        if not second:
            return
        x += max(box.width for box in first) + theme.px(14)
        painter.setPen(QPen(QColor(theme.hairline), 1.0))
        painter.drawLine(QPointF(x, top), QPointF(x, top + theme.px(80)))
        for box, y in zip(second, (20.0, 42.0, 62.0), strict=False):
            box.draw(painter, x + theme.px(12), top + theme.px(y))

    # pointing -------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Room for one line."""
        return QSize(640, max(150, self.minimumHeight()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another size of type."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The card under the mouse lights its unit or edge."""
        position = event.position()
        found = (n for n, placed in enumerate(self._placed) if placed.place.contains(position))
        self._point(next(found, None))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at any more."""
        super().leaveEvent(event)
        self._point(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nothing is pointed at any more."""
        super().focusOutEvent(event)
        self._point(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go from factor to factor."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or not self._placed:
            super().keyPressEvent(event)
            return
        here = -1 if self._card is None and step > 0 else self._card or 0
        self._point(max(0, min(len(self._placed) - 1, here + step)))

    def _point(self, number: int | None) -> None:
        if number == self._card:
            return
        self._card = number
        about: UnitIndex | ParameterIndex | None = None
        if number is not None:
            card = self._placed[number].card
            about = card.about
            self.setToolTip(f"{plain(card.symbol)} = {card.number}  ({plain(card.meaning)})")
        else:
            self.setToolTip("" if self._sheet is None else self._sheet.cost)
        self.pointed.emit(about)
        self.update()


def _halves(text: str) -> list[str]:
    """A caption in two lines, broken at the sign or word nearest to its middle."""
    if len(text) < 24:
        return [text]
    spaces = [place for place, character in enumerate(text) if character == " "]
    middle = min(spaces, key=lambda place: abs(place - len(text) / 2))
    return [text[:middle], text[middle + 1 :]]
