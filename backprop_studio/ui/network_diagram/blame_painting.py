"""Blame under way: amber dots on the edges that carry δ back, amber rims where it arrives."""

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from backprop_studio.ui.network_diagram.geometry import Line
from backprop_studio.ui.network_diagram.scene import Scene

DOT, FIRST, STEP = 3.4, 11.0, 8.0  # at scale 1: radius, from the upper node, from dot to dot
SMALL_DOT = 0.55  # of that, on the many edges of a large network
THIN_RIM, THICK_RIM = 1.0, 5.0  # px, of the smallest and the largest |δ| in a layer
DONE = 0.35  # opacity of a rim of an earlier move


def paint_blame(painter: QPainter, scene: Scene) -> None:
    """Three dots on each edge that carries δ in this move, leaving the upper node."""
    compact = scene.layout.detail == "compact"
    radius = DOT * scene.layout.scale
    links = _links(scene)
    _paint_dots(painter, scene, links, radius)
    edges = [line for index, line in scene.layout.edges.items() if scene.stage.blame_flows(index)]
    _paint_dots(painter, scene, edges, radius * SMALL_DOT if compact else radius)


def _links(scene: Scene) -> list[Line]:
    move = scene.stage.move
    if move is None or move.kind != "output_gradient":
        return []
    return [line for kind, line in scene.layout.links if kind == "output"]


def _paint_dots(painter: QPainter, scene: Scene, lines: list[Line], radius: float) -> None:
    if not lines:
        return
    size = radius / DOT
    dots = QPolygonF()
    for line in lines:
        for step in range(3):
            share = 1 - (FIRST + STEP * step) * size / max(line.length, 1.0)
            if share > 0:
                dots.append(QPointF(*line.at(share)))
    pen = QPen(QColor(scene.theme.gradient), 2 * radius)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawPoints(dots)


def delta_layers(scene: Scene) -> tuple[int, ...]:
    """The layers whose δ the present move makes or uses."""
    move = scene.stage.move
    if move is None:
        return ()
    if move.kind == "output_gradient":
        return (scene.depth - 1,)
    if move.kind == "hidden_gradient" and move.layer is not None:
        return move.layer, move.layer + 1
    return ()


def paint_rims(painter: QPainter, scene: Scene) -> None:
    """In circles too small for the number: a rim as thick as |δ| is large in its layer. It stays,
    faded, when the move that made it is done."""
    if scene.mode != "values":
        return
    shown = [layer for layer in range(scene.depth) if scene.stage.delta_shown(layer)]
    present, faint = delta_layers(scene), QColor(scene.theme.gradient)
    faint.setAlphaF(DONE)
    delta = scene.snapshot.example.delta
    largest = {layer: float(np.abs(delta[layer]).max(initial=0.0)) for layer in shown}
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for unit, circle in scene.layout.nodes.items():
        if unit.layer not in shown:
            continue
        size, most = abs(float(delta[unit.layer][unit.unit])), largest[unit.layer]
        if not (size > 0 and np.isfinite(size)):  # no blame arrives
            continue
        share = size / most if np.isfinite(most) else 0.0
        width = min(THIN_RIM + (THICK_RIM - THIN_RIM) * share, 0.6 * circle.r)
        inner = circle.r - width / 2
        ink = QColor(scene.theme.gradient) if unit.layer in present else faint
        painter.setPen(QPen(ink, width))
        painter.drawEllipse(QPointF(circle.x, circle.y), inner, inner)
