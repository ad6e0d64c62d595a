"""A moment of the program as a step of a lecture, and a step as the program stands."""

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.model import CsvData, Experiment
from backprop_studio.lectures.lecture import Hidden, Looks, Page, Step, raw_of, thing_of
from backprop_studio.training.commands import Side
from backprop_studio.training.messages import Snapshot
from backprop_studio.training.quantity import Quantity
from backprop_studio.ui.presenting.looks import give, looks_of

if TYPE_CHECKING:
    from backprop_studio.ui.main_window import MainWindow


def shown_views(window: "MainWindow") -> tuple[str, ...]:
    """The views in sight, the diagram first."""
    workspace = window.workspace
    every = ("experiment", "diagram", *workspace.right_keys, *workspace.lower_keys)
    return tuple(key for key in every if (view := workspace.view(key)) and view.isVisible())


def moment(window: "MainWindow", snapshot: Snapshot, title: str) -> Step:
    """The present moment; `snapshot.saved` says where the run stands."""
    chosen = window.selection.chosen
    step = Step(
        title=title,
        views=shown_views(window),
        row=snapshot.example.row,
        side=snapshot.example.side,
        chosen=None if chosen is None else thing_of(chosen),
        looks=looks_of(window),
        covered=tuple(_hidden(q) for q in window.lecturing.covered),
    )
    lesson = window.teaching.place
    if lesson is not None:
        return replace(step, lesson=Page(*lesson))
    assert snapshot.saved is not None
    _, experiment, state = snapshot.saved
    return replace(step, experiment=raw_of(_with_whole_path(window, experiment), state))


def _with_whole_path(window: "MainWindow", experiment: Experiment) -> Experiment:
    """A table's path as it is found from anywhere: the lecture lies elsewhere."""
    data, folder = experiment.data, window.document.folder
    if not isinstance(data, CsvData) or folder is None or Path(data.path).is_absolute():
        return experiment
    return replace(experiment, data=replace(data, path=str((folder / data.path).resolve())))


def _hidden(quantity: Quantity) -> Hidden:
    at = None if quantity.at is None else thing_of(quantity.at)
    return Hidden(quantity.kind, at, quantity.number)


class Setting(QObject):
    """What a step needs once its run stands: row, choice, looks, covers. `settled` then."""

    settled = Signal()

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._awaited: int | None = None
        self._chosen: ParameterIndex | UnitIndex | None = None
        self._looks = Looks()
        self._covered: tuple[Quantity, ...] = ()
        window.run.arrived.connect(self._arrived)

    @property
    def stands(self) -> bool:
        """Whether everything asked for is there."""
        return self._awaited is None

    def give(
        self,
        row: int | None,
        side: Side,
        chosen: ParameterIndex | UnitIndex | None,
        looks: Looks,
        covered: tuple[Quantity, ...],
    ) -> None:
        """Ask for the row; the rest follows when what was asked before has been answered."""
        self._chosen, self._looks, self._covered = chosen, looks, covered
        self._window.lecturing.guessing.covers.set_covered(covered)  # before it can be seen
        self._window.run.show_example(row, side)
        self._awaited = self._window.run.sent

    def give_step(self, step: Step) -> None:
        """Those of a step."""
        covered = tuple(
            Quantity(hidden.kind, None if hidden.at is None else hidden.at.index, hidden.number)
            for hidden in step.covered
        )
        chosen = None if step.chosen is None else step.chosen.index
        self.give(step.row, step.side, chosen, step.looks, covered)

    def _arrived(self, snapshot: Snapshot) -> None:
        if self._awaited is None or snapshot.answered < self._awaited:
            return
        self._awaited = None
        self._window.lecturing.guessing.covers.set_covered(self._covered)
        self._window.selection.choose(self._chosen)
        give(self._window, self._looks)
        self.settled.emit()
