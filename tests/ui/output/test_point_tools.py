"""Points edited with pointer and keys in the window, and undone."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from studio_fixture import studio

from backprop_studio.experiment.model import InlineData
from backprop_studio.ui.examples import example_path
from backprop_studio.ui.experiment_edits import with_data_number

__all__ = ["studio"]


def begun(studio, example):
    """The output view of an example, editing."""
    studio.window.files.open_path(example_path(example))
    studio.settle()
    output = studio.window.plots.views["output"]
    output.points.button.click()
    assert output.points.active
    studio.settle()
    return output


def at(output, x, y):
    place = output.picture.canvas.pixel(x, y)
    return QPoint(round(place.x()), round(place.y()))


def click(output, place):
    QTest.mouseClick(output.picture.canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)


@pytest.fixture
def circles(studio):
    return begun(studio, "circles")


def rows(studio):
    data = studio.window.document.experiment.data
    assert isinstance(data, InlineData)
    return len(data.inputs)


def test_clicks_put_points_of_the_class(studio, circles):
    document = studio.window.document
    middle = circles.picture.canvas.plot_area().center().toPoint()
    circles.points.bar.choose_brush(1)
    click(circles, middle)
    studio.settle()
    assert rows(studio) == 201
    assert document.undo_stack.undoText() == "Add points"
    assert document.experiment.data.targets.sum() == 101
    document.undo_stack.undo()
    studio.settle()
    assert not isinstance(document.experiment.data, InlineData)  # as it was: generated


def test_a_stroke_is_one_step(studio, circles):
    viewport = circles.picture.canvas.viewport()
    area = circles.picture.canvas.plot_area()
    start = QPoint(round(area.left()) + 5, round(area.top()) + 5)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 6):
        QTest.mouseMove(viewport, start + QPoint(20 * step, 0))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=start + QPoint(100, 0))
    studio.settle()
    assert rows(studio) > 202
    assert studio.window.document.undo_stack.count() == 1


def test_the_range_stays_while_points_are_edited(studio, circles):
    before = circles.picture.canvas.shown_range()
    click(circles, circles.picture.canvas.plot_area().center().toPoint())
    studio.settle()
    assert circles.picture.canvas.shown_range() == before
    circles.points.button.click()
    assert not circles.points.active
    assert circles.picture.canvas.tools is None


def test_a_point_is_dragged_and_reset_leaves_it(studio, circles):
    circles.points.bar.move_button.click()
    x, y = circles.picture.canvas.rows["training"][0]
    start = at(circles, x, y)
    end = start + QPoint(12, -9)
    viewport = circles.picture.canvas.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(viewport, start + QPoint(6, -4))
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)
    studio.settle()
    assert rows(studio) == 200
    assert studio.window.document.undo_stack.count() == 1
    moved = circles.picture.canvas.rows["training"]
    place = circles.picture.canvas.to_pixels(moved) - [end.x(), end.y()]
    assert (abs(place) < 2).all(axis=1).any()
    studio.window.run.reset()
    studio.settle()
    assert (circles.picture.canvas.rows["training"] == moved).all()


def test_points_are_erased(studio, circles):
    circles.points.bar.erase_button.click()
    x, y = circles.picture.canvas.rows["training"][0]
    click(circles, at(circles, x, y))
    studio.settle()
    assert rows(studio) < 200


def test_keys_put_carry_and_erase(studio, circles):
    canvas = circles.picture.canvas
    QTest.keyClick(canvas, Qt.Key.Key_2)
    QTest.keyClick(canvas, Qt.Key.Key_Up)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    studio.settle()
    assert rows(studio) == 201
    assert studio.snapshot.iteration == 0  # Return was the tools', not the window's
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    studio.settle()
    assert rows(studio) == 200
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert not circles.points.active


def test_a_fit_takes_points_where_they_are_clicked(studio):
    output = begun(studio, "noisy-sine")
    count = studio.snapshot.data.training_rows + studio.snapshot.data.validation_rows
    place = at(output, 0.0, 0.5)
    click(output, place)
    studio.settle()
    data = studio.window.document.experiment.data
    assert len(data.inputs) == count + 1
    assert ((abs(data.inputs[:, 0]) < 0.1) & (abs(data.targets[:, 0] - 0.5) < 0.1)).any()


def test_another_document_ends_the_editing(studio, circles):
    studio.window.files.open_path(example_path("spiral"), ask=False)
    studio.settle()
    assert not circles.points.active


def test_of_many_rows_a_sample_is_drawn_and_said(studio):
    window = studio.window
    window.files.open_path(example_path("circles"))
    edit = with_data_number(window.document.experiment, "samples", 20_000)
    window.document.change(edit.experiment, "Samples")
    studio.settle()
    output = window.plots.views["output"]
    assert output.sample.isVisible()
    assert "5\u202f000 of 15\u202f000 training rows" in output.sample.text()
    output.points.button.click()
    studio.settle()
    click(output, output.picture.canvas.plot_area().center().toPoint())
    studio.settle()
    assert rows(studio) == 20_001  # all of them, not only those that are drawn
