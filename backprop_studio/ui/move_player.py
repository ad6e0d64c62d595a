"""Plays the moves by itself, one after the other, slowly enough to follow."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction

from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.run_control import RunControl

PACES = (0.25, 0.5, 1.0, 2.0, 4.0)  # moves a second
USUAL_PACE = 1.0
PATIENCE_MS = 20  # until a move that is not answered yet is looked at again


class MovePlayer(QObject):
    """Presses *next move* at a pace, while the checkable `action` is on.

    The clock runs only then. It never sends a move before the last one has been answered,
    and ends as soon as the person does anything else with the run: see `give_way`.
    """

    def __init__(self, run: RunControl, action: QAction, parent: QObject) -> None:
        super().__init__(parent)
        self._run, self._action = run, action
        self._pace = USUAL_PACE
        self._due: Snapshot | None = None  # the state that the last move was made from
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self._tick)
        action.toggled.connect(self._toggled)

    @property
    def pace(self) -> float:
        """Moves a second."""
        return self._pace

    @property
    def playing(self) -> bool:
        """Whether moves are being made."""
        return self._action.isChecked()

    def set_pace(self, pace: float) -> None:
        """The nearest of `PACES`; what plays goes on at it."""
        self._pace = min(PACES, key=lambda known: abs(known - pace))
        if self._clock.isActive():
            self._clock.start(round(1000 / self._pace))

    def change_pace(self, steps: int) -> None:
        """So many paces faster, or slower."""
        place = PACES.index(self._pace) + steps
        self.set_pace(PACES[min(max(place, 0), len(PACES) - 1)])

    def give_way(self) -> None:
        """The person has done something else: no more moves."""
        self._action.setChecked(False)

    def _toggled(self, on: bool) -> None:
        self._due = None
        if on:
            self._tick()
        else:
            self._clock.stop()

    def _tick(self) -> None:
        snapshot = self._run.snapshot
        if snapshot is not None and snapshot.stopped is not None:
            self.give_way()
            return
        if snapshot is self._due:  # the last move is still on its way
            self._clock.start(PATIENCE_MS)
            return
        self._due = snapshot
        self._run.next_move()
        self._clock.start(round(1000 / self._pace))
