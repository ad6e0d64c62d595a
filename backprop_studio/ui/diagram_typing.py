"""Typing on the diagram goes to the number field of what is chosen, and comes back from it."""

from PySide6.QtCore import QObject, Qt

from backprop_studio.ui.chosen_panel import ChosenPanel
from backprop_studio.ui.network_diagram.view import NetworkDiagram


class DiagramTyping(QObject):
    """Lends the keys to the field; Return and Escape give them back."""

    def __init__(self, diagram: NetworkDiagram, chosen: ChosenPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._diagram, self._field = diagram, chosen.field
        self._lent = False
        diagram.edit_requested.connect(self._begin)
        # Queued: first the field commits.
        self._field.returnPressed.connect(self._end, Qt.ConnectionType.QueuedConnection)

    def leave(self) -> bool:
        """Back to the diagram, where the typing began there; whether it did."""
        if not (self._lent and self._field.hasFocus()):
            return False
        self._end()
        return True

    def _begin(self, typed: str) -> None:
        field = self._field
        if not field.isVisible():
            return
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()
        self._lent = True
        if typed:
            field.insert(typed)
            field.setModified(True)

    def _end(self) -> None:
        if self._lent:
            self._lent = False
            self._diagram.setFocus(Qt.FocusReason.OtherFocusReason)
