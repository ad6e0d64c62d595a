"""The code view: what is lit at which move, that it can be copied and not changed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from snapshots import digits, two_layer, xor

from backprop_studio.theme import DARK
from backprop_studio.training.messages import Move
from backprop_studio.ui.training_code import TrainingCode


@pytest.fixture
def view(qtbot):
    view = TrainingCode()
    qtbot.addWidget(view)
    view.resize(640, 190)
    view.show()
    return view


def lit(view: TrainingCode) -> list[str]:
    return [view.code.document().findBlockByNumber(n).text().strip() for n in view.code.lit]


def test_the_present_move_is_lit(view):
    view.show_snapshot(two_layer())
    assert lit(view) == []
    view.show_snapshot(two_layer(Move("forward", 0)))
    assert lit(view) == ["z1 = x @ W1 + b1", "h1 = sigmoid(z1)"]
    view.show_snapshot(two_layer(Move("hidden_gradient", 0)))
    assert lit(view)[0] == "delta1 = (delta2 @ W2.T) * h1 * (1 - h1)"
    assert "delta1" in view.code.accessibleDescription()
    view.show_snapshot(two_layer(Move("update")))
    assert "W2 -= eta * dW2" in lit(view)


def test_the_lit_lines_are_in_view(view):
    view.show_snapshot(xor())
    for move in xor().moves:
        view.show_snapshot(xor(move))
        top = view.code.verticalScrollBar().value()
        assert top <= view.code.lit[0] < top + view.code.verticalScrollBar().pageStep(), move


def test_lines_lit_before_there_was_a_size_are_in_view(qtbot):
    view = TrainingCode()
    qtbot.addWidget(view)
    view.show_snapshot(two_layer(Move("hidden_gradient", 0)))
    view.resize(640, 190)
    view.show()
    qtbot.waitUntil(lambda: view.code.verticalScrollBar().maximum() > 0)
    top = view.code.verticalScrollBar().value()
    assert top <= view.code.lit[0] < top + view.code.verticalScrollBar().pageStep()


def test_small_numbers_are_written_and_large_ones_named(view):
    view.show_snapshot(two_layer())
    assert "W1 = np.array([[0.5, 0.3], [-0.2, 0.7]])" in view.code.toPlainText()
    view.show_snapshot(digits())
    assert "W1 (784, 128)" in view.code.toPlainText()
    view.set_theme(DARK)
    view.grab()


def test_copy_and_read_only(view, qtbot):
    view.show_snapshot(two_layer())
    before = view.code.toPlainText()
    qtbot.mouseClick(view.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == before == view.loop.text
    qtbot.keyClicks(view.code, "x")
    assert view.code.toPlainText() == before


def test_the_same_experiment_is_not_written_again(view):
    snapshot = two_layer()
    view.show_snapshot(snapshot)
    loop = view.loop
    view.show_snapshot(snapshot)
    assert view.loop is loop
