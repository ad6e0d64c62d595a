"""A canvas that shows something solid, turned and brought nearer by mouse and keys.

Mouse: drag turns, wheel zooms, double-click is as Home. Keys: arrows turn, + and − zoom, Home
shows it as at first, A asks for another part of what is shown.
"""

import math

from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from backprop_studio.ui.landscape.projection import Eye

TURN = math.radians(0.5)  # a px of the mouse
KEY_TURN, KEY_TILT, ZOOM_STEP = math.radians(6), math.radians(4), 1.15
REST_MS = 160  # after the last turn, before the picture may be fine


class TurnedCanvas(QWidget):
    """Keeps the `eye`, and whether the picture is `smooth`: not while it turns."""

    home_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.eye = Eye()
        self.smooth = True
        self._held: QPointF | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._soften)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def look_from(self, eye: Eye) -> None:
        """Turn or zoom; the picture is coarse until it rests."""
        if eye != self.eye:
            self.eye = eye
            self.hurry()
            self.turned()
            self.update()

    def turned(self) -> None:
        """The eye is another."""

    def hurry(self) -> None:
        """Coarse pictures, until nothing has changed for a while."""
        self.smooth = False
        self._rest.start()

    def _soften(self) -> None:
        self.smooth = True
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Turn it."""
        if self._held is not None:
            moved, self._held = event.position() - self._held, event.position()
            self.look_from(self.eye.turned(-moved.x() * TURN, moved.y() * TURN))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._held = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """As at first."""
        self.look_from(Eye())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Nearer or farther."""
        self.look_from(self.eye.zoomed(ZOOM_STEP ** (event.angleDelta().y() / 120)))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows turn, + and − zoom, Home and A go home; all else is the window's."""
        turns = {
            Qt.Key.Key_Left: (KEY_TURN, 0.0),
            Qt.Key.Key_Right: (-KEY_TURN, 0.0),
            Qt.Key.Key_Up: (0.0, KEY_TILT),
            Qt.Key.Key_Down: (0.0, -KEY_TILT),
        }
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            event.ignore()
        elif key in turns:
            self.look_from(self.eye.turned(*turns[key]))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.look_from(self.eye.zoomed(ZOOM_STEP))
        elif key == Qt.Key.Key_Minus:
            self.look_from(self.eye.zoomed(1 / ZOOM_STEP))
        elif key == Qt.Key.Key_Home:
            self.look_from(Eye())
        elif key == Qt.Key.Key_A:
            self.home_requested.emit()
        else:
            event.ignore()
