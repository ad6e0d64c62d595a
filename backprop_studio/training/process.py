"""The process in which training runs, started from the window's.

Python runs one thread of a process at a time: in the window's own process training and
painting would wait for each other at every turn. This module is light, so that the process
can be started before Qt is loaded.
"""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from backprop_studio.training.heap import WORKERS_BLOCK, give_memory_back

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from backprop_studio.training.session import Session

START_METHOD = "spawn"  # nothing of the window's memory or threads goes along
# Seconds until Python lets another thread go on. Passing a message on takes several turns, and
# beside a flat-out run, or a window that paints, each waits as long as this.
TURN = 0.0002
NICENESS = 5  # where two want the processor, the window goes first: also while both load
PATIENCE = 3.0  # seconds for a process to end by itself
WIDE = 1 << 20  # bytes on their way at a time, the most that Linux grants anybody: a parcel of a
# large network goes in one piece then, where the two processes would take turns at many


class Taken(Struct, frozen=True):
    """Window -> worker: the last snapshot has been taken, another one is welcome."""


class Failed(Struct, frozen=True):
    """Worker -> window: an exception has ended the worker."""

    details: str


def can_fork() -> bool:
    """Whether the worker may be a copy of this process: at the start of the program, while this
    is nothing but Python. A copy of threads, or of what Qt has opened, would be broken; macOS
    has such in Python itself, and Windows copies no process. It starts sooner than a process of
    its own, shares the pages that neither changes, and does without the process of 7 MB in
    which Python keeps count of what the others share."""
    plain = "PySide6" not in sys.modules and "numpy" not in sys.modules
    return sys.platform == "linux" and plain and threading.active_count() == 1


class WorkerProcess:
    """Runs a session that reads `commands` and writes `snapshots`; see `worker.py`.

    `session` makes it, given the number of commands `answered` before: a class or function
    of a module, found there by its name. `forked`: as a copy of this process, see `can_fork`.
    """

    def __init__(
        self,
        session: "Callable[..., Session] | None" = None,
        answered: int = 0,
        forked: bool = False,
    ) -> None:
        context: Any = multiprocessing.get_context("fork" if forked else START_METHOD)
        to_read, self.commands = context.Pipe(duplex=False)
        self.snapshots, to_write = context.Pipe(duplex=False)
        _widen(to_write)
        # A copy has the window's ends too, and would never hear that the window has gone.
        others = (self.commands, self.snapshots) if forked else ()
        self._process = context.Process(
            target=_work,
            args=(to_read, to_write, others, session, answered),
            name="training",
            daemon=True,
        )
        self._process.start()
        to_read.close()
        to_write.close()

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
        self.commands.close()
        self.snapshots.close()
        self._process.close()


def _widen(pipe: "Connection[Any, Any]") -> None:
    if sys.platform == "linux":
        import fcntl

        with suppress(OSError):  # somebody has many of them
            fcntl.fcntl(pipe.fileno(), fcntl.F_SETPIPE_SZ, WIDE)


def _work(
    commands: "Connection[Any, Any]",
    snapshots: "Connection[Any, Any]",
    others: "tuple[Connection[Any, Any], ...]",
    session: "Callable[..., Session] | None",
    answered: int,
) -> None:
    """What the process does from start to end."""
    for end in others:
        end.close()
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    give_memory_back(WORKERS_BLOCK)
    from backprop_studio.training.session import Session
    from backprop_studio.training.worker import Worker

    Worker(commands, snapshots, (session or Session)(answered=answered)).run()
