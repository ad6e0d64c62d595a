"""What is chosen stays the same weight or unit where layers are put in or taken out."""

from dataclasses import replace

from PySide6.QtCore import QObject

from backprop_studio.document.document import Document
from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.run_control import RunControl
from backprop_studio.ui.view import Selection

Item = ParameterIndex | UnitIndex


class ChoiceFollowing(QObject):
    """Moves the choice with the first snapshot of the network in which it has another place."""

    def __init__(
        self, document: Document, run: RunControl, selection: Selection, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._document, self._selection = document, selection
        self._awaited: list[tuple[int, tuple[int | None, ...]]] = []  # revision, came from
        document.changed.connect(self._document_changed)
        run.arrived.connect(self._arrived)

    def _document_changed(self) -> None:
        came_from = self._document.passage.came_from
        if came_from is not None:
            self._awaited.append((self._document.revision, came_from))

    def _arrived(self, snapshot: Snapshot) -> None:
        while self._awaited and self._awaited[0][0] <= snapshot.revision:
            _, came_from = self._awaited.pop(0)
            self._selection.choose(moved(self._selection.chosen, came_from))


def moved(item: Item | None, came_from: tuple[int | None, ...]) -> Item | None:
    """The same weight, bias or unit in the new network; for one that is gone the first weight
    where it was. Inputs stay."""
    if item is None or item.layer < 0:
        return item
    if item.layer in came_from:
        return replace(item, layer=came_from.index(item.layer))
    return ParameterIndex(min(item.layer, len(came_from) - 1), "weight", 0, 0)
