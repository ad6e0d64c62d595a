"""The network diagram as something to point at: nothing on it can be changed."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.notation import Naming
from backprop_studio.lessons.names import names_of
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.network_diagram.interaction import LayerWish, ValueWish
from backprop_studio.ui.network_diagram.view import ENTER, NetworkDiagram
from backprop_studio.ui.view import Selection


class AskedDiagram(NetworkDiagram):
    """`picked()` at Enter. Tooltips, which tell gradients, come only with `set_telling`."""

    picked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._items = Selection()
        super().__init__(self._items, parent)
        self._items.setParent(self)
        self._telling = False
        self.set_editable(False)

    @property
    def items(self) -> Selection:
        """What is chosen on it."""
        return self._items

    def set_telling(self, telling: bool) -> None:
        """Whether tooltips may say values and gradients."""
        self._telling = telling

    def chosen_name(self, snapshot: Snapshot) -> str:
        """How questions call what is chosen; empty if nothing is."""
        chosen = self._items.chosen
        known = names_of(snapshot.experiment, len(snapshot.example.x))
        for name, named in known.items():
            if named.index == chosen and named.what in ("parameter", "activation"):
                return name
        return ""

    def chosen_words(self, snapshot: Snapshot) -> str:
        """How the diagram writes what is chosen."""
        chosen = self._items.chosen
        naming = Naming(snapshot.experiment, len(snapshot.example.x))
        if isinstance(chosen, ParameterIndex):
            return str(naming.parameter(chosen))
        return str(naming.activation(chosen)) if isinstance(chosen, UnitIndex) else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter says: this one."""
        if event.key() in ENTER:
            self.picked.emit()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """No tooltip before the answer."""
        if event.type() == QEvent.Type.ToolTip and not self._telling:
            return True
        return super().event(event)

    def _ask(self, wish: ValueWish | LayerWish | None) -> bool:
        return False

    def _draggable(self) -> bool:
        return False
