"""How every plot looks: pens, tick numbers, nice bounds, outlined labels, the cividis table."""

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPen,
    QPixmap,
)

from backprop_studio.experiment.numbers import (
    COMMA,
    POINT,
    digits_in_use,
    format_fixed,
    format_number,
    format_power,
)
from backprop_studio.ui.anew import is_anew
from backprop_studio.ui.thickness import thickness

Floats = NDArray[np.float64]

NICE_STEPS = (1.0, 2.0, 5.0, 10.0)

# The ball, its arrow and the labels lie on the cividis picture, which is the same in both
# themes; so these inks are, too.
BALL, BALL_OUTLINE = "#F5B93A", "#14171B"
ON_PICTURE, PICTURE_OUTLINE = "#FFFFFF", "#101820"
OUTLINE = 3.0  # px, half of it under the letters


def pen(
    color: str | QColor,
    width: float = 1.0,
    style: Qt.PenStyle = Qt.PenStyle.SolidLine,
    opacity: float = 1.0,
) -> QPen:
    """A cosmetic pen: `width` in px at the desk, whatever the plot's scale; in a picture painted
    anew it is as much larger as the picture."""
    ink = QColor(color)
    ink.setAlphaF(opacity)
    line = QPen(ink, width * thickness(), style)
    line.setCosmetic(not is_anew())
    line.setCapStyle(Qt.PenCapStyle.RoundCap)
    line.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return line


def nice_ceiling(value: float, steps: tuple[float, ...] = NICE_STEPS) -> float:
    """The smallest step·10ᵏ that is not below `value` (> 0): 0.0348 → 0.05."""
    power = 10.0 ** math.floor(math.log10(value))
    for step in steps:
        if step * power >= value * (1 - 1e-12):
            return step * power
    return 10.0 * power


def nice_ticks(low: float, high: float, wanted: int = 5) -> list[float]:
    """About `wanted` multiples of 1, 2 or 5·10ᵏ inside [low, high], two at least: one alone
    tells no distance."""
    if not high > low:
        return [low]
    for finer in range(3):
        step = nice_ceiling((high - low) / max(1, wanted + finer))
        first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
        if last > first:
            break
    return [round(index * step, 12) for index in range(first, last + 1)]


def tick_text(value: float, spacing: float) -> str:
    """A tick's number with as many decimals as `spacing` needs and a true minus sign."""
    if abs(value) < spacing * 1e-6:
        return "0"
    if abs(value) >= 1e6 or spacing < 1e-5:
        return short_number(value)
    decimals = max(0, -math.floor(math.log10(spacing) + 1e-9))
    return format_fixed(value, decimals)


def unwritten(_value: float, _spacing: float) -> str:
    """In place of a tick's number that the hall shall guess."""
    return ""


def short_number(value: float) -> str:
    """A level's or a power's number without idle zeros: 0.035, 200, 10⁻⁷."""
    if value == 0 or not math.isfinite(value):
        return format_number(value)
    if 1e-5 <= abs(value) < 1e6:
        text = f"{abs(value):.6f}".rstrip("0").rstrip(".")
        if abs(value) >= 100:
            text = ""
        elif len(text.lstrip("0.").replace(".", "")) > 3:
            text = f"{abs(value):.3g}"
        return format_fixed(value, len(text.partition(".")[2]))
    mantissa, _, power = format_power(value, digits_in_use()).partition("·")
    mantissa = mantissa.rstrip("0").rstrip(POINT + COMMA)
    return power if mantissa == "1" else f"{mantissa}·{power}"


@lru_cache(maxsize=1)
def cividis() -> NDArray[np.uint8]:
    """The cividis table, (256, 3): dark blue is low, yellow high."""
    import pyqtgraph

    table = pyqtgraph.colormap.get("cividis").getLookupTable(nPts=256, alpha=False)
    return np.ascontiguousarray(table, dtype=np.uint8)


def draw_outlined_text(
    painter: QPainter,
    position: QPointF,
    text: str,
    font: QFont,
    ink: str = ON_PICTURE,
    outline: str = PICTURE_OUTLINE,
) -> None:
    """`text` with its baseline starting at `position`, readable on any colour under it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if is_anew():  # type stays type
        painter.strokePath(_letters(text, font).translated(position), pen(outline, OUTLINE))
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(position, text)
        return
    width = OUTLINE * thickness() / painter.device().devicePixelRatioF()
    for shape, color in zip(_outlined(text, font.toString(), width), (outline, ink), strict=True):
        painter.fillPath(shape.translated(position), QColor(color))


# To draw around letters anew each time takes five times as long.
@lru_cache(maxsize=256)
def _outlined(text: str, font_name: str, width: float) -> tuple[QPainterPath, QPainterPath]:
    """The outline of so many px and the letters, their baseline from (0, 0)."""
    font, around = QFont(), QPainterPathStroker()
    font.fromString(font_name)
    letters = _letters(text, font)
    around.setWidth(width)
    around.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return around.createStroke(letters).simplified(), letters


def _letters(text: str, font: QFont) -> QPainterPath:
    letters = QPainterPath()
    letters.addText(QPointF(), font, text)
    return letters


def draw_outlined_line(
    painter: QPainter,
    position: QPointF,
    text: str,
    font: QFont,
    ink: str = ON_PICTURE,
    outline: str = PICTURE_OUTLINE,
) -> None:
    """As `draw_outlined_text`, from kept pictures of the characters: for a number that is
    another at every tick."""
    if is_anew():
        draw_outlined_text(painter, position, text, font, ink, outline)
        return
    ratio = painter.device().devicePixelRatioF()
    x = round(position.x() * ratio) / ratio
    y = round(position.y() * ratio) / ratio
    name = font.toString()
    pictures = [_outlined_character(c, name, ink, outline, ratio) for c in text]
    for layer in (0, 1):  # every outline lies under every character
        left = x
        for advance, *layers in pictures:
            painter.drawPixmap(
                QPointF(left - 4, y - layers[layer].height() / ratio * 0.75), layers[layer]
            )
            left += advance


@lru_cache(maxsize=256)
def _outlined_character(
    character: str, font_name: str, ink: str, outline: str, ratio: float
) -> tuple[float, QPixmap, QPixmap]:
    """The advance in px, the outline and the character, 4 px from the left, baseline at ¾."""
    font = QFont()
    font.fromString(font_name)
    metrics = QFontMetricsF(font)
    advance, height = metrics.horizontalAdvance(character), 4 * math.ceil(metrics.height() / 2)
    path = QPainterPath()
    path.addText(QPointF(4, height * 0.75), font, character)
    layers = []
    for is_outline in (True, False):
        layer = QPixmap(math.ceil((advance + 10) * ratio), math.ceil(height * ratio))
        layer.setDevicePixelRatio(ratio)
        layer.fill(Qt.GlobalColor.transparent)
        with QPainter(layer) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if is_outline:
                painter.strokePath(path, pen(outline, 3.0))
            else:
                painter.fillPath(path, QColor(ink))
        layers.append(layer)
    return advance, layers[0], layers[1]


def thinned(pixels: Floats, least: float) -> Floats:
    """A way (n, 2) in px without points that lie in the same cell of `least` px as the one
    before; the first, the last and gaps (NaN) stay."""
    cells = np.floor(pixels / least)
    stays = np.ones(len(pixels), dtype=np.bool_)
    stays[1:-1] = (cells[1:-1] != cells[:-2]).any(axis=1)
    return pixels[stays]


def column_extremes(pixels: Floats) -> Floats:
    """A curve (n, 2) in px, ordered by x, thinned to first, lowest, highest and last point of
    each pixel's column: it covers the same pixels."""
    if len(pixels) < 8:
        return pixels
    column = np.floor(pixels[:, 0])
    starts = np.flatnonzero(np.concatenate(([True], column[1:] != column[:-1])))
    if 4 * len(starts) >= len(pixels):
        return pixels
    ends = np.append(starts[1:], len(pixels)) - 1
    y = pixels[:, 1]
    points = np.empty((len(starts), 4, 2))
    points[:, :, 0] = pixels[starts, 0][:, None]
    points[:, 3, 0] = pixels[ends, 0]
    points[:, 0, 1], points[:, 3, 1] = y[starts], y[ends]
    points[:, 1, 1] = np.minimum.reduceat(y, starts)
    points[:, 2, 1] = np.maximum.reduceat(y, starts)
    return points.reshape(-1, 2)


def text_size(font: QFont, text: str) -> tuple[float, float]:
    """Width and height of one line, px."""
    metrics = QFontMetricsF(font)
    return metrics.horizontalAdvance(text), metrics.height()
