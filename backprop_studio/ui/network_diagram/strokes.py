"""Small painting steps that nodes, chips and legend share."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from backprop_studio.theme import Theme, blend
from backprop_studio.ui.network_diagram.geometry import Line, Rect
from backprop_studio.ui.typeset import Formula, Ink, typeset

ASIDE = 0.42  # opacity of what the present move does not involve
THINNEST, THICKEST = 1.5, 6.5
DASHES = (4.0, 2.6)  # of a negative edge, in px; longer where the line is thick


def rectangle(rect: Rect) -> QRectF:
    """As Qt wants it."""
    return QRectF(rect.x, rect.y, rect.width, rect.height)


def faded(color: QColor, theme: Theme, opacity: float) -> QColor:
    """The colour as it looks over the canvas at this opacity, itself opaque."""
    return blend(QColor(theme.background), color, opacity)


def draw_centred(
    painter: QPainter, formula: Formula, ink: Ink, x: float, y: float, width: float
) -> None:
    """One line with its middle at (x, y), set smaller where it would be wider than `width`."""
    box = typeset(formula, ink)
    if box.width > width > 0:
        smaller = Ink(ink.theme, max(6.5, ink.px * width / box.width), ink.weight, ink.strong)
        box = typeset(formula, smaller)
    height = box.ascent * 0.94  # figures and capitals, without room for accents
    box.draw(painter, x - box.width / 2, y + height / 2 - box.descent * 0.05)


def draw_patch(
    painter: QPainter,
    formula: Formula,
    ink: Ink,
    x: float,
    y: float,
    width: float,
    opacity: float = 1.0,
) -> None:
    """As `draw_centred`, on a patch of canvas that hides the lines behind; `opacity` is that
    of the words alone."""
    box = typeset(formula, ink)
    patch = Rect.around(x, y, min(box.width, width) + 8, box.ascent + 2 * box.descent)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ink.theme.background))
    painter.drawRoundedRect(rectangle(patch), 4, 4)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    before = painter.opacity()
    painter.setOpacity(before * opacity)
    draw_centred(painter, formula, ink, x, y, width)
    painter.setOpacity(before)


def edge_width(value: float, largest: float) -> float:
    """1.5 to 6.5 px by magnitude, in steps of half a pixel so that pens can be shared."""
    share = min(1.0, abs(value) / largest) if largest > 0 else 0.0
    return round(2 * (THINNEST + (THICKEST - THINNEST) * share)) / 2


def edge_pen(color: QColor, width: float, negative: bool) -> QPen:
    """Solid or dashed; the dashes have the same length in px at every width."""
    pen = QPen(color, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if negative:
        pen.setDashPattern([max(1.2, (DASHES[0] + width) / width), max(0.8, 4.2 / width)])
    return pen


def dotted_pen(color: QColor, width: float) -> QPen:
    """For targets and what leads to them."""
    pen = QPen(color, width)
    pen.setDashPattern([0.1, 2.4])
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen


def draw_disc(
    painter: QPainter, x: float, y: float, radius: float, fill: QColor, outline: QColor, pen: float
) -> None:
    """A filled circle with its outline `pen` wide: two fills, at half the cost of a stroke."""
    middle = QPointF(x, y)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(outline)
    painter.drawEllipse(middle, radius + pen / 2, radius + pen / 2)
    painter.setBrush(fill)
    painter.drawEllipse(middle, radius - pen / 2, radius - pen / 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def draw_line(painter: QPainter, line: Line) -> None:
    """From end to end with the present pen."""
    painter.drawLine(QPointF(line.x0, line.y0), QPointF(line.x1, line.y1))
