"""What does not fit into the page's height is announced at its rim, and comes into sight."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from student import Student, student
from studio_fixture import studio

from backprop_studio.theme import (
    DARK,
    LIGHT,
    STRONG_DARK,
    STRONG_LIGHT,
    Theme,
    contrast,
    hall_scale,
)
from backprop_studio.ui.widgets.more_below import MoreBelow
from backprop_studio.ui.widgets.scrolling import Scrolling

__all__ = ["student", "studio"]

HALL = replace(LIGHT, scale=hall_scale(1920, 1080), in_hall=True)


class Turns(QObject):
    """Notes when a widget comes and goes."""

    def __init__(self, parent: QObject, seen: list[bool]) -> None:
        super().__init__(parent)
        self._seen = seen

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._seen.append(event.type() == QEvent.Type.Show)
        return False


def in_sight(student: Student, part: QWidget) -> bool:
    """Whether all of it lies within what is seen of the page."""
    seen = student.panel.area.viewport()
    return seen.rect().contains(QRect(part.mapTo(seen, QPoint(0, 0)), part.size()))


@pytest.mark.parametrize("page", ["2-two-slopes", "3-one-update", "6-wrong-sign"])
def test_a_page_says_that_a_task_lies_below_and_goes_there(student: Student, page: str) -> None:
    student.open("01-one-neuron", page)
    more, cards = student.panel.more.bar, student.panel._shown_cards()
    assert not in_sight(student, cards[-1])
    assert more.isVisible() and more.accessibleName() == "Your turn below"
    assert more.focusPolicy() == Qt.FocusPolicy.TabFocus
    pages = 0
    while more.isVisible():
        student.click(more)
        pages += 1
        assert pages < 5
    assert in_sight(student, cards[-1])
    student.panel.area.verticalScrollBar().setValue(0)
    assert more.isVisible(), "one can go back up"


def test_a_page_that_fits_says_nothing(student: Student) -> None:
    student.open("01-one-neuron", "4-five-moves")
    student.window.resize(1280, 1200)
    student.settle()
    assert in_sight(student, student.panel.tasks[0])
    assert student.panel.more.bar.isHidden()
    student.window.resize(1280, 640)
    student.driver.until(student.panel.more.bar.isVisible)


def test_what_is_answered_is_not_waited_for(student: Student) -> None:
    student.open("01-one-neuron", "2-two-slopes")
    student.window.resize(1280, 640)
    student.driver.until(student.panel.more.bar.isVisible)
    assert student.panel.more.bar.accessibleName() == "Your turn below"
    student.guess("-3.8")
    student.panel.area.verticalScrollBar().setValue(0)
    assert student.panel.more.bar.isVisible()
    assert student.panel.more.bar.accessibleName() == "More below"


def test_a_hint_that_is_asked_for_can_be_read(student: Student) -> None:
    student.open("01-one-neuron", "4-five-moves")
    card = student.panel.tasks[0]
    student.window.resize(1280, 700)
    student.settle()
    student.panel.area.ensureWidgetVisible(card.hint_button, 0, 0)
    student.click(card.hint_button)
    student.driver.until(lambda: in_sight(student, card.hint))
    assert "full stop" in card.hint.spoken


def test_a_hint_that_comes_by_itself_moves_nothing(student: Student) -> None:
    student.open("01-one-neuron", "3-one-update")
    student.panel.tasks[0].show_hint()
    student.settle()
    assert student.panel.tasks[0].hint.isVisible()
    assert student.panel.area.verticalScrollBar().value() == 0


def test_a_hint_that_is_asked_for_has_the_keys(student: Student) -> None:
    student.open("01-one-neuron", "3-one-update")
    card, qtbot = student.panel.tasks[0], student.driver.qtbot
    card.hint_button.setFocus()
    qtbot.mouseClick(card.hint_button, Qt.MouseButton.LeftButton)
    student.settle()
    assert card.hint.hasFocus() and card.hint_button.isHidden()


def test_it_comes_and_goes_once_though_it_takes_room_itself(qtbot: QtBot) -> None:
    page = QLabel("a line")
    page.setFixedHeight(200)
    more = MoreBelow(Scrolling(page))
    qtbot.addWidget(more)
    more.set_theme(LIGHT)
    more.show()
    qtbot.waitExposed(more)
    turns: list[bool] = []
    more.bar.installEventFilter(Turns(more, turns))
    for height in (150, 190, 199, 200, 201, 220, 230, 199, 171, 240):
        more.resize(200, height)
        qtbot.wait(1)
        assert more.bar.isHidden() == (height >= 200), height
    assert turns == [True, False, True, False]


class Shrinking(QWidget):
    """Lower where it is narrower, as a text whose long formula is then set smaller."""

    turns = 0

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self.turns += 1
        if self.turns < 100:  # of a ring without an end, Qt would exhaust the stack
            self.setFixedHeight(210 if self.width() > 195 else 190)


def test_a_page_that_is_low_beside_the_scroll_bar_does_not_make_it_flicker(qtbot: QtBot) -> None:
    page = Shrinking()
    inside = QWidget()
    QVBoxLayout(inside).addWidget(page)
    inside.layout().setContentsMargins(0, 0, 0, 0)
    more = MoreBelow(Scrolling(inside, steady=True))
    qtbot.addWidget(more)
    more.set_theme(LIGHT)
    more.show()
    qtbot.waitExposed(more)
    bar = more.findChild(Scrolling).verticalScrollBar()
    for height in range(180, 220):
        page.turns = 0
        more.resize(200, height)
        qtbot.wait(1)
        assert page.turns < 5, height
        assert bar.isVisible() and bar.isEnabled() == (page.height() > height)


def test_a_page_stands_still_at_any_height(student: Student) -> None:
    """At 781 px, that of a window filling a screen of 1280 x 800, this page once came and went
    with its scroll bar until the program ended."""
    student.window.resize(1280, 760)
    student.open("00-wiggle", "1-one-number")
    area = student.panel.area
    for height in range(760, 800):
        student.window.resize(1280, height)
        student.driver.qtbot.wait(1)
        width = area.viewport().width()
        assert width + area.verticalScrollBar().width() == area.width(), height


@pytest.mark.parametrize("theme", [LIGHT, DARK, STRONG_LIGHT, STRONG_DARK, HALL])
def test_it_is_legible_and_large_enough(qtbot: QtBot, theme: Theme) -> None:
    more = MoreBelow(Scrolling(QLabel("a line")))
    qtbot.addWidget(more)
    more.set_theme(theme)
    assert contrast(QColor(theme.accent), QColor(theme.raised)) >= 4.5
    assert more.bar.height() >= max(24, more.bar.fontMetrics().height() + 4)
    if theme.in_hall:
        assert more.bar.font().pixelSize() >= 24
