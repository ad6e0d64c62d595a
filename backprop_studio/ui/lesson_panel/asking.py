"""What the open page asks: its live numbers, its question, its tasks, and how they are answered."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backprop_studio.lessons.deeds import Deeds
from backprop_studio.lessons.laboratory import Here, Laboratory
from backprop_studio.lessons.lesson import Lesson, Page
from backprop_studio.lessons.prediction import Prediction, Show, Verdict, judge
from backprop_studio.lessons.progress import Progress
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.lesson_panel.answering import Filling, show_answer, show_statuses, stands
from backprop_studio.ui.lesson_panel.panel import LessonPanel
from backprop_studio.ui.lesson_panel.pointer import Pointer
from backprop_studio.ui.lesson_panel.witness import Witness

if TYPE_CHECKING:
    from backprop_studio.ui.main_window import MainWindow


class Asking(QObject):
    """Between the page in the panel and what happens in the program. `scene_wanted()`: it has
    to be set again before an answer can be shown."""

    scene_wanted = Signal()

    def __init__(self, window: "MainWindow", panel: LessonPanel) -> None:
        super().__init__(window)
        self._window, self._panel = window, panel
        self.witness, self.pointer = Witness(window), Pointer(window)
        self.laboratory: Laboratory | None = None  # of the scene that is being set or stands
        self.place: Here | None = None  # where its numbers are taken from; None: not set yet
        self._lesson = ""
        self._page: Page | None = None
        self._progress: Progress | None = None
        self._deeds = Deeds()
        self._to_show: Show | None = None  # of an answer, once the scene is set again
        self.witness.seen.connect(self._check_tasks)
        self.witness.acted.connect(self.pointer.hide)

    def begin(self, lesson: Lesson, page: Page, progress: Progress) -> None:
        """This page is open, in the panel too."""
        self._lesson, self._page, self._progress = lesson.id, page, progress
        if self._panel.prediction is not None:
            self._panel.prediction.answered.connect(self._answered)
        done = progress.of(lesson.id).tasks
        for number, card in enumerate(self._panel.tasks):
            card.begin(f"{page.id}/{number}" in done)
            card.succeeded.connect(self._task_done)

    def end(self) -> None:
        """No page is open: nothing is watched and nothing pointed at."""
        self._page = self.place = self._to_show = None
        self.witness.watch(None)
        self.pointer.hide()

    def settled(self, snapshot: Snapshot) -> None:
        """The scene stands."""
        show, self._to_show = self._to_show, None
        if show is not None:
            show_answer(self._window, self.witness, self._deeds, show, snapshot)
            return
        self._deeds = Deeds()
        assert self.laboratory is not None
        self.place = Here(snapshot, self.laboratory)
        if self._page is not None:
            self._panel.fill(Filling(self._seen(snapshot)))
            self.witness.watch(self._deeds, snapshot)
            self.pointer.show(self._page.facts.scene.look)

    def arrived(self, snapshot: Snapshot) -> None:
        """Something has changed in the program."""
        if self._page is None or self.place is None or self.laboratory is None:
            return
        self.place = Here(snapshot, self.laboratory)
        self._panel.fill(Filling(self._seen(snapshot)))

    def write_anew(self) -> None:
        """Other quantities are covered now."""
        snapshot = self._window.run.snapshot
        if snapshot is not None:
            self.arrived(snapshot)
            self._check_tasks()

    def _seen(self, snapshot: Snapshot) -> Here:
        """The place as the page may tell it: without what is covered, here and elsewhere."""
        assert self.laboratory is not None
        shown = self._window.lecturing.shown(snapshot)
        return Here(shown, self.laboratory, shown=self._shown_elsewhere)

    def _shown_elsewhere(self, snapshot: Snapshot) -> Snapshot:
        """What is covered is covered at the start and after some iterations, too; not in
        another network, whose quantities only have the same addresses."""
        here = self._window.run.snapshot
        if here is None or _units(here) != _units(snapshot):
            return snapshot
        return self._window.lecturing.shown_earlier(snapshot)

    def _check_tasks(self) -> None:
        page, last, laboratory = self._page, self._deeds.last, self.laboratory
        if page is not None and self.place is not None and last and laboratory is not None:
            other = self.tr("This is another network now: ⟲ Page.")
            place = Here(last, laboratory)
            told = self._window.lecturing.shown(last), self._seen(last)
            show_statuses(page.facts.task, self._panel.tasks, self._deeds, place, told, other)

    def _task_done(self) -> None:
        if self._page is None or self._progress is None:
            return
        for number, card in enumerate(self._panel.tasks):
            if card is self.sender():
                self._panel.reveal(card)
            if card.done:
                self._progress.task_done(self._lesson, f"{self._page.id}/{number}")

    def _answered(self, answer: float) -> None:
        prediction = None if self._page is None else self._page.facts.predict
        if prediction is None or self.laboratory is None or self._deeds.first is None:
            return
        place = Here(self._deeds.first, self.laboratory)
        verdict = judge(prediction, answer, place)
        self._tell(verdict, self._deeds.first)
        self._show(prediction, self._deeds.first)
        self._check_tasks()

    def _tell(self, verdict: Verdict, first: Snapshot) -> None:
        self._deeds.answer(verdict.right)
        card = self._panel.prediction
        if self._page is not None and self._progress is not None:
            self._progress.answered(self._lesson, self._page.id, verdict.right)
        if card is not None:
            card.show_verdict(verdict, Filling(self._seen(first)))
            self._panel.reveal(card)
        self.pointer.hide()

    def _show(self, prediction: Prediction, first: Snapshot) -> None:
        """What was asked about happens, from where the page began."""
        if not prediction.show.is_something:
            return
        if stands(self._window.run.snapshot, first):
            show_answer(self._window, self.witness, self._deeds, prediction.show, first)
            return
        self._to_show = prediction.show
        self.witness.watch(None)
        self.scene_wanted.emit()


def _units(snapshot: Snapshot) -> list[int]:
    return [layer.units for layer in snapshot.experiment.network.layers]
