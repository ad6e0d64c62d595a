"""The list of words: no row of it is cut, at any size of the window and of the type."""

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backprop_studio.assets import resource
from backprop_studio.lessons.glossary import read
from backprop_studio.stylesheet import stylesheet
from backprop_studio.theme import DARK, LIGHT, Theme
from backprop_studio.ui.lesson_panel.glossary_window import GlossaryWindow

LARGE = replace(DARK, scale=1.5)


def cut(window: GlossaryWindow) -> list[str]:
    """Rows of which only a part is seen."""
    words, found = window.words, []
    seen = words.viewport().rect()
    for number in range(words.count()):
        row = words.visualItemRect(words.item(number))
        if seen.intersects(row) and not seen.contains(row):
            found.append(words.item(number).text())
    return found


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> GlossaryWindow:
    before = qapp.styleSheet()
    qapp.setStyleSheet(stylesheet(LIGHT))
    window = GlossaryWindow(read(resource("lessons/glossary.toml")), LIGHT)
    qtbot.addWidget(window, before_close_func=lambda _window: qapp.setStyleSheet(before))
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.mark.parametrize("theme", [LIGHT, LARGE])
def test_no_row_is_cut(window: GlossaryWindow, qtbot: QtBot, theme: Theme) -> None:
    QApplication.instance().setStyleSheet(stylesheet(theme))
    window.set_theme(theme)
    qtbot.wait(1)
    assert window.text.width() > window.words.width(), "the text has its share"
    bar = window.words.verticalScrollBar()
    for height in range(430, 470, 3):
        window.resize(900, height)
        qtbot.wait(1)
        for place in (0, bar.maximum() // 2, bar.maximum()):
            bar.setValue(place)
            assert cut(window) == [], (height, place)
        last = window.words.item(window.words.count() - 1)
        assert window.words.viewport().rect().contains(window.words.visualItemRect(last))
    assert window.words.sizeHintForRow(0) >= 24
    assert window.words.horizontalScrollBar().maximum() == 0, "every word fits its width"


def test_no_row_is_cut_after_a_search(window: GlossaryWindow, qtbot: QtBot) -> None:
    window.search.setText("e")
    qtbot.wait(1)
    assert cut(window) == []
    window.open_word("XOR")
    qtbot.wait(1)
    assert window.words.currentItem().text() == "XOR" and cut(window) == []
