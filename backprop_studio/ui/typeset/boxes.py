"""Formulas as boxes: each knows its width, how far it rises and sinks, and paints itself.

Indices are set at 70 % of their base, lowered or raised by a fixed share of it;
a fraction's bar runs at the height of a minus sign. Glyph metrics of the formula
font are of no use for lines (its ascent makes room for the tallest integral), so
lines are measured by the type size alone.
"""

from functools import lru_cache
from typing import Protocol

from msgspec import Struct
from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from backprop_studio.experiment.notation import Symbol
from backprop_studio.theme import FORMULA_FAMILY, UI_FAMILY, Theme, Weight
from backprop_studio.ui.typeset.pieces import (
    Formula,
    Fraction,
    Name,
    Number,
    Operator,
    Piece,
    Role,
    Words,
)

ASCENT, DESCENT = 0.74, 0.24  # of the type size
FORMULA_SIZE = 1.16  # the formula font looks smaller than the interface's
INDEX_SIZE = 0.72
HAT = "\N{MODIFIER LETTER CIRCUMFLEX ACCENT}"


class Box(Protocol):
    """Something that takes room on a line and can be painted with its baseline at a point."""

    @property
    def width(self) -> float: ...
    @property
    def ascent(self) -> float: ...
    @property
    def descent(self) -> float: ...

    def draw(self, painter: QPainter, x: float, baseline: float) -> None:
        """Paint with the left end of the baseline at (x, baseline)."""


class Ink(Struct, frozen=True):
    """Theme, type size in px at scale 1, and the weight of words and numbers."""

    theme: Theme
    px: float
    weight: Weight = 400
    strong: Weight = 600

    def __hash__(self) -> int:
        """Without the theme's twenty colours: boxes are looked up by ink many times a frame."""
        return hash((self.theme.name, self.theme.text, self.px, self.weight, self.strong))

    def color(self, role: Role) -> QColor:
        """The theme's colour for a role."""
        theme = self.theme
        return QColor(
            {
                "text": theme.text,
                "muted": theme.muted,
                "gradient": theme.gradient,
                "positive": theme.positive,
                "negative": theme.negative_text,
                "done": theme.done,
            }[role]
        )


class Run(Struct, frozen=True):
    """Glyphs of one font in one colour."""

    text: str
    font: QFont
    color: QColor
    width: float
    ascent: float
    descent: float

    def draw(self, painter: QPainter, x: float, baseline: float) -> None:
        painter.setFont(self.font)
        painter.setPen(self.color)
        painter.drawText(QPointF(x, baseline), self.text)


class Placed(Struct, frozen=True):
    """Boxes at offsets from a common origin; `y` grows downwards from the baseline."""

    parts: tuple[tuple[float, float, Box], ...]
    width: float
    ascent: float
    descent: float

    def draw(self, painter: QPainter, x: float, baseline: float) -> None:
        for dx, dy, box in self.parts:
            box.draw(painter, x + dx, baseline + dy)


class Bar(Struct, frozen=True):
    """The line of a fraction."""

    width: float
    color: QColor
    thickness: float
    ascent: float = 0.0
    descent: float = 0.0

    def draw(self, painter: QPainter, x: float, baseline: float) -> None:
        painter.setPen(QPen(self.color, self.thickness))
        painter.drawLine(QLineF(x, baseline, x + self.width, baseline))


@lru_cache(maxsize=2048)
def advance(text: str, family: str, px: int, weight: int) -> float:
    """Width of `text` in px of its font; measured once."""
    return _metrics(family, px, weight).horizontalAdvance(text)


@lru_cache(maxsize=128)
def _metrics(family: str, px: int, weight: int) -> QFontMetricsF:
    font = QFont(family)
    font.setPixelSize(px)
    font.setWeight(QFont.Weight(weight))
    if family == UI_FAMILY:
        font.setFeature(QFont.Tag("tnum"), 1)
    return QFontMetricsF(font)


@lru_cache(maxsize=256)
def _font(theme: Theme, px: float, weight: Weight, family: str) -> QFont:
    """Making a font costs as much as drawing with it; nobody changes the one kept here."""
    return theme.font(px, weight, family)


@lru_cache(maxsize=1024)
def typeset(formula: Formula, ink: Ink) -> Box:
    """The box of a whole formula on one line; kept, since most do not change between frames."""
    return _row([_box(piece, ink) for piece in formula])


def _row(boxes: list[Box]) -> Placed:
    x, parts = 0.0, []
    for box in boxes:
        parts.append((x, 0.0, box))
        x += box.width
    return Placed(
        tuple(parts),
        x,
        max((box.ascent for box in boxes), default=0.0),
        max((box.descent for box in boxes), default=0.0),
    )


@lru_cache(maxsize=2048)
def _box(piece: Piece, ink: Ink) -> Box:
    match piece:
        case Words(text, role):
            return _run(text, ink, role, ink.px, UI_FAMILY, ink.weight)
        case Number(text, role, strong):
            weight = ink.strong if strong else ink.weight
            return _run(text, ink, role, ink.px, UI_FAMILY, weight)
        case Name(symbol, role):
            return _symbol(symbol, ink, role)
        case Operator(sign, role, spaced):
            run = _run(sign, ink, role, ink.px * FORMULA_SIZE, FORMULA_FAMILY, 400)
            gap = ink.theme.px(ink.px) * (0.28 if spaced else 0.04)
            return Placed(((gap, 0.0, run),), run.width + 2 * gap, run.ascent, run.descent)
        case Fraction(above, below, role):
            return _fraction(typeset(above, ink), typeset(below, ink), ink, role)


def _run(text: str, ink: Ink, role: Role, px: float, family: str, weight: Weight) -> Run:
    font = _font(ink.theme, px, weight, family)
    size = font.pixelSize()
    width = advance(text, family, size, int(weight))
    return Run(text, font, ink.color(role), width, ASCENT * size, DESCENT * size)


def _symbol(symbol: Symbol, ink: Ink, role: Role) -> Placed:
    px = ink.px * FORMULA_SIZE
    hatted = symbol.base == "ŷ"
    base = _run(italic("y" if hatted else symbol.base), ink, role, px, FORMULA_FAMILY, 400)
    parts: list[tuple[float, float, Box]] = [(0.0, 0.0, base)]
    if hatted:
        hat = _run(HAT, ink, role, px, FORMULA_FAMILY, 400)
        parts.append((base.width * 0.56 - hat.width / 2, -0.02 * px, hat))
    size = base.font.pixelSize()
    width, ascent, descent = base.width, base.ascent, base.descent
    for text, shift in ((symbol.sub, 0.20), (symbol.sup, -0.40)):
        if text:
            index = _run(_index(text), ink, role, px * INDEX_SIZE, FORMULA_FAMILY, 400)
            parts.append((base.width + 0.04 * size, shift * size, index))
            width = max(width, base.width + 0.06 * size + index.width)
            ascent = max(ascent, index.ascent - shift * size)
            descent = max(descent, index.descent + shift * size)
    return Placed(tuple(parts), width, ascent, descent)


def _index(text: str) -> str:
    return text.replace(",", ",\N{THIN SPACE}")


def italic(text: str) -> str:
    """Letters as mathematical italics; everything else as it is.

    >>> italic("w") == "\N{MATHEMATICAL ITALIC SMALL W}"
    True
    """
    return "".join(_italic(character) for character in text) if len(text) == 1 else text


def _italic(character: str) -> str:
    if character == "h":
        return "\N{PLANCK CONSTANT}"  # Unicode's italic h
    if "a" <= character <= "z":
        return chr(0x1D44E + ord(character) - ord("a"))
    if "A" <= character <= "Z":
        return chr(0x1D434 + ord(character) - ord("A"))
    if "α" <= character <= "ω":
        return chr(0x1D6FC + ord(character) - ord("α"))
    return character


def _fraction(above: Box, below: Box, ink: Ink, role: Role) -> Placed:
    size = ink.theme.px(ink.px) * FORMULA_SIZE
    width = max(above.width, below.width) + 0.3 * size
    axis, gap = 0.26 * size, 0.16 * size
    bar = Bar(width, ink.color(role), max(1.0, size / 18))
    rise, sink = axis + gap + above.descent, below.ascent + gap - axis
    return Placed(
        (
            ((width - above.width) / 2, -rise, above),
            ((width - below.width) / 2, sink, below),
            (0.0, -axis, bar),
        ),
        width,
        rise + above.ascent,
        sink + below.descent,
    )
