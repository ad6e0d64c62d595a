"""The pages of the open lesson as the script of the hall."""

from typing import TYPE_CHECKING

from msgspec import Struct

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.training.commands import Side

if TYPE_CHECKING:
    from backprop_studio.ui.lesson_panel.lessons import Lessons
    from backprop_studio.ui.main_window import MainWindow

BESIDE = 2  # so many views find room beside the page


class _Mark(Struct, frozen=True):
    """How a page stood when it was left by a click on."""

    number: int
    place: int
    row: int | None
    side: Side
    chosen: ParameterIndex | UnitIndex | None


class LessonScript:
    """Turns the pages; one back finds the page before as it was left."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._marks: list[_Mark] = []
        self._views: tuple[str, ...] = ("diagram",)

    @property
    def _lessons(self) -> "Lessons":
        return self._window.teaching.lessons

    @property
    def number(self) -> int:
        """Which page is open."""
        return self._lessons.number

    @property
    def titles(self) -> tuple[str, ...]:
        """The pages, the cover first."""
        return self._lessons.titles

    @property
    def notes(self) -> str:
        """What the page asks the hall to think of first."""
        lesson = self._lessons.lesson
        return "" if lesson is None or self.number > 0 else lesson.facts.think

    @property
    def views(self) -> tuple[str, ...] | None:
        """The page, and of its views as many as find room."""
        self._views = (views_of_page(self._lessons) or self._views)[:BESIDE]
        return ("experiment", *self._views)

    def next(self) -> bool:
        """The next page; after the last one there is none."""
        window, lessons = self._window, self._lessons
        snapshot = window.run.snapshot
        if self.number + 1 >= len(self.titles) or snapshot is None:
            return False
        example = snapshot.example
        mark = _Mark(
            self.number,
            window.document.undo_stack.place,
            example.row,
            example.side,
            window.selection.chosen,
        )
        self._marks.append(mark)
        lessons.next()
        return True

    def previous(self) -> bool:
        """The page before: as it was left, or from its beginning."""
        window, number = self._window, self.number
        if number == 0:
            return False
        mark = self._marks.pop() if self._marks else None
        if mark is None or mark.number != number - 1:
            self._marks.clear()
            self._lessons.back()
            return True
        self._lessons.return_to(mark.number, mark.place)
        window.run.show_example(mark.row, mark.side)
        window.selection.choose(mark.chosen)
        return True


def views_of_page(lessons: "Lessons") -> tuple[str, ...] | None:
    """The views that the open page names; None where it names none."""
    page = lessons.standing
    return None if page is None else page.facts.scene.views
