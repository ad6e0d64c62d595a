"""Where the cards of a sheet stand, how large they are set, and the boxes that fill them.

A sheet whose numbers alone are new, as at every picture while training runs, keeps its places:
only the boxes of those numbers are set anew. Cards may grow by that, but do not shrink again
before the sheet says something else, so that nothing trembles.
"""

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QRectF

from backprop_studio.experiment.notation import Symbol
from backprop_studio.theme import CAPTION, FORMULA, FORMULA_NUMBER, TEXT, Theme
from backprop_studio.ui.chain_rule.cards import Card, Line, Sheet
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
    typeset,
)

PADDING, GAP, MARGIN = 9.0, 19.0, 4.0
SMALLEST = 0.7  # of the type's size, before the sheet scrolls
CARD_HEIGHT, UNDER = 94.0, 26.0  # px at scale 1; under a line: a row of brackets
SHORT_CARD = 76.0  # a card that does not say what its factor is
SLACK = 10.0  # px that new numbers may take of the empty margin at the right
SEVERAL = 0.78  # type size where several paths stand under one another


class PlacedCard(Struct, frozen=True):
    """A card with its boxes and where it stands."""

    card: Card
    symbol: Box
    number: Box
    meaning: Box
    place: QRectF
    line: int


class Arranged(Struct, frozen=True):
    """A sheet in its places. `scale` is that of the type, `width` and `height` are px;
    `result` and `check` are the columns at the right, `leads` what stands before each line."""

    sheet: Sheet
    lines: tuple[Line, ...]
    theme: Theme
    scale: float
    cards: tuple[PlacedCard, ...]
    leads: tuple[Box, ...]
    result: tuple[Box, ...]
    check: tuple[Box, ...]
    width: float
    height: float
    brief: bool = False  # cards of several lines in a low panel say nothing but their number
    narrow: bool = False  # no wider than the words need, and the note in three lines

    def px(self, size: float) -> float:
        """A type size of this sheet."""
        return size * self.scale

    def line_cards(self, number: int) -> list[PlacedCard]:
        """The cards of one line."""
        return [placed for placed in self.cards if placed.line == number]


def arrange(
    sheet: Sheet,
    lines: tuple[Line, ...],
    theme: Theme,
    room: float,
    height: float = float("inf"),
) -> Arranged:
    """The sheet as large as it fits into a width of `room` px, at least `SMALLEST`. Several
    lines that do not fit into `height` are set more closely."""
    found = _fitted(sheet, lines, theme, room)
    if len(lines) == 1 or found.height <= height:
        return found
    found = _fitted(sheet, lines, theme, room, True)
    if found.height > height:
        scale = max(SMALLEST, found.scale * height / found.height)
        found = _at_scale(sheet, lines, theme, scale, True)
    return found


def _fitted(
    sheet: Sheet, lines: tuple[Line, ...], theme: Theme, room: float, brief: bool = False
) -> Arranged:
    found = _shrunk(sheet, lines, theme, room, brief, narrow=False)
    if found.width > room + SLACK:
        found = _shrunk(sheet, lines, theme, room, brief, narrow=True)
    return found


def _shrunk(
    sheet: Sheet, lines: tuple[Line, ...], theme: Theme, room: float, brief: bool, narrow: bool
) -> Arranged:
    scale = SEVERAL if len(lines) > 1 else 1.0
    found = _at_scale(sheet, lines, theme, scale, brief, narrow)
    for _ in range(3):  # the check at the right keeps its size: nearer with each try
        if found.width > room and scale > SMALLEST:
            scale = max(SMALLEST, scale * room / found.width)
            found = _at_scale(sheet, lines, theme, scale, brief, narrow)
    return found


def renumbered(
    kept: Arranged, sheet: Sheet, lines: tuple[Line, ...], room: float
) -> Arranged | None:
    """The same places with the numbers of `sheet`; None if it says anything else than
    `kept`, or does not fit any more."""
    if not _alike(kept, sheet, lines):
        return None
    ink = Ink(kept.theme, kept.px(FORMULA_NUMBER))
    cards, shift, line = [], 0.0, -1
    for placed, card in zip(kept.cards, (c for each in lines for c in each.cards), strict=True):
        if placed.line != line:
            line, shift = placed.line, 0.0
        number = placed.number
        if card.number != placed.card.number:
            number = typeset((Number(card.number, strong=True),), ink)
        inside = placed.place.width() - 2 * kept.theme.px(kept.px(PADDING))
        more = max(0.0, number.width - inside)
        place = placed.place
        if shift or more:
            place = place.translated(shift, 0.0)
            place.setWidth(place.width() + more)
            shift += more
        cards.append(replace(placed, card=card, number=number, place=place))
    result, check = _result_boxes(sheet, kept.theme, kept.scale, kept.narrow)
    width = max(card.place.right() for card in cards) + kept.theme.px(kept.px(GAP))
    width += _result_width(result, check, kept.theme, len(lines) > 1)
    if width > room + SLACK and width > kept.width and kept.scale > SMALLEST:
        return None
    return replace(
        kept, sheet=sheet, lines=lines, cards=tuple(cards), result=result, check=check, width=width
    )


def _alike(kept: Arranged, sheet: Sheet, lines: tuple[Line, ...]) -> bool:
    """Whether only numbers differ."""
    if sheet.symbol != kept.sheet.symbol or len(lines) != len(kept.lines):
        return False
    for line, other in zip(lines, kept.lines, strict=True):
        if len(line.cards) != len(other.cards) or len(line.brackets) != len(other.brackets):
            return False
        for card, before in zip(line.cards, other.cards, strict=True):
            if card.about != before.about or card.symbol != before.symbol:
                return False
            if card.meaning != before.meaning:
                return False
    return bool(sheet.result) == bool(kept.sheet.result) and sheet.note == kept.sheet.note


def _at_scale(
    sheet: Sheet,
    lines: tuple[Line, ...],
    theme: Theme,
    scale: float,
    brief: bool,
    narrow: bool = False,
) -> Arranged:
    """Every card in its line."""
    leads = tuple(_lead(sheet, number, theme, scale) for number in range(len(lines)))
    cards: list[PlacedCard] = []
    top, widest = 5.0 if brief else 8.0, 0.0
    for number, line in enumerate(lines):
        x = MARGIN + leads[number].width + theme.px(scale * 12)
        bottom = top
        for card in line.cards:
            narrowest = 70.0 if len(lines) == 1 and not narrow else 0.0
            place = (x, top, SHORT_CARD if brief else CARD_HEIGHT)
            placed = _card(card, place, number, theme, scale, narrowest)
            cards.append(placed)
            x = placed.place.right() + theme.px(scale * GAP)
            bottom = max(bottom, placed.place.bottom())
        widest = max(widest, x)
        top = bottom + _under(lines, theme, scale) + (1 if brief else 4)
    result, check = _result_boxes(sheet, theme, scale, narrow)
    width = widest + _result_width(result, check, theme, len(lines) > 1)
    return Arranged(
        sheet, lines, theme, scale, tuple(cards), leads, result, check, width, top, brief, narrow
    )


def _under(lines: tuple[Line, ...], theme: Theme, scale: float) -> float:
    levels = max((b.level for line in lines for b in line.brackets), default=0)
    return theme.px(scale * UNDER) * (levels + 1)


def _card(
    card: Card,
    at: tuple[float, float, float],
    line: int,
    theme: Theme,
    scale: float,
    narrowest: float,
) -> PlacedCard:
    """A card with its left upper corner and its height at scale 1."""
    x, top, high = at
    symbol = typeset(card.symbol, Ink(theme, scale * FORMULA * 0.86))
    number = typeset((Number(card.number, strong=True),), Ink(theme, scale * FORMULA_NUMBER))
    meaning = typeset(card.meaning, Ink(theme, scale * CAPTION))
    told = meaning.width if high == CARD_HEIGHT else 0.0
    inner = max(symbol.width, number.width, told, theme.px(scale * narrowest))
    width = inner + 2 * theme.px(scale * PADDING)
    place = QRectF(x, top, width, theme.px(scale * high))
    return PlacedCard(card, symbol, number, meaning, place, line)


def _lead(sheet: Sheet, line: int, theme: Theme, scale: float) -> Box:
    formula: Formula = (Operator("+", spaced=True),)
    if line == 0:
        above, below = (Operator("∂"), Name(Symbol("L"))), (Operator("∂"), Name(sheet.symbol))
        formula = (Fraction(above, below), Operator("=", spaced=True))
    return typeset(formula, Ink(theme, scale * FORMULA * 0.86))


def _result_boxes(
    sheet: Sheet, theme: Theme, scale: float, narrow: bool
) -> tuple[tuple[Box, ...], tuple[Box, ...]]:
    """The derivative with its note, and the same by wiggling."""
    note = _thirds(sheet.note) if narrow else _halves(sheet.note)
    result = Operator("=", spaced=True), Number(sheet.result or "…", "gradient", strong=True)
    role: Role = "done" if sheet.agrees else "muted" if sheet.agrees is None else "negative"
    first = (
        typeset(result, Ink(theme, scale * FORMULA)),
        *(typeset((Words(part, "muted"),), Ink(theme, CAPTION)) for part in note),
    )
    if not sheet.result:
        return first, ()
    tick = "  ✓" if sheet.agrees else ""
    by_wiggling = QCoreApplication.translate("ChainRule", "by wiggling") + " "
    second = (
        typeset((Words(by_wiggling), Name(sheet.symbol)), Ink(theme, TEXT)),
        typeset((Number(sheet.wiggled, strong=True),), Ink(theme, TEXT + 1)),
        typeset((Words(sheet.agreement + tick, role),), Ink(theme, CAPTION)),
    )
    return first, second


def _result_width(
    result: tuple[Box, ...], check: tuple[Box, ...], theme: Theme, stacked: bool
) -> float:
    """Side by side, or (`stacked`) the check beside the first line, the result at the last."""
    widths = [max((box.width for box in column), default=0.0) for column in (result, check)]
    if stacked:
        return max(widths) + theme.px(14)
    return sum(widths) + 3 * theme.px(14)


def _halves(text: str) -> list[str]:
    """A caption in two lines, broken at the sign or word nearest to its middle."""
    if len(text) < 24:
        return [text]
    spaces = [place for place, character in enumerate(text) if character == " "]
    middle = min(spaces, key=lambda place: abs(place - len(text) / 2))
    return [text[:middle], text[middle + 1 :]]


def _thirds(text: str) -> list[str]:
    """The same in three lines."""
    first, *rest = _halves(text)
    if not rest:
        return [first]
    spaces = [place for place, character in enumerate(text) if character == " "]
    ends = [min(spaces, key=lambda place: abs(place - share * len(text))) for share in (0.36, 0.68)]
    if ends[0] == ends[1]:
        return [first, *rest]
    return [text[: ends[0]], text[ends[0] + 1 : ends[1]], text[ends[1] + 1 :]]
