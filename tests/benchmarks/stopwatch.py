"""From what a hand does to the paint that shows it, for every view that should.

A view that is handed a snapshot asks Qt to paint what has changed in it, and Qt paints all that
was asked for at the window's next update request; so after that the view shows the snapshot.
"""

import time
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial

from figures import wait_until
from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QEvent, QObject

from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.studio import Studio
from backprop_studio.ui.view import View

PATIENCE = 10.0  # seconds for the last paints


class _Change(Struct):
    """A command of a hand, and which views have yet to paint what it does."""

    began: float
    number: int
    waiting: set[View]


class Stopwatch(QObject):
    """Takes the milliseconds from each `start` until every one of the views has painted what
    it was handed once the answer had arrived.

    `shows` says up to which command a snapshot, as the views draw it, shows what the commands
    do. A change that the next one overtakes ends when what followed it is painted, so that no
    slow one is left out of the figures.
    """

    def __init__(
        self,
        studio: Studio,
        views: Sequence[View],
        shows: Callable[[Snapshot], int] | None = None,
    ) -> None:
        super().__init__()
        self.taken: list[float] = []
        self._display = studio.display
        self._changes: deque[_Change] = deque()
        self._shows = shows
        self._handed = dict.fromkeys(views, 0)  # the last command that what it draws shows
        self._window = studio.window
        self._window.installEventFilter(self)
        for view in views:
            setattr(view, "show_snapshot", partial(self._hand, view, view.show_snapshot))  # noqa: B010

    def start(self) -> None:
        """A change is about to be made, by the next command."""
        now = time.perf_counter()
        self._changes.append(_Change(now, self._display.sent + 1, set(self._handed)))

    def done(self) -> bool:
        """Whether all has been painted that was waited for."""
        return not self._changes

    def give_up(self) -> None:
        """Wait no longer: what has not been painted takes at least as long as that was."""
        now = time.perf_counter()
        self.taken += [1000 * (now - change.began) for change in self._changes]
        self._changes.clear()

    def stop(self) -> list[float]:
        """Wait for the last paints, listen no more, and give what each change took."""
        wait_until(self.done, PATIENCE)
        self._window.removeEventFilter(self)
        for view in self._handed:
            delattr(view, "show_snapshot")
        return self.taken

    def _hand(self, view: View, show: Callable[[Snapshot], None], snapshot: Snapshot) -> None:
        show(snapshot)
        self._handed[view] = snapshot.answered if self._shows is None else self._shows(snapshot)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.UpdateRequest or not self._changes:
            return False
        watched.removeEventFilter(self)
        QCoreApplication.sendEvent(watched, event)
        watched.installEventFilter(self)
        now = time.perf_counter()
        for change in self._changes:
            change.waiting -= {v for v, number in self._handed.items() if change.number <= number}
        while self._changes and not self._changes[0].waiting:
            self.taken.append(1000 * (now - self._changes.popleft().began))
        return True
