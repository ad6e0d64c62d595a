"""Paints a height field as strips, far ones first, into an image.

A strip between two neighbouring rows is one polygon, and its colours are one gradient along
it: in a parallel projection the place across the screen does not depend on the height. So
60 × 60 quadrangles take sixty calls, and seven thousand colours are made once, not for
every turn.
"""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QLinearGradient, QPainter, QPen

from backprop_studio.ui.landscape.projection import Projection, far_first
from backprop_studio.ui.plot_style import Floats, cividis, pen

LINES = 12  # across the field, each way
LINE, LINE_OPACITY = "#101820", 0.28
UNKNOWN = (150, 150, 150)  # where the loss is not finite


class ReliefImage:
    """One field of `heights` 0 … 1 (rows, columns), with colours by `shares` 0 … 1 under
    `brightness`; `unknown` marks what is not finite. `sides` as in `projection`."""

    def __init__(
        self,
        heights: Floats,
        shares: Floats,
        brightness: Floats,
        unknown: np.ndarray,
        sides: tuple[float, float],
    ) -> None:
        self.heights, self.sides = heights, sides
        colors = cividis()[np.round(np.clip(shares, 0, 1) * 255).astype(np.intp)].astype(float)
        colors[unknown] = UNKNOWN
        colors = np.clip(colors * brightness[..., None], 0, 255)
        self._colors = colors
        self._gradients: dict[bool, list[QLinearGradient]] = {}
        rows, columns = heights.shape
        self._u = np.linspace(-sides[0], sides[0], columns)
        self._v = np.linspace(-sides[1], sides[1], rows)[:, None]

    def _strip_gradients(self, along_v: bool) -> list[QLinearGradient]:
        """A gradient for each strip; only its ends move when the field turns."""
        if along_v not in self._gradients:
            colors = self._colors.swapaxes(0, 1) if along_v else self._colors
            strips = (colors[:-1] + colors[1:]) / 2
            places = np.linspace(0.0, 1.0, strips.shape[1]).tolist()
            made = []
            for strip in strips.astype(np.uint8).tolist():
                gradient = QLinearGradient()
                gradient.setStops(
                    [(place, QColor(*rgb)) for place, rgb in zip(places, strip, strict=True)]
                )
                made.append(gradient)
            self._gradients[along_v] = made
        return self._gradients[along_v]

    def paint(self, projection: Projection, size: QSize, ratio: float, smooth: bool) -> QImage:
        """An image of `size` (px of Qt) at `ratio`; `smooth` with soft edges."""
        image = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(ratio)
        image.fill(Qt.GlobalColor.transparent)
        with QPainter(image) as painter:
            pixels = projection.pixels(self._u, self._v, self.heights)
            columns_reversed, rows_reversed = far_first(projection.eye)
            # strips lie along the side that reaches further across the screen
            reach = pixels[0, -1, 0] - pixels[0, 0, 0], pixels[-1, 0, 0] - pixels[0, 0, 0]
            along_v = abs(reach[1]) > abs(reach[0])
            if along_v:
                pixels = pixels.swapaxes(0, 1)
            farthest_last = columns_reversed if along_v else rows_reversed
            gradients = self._strip_gradients(along_v)
            # away grows with the coordinate unless its sine (cosine) is negative
            order = range(len(gradients)) if farthest_last else range(len(gradients) - 1, -1, -1)
            line = pen(LINE, 1.0, opacity=LINE_OPACITY)
            line.setJoinStyle(Qt.PenJoinStyle.BevelJoin)
            every = max(1, round(max(pixels.shape[:2]) / LINES))
            crossing = list(range(0, pixels.shape[1], every))
            for strip in order:
                far, near = (strip, strip + 1) if farthest_last else (strip + 1, strip)
                self._paint_strip(painter, pixels[far], pixels[near], gradients[strip], smooth)
                self._paint_lines(
                    painter, pixels[far], pixels[near], line, crossing, near % every == 0
                )
        return image

    @staticmethod
    def _paint_strip(
        painter: QPainter, far: Floats, near: Floats, gradient: QLinearGradient, smooth: bool
    ) -> None:
        gradient.setStart(QPointF(*((far[0] + near[0]) / 2)).x(), 0.0)
        gradient.setFinalStop(QPointF(*((far[-1] + near[-1]) / 2)).x(), 0.0)
        outline = np.concatenate((far, near[::-1]))
        polygon = pg.functions.arrayToQPolygonF(outline[:, 0], outline[:, 1])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(gradient))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.drawPolygon(polygon)
        if smooth:  # the hard one under it leaves no seams between strips
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            painter.drawPolygon(polygon)

    @staticmethod
    def _paint_lines(
        painter: QPainter, far: Floats, near: Floats, line: QPen, crossing: list[int], along: bool
    ) -> None:
        painter.setPen(line)
        starts, ends = far[crossing].tolist(), near[crossing].tolist()
        painter.drawLines([QLineF(*a, *b) for a, b in zip(starts, ends, strict=True)])
        if along:
            painter.drawPolyline(pg.functions.arrayToQPolygonF(near[:, 0], near[:, 1]))
