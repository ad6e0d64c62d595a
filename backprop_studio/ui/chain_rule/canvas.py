"""The sheet as a widget: factors are pointed at and walked along, and read out."""

from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.theme import LIGHT, TEXT, Theme
from backprop_studio.ui.chain_rule.arranging import (
    MARGIN,
    SMALLEST,
    Arranged,
    arrange,
    renumbered,
)
from backprop_studio.ui.chain_rule.cards import Line, Sheet
from backprop_studio.ui.chain_rule.painting import paint_sheet
from backprop_studio.ui.typeset import plain


class ChainRuleCanvas(QWidget):
    """Shows a `Sheet`. The factor under the mouse or the one that the arrow keys stand on
    is told by `pointed` (UnitIndex, ParameterIndex or None)."""

    pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._sheet: Sheet | None = None
        self._reversed = False
        self._arranged: Arranged | None = None
        self._card: int | None = None
        self._sizing = False
        self._lit: object = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Chain rule of the chosen parameter"))

    # what is shown --------------------------------------------------------------------------

    def show_sheet(self, sheet: Sheet | None, aloud: bool = True) -> None:
        """Another sheet; nothing happens if it says the same. While training runs it is not
        read out (`aloud`), so that readers are not flooded."""
        if sheet == self._sheet:
            if aloud and sheet is not None:
                self._read_out()
            return
        self._sheet = sheet
        kept = self._arranged
        if kept is not None and sheet is not None:
            kept = renumbered(kept, sheet, self._lines(sheet), self._room())
            if kept is not None:
                self._arranged = kept
                self.update()
                if aloud:
                    self._read_out()
                return
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

    def _read_out(self) -> None:
        text = self.spoken()
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)

    def _room(self) -> float:
        """The width of what shows the sheet: its own grows where the sheet cannot shrink."""
        seen = self.parentWidget()
        return max(200.0, (self if seen is None else seen).width() - 2 * MARGIN)

    def _height_seen(self) -> float:
        """The height of what shows the sheet, which may be less than the sheet's own."""
        seen = self.parentWidget()
        return float(self.height() if seen is None else seen.height())

    def _lay_out(self) -> None:
        sheet, self._arranged, self._card = self._sheet, None, None
        if sheet is not None:
            arranged = arrange(
                sheet, self._lines(sheet), self._theme, self._room(), self._height_seen()
            )
            self._arranged = arranged
            wide = round(min(arranged.width, 4000.0) + 2 * MARGIN)
            self._sizing = True  # a scroll bar that comes or goes must not begin this again
            self.setMinimumSize(wide if arranged.scale == SMALLEST else 0, round(arranged.height))
            self._sizing = False
        self._read_out()
        self.updateGeometry()
        self.update()

    # painting -------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Cards, brackets, result."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            theme = self._theme
            painter.fillRect(self.rect(), QColor(theme.background))
            if self._arranged is None:
                painter.setFont(theme.font(TEXT))
                painter.setPen(QColor(theme.muted))
                painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.spoken())
            else:
                paint_sheet(painter, self._arranged, self._card, self._lit)

    # pointing -------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Room for one line."""
        return QSize(640, max(150, self.minimumHeight()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another size of type."""
        super().resizeEvent(event)
        if event.size() != event.oldSize() and not self._sizing:
            self._lay_out()

    def card_at(self, place: QPointF) -> int | None:
        """The number of the card at a place."""
        cards = () if self._arranged is None else self._arranged.cards
        found = (n for n, placed in enumerate(cards) if placed.place.contains(place))
        return next(found, None)

    def about_at(self, place: QPointF) -> UnitIndex | ParameterIndex | Literal["result"] | None:
        """What the number at a place is of: a factor's, or the result at the right of all."""
        cards = () if self._arranged is None else self._arranged.cards
        number = self.card_at(place)
        if number is not None:
            return cards[number].card.about
        right = max((placed.place.right() for placed in cards), default=self.width())
        return "result" if place.x() > right else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The card under the mouse lights its unit or edge."""
        self._point(self.card_at(event.position()))

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
        if step is None or self._arranged is None:
            super().keyPressEvent(event)
            return
        here = -1 if self._card is None and step > 0 else self._card or 0
        self._point(max(0, min(len(self._arranged.cards) - 1, here + step)))

    def _point(self, number: int | None) -> None:
        if number == self._card:
            return
        self._card = number
        about: UnitIndex | ParameterIndex | None = None
        if number is not None and self._arranged is not None:
            card = self._arranged.cards[number].card
            about = card.about
            self.setToolTip(f"{plain(card.symbol)} = {card.number}  ({plain(card.meaning)})")
        else:
            self.setToolTip("" if self._sheet is None else self._sheet.cost)
        self.pointed.emit(about)
        self.update()
