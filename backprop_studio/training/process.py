"""The process in which training runs, started from the window's.

Python runs one thread of a process at a time: in the window's own process training and
painting would wait for each other at every turn. This module is light, so that the process
can be started before Qt is loaded.
"""

import multiprocessing
import multiprocessing.connection
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from backprop_studio.training.heap import WORKERS_BLOCK, give_memory_back

if TYPE_CHECKING:
    from backprop_studio.training.session import Session

START_METHOD = "spawn"  # nothing of the window's memory or threads goes along
# Seconds until Python lets another thread go on. Passing a message on takes several turns, and
# beside a flat-out run, or a window that paints, each waits as long as this.
TURN = 0.0002
NICENESS = 5  # where two want the processor, the window goes first: also while both load
PATIENCE = 3.0  # seconds for a process to end by itself


class Taken(Struct, frozen=True):
    """Window -> worker: the last snapshot has been taken, another one is welcome."""


class Failed(Struct, frozen=True):
    """Worker -> window: an exception has ended the worker."""

    details: str


class WorkerProcess:
    """Runs a session at the other end of `connection`; see `worker.py`.

    `session` makes it, given the number of commands `answered` before: a class or function
    of a module, found there by its name.
    """

    def __init__(self, session: "Callable[..., Session] | None" = None, answered: int = 0) -> None:
        context: Any = multiprocessing.get_context(START_METHOD)
        self.connection, theirs = context.Pipe()
        self._process = context.Process(
            target=_work, args=(theirs, session, answered), name="training", daemon=True
        )
        self._process.start()
        theirs.close()

    def ended(self) -> str:
        """Wait for the end and say how it ended, for a report."""
        self._process.join(PATIENCE)
        code = self._process.exitcode
        if code is not None and code < 0:
            with suppress(ValueError):
                return f"The training process was ended by {signal.Signals(-code).name}."
        return f"The training process ended with status {code}."

    def kill(self) -> None:
        """End it at once, whatever it does."""
        self._process.kill()

    def close(self) -> None:
        """Wait until it has ended after `Stop`, or make it."""
        self._process.join(PATIENCE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self.connection.close()
        self._process.close()


def _work(
    connection: multiprocessing.connection.Connection,
    session: "Callable[..., Session] | None",
    answered: int,
) -> None:
    """What the process does from start to end."""
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    give_memory_back(WORKERS_BLOCK)
    from backprop_studio.training.session import Session
    from backprop_studio.training.worker import Worker

    Worker(connection, (session or Session)(answered=answered)).run()
