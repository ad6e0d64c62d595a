"""Moves played one after the other: at their pace, only while wanted."""

import pytest
from PySide6.QtCore import Qt
from studio_fixture import Driver, studio

from backprop_studio import settings as kept
from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.training.messages import Move
from backprop_studio.ui.move_player import PACES

__all__ = ["studio"]


@pytest.fixture
def quick(studio: Driver) -> Driver:
    studio.window.player.set_pace(4)
    studio.window.diagram.setFocus()
    return studio


def move(studio: Driver) -> Move | None:
    return studio.snapshot.move


def test_a_key_plays_the_moves_and_space_pauses_them(quick: Driver) -> None:
    play = quick.window.actions_by_name["play"]
    quick.press(Qt.Key.Key_P)
    assert quick.window.player.playing
    assert "Pause" in play.iconText()
    quick.until(lambda: move(quick) == Move("forward", 0))
    quick.until(lambda: move(quick) == Move("loss"))
    quick.press(Qt.Key.Key_Space)
    assert not quick.window.player.playing
    assert "Play" in play.iconText()
    quick.settle()
    stood = move(quick)
    quick.qtbot.wait(400)
    assert move(quick) == stood
    assert not quick.snapshot.running


def test_the_pace_is_kept(quick: Driver) -> None:
    player = quick.window.player
    quick.press(Qt.Key.Key_P)
    quick.qtbot.wait(900)
    player.give_way()
    quick.settle()
    made = quick.snapshot.moves.index(move(quick)) + 1
    assert 3 <= made <= 4  # at once, then every quarter of a second


@pytest.mark.parametrize("key", [Qt.Key.Key_Period, Qt.Key.Key_Comma, Qt.Key.Key_N, Qt.Key.Key_R])
def test_any_step_by_hand_ends_it(quick: Driver, key: Qt.Key) -> None:
    quick.press(Qt.Key.Key_P)
    quick.until(lambda: move(quick) is not None)
    quick.press(key)
    assert not quick.window.player.playing


def test_an_edit_ends_it(quick: Driver) -> None:
    quick.press(Qt.Key.Key_P)
    quick.until(lambda: move(quick) is not None)
    quick.window.run.values.set_parameter(ParameterIndex(0, "weight", 0, 0), 0.7, "")
    assert not quick.window.player.playing


def test_choosing_and_looking_do_not_end_it(quick: Driver) -> None:
    quick.press(Qt.Key.Key_P)
    quick.press(Qt.Key.Key_Right)
    quick.press(Qt.Key.Key_G)
    assert quick.window.player.playing
    quick.window.player.give_way()


def test_keys_and_menu_choose_the_pace_and_it_is_remembered(quick: Driver) -> None:
    window, player = quick.window, quick.window.player
    window.actions_by_name["slower_moves"].trigger()
    assert player.pace == 2
    window.transport.paces.aboutToShow.emit()
    entries = window.transport.paces.actions()
    assert [entry.text() for entry in entries[:3]] == [
        "0.25 moves a second",
        "0.5 moves a second",
        "1 move a second",
    ]
    assert [entry.isChecked() for entry in entries] == [pace == 2 for pace in PACES]
    entries[0].trigger()
    assert player.pace == 0.25
    window.remember()
    assert window.settings.text(kept.MOVE_PACE) == "0.25"
