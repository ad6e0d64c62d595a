"""Parcels on their way to the window's process, in order."""

import queue
import threading
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

AT_ONCE = 65_536  # bytes of a parcel that a pipe takes whole, whether or not anybody reads


class Outbox:
    """What is small is sent at once. What a pipe takes only as fast as the other side reads
    is sent by a thread, so that training goes on meanwhile."""

    def __init__(self, connection: "Connection[Any, Any]") -> None:
        self._connection = connection
        self._waiting: queue.Queue[bytes | None] = queue.Queue()
        self._thread = threading.Thread(target=self._run, name="outbox", daemon=True)
        self._thread.start()

    def send(self, parcel: bytes) -> None:
        """Send, now or soon. May raise OSError if the other side has gone; `connection` tells
        whoever reads from it in any case."""
        if len(parcel) <= AT_ONCE and not self._waiting.unfinished_tasks:
            self._connection.send_bytes(parcel)
        else:
            self._waiting.put(parcel)

    def finish(self) -> None:
        """End when everything is sent, or nobody is there to read it."""
        self._waiting.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (parcel := self._waiting.get()) is not None:
            with suppress(OSError):  # the window has gone: the worker hears that as it reads
                self._connection.send_bytes(parcel)
            self._waiting.task_done()
