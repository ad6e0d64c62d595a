"""Neuron maps as pictures in their circles, all coloured at once, and one enlarged."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from backprop_studio.engine.parameter_index import UnitIndex
from backprop_studio.experiment.numbers import format_number
from backprop_studio.theme import Theme
from backprop_studio.ui.anew import is_anew
from backprop_studio.ui.network_diagram import sprites
from backprop_studio.ui.network_diagram.geometry import Circle, Rect
from backprop_studio.ui.network_diagram.neuron_maps import NeuronMaps, resampled
from backprop_studio.ui.network_diagram.palette import STEPS, palette
from backprop_studio.ui.network_diagram.places import Layout
from backprop_studio.ui.network_diagram.scene import Scene
from backprop_studio.ui.network_diagram.strokes import draw_centred, rectangle
from backprop_studio.ui.typeset import Formula, Ink, Name, Words

SMALLEST = 9.0  # px, the radius below which a map says nothing
ENLARGED = 168
CAPTION_STEP = 17.0  # px from line to line under the large map


def colored(grids: NDArray[np.float64] | NDArray[np.float32], theme: Theme) -> NDArray[np.uint32]:
    """Shares in [−1, 1] as opaque #AARRGGBB."""
    return palette(theme).table[(grids * STEPS + (STEPS + 0.5)).astype(np.uint8)]


OUTSIDE = 2 * STEPS + 1  # the entry after all colours: nothing is painted


@lru_cache(maxsize=8)
def _outside(side: int) -> NDArray[np.uint8]:
    """OUTSIDE at the pixels of a square outside the circle in it, else 0."""
    axis = np.arange(side) + 0.5 - side / 2
    outside = np.hypot(axis[:, None], axis[None, :]) > side / 2 - 0.25
    return np.where(outside, np.uint8(OUTSIDE), np.uint8(0))


@lru_cache(maxsize=8)
def _color_table(theme: Theme) -> list[int]:
    return [*palette(theme).fills, 0]


class MapPictures:
    """One strip of all shown maps, cut round; made anew only for new maps, sizes or colours."""

    def __init__(self, maps: NeuronMaps, layout: Layout, theme: Theme, ratio: float) -> None:
        self.maps = maps
        self._place: dict[UnitIndex, int] = {}
        circles = layout.nodes
        units = [unit for unit in circles if maps.grid(unit) is not None]
        self.radius = min((circles[unit].r for unit in units), default=0.0)
        if self.radius < SMALLEST:
            return
        self.side = max(2, round(2 * self.radius * ratio))
        grids = np.array([maps.grid(unit) for unit in units])
        entries = resampled(grids * STEPS + (STEPS + 0.5), self.side).astype(np.uint8)
        np.maximum(entries, _outside(self.side), out=entries)
        rows = np.ascontiguousarray(entries.reshape(-1, self.side))
        form = QImage.Format.Format_Indexed8
        indexed = QImage(rows.data, self.side, len(rows), self.side, form)
        indexed.setColorTable(_color_table(theme))
        # its own memory, and what the painter draws fastest
        self.strip = indexed.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
        self._place = {unit: place for place, unit in enumerate(units)}

    def draw(self, painter: QPainter, unit: UnitIndex, circle: Circle, ratio: float) -> bool:
        """Fill the circle with the unit's map; False if it has none."""
        place = self._place.get(unit)
        if place is None:
            return False
        half = self.side / ratio / 2
        left = round((circle.x - half) * ratio) / ratio
        top = round((circle.y - half) * ratio) / ratio
        source = QRect(0, place * self.side, self.side, self.side)
        if is_anew():  # an SVG knows no part of a picture
            target = rectangle(Rect(left, top, 2 * half, 2 * half))
            painter.drawImage(target, self.strip.copy(source))
        elif ratio == 1.0:
            painter.drawImage(QPointF(left, top), self.strip, source)
        else:
            target = rectangle(Rect(left, top, 2 * half, 2 * half))
            painter.drawImage(target, self.strip, source)
        return True


def draw_map(
    painter: QPainter,
    maps: MapPictures | None,
    scene: Scene,
    unit: UnitIndex,
    circle: Circle,
    outline: int,
    ratio: float,
) -> bool:
    """The unit's map and its outline; False where there is none to show."""
    if maps is None or scene.mode != "values" or not scene.stage.activation_shown(unit.layer):
        return False
    painter.setOpacity(1.0 if scene.stage.unit_involved(unit) else 0.5)
    drawn = maps.draw(painter, unit, circle, ratio)
    painter.setOpacity(1.0)
    if drawn:
        picture = sprites.ring(circle.r, 1.5, outline, ratio)
        sprites.draw_middle(painter, picture, circle.x, circle.y)
    return drawn


def paint_enlarged(painter: QPainter, scene: Scene, maps: NeuronMaps, unit: UnitIndex) -> None:
    """The hovered unit's map, large, with its axes named, beside the node."""
    grid, frame = maps.grid(unit), enlarged_frame(scene, maps, unit)
    if grid is None or frame is None:
        return
    theme, side = scene.theme, ENLARGED * scene.theme.scale
    title, *captions = _captions(scene, maps, unit)
    step = CAPTION_STEP * theme.scale
    painter.setPen(QPen(QColor(theme.muted), 1.0))
    painter.setBrush(QColor(theme.raised))
    painter.drawRoundedRect(rectangle(frame), 7, 7)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pixels = np.ascontiguousarray(colored(grid, theme))
    form = QImage.Format.Format_RGB32
    image = QImage(pixels.data, pixels.shape[1], pixels.shape[0], 4 * pixels.shape[1], form)
    place = Rect(frame.x + 10, frame.y + 25 * theme.scale, side, side)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, maps.kind == "plane")
    painter.drawImage(rectangle(place), image)
    painter.setPen(QPen(QColor(theme.hairline), 1.0))
    painter.drawRect(rectangle(place))
    x = frame.middle[0]
    draw_centred(painter, title, Ink(theme, 13.0, 600), x, frame.y + 0.75 * step, side)
    for row, caption in enumerate(captions):
        draw_centred(painter, caption, Ink(theme, 11.5), x, place.bottom + (row + 0.6) * step, side)


def enlarged_frame(scene: Scene, maps: NeuronMaps, unit: UnitIndex) -> Rect | None:
    """Where the large map of a unit stands; None where it has none."""
    circle = scene.layout.nodes.get(unit)
    if circle is None or maps.grid(unit) is None:
        return None
    scale = scene.theme.scale
    captions = len(_captions(scene, maps, unit)) - 1  # the title stands above
    height = (ENLARGED + 30.0 + CAPTION_STEP * captions) * scale
    return _beside(scene.layout, circle, ENLARGED * scale + 20.0, height)


def _captions(scene: Scene, maps: NeuronMaps, unit: UnitIndex) -> list[Formula]:
    def tr(text: str) -> str:
        return QCoreApplication.translate("NetworkDiagram", text)

    low, high = (format_number(end, digits=3) for end in maps.ends[unit.layer])
    scale: Formula = (
        Words(tr("colours from {low} to {high}").format(low=low, high=high), "muted"),
    )
    name = Name(scene.naming.activation(unit))
    if maps.bounds is None:
        return [(Words(tr("weights into") + " "), name), scale]
    rows: list[Formula] = [(name, Words(" " + tr("over the input plane")))]
    for axis, (bounds, arrow) in enumerate(zip(maps.bounds, "→↑", strict=True)):
        start, end = (format_number(bound, digits=3) for bound in bounds)
        symbol = Name(scene.naming.activation(UnitIndex(-1, axis)), "muted")
        rows.append((Words(f"{arrow} ", "muted"), symbol, Words(f" {start} … {end}", "muted")))
    return [*rows, scale]


def _beside(layout: Layout, circle: Circle, width: float, height: float) -> Rect:
    """To the right of the node, or to its left where the diagram ends."""
    x = circle.x + circle.r + 12.0
    if x + width > layout.width - 4:
        x = circle.x - circle.r - 12.0 - width
    y = min(max(4.0, circle.y - height / 2), max(4.0, layout.legend.y - height))
    return Rect(max(4.0, x), y, width, height)
