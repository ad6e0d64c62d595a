"""The lesson on losses: each task solved through the window, and nearly solved.

Five rows: x = −2 … 2, y = −2, −1, 0, 1 and 12. Least squares by hand: Σxy = 30 and Σx² = 10
give w = 3, Σy = 10 gives b = 2; the misses −2, 0, 2, 4, −4 have squares with the mean 40/5 = 8.
The line ŷ = x has misses 0, 0, 0, 0, −10: the mean of their sizes is 2, against 12/5 = 2.4.
"""

import pytest
from PySide6.QtCore import Qt
from student import Student, student
from studio_fixture import studio

from backprop_studio.ui.landscape.view import LandscapeView
from backprop_studio.ui.output.output_view import OutputView

__all__ = ["student", "studio"]

LESSON = "02-how-wrong"


def weight(student: Student) -> float:
    return float(student.driver.snapshot.parameters[0].weights[0, 0])


def bias(student: Student) -> float:
    return float(student.driver.snapshot.parameters[0].bias[0])


def choose_loss(student: Student, key: str) -> None:
    """By the arrow keys, without opening the list."""
    choice = student.window.panel.training.loss
    choice.setFocus()
    while choice.currentData() != key:
        up = choice.findData(key) < choice.currentIndex()
        student.driver.qtbot.keyClick(choice, Qt.Key.Key_Up if up else Qt.Key.Key_Down)
        student.settle()


def output(student: Student) -> OutputView:
    view = student.window.plots.views["output"]
    assert isinstance(view, OutputView)
    return view


def landscape(student: Student) -> LandscapeView:
    view = student.window.plots.views["landscape"]
    assert isinstance(view, LandscapeView)
    return view


def test_misses_that_cancel(student: Student) -> None:
    student.open(LESSON, "1-misses-cancel")
    spoken = student.panel.text.spoken
    assert "2.25 − 4.00 = −1.75" in spoken and "= 1.75" in spoken
    student.answer(0)
    assert student.panel.prediction.verdict.text().startswith("✓")


def test_squares_by_hand(student: Student) -> None:
    student.open(LESSON, "2-squares")
    text = student.panel.text.spoken
    assert "n = 2" in text and "L = 3.0625" in text  # both miss by 1.75
    student.driver.until(lambda: output(student).draws_squares)
    student.type_value("1.63")  # b is chosen; the line 1.129 x + 1.629 meets both points
    assert not student.done(), "only one of the two numbers"
    student.choose_named("w")
    student.type_value("1.13")
    assert student.done()
    student.press(Qt.Key.Key_R)
    student.click(student.panel.leave)
    assert not output(student).draws_squares


def test_squares_are_not_to_be_trained(student: Student) -> None:
    student.open(LESSON, "2-squares")
    student.press(Qt.Key.Key_H)
    assert student.driver.snapshot.loss < 0.05
    assert not student.done()
    assert "by hand" in student.missing()


@pytest.mark.parametrize(("name", "value"), [("yhat", "5.9"), ("yhat", "-1.7"), ("b", "5.7")])
def test_twice_as_far(student: Student, name: str, value: str) -> None:
    student.open(LESSON, "3-twice-as-far")
    student.choose_named(name)
    student.type_value("-4.9" if name == "b" else "7.8")  # thrice as far, or nine times the loss
    assert not student.done()
    student.type_value(value)
    assert student.driver.snapshot.loss == pytest.approx(4 * 3.61)
    assert student.done()


def test_twice_as_far_is_foreseen(student: Student) -> None:
    student.open(LESSON, "3-twice-as-far")
    student.guess("7.22")
    assert not student.panel.prediction.verdict.text().startswith("✓")
    student.panel.prediction.field.clear()
    student.guess("14.4")
    assert student.panel.prediction.verdict.text().startswith("✓")
    assert "14.44" in student.panel.prediction.then.spoken


def test_a_slip(student: Student) -> None:
    student.open(LESSON, "4-a-slip")
    assert student.driver.snapshot.example.row == 4
    student.answer(1)
    assert student.panel.prediction.verdict.text().startswith("✓")
    assert "3.00x + 2.00" in student.panel.prediction.then.spoken
    assert "8.00" in student.panel.prediction.then.spoken
    assert student.driver.snapshot.loss == pytest.approx(8.0, abs=1e-3)
    student.press(Qt.Key.Key_H)
    assert not student.done(), "the slip is not mended"
    student.press(Qt.Key.Key_R)
    student.type_value("3")
    student.press(Qt.Key.Key_H)
    assert not student.done(), "nearly mended: a loss of 0.08 remains"
    student.type_value("2")
    student.press(Qt.Key.Key_H)
    assert student.done()


def test_sides(student: Student) -> None:
    student.open(LESSON, "5-sides")
    student.answer(0)
    assert "2.0 against 2.4" in student.panel.prediction.then.spoken
    assert weight(student) == pytest.approx(1.0, abs=0.1)
    assert bias(student) == pytest.approx(0.0, abs=0.1)
    student.press(Qt.Key.Key_H)
    assert not student.done(), "still the absolute error"
    choose_loss(student, "huber")
    student.press(Qt.Key.Key_H)
    assert not student.done(), "Huber leans only half as far"
    choose_loss(student, "mse")
    assert not student.done()
    student.window.run.iterate_100()
    student.settle()
    assert student.done(), student.missing()
    assert weight(student) == pytest.approx(3.0, abs=1e-3)


def test_mean_and_median(student: Student) -> None:
    student.open(LESSON, "6-mean-or-median")
    assert landscape(student).mode == "valley"
    across = landscape(student).axes[0]
    assert across.kind == "bias"
    student.answer(0)
    assert student.panel.prediction.verdict.text().startswith("✓")
    student.type_value("1.9")
    assert not student.done(0)
    student.type_value("2")
    assert student.done(0)
    assert not student.done(1)
    student.type_value("0")
    assert not student.done(1), "the squared error still"
    student.type_value("2")
    choose_loss(student, "mae")
    assert not student.done(1), "the mean, where the median is asked for"
    student.type_value("0")
    assert student.done(1)
    assert student.driver.snapshot.loss == pytest.approx(16 / 5)


def test_mean_and_median_leave_w_alone(student: Student) -> None:
    student.open(LESSON, "6-mean-or-median")
    student.choose_named("w")
    student.type_value("3")
    student.choose_named("b")
    student.type_value("2")  # the best line of all, but w was to stay
    assert not student.done(0)
    assert "∂" not in student.missing(0)


def test_which_when(student: Student) -> None:
    student.open(LESSON, "7-which-when")
    student.answer(2)
    assert "Line A" in student.panel.prediction.verdict.text()
    assert "costs 3 and B 9" in student.panel.prediction.then.spoken
