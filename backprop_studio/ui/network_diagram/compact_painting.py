"""Nodes of a large network: the same few pictures and one font, so that fifty cost little."""

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from backprop_studio.engine.parameter_index import UnitIndex
from backprop_studio.experiment.numbers import (
    APART,
    MINUS,
    format_fixed,
    format_number,
    format_power,
    nearest_power,
)
from backprop_studio.ui.network_diagram import sprites
from backprop_studio.ui.network_diagram.blame_painting import paint_rims
from backprop_studio.ui.network_diagram.formulas import unit_name
from backprop_studio.ui.network_diagram.geometry import Circle
from backprop_studio.ui.network_diagram.map_pictures import MapPictures, draw_map
from backprop_studio.ui.network_diagram.palette import STEPS, palette
from backprop_studio.ui.network_diagram.scene import Scene
from backprop_studio.ui.network_diagram.strokes import ASIDE, faded
from backprop_studio.ui.typeset import Ink

SMALLEST_WITH_NUMBER, SMALLEST_WITH_NAME = 13.0, 23.0
SMALLEST_MAP_WITH_NUMBER = 26.0  # smaller maps stay uncovered between iterations
SMALLEST_WITH_THREE = 17.5  # px, for three decimals
FIGURE = 0.62  # width of a bold tabular figure, of its type size
FULL_TYPE = 15.0
MOST_DIGITS, HELD = 4, 1.84  # in the hall: digits, and how many radii wide they may be
MOST_DECIMALS = 3  # with more of them, 2·10⁻⁴ is not longer
Text = tuple[str, float, float]


def paint_compact_units(
    painter: QPainter, scene: Scene, maps: MapPictures | None, ratio: float
) -> None:
    """Discs (or maps), then names, then all numbers of one colour together."""
    theme = scene.theme
    layers = range(-1, scene.depth)
    involved = {layer: scene.stage.unit_involved(UnitIndex(layer, 0)) for layer in layers}
    shares = {layer: scene.fill_shares(layer) for layer in layers}
    texts: dict[tuple[int, bool], list[Text]] = {}
    outlines = QColor(theme.text).rgba(), faded(QColor(theme.text), theme, ASIDE).rgba()
    tables = palette(theme, scene.mode), palette(theme, scene.mode, True)
    digits = fitting_digits(scene) if theme.in_hall else {}
    for unit, circle in scene.layout.nodes.items():
        aside = not involved[unit.layer]
        share, table = shares[unit.layer], tables[aside]
        entry = STEPS if share is None else table.entry(share[unit.unit])
        pen = theme.px(1.5) if circle.r > 12 else 1.0
        ink = table.inks[entry]
        mapped = draw_map(painter, maps, scene, unit, circle, outlines[aside], ratio)
        if not mapped:
            picture = sprites.disc(circle.r, pen, table.fills[entry], outlines[aside], ratio)
            sprites.draw_middle(painter, picture, circle.x, circle.y)
        if circle.r < SMALLEST_WITH_NUMBER:
            continue
        named = circle.r >= SMALLEST_WITH_NAME * theme.scale
        if named and not mapped:
            shown = share is not None or unit.layer < 0
            lift = 0.36 * circle.r if shown else 0.0
            _paint_name(painter, scene, unit, ink, circle.r, (circle.x, circle.y - lift), ratio)
        small = circle.r < SMALLEST_MAP_WITH_NUMBER * theme.scale
        crowded = mapped and small and scene.stage.move is None
        value = "" if crowded else _number(scene, unit, circle.r, digits.get(unit.layer, 0))
        if value and not mapped:
            below = 0.24 * circle.r if named else 0.0
            texts.setdefault((ink, aside), []).append((value, circle.x, circle.y + below))
        elif value:
            maps_y = circle.y + circle.r - theme.px(11.0)
            ink = QColor(theme.text).rgba()
            y = _paint_plate(painter, scene, value, circle, maps_y)
            texts.setdefault((ink, aside), []).append((value, circle.x, y))
    paint_rims(painter, scene, ratio)
    _paint_numbers(painter, scene, texts)
    _paint_marked(painter, scene)


def number_size(radius: float, scale: float) -> float:
    """Type size at which seven figures fit into a circle (five into a small one), at scale 1."""
    figures = 7 if radius >= SMALLEST_WITH_NAME * scale else 5.2
    fitting = (1.88 * radius - 2) / (figures * FIGURE)
    return float(max(9.0 / scale, min(FULL_TYPE, fitting / scale)))


def fitting_digits(scene: Scene) -> dict[int, int]:
    """Of each layer how many digits its circles hold in the hall's smallest type; 0: none."""
    font = sprites.figures(scene.theme, scene.theme.smallest, 600)
    found: dict[int, int] = {}
    for unit, circle in scene.layout.nodes.items():
        value = scene.unit_value(unit)
        digits = found.setdefault(unit.layer, MOST_DIGITS)
        room = HELD * circle.r
        while value is not None and digits and font.width(short(value, digits)) > room:
            digits -= 1
        found[unit.layer] = digits
    return found


def _number(scene: Scene, unit: UnitIndex, radius: float, digits: int) -> str:
    value = scene.unit_value(unit)
    if value is None:
        return ""
    if scene.theme.in_hall:
        return short(value, digits) if digits else ""
    small = 2 if radius < SMALLEST_WITH_THREE else 3
    text = short(value, small if radius < SMALLEST_WITH_NAME else 4)
    font = sprites.figures(scene.theme, number_size(radius, scene.theme.scale), 600)
    overflows = "·" in text and font.width(text) > 2 * radius
    return nearest_power(value) if overflows else text


def short(value: float, digits: int) -> str:
    """`digits` significant figures for a circle, and no more than that many decimals; what
    would round to 0 has its first figure, `0.002`, or is written as `2·10⁻⁴` where that is
    not longer, and so is what is very large."""
    text = format_number(value, digits=digits)
    if len(text.lstrip(MINUS).replace(APART, "")) <= digits + 2 or not np.isfinite(value):
        return text
    decimals = digits
    if round(value, digits) == 0:
        decimals = -int(f"{value:.0e}".partition("e")[2])  # to the first figure that is not 0
    if "·" in text or abs(value) >= 1 or decimals > max(digits, MOST_DECIMALS):
        return format_power(value, 1)
    return format_fixed(value, decimals)


def _paint_name(
    painter: QPainter,
    scene: Scene,
    unit: UnitIndex,
    ink: int,
    radius: float,
    at: tuple[float, float],
    ratio: float,
) -> None:
    size = max(9.5, 0.36 * radius / scene.theme.scale)
    theme = scene.readable(ink)
    name = sprites.words(unit_name(scene, unit, False), Ink(theme, size), 1.5 * radius, ratio)
    sprites.draw_middle(painter, name, *at)


def _paint_plate(
    painter: QPainter, scene: Scene, text: str, circle: Circle, lowest: float
) -> float:
    """Canvas behind a number that stands on a map, with round ends, as low as it stays within
    the circle, so that the outline is whole. Returns the y of its middle."""
    font = sprites.figures(scene.theme, number_size(circle.r, scene.theme.scale), 600)
    height = 1.1 * font.font.pixelSize()
    width, end = font.width(text) + 0.5 * height, height / 2
    reach = circle.r - 1.5 - end  # of the middles of its ends, from the middle of the circle
    y = min(lowest, circle.y + math.sqrt(max(0.0, reach**2 - (width / 2 - end) ** 2)))
    canvas = QColor(scene.theme.background)
    canvas.setAlphaF(0.86)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(canvas)
    painter.drawRoundedRect(QRectF(circle.x - width / 2, y - end, width, height), end, end)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    return y


def _paint_numbers(
    painter: QPainter, scene: Scene, texts: dict[tuple[int, bool], list[Text]]
) -> None:
    radius = max((circle.r for circle in scene.layout.nodes.values()), default=0.0)
    font = sprites.figures(scene.theme, number_size(radius, scene.theme.scale), 600)
    painter.setFont(font.font)
    for (ink, aside), entries in texts.items():
        painter.setPen(QColor.fromRgba(ink))
        painter.setOpacity(0.62 if aside or scene.stage.updated else 1.0)
        for text, x, y in entries:
            font.draw(painter, text, x, y)
    painter.setOpacity(1.0)


def _paint_marked(painter: QPainter, scene: Scene) -> None:
    """The chosen and the hovered node again, with a stronger outline."""
    hovered = scene.hovered.unit if scene.hovered is not None else None
    accent = QColor(scene.theme.accent)
    lit = scene.lit if isinstance(scene.lit, UnitIndex) else None
    for unit in dict.fromkeys((hovered, lit, scene.chosen)):
        circle = scene.layout.nodes.get(unit) if isinstance(unit, UnitIndex) else None
        if circle is None:
            continue
        chosen = unit == scene.chosen
        color = accent if chosen or unit == lit else QColor(scene.theme.text)
        painter.setPen(QPen(color, scene.theme.px(2.5)))
        painter.drawEllipse(QPointF(circle.x, circle.y), circle.r, circle.r)
        if chosen and scene.focused:
            painter.setPen(QPen(faded(accent, scene.theme, 0.55), 2.0))
            painter.drawEllipse(QPointF(circle.x, circle.y), circle.r + 4, circle.r + 4)
