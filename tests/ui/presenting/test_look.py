"""High contrast and less motion: chosen by hand, or as the system has them."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from backprop_studio.settings import Settings
from backprop_studio.theme import LIGHT, STRONG_DARK, STRONG_LIGHT
from backprop_studio.ui import appearance
from backprop_studio.ui.appearance import Appearance


def test_the_system_asks_for_contrast_and_rest(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert Appearance(Settings(tmp_path)).theme == LIGHT
    monkeypatch.setattr(appearance, "prefers_contrast", lambda _hints: True)
    monkeypatch.setattr(appearance, "prefers_rest", lambda: True)
    theme = Appearance(Settings(tmp_path)).theme
    assert theme.name == STRONG_LIGHT.name
    assert theme.still


def test_a_person_decides_and_may_follow_the_system_again(qtbot: QtBot, tmp_path: Path) -> None:
    look = Appearance(Settings(tmp_path))
    look.toggle()
    look.set_strong(True)
    look.set_still(True)
    assert (look.theme.name, look.theme.still) == (STRONG_DARK.name, True)
    assert Appearance(Settings(tmp_path)).theme == look.theme  # remembered
    look.follow_system()
    assert look.theme == LIGHT


def test_projection_is_light_unless_dark_was_chosen(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Hints:
        def colorScheme(self) -> Qt.ColorScheme:
            return Qt.ColorScheme.Dark

    look = Appearance(Settings(tmp_path))
    monkeypatch.setattr(look, "_hints", Hints())
    look.follow_system()
    assert look.theme.dark
    look.set_scale(2.1)
    assert not look.theme.dark
    look.set_scale(1.0)
    look.toggle()  # light, by hand
    look.toggle()  # dark, by hand
    look.set_scale(2.1)
    assert look.theme.dark
