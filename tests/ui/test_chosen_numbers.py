"""What is said of the chosen parameter or unit at each move; expected numbers by hand."""

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot
from snapshots import two_layer

from backprop_studio.document.document import Document
from backprop_studio.engine.mistakes import Mistakes
from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.notation import Naming
from backprop_studio.theme import LIGHT
from backprop_studio.training.messages import Move
from backprop_studio.ui.chosen_numbers import TO_COME, gradient_text, step_text, unit_lines
from backprop_studio.ui.chosen_panel import ChosenPanel
from backprop_studio.ui.view import Selection

W1, V1 = ParameterIndex(0, "weight", 0, 0), ParameterIndex(1, "weight", 0, 0)
H1 = UnitIndex(0, 0)
LOSS, OUTPUT = Move("loss", None), Move("output_gradient", None)
HIDDEN, UPDATE = Move("hidden_gradient", 0), Move("update", None)


@pytest.mark.parametrize(
    ("move", "v1", "w1"),
    [
        (None, "−0.02803", "−0.005075"),
        (LOSS, TO_COME, TO_COME),
        (OUTPUT, "−0.02803", TO_COME),
        (HIDDEN, "−0.02803", "−0.005075"),
    ],
)
def test_a_gradient_appears_with_its_move(move: Move | None, v1: str, w1: str) -> None:
    snapshot = two_layer(move)
    assert (gradient_text(snapshot, V1), gradient_text(snapshot, W1)) == (v1, w1)


def test_the_step_is_to_come_then_next_then_made() -> None:
    assert step_text(two_layer(LOSS), V1) == TO_COME
    assert step_text(two_layer(OUTPUT), V1) == "+0.01402"  # −0.5 · −0.02803
    assert step_text(two_layer(UPDATE), V1) == "+0.01402"


def test_the_rule_beside_the_step_has_the_sign_that_is_taken(qtbot: QtBot) -> None:
    selection = Selection()
    panel = ChosenPanel(Document(two_layer().experiment), selection)
    qtbot.addWidget(panel)
    selection.choose(V1)
    rules = []
    for wrong in (False, True):
        panel.show_snapshot(replace(two_layer(), mistakes=Mistakes(wrong_sign=wrong)))
        rules.append(next(n.text() for n, _ in panel._lines if n.text().startswith("next step")))
    assert rules == ["next step −η ∂L/∂v₁", "next step +η ∂L/∂v₁"]


@pytest.mark.parametrize(
    ("move", "delta", "z", "h"),
    [
        (Move("forward", 0), TO_COME, "0.1900", "0.5474"),
        (OUTPUT, TO_COME, "0.1900", "0.5474"),
        (HIDDEN, "−0.01015", "0.1900", "0.5474"),
    ],
)
def test_the_numbers_of_a_unit_appear_with_their_moves(
    move: Move, delta: str, z: str, h: str
) -> None:
    snapshot = two_layer(move)
    naming = Naming(snapshot.experiment, 2)
    assert unit_lines(snapshot, naming, H1) == (("δ₁", delta), ("z₁", z), ("h₁", h))


def test_an_input_is_said_once_and_never_in_the_colour_of_gradients(qtbot: QtBot) -> None:
    selection = Selection()
    panel = ChosenPanel(Document(two_layer().experiment), selection)
    qtbot.addWidget(panel)
    panel.set_theme(LIGHT)
    selection.choose(UnitIndex(-1, 0))
    told = []
    for row in (0, None):  # one example of rows of its own, which can be set; and a mean
        panel.show_snapshot(replace(two_layer(), example=replace(two_layer().example, row=row)))
        figures = [figure for _, figure in panel._lines if not figure.isHidden()]
        assert not any(LIGHT.gradient in figure.styleSheet() for figure in figures)
        told.append((panel.field.isHidden(), [figure.text() for figure in figures]))
    assert told == [(False, []), (True, ["0.5000"])]


def test_what_the_forward_pass_has_not_reached_is_to_come() -> None:
    snapshot = two_layer(Move("forward", 0))
    naming = Naming(snapshot.experiment, 2)
    lines = unit_lines(snapshot, naming, UnitIndex(1, 0))
    assert [number for _, number in lines] == [TO_COME] * 3
