"""A prepared lecture as the script: each step stands as it was kept, and is found as it was
left."""

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.problem import Refused
from backprop_studio.lectures.lecture import Lecture, Looks, Step
from backprop_studio.training.commands import Side
from backprop_studio.training.quantity import Quantity
from backprop_studio.ui.in_words import in_words
from backprop_studio.ui.presenting.lesson_script import views_of_page
from backprop_studio.ui.presenting.limits import limit
from backprop_studio.ui.presenting.looks import looks_of
from backprop_studio.ui.presenting.moments import Setting

if TYPE_CHECKING:
    from backprop_studio.ui.main_window import MainWindow

TOGETHER = 2  # so many views of a step find room in the hall


def _tr(text: str) -> str:
    return QCoreApplication.translate("Lecture", text)


class _Mark(Struct, frozen=True):
    """How a step stood when it was left by a click on."""

    number: int
    place: int
    hidden: tuple[str, ...]
    row: int | None
    side: Side
    chosen: ParameterIndex | UnitIndex | None
    looks: Looks
    covered: tuple[Quantity, ...]


class LectureScript:
    """Walks the steps of a lecture in a window; `leave` brings back what was there before."""

    def __init__(self, window: "MainWindow", lecture: Lecture) -> None:
        self._window = window
        self._lecture = lecture
        self._number = 0
        self._marks: list[_Mark] = []
        self._setting = Setting(window)
        self._base: int | None = None  # the number of the first visit
        self._home = window.workspace.hidden_keys

    @property
    def lecture(self) -> Lecture:
        """The steps."""
        return self._lecture

    def renew(self, lecture: Lecture) -> None:
        """The same lecture after an edit."""
        self._lecture = lecture
        self._number = min(self._number, max(0, len(lecture.steps) - 1))
        self._marks.clear()

    @property
    def stands(self) -> bool:
        """Whether the present step is there with all that belongs to it."""
        return self._setting.stands

    # the script -----------------------------------------------------------------------------

    @property
    def number(self) -> int:
        """Which step stands."""
        return self._number

    @property
    def titles(self) -> tuple[str, ...]:
        """What the steps are called."""
        return tuple(step.title or "…" for step in self._lecture.steps)

    @property
    def step(self) -> Step | None:
        """The step that stands."""
        steps = self._lecture.steps
        return steps[self._number] if self._number < len(steps) else None

    @property
    def notes(self) -> str:
        """What the speaker wrote."""
        return "" if self.step is None else self.step.notes

    @property
    def views(self) -> tuple[str, ...] | None:
        """Those of the step, as many as find room."""
        step = self.step
        if step is None:
            return None
        if step.lesson is not None:
            others = tuple(key for key in step.views if key != "experiment")
            own = views_of_page(self._window.teaching.lessons)
            return ("experiment", *(others or own or ("diagram",))[:TOGETHER])
        seen = [key for key in step.views if key != "experiment"] or ["diagram"]
        return tuple(seen[:TOGETHER])

    def next(self) -> bool:
        """The next step; where this one stands is remembered."""
        if self._number + 1 >= len(self._lecture.steps):
            return False
        self._mark()
        return self.go(self._number + 1)

    def previous(self) -> bool:
        """The step before: as it was left, or from its beginning."""
        if self._number == 0:
            return False
        mark = self._marks.pop() if self._marks else None
        if mark is None or mark.number != self._number - 1:
            self._marks.clear()
            return self.go(self._number - 1)
        self._number = mark.number
        self._return(mark)
        return True

    # standing -------------------------------------------------------------------------------

    def go(self, number: int) -> bool:
        """Set a step as it was kept; False, with a sentence, where its file is gone."""
        window, step = self._window, self._lecture.steps[number]
        try:
            experiment = step.document()
            if experiment is not None:
                from backprop_studio.experiment.build import check  # brings the engine along

                check(experiment, None)
        except Refused as refused:
            words = _tr("Step {n} cannot be shown: {problem}")
            window.strip.say(words.format(n=number + 1, problem=in_words(refused)))
            return False
        self._number = number
        limit(window, (), ())  # before another step's are set
        if step.lesson is not None:
            window.teaching.lessons.start(step.lesson.lesson, step.lesson.page)
            return True
        window.teaching.leave()
        assert experiment is not None
        here = window.document.visit(experiment, step.title or _tr("Lecture"))
        self._base = here if self._base is None else self._base
        self._show_views(step)
        self._setting.give_step(step)
        limit(window, step.hidden_controls, step.locked)
        return True

    @property
    def hidden(self) -> tuple[str, ...]:
        """What the step that stands does not show at the desk."""
        workspace, step = self._window.workspace, self.step
        every = ("experiment", "diagram", *workspace.right_keys, *workspace.lower_keys)
        if step is None or not step.views:
            return workspace.hidden_keys
        return tuple(key for key in every if key not in step.views)

    def _show_views(self, step: Step) -> None:
        workspace = self._window.workspace
        workspace.set_hidden(self.hidden)
        for key in step.views:
            if key in workspace.lower_keys:
                workspace.bring_forward(key)

    def _mark(self) -> None:
        window = self._window
        snapshot, step = window.run.snapshot, self.step
        if snapshot is None or step is None or step.lesson is not None:
            self._marks.clear()
            return
        self._marks.append(
            _Mark(
                self._number,
                window.document.undo_stack.place,
                window.workspace.hidden_keys,
                snapshot.example.row,
                snapshot.example.side,
                window.selection.chosen,
                looks_of(window),
                window.lecturing.covered,
            )
        )

    def _return(self, mark: _Mark) -> None:
        window, step = self._window, self._lecture.steps[mark.number]
        window.teaching.leave()
        window.document.undo_stack.go_to(mark.place)
        window.workspace.set_hidden(mark.hidden)
        self._setting.give(mark.row, mark.side, mark.chosen, mark.looks, mark.covered)
        limit(window, step.hidden_controls, step.locked)

    def is_before(self) -> bool:
        """Whether the undo stack stands where it stood before the lecture."""
        return self._base is not None and self._window.document.undo_stack.place <= self._base

    def leave(self, bring_back: bool) -> None:
        """The lecture is over: what was there before it is there again."""
        window = self._window
        limit(window, (), ())
        window.lecturing.guessing.covers.reveal()
        window.teaching.leave()
        if bring_back and self._base is not None:
            window.document.leave(self._base)
        self._base = None
        window.workspace.set_hidden(self._home)
