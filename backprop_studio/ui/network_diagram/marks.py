"""Units that pass little or no blame on: saturated and dead ones. No Qt widgets."""

from typing import Literal

from PySide6.QtCore import QCoreApplication, QPointF
from PySide6.QtGui import QColor, QPainter, QPen

from backprop_studio.engine.parameter_index import UnitIndex
from backprop_studio.ui.network_diagram.scene import Scene

Mark = Literal["saturated", "dead"]
LITTLE = 0.05  # of the function's largest slope


def mark_of(scene: Scene, unit: UnitIndex) -> Mark | None:
    """Whether the slope at z is under 5 % of its largest, or 0 as of a ReLU below 0.

    Only for one example: the mean of several has no z of its own.
    """
    example = scene.snapshot.example
    if unit.layer < 0 or (example.row is None and scene.snapshot.data.training_rows > 1):
        return None
    if not scene.stage.activation_shown(unit.layer):
        return None
    function, a = scene.function(unit.layer), scene.activation(unit)
    if function == "sigmoid" and a * (1 - a) < LITTLE / 4:
        return "saturated"
    if function == "tanh" and 1 - a * a < LITTLE:
        return "saturated"
    if function == "relu" and example.z[unit.layer][unit.unit] < 0:
        return "dead"
    return None


def mark_text(scene: Scene, unit: UnitIndex) -> str:
    """The mark in a sentence; empty without one."""
    mark = mark_of(scene, unit)
    z = scene.naming.pre_activation(unit)
    if mark == "saturated":
        text = _tr(
            "Saturated: the slope at {z} is under 5 % of its largest, so little blame passes."
        )
        return text.format(z=z)
    if mark == "dead":
        text = _tr("Inactive: {z} < 0 for this example, the slope is 0 and no blame passes.")
        return text.format(z=z)
    return ""


def paint_marks(painter: QPainter, scene: Scene) -> None:
    """A badge at the upper right of every marked node."""
    for unit, circle in scene.layout.nodes.items():
        mark = mark_of(scene, unit)
        if mark is not None and circle.r >= 8:
            x, y = circle.x + 0.71 * circle.r, circle.y - 0.71 * circle.r
            paint_badge(painter, scene, mark, x, y)


def paint_badge(painter: QPainter, scene: Scene, mark: Mark, x: float, y: float) -> None:
    """Saturated: a flat line. Inactive: a cross. In a small circle."""
    theme = scene.theme
    painter.setPen(QPen(QColor(theme.text), 1.0))
    painter.setBrush(QColor(theme.background))
    painter.drawEllipse(QPointF(x, y), 6.5, 6.5)
    painter.setPen(QPen(QColor(theme.fourth), 2.0))
    if mark == "saturated":
        painter.drawLine(QPointF(x - 3.5, y), QPointF(x + 3.5, y))
    else:
        painter.drawLine(QPointF(x - 2.5, y - 2.5), QPointF(x + 2.5, y + 2.5))
        painter.drawLine(QPointF(x - 2.5, y + 2.5), QPointF(x + 2.5, y - 2.5))


def _tr(text: str) -> str:
    return QCoreApplication.translate("NetworkDiagram", text)
