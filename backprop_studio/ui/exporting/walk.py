"""Through the run's history, one iteration after the other, on the window's own clock."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from backprop_studio.ui.main_window import MainWindow

LOOK = 1  # ms between two looks whether all views have drawn


class Walk(QObject):
    """Seeks each of `iterations` in turn. Whoever listens to `reached` says `go_on`.

    The run is paused first; afterwards, or when the walk is stopped, it stands again where it
    stood.
    """

    reached = Signal(object)  # Snapshot; it and its pictures are drawn
    ended = Signal()  # the last one was reached

    def __init__(self, window: "MainWindow", iterations: tuple[int, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._run, self._display = window.run, window.display
        self._redraw = window.showing.redraw
        self._iterations, self._next = iterations, 0
        self._home: int | None = None
        self._waiting = False

    def start(self) -> None:
        """Pause what runs, and go to the first iteration."""
        self._display.rested.connect(self._rested)
        snapshot = self._run.snapshot
        if snapshot is not None and snapshot.running:
            self._run.play_or_pause()
            self._waiting = True
        elif self._display.active:
            self._waiting = True
        else:
            self._begin()

    def go_on(self) -> None:
        """To the next iteration, once the event at hand is over."""
        QTimer.singleShot(0, self, self._seek)

    def stop(self) -> None:
        """Go back to where the run stood."""
        if self._next < 0:
            return
        self._next = -1
        self._waiting = False
        self._display.rested.disconnect(self._rested)
        if self._home is not None:
            self._run.seek(self._home)

    def _begin(self) -> None:
        snapshot = self._run.snapshot
        self._home = None if snapshot is None else snapshot.iteration
        self.go_on()

    def _seek(self) -> None:
        if self._next < 0:
            return
        if self._next == len(self._iterations):
            self.stop()
            self.ended.emit()
            return
        self._waiting = True
        self._run.seek(self._iterations[self._next])
        self._next += 1

    def _rested(self) -> None:
        if not self._waiting:
            return
        self._waiting = False
        if self._home is None:
            self._begin()
        else:
            QTimer.singleShot(0, self, self._tell)

    def _tell(self) -> None:
        if self._next < 0:
            return
        if self._redraw.complete:
            self.reached.emit(self._run.snapshot)
        else:  # some views draw this snapshot when the window has painted the others
            QTimer.singleShot(LOOK, self, self._tell)
