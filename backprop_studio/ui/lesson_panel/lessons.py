"""Lessons as they run: which page is open, what it asks, and what the person has done."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backprop_studio.experiment.problem import Refused
from backprop_studio.lessons.conditions import check
from backprop_studio.lessons.deeds import Deeds
from backprop_studio.lessons.laboratory import Here, Laboratory
from backprop_studio.lessons.lesson import ALL_PAGES, BRIEF_WAYS, Lesson, Page
from backprop_studio.lessons.page_check import laboratory_of
from backprop_studio.lessons.prediction import Show, judge
from backprop_studio.lessons.progress import Progress
from backprop_studio.lessons.task import Status
from backprop_studio.lessons.unreadable import Wrong
from backprop_studio.theme import Theme
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui import dialogs
from backprop_studio.ui.lesson_panel.answering import Filling, show_answer, stands
from backprop_studio.ui.lesson_panel.library import Library
from backprop_studio.ui.lesson_panel.needs import needs_digits
from backprop_studio.ui.lesson_panel.panel import LessonPanel
from backprop_studio.ui.lesson_panel.pointer import Pointer
from backprop_studio.ui.lesson_panel.stage import Stage
from backprop_studio.ui.lesson_panel.witness import Witness
from backprop_studio.ui.lesson_panel.words import closing, cover

if TYPE_CHECKING:
    from backprop_studio.ui.main_window import MainWindow


class Lessons(QObject):
    """Belongs to one window. `changed()` when a lesson begins or is left."""

    changed = Signal()
    turned = Signal()  # another page is open

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.panel = LessonPanel()
        self.library = Library(window)
        self._lesson: Lesson | None = None
        self._way = ALL_PAGES  # stays as long as the lesson is open
        self._number = 0  # of the page; 0 is the cover, the last one the closing page
        self._page: Page | None = None
        self._standing: Page | None = None  # the page whose document stands
        self._to_show: Show | None = None  # of an answer, once the scene is set again
        self._returning = False  # to a page as it was left
        self._deeds = Deeds()
        self._laboratory: Laboratory | None = None
        self._place: Here | None = None
        self._theme = window.appearance.theme

    def connect_up(self) -> None:
        """Once the window has all its parts."""
        window, panel = self._window, self.panel
        self.stage = Stage(window)
        self.witness = Witness(window)
        self.pointer = Pointer(window)
        self.stage.settled.connect(self._settled)
        self.witness.seen.connect(self._check_tasks)
        self.witness.acted.connect(self.pointer.hide)
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
        window.run.arrived.connect(self._arrived)

    @property
    def lesson(self) -> Lesson | None:
        """The lesson that is open."""
        return self._lesson

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
        lesson = self._lesson
        if lesson is None:
            return ()
        pages = (page.facts.title for page in self._pages())
        return (lesson.facts.title, *pages, self.tr("What you can say now"))

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
        name = lesson.id
        if self._lesson is None:
            self._window.first_minute.finish()
            self.stage.enter()
        self._lesson, self._standing = lesson, None
        assert self.progress is not None
        self._way = self.progress.way
        if page and all(other.id != page for other in self._pages()):
            self._way = ALL_PAGES  # it was asked for, though the way leaves it out
        record = self.progress.of(name)
        names = [page.id for page in self._pages()]
        wanted = page or ("" if record.finished else record.page)
        self._number = names.index(wanted) + 1 if wanted in names else 0
        self._window.show_lesson(True)
        self._open()
        self.changed.emit()

    def return_to(self, number: int, undo_index: int) -> None:
        """A page as it was left: what was done since is taken back, nothing is set anew."""
        if self._lesson is None:
            return
        self._number, self._standing = number, self._page_at(number)
        self._returning = True
        try:
            self._window.document.undo_stack.setIndex(undo_index)
            self._open()
        finally:
            self._returning = False

    def _page_at(self, number: int) -> Page:
        """The page whose scene stands at a number; that of the cover is the first page's."""
        pages = self._pages()
        return pages[min(max(number - 1, 0), len(pages) - 1)]

    def _pages(self) -> tuple[Page, ...]:
        assert self._lesson is not None
        return self._lesson.on_way(self._way) or self._lesson.pages

    def next(self) -> None:
        """The next page; after the last one, the list."""
        if self._lesson is None:
            return
        if self._number == len(self._pages()) + 1:
            self.library.show_list()
            return
        self._number += 1
        self._open()

    def back(self) -> None:
        """The page before."""
        if self._lesson is not None and self._number > 0:
            self._number -= 1
            self._open()

    def _open(self) -> None:
        lesson, progress, pages = self._lesson, self.progress, self._pages()
        assert lesson is not None and progress is not None
        self.pointer.hide()
        self.witness.watch(None)
        self._place = self._to_show = None
        if self._number in (0, len(pages) + 1):
            self._open_words(lesson, first=self._number == 0)
        else:
            self._page = page = pages[self._number - 1]
            self.panel.show_page(lesson, page)
            if self.panel.prediction is not None:
                self.panel.prediction.answered.connect(self._answered)
            done = progress.of(lesson.id).tasks
            for number, card in enumerate(self.panel.tasks):
                card.begin(f"{page.id}/{number}" in done)
                card.succeeded.connect(self._task_done)
            progress.at_page(lesson.id, page.id)
            self._set_scene(page)
        self.panel.set_theme(self._theme)
        self.panel.show_position(self._number + 1, len(pages) + 2)
        self.turned.emit()

    def _open_words(self, lesson: Lesson, first: bool) -> None:
        """The first or last page: the scene of the page next to it, without its tasks."""
        self._page = None
        facts, brief = lesson.facts, self._way in BRIEF_WAYS
        if first:
            self.panel.show_words(lesson, facts.title, cover(facts, brief))
        else:
            title = self.tr("What you can say now")
            asked = self._window.teaching.quiz.has_questions(lesson)
            self.panel.show_words(lesson, title, closing(facts, brief), asked)
            assert self.progress is not None
            self.progress.finish(lesson.id)
        if self._standing is None:
            self._set_scene(self._pages()[0 if first else -1])
        for part in (self._window.panel, self._window.chosen, self.panel.foot):
            part.hide()

    def _set_scene(self, page: Page) -> None:
        lesson = self._lesson
        assert lesson is not None
        before = self._standing
        follows = before is not None and before.setting is page.setting
        whole = page.facts.scene.document is not None or not follows
        self._laboratory = laboratory_of(page.setting, lesson.folder)
        if self._returning:
            self.stage.show_again(page.facts.scene)
            return
        try:
            self.stage.show(page.setting, page.facts.scene, lesson.folder, page.facts.title, whole)
        except (Wrong, Refused) as problem:
            dialogs.show_problem(self._window, str(problem))
            return
        self._standing = page

    def set_again(self) -> None:
        """The scene of the page as at the beginning."""
        if self._page is not None:
            self._standing = None
            self._open()

    def _settled(self, snapshot: Snapshot) -> None:
        assert self._laboratory is not None
        self.panel.mistakes.show_mistakes(snapshot.mistakes)
        show, self._to_show = self._to_show, None
        if show is not None:
            show_answer(self._window, self.witness, self._deeds, show, snapshot)
            return
        self._deeds = Deeds()
        self._place = Here(snapshot, self._laboratory)
        if self._page is not None:
            self.panel.fill(Filling(self._seen(snapshot)))
            self.witness.watch(self._deeds, snapshot)
            self.pointer.show(self._page.facts.scene.look)

    def _arrived(self, snapshot: Snapshot) -> None:
        if self._page is None or self._place is None or self._laboratory is None:
            return
        self._place = Here(snapshot, self._laboratory)
        self.panel.fill(Filling(self._seen(snapshot)))

    def _seen(self, snapshot: Snapshot) -> Here:
        """The place as the page may tell it: without what is covered."""
        assert self._laboratory is not None
        return Here(self._window.lecturing.shown(snapshot), self._laboratory)

    # what is asked --------------------------------------------------------------------------

    def _check_tasks(self) -> None:
        page, last, laboratory = self._page, self._deeds.last, self._laboratory
        if page is None or self._place is None or last is None or laboratory is None:
            return
        place = Here(last, laboratory)
        fill = Filling(place)
        for task, card in zip(page.facts.task, self.panel.tasks, strict=True):
            try:
                status = check(task, self._deeds, place)
            except Wrong:  # the person has changed the network: its names are gone
                status = Status(False, self.tr("This is another network now: ⟲ Page."))
            card.show_status(status, fill)

    def _task_done(self) -> None:
        if self._lesson is None or self._page is None or self.progress is None:
            return
        for number, card in enumerate(self.panel.tasks):
            if card is self.sender():
                self.panel.reveal(card)
            if card.done:
                self.progress.task_done(self._lesson.id, f"{self._page.id}/{number}")

    def _answered(self, answer: float) -> None:
        page, laboratory, lesson = self._page, self._laboratory, self._lesson
        first = self._deeds.first
        if page is None or laboratory is None or first is None or lesson is None:
            return
        prediction, card = page.facts.predict, self.panel.prediction
        if prediction is None or card is None:
            return
        place = Here(first, laboratory)
        verdict = judge(prediction, answer, place)
        self._deeds.answer(verdict.right)
        if self.progress is not None:
            self.progress.answered(lesson.id, page.id, verdict.right)
        card.show_verdict(verdict, Filling(place))
        self.panel.reveal(card)
        self.pointer.hide()
        if prediction.show.is_something and stands(self._window.run.snapshot, first):
            show_answer(self._window, self.witness, self._deeds, prediction.show, first)
        elif prediction.show.is_something:
            self._to_show, self._standing = prediction.show, None
            self.witness.watch(None)
            self._set_scene(page)
        self._check_tasks()

    # leaving --------------------------------------------------------------------------------

    def leave(self) -> None:
        """Free play: what was open before the lesson comes back."""
        self._end(bring_back=True)

    def come_back(self) -> bool:
        """Leave if a lesson is open; False: none was."""
        was_open = self._lesson is not None
        self.leave()
        return was_open

    def _other_document(self) -> None:
        self._end(bring_back=False)

    def _end(self, bring_back: bool) -> None:
        if self._lesson is None:
            return
        self._lesson = self._page = self._standing = None
        self._place = None
        self.witness.watch(None)
        self.pointer.hide()
        for card in self.panel.tasks:
            card.end()
        self.stage.leave(bring_back)
        self._window.show_lesson(False)
        self.changed.emit()

    def _undone(self, index: int) -> None:
        """Undo back beyond the lesson's beginning ends the lesson."""
        if self._lesson is not None and self.stage.is_before_lesson(index):
            self._end(bring_back=True)

    def set_theme(self, theme: Theme) -> None:
        """Type and colours."""
        self._theme = theme
        self.panel.set_theme(theme)
        self.library.set_theme(theme)
        self.pointer.set_theme(theme)
