"""The lesson on two layers: the numbers of the plan, every task solved and nearly solved.

Computed with a pocket calculator and with PyTorch: h = 0.5474, 0.6479, ŷ = 0.7363,
L = 0.034778, δ_o = −0.2637 · 0.1942 = −0.0512, δ₁ = δ_o · 0.8 · 0.2478 = −0.01015.
"""

import pytest
from PySide6.QtCore import Qt
from student import Student, student
from studio_fixture import studio

__all__ = ["student", "studio"]

# Without a screen, Qt says of every popup what its window cannot do.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LESSON = "06-two-layers"


def test_nine_numbers_by_hand(student: Student) -> None:
    student.open(LESSON, "1-forward")
    spoken = student.panel.text.spoken
    for number in ("0.1900", "0.5474", "0.6479", "1.0267", "0.7363", "0.034778"):
        assert number in spoken, number
    student.answer(0)
    assert student.right()
    student.press(Qt.Key.Key_R)
    student.set_number("v1", "2")
    assert student.driver.snapshot.loss == pytest.approx(0.0123, abs=5e-5)
    assert not student.done()
    student.train(60)
    assert not student.done(), "trained, not by hand"
    student.press(Qt.Key.Key_R)
    student.set_number("v2", "3")
    student.set_number("v1", "3")
    assert student.done()


def test_blame_at_the_output(student: Student) -> None:
    student.open(LESSON, "2-output-blame")
    move = student.driver.snapshot.move
    assert move is not None and move.kind == "loss", "no gradient stands there to be read"
    assert "−0.05121" in student.panel.text.spoken
    assert "(−0.2637) · 0.1942" in student.panel.text.spoken
    student.answer(0)
    assert not student.right()
    student.answer(1)
    move = student.driver.snapshot.move
    assert move is not None and move.kind == "output_gradient"
    assert "−0.02803" in student.says() and "−0.03318" in student.says()
    student.choose_named("v2")
    assert not student.done()
    assert "bₒ" in student.missing()
    student.choose_named("bo")
    assert student.done()


def test_blame_goes_down_through_the_weight(student: Student) -> None:
    student.open(LESSON, "3-hidden-blame")
    assert "0.01015" not in student.panel.text.spoken, "it is asked for"
    student.guess("-0.0512")  # the blame of the output, not yet gone down
    assert not student.right()
    student.panel.prediction.field.clear()
    student.guess("-0.0101")
    assert student.right()
    assert "−0.01015" in student.says() and "−0.005075" in student.says()
    move = student.driver.snapshot.move
    assert move is not None and move.kind == "hidden_gradient"
    student.set_number("v1", "0.1")
    assert not student.done()
    student.set_number("v2", "5")  # no blame, for there is nothing wrong any more
    student.set_number("bo", "5")
    assert abs(student.driver.snapshot.example.delta[0][0]) < 1e-4
    assert not student.done()
    student.click(student.panel.again)
    student.set_number("v1", "0")
    assert student.done()


def test_a_saturated_unit_is_blameless_too(student: Student) -> None:
    student.open(LESSON, "3-hidden-blame")
    student.set_number("b1", "-10")
    assert student.done()


def test_all_nine_move_at_once(student: Student) -> None:
    student.open(LESSON, "4-update")
    assert "0.2256" not in student.panel.text.spoken, "nor can the answer be read there"
    student.answer(2)
    assert student.right()
    new = "0.5025 −0.1959 0.3018 0.7028 0.1051 −0.0965 0.8140 0.6166 0.2256 0.032444"
    for number in new.split():
        assert number in student.says(), number
    snapshot = student.driver.snapshot
    assert snapshot.move is not None and snapshot.move.kind == "update"
    assert "+0.0256" in student.says()
    student.answer(0)
    assert not student.right()
    assert student.driver.snapshot.move == snapshot.move, "shown again, from the gradients on"
    assert not student.done(), "that was the program"
    student.train(1)
    assert not student.done(), "not move by move"
    for _ in range(6):
        assert not student.done()
        student.press(Qt.Key.Key_Period)
    assert student.done()


def test_where_the_two_went(student: Student) -> None:
    student.open(LESSON, "5-the-two")
    student.guess("-0.056")
    assert student.right()
    student.type_rate("0.25")
    assert not student.done(0) and not student.done(1)
    student.type_rate("0.5")
    student.pick(student.window.panel.training.loss, "mae")
    assert not student.done(0)
    student.pick(student.window.panel.training.loss, "mse")
    assert student.done(0)
    assert student.driver.snapshot.loss == pytest.approx(2 * 0.034778, abs=1e-6)
    assert not student.done(1)
    student.type_rate("0.25")
    assert student.done(1)


def test_the_twin_turns_every_sign(student: Student) -> None:
    student.open(LESSON, "6-twin")
    assert "0.2044" in student.panel.text.spoken and "−0.289" in student.panel.text.spoken
    student.answer(1)
    assert student.right()
    assert not student.done(0), "that was the program"
    student.set_number("yhat", "0.8")
    assert not student.done(0), "ŷ is still too low"
    student.set_number("yhat", "0.2")
    assert student.done(0)
    student.train(25)
    assert not student.done(1)
    student.train(1)
    assert student.done(1)


def test_blame_adds_up(student: Student) -> None:
    student.open(LESSON, "7-adds-up")
    student.guess("-0.0955")
    assert student.right()
    assert "(−0.04097) + (−0.05453) = −0.09550" in student.says().replace(
        "−0.04097 +", "(−0.04097) +"
    )
    student.set_number("v1", "0")
    student.set_number("v3", "0")
    assert not student.done(), "none arrives, so none cancels"
    student.set_number("v1", "0.8")
    student.set_number("v3", "-0.3")
    assert not student.done(), "both pull the same way"
    student.set_number("v3", "0.29")
    assert student.done()
    student.click(student.panel.next)  # to a network that has no v₃
    assert student.lessons.page is not None and student.lessons.page.id == "8-break-it"


def test_two_quiet_bugs(student: Student) -> None:
    student.open(LESSON, "8-break-it")
    # w₁ after one update with y = 0.2, the blame going down through the old v₁ and the new one
    assert "0.49502" in student.panel.text.spoken and "0.49484" in student.panel.text.spoken
    student.answer(1)
    assert student.right()
    student.train(100)
    assert not student.done(0) and not student.done(1), "the loop is right"
    student.throw("gradients_not_reset")
    student.train(8)
    assert not student.done(0)
    student.train(2)
    assert student.done(0)
    student.throw("new_weights")
    student.train(60)
    assert not student.done(1), "both at once"
    student.throw("gradients_not_reset")
    student.train(1)
    assert student.driver.snapshot.parameters[0].weights[0, 0] == pytest.approx(0.49502, abs=5e-6)
    student.train(58)
    assert not student.done(1)
    student.train(1)
    assert student.done(1)
