"""A number field under the mouse: one click and a number, as a person types it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from backprop_studio.ui.widgets.number_field import NumberField


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[NumberField]:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(NumberField("w", -5.0, 5.0, parent=window))  # has the focus at first
    field = NumberField("b", -5.0, 5.0, parent=window)
    column.addWidget(field)
    window.resize(200, 80)
    with qtbot.waitActive(window):
        window.show()
    field.set_value(0.0)
    yield field


def test_a_click_and_digits_are_another_number(field: NumberField, qtbot: QtBot) -> None:
    committed = list[object]()
    field.committed.connect(committed.append)
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(field.width() - 30, 8))
    assert field.selectedText() == field.text() != ""
    qtbot.keyClicks(field, "1.9")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert committed == [1.9]


def test_a_second_click_means_a_place_in_it(field: NumberField, qtbot: QtBot) -> None:
    field.setFocus(Qt.FocusReason.TabFocusReason)
    field.deselect()
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(field.width() - 30, 8))
    assert not field.hasSelectedText()
    qtbot.mouseDClick(field, Qt.MouseButton.LeftButton, pos=QPoint(field.width() - 30, 8))
    assert field.selectedText() == field.text() != ""
    qtbot.mousePress(field, Qt.MouseButton.LeftButton, pos=QPoint(field.width() - 30, 8))
    qtbot.mouseRelease(field, Qt.MouseButton.LeftButton, pos=QPoint(field.width() - 30, 8))
    assert field.selectedText() == field.text()  # the third of three
