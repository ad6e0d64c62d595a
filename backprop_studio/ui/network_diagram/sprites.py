"""Small pictures that are drawn many times: discs, names, figures.

A picture costs a tenth of the curve or the text it shows. They are images, not
pixmaps, so that they may be kept beyond the life of a window. Where all is painted anew
(`ui.anew`), they are drawings instead: lines and type.
"""

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen, QPicture

from backprop_studio.theme import Theme, Weight
from backprop_studio.ui.anew import is_anew
from backprop_studio.ui.network_diagram.strokes import draw_disc
from backprop_studio.ui.typeset import Box, Formula, Ink, typeset

CLEAR = 1.0  # px around a picture, for smooth edges


Sprite = QImage | QPicture  # a drawing has its middle at (0, 0)


def disc(radius: float, pen: float, fill: int, outline: int, ratio: float) -> Sprite:
    """A circle with its outline; its middle is the picture's."""
    if is_anew():
        return _drawing(lambda painter: _draw_disc(painter, 0.0, radius, pen, fill, outline))
    return _disc(radius, pen, fill, outline, ratio)


@lru_cache(maxsize=1024)
def _disc(radius: float, pen: float, fill: int, outline: int, ratio: float) -> QImage:
    half = radius + pen / 2 + CLEAR
    image = blank(2 * half, 2 * half, ratio)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _draw_disc(painter, image.width() / ratio / 2, radius, pen, fill, outline)
    return image


def _draw_disc(
    painter: QPainter, middle: float, radius: float, pen: float, fill: int, outline: int
) -> None:
    inside, line = QColor.fromRgba(fill), QColor.fromRgba(outline)
    draw_disc(painter, middle, middle, radius, inside, line, pen)


def dashed_disc(radius: float, pen: float, fill: int, outline: int, ratio: float) -> Sprite:
    """A circle with a dashed outline; its middle is the picture's."""
    if is_anew():
        return _drawing(lambda painter: _draw_dashed(painter, 0.0, radius, pen, fill, outline))
    return _dashed_disc(radius, pen, fill, outline, ratio)


@lru_cache(maxsize=64)
def _dashed_disc(radius: float, pen: float, fill: int, outline: int, ratio: float) -> QImage:
    half = radius + pen / 2 + CLEAR
    image = blank(2 * half, 2 * half, ratio)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _draw_dashed(painter, image.width() / ratio / 2, radius, pen, fill, outline)
    return image


def _draw_dashed(
    painter: QPainter, middle: float, radius: float, pen: float, fill: int, outline: int
) -> None:
    line = QPen(QColor.fromRgba(outline), pen)
    line.setDashPattern([2.2, 1.8])
    painter.setPen(line)
    painter.setBrush(QColor.fromRgba(fill))
    painter.drawEllipse(QPointF(middle, middle), radius, radius)


def ring(radius: float, pen: float, outline: int, ratio: float) -> Sprite:
    """A circle's outline with nothing inside."""
    if is_anew():
        return _drawing(lambda painter: _draw_ring(painter, radius, pen, outline))
    return _ring(radius, pen, outline, ratio)


@lru_cache(maxsize=256)
def _ring(radius: float, pen: float, outline: int, ratio: float) -> QImage:
    half = radius + pen / 2 + CLEAR
    image = blank(2 * half, 2 * half, ratio)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = image.width() / ratio / 2
        color = QColor.fromRgba(outline)
        draw_disc(painter, middle, middle, radius, color, color, pen)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.GlobalColor.black)
        painter.drawEllipse(QPointF(middle, middle), radius - pen / 2, radius - pen / 2)
    return image


def _draw_ring(painter: QPainter, radius: float, pen: float, outline: int) -> None:
    painter.setPen(QPen(QColor.fromRgba(outline), pen))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(), radius, radius)


def words(formula: Formula, ink: Ink, width: float, ratio: float) -> Sprite:
    """A line of type, set smaller where it would be wider than `width`."""
    if is_anew():
        box = _fitting(formula, ink, width)
        middle = box.ascent + box.descent - (box.ascent + 3 * box.descent) / 2
        return _drawing(lambda painter: box.draw(painter, -box.width / 2, middle))
    return _words(formula, ink, width, ratio)


@lru_cache(maxsize=2048)
def _words(formula: Formula, ink: Ink, width: float, ratio: float) -> QImage:
    box = _fitting(formula, ink, width)
    image = blank(box.width + 4, box.ascent + 3 * box.descent, ratio)
    with QPainter(image) as painter:
        box.draw(painter, 2.0, box.ascent + box.descent)
    return image


def _fitting(formula: Formula, ink: Ink, width: float) -> Box:
    box = typeset(formula, ink)
    if box.width > width > 0:
        smaller = Ink(ink.theme, max(6.5, ink.px * width / box.width), ink.weight, ink.strong)
        box = typeset(formula, smaller)
    return box


def _drawing(draw: Callable[[QPainter], None]) -> QPicture:
    picture = QPicture()
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(painter)
    return picture


def draw_middle(painter: QPainter, image: Sprite, x: float, y: float) -> None:
    """With its middle at (x, y), a picture on whole pixels."""
    if isinstance(image, QPicture):
        painter.drawPicture(QPointF(x, y), image)
        return
    ratio = image.devicePixelRatio()
    if ratio == 1.0:
        at = round(x - image.width() / 2), round(y - image.height() / 2)
        painter.drawImage(*at, image)
        return
    left = round((x - image.width() / ratio / 2) * ratio) / ratio
    top = round((y - image.height() / ratio / 2) * ratio) / ratio
    painter.drawImage(QPointF(left, top), image)


def blank(width: float, height: float, ratio: float) -> QImage:
    """A transparent picture of at least this size, with an even number of pixels a side."""
    across, down = (2 * -(-round(side * ratio + 0.49) // 2) for side in (width, height))
    image = QImage(across, down, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(0)
    return image


class Figures:
    """One font for many numbers: the painter takes it once, widths are sums of a table."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._metrics = QFontMetricsF(font)
        self._widths: dict[str, float] = {}
        self.rise = 0.36 * font.pixelSize()  # from the middle of a figure to its foot

    def width(self, text: str) -> float:
        """Its width in px."""
        total = 0.0
        for character in text:
            width = self._widths.get(character)
            if width is None:
                width = self._widths[character] = self._metrics.horizontalAdvance(character)
            total += width
        return total

    def draw(self, painter: QPainter, text: str, x: float, y: float) -> None:
        """With the middle at (x, y); the painter has the font and pen already."""
        painter.drawText(QPointF(x - self.width(text) / 2, y + self.rise), text)


@lru_cache(maxsize=64)
def figures(theme: Theme, px: float, weight: Weight) -> Figures:
    """Kept: making a font costs as much as drawing with it."""
    return Figures(theme.font(px, weight))
