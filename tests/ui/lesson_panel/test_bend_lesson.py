"""The lesson on why lines are bent: each task solved through the window, and nearly solved.

The best straight line through y = x² at −2, −1.5 … 2 is level, for the points lie the same
on both sides; its loss is their variance, 44.25/9 − (15/9)² = 2.1389. ln 2 = 0.6931.
"""

import math

import numpy as np
import pytest
from PySide6.QtCore import Qt
from student import Student, student
from studio_fixture import studio

from backprop_studio.experiment import storage
from backprop_studio.lessons.reader import shipped
from backprop_studio.ui import experiment_edits

__all__ = ["student", "studio"]

# Without a screen, Qt says of every popup what its window cannot do.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LESSON = "07-bend"


def test_the_speed_of_a_page_ends_with_it(student: Student) -> None:
    own = student.window.run.rate
    student.open(LESSON, "4-xor")
    assert student.window.run.rate == 60.0 != own
    student.open("00-wiggle", "1-one-number")
    assert student.window.run.rate == own
    student.open(LESSON, "4-xor")
    student.window.run.set_rate(5.0)  # by hand
    student.open("00-wiggle", "2-two-losses")
    assert student.window.run.rate == 5.0


def test_the_points_are_those_of_the_text() -> None:
    data = storage.load(shipped() / LESSON / "curve.backprop").data
    assert np.array_equal(data.targets, data.inputs**2)
    assert np.var(data.targets) == pytest.approx(2.1389, abs=5e-5)
    line = storage.load(shipped() / LESSON / "two-lines.backprop").data
    assert np.array_equal(line.targets, 2 * line.inputs + 1)


@pytest.mark.parametrize("slopes", [("2", "1"), ("-0.5", "-4")])
def test_two_straight_neurons_are_one(student: Student, slopes: tuple[str, str]) -> None:
    student.open(LESSON, "1-straight")
    student.guess("5")  # added instead of multiplied
    assert not student.right()
    student.panel.prediction.field.clear()
    student.guess("6")
    assert student.right()
    student.set_number("w", slopes[0])
    student.set_number("v", slopes[1])
    assert not student.done(), "its height is still wrong"
    student.set_number("bo", "1")
    assert student.done()
    assert "slope 2.000 and height 1.000" in student.panel.text.spoken


def test_training_does_not_count_as_by_hand(student: Student) -> None:
    student.open(LESSON, "1-straight")
    student.train(200)
    assert student.driver.snapshot.loss < 0.01
    assert not student.done()


def test_a_straight_network_finds_no_curve(student: Student) -> None:
    student.open(LESSON, "2-no-curve")
    assert "33 numbers" in student.panel.text.spoken
    student.answer(0)
    assert not student.right()
    student.train(200)
    assert not student.done()
    student.train(100)
    assert student.done()
    assert student.driver.snapshot.loss == pytest.approx(2.1389, abs=5e-5)


@pytest.mark.parametrize("bend", ["relu", "tanh"])
def test_a_bent_network_does(student: Student, bend: str) -> None:
    student.open(LESSON, "3-bend-it")
    assert "2.1389" in student.panel.text.spoken
    student.train(500)
    assert not student.done(), "it is straight"
    student.pick(student.window.panel.network.hidden, bend)
    assert student.driver.snapshot.iteration == 0
    student.train(300)
    assert student.done()


def test_xor_is_learned(student: Student) -> None:
    student.open(LESSON, "4-xor")
    student.answer(0)
    assert not student.right()
    student.train(100)
    assert not student.done()
    student.train(200)
    assert student.done()
    assert student.driver.snapshot.accuracy == 1


def test_xor_fails_when_it_is_linear(student: Student) -> None:
    student.open(LESSON, "5-break-xor")
    student.guess("0.69")
    assert student.right()
    student.train(300)
    assert not student.done(0) and student.done(1), "it has its bend"
    student.click(student.panel.again)
    student.pick(student.window.panel.network.hidden, "linear")
    student.train(100)
    assert not student.done(0)
    student.train(100)
    assert student.done(0)
    assert student.driver.snapshot.loss == pytest.approx(math.log(2), abs=1e-4)


def test_xor_fails_without_hidden_units_too(student: Student) -> None:
    student.open(LESSON, "5-break-xor")
    experiment = student.window.document.experiment
    edit = experiment_edits.with_hidden_layers(experiment, count=0)
    student.window.document.change(edit.experiment, "Hidden layers")
    student.settle()
    student.train(200)
    assert student.done(0)


def test_equal_units_stay_equal(student: Student) -> None:
    student.open(LESSON, "6-equal")
    student.answer(1)
    assert student.right()
    student.train(100)
    assert not student.done(), "they differ"
    student.throw("zero_start")
    student.train(49)
    assert not student.done()
    student.train(1)
    assert student.done()
    first = student.driver.snapshot.parameters[0].weights
    assert first[0, 0] == first[0, 1] > 0


def test_equal_units_by_hand(student: Student) -> None:
    student.open(LESSON, "6-equal")
    same = (("w3", "0.5"), ("w4", "-0.2"), ("b2", "0.1"))
    for name, value in same:
        student.set_number(name, value)
    student.train(100)
    assert not student.done(), "v₁ and v₂ differ, so the blame does"
    student.press(Qt.Key.Key_R)
    for name, value in (*same, ("v2", "0.8")):
        student.set_number(name, value)
    student.train(100)
    assert student.done()


def test_all_zero_nothing_moves(student: Student) -> None:
    student.open(LESSON, "7-all-still")
    assert student.panel.mistakes.boxes["zero_start"].isChecked()
    student.guess("0.5")
    assert not student.right()
    student.panel.prediction.field.clear()
    student.guess("0.6931")
    assert student.right()
    assert student.driver.snapshot.loss == pytest.approx(math.log(2), abs=1e-15)
    student.train(300)
    assert not student.done()
    student.throw("zero_start")
    student.train(200)
    assert student.done()
