"""The text of a page: how its lines break, and what the wheel does over it."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backprop_studio.lessons import markup
from backprop_studio.ui.lesson_panel.page_text import PageText

WRITTEN = "There is one example, $x = 2.1$, and it should give $y = 4$. So $ŷ$ (or $h$) rises."


@pytest.fixture
def text(qtbot: QtBot) -> PageText:
    text = PageText()
    qtbot.addWidget(text)
    text.set_blocks(markup.parse(WRITTEN))
    text.show()
    return text


def first_signs(text: PageText) -> list[str]:
    """The sign with which each line begins."""
    block = text.document().firstBlock()
    layout = block.layout()
    return [block.text()[layout.lineAt(n).textStart()] for n in range(layout.lineCount())]


def test_no_line_begins_with_a_comma(text: PageText) -> None:
    for width in range(120, 420, 2):
        text.resize(width, 300)
        assert not set(first_signs(text)) & set(".,;:)"), width


def test_what_is_said_keeps_its_commas(text: PageText) -> None:
    assert text.spoken == WRITTEN.replace("$", "")


def test_the_wheel_belongs_to_the_page_around_the_text(text: PageText) -> None:
    text.setFixedHeight(20)  # less than it needs
    here = QPointF(10, 10)
    event = QWheelEvent(
        here,
        text.mapToGlobal(here),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(text.viewport(), event)
    assert text.verticalScrollBar().value() == 0
    assert not event.isAccepted()
