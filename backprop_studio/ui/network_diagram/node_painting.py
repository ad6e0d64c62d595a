"""Nodes: inputs, neurons, targets, the loss, folded layers and the picture of the inputs."""

from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from backprop_studio.engine.parameter_index import UnitIndex
from backprop_studio.experiment.notation import Symbol
from backprop_studio.experiment.numbers import format_number
from backprop_studio.theme import Theme
from backprop_studio.ui.network_diagram import sprites
from backprop_studio.ui.network_diagram.compact_painting import paint_compact_units
from backprop_studio.ui.network_diagram.data_names import paint_data_names
from backprop_studio.ui.network_diagram.fold_painting import paint_folds
from backprop_studio.ui.network_diagram.formulas import (
    blame_sum,
    loss_formula,
    loss_in_force,
    unit_label,
    unit_name,
    was,
)
from backprop_studio.ui.network_diagram.geometry import Circle, Rect
from backprop_studio.ui.network_diagram.map_pictures import MapPictures, draw_map
from backprop_studio.ui.network_diagram.palette import STEPS, palette
from backprop_studio.ui.network_diagram.scene import Scene
from backprop_studio.ui.network_diagram.strokes import (
    ASIDE,
    draw_centred,
    draw_disc,
    draw_patch,
    faded,
    rectangle,
)
from backprop_studio.ui.network_diagram.words import drag_hint, loss_note
from backprop_studio.ui.typeset import Formula, Ink, Name, Number, Words, typeset

SMALLEST_TARGET = 11.0  # px, the radius below which its number does not fit


def paint_nodes(painter: QPainter, scene: Scene, maps: MapPictures | None, ratio: float) -> None:
    """Everything that is not an edge or a chip."""
    if scene.layout.picture is not None:
        _paint_picture(painter, scene, scene.layout.picture, ratio)
    for unit, rect in scene.layout.labels.items():
        _paint_label(painter, scene, unit, rect)  # first: its patch must not cut its node
    if scene.layout.detail == "compact":
        paint_compact_units(painter, scene, maps, ratio)
    else:
        for unit, circle in scene.layout.nodes.items():
            _paint_unit(painter, scene, unit, circle, maps, ratio)
    for number, circle in scene.layout.targets.items():
        _paint_target(painter, scene, number, circle, ratio)
    paint_data_names(painter, scene)
    paint_folds(painter, scene)
    _paint_loss(painter, scene, ratio)


def _paint_unit(
    painter: QPainter,
    scene: Scene,
    unit: UnitIndex,
    circle: Circle,
    maps: MapPictures | None,
    ratio: float,
) -> None:
    theme = scene.theme
    involved = scene.stage.unit_involved(unit)
    table = palette(theme, scene.mode, not involved)
    shares = scene.fill_shares(unit.layer)
    entry = STEPS if shares is None else table.entry(shares[unit.unit])
    chosen = scene.is_chosen(unit)
    hovered = scene.is_pointed_at(unit)
    lit = scene.lit == unit
    outline = QColor(theme.accent if chosen or lit else theme.text)
    if not involved and not chosen and not lit:
        outline = faded(outline, theme, ASIDE)
    pen = theme.px(4.0 if lit else 2.5 if chosen or hovered else 1.5)
    mapped = draw_map(painter, maps, scene, unit, circle, outline.rgba(), ratio)
    if not mapped:
        fill = QColor.fromRgba(table.fills[entry])
        draw_disc(painter, circle.x, circle.y, circle.r, fill, outline, pen)
    elif chosen or hovered:
        painter.setPen(QPen(outline, pen))
        painter.drawEllipse(QPointF(circle.x, circle.y), circle.r, circle.r)
    if chosen and scene.focused:
        painter.setPen(QPen(faded(QColor(theme.accent), theme, 0.55), theme.px(2.0)))
        around = circle.r + theme.px(4.0)
        painter.drawEllipse(QPointF(circle.x, circle.y), around, around)
    painter.setOpacity(1.0 if involved else 0.62)
    if mapped:
        _paint_on_map(painter, scene, unit, circle)
    else:
        _paint_inside(painter, scene, unit, circle, scene.readable(table.inks[entry]))
    painter.setOpacity(1.0)


def _paint_on_map(painter: QPainter, scene: Scene, unit: UnitIndex, circle: Circle) -> None:
    """Name and value on patches of canvas at the upper and lower rim."""
    factor = circle.r / scene.theme.scale / 38.0
    name, value = unit_name(scene, unit, False), scene.unit_value(unit)
    small, strong = Ink(scene.theme, max(9.5, 11.5 * factor)), Ink(scene.theme, 14.0 * factor)
    draw_patch(painter, name, small, circle.x, circle.y - 0.72 * circle.r, 1.2 * circle.r)
    if value is not None:
        number: Formula = (Number(format_number(value), strong=True),)
        draw_patch(painter, number, strong, circle.x, circle.y + 0.62 * circle.r, 1.7 * circle.r)


def _paint_inside(
    painter: QPainter, scene: Scene, unit: UnitIndex, circle: Circle, on_fill: Theme
) -> None:
    """Name above value; in the blame view the value is δ."""
    factor = circle.r / scene.theme.scale / 38.0
    name = unit_name(scene, unit, scene.layout.detail == "full")
    held = 1.6 if scene.theme.in_hall else 2.1  # of the radius: there type is not set smaller
    if typeset(name, Ink(on_fill, 12.5 * factor)).width > held * circle.r:
        name = unit_name(scene, unit, False)
    value = scene.unit_value(unit)
    if value is None:
        ink = Ink(on_fill, 12.5 * factor)
        draw_centred(painter, name, ink, circle.x, circle.y, 1.7 * circle.r)
        return
    earlier = scene.ghost_activation(unit) if scene.mode == "values" else None
    lift = 0.30 * circle.r if earlier is None else 0.42 * circle.r
    # What is just legible at the desk is so at any text scale.
    legible = 1.0 if scene.theme.in_hall else 1.0 / scene.theme.scale
    top = Ink(on_fill, max(9.5 * legible, 12.5 * factor))
    draw_centred(painter, name, top, circle.x, circle.y - lift, 1.56 * circle.r)
    strong = Ink(on_fill, max(11.0 * legible, 15.0 * factor))
    number: Formula = (Number(format_number(value), strong=True),)
    below = 0.2 * circle.r if earlier is None else 0.06 * circle.r
    if scene.stage.updated and unit.layer >= 0:
        painter.setOpacity(0.62)  # made with the weights from before the update
    draw_centred(painter, number, strong, circle.x, circle.y + below, 1.8 * circle.r)
    if earlier is not None:
        small = Ink(on_fill, max(8.5 * legible, 10.5 * factor))
        text: Formula = (Words(was(format_number(earlier))),)
        painter.setOpacity(painter.opacity() * 0.75)
        draw_centred(painter, text, small, circle.x, circle.y + 0.5 * circle.r, 1.5 * circle.r)


def _paint_label(painter: QPainter, scene: Scene, unit: UnitIndex, rect: Rect) -> None:
    wide = _room_for_sum(scene, unit, rect)
    sum_of_blame = None if wide is None else blame_sum(scene, unit)
    formula = sum_of_blame or unit_label(scene, unit)
    if not formula:
        return
    opacity = 1.0 if scene.stage.unit_involved(unit) else 0.7
    ink = Ink(scene.theme, max(10.5 / scene.theme.scale, 12.5 * scene.layout.scale))
    x, y = rect.middle
    width = rect.width
    if scene.layout.detail != "full":
        draw_patch(painter, formula, ink, x, y, width, opacity)
        return
    if sum_of_blame and wide is not None:
        (x, y), width = wide.middle, wide.width
    painter.setOpacity(opacity)
    draw_centred(painter, formula, ink, x, y, width)
    painter.setOpacity(1.0)


def _room_for_sum(scene: Scene, unit: UnitIndex, rect: Rect) -> Rect | None:
    """Where the longer sum of blame may stand, further to the left; None where it would cover
    a weight."""
    if scene.layout.detail != "full":
        return None
    width = min(rect.width * (1.7 if unit.layer == 0 else 1.1), rect.right - 4)
    wide = Rect(rect.right - width, rect.y, width, rect.height)
    return None if any(map(wide.meets, scene.layout.chips.values())) else wide


def _paint_target(
    painter: QPainter, scene: Scene, number: int, circle: Circle, ratio: float
) -> None:
    theme = scene.theme
    involved = scene.stage.loss_involved
    hovered = scene.hovered is not None and scene.hovered.target == number
    chosen = scene.draggable and scene.is_chosen(UnitIndex(scene.depth - 1, number))
    color = QColor(theme.accent if chosen else theme.text)
    if not involved and not chosen:
        color = faded(color, theme, ASIDE + 0.2)
    canvas = QColor(theme.background).rgba()
    pen = theme.px(2.5 if hovered or chosen else 1.6)
    outline = sprites.dashed_disc(circle.r, pen, canvas, color.rgba(), ratio)
    sprites.draw_middle(painter, outline, circle.x, circle.y)
    if circle.r < SMALLEST_TARGET:
        if scene.snapshot.example.y[number] == 1:  # the class that this example is of
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawEllipse(QPointF(circle.x, circle.y), 0.5 * circle.r, 0.5 * circle.r)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        return
    y = float(scene.snapshot.example.y[number])
    value = format_number(y)
    factor = circle.r / scene.theme.scale / 29.0
    painter.setOpacity(1.0 if involved else 0.7)
    if circle.r >= theme.px(20):
        name: Formula = (Name(scene.naming.target(number)),)
        ink = Ink(theme, max(9.5, 12.5 * factor))
        draw_centred(painter, name, ink, circle.x, circle.y - 0.34 * circle.r, 1.6 * circle.r)
        strong: Formula = (Number(value, strong=True),)
        large = Ink(theme, max(10.0, 14.0 * factor))
        draw_centred(painter, strong, large, circle.x, circle.y + 0.26 * circle.r, 1.7 * circle.r)
    else:
        text: Formula = (Number(f"{y:.0f}" if y in (0, 1) else value),)
        draw_centred(painter, text, Ink(theme, 10.0), circle.x, circle.y, 1.6 * circle.r)
    painter.setOpacity(1.0)


def _paint_loss(painter: QPainter, scene: Scene, ratio: float) -> None:
    theme, layout = scene.theme, scene.layout
    involved = scene.stage.loss_involved
    color = QColor(theme.text) if involved else faded(QColor(theme.text), theme, ASIDE)
    hovered = scene.hovered is not None and scene.hovered.kind == "loss"
    painter.setPen(QPen(color, theme.px(2.5 if hovered else 1.5)))
    painter.setBrush(QColor(theme.background))
    painter.drawRoundedRect(rectangle(layout.loss), theme.px(7.0), theme.px(7.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setOpacity(1.0 if involved else 0.7)
    outputs = scene.snapshot.example.y.size
    lines = list(loss_formula(loss_in_force(scene.snapshot), outputs, theme.in_hall))
    if not scene.stage.loss:
        value: Formula = ()
    else:
        shown = format_number(scene.shown_loss(), "loss")
        value = (Number(shown, strong=True),)
    rows = [*lines, value] if value else lines
    x, room = layout.loss.middle[0], layout.loss.width - 10
    step = layout.loss.height / (len(rows) + 0.35)
    factor = layout.loss.height / 60.0 / theme.scale
    for row, line in enumerate(rows):
        y = layout.loss.middle[1] + (row - (len(rows) - 1) / 2) * step
        px = 15.0 if line is value else 13.0 if len(lines) == 1 else 11.0
        ink = Ink(theme, max(9.0, px * factor))
        if line is value:
            draw_centred(painter, line, ink, x, y, room)
        else:
            sprites.draw_middle(painter, sprites.words(line, ink, room, ratio), x, y)
    painter.setOpacity(1.0)
    note = loss_note(scene)
    small = Ink(theme, max(10.0 / theme.scale, 11.0 * layout.scale))
    half = layout.note.height / 2
    for row, sentence in enumerate(note[:2]):
        y = layout.note.y + (row + 0.62) * half
        draw_patch(painter, (Words(sentence, "muted"),), small, x, y, layout.loss.width + 12)
    if layout.hint is not None and scene.draggable:
        draw_centred(
            painter, (Words(drag_hint(), "muted"),), small, *layout.hint.middle, layout.hint.width
        )


@lru_cache(maxsize=4)
def _picture_of(x: bytes, dark: bool, size: int) -> QImage:
    """The inputs in `size` by `size` pixels; kept, for the example shown stays while it trains."""
    values = np.frombuffer(x)
    side = round(values.size**0.5)
    low, high = float(values.min()), float(values.max())
    share = (values - low) / ((high - low) or 1.0)
    if not dark:
        share = 1 - share
    grey = np.ascontiguousarray((share * 255).astype(np.uint8).reshape(side, side))
    image = QImage(grey.tobytes(), side, side, side, QImage.Format.Format_Grayscale8)
    return image.scaled(size, size).convertToFormat(QImage.Format.Format_RGB32)


def _paint_picture(painter: QPainter, scene: Scene, place: Rect, ratio: float) -> None:
    """The inputs as one square picture, dark ink on light or the reverse by theme."""
    x = scene.snapshot.example.x
    size = round(place.width * ratio)
    image = _picture_of(x.tobytes(), scene.theme.dark, size)
    image.setDevicePixelRatio(size / place.width)
    painter.drawImage(QPointF(place.x, place.y), image)
    painter.setPen(QPen(QColor(scene.theme.text), scene.theme.px(1.0)))
    painter.drawRect(rectangle(place))
    caption: Formula = (
        Name(Symbol("x", "1")),
        Words(" … "),
        Name(Symbol("x", str(x.size))),
    )
    box = QRectF(place.x, place.bottom, place.width, 20)
    draw_centred(painter, caption, Ink(scene.theme, 11.5), *_centre(box), place.width)


def _centre(box: QRectF) -> tuple[float, float]:
    return box.center().x(), box.center().y()
