"""The lesson on the chain rule: each task solved through the window, and nearly solved.

Two links by hand: h = 2 · 0.5 = 1, ŷ = 3 · 1 = 3, y = 5, L = 4; ∂L/∂ŷ = 2 (3 − 5) = −4,
∂L/∂h = −4 · 3 = −12, ∂L/∂w = −12 · 2 = −24, ∂L/∂v = −4 · 1 = −4. At η = 0.01 v becomes 3.04,
and through it the step of w would be 0.01 · 4 · 3.04 · 2 = 0.2432 in place of 0.24.
"""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from student import Student, student
from studio_fixture import studio

from backprop_studio.experiment import storage
from backprop_studio.ui.examples import example_path

__all__ = ["student", "studio"]

LESSON = "04-chain-rule"


def test_two_links(student: Student) -> None:
    student.open(LESSON, "1-two-links")
    student.guess("0.6")
    assert student.right()
    assert student.driver.snapshot.example.a[-1][0] == pytest.approx(3.6)
    student.choose_named("v")
    student.type_value("5")
    assert not student.done()
    student.type_value("6")
    assert student.done()


def test_from_the_loss_back(student: Student) -> None:
    student.open(LESSON, "2-backwards")
    assert "= −4" in student.panel.text.spoken and "= −12" in student.panel.text.spoken
    student.guess("-24")
    assert student.right()
    student.choose_named("b1")
    assert not student.done()
    student.choose_named("w")
    assert student.done()


@pytest.mark.parametrize("name", ["v", "x"])
def test_a_factor_of_nought(student: Student, name: str) -> None:
    student.open(LESSON, "3-what-was-kept")
    student.guess("-4")
    assert student.right()
    student.choose_named("bo")
    student.type_value("2")  # ŷ = 5: the gradient is 0, but so is the loss
    assert not student.done()
    student.type_value("0")
    student.choose_named(name)
    student.type_value("0.1")
    assert not student.done()
    student.type_value("0")
    assert student.driver.snapshot.loss == pytest.approx(25.0)
    assert student.done()


def test_found_once(student: Student) -> None:
    student.open(LESSON, "4-shared")
    assert "−0.01015" in student.panel.text.spoken and "−0.05121" in student.panel.text.spoken
    student.guess("1.6")
    assert student.right()
    for name in ("w2", "w3", "w1"):
        student.choose_named(name)
    assert not student.done()
    assert "b₁" in student.missing()
    student.choose_named("b1")
    assert student.done()


def test_why_not_wiggle(student: Student) -> None:
    student.open(LESSON, "5-why-not-wiggle")
    widths = [784, *(layer.units for layer in storage.load(example_path("digits")).network.layers)]
    size = sum((below + 1) * units for below, units in pairwise(widths))
    spoken = student.panel.text.spoken.replace("\N{NARROW NO-BREAK SPACE}", "")
    assert str(size) in spoken and str(2 * size) in spoken
    student.guess("9")
    assert not student.right()
    student.panel.prediction.field.clear()
    student.guess("18")
    assert student.right()


def test_new_weights_on_the_way_back(student: Student) -> None:
    student.open(LESSON, "6-new-weights")
    student.answer(0)
    assert student.right()
    assert "3.04" in student.panel.prediction.then.spoken
    assert "0.2432" in student.panel.prediction.then.spoken
    student.press(Qt.Key.Key_N)
    assert student.driver.snapshot.parameters[0].weights[0, 0] == pytest.approx(0.74)
    assert not student.done(0), "the loop is right"
    box = student.panel.mistakes.boxes["new_weights"]
    box.click()
    student.settle()
    assert not student.done(0)
    student.press(Qt.Key.Key_N)
    assert student.driver.snapshot.parameters[0].weights[0, 0] == pytest.approx(0.7432)
    assert student.done(0)
    assert "w = 0.7432, where 0.7400" in student.panel.tasks[0].praise.spoken
    assert not student.done(1)
    student.press(Qt.Key.Key_H)
    assert student.done(1)
