"""What the data calls its inputs and its classes, beside their circles where there is room."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from backprop_studio.engine.parameter_index import UnitIndex
from backprop_studio.theme import CAPTION, Theme
from backprop_studio.ui.network_diagram.compact_painting import SMALLEST_WITH_NAME
from backprop_studio.ui.network_diagram.geometry import Circle
from backprop_studio.ui.network_diagram.scene import Scene
from backprop_studio.ui.network_diagram.strokes import draw_centred, draw_patch
from backprop_studio.ui.typeset import Formula, Ink, Name, Words, typeset

EDGE = 4.0  # px to the edge of the diagram
WIDEST = 84.0  # px at scale 1
ROUND = 8.0  # px that the way from a target to the loss is longer than a name on it
BESIDE = 3.0  # px from such a name to the target


def paint_data_names(painter: QPainter, scene: Scene) -> None:
    """Inputs by their columns' names, or x₁ where the data has none and the circle is too small
    for it; several outputs by their classes."""
    _paint_inputs(painter, scene)
    if len(scene.layout.targets) > 1:
        _paint_classes(painter, scene)


def _paint_inputs(painter: QPainter, scene: Scene) -> None:
    names, layout = scene.snapshot.data.input_names, scene.layout
    circles = {unit.unit: circle for unit, circle in layout.nodes.items() if unit.layer < 0}
    sides = None if layout.picture is not None else name_sides(_line(scene), list(circles.values()))
    if sides is None:
        return
    bare = layout.detail == "compact" and not any(
        circle.r >= SMALLEST_WITH_NAME * scene.theme.scale for circle in circles.values()
    )
    for (number, circle), side in zip(circles.items(), sides, strict=True):
        name = names[number] if number < len(names) else ""
        if name not in ("", f"x{number + 1}", "x"):
            _paint_name(painter, scene, _words(scene, name), circle, side)
        elif bare:
            symbol = (Name(scene.naming.activation(UnitIndex(-1, number)), "muted"),)
            _paint_name(painter, scene, symbol, circle, side)


def _paint_classes(painter: QPainter, scene: Scene) -> None:
    """Above the targets, or behind them: on the way to the outputs δ arrives."""
    layout, names = scene.layout, scene.snapshot.data.target_names
    targets = {
        number: circle
        for number, circle in layout.targets.items()
        if number < len(names) and names[number] not in ("", f"y{number + 1}")  # it says y₁ itself
    }
    sides = name_sides(_line(scene), list(targets.values()))
    if sides is not None:
        for (number, circle), side in zip(targets.items(), sides, strict=True):
            _paint_name(painter, scene, _words(scene, names[number]), circle, side)
        return
    ink, line = Ink(scene.theme, CAPTION), _line(scene)
    for number, circle in targets.items():
        words: Formula = (Words(names[number], "muted"),)
        width, left = typeset(words, ink).width, circle.x + circle.r
        if width + ROUND <= layout.loss.x - left:
            patch = QRectF(left + 1, circle.y - line / 2, width + BESIDE, line)
            painter.fillRect(patch, QColor(scene.theme.background))
            draw_centred(painter, words, ink, left + BESIDE + width / 2, circle.y, width)


def _words(scene: Scene, name: str) -> Formula:
    metrics = QFontMetricsF(scene.theme.font(CAPTION))
    room = scene.theme.px(WIDEST)
    return (Words(metrics.elidedText(name, Qt.TextElideMode.ElideRight, room), "muted"),)


def _paint_name(
    painter: QPainter, scene: Scene, name: Formula, circle: Circle, side: float
) -> None:
    ink = Ink(scene.theme, CAPTION)
    width = typeset(name, ink).width
    x = max(circle.x, width / 2 + EDGE)
    draw_patch(painter, name, ink, x, circle.y + side * (circle.r + _line(scene) / 2), width)


def _line(scene: Scene) -> float:
    return _caption_height(scene.theme)


@lru_cache(maxsize=4)
def _caption_height(theme: Theme) -> float:
    return QFontMetricsF(theme.font(CAPTION)).height()


def name_sides(line: float, column: Sequence[Circle]) -> list[float] | None:
    """Where names of height `line` (px) stand beside these circles, which go from top to bottom:
    −1 above, 1 under the first where the diagram ends above it; None where there is no room."""
    if not column:
        return None
    gaps = [below.y - below.r - above.y - above.r for above, below in pairwise(column)]
    sides = [-1.0] * len(column)
    if column[0].y - column[0].r < line:
        sides[0] = 1.0
        gaps[:1] = [gap - line for gap in gaps[:1]]
    return sides if all(gap >= line for gap in gaps) else None
