"""Speed and words of the transport bar; keys in tooltips; the strip's figures."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from snapshots import one_neuron, two_layer

from backprop_studio.training.messages import Move
from backprop_studio.ui.actions import build_actions
from backprop_studio.ui.status_strip import StatusStrip
from backprop_studio.ui.transport import Transport


@pytest.fixture
def transport(qtbot: QtBot) -> Iterator[Transport]:
    owner = QWidget()
    qtbot.addWidget(owner)
    bar = Transport(build_actions(owner), owner)
    bar.resize(1200, 48)
    yield bar
    owner.hide()


def test_the_speed_goes_from_one_a_second_to_flat_out(transport: Transport, qtbot: QtBot) -> None:
    assert transport.rate == 12
    assert transport.speed_text.text() == "12 iterations/s"
    with qtbot.waitSignal(transport.speed_changed) as told:
        qtbot.keyClick(transport.speed, Qt.Key.Key_Home)
    assert told.args[0] == 1
    assert transport.speed_text.text() == "1 iteration/s"
    with qtbot.waitSignal(transport.speed_changed) as told:
        qtbot.keyClick(transport.speed, Qt.Key.Key_End)
    assert told.args[0] is None
    assert transport.speed_text.text() == "flat out"


def test_setting_the_speed_says_nothing(transport: Transport, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(transport.speed_changed):
        transport.set_speed(100)
        transport.set_speed(None)


def test_play_turns_into_pause_and_back(transport: Transport) -> None:
    resting = two_layer()
    transport.show_snapshot(replace(resting, running=True))
    assert "Pause" in transport.buttons["play"].text()
    transport.show_snapshot(resting)
    assert "Play" in transport.buttons["play"].text()


def test_every_button_tells_its_key(transport: Transport) -> None:
    expected = {"play": "Space", "reset": "R", "next_move": ".", "iterate": "N", "epoch": "E"}
    for name, key in expected.items():
        assert f"({key}" in transport.buttons[name].toolTip()


def test_the_strip_counts_moves_as_five(qtbot: QtBot) -> None:
    strip = StatusStrip()
    qtbot.addWidget(strip)
    strip.show_snapshot(two_layer(Move("hidden_gradient", 0)))
    assert strip.figures["move"].text() == "4 of 5"
    assert strip.figures["iteration"].text() == "1"
    assert strip.figures["loss"].text() == "0.034778"
    assert strip.figures["validation"].isHidden()
    strip.show_snapshot(two_layer())
    assert strip.figures["move"].isHidden()
    assert strip.figures["iteration"].text() == "0"


def test_the_strip_counts_four_moves_where_there_is_no_hidden_layer(qtbot: QtBot) -> None:
    strip = StatusStrip()
    qtbot.addWidget(strip)
    strip.show_snapshot(one_neuron(Move("update", None)))
    assert strip.figures["move"].text() == "4 of 4"


def test_the_strip_tells_what_the_last_step_saved(qtbot: QtBot) -> None:
    strip = StatusStrip()
    qtbot.addWidget(strip)
    figure = strip.figures["saved"]
    strip.show_snapshot(two_layer())
    assert figure.isHidden()
    updated = replace(two_layer(Move("update")), iteration=1)
    strip.show_snapshot(replace(updated, loss=0.032444, loss_before=0.034778))
    assert figure.text() == "−0.002334"
    assert "from 0.034778 to 0.032444" in figure.toolTip()
    strip.show_snapshot(replace(updated, loss=0.04, loss_before=0.034778))
    assert figure.text() == "+0.005222"
    strip.show_snapshot(replace(updated, loss_before=None))  # set by hand since
    assert figure.isHidden()
