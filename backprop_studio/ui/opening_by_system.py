"""On macOS a double-clicked document comes as an event, not as an argument."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent


class OpeningBySystem(QObject):
    """Watches the application; `given(Path)` tells of each document the system wants opened.

    Only to be installed where such events exist: every event passes through here.
    """

    given = Signal(object)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QFileOpenEvent) or not event.url().isLocalFile():
            return False
        self.given.emit(Path(event.url().toLocalFile()))
        return True
