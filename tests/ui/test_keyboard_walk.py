"""The whole program by keyboard alone: real key events, as a person without a mouse works."""

import math

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from studio_fixture import Driver, studio

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.training.messages import Move
from backprop_studio.ui.network_diagram.formulas import parameter_lines
from backprop_studio.ui.typeset import plain

__all__ = ["studio"]

W1 = ParameterIndex(0, "weight", 0, 0)
X2, OUTPUT = UnitIndex(-1, 1), UnitIndex(1, 0)
MOVES = [
    Move("forward", 0),
    Move("forward", 1),
    Move("loss"),
    Move("output_gradient"),
    Move("hidden_gradient", 0),
    Move("update"),
]


def sigmoid(z: float) -> float:
    return 1 / (1 + math.exp(-z))


def type_text(studio: Driver, text: str) -> None:
    """Each key goes to what has the focus at that moment."""
    for sign in text:
        QTest.keyClicks(studio.window.focusWidget(), sign)
    studio.settle()


def choose(studio: Driver, item: object) -> None:
    """Tab through the diagram until it is reached."""
    selection = studio.window.selection
    for _ in range(40):
        if selection.chosen == item:
            return
        studio.press(Qt.Key.Key_Tab)
    raise AssertionError(f"{item} cannot be reached by Tab")


@pytest.fixture
def at_start(studio: Driver) -> Driver:
    """The focus stands where a new window puts it; nothing of the first choice is assumed."""
    assert studio.window.diagram.hasFocus()
    studio.window.selection.choose(UnitIndex(-1, 0))
    return studio


def test_a_whole_iteration(at_start: Driver) -> None:
    studio, window = at_start, at_start.window
    choose(studio, W1)
    type_text(studio, "0.9")
    assert window.chosen.field.hasFocus()
    studio.press(Qt.Key.Key_Return)
    studio.settle()
    assert studio.snapshot.parameters[0].weights[0, 0] == 0.9
    assert window.diagram.hasFocus()

    h1 = sigmoid(0.9 * 0.5 - 0.2 * 0.8 + 0.1)
    h2 = sigmoid(0.3 * 0.5 + 0.7 * 0.8 - 0.1)
    guess = sigmoid(0.8 * h1 + 0.6 * h2 + 0.2)
    delta_o = (guess - 1) * guess * (1 - guess)
    gradient = delta_o * 0.8 * h1 * (1 - h1) * 0.5
    for move in MOVES:
        studio.press(Qt.Key.Key_Period)
        studio.settle()
        assert studio.snapshot.move == move
    scene = window.diagram.scene
    assert scene is not None
    new = 0.9 - 0.5 * gradient
    assert plain(parameter_lines(scene, W1)[0]) == f"0.9000 → {new:.4f}"
    assert window.strip.figures["saved"].text().startswith("−")

    for move in MOVES[-2::-1]:
        studio.press(Qt.Key.Key_Comma)
        studio.settle()
        assert studio.snapshot.move == move
    studio.press(Qt.Key.Key_Comma)
    studio.settle()
    assert studio.snapshot.move is None
    assert studio.snapshot.parameters[0].weights[0, 0] == 0.9
    studio.press(Qt.Key.Key_R)
    studio.settle()
    assert studio.snapshot.parameters[0].weights[0, 0] == 0.5


def test_an_input_and_the_target(at_start: Driver) -> None:
    studio, window = at_start, at_start.window
    choose(studio, X2)
    studio.press(Qt.Key.Key_Plus)
    studio.press(Qt.Key.Key_Plus)
    studio.settle()
    assert studio.snapshot.example.x.tolist() == [0.5, 0.9]
    window.document.undo_stack.undo()
    studio.settle()
    assert studio.snapshot.example.x.tolist() == [0.5, 0.8]  # both presses are one edit
    choose(studio, OUTPUT)
    type_text(studio, "0.2")
    studio.press(Qt.Key.Key_Return)
    studio.settle()
    assert studio.snapshot.example.y.tolist() == [0.2]
    assert window.diagram.hasFocus()
    studio.press(Qt.Key.Key_Minus)
    studio.settle()
    assert studio.snapshot.example.y.tolist() == [0.15]
    assert "sets its target y" in window.diagram.accessibleDescription()


def test_arrows_reach_inputs_and_outputs_too(at_start: Driver) -> None:
    selection = at_start.window.selection
    for key in [Qt.Key.Key_Right] * 4:
        at_start.press(key)
    assert selection.chosen is not None and selection.chosen.layer == 1
    for key in [Qt.Key.Key_Left] * 4:
        at_start.press(key)
    assert isinstance(selection.chosen, UnitIndex) and selection.chosen.layer == -1


def test_escape_takes_back_what_was_typed_and_leaves_the_field(at_start: Driver) -> None:
    choose(at_start, W1)
    type_text(at_start, "7")
    for _ in range(2):
        at_start.press(Qt.Key.Key_Escape)
    assert at_start.window.diagram.hasFocus()
    assert at_start.snapshot.parameters[0].weights[0, 0] == 0.5


def test_a_field_typed_in_keeps_the_focus_while_it_trains(at_start: Driver) -> None:
    choose(at_start, W1)
    at_start.press(Qt.Key.Key_Space)
    at_start.until(lambda: at_start.snapshot.iteration > 2)
    QTest.keyClicks(at_start.window.focusWidget(), "0")
    QTest.keyClicks(at_start.window.focusWidget(), ".")
    seen = at_start.snapshot.iteration
    at_start.until(lambda: at_start.snapshot.iteration > seen + 3)
    assert at_start.window.chosen.field.text() == "0."
    at_start.press(Qt.Key.Key_Space)
    at_start.settle()
