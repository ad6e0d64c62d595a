"""The lessons at hand, their list, and the glossary that goes with them."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QToolTip

from backprop_studio.lessons.lesson import Course, Lesson
from backprop_studio.lessons.progress import Progress
from backprop_studio.lessons.reader import read_course, shipped
from backprop_studio.lessons.unreadable import Unreadable
from backprop_studio.theme import Theme
from backprop_studio.ui import dialogs
from backprop_studio.ui.in_words import in_words
from backprop_studio.ui.lesson_panel.glossary_window import GlossaryWindow
from backprop_studio.ui.lesson_panel.lesson_list import LessonList

if TYPE_CHECKING:
    from backprop_studio.ui.main_window import MainWindow


class Library(QObject):
    """Read when first asked for, or before (`shipped`). `chosen(lesson id)` from the list;
    `about_to_change()` before lessons of another folder take the place of these."""

    chosen = Signal(str)
    quiz_wanted = Signal()
    about_to_change = Signal()

    def __init__(self, window: "MainWindow", shipped: Course | None = None) -> None:
        super().__init__(window)
        self._window, self._shipped = window, shipped
        self._theme = window.appearance.theme
        self._course: Course | None = None
        self.progress: Progress | None = None
        self._glossary: GlossaryWindow | None = None
        self._list: LessonList | None = None

    @property
    def glossary(self) -> GlossaryWindow | None:
        """The window of words, once it was opened."""
        return self._glossary

    @property
    def list(self) -> LessonList | None:
        """The list while it is open."""
        return self._list

    def show_list(self) -> None:
        """The lessons as cards."""
        if not self.read():
            return
        assert self._course is not None and self.progress is not None
        shown = LessonList(self._course, self.progress, self._theme, self._window)
        shown.chosen.connect(self.chosen)
        shown.folder_wanted.connect(self._ask_folder)
        shown.shipped_wanted.connect(self._open_shipped)
        shown.glossary_wanted.connect(self.show_glossary)
        shown.quiz_wanted.connect(self.quiz_wanted)
        self._list = shown
        shown.exec()  # out of it another folder, and so another list, may be opened
        shown.deleteLater()
        self._list = None

    def _ask_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self._list, self.tr("Open lesson folder"))
        if folder:
            self.open_folder(Path(folder))

    def _open_shipped(self) -> None:
        self.open_folder(shipped())

    def open_folder(self, folder: Path) -> None:
        """Lessons of another folder; one sentence if they cannot be read."""
        if self._list is not None:
            self._list.reject()
        self.about_to_change.emit()
        if self._read(folder):
            self.show_list()

    def read(self) -> bool:
        """Have the lessons at hand: those opened last, or those that ship."""
        return self._read(self._course.folder if self._course else shipped())

    def lesson(self, name: str) -> Lesson | None:
        """A lesson of the course."""
        return None if self._course is None else self._course.lesson(name)

    def lesson_numbered(self, number: int) -> Lesson | None:
        """The lesson whose folder begins with that number, of the lessons that ship."""
        course = self._course
        lessons = () if course is None or course.folder != shipped() else course.lessons
        return next((lesson for lesson in lessons if int(lesson.id[:2]) == number), None)

    def set_theme(self, theme: Theme) -> None:
        """Type and colours."""
        self._theme = theme
        if self._glossary is not None:
            self._glossary.set_theme(theme)

    def _read(self, folder: Path) -> bool:
        if self._course is not None and self._course.folder == folder:
            return True
        is_shipped = folder == shipped()
        try:
            at_hand = self._shipped if is_shipped else None
            course = at_hand or read_course(folder, deeply=not is_shipped)
        except Unreadable as problem:
            dialogs.show_problem(
                self._window,
                self.tr("These lessons cannot be opened. {problem}").format(
                    problem=in_words(problem)
                ),
            )
            return False
        key = "" if is_shipped else str(folder.resolve())
        self._course, self.progress = course, Progress(self._window.settings.folder, key)
        if self._glossary is not None:  # it has the words of the lessons before
            self._glossary.close()
            self._glossary.deleteLater()
            self._glossary = None
        return True

    def show_glossary(self) -> None:
        """All words, with a search; or the word that the tooltip on the screen, or that of the
        control with the keys, is about."""
        if not self.read():
            return
        assert self._course is not None
        widget = QApplication.focusWidget()
        tip = QToolTip.text() if QToolTip.isVisible() else widget.toolTip() if widget else ""
        self.show_word(self._course.glossary.named_in(tip) or "")

    def show_word(self, word: str) -> None:
        """A word of the glossary, in a window that stays open beside the lesson."""
        if not self.read():
            return
        assert self._course is not None
        if self._glossary is None:
            self._glossary = GlossaryWindow(self._course.glossary, self._theme, self._window)
        if self._glossary.isVisible():
            self._glossary.raise_()
        self._glossary.show()
        if word:
            self._glossary.open_word(word)
            self._glossary.words.setFocus()
        else:
            self._glossary.search.setFocus()
