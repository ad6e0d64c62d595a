"""Space and Return press the button to which Tab has come, though they are keys of the window.

Space plays and Return iterates, also after a click on a button: there the focus is by the way.
Whoever walks by Tab sees the ring around the button and means it.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
PRESSES = (Qt.Key.Key_Space, *RETURN)


class ButtonKeys(QObject):
    """Watches the keys that nothing in `window` has taken."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the window's shortcut off; a button knows Space by itself, but not Return."""
        if not isinstance(event, QKeyEvent) or event.key() not in PRESSES:
            return super().eventFilter(watched, event)
        button = self._button()
        if button is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and event.key() in RETURN:
            button.click()
            return True
        return super().eventFilter(watched, event)

    def _button(self) -> QAbstractButton | None:
        """The button that was reached by Tab."""
        by_keys = self._window.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        focus = self._window.focusWidget()
        return focus if by_keys and isinstance(focus, QAbstractButton) else None
