"""Before: the present values stay as a ghost, for "what if …?", and one key returns."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backprop_studio.training.messages import Snapshot

if TYPE_CHECKING:
    from backprop_studio.ui.main_window import MainWindow


class Before(QObject):
    """`toggle` keeps where everything stands, or goes back there: weights, run and all."""

    changed = Signal(bool)  # whether a ghost is kept

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._visit: int | None = None  # number of the visit that is the "what if"
        self._token: int | None = None  # of the state asked for
        self._kept: Snapshot | None = None
        window.run.arrived.connect(self._arrived)
        window.document.undo_stack.indexChanged.connect(self._undone)
        window.files.opened.connect(self._forget)

    @property
    def is_kept(self) -> bool:
        """Whether there is something to go back to."""
        return self._visit is not None or self._token is not None

    def toggle(self) -> None:
        """Keep, or go back."""
        if self.is_kept:
            self.go_back()
        else:
            self.keep()

    def keep(self) -> None:
        """From here on it is "what if"."""
        snapshot = self._window.run.snapshot
        if snapshot is not None and snapshot.race is None:
            self._kept, self._token = snapshot, self._window.run.ask_state()

    def _arrived(self, snapshot: Snapshot) -> None:
        if self._token is None or snapshot.saved is None or snapshot.saved[0] != self._token:
            return
        window = self._window
        _, experiment, state = snapshot.saved
        self._token, self._kept = None, snapshot
        row, side = snapshot.example.row, snapshot.example.side
        self._visit = window.document.visit_standing(experiment, state, self.tr("What if"))
        window.run.show_example(row, side)
        window.showing.keep(self._kept)
        self.changed.emit(True)

    def go_back(self) -> None:
        """Everything as it was kept."""
        visit, self._token = self._visit, None
        if visit is not None:
            self._window.document.leave(visit)
        self._forget()

    def _undone(self) -> None:
        """Undo went back beyond it by itself."""
        if self._visit is not None and self._window.document.undo_stack.place <= self._visit:
            self._forget()

    def _forget(self) -> None:
        if self._kept is None:
            return
        self._visit = self._token = self._kept = None
        self._window.showing.keep(None)
        self.changed.emit(False)
