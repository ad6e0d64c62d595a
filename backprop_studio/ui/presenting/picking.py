"""Covering and enlarging by the mouse: a click on the diagram means the number under it."""

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent

from backprop_studio.training.covering import Quantity
from backprop_studio.ui.presenting.quantities import LOSS, under

if TYPE_CHECKING:
    from backprop_studio.ui.main_window import MainWindow

Purpose = Literal["cover", "enlarge"]


class Picking(QObject):
    """While `purpose` is set, clicks do not choose or drag: `picked` carries the purpose and
    the quantity."""

    picked = Signal(str, object)

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._purpose: Purpose | None = None
        self._loss = window.strip.figures["loss"]
        window.diagram.installEventFilter(self)
        self._loss.installEventFilter(self)

    @property
    def purpose(self) -> Purpose | None:
        """What a click does."""
        return self._purpose

    def set_purpose(self, purpose: Purpose | None) -> None:
        """Clicks cover, or enlarge; None: they work as ever."""
        self._purpose = purpose
        for widget in (self._window.diagram, self._loss):
            if purpose is None:
                widget.unsetCursor()
            else:
                widget.setCursor(Qt.CursorShape.WhatsThisCursor)

    def under_pointer(self) -> Quantity | None:
        """What the mouse points at on the diagram."""
        diagram = self._window.diagram
        if not diagram.underMouse():
            return None
        return self._at(QPointF(diagram.mapFromGlobal(diagram.cursor().pos())))

    def _at(self, point: QPointF) -> Quantity | None:
        scene = self._window.diagram.scene
        return None if scene is None else under(scene, point)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the clicks."""
        if self._purpose is None or not isinstance(event, QMouseEvent):
            return False
        kind = event.type()
        if kind == QEvent.Type.MouseMove:
            return watched is self._window.diagram  # which would set a cursor of its own
        if kind == QEvent.Type.MouseButtonPress:
            found = LOSS if watched is self._loss else self._at(event.position())
            if found is not None and event.button() == Qt.MouseButton.LeftButton:
                self.picked.emit(self._purpose, found)
        return True
