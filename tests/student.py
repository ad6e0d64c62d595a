"""A person at the window who works through lessons, for tests."""

import pytest
from PySide6.QtCore import Qt
from studio_fixture import Driver

from backprop_studio.engine.parameter_index import ParameterIndex


class Student:
    """A person at the window: opens pages, types, presses, answers."""

    def __init__(self, driver: Driver) -> None:
        self.driver, self.window = driver, driver.window
        self.lessons = driver.window.lessons
        self.panel = self.lessons.panel

    def open(self, lesson: str, page: str) -> None:
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


@pytest.fixture
def student(studio: Driver) -> Student:
    return Student(studio)
