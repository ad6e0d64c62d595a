"""The lesson on activation functions: each task solved through the window, and nearly solved.

By hand: σ(0) = ½ with slope ¼, σ(3) = 0.9526, σ(5) = 0.99331 with slope 0.99331 · 0.00669
= 0.006648; tanh(0) = 0 with slope 1. With w = 5, y = 0: 2 · 0.99331 · 0.006648 = 0.013207;
with w = 1: 2 · 0.73106 · 0.73106 · 0.26894 = 0.28747.
"""

import math

import pytest
from PySide6.QtCore import Qt
from student import Student, student
from studio_fixture import studio

__all__ = ["student", "studio"]

# Without a screen, Qt says of every popup what its window cannot do.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LESSON = "05-activation"


def sigmoid(z: float) -> float:
    return 1 / (1 + math.exp(-z))


def test_switching_a_neuron_on_and_off(student: Student) -> None:
    student.open(LESSON, "1-bend")
    assert "z = 1.000 and ŷ = 0.7311" in student.panel.text.spoken
    student.type_value("2.9")  # σ = 0.9478
    assert not student.done(0)
    student.type_value("3")
    assert student.done(0) and not student.done(1)
    student.type_value("-3")
    assert student.done(1)


def test_the_slope_is_a_quarter_at_most(student: Student) -> None:
    student.open(LESSON, "2-slope")
    assert "= 0.7311 · 0.2689 = 0.1966" in student.panel.text.spoken
    student.answer(0)
    assert student.right()
    assert "is 0.2500; at z = 4 only 0.01766" in student.says()
    student.type_value("4.5")  # slope 0.0109
    assert not student.done()
    student.type_value("-4.7")
    assert student.done()


def test_a_saturated_neuron_learns_next_to_nothing(student: Student) -> None:
    student.open(LESSON, "3-stuck")
    student.answer(0)
    assert not student.right()
    assert "0.01321 at w = 5 and 0.2875 at w = 1" in student.says()
    student.train(39)
    assert not student.done(0)
    student.train(1)
    assert student.done(0)
    assert student.driver.snapshot.loss > 0.97
    student.train(60)
    assert student.driver.snapshot.loss < 0.05
    assert not student.done(1), "too many iterations"
    assert "40" in student.missing(1)
    student.press(Qt.Key.Key_R)
    student.type_value("-3")
    assert student.driver.snapshot.loss < 0.05
    assert not student.done(1), "by hand alone"
    student.type_value("1")
    student.train(40)
    assert student.done(1)


def test_longer_steps_help_a_saturated_neuron_too(student: Student) -> None:
    student.open(LESSON, "3-stuck")
    student.type_rate("5")
    student.train(40)
    assert student.done(1)


def test_tanh_is_four_times_as_steep(student: Student) -> None:
    student.open(LESSON, "4-tanh")
    assert student.driver.snapshot.example.a[0][0] == pytest.approx(math.tanh(1))
    student.guess("0.25")
    assert not student.right()
    student.panel.prediction.field.clear()
    student.guess("1")
    assert student.right()
    student.type_value("2.9")  # slope 0.0121
    assert not student.done()
    student.type_value("3.1")
    assert student.done()


def test_a_silent_unit_is_woken(student: Student) -> None:
    student.open(LESSON, "5-relu")
    student.guess("-1")
    assert student.right()
    assert student.driver.snapshot.iteration == 10
    assert student.driver.snapshot.parameters[0].weights[0, 0] == -1.0
    student.train(100)
    assert not student.done()
    student.press(Qt.Key.Key_R)
    student.type_value("1")
    assert student.driver.snapshot.loss == 0
    assert not student.done(), "by hand alone"
    student.type_value("0.2")
    student.train(40)
    assert student.done()


def test_blame_through_five_bends(student: Student) -> None:
    student.open(LESSON, "6-in-a-row")
    # δ⁽¹⁾/δ⁽⁵⁾ is the product of the four slopes, for all weights are 1.
    a, product = 1.0, 1.0
    for _ in range(4):
        a = sigmoid(a)
        product *= a * (1 - a)
    delta = student.driver.snapshot.example.delta
    assert delta[0][0] / delta[4][0] == pytest.approx(product)
    student.guess("0.25")
    assert not student.right()
    student.panel.prediction.field.clear()
    student.guess("0.0039")
    assert student.right()
    assert f"{product:.4g}"[:6] in student.says()
    hidden = student.window.panel.network.hidden
    student.pick(hidden, "softplus")  # slopes of 0.73 and more: 0.45 arrives
    assert student.done()


def test_blame_through_five_tanh_without_change_is_not_yet_a_tenth(student: Student) -> None:
    student.open(LESSON, "6-in-a-row")
    assert not student.done()
    student.press(Qt.Key.Key_N)
    assert not student.done(), "training does not help at once"
    student.pick(student.window.panel.network.hidden, "tanh")
    assert student.done()
