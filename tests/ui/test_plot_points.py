"""Points put elsewhere, against a plot that was given them there."""

import numpy as np
import pyqtgraph as pg
import pytest

from backprop_studio.theme import LIGHT
from backprop_studio.ui.plot_canvas import PlotCanvas
from backprop_studio.ui.plot_points import place_points

FIRST = np.array([[0.2, 0.2], [0.8, 0.4]])
SECOND = np.array([[0.5, 0.9], [0.1, 0.6]])


def shown(qtbot, scatter: pg.ScatterPlotItem) -> PlotCanvas:
    canvas = PlotCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(300, 200)
    canvas.set_theme(LIGHT)
    canvas.set_range((0.0, 1.0), (0.0, 1.0))
    canvas.box.addItem(scatter)
    canvas.show()
    qtbot.waitExposed(canvas)
    return canvas


def new_scatter(places: np.ndarray) -> pg.ScatterPlotItem:
    return pg.ScatterPlotItem(places[:, 0], places[:, 1], symbol="d", size=9, brush="r")


@pytest.mark.parametrize("places", [SECOND, SECOND[:1], np.vstack((FIRST, SECOND)), FIRST[:0]])
def test_they_are_painted_where_they_were_put_with_their_looks(qtbot, places):
    scatter = new_scatter(FIRST)
    canvas, other = shown(qtbot, scatter), shown(qtbot, new_scatter(places))
    assert canvas.grab().toImage() != other.grab().toImage()
    place_points(scatter, places)
    canvas.repaint_scene()
    assert canvas.grab().toImage() == other.grab().toImage()


def test_as_many_as_before_are_not_styled_again(qtbot, monkeypatch):
    scatter = new_scatter(FIRST)
    styled = []
    monkeypatch.setattr(scatter, "updateSpots", lambda *_: styled.append(True))
    place_points(scatter, SECOND)
    assert np.column_stack(scatter.getData()).tolist() == SECOND.tolist() and not styled


def test_what_is_beyond_all_numbers_has_no_place():
    scatter = new_scatter(FIRST)
    place_points(scatter, np.full((2, 2), np.nan))
    assert not len(scatter.data)
    place_points(scatter, np.array([[1.0, 2.0], [np.inf, 0.0]]))
    assert scatter.data["x"].tolist() == [1.0]
