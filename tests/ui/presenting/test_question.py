"""A question to the hall: hands, bars, and the answer that the network computes."""

import pytest
from PySide6.QtCore import Qt, QTimer
from studio_fixture import Driver, studio

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.training.quantity import LOSS, Quantity
from backprop_studio.ui.presenting.quantities import known
from backprop_studio.ui.presenting.question import Question, nearest, shares
from backprop_studio.ui.presenting.question_dialog import QuestionDialog

__all__ = ["studio"]

V1 = ParameterIndex(1, "weight", 0, 0)


def test_the_nearest_number_is_right() -> None:
    assert nearest(("−0.3", "-0,03", "0.03", "0.3"), -0.02803) == 1
    assert nearest(("falls", "rises"), -0.02803) is None
    assert nearest(("1", "many"), 1.0) is None
    assert nearest(("nan", "1"), 1.0) is None
    share = Quantity("accuracy")
    assert nearest(("90", "95", "99.5"), 0.951, share) == 1
    assert nearest(("90 %", "95 %", "99,5 %"), 0.99, share) == 2


def test_shares_of_all_hands() -> None:
    assert shares((30, 10, 0)) == (0.75, 0.25, 0.0)
    assert shares((0, 0)) == (0.0, 0.0)


def test_hands_then_bars_then_the_computed_answer(studio: Driver) -> None:
    poll = studio.window.lecturing.guessing.poll
    about = Quantity("gradient", V1)
    poll.ask(Question("What is it?", ("0.3", "−0.03", "−0.3"), about), studio.snapshot)
    for spin, hands in zip(poll.hands, (12, 40, 28), strict=False):
        spin.setValue(hands)
    assert poll.answer.text() == ""
    assert poll.bars[1].accessibleName() == ""
    poll.go_on()
    assert [bar.accessibleName() for bar in poll.bars[:3]] == ["15 %", "50 %", "35 %"]
    assert poll.answer.text() == ""
    poll.go_on()
    assert poll.answer.text() == "∂L/∂v₁ = −0.02803"  # the opening example, by hand
    assert poll.bars[1].accessibleName() == "50 % ✓"
    assert not poll.hands[3].isVisible()
    studio.press(Qt.Key.Key_Escape)
    assert not poll.isVisible()


def test_space_presses_the_button_of_the_question_and_trains_nothing(studio: Driver) -> None:
    poll = studio.window.lecturing.guessing.poll
    poll.ask(Question("What is it?", ("0.3", "−0.03"), Quantity("gradient", V1)), studio.snapshot)
    studio.qtbot.mouseClick(poll.further, Qt.MouseButton.LeftButton)
    poll.further.setFocus()
    studio.qtbot.keyClick(poll.further, Qt.Key.Key_Space)
    assert poll.answer.text() == "∂L/∂v₁ = −0.02803"
    poll.hands[0].setFocus()
    studio.qtbot.keyClick(poll.hands[0], Qt.Key.Key_Space)
    studio.settle()
    assert not studio.snapshot.running and studio.snapshot.iteration == 0


def test_return_goes_on_from_any_field_and_trains_nothing(studio: Driver) -> None:
    studio.window.run.iterate_100()
    studio.settle()
    poll = studio.window.lecturing.guessing.poll
    question = Question("Which iteration is it?", ("10", "100"), Quantity("iteration"))
    poll.ask(question, studio.snapshot)
    studio.qtbot.keyClick(poll.hands[0], Qt.Key.Key_Return)
    assert poll.bars[0].accessibleName() == "0 %" and poll.answer.text() == ""
    studio.qtbot.keyClick(poll.hands[1], Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert poll.answer.text() == "iteration = 100"
    poll.ask(question, studio.snapshot)
    poll.close_button.setFocus()
    studio.qtbot.keyClick(poll.close_button, Qt.Key.Key_Return)
    assert not poll.isVisible()
    studio.settle()
    assert studio.snapshot.iteration == 100


def test_a_choice_that_the_network_on_screen_has_not_is_not_asked_of(studio: Driver) -> None:
    """As right after another document was opened, before its first picture."""
    asked = known(studio.snapshot, (Quantity("gradient", ParameterIndex(2, "weight", 0, 0)),))
    assert asked == () and known(studio.snapshot, (Quantity("gradient", V1), LOSS)) != ()
    window = studio.window
    dialogs: list[str] = []

    def close() -> None:
        for dialog in window.findChildren(QuestionDialog):
            dialogs.append(dialog.about.currentText())
            dialog.reject()

    window.selection.choose(ParameterIndex(2, "weight", 0, 0))
    QTimer.singleShot(0, close)
    window.lecturing.guessing.ask()
    assert dialogs == ["L"]


def test_a_question_needs_words_and_two_choices(studio: Driver) -> None:
    dialog = QuestionDialog(studio.snapshot, (Quantity("loss"),), studio.window)
    ok = dialog.buttons.button(dialog.buttons.StandardButton.Ok)
    assert dialog.text.text() == "What is L?"
    assert not ok.isEnabled()
    dialog.choices[0].setText("up")
    dialog.choices[2].setText("down")
    assert ok.isEnabled()
    dialog.accept()
    assert dialog.question == Question("What is L?", ("up", "down"), Quantity("loss"))
    dialog.deleteLater()


@pytest.mark.parametrize("key", [Qt.Key.Key_Z])
def test_a_number_fills_the_window_and_follows(studio: Driver, key: Qt.Key) -> None:
    window = studio.window
    window.selection.choose(V1)
    studio.press(key)
    enlarged = window.lecturing.guessing.enlarged
    assert enlarged.isVisible()
    assert enlarged.size() == window.size()
    assert enlarged.accessibleName() == "v₁ = 0.8000"
    window.run.values.set_parameter(V1, 1.25, "")
    studio.settle()
    assert enlarged.accessibleName() == "v₁ = 1.2500"
    studio.press(key)
    assert not enlarged.isVisible()
