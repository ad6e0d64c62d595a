"""The small buttons under the columns, and what each layer consists of."""

from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from backprop_studio.experiment.numbers import format_short
from backprop_studio.theme import CAPTION
from backprop_studio.ui.network_diagram.interaction import control_wish
from backprop_studio.ui.network_diagram.places import Control
from backprop_studio.ui.network_diagram.scene import Scene
from backprop_studio.ui.network_diagram.strokes import draw_centred, faded, rectangle
from backprop_studio.ui.typeset import Formula, Ink, Words


def paint_controls(painter: QPainter, scene: Scene) -> None:
    """All of them; without the buttons where nothing may be edited."""
    ink = Ink(scene.theme, CAPTION)
    for control in scene.layout.controls:
        if control.kind == "caption":
            words: Formula = (Words(layer_caption(scene, control.layer), "muted"),)
            draw_centred(painter, words, ink, *control.rect.middle, control.rect.width)
        elif scene.editable:
            _paint_button(painter, scene, control)


def layer_caption(scene: Scene, layer: int) -> str:
    """`8 tanh`, and what else the layer does: `8 tanh · BN`."""
    present = scene.snapshot.experiment.network.layers[layer]
    parts = [f"{present.units} {scene.function_sign(layer) or _tr('linear')}"]
    if present.batch_norm:
        parts.append(_tr("BN"))
    if present.dropout:
        parts.append(_tr("drop {share}").format(share=format_short(present.dropout)))
    if present.residual:
        parts.append(_tr("res."))
    return " · ".join(parts)


def control_text(control: Control) -> str:
    """What a button does, for its tooltip."""
    if control.kind == "insert":
        return _tr("Insert a layer here")
    number = control.layer + 1
    if control.kind == "more":
        return _tr("One unit more in layer {number} (+)").format(number=number)
    return _tr("One unit fewer in layer {number} (−)").format(number=number)


def _paint_button(painter: QPainter, scene: Scene, control: Control) -> None:
    theme = scene.theme
    hovered = scene.hovered is not None and scene.hovered.control == control
    color = QColor(theme.accent if hovered else theme.muted)
    if control_wish(scene, control) is None:
        color = QColor(theme.hairline)
    rect = rectangle(control.rect.grown(-1.0))
    border = QPen(color if hovered else faded(color, theme, 0.45), 1.0)
    if control.kind == "insert":
        border.setStyle(Qt.PenStyle.DotLine)
    painter.setPen(border)
    painter.setBrush(QColor(theme.raised if not theme.dark else theme.background))
    painter.drawRoundedRect(rect, 4, 4)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color, 1.5))
    (x, y), half = control.rect.middle, 0.2 * control.rect.width
    painter.drawLine(QPointF(x - half, y), QPointF(x + half, y))
    if control.kind != "fewer":
        painter.drawLine(QPointF(x, y - half), QPointF(x, y + half))


def _tr(text: str) -> str:
    return QCoreApplication.translate("NetworkDiagram", text)
