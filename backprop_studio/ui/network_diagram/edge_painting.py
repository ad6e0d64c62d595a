"""Edges: sign by colour and dashes, magnitude by width; one drawing call for each pen."""

from functools import lru_cache
from itertools import groupby

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.ui.network_diagram.geometry import Line
from backprop_studio.ui.network_diagram.places import Layout
from backprop_studio.ui.network_diagram.scene import Scene, magnitude
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

STAYS = 0.8  # of a width step
FEW = 100  # more edges are drawn thin, and in whole pixels


class EdgeTable(Struct, frozen=True, eq=False):
    """All drawn edges, layer after layer: where each starts and ends, and its line.

    `parts[l]` is where the edges into layer l stand in the arrays.
    """

    sources: NDArray[np.intp]
    units: NDArray[np.intp]
    lines: NDArray[np.object_]  # QLineF
    parts: tuple[tuple[int, slice], ...]


@lru_cache(maxsize=4)
def edge_table(layout: Layout) -> EdgeTable:
    """Made once a layout, so that widths and pens are found for all edges at once."""
    edges = sorted(layout.edges.items(), key=_layer)
    lines = np.empty(len(edges), dtype=object)
    lines[:] = [QLineF(line.x0, line.y0, line.x1, line.y1) for _, line in edges]
    parts, start = [], 0
    for layer, group in groupby(index.layer for index, _ in edges):
        end = start + len(list(group))
        parts.append((layer, slice(start, end)))
        start = end
    return EdgeTable(
        np.array([index.source for index, _ in edges], dtype=np.intp),
        np.array([index.unit for index, _ in edges], dtype=np.intp),
        lines,
        tuple(parts),
    )


def _layer(edge: tuple[ParameterIndex, Line]) -> int:
    return edge[0].layer


class EdgePens(Struct, frozen=True, eq=False):
    """The pen of every edge as a number (width step, aside, negative); −1 is not drawn.

    Most weights keep theirs from one iteration to the next: only the strips between two
    layers that changed are painted.
    """

    table: EdgeTable
    code: NDArray[np.intp]
    steps: int  # width steps a pixel

    def look(self, layer: int) -> bytes:
        """Of the edges into a layer; where this is the same, they look the same."""
        part = dict(self.table.parts)[layer]
        return b"".join(
            each[part].tobytes() for each in (self.table.sources, self.table.units, self.code)
        )

    def changed_layers(self, earlier: "EdgePens | None") -> list[int]:
        """The layers whose edges look different from `earlier` (all if there is none)."""
        layers = [layer for layer, _ in self.table.parts]
        if earlier is None:
            return layers
        return [layer for layer in layers if self.look(layer) != earlier.look(layer)]


def edge_pens(scene: Scene, earlier: EdgePens | None = None) -> EdgePens:
    """Sign by dashes, magnitude by width, to half a pixel or, of many edges, to one.

    While training and from move to move a width stays as it was in `earlier` until it has clearly
    changed: edges would flicker that stand between two widths.
    """
    table, few = edge_table(scene.layout), len(scene.layout.edges) <= FEW
    steps = 2 if few else 1
    values, aside = _values(scene, table)
    finite = np.isfinite(values)
    values[~finite] = 0.0
    width = _density(scene) * (THINNEST + (THICKEST - THINNEST) * np.abs(values) / _largest(scene))
    step = np.clip(np.rint(steps * width), steps, steps * THICKEST).astype(np.intp)
    goes_on = scene.snapshot.running or scene.stage.move is not None
    if goes_on and earlier is not None and earlier.table is table:
        before = earlier.code >> 2
        step = np.where(np.abs(steps * width - before) < STAYS, np.maximum(before, steps), step)
    code = np.where(finite, 4 * step + 2 * aside + (values < 0), -1)
    return EdgePens(table, code, steps)


@lru_cache(maxsize=128)
def strip_of(layout: Layout, layer: int) -> tuple[float, float]:
    """The left and right end of the edges into a layer; those of other layers lie outside."""
    lines = [line for index, line in layout.edges.items() if index.layer == layer]
    return min(line.x0 for line in lines), max(line.x1 for line in lines)


def paint_edges(painter: QPainter, scene: Scene, pens: EdgePens, layer: int) -> None:
    """The edges into one layer, thin ones first, with one call for each pen."""
    table = pens.table
    part = dict(table.parts)[layer]
    code = pens.code[part]
    order = np.argsort(code, kind="stable")
    codes, starts = np.unique(code[order], return_index=True)
    lines = table.lines[part][order].tolist()
    ends = [*starts[1:].tolist(), len(lines)]
    for key, start, end in zip(codes.tolist(), starts.tolist(), ends, strict=True):
        if key >= 0:
            negative = bool(key & 1)
            color = _color(scene, negative)
            shade = faded(color, scene.theme, ASIDE) if key & 2 else color
            painter.setPen(edge_pen(shade, scene.theme.px((key >> 2) / pens.steps), negative))
            painter.drawLines(lines[start:end])


def _values(scene: Scene, table: EdgeTable) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """What the edges show (weights, or ∂L/∂w, 0 before its move), and which stand aside."""
    blame = scene.mode == "blame"
    layers = scene.snapshot.example.gradients if blame else scene.snapshot.parameters
    values = np.zeros(len(table.lines))
    aside = np.zeros(len(table.lines), dtype=bool)
    for layer, part in table.parts:
        aside[part] = not scene.stage.parameter_involved(ParameterIndex(layer, "weight", 0))
        if not blame or scene.delta_known(layer):
            values[part] = layers[layer].weights[table.sources[part], table.units[part]]
    return values, aside


def _color(scene: Scene, negative: bool) -> QColor:
    theme = scene.theme
    if scene.mode == "blame":
        return QColor(theme.gradient)
    return QColor(theme.negative if negative else theme.positive)


def paint_marked_edges(painter: QPainter, scene: Scene) -> None:
    """Those covered, and the chosen and the hovered one again with a halo."""
    _paint_covered(painter, scene)
    chosen = scene.chosen if isinstance(scene.chosen, ParameterIndex) else None
    hovered = scene.hovered.parameter if scene.hovered is not None else None
    lit = scene.lit if isinstance(scene.lit, ParameterIndex) else None
    for index in dict.fromkeys((hovered, lit, chosen)):
        line = None if index is None else scene.layout.line(index)
        if index is None or line is None:
            continue
        value = scene.value(index)
        if scene.mode == "blame":
            value = scene.gradient(index) if scene.delta_known(index.layer) else 0.0
        if not np.isfinite(value):
            continue
        width = scene.theme.px(edge_width(value, _largest(scene)))
        color = _color(scene, value < 0)
        halo = faded(color, scene.theme, 0.28)
        wider = 9.0 if index == chosen else 12.0 if index == lit else 5.0
        pen = QPen(halo, width + scene.theme.px(wider))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        draw_line(painter, line)
        painter.setPen(edge_pen(color, width, value < 0))
        draw_line(painter, line)


def _paint_covered(painter: QPainter, scene: Scene) -> None:
    """An edge whose number the hall shall guess tells neither its sign nor its size."""
    if not any(np.isnan(layer.weights).any() for layer in scene.snapshot.parameters):
        return
    pen = dotted_pen(QColor(scene.theme.muted), scene.theme.px(2.0))
    for index, line in scene.layout.edges.items():
        if np.isnan(scene.value(index)):
            painter.setPen(pen)
            draw_line(painter, line)


def _largest(scene: Scene) -> float:
    """The magnitude drawn widest: of the weights at least 1, so that small ones look small."""
    if scene.mode == "blame":
        return scene.largest_blame()[1]
    largest = max(magnitude(layer.weights) for layer in scene.snapshot.parameters)
    return max(1.0, largest) if np.isfinite(largest) else 1.0


def _density(scene: Scene) -> float:
    """Many edges are drawn thinner."""
    count = len(scene.layout.edges)
    return 1.0 if count <= 24 else 0.75 if count <= FEW else 0.5


def paint_links(painter: QPainter, scene: Scene) -> None:
    """From outputs and targets to the loss."""
    theme = scene.theme
    color, width = QColor(theme.text), theme.px(1.5)
    if not scene.stage.loss_involved:
        color = faded(color, theme, ASIDE)
    for kind, line in scene.layout.links:
        several = len(scene.layout.targets) > 1
        pen = QPen(color, width) if kind == "output" and not several else dotted_pen(color, width)
        painter.setPen(pen)
        draw_line(painter, line)
