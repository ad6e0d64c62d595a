"""A person at the window who works through lessons, for tests."""

import pytest
from PySide6.QtCore import Qt
from studio_fixture import Driver

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.lessons.quantities import find
from backprop_studio.lessons.ways import ALL_PAGES


class Student:
    """A person at the window: opens pages, types, presses, answers."""

    def __init__(self, driver: Driver) -> None:
        self.driver, self.window = driver, driver.window
        self.lessons = driver.window.lessons
        self.panel = self.lessons.panel

    def open(self, lesson: str, page: str) -> None:
        self.lessons.library.read()
        self.lessons.progress.way = ALL_PAGES
        self.lessons.start(lesson)
        for _ in range(20):
            if self.lessons.page is not None and self.lessons.page.id == page:
                break
            self.click(self.panel.next)
        assert self.lessons.page is not None and self.lessons.page.id == page
        self.settle()

    def settle(self) -> None:
        self.driver.settle()
        self.driver.until(lambda: self.lessons.stage.is_set)
        self.driver.settle()

    def click(self, button) -> None:
        self.driver.until(lambda: button.height() > 8)  # the page is laid out
        self.driver.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def type_value(self, value: str) -> None:
        self._type(self.window.chosen.field, value)

    def type_rate(self, value: str) -> None:
        self._type(self.window.panel.training.rate, value)

    def _type(self, field, value: str) -> None:
        assert field.isVisible()
        field.setFocus()
        field.selectAll()
        self.driver.qtbot.keyClicks(field, value)
        self.driver.qtbot.keyClick(field, Qt.Key.Key_Return)
        self.settle()

    def press(self, key: Qt.Key) -> None:
        self.window.diagram.setFocus()
        self.driver.press(key)
        self.settle()

    def turn(self, key: Qt.Key) -> None:
        """To another page, by the keys that the buttons name."""
        self.window.diagram.setFocus()
        before = self.panel.position.text()
        self.driver.press(key, Qt.KeyboardModifier.AltModifier)
        self.driver.until(lambda: self.panel.position.text() != before)
        self.settle()

    def choose(self, index: ParameterIndex) -> None:
        self.window.selection.choose(index)
        self.settle()

    def answer(self, number: int) -> None:
        card = self.panel.prediction
        card.choices.button(number).click()
        self.click(card.button)

    def guess(self, text: str) -> None:
        field = self.panel.prediction.field
        field.setFocus()
        self.driver.qtbot.keyClicks(field, text)
        self.click(self.panel.prediction.button)

    def done(self, number: int = 0) -> bool:
        return self.panel.tasks[number].done

    def missing(self, number: int = 0) -> str:
        return self.panel.tasks[number].missing.text()

    def choose_named(self, name: str) -> None:
        """Choose what lessons call `name` on the diagram."""
        self.window.selection.choose(find(self.driver.snapshot, name).index)
        self.settle()

    def set_number(self, name: str, value: str) -> None:
        """Choose it, and type its value into the panel below the text."""
        self.choose_named(name)
        self.type_value(value)

    def pick(self, choice, key: str) -> None:
        """Take an entry of a drop-down by the keyboard."""
        assert choice.isVisible()
        choice.setFocus()
        choice.showPopup()
        choice.view().setCurrentIndex(choice.model().index(choice.findData(key), 0))
        self.driver.qtbot.keyClick(choice.view(), Qt.Key.Key_Return)
        choice.hidePopup()
        self.window.activateWindow()
        self.driver.until(self.window.isActiveWindow)
        self.settle()

    def throw(self, mistake: str) -> None:
        """One of the switches that break the training loop."""
        self.panel.mistakes.boxes[mistake].click()
        self.settle()

    def train(self, iterations: int) -> None:
        """So many iterations, a hundred at a time and one by one."""
        for _ in range(iterations // 100):
            self.press(Qt.Key.Key_H)
        for _ in range(iterations % 100):
            self.press(Qt.Key.Key_N)

    def says(self) -> str:
        """What stands below the answered question."""
        return self.panel.prediction.then.spoken

    def right(self) -> bool:
        """Whether the answer given was right."""
        return self.panel.prediction.verdict.text().startswith("✓")


@pytest.fixture
def student(studio: Driver) -> Student:
    return Student(studio)
