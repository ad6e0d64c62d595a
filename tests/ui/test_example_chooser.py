"""Choosing the example that the diagram shows, by mouse and keys, with a real worker."""

from collections.abc import Iterator

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from snapshots import two_layer, xor
from studio_fixture import Driver, studio

from backprop_studio.assets import resource
from backprop_studio.theme import LIGHT
from backprop_studio.ui.example_chooser import ExampleChooser

__all__ = ["studio"]

XOR = [(0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0)]


@pytest.fixture
def of_xor(studio: Driver) -> Driver:
    studio.window.files.open_path(resource("examples") / "xor.backprop", ask=False)
    studio.settle()
    studio.window.diagram.setFocus()
    return studio


@pytest.fixture
def alone(qtbot: QtBot) -> Iterator[ExampleChooser]:
    owner = QWidget()
    qtbot.addWidget(owner)
    yield ExampleChooser(*(QAction(name, owner) for name in ("before", "after", "mean")), owner)


def shown(studio: Driver) -> tuple[float, ...]:
    return tuple(studio.snapshot.example.x.tolist())


def test_one_example_leaves_nothing_to_choose(studio: Driver) -> None:
    assert studio.window.example_chooser.isHidden()
    assert not studio.window.actions_by_name["mean_example"].isEnabled()


def test_keys_go_through_the_examples(of_xor: Driver) -> None:
    chooser = of_xor.window.example_chooser
    assert chooser.isVisible()
    start = of_xor.snapshot.example.row
    assert start is not None
    for row in range(start + 1, 4):
        of_xor.press(Qt.Key.Key_Period, Qt.KeyboardModifier.AltModifier)
        of_xor.settle()
        assert shown(of_xor) == XOR[row]
        assert chooser.field.text() == str(row + 1)
    assert not chooser.after.isEnabled()
    of_xor.press(Qt.Key.Key_Comma, Qt.KeyboardModifier.AltModifier)
    of_xor.settle()
    assert shown(of_xor) == XOR[2]


def test_the_mean_and_back_to_the_example(of_xor: Driver) -> None:
    of_xor.window.run.show_example(2)
    of_xor.settle()
    of_xor.press(Qt.Key.Key_M)
    of_xor.settle()
    assert of_xor.snapshot.example.row is None
    assert shown(of_xor) == (0.5, 0.5)
    assert of_xor.window.example_chooser.kind.key == "mean"
    of_xor.press(Qt.Key.Key_M)
    of_xor.settle()
    assert of_xor.snapshot.example.row == 2


def test_a_number_is_typed_and_a_wrong_one_refused(of_xor: Driver) -> None:
    field = of_xor.window.example_chooser.field
    for text in ("4", "9"):
        field.setFocus()
        field.selectAll()
        of_xor.qtbot.keyClicks(field, text)
        of_xor.qtbot.keyClick(field, Qt.Key.Key_Return)
        of_xor.settle()
    assert of_xor.snapshot.example.row == 3
    assert field.text() == "4"
    assert "from 1 to 4" in of_xor.window.strip.message


def test_it_says_whether_the_example_is_in_the_batch(alone: ExampleChooser) -> None:
    snapshot = xor()
    small = replace(snapshot, batch_rows=np.array([1.0, 2.0]))
    for row, words in ((1, "in batch"), (3, "not in batch")):
        alone.show_snapshot(replace(small, example=replace(snapshot.example, row=row)))
        assert alone._note.text() == words
    alone.show_snapshot(replace(small, example=replace(snapshot.example, row=None)))
    assert alone._note.text() == "batch: 2"
    alone.show_snapshot(replace(snapshot, example=replace(snapshot.example, row=1)))
    assert alone._note.text() == ""
    alone.show_snapshot(two_layer())
    assert alone.isHidden()


def test_in_a_narrow_row_no_words_are_cut_off(alone: ExampleChooser) -> None:
    """Row 3 of 60 000 in the font of the program, while another hundred make the batch."""
    snapshot = xor()
    data = replace(snapshot.data, training_rows=60_000)
    many = replace(snapshot, data=data, batch_rows=np.arange(100, 200))
    alone.set_theme(LIGHT)
    alone.show_snapshot(many)
    texts = []
    for width in (700, 500, 700):
        alone.resize(width, 40)
        alone.parentWidget().grab()  # lays it out
        note = next(label for label in alone.findChildren(QLabel) if label.text() == "not in batch")
        assert note.width() >= note.sizeHint().width()
        texts.append(alone.kind.findChildren(QToolButton)[1].text())
    assert texts == ["Mean of the batch", "Mean", "Mean of the batch"]
