"""Edges: sign by colour and dashes, magnitude by width; one drawing call for each pen."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.ui.network_diagram.places import Layout
from backprop_studio.ui.network_diagram.scene import Scene
from backprop_studio.ui.network_diagram.strokes import (
    ASIDE,
    THICKEST,
    THINNEST,
    dotted_pen,
    draw_line,
    edge_pen,
    edge_width,
    faded,
)

FEW = 100  # more edges are drawn thin, and in whole pixels


@dataclass(frozen=True, slots=True)
class LayerEdges:
    """The drawn edges into one layer: where they start and end, and their lines."""

    layer: int
    sources: NDArray[np.intp]
    units: NDArray[np.intp]
    lines: NDArray[np.object_]  # QLineF


@lru_cache(maxsize=4)
def edge_table(layout: Layout) -> tuple[LayerEdges, ...]:
    """The edges by layer, so that values and widths are found for a whole layer at once."""
    table = []
    for layer, edges in groupby(layout.edges.items(), key=lambda item: item[0].layer):
        pairs = list(edges)
        lines = np.empty(len(pairs), dtype=object)
        lines[:] = [QLineF(line.x0, line.y0, line.x1, line.y1) for _, line in pairs]
        table.append(
            LayerEdges(
                layer,
                np.array([index.source for index, _ in pairs]),
                np.array([index.unit for index, _ in pairs]),
                lines,
            )
        )
    return tuple(table)


def paint_edges(painter: QPainter, scene: Scene) -> None:
    """All edges, thin ones first, one call for each pen; then the links to the loss."""
    largest, few = _largest(scene), len(scene.layout.edges) <= FEW
    steps = 2 if few else 1  # widths to half a pixel; many edges share fewer pens
    groups: dict[tuple[int, bool, bool], list[QLineF]] = {}
    for edges in edge_table(scene.layout):
        involved = scene.stage.parameter_involved(ParameterIndex(edges.layer, "weight", 0))
        values = _values(scene, edges)
        width = _density(scene) * (THINNEST + (THICKEST - THINNEST) * np.abs(values) / largest)
        finite = np.isfinite(values)
        width = np.clip(np.nan_to_num(np.round(steps * width)), steps, steps * THICKEST).astype(int)
        code = np.where(finite, 2 * width + (values < 0), -1)
        for key in np.unique(code[finite]).tolist():
            lines = edges.lines[code == key].tolist()
            groups.setdefault((key // 2, bool(key % 2), involved), []).extend(lines)
    for (width_step, negative, involved), lines in sorted(groups.items(), key=_thickness):
        color = _color(scene, negative)
        shade = color if involved else faded(color, scene.theme, ASIDE)
        painter.setPen(edge_pen(shade, width_step / steps, negative))
        painter.drawLines(lines)
    _paint_links(painter, scene)


def _thickness(group: tuple[tuple[int, bool, bool], list[QLineF]]) -> tuple[int, bool, bool]:
    return group[0]


def _values(scene: Scene, edges: LayerEdges) -> NDArray[np.float64]:
    """What the edges of a layer show: weights, or in the blame view ∂L/∂w (0 before its move)."""
    layers = scene.snapshot.parameters
    if scene.mode == "blame":
        if not scene.delta_known(edges.layer):
            return np.zeros(len(edges.sources))
        layers = scene.snapshot.example.gradients
    return layers[edges.layer].weights[edges.sources, edges.units]


def _color(scene: Scene, negative: bool) -> QColor:
    theme = scene.theme
    if scene.mode == "blame":
        return QColor(theme.gradient)
    return QColor(theme.negative if negative else theme.positive)


def paint_marked_edges(painter: QPainter, scene: Scene) -> None:
    """The chosen and the hovered edge again with a halo, and the blame under way."""
    chosen = scene.chosen if isinstance(scene.chosen, ParameterIndex) else None
    hovered = scene.hovered.parameter if scene.hovered is not None else None
    for index in dict.fromkeys((hovered, chosen)):
        if index is None or index not in scene.layout.edges:
            continue
        value = scene.value(index)
        if scene.mode == "blame":
            value = scene.gradient(index) if scene.delta_known(index.layer) else 0.0
        if not np.isfinite(value):
            continue
        line, width = scene.layout.edges[index], edge_width(value, _largest(scene))
        color = _color(scene, value < 0)
        halo = faded(color, scene.theme, 0.28)
        pen = QPen(halo, width + (9.0 if index == chosen else 5.0))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        draw_line(painter, line)
        painter.setPen(edge_pen(color, width, value < 0))
        draw_line(painter, line)
    if scene.layout.detail != "compact":
        _paint_blame(painter, scene)


def _largest(scene: Scene) -> float:
    """The magnitude drawn widest: of the weights at least 1, so that small ones look small."""
    if scene.mode == "blame":
        return scene.largest_blame()[1]
    largest = max((float(np.abs(v.weights).max()) for v in scene.snapshot.parameters), default=1.0)
    return max(1.0, largest) if np.isfinite(largest) else 1.0


def _density(scene: Scene) -> float:
    """Many edges are drawn thinner."""
    count = len(scene.layout.edges)
    return 1.0 if count <= 24 else 0.75 if count <= FEW else 0.5


def _paint_links(painter: QPainter, scene: Scene) -> None:
    theme = scene.theme
    color = QColor(theme.text)
    if not scene.stage.loss_involved:
        color = faded(color, theme, ASIDE)
    for kind, line in scene.layout.links:
        several = len(scene.layout.targets) > 1
        pen = QPen(color, 1.5) if kind == "output" and not several else dotted_pen(color, 1.5)
        painter.setPen(pen)
        draw_line(painter, line)


def _paint_blame(painter: QPainter, scene: Scene) -> None:
    """Three dots on each edge along which δ flows back, leaving the upper node."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(scene.theme.gradient))
    radius = 3.4 * scene.layout.scale
    lines = [line for index, line in scene.layout.edges.items() if scene.stage.blame_flows(index)]
    move = scene.stage.move
    if move is not None and move.kind == "output_gradient":
        for kind, line in scene.layout.links:
            if kind == "output":
                lines.append(line)
    for line in lines:
        for step in range(3):
            share = 1 - (11 + 8 * step) * scene.layout.scale / max(line.length, 1.0)
            if share > 0:
                painter.drawEllipse(QPointF(*line.at(share)), radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
