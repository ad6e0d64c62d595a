"""Blame under way: amber dots on the edges that carry δ back, amber rims where it arrives."""

from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPicture

from backprop_studio.ui.network_diagram import sprites
from backprop_studio.ui.network_diagram.places import Layout
from backprop_studio.ui.network_diagram.scene import Scene

DOT, FIRST, STEP = 3.4, 11.0, 8.0  # at scale 1: radius, from the upper node, from dot to dot
SMALL_DOT = 0.55  # of that, on the many edges of a large network
THIN_RIM, THICK_RIM = 1.0, 5.0  # px, of the smallest and the largest |δ| in a layer
RIM_STEP = 0.25  # px
DONE = 0.35  # opacity of a rim of an earlier move


def paint_blame(painter: QPainter, scene: Scene, ratio: float) -> None:
    """Three dots on each edge that carries δ in this move, leaving the upper node."""
    move = scene.stage.move
    if move is None:
        return
    radius = DOT * scene.layout.scale
    if move.kind == "output_gradient":
        _paint_dots(painter, scene, None, radius, ratio)
    elif move.kind == "hidden_gradient" and move.layer is not None:
        compact = scene.layout.detail == "compact"
        _paint_dots(
            painter, scene, move.layer + 1, radius * SMALL_DOT if compact else radius, ratio
        )


def _paint_dots(
    painter: QPainter, scene: Scene, layer: int | None, radius: float, ratio: float
) -> None:
    color = QColor(scene.theme.gradient).rgba()
    dot = sprites.disc(radius, 0.0, color, color, ratio)
    if isinstance(dot, QPicture):
        for middle in _dots(scene.layout, layer, radius / DOT):
            painter.drawPicture(middle, dot)
    else:
        for corner in _corners(scene.layout, layer, radius / DOT, dot.width(), ratio):
            painter.drawImage(corner, dot)


def _dots(layout: Layout, layer: int | None, size: float) -> list[QPointF]:
    """Where dots stand on the edges into a layer, or (None) from the outputs to the loss."""
    if layer is None:
        lines = [line for kind, line in layout.links if kind == "output"]
    else:
        lines = [line for index, line in layout.edges.items() if index.layer == layer]
    return [
        QPointF(*line.at(1 - step * size / length))
        for line, length in ((line, line.length) for line in lines)
        for step in (FIRST, FIRST + STEP, FIRST + 2 * STEP)
        if step * size < length
    ]


@lru_cache(maxsize=32)
def _corners(
    layout: Layout, layer: int | None, size: float, side: int, ratio: float
) -> tuple[QPointF, ...]:
    """Of pictures of the dots, `side` px of the screen wide: whole pixels, worked out once."""
    half = side / 2
    return tuple(
        QPointF(round(at.x() * ratio - half) / ratio, round(at.y() * ratio - half) / ratio)
        for at in _dots(layout, layer, size)
    )


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


def paint_rims(painter: QPainter, scene: Scene, ratio: float) -> None:
    """In circles too small for the number: a rim as thick as |δ| is large in its layer. It stays,
    faded, when the move that made it is done."""
    if scene.mode != "values":
        return
    shown = [layer for layer in range(scene.depth) if scene.stage.delta_shown(layer)]
    present, faint = delta_layers(scene), QColor(scene.theme.gradient)
    faint.setAlphaF(DONE)
    inks = {layer: QColor(scene.theme.gradient) if layer in present else faint for layer in shown}
    delta = scene.snapshot.example.delta
    largest = {layer: float(np.abs(delta[layer]).max(initial=0.0)) for layer in shown}
    for unit, circle in scene.layout.nodes.items():
        if unit.layer not in shown:
            continue
        size, most = abs(float(delta[unit.layer][unit.unit])), largest[unit.layer]
        if not (size > 0 and np.isfinite(size)):  # no blame arrives
            continue
        share = size / most if np.isfinite(most) else 0.0
        width = min(THIN_RIM + (THICK_RIM - THIN_RIM) * share, 0.6 * circle.r)
        width = round(width / RIM_STEP) * RIM_STEP
        rim = sprites.ring(circle.r - width / 2, width, inks[unit.layer].rgba(), ratio)
        sprites.draw_middle(painter, rim, circle.x, circle.y)
