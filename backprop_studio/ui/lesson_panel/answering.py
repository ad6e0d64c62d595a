"""What is answered to a person: whether tasks are done, what was asked about, and numbers."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.experiment.problem import Refused
from backprop_studio.lessons import live
from backprop_studio.lessons.conditions import check
from backprop_studio.lessons.deeds import Deeds
from backprop_studio.lessons.formula import Live
from backprop_studio.lessons.laboratory import Here
from backprop_studio.lessons.prediction import Show
from backprop_studio.lessons.task import Status, Task
from backprop_studio.lessons.unreadable import Wrong
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.lesson_panel.page_text import UNKNOWN
from backprop_studio.ui.lesson_panel.stage import index_of
from backprop_studio.ui.lesson_panel.task_card import TaskCard
from backprop_studio.ui.lesson_panel.witness import Witness

if TYPE_CHECKING:
    from backprop_studio.ui.main_window import MainWindow


class Filling:
    """Writes live numbers as they are at one place; what cannot be known is left open."""

    def __init__(self, place: Here) -> None:
        self._place = place

    def __call__(self, number: Live) -> str:
        try:
            return live.written(number, self._place)
        except (Wrong, Refused):
            return UNKNOWN


def show_statuses(
    tasks: Sequence[Task],
    cards: Sequence[TaskCard],
    deeds: Deeds,
    place: Here,
    told: tuple[Snapshot, Here],
    other: str,
) -> None:
    """Say on each card what is missing in its task, with the numbers that may be `told`;
    `other` where the person has changed the network, so that its names are gone."""
    fill = Filling(told[1])
    for task, card in zip(tasks, cards, strict=True):
        try:
            status = check(task, deeds, place, told)
        except Wrong:
            status = Status(False, other)
        card.show_status(status, fill)


def show_answer(
    window: "MainWindow", witness: Witness, deeds: Deeds, show: Show, first: Snapshot
) -> None:
    """Do what the question was about, which `stands` as it was asked; no deed of the person's."""
    run = window.run
    witness.watch(None)
    run.prepare(show.iterations or 0, show.moves or 0)
    for name, value in show.set.items():
        index = index_of(first, name)
        if name == "rate":
            run.values.set_learning_rate(value)
        elif isinstance(index, ParameterIndex):
            run.values.set_parameter(index, value, "")
    witness.overlook(deeds)


def stands(now: Snapshot | None, first: Snapshot) -> bool:
    """Whether everything is as it was when the page began: settings, run and numbers."""
    if now is None or now.running or now.race is not None:
        return False
    if (now.revision, now.iteration, now.move, now.mistakes) != (
        first.revision,
        first.iteration,
        first.move,
        first.mistakes,
    ):
        return False
    return all(
        bool((a.weights == b.weights).all() and (a.bias == b.bias).all())
        for a, b in zip(now.parameters, first.parameters, strict=True)
    )
