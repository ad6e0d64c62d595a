"""Lesson 12 through the real window: each task solved, and each nearly solved.

What texts say of the wave itself, sin πx with noise of 0.3, is computed here with NumPy.
"""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from student import Student, student
from studio_fixture import studio

from backprop_studio.lessons.ways import ALL_PAGES
from backprop_studio.training.messages import Snapshot

__all__ = ["student", "studio"]

MEMORIZING = "12-memorizing"


@pytest.fixture(autouse=True)
def every_page(student: Student) -> None:
    assert student.lessons.library.read()
    student.lessons.progress.way = ALL_PAGES


def train(student: Student, hundreds: int) -> None:
    """With the button at the top: the diagram, which has the keys, may be put away."""
    for _ in range(hundreds):
        student.window.actions_by_name["iterate_100"].trigger()
        student.settle()


def put(student: Student, field, value: str) -> None:
    """Type a number, and begin anew."""
    student._type(field, value)
    student.window.actions_by_name["reset"].trigger()
    student.settle()


def training_rows(student: Student):
    return student.window.panel.training


def scaled(snapshot: Snapshot, x: np.ndarray) -> np.ndarray:
    rows = snapshot.data.training_inputs
    return (x - rows.mean()) / rows.std()


def predicted(snapshot: Snapshot, x: np.ndarray) -> np.ndarray:
    """What the network gives for x in the data's units, standardized."""
    a = scaled(snapshot, x)
    for layer in snapshot.parameters[:-1]:
        a = np.maximum(a @ layer.weights + layer.bias, 0)
    return a @ snapshot.parameters[-1].weights + snapshot.parameters[-1].bias


def test_training_falls_and_validation_rises(student: Student) -> None:
    student.open(MEMORIZING, "1-fifteen-points")
    student.answer(0)
    assert not student.right()
    snapshot = student.driver.snapshot
    assert snapshot.iteration == 400
    assert snapshot.validation_loss > 1.1 * np.nanmin(snapshot.record.validation)
    assert f"{snapshot.loss:.3f}" in student.says()
    assert f"{snapshot.validation_loss:.3f}" in student.says()


def test_the_moment_is_found_on_the_timeline(student: Student) -> None:
    student.open(MEMORIZING, "2-find-the-moment")
    record = student.driver.snapshot.record
    best = int(record.iteration[np.argmin(record.validation)])
    assert not student.done()
    for iteration in (best - 60, best + 60):
        student.window.run.seek(iteration)
        student.settle()
        assert not student.done()
    student.window.run.seek(best + 5)
    student.settle()
    assert student.done()


def test_the_moment_is_found_by_training_anew(student: Student) -> None:
    student.open(MEMORIZING, "2-find-the-moment")
    student.window.actions_by_name["reset"].trigger()
    student.settle()
    for _ in range(70):
        student.window.actions_by_name["iterate"].trigger()
        student.settle()
    assert student.driver.snapshot.iteration == 70
    assert student.done()


def test_the_wave_itself_misses_the_points(student: Student) -> None:
    student.open(MEMORIZING, "2-find-the-moment")
    data = student.driver.snapshot.data
    misses = np.sin(np.pi * data.validation_inputs) - data.validation_targets
    loss = (misses**2).mean() / data.training_targets.var()
    assert round(float(loss), 2) == 0.17
    assert "about 0.17" in student.panel.text.spoken


def test_more_data(student: Student) -> None:
    student.open(MEMORIZING, "3-more-data")
    put(student, student.window.panel.data.samples, "400")
    train(student, 3)
    assert not student.done()
    assert "300 of 600" in student.missing()
    train(student, 3)
    assert student.done()


def test_no_more_data(student: Student) -> None:
    student.open(MEMORIZING, "3-more-data")
    train(student, 6)
    assert student.driver.snapshot.validation_loss == pytest.approx(0.294, abs=0.0005)
    assert not student.done(), "trained, but on the same fifteen points"


def test_a_price_on_weights(student: Student) -> None:
    student.open(MEMORIZING, "4-a-price-on-weights")
    train(student, 6)
    without = student.driver.snapshot.loss
    assert not student.done()
    student.answer(0)
    assert student.right()
    field = training_rows(student)._training_fields["l2"]
    put(student, field, "0.02")
    train(student, 6)
    assert student.driver.snapshot.loss > 1.5 * without
    assert student.done()


def test_too_high_a_price(student: Student) -> None:
    student.open(MEMORIZING, "4-a-price-on-weights")
    put(student, training_rows(student)._training_fields["l2"], "0.1")
    train(student, 6)
    assert not student.done()


def test_units_that_miss(student: Student) -> None:
    student.open(MEMORIZING, "5-units-that-miss")
    for _ in range(4):
        student.press(Qt.Key.Key_N)
    assert not student.done()
    student.press(Qt.Key.Key_N)
    assert student.done()
    train(student, 6)
    student.window.actions_by_name["reset"].trigger()
    student.settle()
    train(student, 6)
    said = f"dropout; so it is {student.driver.snapshot.validation_loss:.3f}"
    assert said in student.panel.text.spoken


def test_stop_in_time(student: Student) -> None:
    student.open(MEMORIZING, "6-stop-in-time")
    training = training_rows(student)
    put(student, training.patience, "20")
    train(student, 2)
    assert student.driver.snapshot.stopped == "early_stopping"
    assert not student.done(), "it stopped at the first bump"
    assert "patience" in student.missing()
    put(student, training.patience, "40")
    train(student, 2)
    assert student.done()


def test_chosen_on_fifteen_points(student: Student) -> None:
    student.open(MEMORIZING, "7-an-honest-test")
    student.answer(1)
    assert student.right()
    assert "about 0.32: twice as large" in student.says()
    student.window.run.seek(76)
    student.settle()
    snapshot = student.driver.snapshot
    held_out = snapshot.data.validation_inputs, snapshot.data.validation_targets
    x = np.random.default_rng(5).uniform(-1, 1, (10_000, 1))
    fresh = x, np.sin(np.pi * x) + 0.3 * np.random.default_rng(6).standard_normal(x.shape)
    losses = []
    for inputs, targets in (held_out, fresh):
        rows = snapshot.data.training_targets
        standard = (targets - rows.mean()) / rows.std()
        losses.append(float(((predicted(snapshot, inputs) - standard) ** 2).mean()))
    assert losses[0] == pytest.approx(0.158, abs=0.0005)
    assert losses[1] == pytest.approx(0.32, abs=0.02)


def test_the_curve_is_drawn_on_the_scale_of_the_page_and_then_on_the_persons(
    student: Student,
) -> None:
    curve = student.window.plots.views["curve"]
    assert not curve.canvas.logarithmic
    student.open(MEMORIZING, "1-fifteen-points")
    assert curve.canvas.logarithmic
    linear, _ = curve.scale.findChildren(QAbstractButton)
    student.driver.qtbot.mouseClick(linear, Qt.MouseButton.LeftButton)
    assert not curve.canvas.logarithmic
    student.open("08-batches", "2-ten-thousand")
    assert not curve.canvas.logarithmic
    student.open(MEMORIZING, "2-find-the-moment")
    assert curve.canvas.logarithmic
    student.click(student.panel.leave)
    assert not curve.canvas.logarithmic
