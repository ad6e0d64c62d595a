"""The lesson on the learning rate: each task solved through the window, and nearly solved.

One neuron, x = 2.1: each iteration multiplies the miss −1.9 by 1 − η · 2 (2.1² + 1) = 1 − 10.82 η,
so the limit is 2 / 10.82 = 0.1848. Two points: the line through (2.1, 4) and (−1, 0.5) has
w = 3.5 / 3.1 = 1.129 and b = 1.629.
"""

import pytest
from PySide6.QtCore import Qt
from student import Student, student
from studio_fixture import studio

from backprop_studio.experiment import storage
from backprop_studio.lessons.expression import evaluate
from backprop_studio.lessons.laboratory import Here, Laboratory
from backprop_studio.ui.examples import example_path
from backprop_studio.ui.landscape.view import LandscapeView
from backprop_studio.ui.race.view import RaceView

__all__ = ["student", "studio"]

LESSON = "03-downhill"


@pytest.mark.parametrize("rate", [0.0001, 0.01, 0.1, 0.15, 0.19])
def test_losses_after_ten_iterations(rate: float) -> None:
    laboratory = Laboratory(storage.load(example_path("one-neuron")))
    computed = evaluate(
        f"at(after(10, loss), rate={rate})", Here(laboratory.snapshot(), laboratory)
    )
    assert computed == pytest.approx(3.61 * (1 - 10.82 * rate) ** 20, rel=1e-9, abs=1e-18)


def test_a_bowl(student: Student) -> None:
    student.open(LESSON, "1-a-bowl")
    view = student.window.plots.views["landscape"]
    assert isinstance(view, LandscapeView) and view.mode == "contours"
    assert [index.kind for index in view.axes] == ["weight", "bias"]
    student.answer(1)
    assert student.right()
    student.press(Qt.Key.Key_H)
    assert student.driver.snapshot.loss < 0.01
    assert not student.done(), "trained"
    student.press(Qt.Key.Key_R)
    student.type_value("1.13")
    assert not student.done()
    student.choose_named("b")
    student.type_value("1.63")
    assert student.done()


def test_the_valley_after_the_bowl_is_in_sight(student: Student) -> None:
    student.open(LESSON, "1-a-bowl")
    for _ in range(2):
        student.driver.qtbot.wait(400)  # a range that a page asks for is taken up a while later
        student.click(student.panel.next)
    view = student.window.plots.views["landscape"]
    assert isinstance(view, LandscapeView) and view.mode == "valley"
    student.driver.qtbot.wait(400)
    student.settle()
    (low, high), (_, top) = view.valley.canvas.shown_range()
    assert low < 1 < high and top > 3.61, "w and the loss where the ball is"


def test_the_steepest_way(student: Student) -> None:
    student.open(LESSON, "2-steepest")
    student.answer(1)
    assert student.right()
    assert "+0.7900 in w" in student.panel.prediction.then.spoken
    assert "+1.129 in w" in student.panel.prediction.then.spoken
    for _ in range(8):
        student.press(Qt.Key.Key_N)
    assert not student.done(), "nine iterations"
    student.press(Qt.Key.Key_N)
    assert student.done()


def test_the_race_of_five(student: Student) -> None:
    student.open(LESSON, "3-five-rates")
    student.answer(1)
    assert student.right()
    spoken = student.panel.prediction.then.spoken
    assert all(text in spoken for text in ("3.533", "0.365", "0.00028", "10.69"))
    student.train(20)
    assert not student.done(), "a run is no race"
    view = student.window.findChildren(RaceView)[0]
    student.driver.until(lambda: len(view.table.rows) == 5)
    assert [o.learning_rate for o in view.table.optimizers] == [0.0001, 0.01, 0.1, 0.15, 0.19]
    student.window.run.set_rate(None)
    student.driver.qtbot.mouseClick(view.start, Qt.MouseButton.LeftButton)
    student.driver.until(student.done)
    assert student.driver.snapshot.race is not None
    student.click(student.panel.next)
    assert student.driver.snapshot.race is None, "the next page has a run of its own"
    student.train(1)
    assert student.driver.snapshot.iteration == 1


def test_one_factor(student: Student) -> None:
    student.open(LESSON, "4-one-factor")
    assert all(text in student.panel.text.spoken for text in ("0.892", "−0.623", "−1.056"))
    student.guess("0.16")  # −1.9 · (1 − 1.082) = 0.1558
    assert student.right()
    assert "0.1558" in student.panel.prediction.then.spoken
    student.train(2)
    assert student.driver.snapshot.loss < 0.0001
    assert not student.done(), "three iterations"
    student.press(Qt.Key.Key_R)
    student.type_rate("0.0924")
    student.press(Qt.Key.Key_N)
    assert student.done()


def test_the_limit(student: Student) -> None:
    student.open(LESSON, "5-the-limit")
    student.answer(2)
    assert student.right()
    student.press(Qt.Key.Key_H)
    student.type_rate("0.17")
    student.press(Qt.Key.Key_R)
    student.train(20)
    assert not student.done()
    assert "0.17 and 0.19" in student.missing()
    student.type_rate("0.186")
    student.press(Qt.Key.Key_R)
    student.press(Qt.Key.Key_H)
    assert not student.done()
    student.type_rate("0.184")
    student.press(Qt.Key.Key_R)
    student.train(20)
    assert student.done()
    assert "10.82" in student.panel.tasks[0].praise.spoken
    assert "0.1848" in student.panel.tasks[0].praise.spoken


def test_too_large_for_what(student: Student) -> None:
    student.open(LESSON, "6-too-large-for-what")
    student.answer(1)
    assert student.right()
    student.type_value("2.9")  # limit 2 / 18.82 = 0.1063, still above 0.1
    student.press(Qt.Key.Key_H)
    assert not student.done()
    student.press(Qt.Key.Key_R)
    student.type_value("5")  # limit 2 / 52 = 0.0385
    student.press(Qt.Key.Key_H)
    assert student.done(), student.missing()
    assert "0.0385" in student.panel.tasks[0].praise.spoken


def test_one_rate_for_all_directions(student: Student) -> None:
    student.open(LESSON, "7-in-practice")
    student.train(15)
    assert not student.done(), "0.1 is too slow"
    student.press(Qt.Key.Key_H)
    assert "iterations" in student.missing()
    student.type_rate("0.25")
    student.press(Qt.Key.Key_R)
    student.train(15)
    assert student.done()
