"""The points of a plot: put elsewhere, and painted anew.

Painted anew, each symbol is a path at its place, its pen in px: pyqtgraph paints them from
pictures it keeps, or scales the painter around a cosmetic pen, which many programs that show
SVG do not know.
"""

from typing import Any

import numpy as np
import pyqtgraph as pg
from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtGui import QPainter, QPen, QTransform

from backprop_studio.ui.plot_style import Floats


def place_points(scatter: Any, places: Floats) -> None:
    """Put the points of one scatter plot at `places` (n, 2); beyond all numbers there are none.
    As many as before keep their looks, which costs a tenth of `setData`, where every point is
    styled again."""
    known = np.isfinite(places).all(axis=1)
    places = places if known.all() else places[known]
    if len(places) != len(scatter.data) or not len(places):
        scatter.setData(places[:, 0], places[:, 1])
        return
    scatter.prepareGeometryChange()
    scatter.data["x"], scatter.data["y"] = places.T
    scatter.bounds = [None, None]
    scatter.informViewBoundsChanged()
    scatter.invalidate()


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
