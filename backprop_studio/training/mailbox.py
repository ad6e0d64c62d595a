"""One slot between two threads: the newest snapshot, never a queue of old ones."""

import threading
from collections.abc import Callable

from backprop_studio.training.messages import Snapshot


class Mailbox:
    """`put` replaces what nobody took; `take` empties the slot, and tells it by `taken`."""

    def __init__(self, taken: Callable[[], None] | None = None) -> None:
        self._tell = taken
        self._lock = threading.Lock()
        self._snapshot: Snapshot | None = None

    def put(self, snapshot: Snapshot) -> None:
        """Leave `snapshot` in the slot, in place of an unseen one."""
        with self._lock:
            self._snapshot = snapshot

    def take(self) -> Snapshot | None:
        """The newest snapshot, or None if there is none since the last `take`."""
        with self._lock:
            snapshot, self._snapshot = self._snapshot, None
        if snapshot is not None and self._tell is not None:
            self._tell()
        return snapshot

    @property
    def empty(self) -> bool:
        """Whether the last snapshot has been taken."""
        return self._snapshot is None
