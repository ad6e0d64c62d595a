"""Chips: the value of a weight on its edge, of a bias beside its neuron."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.ui.network_diagram import sprites
from backprop_studio.ui.network_diagram.chip_placement import floating_place
from backprop_studio.ui.network_diagram.formulas import narrow_parameter, parameter_lines
from backprop_studio.ui.network_diagram.geometry import Line, Rect
from backprop_studio.ui.network_diagram.scene import Scene
from backprop_studio.ui.network_diagram.strokes import (
    ASIDE,
    draw_centred,
    faded,
    rectangle,
)
from backprop_studio.ui.typeset import Formula, Ink, typeset

FIRST, SECOND = 13.0, 11.75  # type size of the value and of what stands under it


def paint_chips(painter: QPainter, scene: Scene, ratio: float) -> None:
    """All chips of a small network; in a larger one those of the chosen and the hovered."""
    layout = scene.layout
    if layout.detail == "compact":
        _paint_dots(painter, scene, ratio)
    for index, rect in layout.biases.items() if layout.detail != "compact" else ():
        if layout.detail == "medium":
            _paint_box(painter, scene, index, rect, (narrow_parameter(scene, index),), True)
        else:
            _paint_box(painter, scene, index, rect, parameter_lines(scene, index), True)
    for index, rect in layout.chips.items():
        _paint_box(painter, scene, index, rect, parameter_lines(scene, index), False)
    hovered = scene.hovered.parameter if scene.hovered is not None else None
    for wanted in dict.fromkeys((scene.chosen, hovered, scene.lit)):
        if isinstance(wanted, ParameterIndex) and wanted not in layout.chips:
            _paint_floating(painter, scene, wanted)


def _paint_floating(painter: QPainter, scene: Scene, index: ParameterIndex) -> None:
    """A chip that stands only while its edge or bias is chosen or pointed at."""
    layout = scene.layout
    line, lines = layout.line(index), parameter_lines(scene, index)
    if line is None and (index not in layout.biases or layout.detail == "full"):
        return
    if line is None and layout.detail == "medium" and len(lines) == 1:
        return  # its own chip says as much
    inks = _inks(scene)
    boxes = [typeset(text, inks[min(row, 1)]) for row, text in enumerate(lines)]
    width = max(box.width for box in boxes) + 18.0
    indexed = 4.0 if scene.naming.indexed else 0.0  # small letters above and below the line
    height = (22.0 + indexed + (17.0 + indexed) * (len(lines) - 1)) * max(
        1.0, scene.theme.scale * layout.scale
    )
    if line is None:
        below = layout.biases[index].bottom + height / 2 + 3.0
        line = Line(layout.biases[index].middle[0], below, layout.biases[index].middle[0], below)
    place = floating_place(layout, line, (width, height))
    _paint_box(painter, scene, index, place, lines, False)


def _inks(scene: Scene) -> tuple[Ink, Ink]:
    scale = max(0.86 / scene.theme.scale, scene.layout.scale)
    if scene.layout.detail == "medium":
        scale = max(0.9 / scene.theme.scale, scale * 0.9)
    return Ink(scene.theme, FIRST * scale), Ink(scene.theme, SECOND * scale)


def _paint_box(
    painter: QPainter,
    scene: Scene,
    index: ParameterIndex,
    place: Rect,
    lines: tuple[Formula, ...],
    rounded: bool,
) -> None:
    theme, inks = scene.theme, _inks(scene)
    chosen = scene.is_chosen(index)
    aside = not scene.stage.parameter_involved(index) and not chosen
    scale = scene.layout.scale * theme.scale
    x, y = place.middle
    step = [0.0, 10.0, 18.5][min(len(lines), 3) - 1] * scale
    height = max(place.height, 2 * step + 20 * scale) if len(lines) > 2 else place.height
    if len(lines) == 1 and scene.layout.detail == "full":
        height = 26.0 * scale
    rect = rectangle(Rect.around(x, y, place.width, height))
    if len(lines) == 1:
        width = typeset(lines[0], inks[0]).width + 22 * scale
        if rounded and scene.layout.detail == "full":
            y = _beside_label(scene, index, place, height)
        rect = rectangle(Rect.around(x, y, min(place.width, width), height))
    lit = scene.lit == index
    accented = chosen or lit
    border = QColor(
        theme.accent if accented else theme.muted if scene.is_hovered(index) else theme.hairline
    )
    painter.setPen(QPen(border, theme.px(2.0 if accented else 1.0)))
    painter.setBrush(QColor(theme.raised if not theme.dark else theme.background))
    radius = 5 * scale
    if rounded:  # two lines fill its corners more than one
        radius = 12 * scale if len(lines) > 1 else min(rect.height() / 2, 21 * scale)
    painter.drawRoundedRect(rect, radius, radius)
    if chosen and scene.focused:
        _paint_ring(
            painter, scene, index, Rect(rect.x(), rect.y(), rect.width(), rect.height()), radius
        )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if aside:
        painter.setOpacity(0.6)
    for row, line in enumerate(lines):
        offset = (row - (len(lines) - 1) / 2) * (18.5 * scale)
        room = place.width - (16 * scale if rounded else 10 * scale)
        draw_centred(painter, line, inks[min(row, 1)], x, y + offset, room)
    painter.setOpacity(1.0)
    if scene.changed(index):
        _paint_change_mark(painter, scene, rect.right() - 5 * scale, rect.top() + 5 * scale)


def _beside_label(scene: Scene, index: ParameterIndex, place: Rect, height: float) -> float:
    """Where a bias chip of one line stands: at the end of its place that is nearer its neuron."""
    node = scene.layout.nodes[UnitIndex(index.layer, index.unit)]
    if node.y > place.y:
        return place.bottom - height / 2
    return place.y + height / 2


def _paint_ring(
    painter: QPainter, scene: Scene, index: ParameterIndex, rect: Rect, radius: float
) -> None:
    """The focus ring, clear of the border."""
    ring = rectangle(rect.grown(3.5))
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(faded(QColor(scene.theme.accent), scene.theme, 0.55), 2.0))
    painter.drawRoundedRect(ring, radius + 3.5, radius + 3.5)
    painter.restore()


def _paint_change_mark(painter: QPainter, scene: Scene, x: float, y: float) -> None:
    """A small corner: changed from the example."""
    size = 3.0 * max(1.0, scene.layout.scale)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(scene.theme.fourth))
    painter.drawPolygon(
        [QPointF(x, y - size), QPointF(x + size, y), QPointF(x, y + size), QPointF(x - size, y)]
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_dots(painter: QPainter, scene: Scene, ratio: float) -> None:
    """The biases of a large network: dots in the colour of their sign, hollow if negative."""
    theme, canvas = scene.theme, QColor(scene.theme.background).rgba()
    colors = {
        negative: QColor(theme.negative if negative else theme.positive)
        for negative in (False, True)
    }
    biases = [layer.bias.tolist() for layer in scene.snapshot.parameters]
    layers = range(scene.depth)
    aside = [not scene.stage.parameter_involved(ParameterIndex(i, "bias", 0)) for i in layers]
    pictures: dict[tuple[bool, bool, float], sprites.Sprite] = {}
    for index, rect in scene.layout.biases.items():
        key = (biases[index.layer][index.unit] < 0, aside[index.layer], rect.width)
        picture = pictures.get(key)
        if picture is None:
            color = faded(colors[key[0]], theme, ASIDE) if key[1] else colors[key[0]]
            inside = canvas if key[0] else color.rgba()
            picture = sprites.disc(rect.width / 2, theme.px(1.5), inside, color.rgba(), ratio)
            pictures[key] = picture
        sprites.draw_middle(painter, picture, *rect.middle)
    chosen = (
        scene.layout.biases.get(scene.chosen) if isinstance(scene.chosen, ParameterIndex) else None
    )
    if chosen is not None:
        painter.setPen(QPen(QColor(theme.accent), 2.0))
        painter.drawEllipse(QPointF(*chosen.middle), chosen.width / 2 + 3, chosen.width / 2 + 3)
