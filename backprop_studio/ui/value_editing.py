"""Values set by hand, dragged or typed: weights, biases, inputs, targets, the learning rate."""

from collections.abc import Sequence
from math import isnan
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backprop_studio.document.commands import ParameterChange
from backprop_studio.document.document import Document
from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.experiment.model import InlineData
from backprop_studio.experiment.notation import Naming
from backprop_studio.ui.chosen_numbers import value_at
from backprop_studio.ui.experiment_edits import with_inline_value, with_optimizer_number

if TYPE_CHECKING:
    from backprop_studio.ui.run_control import RunControl


class ValueEditing(QObject):
    """Edits of the document, one undo step a gesture; a value that is covered, or that a
    lecture keeps, stays as it is, and `said` tells why."""

    said = Signal(str)

    def __init__(self, document: Document, run: "RunControl") -> None:
        super().__init__(run)
        self._document, self._run = document, run
        self._locked: frozenset[str] = frozenset()

    def set_parameter(self, index: ParameterIndex, value: float, gesture: str) -> None:
        """A weight or bias dragged or typed."""
        snapshot = self._run.snapshot
        old = None if snapshot is None else value_at(snapshot.parameters, index)
        if snapshot is None or old is None or self._is_covered(value):
            return
        if self._is_locked("weights"):
            return
        name = Naming(snapshot.experiment, len(snapshot.example.x)).parameter(index)
        text = self.tr("Set {name}").format(name=name)
        self._document.set_parameter(index, old, value, text, gesture or None)

    def set_parameters(self, values: Sequence[tuple[ParameterIndex, float]], gesture: str) -> None:
        """Several at once, as when the ball is dragged: one undo step a gesture."""
        snapshot = self._run.snapshot
        if snapshot is None:
            return
        naming = Naming(snapshot.experiment, len(snapshot.example.x))
        changes = [
            ParameterChange(index, old, value)
            for index, value in values
            if (old := value_at(snapshot.parameters, index)) is not None and not isnan(value)
        ]
        if changes and not self._is_locked("weights"):
            names = ", ".join(str(naming.parameter(change.index)) for change in changes)
            text = self.tr("Set {name}").format(name=names)
            self._document.set_parameters(changes, text, gesture or None)

    def restore_parameter(self, index: ParameterIndex) -> None:
        """Back to the document's value."""
        value = self._document.baseline_value(index)
        if value is None and self._run.snapshot is not None:
            value = value_at(self._run.snapshot.start_parameters, index)
        if value is not None:
            self.set_parameter(index, value, "")

    def set_input(self, column: int, value: float, gesture: str) -> None:
        """An input of the shown example."""
        self._set_cell("inputs", column, value, gesture, self.tr("Set an input"))

    def set_target(self, column: int, value: float, gesture: str) -> None:
        """A target of the shown example."""
        self._set_cell("targets", column, value, gesture, self.tr("Set a target"))

    def _set_cell(self, side: str, column: int, value: float, gesture: str, text: str) -> None:
        example = None if self._run.snapshot is None else self._run.snapshot.example
        row = 0 if example is None else example.row
        if example is not None and example.side == "validation":
            row = None
        if self._is_covered(value) or self._is_locked("data"):
            return
        if row is None or not isinstance(self._document.experiment.data, InlineData):
            self.said.emit(self.tr("Only rows of the document itself can be set by hand."))
            return
        edit = with_inline_value(self._document.experiment, side, row, column, value)
        self._document.change(edit.experiment, text, gesture or None)

    def set_learning_rate(self, rate: float) -> None:
        """That of the optimizer."""
        edit = with_optimizer_number(self._document.experiment, "learning_rate", rate)
        self._document.change(edit.experiment, self.tr("Learning rate"))

    def lock(self, names: frozenset[str]) -> None:
        """Values that nobody shall set by hand now: `weights`, `data`; a lecture says so."""
        self._locked = names

    def _is_locked(self, name: str) -> bool:
        if name in self._locked:
            self.said.emit(self.tr("This step of the lecture keeps that value as it is."))
        return name in self._locked

    def _is_covered(self, value: float) -> bool:
        """A number dragged from one that the hall shall guess is none."""
        if not isnan(value):
            return False
        self.said.emit(self.tr("This number is covered: V reveals it."))
        return True
