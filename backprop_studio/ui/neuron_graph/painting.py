"""Painting of a graph that has been laid out."""

from msgspec import Struct
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from backprop_studio.experiment.numbers import format_in_drawing, format_number
from backprop_studio.theme import Theme
from backprop_studio.ui.network_diagram.geometry import Circle, Rect
from backprop_studio.ui.network_diagram.strokes import (
    dotted_pen,
    draw_centred,
    edge_pen,
    faded,
    rectangle,
)
from backprop_studio.ui.neuron_graph.graph import Graph, Item, Node, Wire
from backprop_studio.ui.neuron_graph.layout import GraphLayout, PlacedWire
from backprop_studio.ui.typeset import Formula, Ink, Number, Operator, Words, typeset

EQUALS = Operator("=", spaced=True)
LABEL, SIGN_SIZE, NAME = 12.0, 15.0, 13.0
SQUEEZED = 1.3  # a label is set smaller rather than go without its name, up to so much


class Look(Struct, frozen=True):
    """How a graph is shown: what is chosen, lit (pointed at here or elsewhere) and focused,
    whether the blame is just flowing, and which parameters carry the mark of a change."""

    theme: Theme
    chosen: Item | None = None
    lit: Item | None = None
    wire: tuple[str, str] | None = None
    focused: bool = False
    flowing: bool = False
    changed: frozenset[Item] = frozenset()


def paint_graph(painter: QPainter, graph: Graph, layout: GraphLayout, look: Look) -> None:
    """Wires, then nodes, then the numbers."""
    for placed in layout.wires.values():
        _paint_wire(painter, layout, placed, look)
    for key in layout.nodes:
        _paint_node(painter, graph, layout, key, look)
    for placed in layout.wires.values():
        _paint_numbers(painter, layout, placed, look)


def _unit(layout: GraphLayout) -> float:
    return layout.plan.scale


def _is_lit(look: Look, item: Item | None) -> bool:
    return item is not None and item == look.lit


# wires --------------------------------------------------------------------------------------


def _paint_wire(painter: QPainter, layout: GraphLayout, placed: PlacedWire, look: Look) -> None:
    if not placed.path:
        return
    theme, wire = look.theme, placed.wire
    path = _path(placed.path)
    parameter = wire.quantity == "weight" and wire.value is not None
    color, negative = QColor(theme.muted), False
    if wire.start == "target":
        painter.setPen(dotted_pen(QColor(theme.text), 1.5))
        painter.drawPath(path)
        return
    if parameter and wire.value is not None:
        negative = wire.value < 0
        color = QColor(theme.negative if negative else theme.positive)
    chosen = wire.item is not None and wire.item == look.chosen and parameter
    if chosen or look.wire == wire.key or _is_lit(look, wire.item):
        halo = QColor(theme.accent) if not parameter else color
        painter.setPen(QPen(faded(halo, theme, 0.28), 9.0 if chosen else 6.0))
        painter.drawPath(path)
    painter.setPen(edge_pen(color, 2.2 if parameter else 1.4, negative))
    painter.drawPath(path)
    if look.flowing and wire.gradient is not None:
        _paint_flow(painter, layout, path, look)


def _path(points: tuple[tuple[float, float], ...]) -> QPainterPath:
    path = QPainterPath(QPointF(*points[0]))
    if len(points) == 2:
        path.lineTo(*points[1])
        return path
    start, first, second, end = points
    _curve(path, start, first)
    path.lineTo(*second)
    _curve(path, second, end)
    return path


def _curve(path: QPainterPath, start: tuple[float, float], end: tuple[float, float]) -> None:
    if start[1] == end[1]:
        path.lineTo(*end)
        return
    middle = (start[0] + end[0]) / 2
    path.cubicTo(middle, start[1], middle, end[1], *end)


def _paint_flow(painter: QPainter, layout: GraphLayout, path: QPainterPath, look: Look) -> None:
    """Three dots at the upper end: the gradient sets out from there."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.theme.gradient))
    length, radius = max(path.length(), 1.0), 2.6 * _unit(layout)
    for step in range(3):
        share = 1 - (6 + 7 * step) * _unit(layout) / length
        if share > 0:
            painter.drawEllipse(path.pointAtPercent(share), radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_numbers(painter: QPainter, layout: GraphLayout, placed: PlacedWire, look: Look) -> None:
    if placed.room <= 0:
        return
    ink = Ink(look.theme, LABEL * _unit(layout))
    above, below = label_lines(placed.wire, named=_named(layout, placed))
    for line, short, place in (
        (above, label_lines(placed.wire, False)[0], placed.value_at),
        (below, label_lines(placed.wire, False)[1], placed.gradient_at),
    ):
        if line:
            fits = typeset(line, ink).width <= SQUEEZED * placed.room
            draw_centred(painter, line if fits else short, ink, *place, placed.room)
    if placed.wire.item in look.changed and placed.wire.quantity == "weight":
        _paint_change(painter, placed, look.theme)


def _named(layout: GraphLayout, placed: PlacedWire) -> bool:
    return layout.plan.detail == "named" or placed.wire.important


def label_lines(wire: Wire, named: bool = True) -> tuple[Formula, Formula]:
    """What stands above and below a wire; empty before its move."""
    above: Formula = ()
    if wire.value is not None:
        text = format_in_drawing(wire.value, wire.quantity)
        above = (Number(text, strong=True),)
        if wire.new is not None:
            new = format_in_drawing(wire.new, wire.quantity)
            above = (Words("→ "), Number(new, strong=True))
            if named:
                above = (Words(f"{text} "), *above)
        elif wire.earlier is not None:
            was = format_number(wire.earlier, wire.quantity)
            above = (*above, Words(f"  ({was})", "muted"))
        if named and wire.name and wire.new is None:
            sign = () if text.startswith("≈") else (EQUALS,)
            above = (*wire.name, *sign, *above)
    below: Formula = ()
    if wire.gradient is not None:
        below = (Number(format_number(wire.gradient), "gradient", strong=True),)
        if named and wire.slope:
            below = (*wire.slope, Operator("=", "gradient", spaced=True), *below)
    return above, below


def _paint_change(painter: QPainter, placed: PlacedWire, theme: Theme) -> None:
    """A small corner: changed from the example."""
    x, y = placed.label.right - 4.0, placed.label.y + 5.0
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.fourth))
    corners = ((0.0, -3.5), (3.5, 0.0), (0.0, 3.5), (-3.5, 0.0))
    painter.drawPolygon([QPointF(x + dx, y + dy) for dx, dy in corners])
    painter.setBrush(Qt.BrushStyle.NoBrush)


# nodes --------------------------------------------------------------------------------------


def _paint_node(painter: QPainter, graph: Graph, layout: GraphLayout, key: str, look: Look) -> None:
    node, place = graph.nodes[key], layout.nodes[key]
    theme, unit = look.theme, _unit(layout)
    own = node.item == graph.unit  # every node between + and the end belongs to it
    chosen = node.item is not None and node.item == look.chosen and not own
    lit = _is_lit(look, node.item)
    color = QColor(theme.accent if chosen or lit else theme.text)
    pen = QPen(color, 2.4 if chosen or lit else 1.3)
    canvas = QColor(theme.background)
    if node.kind == "fold":
        x, y = _centre(place)
        width = place.width if isinstance(place, Rect) else 2 * place.r
        draw_centred(painter, node.sign, Ink(theme, 11.5 * unit), x, y, width)
        return
    if node.kind == "copy" and isinstance(place, Circle):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.muted))
        painter.drawEllipse(QPointF(place.x, place.y), 4.0 * unit, 4.0 * unit)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if graph.adds_up:
            _paint_adding(painter, place, unit, look)
        return
    if node.kind == "target":
        pen = dotted_pen(QColor(theme.text), 1.6)
    painter.setPen(pen)
    operation = node.kind in ("times", "plus", "function")
    painter.setBrush(QColor(theme.panel) if operation else canvas)
    if isinstance(place, Circle):
        painter.drawEllipse(QPointF(place.x, place.y), place.r, place.r)
    else:
        painter.drawRoundedRect(rectangle(place), 7 * unit, 7 * unit)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if chosen and look.focused:
        _paint_ring(painter, place, look)
    _paint_sign(painter, layout, node, place, look)


def _paint_adding(painter: QPainter, place: Circle, unit: float, look: Look) -> None:
    """Where a value went several ways, the gradients that come back add up."""
    color = QColor(look.theme.gradient)
    painter.setPen(QPen(color, 1.4))
    painter.setBrush(QColor(look.theme.background))
    painter.drawEllipse(QPointF(place.x, place.y), place.r, place.r)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    arm = 4.0 * unit
    painter.drawLine(QPointF(place.x - arm, place.y), QPointF(place.x + arm, place.y))
    painter.drawLine(QPointF(place.x, place.y - arm), QPointF(place.x, place.y + arm))


def _paint_sign(
    painter: QPainter, layout: GraphLayout, node: Node, place: Circle | Rect, look: Look
) -> None:
    unit, (x, y) = _unit(layout), _centre(place)
    theme = look.theme
    if node.lines:
        height = place.height if isinstance(place, Rect) else 1.7 * place.r
        width = place.width - 10 * unit if isinstance(place, Rect) else 1.6 * place.r
        step = height / (len(node.lines) + 0.35)
        for row, line in enumerate(node.lines):
            at = y + (row - (len(node.lines) - 1) / 2) * step
            draw_centred(painter, line, Ink(theme, NAME * unit), x, at, width)
        return
    if node.kind == "times" and isinstance(place, Rect):
        draw_centred(painter, node.sign, Ink(theme, SIGN_SIZE * unit), place.x + 11 * unit, y, 20)
        return
    size = SIGN_SIZE if node.kind in ("times", "plus") else NAME
    width = 1.7 * place.r if isinstance(place, Circle) else place.width
    draw_centred(painter, node.sign, Ink(theme, size * unit), x, y, width)


def _paint_ring(painter: QPainter, place: Circle | Rect, look: Look) -> None:
    painter.setPen(QPen(faded(QColor(look.theme.accent), look.theme, 0.55), 2.0))
    if isinstance(place, Circle):
        painter.drawEllipse(QPointF(place.x, place.y), place.r + 4, place.r + 4)
    else:
        painter.drawRoundedRect(rectangle(place.grown(3.5)), 9, 9)


def _centre(place: Circle | Rect) -> tuple[float, float]:
    return (place.x, place.y) if isinstance(place, Circle) else place.middle
