"""Lessons as they run: which lesson and which page is open, and how one comes there and away."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from backprop_studio.experiment.problem import Refused
from backprop_studio.lessons.lesson import Course, Lesson, Page
from backprop_studio.lessons.page_check import laboratory_of
from backprop_studio.lessons.progress import Progress
from backprop_studio.lessons.unreadable import Wrong
from backprop_studio.theme import Theme
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui import dialogs
from backprop_studio.ui.in_words import in_words
from backprop_studio.ui.lesson_panel.asking import Asking
from backprop_studio.ui.lesson_panel.library import Library
from backprop_studio.ui.lesson_panel.needs import needs_digits
from backprop_studio.ui.lesson_panel.panel import LessonPanel
from backprop_studio.ui.lesson_panel.route import Route, route_to
from backprop_studio.ui.lesson_panel.stage import Stage
from backprop_studio.ui.lesson_panel.words import closing, cover
from backprop_studio.ui.reading_ahead import LaboratoryAhead

if TYPE_CHECKING:
    from backprop_studio.ui.main_window import MainWindow


class Lessons(QObject):
    """Belongs to one window. `changed()` when a lesson begins or is left. `shipped`: the
    lessons that ship, if they have been read before."""

    changed = Signal()
    turned = Signal()  # another page is open

    def __init__(self, window: "MainWindow", shipped: Course | None = None) -> None:
        super().__init__(window)
        self._window = window
        self.panel = LessonPanel()
        self.library = Library(window, shipped)
        self._route: Route | None = None  # stays as long as the lesson is open
        self._number = 0  # of the page; 0 is the cover, the last one the closing page
        self._page: Page | None = None
        self._standing: Page | None = None  # the page whose document stands
        self._returning = False  # to a page as it was left
        self._theme = window.appearance.theme

    def connect_up(self) -> None:
        """Once the window has all its parts."""
        window, panel = self._window, self.panel
        self.stage = Stage(window)
        self.asking = Asking(window, panel)
        self.stage.settled.connect(self._settled)
        self.asking.scene_wanted.connect(self._show_answer)
        panel.next_wanted.connect(self.next)
        panel.back_wanted.connect(self.back)
        panel.leave_wanted.connect(self.leave)
        panel.list_wanted.connect(self.library.show_list)
        panel.scene_wanted.connect(self.set_again)
        panel.word_opened.connect(self.library.show_word)
        self.library.chosen.connect(self.start)
        self.library.about_to_change.connect(self.leave)
        panel.mistakes.changed.connect(self.stage.break_loop)
        window.files.about_to_ask.connect(self.leave)
        window.files.opened.connect(self._other_document)
        window.document.undo_stack.indexChanged.connect(self._undone)
        window.run.arrived.connect(self.asking.arrived)

    @property
    def lesson(self) -> Lesson | None:
        """The lesson that is open."""
        return None if self._route is None else self._route.lesson

    @property
    def page(self) -> Page | None:
        """The page that is open; None on the first and the last page of a lesson."""
        return self._page

    @property
    def number(self) -> int:
        """Which page is open, from 0, the cover."""
        return self._number

    @property
    def titles(self) -> tuple[str, ...]:
        """What the pages are called, from the cover to the closing page."""
        return () if self._route is None else self._route.titles(self._closing())

    @property
    def standing(self) -> Page | None:
        """The page whose scene stands."""
        return self._standing

    @property
    def progress(self) -> Progress | None:
        """What has been done; None before lessons were opened."""
        return self.library.progress

    # pages ----------------------------------------------------------------------------------

    def start(self, name: str, page: str = "") -> None:
        """Open a lesson at a page, or where it was left, or at its beginning; one with digits
        when they have been read."""
        if not self.library.read():
            return
        lesson = self.library.lesson(name)
        if lesson is not None:
            fetching = self._window.files.fetching
            fetching.before_digits(needs_digits(lesson), partial(self._begin, lesson, page))

    def _begin(self, lesson: Lesson, page: str) -> None:
        if self._route is None:
            self._window.first_minute.finish()
            LaboratoryAhead().start()
            self.stage.enter()
        assert self.progress is not None
        self._route, self._standing = route_to(lesson, self.progress.way, page), None
        record = self.progress.of(lesson.id)
        self._number = self._route.number_of(page or ("" if record.finished else record.page))
        self._window.show_lesson(True)
        self._open()
        self.changed.emit()

    def return_to(self, number: int, place: int) -> None:
        """A page as it was left: what was done since is taken back, nothing is set anew."""
        if self._route is None:
            return
        self._number, self._standing = number, self._route.page_at(number)
        self._returning = True
        try:
            self._window.document.undo_stack.go_to(place)
            self._open()
        finally:
            self._returning = False

    def _closing(self) -> str:
        return self.tr("What you can say now")

    def next(self) -> None:
        """The next page; after the last one, the list."""
        if self._route is None:
            return
        if self._number == self._route.last:
            self.library.show_list()
            return
        self._number += 1
        self._open()

    def back(self) -> None:
        """The page before."""
        if self._route is not None and self._number > 0:
            self._number -= 1
            self._open()

    def _open(self) -> None:
        route, progress = self._route, self.progress
        assert route is not None and progress is not None
        lesson = route.lesson
        holder = QApplication.focusWidget()
        self.asking.end()
        if self._number in (0, route.last):
            self._open_words(route, first=self._number == 0)
        else:
            self._page = page = route.page_at(self._number)
            self.panel.show_page(lesson, page)
            self.asking.begin(lesson, page, progress)
            progress.at_page(lesson.id, page.id)
            self._set_scene(page)
        self.panel.set_theme(self._theme)
        self.panel.show_position(self._number + 1, route.last + 1)
        self.panel.lay_out_now()
        if holder is not None and not holder.isVisible():
            self.panel.text.setFocus()  # what had the keys is gone with the page before
        self.turned.emit()

    def _open_words(self, route: Route, first: bool) -> None:
        """The first or last page: the scene of the page next to it, without its tasks."""
        self._page = None
        lesson, facts = route.lesson, route.lesson.facts
        if first:
            self.panel.show_words(lesson, facts.title, cover(facts, route.frame))
        else:
            asked = self._window.teaching.quiz.has_questions(lesson)
            self.panel.show_words(lesson, self._closing(), closing(facts, route.frame), asked)
            assert self.progress is not None
            self.progress.finish(lesson.id)
        if self._standing is None:
            self._set_scene(route.page_at(self._number))
        for part in (self._window.panel, self._window.chosen, self.panel.foot):
            part.hide()

    def _set_scene(self, page: Page) -> None:
        lesson = self.lesson
        assert lesson is not None
        before = self._standing
        follows = before is not None and before.setting is page.setting
        whole = page.facts.scene.document is not None or not follows
        self.asking.laboratory = laboratory_of(page.setting, lesson.folder)
        if self._returning:
            self.stage.show_again(page.facts.scene)
            return
        try:
            self.stage.show(page.setting, page.facts.scene, lesson.folder, page.facts.title, whole)
        except (Wrong, Refused) as problem:
            dialogs.show_problem(self._window, in_words(problem))
            return
        self._standing = page

    def set_again(self) -> None:
        """The scene of the page as at the beginning."""
        if self._page is not None:
            self._standing = None
            self._open()

    def _settled(self, snapshot: Snapshot) -> None:
        self.panel.mistakes.show_mistakes(snapshot.mistakes)
        self.asking.settled(snapshot)

    def _show_answer(self) -> None:
        """An answer is shown from where the page began."""
        if self._page is not None:
            self._standing = None
            self._set_scene(self._page)

    # leaving --------------------------------------------------------------------------------

    def leave(self) -> None:
        """Free play: what was open before the lesson comes back."""
        self._end(bring_back=True)

    def _other_document(self) -> None:
        self._end(bring_back=False)

    def _end(self, bring_back: bool) -> None:
        if self._route is None:
            return
        self._route = self._page = self._standing = None
        self.asking.end()
        for card in self.panel.tasks:
            card.end()
        self.stage.leave(bring_back)
        self._window.show_lesson(False)
        self.changed.emit()

    def _undone(self) -> None:
        """Undo back beyond the lesson's beginning ends the lesson."""
        if self._route is not None and self.stage.is_before_lesson():
            self._end(bring_back=True)

    def set_theme(self, theme: Theme) -> None:
        """Type and colours."""
        self._theme = theme
        if self._route is not None:  # else when the next page is opened
            self.panel.set_theme(theme)
        self.library.set_theme(theme)
        self.asking.pointer.set_theme(theme)
