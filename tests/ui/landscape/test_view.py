"""The landscape view: requests, ball, arrows, pickers, words."""

import math

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPointF, Qt
from snapshots import dense, one_neuron, two_layer, with_landscape

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.theme import DARK
from backprop_studio.training.messages import Move
from backprop_studio.ui.landscape.view import LandscapeView
from backprop_studio.ui.plot_style import BALL

V1, V2 = ParameterIndex(1, "weight", 0, 0), ParameterIndex(1, "weight", 0, 1)
W, B = ParameterIndex(0, "weight", 0, 0), ParameterIndex(0, "bias", 0)


@pytest.fixture
def view(qtbot):
    view = LandscapeView()
    qtbot.addWidget(view)
    view.resize(540, 320)
    view.show()
    return view


@pytest.fixture
def asked(view):
    requests = []
    view.requested.connect(requests.append)
    return requests


def test_it_asks_for_a_picture_that_holds_ball_and_step(view, asked):
    view.show_snapshot(two_layer())
    request = asked[-1]
    assert (request.horizontal, request.vertical) == (V1, V2)
    for (low, high), here, step in zip(
        (request.horizontal_range, request.vertical_range),
        (0.8, 0.6),
        (0.0140154838, 0.0165909882),
        strict=True,
    ):
        assert low < here < high and low < here + step < high
    view.show_snapshot(replace(two_layer(), answered=9))
    assert len(asked) == 1


def test_axes_are_named_and_scales_equal(view):
    view.show_snapshot(with_landscape(two_layer(), V1, V2))
    assert (view.canvas.bottom.name, view.canvas.left.name) == ("v₁", "v₂")
    area, (across, up) = view.canvas.plot_area(), view.canvas.shown_range()
    assert area.width() / (across[1] - across[0]) == pytest.approx(
        area.height() / (up[1] - up[0]), rel=0.01
    )


def test_ball_arrow_and_words_of_the_opening_example(view):
    view.show_snapshot(with_landscape(two_layer(), V1, V2))
    assert view.canvas.ball == (0.8, 0.6)
    assert view.canvas.ball_text == "L = 0.034778"
    (arrow,) = view.canvas.arrows  # −η∇L and the next step are one
    assert (arrow.across, arrow.up) == pytest.approx((0.0140154838, 0.0165909882))
    told = view.parts.captions.arrows.text()
    assert "−η∇L" in told and told.endswith("×")
    assert view.parts.captions.floor.text() == "no floor: σ never reaches 1"
    assert view.canvas.ball_at(view.canvas.pixel(0.8, 0.6) + QPointF(3, 3))
    assert not view.canvas.ball_at(view.canvas.pixel(0.8, 0.6) + QPointF(30, 3))


def test_the_arrow_stands_at_right_angles_to_the_contour(view):
    """Along a contour 2.1 w + b stays: its direction is (1, −2.1)."""
    view.show_snapshot(with_landscape(one_neuron(), W, B))
    across, down = view.canvas.arrow_pixels(view.canvas.arrows[0])
    area, (right, up) = view.canvas.plot_area(), view.canvas.shown_range()
    contour = (area.width() / (right[1] - right[0]), 2.1 * area.height() / (up[1] - up[0]))
    cosine = (across * contour[0] + down * contour[1]) / (
        math.hypot(across, down) * math.hypot(*contour)
    )
    assert abs(cosine) < 0.01
    assert view.parts.captions.floor.text() == "dashed: a line of minima"


def test_another_next_step_is_a_second_arrow(view):
    snapshot = with_landscape(two_layer(), V1, V2)
    step = tuple(
        replace(layer, weights=layer.weights * [[3.0], [-1.0]] if i else layer.weights)
        for i, layer in enumerate(snapshot.step)
    )
    view.show_snapshot(replace(snapshot, step=step))
    real, downhill = view.canvas.arrows
    assert real.optimizer and (real.across, real.up) == pytest.approx((0.0420465, -0.016591), 1e-4)
    assert not downhill.optimizer and downhill.up == pytest.approx(0.016591, 1e-4)


def test_what_is_learned_of_the_same_parameters_is_shown(view, monkeypatch):
    """A run that comes to rest evaluates its loss; a move alone changes nothing here."""
    snapshot = with_landscape(two_layer(), V1, V2)
    view.show_snapshot(snapshot)
    drawn = []
    monkeypatch.setattr(view.plane, "show", drawn.append)
    view.show_snapshot(replace(snapshot, move=Move("loss", None), trail=snapshot.trail.copy()))
    assert not drawn
    settled = replace(snapshot, loss=0.5)
    view.show_snapshot(settled)
    assert drawn == [settled]


def test_the_ball_moves_while_the_picture_is_older(view):
    first = with_landscape(two_layer(), V1, V2)
    view.show_snapshot(first)
    later = replace(two_layer(iterations=20), landscape=first.landscape)
    version = view.canvas.relief.version
    view.show_snapshot(later)
    weights = later.parameters[1].weights
    assert view.canvas.ball == (weights[0, 0], weights[1, 0])
    assert view.canvas.relief.version == version  # the picture was kept


def test_a_ball_that_leaves_is_followed(view, asked):
    view.show_snapshot(with_landscape(two_layer(), V1, V2))
    moved = two_layer()
    weights = np.array([[9.0], [0.6]])
    parameters = (moved.parameters[0], replace(moved.parameters[1], weights=weights))
    view.show_snapshot(replace(moved, parameters=parameters, parameters_revision=5))
    low, high = asked[-1].horizontal_range
    assert low < 0.8 and high > 9


def test_a_step_that_leads_out_is_followed(view, asked):
    before = with_landscape(two_layer(), V1, V2)
    view.show_snapshot(before)
    (_, right), _ = view.canvas.shown_range()
    step = tuple(replace(layer, weights=layer.weights * 0 + right + 1.0) for layer in before.step)
    count = len(asked)
    view.show_snapshot(replace(before, step=step, revision=before.revision + 1))
    assert len(asked) == count + 1 and asked[-1].horizontal_range[1] > 0.8 + right + 1.0


def test_picking_axes_asks_anew_and_the_same_twice_swaps(view, asked, qtbot):
    view.show_snapshot(with_landscape(two_layer(), V1, V2))
    names = [view.bar.across.itemText(i) for i in range(view.bar.across.count())]
    assert names[:4] == ["w₁", "w₂", "w₃", "w₄"] and "bₒ" in names
    with qtbot.waitSignal(view.keeper.changed):
        view.bar.across.setCurrentIndex(0)
        view.bar.across.activated.emit(0)
    assert (asked[-1].horizontal, asked[-1].vertical) == (W, V2)
    assert view.canvas.relief is None  # the picture of the other axes is gone
    up = names.index("v₂")
    view.bar.across.setCurrentIndex(up)
    view.bar.across.activated.emit(up)
    assert view.axes == (V2, W)


def test_zoom_is_asked_for_once_it_rests_and_fit_goes_back(view, asked, qtbot):
    view.show_snapshot(with_landscape(two_layer(), V1, V2))
    qtbot.wait(200)  # the request for the size it got
    count, before = len(asked), view.canvas.shown_range()[0]
    view.canvas.setFocus()
    for _ in range(3):
        qtbot.keyClick(view.canvas, Qt.Key.Key_Plus)
    qtbot.waitUntil(lambda: len(asked) > count, timeout=2000)
    assert len(asked) == count + 1
    low, high = asked[-1].horizontal_range
    assert high - low == pytest.approx(0.8**3 * (before[1] - before[0]), rel=0.01)
    qtbot.mouseClick(view.bar.fit, Qt.MouseButton.LeftButton)
    wide = asked[-1].horizontal_range
    assert wide[1] - wide[0] > high - low


def test_another_network_takes_its_own_axes(view, asked):
    view.show_snapshot(with_landscape(two_layer(), V1, V2))
    view.show_snapshot(one_neuron())
    assert view.axes == (W, B) and view.canvas.bottom.name == "w"
    view.show_snapshot(dense([2, 3, 2]))
    assert view.axes is not None and asked[-1].horizontal == view.axes[0]


def test_numbers_beyond_all_bounds_do_not_break_it(view):
    snapshot = with_landscape(two_layer(), V1, V2)
    wild = snapshot.landscape.loss.copy()
    wild[:5] = np.inf
    wild[5:7] = np.nan
    weights = np.array([[np.nan], [1e300]])
    parameters = (snapshot.parameters[0], replace(snapshot.parameters[1], weights=weights))
    trail = np.array([[0.8, 0.6], [1e200, -1e200], [np.nan, 0.0]])
    view.show_snapshot(
        replace(
            snapshot,
            landscape=replace(snapshot.landscape, loss=wild),
            parameters=parameters,
            trail=trail,
            loss=np.inf,
        )
    )
    view.grab()
    assert view.canvas.ball is None


def test_it_paints_the_ball_in_amber_where_it_stands(view):
    view.set_theme(DARK)
    view.show_snapshot(with_landscape(two_layer(), V1, V2))
    place = view.canvas.pixel(0.8, 0.6).toPoint()
    color = view.canvas.viewport().grab().toImage().pixelColor(place)
    assert color.name().upper() == BALL


def test_a_fits_on_the_surface_too(view, asked, qtbot):
    view.show_snapshot(with_landscape(two_layer(), V1, V2))
    fitted = asked[-1]
    view.look_at((-40.0, 40.0), (-30.0, 30.0))
    qtbot.waitUntil(lambda: asked[-1] != fitted)
    assert view.zoom is not None
    view.set_mode("surface")
    view.look_at((-40.0, 40.0), (-30.0, 30.0))
    qtbot.waitUntil(lambda: asked[-1].horizontal_range[0] <= -39.0)
    view.parts.surface.setFocus()
    qtbot.keyClick(view.parts.surface, Qt.Key.Key_A)
    assert view.zoom is None and asked[-1].horizontal_range[0] > -5.0


def test_stopping_keeps_the_picture_and_another_mode_goes_on(view, asked):
    view.show_snapshot(with_landscape(two_layer(), V1, V2))
    view.patience.show_progress(0.3)
    view.bar.stop.click()
    assert view.patience.stopped and asked[-1].still
    assert view.canvas.relief is not None and view.canvas.ball is not None
    view.set_mode("surface")
    assert not view.patience.stopped and not asked[-1].still


def test_a_number_moves_aside_for_a_ball_that_rests_on_it(view, asked, qtbot):
    view.show_snapshot(with_landscape(two_layer(), V1, V2))
    canvas = view.canvas
    canvas.grab()
    label, area = canvas._labels[0], canvas.plot_area()
    low, high = canvas.shown_range()[0]
    across = low + (label.x - area.left()) / area.width() * (high - low)
    low, high = canvas.shown_range()[1]
    up = high - (label.y - area.top()) / area.height() * (high - low)
    assert canvas.pixel(across, up).x() == pytest.approx(label.x, abs=1.0)
    assert canvas.pixel(across, up).y() == pytest.approx(label.y, abs=1.0)
    canvas.show_landscape(replace(canvas.relief, ball=(across, up)))
    qtbot.waitUntil(lambda: not canvas._search_again.isActive())
    canvas.grab()
    assert all(np.hypot(each.x - label.x, each.y - label.y) > 12.0 for each in canvas._labels)
