"""The points of a plot painted anew: each symbol as a path at its place, its pen in px.

pyqtgraph paints them from pictures it keeps, or scales the painter around a cosmetic pen, which
many programs that show SVG do not know.
"""

from typing import Any

import pyqtgraph as pg
from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtGui import QPainter, QPen, QTransform


def scatters_of(box: pg.ViewBox) -> list[Any]:
    """The visible scatter plots of a view box, the lowest first."""
    items = [item for item in box.childGroup.childItems() if isinstance(item, pg.ScatterPlotItem)]
    return sorted((item for item in items if item.isVisible()), key=_height)


def paint_points(painter: QPainter, scatter: Any) -> None:
    """All points of one scatter plot, in the px of its view."""
    place = scatter.sceneTransform()
    painter.setOpacity(scatter.effectiveOpacity())
    for spot in scatter.points():
        at, size, symbol = place.map(spot.pos()), float(spot.size()), spot.symbol()
        line = QPen(spot.pen())
        line.setCosmetic(False)
        painter.setPen(line)
        painter.setBrush(spot.brush())
        path = Symbols[symbol] if isinstance(symbol, str) else symbol
        painter.drawPath(QTransform.fromTranslate(at.x(), at.y()).scale(size, size).map(path))
    painter.setOpacity(1.0)


def _height(item: Any) -> float:
    return float(item.zValue())
