"""The output panel: which picture it chooses, what it asks for, what stands in it."""

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from snapshots import (
    build,
    digits,
    document,
    one_neuron,
    random_parameters,
    spiral,
    two_layer,
    with_function,
    xor,
)

from backprop_studio.experiment.model import CrossEntropy, Layer, Mse
from backprop_studio.theme import DARK, LIGHT
from backprop_studio.training.commands import FunctionRequest
from backprop_studio.training.messages import FunctionPicture, Move, Snapshot
from backprop_studio.training.predictions import Predicted, Predictions, PredictionsAnswer
from backprop_studio.ui.output.decision_map import DecisionMap
from backprop_studio.ui.output.fit import FitView
from backprop_studio.ui.output.one_example import OneExample
from backprop_studio.ui.output.output_view import OutputView


@pytest.fixture
def view(qtbot):
    view = OutputView()
    qtbot.addWidget(view)
    view.resize(360, 230)
    view.show()
    return view


@pytest.fixture
def asked(view):
    requests = []
    view.requested.connect(requests.append)
    return requests


def line_through(rows: int = 4) -> Snapshot:
    """ŷ = 2x + 1 beside y = 2x: every residual is 1."""
    x = np.arange(rows, dtype=float)[:, None]
    parameters = [(np.array([[2.0]]), np.array([1.0]))]
    experiment = document([Layer(units=1, activation="linear")], x, 2 * x, parameters, Mse())
    return build(experiment, parameters, x, 2 * x)


def test_one_row_is_a_number_line(view, asked):
    view.show_snapshot(two_layer())
    assert view.kind == "one_example" and asked == []
    (reading,) = view.picture.canvas.readings
    assert reading.output == pytest.approx(0.7363, abs=5e-5)
    assert reading.difference == "ŷ − y = −0.2637"
    assert view.picture.canvas.ends == (0, 1)
    assert view.picture.canvas.accessibleName() == "ŷ = 0.7363, y = 1.000"
    view.show_snapshot(one_neuron())
    assert view.picture.canvas.readings[0].difference == "ŷ − y = −1.900"
    assert view.picture.canvas.ends == (0, 5)


def test_no_output_before_the_forward_pass(view):
    view.show_snapshot(two_layer(Move("forward", 0)))
    assert view.picture.canvas.readings[0].output is None
    assert "forward" in view.picture.caption.text()
    view.show_snapshot(two_layer(Move("forward", 1)))
    assert view.picture.canvas.readings[0].output == pytest.approx(0.7363, abs=5e-5)


def test_amounts_of_standardized_targets_stand_in_their_own_unit(view):
    """ŷ = 2x + 1 = 1 and y = 0 of the first row, at 50 000 apart around 200 000."""
    snapshot = line_through()
    names = replace(
        snapshot.data,
        target_names=("cost (usd)",),
        target_mean=np.array([200_000.0]),
        target_scale=np.array([50_000.0]),
    )
    view.show_snapshot(replace(snapshot, data=names))
    view._pick("one_example")
    thin = "\N{NARROW NO-BREAK SPACE}"
    assert f"ŷ = $250{thin}000, y = $200{thin}000" in view.picture.caption.text()
    view.show_snapshot(line_through())
    assert "=" not in view.picture.caption.text()


def test_ten_classes_are_bars(view):
    view.show_snapshot(digits())
    assert isinstance(view.picture, OneExample)
    readings = view.picture.canvas.readings
    assert len(readings) == 10 and sum(r.output for r in readings) == pytest.approx(1)
    assert readings[0].wanted == 1
    assert "1 of 2" in view.picture.caption.text()
    view.grab()


def test_fit_draws_data_function_and_residuals(view, asked):
    snapshot = line_through()
    view.show_snapshot(snapshot)
    assert isinstance(view.picture, FitView)
    assert asked[-1].resolution == 200
    ((low, high),) = asked[-1].bounds
    assert low < 0 and high > 3
    view.show_snapshot(with_function(snapshot))
    x, y = view.picture._curve.getData()
    assert y == pytest.approx(2 * x + 1)
    ends, values = view.picture._residuals.getData()
    assert ends.tolist() == [0, 0, 1, 1, 2, 2, 3, 3]
    assert values == pytest.approx([0, 1, 2, 3, 4, 5, 6, 7])
    assert len(view.picture._training.data) == 4


def test_map_marks_what_it_gets_wrong(view, asked):
    """A picture that says x₁ > ½ is right for two of XOR's four rows."""
    snapshot = xor()
    view.show_snapshot(snapshot)
    assert isinstance(view.picture, DecisionMap)
    grid = np.linspace(-0.25, 1.25, 31)
    outputs = np.repeat((grid > 0.5).astype(float)[None, :], 31, axis=0)[:, :, None]
    request = FunctionRequest(asked[-1].bounds, 100)
    picture = FunctionPicture(request, (grid, grid), outputs, 1)
    view.show_snapshot(replace(snapshot, function=picture))
    assert sorted(view.picture.canvas.crosses.tolist()) == [[0, 1], [1, 1]]
    assert view.summary.text() == "2 of 4 wrong"
    boundary = np.vstack(view.picture.canvas.boundary)
    assert boundary[:, 0] == pytest.approx(0.5, abs=0.06)


def test_what_is_wrong_is_counted_wherever_the_map_ends(view, asked):
    """The map shows but a corner, where all is 1; the answer beside it is wrong in one row, and
    with the accuracy its number is covered."""
    snapshot = xor()
    view.show_snapshot(snapshot)
    assert view.studies() == (Predictions(),)
    grid = np.linspace(0.9, 1.1, 5)
    picture = FunctionPicture(FunctionRequest(None, 5), (grid, grid), np.ones((5, 5, 1)), 1)
    zoomed = replace(snapshot, function=picture)
    view.show_snapshot(zoomed)
    assert view.summary.text() == ""
    targets = snapshot.data.training_targets
    part = Predicted(np.array([[0.1], [0.9], [0.8], [0.7]]), targets, 0.2, 0.2)
    answer = PredictionsAnswer(part, None, np.ones(1), 0, 1)
    zoomed = replace(zoomed, studies={Predictions(): answer})
    view.show_snapshot(zoomed)
    assert view.summary.text() == "1 of 4 wrong"
    assert view.picture.canvas.crosses[:, 0].tolist() == [1]
    view.show_snapshot(replace(zoomed, untold=frozenset({"accuracy"})))
    assert view.summary.text() == "" and not len(view.picture.canvas.crosses)
    view.show_snapshot(zoomed)
    assert view.summary.text() == "1 of 4 wrong"


def test_classes_differ_by_shape_and_held_out_rows_are_rings(view):
    view.show_snapshot(with_function(spiral()))
    training, validation = view.picture.training, view.picture.validation
    assert {point.symbol() for point in training.points()} == {"o", "s"}
    assert len(training.data) == 80 and len(validation.data) == 20
    assert validation.opts["brush"].style() == Qt.BrushStyle.NoBrush
    assert "validation" in view.summary.text()


def test_three_classes_have_names_in_the_legend(view):
    x = np.array([[0.0, 1.0], [1.0, 0.0], [-1.0, 0.0]])
    parameters = random_parameters([2, 3])
    layers = [Layer(units=3, activation="softmax")]
    experiment = document(layers, x, np.eye(3), parameters, CrossEntropy())
    snapshot = build(experiment, parameters, x, np.eye(3))
    names = replace(snapshot.data, target_names=("Adelie", "Chinstrap", "Gentoo"))
    view.show_snapshot(with_function(replace(snapshot, data=names)))
    assert view.picture.legend.accessibleName().startswith("Adelie, Chinstrap, Gentoo")
    assert view.picture.canvas.scale is None
    view.grab()


def test_changing_the_problem_changes_picture_and_request(view, asked):
    for snapshot, kind in (
        (line_through(), "fit"),
        (xor(), "decision_map"),
        (two_layer(), "one_example"),
        (line_through(), "fit"),
    ):
        view.show_snapshot(snapshot)
        assert view.kind == kind
    inputs = [None if request is None else len(request.bounds) for request in asked]
    assert inputs == [1, 2, None, 1]


def test_a_picture_of_another_experiment_is_not_drawn(view):
    view.show_snapshot(replace(xor(), function=with_function(line_through()).function))
    assert view.picture.canvas.empty_text != ""
    view.grab()


def test_the_same_picture_is_not_drawn_twice(view, monkeypatch):
    snapshot = with_function(spiral())
    view.show_snapshot(snapshot)
    monkeypatch.setattr(view.picture, "_draw_map", lambda: pytest.fail("drawn again"))
    view.show_snapshot(replace(snapshot, iteration=7))


def test_zoom_asks_for_what_is_in_view(view, asked, qtbot):
    view.show_snapshot(with_function(spiral()))
    (before, _) = asked[-1].bounds
    view.picture.canvas.setFocus()
    qtbot.keyClick(view.picture.canvas, Qt.Key.Key_Plus)
    qtbot.waitUntil(lambda: asked[-1].bounds[0] != before, timeout=2000)
    low, high = asked[-1].bounds[0]
    assert before[0] < low < high < before[1]
    qtbot.keyClick(view.picture.canvas, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: asked[-1].bounds[0] == before, timeout=2000)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_numbers_beyond_all_bounds_do_not_break_it(view, theme):
    view.set_theme(theme)
    fit = with_function(line_through())
    wild = np.array([[np.nan], [np.inf], *([[1e200]] * 23)])
    view.show_snapshot(replace(fit, function=replace(fit.function, outputs=wild)))
    picture = view.grab().toImage()
    colors = {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 4)
        for y in range(0, picture.height(), 2)
    }
    assert len(colors) > 2, "points and axes are painted, whatever the line does"
    chart = with_function(xor())
    broken = np.full_like(chart.function.outputs, np.nan)
    view.show_snapshot(replace(chart, function=replace(chart.function, outputs=broken)))
    view.grab()
    lone = two_layer()
    for output, stands in ((-np.inf, True), (np.nan, False)):
        example = replace(lone.example, a=(lone.example.a[0], np.array([output])))
        view.show_snapshot(replace(lone, example=example))
        canvas = view.picture.canvas
        picture, middle = canvas.grab().toImage(), round(0.46 * min(canvas.height(), 92))
        line = {picture.pixelColor(x, middle).name() for x in range(picture.width())}
        assert (QColor(theme.gradient).name() in line) == stands
