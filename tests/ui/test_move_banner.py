"""The banner under the moves: what fits on its lines, and what goes first where room is short."""

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot
from snapshots import digits, two_layer

from backprop_studio.theme import LIGHT
from backprop_studio.training.messages import Move, Snapshot
from backprop_studio.ui.move_banner import banner, has_long_sums
from backprop_studio.ui.move_bar import MoveBar
from backprop_studio.ui.move_sentence import explain
from backprop_studio.ui.typeset import Number
from backprop_studio.ui.view import Selection

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # of a tooltip, offscreen


@pytest.mark.parametrize("room", [480.0, 640.0, 1300.0])
@pytest.mark.parametrize("number", range(6))
@pytest.mark.parametrize("make", [two_layer, digits])
def test_every_move_fits(qtbot: QtBot, make: object, number: int, room: float) -> None:
    first: Snapshot = make()  # type: ignore[operator]
    snapshot: Snapshot = make(first.moves[number])  # type: ignore[operator]
    lines = banner(explain(snapshot), LIGHT, room, has_long_sums(snapshot))
    assert 1 <= len(lines) <= 2
    assert all(line.width <= room for line in lines)


def test_only_networks_with_long_sums_have_two_lines(qtbot: QtBot) -> None:
    bar = MoveBar(Selection())
    qtbot.addWidget(bar)
    bar.show_snapshot(two_layer())
    low = bar.sizeHint().height()
    bar.show_snapshot(digits())
    high = bar.sizeHint().height()
    bar.show_snapshot(digits(Move("loss")))
    assert bar.sizeHint().height() == high > low


def test_pointing_tells_the_products_that_found_no_room(qtbot: QtBot) -> None:
    bar = MoveBar(Selection())
    qtbot.addWidget(bar)
    bar.resize(640, bar.sizeHint().height())
    bar.show_snapshot(digits(Move("forward", 1)))
    said = bar.explanation.sum
    assert said is not None and len(said.products) == 16
    at = QPoint(320, bar.height() - 20)
    QApplication.sendEvent(bar, QHelpEvent(QEvent.Type.ToolTip, at, bar.mapToGlobal(at)))
    assert said.products[-1] in QToolTip.text()
    assert f"… {said.left_out} smaller" in QToolTip.text()
    assert said.products[0] in bar.spoken()
    QToolTip.hideText()


def test_what_is_undefined_is_said_to_be() -> None:
    snapshot = two_layer(Move("backward", 0))
    output = snapshot.parameters[1]
    undefined = replace(output, weights=np.full_like(output.weights, np.nan))
    said = explain(replace(snapshot, parameters=(snapshot.parameters[0], undefined)))
    assert any("undefined" in part.text for part in said.numbers if isinstance(part, Number))
