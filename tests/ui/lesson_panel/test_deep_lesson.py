"""Lesson 11 through the real window: each task solved, and each nearly solved.

Lengths of gradients are those of NumPy below, over the same rows and weights; 1 in 16 384 is
seven factors of ¼.
"""

import re

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from student import Student, student
from studio_fixture import studio

from backprop_studio.lessons.ways import ALL_PAGES
from backprop_studio.ui.gradient_health.view import GradientHealth

__all__ = ["student", "studio"]

DEEP = "11-deep"


@pytest.fixture(autouse=True)
def every_page(student: Student) -> None:
    assert student.lessons.library.read()
    student.lessons.progress.way = ALL_PAGES


def health(student: Student) -> GradientHealth:
    seen = student.window.lower_views.seen
    student.driver.until(lambda: "health" in seen or "health" in student.window.lower_views.seen)
    view = student.window.lower_views.seen["health"]
    assert isinstance(view, GradientHealth)
    return view


def tick(student: Student, box) -> None:
    student.driver.qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    student.settle()


def pick(student: Student, choice, key: str) -> None:
    """As `Student.pick`, without opening the list."""
    choice.setCurrentIndex(choice.findData(key))
    choice.activated.emit(choice.currentIndex())
    student.settle()


def train(student: Student, hundreds: int) -> None:
    for _ in range(hundreds):
        student.window.actions_by_name["iterate_100"].trigger()
        student.settle()


def start_again(student: Student) -> None:
    student.window.actions_by_name["reset"].trigger()
    student.settle()


def layer_norms(snapshot) -> list[float]:
    """‖∂L/∂(W, b)‖ by layer of a stack of sigmoids with cross-entropy, over all rows."""
    x = snapshot.data.training_inputs
    x = (x - x.mean(axis=0)) / x.std(axis=0)
    activations = [x]
    for layer in snapshot.parameters:
        activations.append(1 / (1 + np.exp(-(activations[-1] @ layer.weights + layer.bias))))
    delta = (activations[-1] - snapshot.data.training_targets) / len(x)
    norms = []
    for number in range(len(snapshot.parameters) - 1, -1, -1):
        below = activations[number]
        gradient = np.vstack((below.T @ delta, delta.sum(axis=0)))
        norms.insert(0, float(np.sqrt((gradient**2).sum())))
        delta = (delta @ snapshot.parameters[number].weights.T) * below * (1 - below)
    return norms


def test_eight_layers_stand_still(student: Student) -> None:
    student.open(DEEP, "1-eight-layers")
    assert "465 parameters" in student.panel.text.spoken
    assert "= 0.693" in student.panel.text.spoken
    student.answer(0)
    assert not student.right()
    assert student.driver.snapshot.iteration == 300
    assert student.driver.snapshot.loss == pytest.approx(np.log(2), abs=0.02)
    assert "50.0 % of the held-out points" in student.says()


def test_where_the_blame_gets_lost(student: Student) -> None:
    student.open(DEEP, "2-where-blame-is-lost")
    norms = layer_norms(student.driver.snapshot)
    first, last = norms[0], norms[-1]
    said = student.panel.text.spoken
    assert "0.099" in said and last == pytest.approx(0.0995, abs=0.001)
    shown = re.search(r"learns ([\d\u202f]+) times", said)
    assert shown is not None
    assert float(shown[1].replace("\u202f", "")) == pytest.approx(last / first, rel=0.01)
    student.answer(1)
    assert student.right()
    assert "16\N{NARROW NO-BREAK SPACE}384" in student.says()


def test_slopes_in_a_chain(student: Student) -> None:
    student.open(DEEP, "3-a-product")
    student.choose_named("h_1_1")
    assert not student.done()
    assert "h⁽⁷⁾₁" in student.missing()
    student.choose_named("h_7_1")
    assert student.done()


def test_one_switch(student: Student) -> None:
    student.open(DEEP, "4-one-switch")
    switches = health(student).switches
    pick(student, switches.initializer, "he_uniform")
    train(student, 3)
    assert not student.done(), "it starts elsewhere, and the slopes are as small"
    assert "50.0 %" in student.missing()
    tick(student, switches.batch_norm)
    start_again(student)
    train(student, 10)
    assert student.driver.snapshot.validation_accuracy > 0.85
    assert not student.done(), "that was two switches"
    assert "initializer and batch norm" in student.missing()
    pick(student, switches.initializer, "xavier_uniform")
    start_again(student)
    train(student, 10)
    assert student.done()


def test_tanh_is_one_switch_too(student: Student) -> None:
    student.open(DEEP, "4-one-switch")
    pick(student, health(student).switches.activation, "tanh")
    assert not student.done()
    start_again(student)
    train(student, 4)
    assert student.done()


def test_relu_alone_is_half_a_remedy(student: Student) -> None:
    student.open(DEEP, "5-half-a-remedy")
    student.answer(0)
    assert not student.right()
    assert "50.0 %" in student.says()
    view = health(student)
    student.driver.until(lambda: "dead" in view.words.text())
    assert not student.done(), "half of it is still missing"
    start_again(student)
    for _ in range(13):
        student.window.actions_by_name["iterate"].trigger()
        student.settle()
    assert student.driver.snapshot.validation_accuracy > 0.95, "before it dies"
    assert "initializer" in student.missing()
    pick(student, view.switches.initializer, "he_uniform")
    start_again(student)
    train(student, 3)
    assert student.done()


def test_exploding(student: Student) -> None:
    student.open(DEEP, "6-exploding")
    student.answer(2)
    assert student.right()
    assert student.driver.snapshot.loss > 10 * 4.36
    start_again(student)
    train(student, 1)
    assert student.driver.snapshot.stopped == "diverged"
    assert not student.done()
    tick(student, health(student).switches.clipping)
    start_again(student)
    train(student, 1)
    assert student.done()


def test_the_clipped_step(student: Student) -> None:
    student.open(DEEP, "7-which-remedy")
    student.guess("3")
    assert not student.right()
    student.panel.prediction.field.clear()
    student.guess("0.03")
    assert student.right()
    step, gradients = student.driver.snapshot.step, student.driver.snapshot.gradients
    shares = [
        np.abs(s.weights).sum() / np.abs(g.weights).sum()
        for s, g in zip(step, gradients, strict=True)
    ]
    assert np.allclose(shares, shares[0]), "every derivative by the same number"
