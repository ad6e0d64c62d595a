"""Predict, then reveal: which quantities are covered, everywhere at once."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.numbers import write_covered
from backprop_studio.training.covering import covered
from backprop_studio.training.messages import Snapshot
from backprop_studio.training.quantity import Quantity

if TYPE_CHECKING:
    from backprop_studio.ui.main_window import MainWindow


class Covers(QObject):
    """Takes quantities out of every snapshot before a view gets it. `changed` after each
    covering and revealing."""

    changed = Signal()

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._covered: tuple[Quantity, ...] = ()
        self._times = 0
        self._last: tuple[Snapshot, Snapshot] | None = None
        window.document.changed.connect(self._forget_gone)

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """What is covered, in the order of covering."""
        return self._covered

    def shown(self, snapshot: Snapshot) -> Snapshot:
        """What views may see of it."""
        if self._last is None or self._last[0] is not snapshot:
            self._last = (snapshot, covered(snapshot, self._covered, self._times))
        return self._last[1]

    def without(self, snapshot: Snapshot) -> Snapshot:
        """Another snapshot without them, such as an earlier one."""
        return covered(snapshot, self._covered, self._times)

    def toggle(self, quantity: Quantity) -> None:
        """Cover it, or reveal it; nothing happens to one of a network that is gone, whose
        picture may have been clicked before that of the new one was painted."""
        if not self._is_there(quantity):
            return
        if quantity in self._covered:
            self.set_covered(tuple(q for q in self._covered if q != quantity))
        else:
            self.set_covered((*self._covered, quantity))

    def reveal(self) -> None:
        """Everything, everywhere at once."""
        self.set_covered(())

    def set_covered(self, quantities: tuple[Quantity, ...]) -> None:
        """Cover just these."""
        if quantities == self._covered:
            return
        self._covered, self._last = quantities, None
        self._times += 1
        write_covered(bool(quantities))
        self._window.panel.data.cover(self._cells(), self._window.document.experiment)
        self._window.showing.again()
        self.changed.emit()

    def _cells(self) -> frozenset[tuple[str, int]]:
        """Of the shown row, what the panel must not show either."""
        targets = {("targets", q.number) for q in self._covered if q.kind == "target"}
        inputs = {
            ("inputs", q.at.unit)
            for q in self._covered
            if isinstance(q.at, UnitIndex) and q.at.layer < 0
        }
        return frozenset(targets | inputs)

    def _is_there(self, quantity: Quantity) -> bool:
        layers, at = self._window.document.experiment.network.layers, quantity.at
        if not isinstance(at, (ParameterIndex, UnitIndex)) or at.layer < 0:
            return True
        return at.layer < len(layers) and at.unit < layers[at.layer].units

    def _forget_gone(self) -> None:
        """Of another network: its quantities have the same addresses and mean other things."""
        snapshot = self._window.run.snapshot
        network = self._window.document.experiment.network
        if snapshot is None or not self._covered:
            return
        old = [layer.units for layer in snapshot.experiment.network.layers]
        if old != [layer.units for layer in network.layers]:
            self.reveal()
