"""The ball in the hand: dragged, clicked and moved by keys in the whole program."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from studio_fixture import Driver, studio  # noqa: F401

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.ui.landscape.view import LandscapeView

EXAMPLES = Path(__file__).parents[3] / "resources" / "examples"
LEFT = Qt.MouseButton.LeftButton
WEIGHT, BIAS = ParameterIndex(0, "weight", 0, 0), ParameterIndex(0, "bias", 0)


@pytest.fixture
def neuron(studio: Driver) -> Driver:  # noqa: F811
    studio.window.files.open_path(EXAMPLES / "one-neuron.backprop", ask=False)
    studio.settle()
    studio.qtbot.wait(200)
    studio.settle()
    return studio


def view_of(driver: Driver) -> LandscapeView:
    view = driver.window.plots.views["landscape"]
    assert isinstance(view, LandscapeView)
    return view


def standing(driver: Driver) -> tuple[float, float]:
    layer = driver.snapshot.parameters[0]
    return float(layer.weights[0, 0]), float(layer.bias[0])


def drag(driver: Driver, canvas: object, *way: QPointF) -> None:
    """Press at the first place, through the others, release at the last."""
    viewport = canvas.viewport()
    points = [place.toPoint() for place in way]
    driver.qtbot.mousePress(viewport, LEFT, pos=points[0])
    for point in points[1:]:
        driver.qtbot.mouseMove(viewport, point)
        driver.qtbot.wait(5)
    driver.qtbot.mouseRelease(viewport, LEFT, pos=points[-1])
    driver.settle()


def test_a_dragged_ball_ends_where_the_numbers_say(neuron: Driver) -> None:
    canvas = view_of(neuron).canvas
    begin, goal = canvas.pixel(1.0, 0.0), canvas.pixel(1.5, 0.4)
    steps = neuron.window.document.undo_stack.count()
    shown = canvas.shown_range()
    drag(neuron, canvas, begin, (begin + goal) / 2, goal)
    w, b = standing(neuron)
    (left, right), _ = shown
    pixel = (right - left) / canvas.plot_area().width()
    assert (w, b) == pytest.approx((1.5, 0.4), abs=1.5 * pixel)
    assert neuron.snapshot.loss == pytest.approx((2.1 * w + b - 4.0) ** 2)
    assert canvas.ball == (w, b) and canvas.ball_text == f"L = {neuron.snapshot.loss:.5g}"
    assert neuron.window.document.undo_stack.count() == steps + 1
    neuron.window.document.undo_stack.undo()
    neuron.settle()
    assert standing(neuron) == (1.0, 0.0)


def test_play_goes_on_from_where_it_was_put(neuron: Driver) -> None:
    canvas, plane = view_of(neuron).canvas, view_of(neuron).plane
    painted = plane.reading.version
    drag(neuron, canvas, canvas.pixel(1.0, 0.0), canvas.pixel(1.2, 0.3), canvas.pixel(1.3, 0.2))
    w, b = standing(neuron)
    assert plane.reading.picture.parameters_revision == neuron.snapshot.parameters_revision
    assert plane.reading.version == painted, "where only the ball moves, the picture stays"
    neuron.window.run.iterate()
    neuron.settle()
    error = 2.1 * w + b - 4.0
    expected = (w - 0.01 * 2 * error * 2.1, b - 0.01 * 2 * error)
    assert standing(neuron) == pytest.approx(expected, rel=1e-12)


def test_a_held_ball_does_not_roll(neuron: Driver) -> None:
    canvas, run = view_of(neuron).canvas, neuron.window.run
    run.set_rate(None)
    run.play_or_pause()
    neuron.qtbot.waitUntil(lambda: neuron.snapshot.iteration > 0)
    place = canvas.pixel(*canvas.ball).toPoint()
    neuron.qtbot.mousePress(canvas.viewport(), LEFT, pos=place)
    neuron.qtbot.waitUntil(lambda: not neuron.snapshot.running)
    held = neuron.snapshot.iteration
    neuron.qtbot.mouseMove(canvas.viewport(), place + QPoint(20, -20))
    neuron.qtbot.wait(100)
    assert neuron.snapshot.iteration == held
    assert canvas.ball == standing(neuron)
    neuron.qtbot.mouseRelease(canvas.viewport(), LEFT, pos=place + QPoint(20, -20))
    neuron.qtbot.waitUntil(lambda: neuron.snapshot.iteration > held)
    assert neuron.snapshot.running


def test_a_ball_that_goes_out_of_sight_is_let_go(neuron: Driver) -> None:
    view = view_of(neuron)
    canvas, run = view.canvas, neuron.window.run
    run.play_or_pause()
    neuron.qtbot.waitUntil(lambda: neuron.snapshot.iteration > 0)
    place = canvas.pixel(*canvas.ball).toPoint()
    neuron.qtbot.mousePress(canvas.viewport(), LEFT, pos=place)
    neuron.qtbot.waitUntil(lambda: not neuron.snapshot.running)
    view.set_mode("surface")
    neuron.qtbot.waitUntil(lambda: neuron.snapshot.running)
    assert not canvas.holding


def test_one_iteration_rolls_it_to_the_numbers_of_the_lesson(neuron: Driver) -> None:
    neuron.window.run.iterate()
    neuron.settle()
    view = view_of(neuron)
    assert view.canvas.ball == pytest.approx((1.0798, 0.038))
    assert "largest stable η here: 0.1848" in view.parts.captions.rate.text()
    assert view.canvas.relief.line is not None and view.canvas.relief.minimum is None


def test_a_second_point_makes_a_bowl(studio: Driver) -> None:  # noqa: F811
    studio.window.files.open_path(EXAMPLES / "two-points.backprop", ask=False)
    studio.settle()
    view = view_of(studio)
    studio.qtbot.wait(200)
    studio.settle()
    view.canvas.set_range((-2.0, 6.0), (-3.0, 3.0))
    view._on_moved()
    studio.qtbot.wait(200)
    studio.settle()
    inputs = studio.snapshot.data.training_inputs[:, 0]
    targets = studio.snapshot.data.training_targets[:, 0]
    (x1, x2), (y1, y2) = inputs, targets
    w = (y1 - y2) / (x1 - x2)  # two points: the line through both is perfect
    assert view.canvas.relief.line is None
    assert view.canvas.relief.minimum == pytest.approx((w, y1 - w * x1, 0.0), abs=1e-3)
    assert view.parts.captions.floor.text() == ""


def test_a_click_elsewhere_puts_it_there(neuron: Driver) -> None:
    canvas = view_of(neuron).canvas
    goal = canvas.pixel(0.5, -0.3).toPoint()
    neuron.qtbot.mouseClick(canvas.viewport(), LEFT, pos=goal)
    neuron.settle()
    pixel = 2.1 / canvas.plot_area().height()
    assert standing(neuron) == pytest.approx((0.5, -0.3), abs=1.5 * pixel)


def test_dragging_elsewhere_pans_and_moves_nothing(neuron: Driver) -> None:
    canvas = view_of(neuron).canvas
    before = canvas.shown_range()
    begin = canvas.pixel(0.3, -0.5)
    drag(neuron, canvas, begin, begin + QPointF(15, 5), begin + QPointF(30, 10))
    assert standing(neuron) == (1.0, 0.0)
    assert canvas.shown_range() != before


def test_arrow_keys_move_it_and_shift_moves_it_less(neuron: Driver) -> None:
    canvas = view_of(neuron).canvas
    canvas.setFocus()
    neuron.qtbot.keyClick(canvas, Qt.Key.Key_Right)
    neuron.settle()
    step = standing(neuron)[0] - 1.0
    assert any(step == pytest.approx(one) for one in (0.02, 0.05, 0.1))  # near a fiftieth
    neuron.qtbot.keyClick(canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    neuron.settle()
    assert -0.011 < standing(neuron)[1] < 0
    before = canvas.shown_range()
    neuron.qtbot.keyClick(canvas, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert canvas.shown_range()[0][0] < before[0][0]
    assert standing(neuron)[0] == pytest.approx(1.0 + step)


def test_in_the_valley_it_moves_one_parameter(neuron: Driver) -> None:
    view = view_of(neuron)
    view.set_mode("valley")
    neuron.settle()
    canvas = view.valley.canvas
    assert neuron.snapshot.landscape is None  # nobody looks at it
    assert canvas.ball == pytest.approx((1.0, 3.61)) and canvas.slope == pytest.approx(-7.98)
    assert canvas.arrows[0].across == pytest.approx(0.0798) and len(canvas.arrows) == 1
    assert "floor at w = 1.905" in view.parts.captions.floor.text()
    begin, goal = canvas.pixel(1.0, 3.61), canvas.pixel(1.6, 0.0)
    drag(neuron, canvas, begin, (begin + goal) / 2, goal)
    w, b = standing(neuron)
    assert b == 0.0 and w == pytest.approx(1.6, abs=0.02)
    assert canvas.ball == pytest.approx((w, (2.1 * w - 4.0) ** 2))
    assert canvas.slope == pytest.approx(2 * (2.1 * w - 4.0) * 2.1)
    view.set_mode("contours")
    neuron.settle()
    assert neuron.snapshot.landscape is not None and view.canvas.ball == (w, 0.0)


def test_on_a_plane_of_all_parameters_it_says_why_it_stays(neuron: Driver) -> None:
    view = view_of(neuron)
    neuron.window.run.iterate_100()
    neuron.settle()
    view.set_kind("trajectory")
    neuron.settle()
    assert view.canvas.ball is not None and neuron.snapshot.plane is not None
    here = standing(neuron)
    with neuron.qtbot.waitSignal(view.refused) as said:
        neuron.qtbot.mousePress(
            view.canvas.viewport(), LEFT, pos=view.canvas.pixel(*view.canvas.ball).toPoint()
        )
    assert "choose two parameters" in said.args[0] and standing(neuron) == here
    neuron.qtbot.mouseRelease(view.canvas.viewport(), LEFT, pos=QPoint(5, 5))
