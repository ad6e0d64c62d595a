"""One setting for the digits of all numbers: followed at once everywhere, and remembered."""

import math
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from studio_fixture import Driver, studio

from backprop_studio import settings as kept
from backprop_studio.experiment.numbers import digits_in_use, format_number, use_digits
from backprop_studio.settings import Settings
from backprop_studio.ui.appearance import Appearance
from backprop_studio.ui.network_diagram.formulas import change
from backprop_studio.ui.typeset import plain

__all__ = ["studio"]


def sigmoid(z: float) -> float:
    return 1 / (1 + math.exp(-z))


def test_more_digits_are_written() -> None:
    assert format_number(math.pi) == "3.142"
    use_digits(7)
    assert format_number(math.pi) == "3.141593"
    assert format_number(0.5, "weight") == "0.5000000"
    assert format_number(math.pi, "loss") == "3.1415927"
    assert format_number(math.pi, digits=3) == "3.14"
    assert change(0.01401549) == "+0.0140155"


def test_the_next_test_finds_four() -> None:
    assert digits_in_use() == 4


def test_only_four_to_eight_can_be_used() -> None:
    with pytest.raises(ValueError, match="from 4 to 8"):
        use_digits(9)


def test_a_new_window_remembers_the_digits(tmp_path: Path, qapp: object) -> None:
    appearance = Appearance(Settings(tmp_path))
    appearance.set_digits(6)
    again = Appearance(Settings(tmp_path))
    assert again.theme.digits == 6
    again.apply()
    assert digits_in_use() == 6
    again.set_digits(99)
    assert again.theme.digits == 8


def test_every_view_follows_at_once(studio: Driver) -> None:
    window = studio.window
    hidden = [sigmoid(0.5 * 0.5 - 0.2 * 0.8 + 0.1), sigmoid(0.3 * 0.5 + 0.7 * 0.8 - 0.1)]
    guess = sigmoid(0.8 * hidden[0] + 0.6 * hidden[1] + 0.2)
    loss = 0.5 * (guess - 1) ** 2
    studio.press(Qt.Key.Key_D)
    studio.press(Qt.Key.Key_D)
    assert window.appearance.theme.digits == 6
    assert window.settings.text(kept.DIGITS) == "6"
    assert window.chosen.field.text() == "0.800000"
    assert window.panel.training.rate.text() == "0.500000"
    assert window.strip.figures["loss"].text() == f"{loss:.8f}"
    said = plain(window.move_bar.explanation.formula)
    assert f"{guess:.6f}" in said
    assert "v₁ = 0.800000" in window.diagram.accessibleDescription()
    studio.press(Qt.Key.Key_D, Qt.KeyboardModifier.ShiftModifier)
    assert window.chosen.field.text() == "0.80000"
