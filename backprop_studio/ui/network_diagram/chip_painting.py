"""Chips: the value of a weight on its edge, of a bias beside its neuron."""

import math
from functools import lru_cache

from msgspec import Struct
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.ui.anew import is_anew
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
AROUND = 6.0  # px of a chip's picture around its border, for the ring


def paint_chips(painter: QPainter, scene: Scene, ratio: float) -> None:
    """All chips of a small network; in a larger one those of the chosen and the hovered."""
    layout = scene.layout
    if layout.detail == "compact":
        _paint_dots(painter, scene, ratio)
    for index, rect in layout.biases.items() if layout.detail != "compact" else ():
        if layout.detail == "medium":
            _paint_box(painter, scene, index, rect, (narrow_parameter(scene, index),), True, ratio)
        else:
            _paint_box(painter, scene, index, rect, parameter_lines(scene, index), True, ratio)
    for index, rect in layout.chips.items():
        _paint_box(painter, scene, index, rect, parameter_lines(scene, index), False, ratio)
    hovered = scene.hovered.parameter if scene.hovered is not None else None
    for wanted in dict.fromkeys((scene.chosen, hovered, scene.lit)):
        if isinstance(wanted, ParameterIndex) and wanted not in layout.chips:
            _paint_floating(painter, scene, wanted, ratio)


def _paint_floating(painter: QPainter, scene: Scene, index: ParameterIndex, ratio: float) -> None:
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
    _paint_box(painter, scene, index, place, lines, False, ratio)


def _inks(scene: Scene) -> tuple[Ink, Ink]:
    scale = max(0.86 / scene.theme.scale, scene.layout.scale)
    if scene.layout.detail == "medium":
        scale = max(0.9 / scene.theme.scale, scale * 0.9)
    return Ink(scene.theme, FIRST * scale), Ink(scene.theme, SECOND * scale)


class _Chip(Struct, frozen=True):
    """All that one chip shows; where the same is shown, it looks the same.

    Places are those from the corner of its picture, which stands on whole pixels.
    """

    lines: tuple[Formula, ...]
    inks: tuple[Ink, Ink]
    rect: Rect
    radius: float
    middle: tuple[float, float]  # of the lines
    scale: float
    room: float  # for a line
    accented: bool
    hovered: bool
    ringed: bool
    aside: bool
    marked: bool  # as changed from the example


def _paint_box(
    painter: QPainter,
    scene: Scene,
    index: ParameterIndex,
    place: Rect,
    lines: tuple[Formula, ...],
    rounded: bool,
    ratio: float,
) -> None:
    inks = _inks(scene)
    chosen = scene.is_chosen(index)
    scale = scene.layout.scale * scene.theme.scale
    x, y = place.middle
    step = [0.0, 10.0, 18.5][min(len(lines), 3) - 1] * scale
    height = max(place.height, 2 * step + 20 * scale) if len(lines) > 2 else place.height
    if len(lines) == 1 and scene.layout.detail == "full":
        height = 26.0 * scale
    rect = Rect.around(x, y, place.width, height)
    if len(lines) == 1:
        width = typeset(lines[0], inks[0]).width + 22 * scale
        if rounded and scene.layout.detail == "full":
            y = _beside_label(scene, index, place, height)
        rect = Rect.around(x, y, min(place.width, width), height)
    radius = 5 * scale
    if rounded:  # two lines fill its corners more than one
        radius = 12 * scale if len(lines) > 1 else min(rect.height / 2, 21 * scale)
    left, top = math.floor(rect.x - AROUND), math.floor(rect.y - AROUND)
    chip = _Chip(
        lines,
        inks,
        Rect(rect.x - left, rect.y - top, rect.width, rect.height),
        radius,
        (x - left, y - top),
        scale,
        place.width - (16 * scale if rounded else 10 * scale),
        chosen or scene.lit == index,
        scene.is_hovered(index),
        chosen and scene.focused,
        not scene.stage.parameter_involved(index) and not chosen,
        scene.changed(index),
    )
    if is_anew() or scene.snapshot.running:  # while training runs its numbers are new ones
        painter.translate(left, top)
        _draw_chip(painter, chip)
        painter.translate(-left, -top)
    else:
        painter.drawImage(QPointF(left, top), _picture(chip, ratio))


@lru_cache(maxsize=256)
def _picture(chip: _Chip, ratio: float) -> QImage:
    """The chip as it stands while nothing moves, or only others do."""
    image = sprites.blank(chip.rect.right + AROUND, chip.rect.bottom + AROUND, ratio)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _draw_chip(painter, chip)
    return image


def _draw_chip(painter: QPainter, chip: _Chip) -> None:
    theme = chip.inks[0].theme
    color = theme.accent if chip.accented else theme.muted if chip.hovered else theme.hairline
    painter.setPen(QPen(QColor(color), theme.px(2.0 if chip.accented else 1.0)))
    painter.setBrush(QColor(theme.raised if not theme.dark else theme.background))
    rect = rectangle(chip.rect)
    painter.drawRoundedRect(rect, chip.radius, chip.radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if chip.ringed:  # clear of the border
        painter.setPen(QPen(faded(QColor(theme.accent), theme, 0.55), 2.0))
        around = rectangle(chip.rect.grown(3.5))
        painter.drawRoundedRect(around, chip.radius + 3.5, chip.radius + 3.5)
    x, y = chip.middle
    if chip.aside:
        painter.setOpacity(0.6)
    for row, line in enumerate(chip.lines):
        offset = (row - (len(chip.lines) - 1) / 2) * 18.5 * chip.scale
        draw_centred(painter, line, chip.inks[min(row, 1)], x, y + offset, chip.room)
    painter.setOpacity(1.0)
    if chip.marked:
        _draw_change_mark(painter, chip)


def _beside_label(scene: Scene, index: ParameterIndex, place: Rect, height: float) -> float:
    """Where a bias chip of one line stands: at the end of its place that is nearer its neuron."""
    node = scene.layout.nodes[UnitIndex(index.layer, index.unit)]
    if node.y > place.y:
        return place.bottom - height / 2
    return place.y + height / 2


def _draw_change_mark(painter: QPainter, chip: _Chip) -> None:
    """A diamond on the corner, clear of the number: changed from the example."""
    theme = chip.inks[0].theme
    size = 4.0 * max(1.0, chip.scale / theme.scale)
    inside = 0.29 * chip.radius  # where the round corner is
    x, y = chip.rect.right - inside, chip.rect.y + inside
    painter.setPen(QPen(QColor(theme.background), theme.px(1.0)))  # it stands out from the border
    painter.setBrush(QColor(theme.fourth))
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
