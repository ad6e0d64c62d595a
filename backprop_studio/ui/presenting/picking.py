"""Covering and enlarging by the mouse: a click on a number of any view means that number."""

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget

from backprop_studio.training.quantity import Quantity
from backprop_studio.ui.presenting.pointing import Pointing

if TYPE_CHECKING:
    from backprop_studio.ui.main_window import MainWindow

Purpose = Literal["cover", "enlarge"]
PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class Picking(QObject):
    """While `purpose` is set, clicks on numbers do not choose or drag: `picked` carries the
    purpose and the quantity. Clicks elsewhere, on buttons and tabs, work as ever."""

    picked = Signal(str, object)

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._purpose: Purpose | None = None
        self._taken = False  # the button that is down belongs to a click of this
        self.pointing = Pointing(window)
        window.appearance.dressing.connect(self._on_dressing)

    @property
    def purpose(self) -> Purpose | None:
        """What a click does."""
        return self._purpose

    def set_purpose(self, purpose: Purpose | None) -> None:
        """Clicks cover, or enlarge; None: they work as ever."""
        self._listen(purpose is not None)
        self._purpose, self._taken = purpose, False
        for widget in (self._window, self._window.diagram):  # which has a cursor of its own
            if purpose is None:
                widget.unsetCursor()
            else:
                widget.setCursor(Qt.CursorShape.WhatsThisCursor)

    def _listen(self, on: bool) -> None:
        application = QApplication.instance()
        assert application is not None
        application.removeEventFilter(self)
        if on:
            application.installEventFilter(self)

    def _on_dressing(self, begins: bool) -> None:
        """No click comes meanwhile, but tens of thousands of other events."""
        self._listen(self._purpose is not None and not begins)

    def under_pointer(self) -> Quantity | None:
        """What the mouse points at."""
        return self.pointing.under_pointer()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the clicks on numbers, and all of them on the diagram."""
        if not isinstance(event, QMouseEvent) or not isinstance(watched, QWidget):
            return False
        if not self._is_of_views(watched):
            return False
        on_diagram, kind = watched is self._window.diagram, event.type()
        if kind in PRESSES:
            return self._press(watched, event) or on_diagram
        if kind == QEvent.Type.MouseButtonRelease and self._taken:
            self._taken = False
            return True
        return self._taken or on_diagram  # a movement would set a cursor of its own

    def _is_of_views(self, widget: QWidget) -> bool:
        """Not a dialog, a menu, or what lies over all views."""
        top, over = widget.window(), self._window.lecturing.guessing
        if top is not self._window and not isinstance(top, QDockWidget):
            return False
        return not any(part is widget or part.isAncestorOf(widget) for part in over.covering)

    def _press(self, widget: QWidget, event: QMouseEvent) -> bool:
        if event.button() != Qt.MouseButton.LeftButton or self._purpose is None:
            return False
        found = self.pointing.at(widget, event.position())
        if found is None:
            return False
        self._taken = True
        self.picked.emit(self._purpose, found)
        return True
