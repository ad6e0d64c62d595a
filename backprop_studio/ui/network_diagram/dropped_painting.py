"""Units that dropout zeroes in this batch, struck out."""

from PySide6.QtCore import QLineF
from PySide6.QtGui import QColor, QPainter, QPen

from backprop_studio.engine.parameter_index import UnitIndex
from backprop_studio.ui.network_diagram.scene import Scene

SLANT = 0.86  # the stroke's reach, of the radius


def is_dropped(scene: Scene, unit: UnitIndex) -> bool:
    """Whether the batch at hand leaves this unit out for the row told of."""
    dropped = scene.snapshot.dropped
    if dropped is None or not 0 <= unit.layer < len(dropped.units):
        return False
    layer = dropped.units[unit.layer]
    return layer is not None and unit.unit < layer.size and bool(layer[unit.unit])


def paint_dropped(painter: QPainter, scene: Scene) -> None:
    """A stroke through every dropped unit, with canvas on both sides so that it stands out."""
    if scene.snapshot.dropped is None:
        return
    theme = scene.theme
    lines = []
    for unit, circle in scene.layout.nodes.items():
        if is_dropped(scene, unit):
            reach = SLANT * circle.r
            lines.append(
                QLineF(circle.x - reach, circle.y + reach, circle.x + reach, circle.y - reach)
            )
    for ink, width in ((theme.background, 5.0), (theme.fourth, 2.5)):
        painter.setPen(QPen(QColor(ink), theme.px(width)))
        painter.drawLines(lines)
