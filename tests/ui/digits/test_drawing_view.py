"""The pad: what is drawn by mouse or keys becomes a question, and its answer bars."""

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt
from snapshots import digits

from backprop_studio.theme import DARK, LIGHT
from backprop_studio.training.reading import ReadingAnswer
from backprop_studio.ui.digits.drawing_view import DrawingView
from backprop_studio.ui.digits.pad import SIDE
from backprop_studio.ui.digits.weight_wall import WeightWall
from backprop_studio.ui.view import Selection


@pytest.fixture
def view(qtbot):
    view = DrawingView()
    qtbot.addWidget(view)
    view.resize(660, 220)
    view.show()
    return view


def test_a_stroke_asks_what_it_says(view, qtbot):
    view.show_snapshot(digits())
    assert view.studies() == ()
    view.pad.stroke(QPointF(56, 20), QPointF(56, 90))
    qtbot.waitUntil(lambda: view.studies() != (), timeout=2000)
    (study,) = view.studies()
    ink = np.frombuffer(study.ink, np.uint8).reshape(SIDE, SIDE)
    assert ink[50, 56] == 255 and ink[50, 20] == 0
    columns = np.flatnonzero(ink[50])
    assert 9 <= len(columns) <= 12  # the pen's width
    outputs = np.eye(10)[7] * 0.9 + 0.01
    answer = ReadingAnswer(np.zeros((28, 28), np.uint8), outputs, 1)
    view.show_snapshot(replace(digits(), iteration=5, studies={study: answer}))
    assert view.bars.outputs is outputs
    assert "91.0 %" in view.verdict.text()
    view.grab()
    undefined = ReadingAnswer(np.zeros((28, 28), np.uint8), np.full(10, np.nan), 2)
    view.show_snapshot(replace(digits(), iteration=6, studies={study: undefined}))
    assert "reads nothing" in view.verdict.text()
    view.grab()


def test_outputs_that_are_no_probabilities_are_told_as_numbers(view, qtbot):
    """Linear outputs may be above 1; of a single sigmoid both classes are told."""
    shown = digits()
    *hidden, last = shown.experiment.network.layers
    network = replace(
        shown.experiment.network, layers=(*hidden, replace(last, activation="linear"))
    )
    linear = replace(shown, iteration=5, experiment=replace(shown.experiment, network=network))
    view.show_snapshot(linear)
    view.pad.stroke(QPointF(56, 20), QPointF(56, 90))
    qtbot.waitUntil(lambda: view.studies() != (), timeout=2000)
    (study,) = view.studies()
    picture = np.zeros((28, 28), np.uint8)
    answer = ReadingAnswer(picture, np.eye(10)[7] * 2.5, 1)
    view.show_snapshot(replace(linear, studies={study: answer}))
    assert view.verdict.text() == "It reads y8: ŷ = 2.500"
    assert "%" not in view.bars.accessibleDescription()
    single = replace(network, layers=(*hidden, replace(last, units=1, activation="sigmoid")))
    data = replace(shown.data, target_names=("odd",), training_targets=np.array([[0.0], [1.0]]))
    binary = replace(linear, experiment=replace(shown.experiment, network=single), data=data)
    view.show_snapshot(replace(binary, studies={study: ReadingAnswer(picture, np.array([0.2]), 2)}))
    assert view.verdict.text() == "It reads odd = 0, 80.0 % sure"
    assert view.bars.outputs.tolist() == pytest.approx([0.8, 0.2])
    view.grab()


def test_mouse_eraser_and_clear(view, qtbot):
    pad = view.pad
    middle = QPoint(pad.width() // 2, pad.height() // 2)
    qtbot.mouseClick(pad, Qt.MouseButton.LeftButton, pos=middle)
    assert not pad.is_blank
    view.tool.chosen.emit("eraser")
    qtbot.mouseClick(pad, Qt.MouseButton.LeftButton, pos=middle)
    assert pad.is_blank
    view.tool.chosen.emit("pen")
    qtbot.mouseClick(pad, Qt.MouseButton.LeftButton, pos=middle)
    view.clear.click()
    assert pad.is_blank
    qtbot.wait(100)


def test_in_a_tall_room_the_paper_is_large(view, qtbot):
    before = view.pad.width()
    view.resize(660, 500)
    qtbot.waitUntil(lambda: view.prepared.y() > view.bars.y())
    assert view.pad.width() > 1.4 * before
    view.resize(660, 220)
    qtbot.waitUntil(lambda: view.prepared.y() < view.bars.y())
    assert view.pad.x() < view.prepared.x() < view.bars.x()
    assert view.pad.width() == before


def test_the_keys_draw(view, qtbot):
    pad = view.pad
    qtbot.keyClick(pad, Qt.Key.Key_Right)
    assert pad.is_blank
    qtbot.keyClick(pad, Qt.Key.Key_Space)
    for _ in range(10):
        qtbot.keyClick(pad, Qt.Key.Key_Down)
    ink = np.frombuffer(pad.ink(), np.uint8).reshape(SIDE, SIDE)
    rows = np.flatnonzero(ink.any(axis=1))
    assert 40 <= rows[-1] - rows[0] <= 55
    qtbot.keyClick(pad, Qt.Key.Key_Delete)
    assert pad.is_blank
    qtbot.wait(100)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_weights_stand_as_pictures_and_choose_their_unit(qtbot, theme):
    selection = Selection()
    wall = WeightWall(selection)
    qtbot.addWidget(wall)
    wall.resize(660, 220)
    wall.set_theme(theme)
    wall.show()
    snapshot = digits()
    wall.show_snapshot(snapshot)
    assert wall.tiles.shown == 128
    weights = snapshot.parameters[0].weights[:, 5].reshape(28, 28)
    strongest = np.unravel_index(np.argmax(weights), (28, 28))
    tile = wall.tiles.pixels[5].astype(int)
    paper = 255 if theme is LIGHT else 20
    away = np.abs(tile - paper).sum(axis=2)
    assert away[strongest] >= np.percentile(away, 95)
    across, _, side = wall.tiles.grid()
    assert across > 5
    place = QPoint(int(5 * (side + 2) + side / 2), int(side / 2))
    qtbot.mouseClick(wall.tiles, Qt.MouseButton.LeftButton, pos=place)
    assert (selection.chosen.layer, selection.chosen.unit) == (0, 5)
    wall.grab()


def test_what_is_read_is_told_when_the_stroke_ends(view, qtbot):
    told = []
    view.was_read.connect(told.append)
    view.show_snapshot(digits())
    pad = view.pad
    qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(60, 30))
    qtbot.mouseMove(pad, QPoint(60, 90))
    qtbot.waitUntil(lambda: view.studies() != (), timeout=2000)
    qtbot.wait(100)
    (study,) = view.studies()
    seven = ReadingAnswer(np.zeros((28, 28), np.uint8), np.eye(10)[7], 1)
    view.show_snapshot(replace(digits(), studies={study: seven}))
    assert told == []  # the pen is still down
    qtbot.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(60, 90))
    assert told == ["y8"]
    qtbot.mouseClick(pad, Qt.MouseButton.LeftButton, pos=QPoint(90, 30))
    assert told == ["y8"]  # not yet answered
    qtbot.waitUntil(lambda: view.studies() != (study,), timeout=2000)
    four = ReadingAnswer(np.zeros((28, 28), np.uint8), np.eye(10)[4], 2)
    view.show_snapshot(replace(digits(), studies={view.studies()[0]: four}))
    assert told == ["y8", "y5"]
    view.clear.click()
    qtbot.waitUntil(lambda: told[-1] == "", timeout=2000)
