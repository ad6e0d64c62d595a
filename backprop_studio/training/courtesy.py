"""Room for the window: the worker holds still while the window is busy.

Python runs one thread at a time. A worker that trains without pause would make the
window wait for its turn at every event. So the window says when it is busy, in a plain
bool, and the worker looks at it in every iteration and parks until the window rests.
"""

import threading
import time

_LONGEST_WAIT = 0.25  # seconds; a window that blocks for longer is not painting


class Courtesy:
    """Set by the window with `enter` and `leave`; the worker calls `park` if `busy`."""

    def __init__(self) -> None:
        self.busy = False
        self._waited = 0.0  # seconds
        self._rests = threading.Event()
        self._rests.set()

    def enter(self) -> None:
        """The window begins to handle input, to tick or to paint."""
        self._rests.clear()
        self.busy = True

    def leave(self) -> None:
        """The window has nothing more to do for now."""
        self.busy = False
        self._waited = 0.0  # seconds
        self._rests.set()

    def park(self) -> None:
        """Wait until the window rests."""
        if self.busy:
            began = time.perf_counter()
            self._rests.wait(_LONGEST_WAIT)
            self._waited += time.perf_counter() - began

    def working_time(self) -> float:
        """A clock for the worker that stands still while it is parked."""
        return time.perf_counter() - self._waited
