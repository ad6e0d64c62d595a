"""What every view of the window has in common, and what is chosen across all of them."""

from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import QObject, QPointF, Signal
from PySide6.QtWidgets import QWidget

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.theme import Theme
from backprop_studio.training.messages import Snapshot
from backprop_studio.training.quantity import Quantity
from backprop_studio.training.study import Study


class View(QWidget):
    """A widget that draws snapshots. It redraws only what changed since the last one."""

    studies_changed = Signal()  # `studies` gives others than before

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw this state; called on the GUI thread at display rate while visible."""
        raise NotImplementedError

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        raise NotImplementedError

    def studies(self) -> tuple[Study[Any], ...]:
        """The questions to be answered while the view can be seen; see `Snapshot.answer`."""
        return ()


@runtime_checkable
class Telling(Protocol):
    """A widget whose numbers can be pointed at, to be covered or enlarged."""

    def quantity_at(self, place: QPointF) -> Quantity | None:
        """Whose number stands at a place of the widget; None where none does."""


class Selection(QObject):
    """What the person has chosen; views read it and follow `changed`."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chosen: ParameterIndex | UnitIndex | None = None

    @property
    def chosen(self) -> ParameterIndex | UnitIndex | None:
        """The chosen weight, bias or unit."""
        return self._chosen

    def choose(self, item: ParameterIndex | UnitIndex | None) -> None:
        """Choose, and tell everybody if it is something else."""
        if item != self._chosen:
            self._chosen = item
            self.changed.emit()
