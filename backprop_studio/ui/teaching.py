"""Lessons, glossary and quiz of one window: loaded when somebody asks for them."""

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from backprop_studio.theme import Theme
from backprop_studio.ui.reading_ahead import ReadingAhead

if TYPE_CHECKING:
    from backprop_studio.ui.lesson_panel.lessons import Lessons
    from backprop_studio.ui.main_window import MainWindow
    from backprop_studio.ui.quiz.quiz import Quiz

SOON = 500  # ms after the window stands, and from one module to the next
# Modules with parts of Qt, which only the window's thread should load.
AHEAD = (
    "lesson_panel.lessons",
    "quiz.quiz",
    "presenting.presenting",
    "presenting.guessing",
)


class Teaching(QObject):
    """Whoever plays freely never waits for what teaches. `changed` when a lesson begins, is
    left, or another page of it is open."""

    changed = Signal()

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._lessons: Lessons | None = None
        self._quiz: Quiz | None = None
        self._ahead: ReadingAhead | None = None

    def read_ahead(self) -> None:
        """Load beside the window what will be asked for."""
        self._ahead = ReadingAhead()
        self._ahead.start()
        for number, module in enumerate(AHEAD, start=1):  # one at a time, for each takes a while
            load = partial(import_module, f"backprop_studio.ui.{module}")
            QTimer.singleShot(number * SOON, self, load)

    @property
    def lessons(self) -> "Lessons":
        """The lessons; made at the first call."""
        if self._lessons is None:
            from backprop_studio.ui.lesson_panel.lessons import Lessons

            course = None if self._ahead is None else self._ahead.course()
            self._lessons = lessons = Lessons(self._window, course)
            self._window.left_column.place_lesson(lessons.panel)
            lessons.connect_up()
            lessons.set_theme(self._window.appearance.theme)
            lessons.library.quiz_wanted.connect(self.open_quiz)
            lessons.panel.questions_wanted.connect(self._ask_of_lesson)
            lessons.changed.connect(self.changed)
            lessons.turned.connect(self.changed)
        return self._lessons

    @property
    def lesson_is_open(self) -> bool:
        """Whether a lesson drives the program now."""
        return self._lessons is not None and self._lessons.lesson is not None

    @property
    def place(self) -> tuple[str, str] | None:
        """The open lesson and its page (empty: the first or last one); None: no lesson."""
        lessons = self._lessons
        if lessons is None or lessons.lesson is None:
            return None
        return lessons.lesson.id, "" if lessons.page is None else lessons.page.id

    @property
    def quiz(self) -> "Quiz":
        """The quiz; made at the first call."""
        if self._quiz is None:
            from backprop_studio.ui.quiz.quiz import Quiz

            self._quiz = Quiz(self._window)
        return self._quiz

    def show_list(self) -> None:
        """The lessons as cards."""
        self.lessons.library.show_list()

    def show_glossary(self) -> None:
        """The words."""
        self.lessons.library.show_glossary()

    def open_quiz(self) -> None:
        """The questions on everything."""
        self.quiz.open()

    def _ask_of_lesson(self) -> None:
        """The questions of the lesson that is open."""
        lesson = self.lessons.lesson
        if lesson is not None:
            self.quiz.open_lesson(lesson)

    def leave(self) -> None:
        """Back to free play."""
        if self._lessons is not None:
            self._lessons.leave()

    def set_theme(self, theme: Theme) -> None:
        """For what has been made."""
        if self._lessons is not None:
            self._lessons.set_theme(theme)
