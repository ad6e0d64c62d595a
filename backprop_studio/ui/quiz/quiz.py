"""The quiz of a window: opened when asked for, and its ways back into the lessons."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from backprop_studio.lessons.question_reader import Bank, shipped_bank
from backprop_studio.lessons.unreadable import Unreadable
from backprop_studio.theme import Theme
from backprop_studio.ui import dialogs
from backprop_studio.ui.in_words import in_words
from backprop_studio.ui.quiz.window import QuizWindow

if TYPE_CHECKING:
    from backprop_studio.lessons.lesson import Lesson
    from backprop_studio.ui.main_window import MainWindow


class Quiz(QObject):
    """Belongs to one window. Nothing is read before the quiz is opened."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.shown: QuizWindow | None = None
        window.appearance.changed.connect(self._take_theme)

    def open(self) -> None:
        """The closing quiz over all topics, where it was left."""
        bank = self._bank()
        if bank is not None:
            self._show(bank)

    def open_lesson(self, lesson: "Lesson") -> None:
        """The questions that belong to a lesson."""
        bank = self._bank()
        if bank is not None and self.has_questions(lesson):
            self._show(bank.of_lesson(int(lesson.id[:2])))

    def has_questions(self, lesson: "Lesson") -> bool:
        """Whether a lesson, of those that ship, has questions of its own."""
        number = int(lesson.id[:2])
        bank = self._bank() if self._lesson(number) is lesson else None
        return bank is not None and bool(bank.of_lesson(number).topics)

    def _bank(self) -> Bank | None:
        try:
            return shipped_bank()
        except Unreadable as problem:
            dialogs.show_problem(
                self._window,
                self.tr("The questions cannot be opened. {problem}").format(
                    problem=in_words(problem)
                ),
            )
            return None

    def _show(self, bank: Bank) -> None:
        if self.shown is None:
            theme = self._window.appearance.theme
            self.shown = QuizWindow(bank, theme, self._lesson_title, self._window)
            self.shown.lesson_wanted.connect(self._open_lesson)
            self.shown.finished.connect(self._closed)
        elif self.shown.bank != bank:
            self.shown.set_bank(bank)
        if self.shown.isVisible():
            self.shown.raise_()
            self.shown.activateWindow()
        self._window.appearance.give_way("quiz", True)
        self.shown.show()

    def _lesson(self, number: int) -> "Lesson | None":
        library = self._window.lessons.library
        if not library.read():
            return None
        return library.lesson_numbered(number)

    def _lesson_title(self, number: int) -> str | None:
        lesson = self._lesson(number)
        return None if lesson is None else lesson.facts.title

    def _open_lesson(self, number: int, page: str) -> None:
        """The lesson opens in the program's window; the results stay where they are."""
        lesson = self._lesson(number)
        if lesson is None or self.shown is None:
            return
        self.shown.hide()
        self._closed()
        self._window.lessons.start(lesson.id, page)

    def _closed(self) -> None:
        self._window.appearance.give_way("quiz", False)

    def _take_theme(self, theme: Theme) -> None:
        if self.shown is not None:
            self.shown.set_theme(theme)
