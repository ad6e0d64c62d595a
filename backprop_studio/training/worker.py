"""The loop around a session in the process of its own: commands in, snapshots out."""

import gc
import queue
import signal
import sys
import threading
import time
import traceback
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

from backprop_studio.training import pacing
from backprop_studio.training.commands import Command, Stop
from backprop_studio.training.outbox import Outbox
from backprop_studio.training.parcel import Packer, Unpacker
from backprop_studio.training.process import TURN, Failed, Taken
from backprop_studio.training.session import Session

SLICE = 0.002  # seconds of work between two looks at what the window has taken
RARELY = 1 / 30  # seconds of work from one snapshot of a large network, flat out, to the next
LATEST = 1 / 16  # seconds after which it is shown in any case, where others want the processor


class Worker:
    """Obeys the inbox, lets the session advance, sends a snapshot when the last was taken.

    A thread of its own does nothing but read commands into the inbox, so that the window
    never waits with one. With nothing to do the process sleeps and uses no CPU. It ends with
    `Stop`, and when the window's process is gone.
    """

    def __init__(
        self,
        commands: "Connection[Any, Any]",
        snapshots: "Connection[Any, Any]",
        session: Session,
    ) -> None:
        self._commands, self._session = commands, session
        self._outbox = Outbox(snapshots)
        self._inbox: queue.SimpleQueue[Command] = queue.SimpleQueue()
        self._taken = True
        self._packer = Packer()
        self._is_large = False  # the network shown last
        self._shown = 0.0, 0.0  # when, and how many seconds had been worked by then

    def run(self) -> None:
        """Work until told to stop."""
        with suppress(ValueError):  # not in the main thread: it is not ours to say
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the window
        sys.setswitchinterval(TURN)
        gc.freeze()
        threading.Thread(target=self._read, name="inbox", daemon=True).start()
        try:
            self._loop()
        except (BrokenPipeError, ConnectionResetError):
            pass  # the window has gone, and with it whoever could be told
        except Exception:
            with suppress(OSError):  # the same while this is told
                self._send(Failed(traceback.format_exc()))
                self._outbox.finish()

    def _loop(self) -> None:
        session = self._session
        while self._obey():
            if session.unanswered:
                session.draw_at_once(self._interrupted)
                self._deliver()
            session.advance(SLICE, self._interrupted)
            if self._inbox.empty():
                self._deliver()

    def _obey(self) -> bool:
        """Handle what is in the inbox, waiting if there is nothing else to do. False: stop."""
        rest: float | None = self._session.rest()
        while True:
            try:
                command = self._inbox.get(block=rest != 0, timeout=rest)
            except queue.Empty:
                return True
            if isinstance(command, Stop):
                return False
            self._session.handle(command)
            rest = 0

    def _interrupted(self) -> bool:
        """Asked in every iteration: is there a command?"""
        return not self._inbox.empty()

    def _deliver(self) -> None:
        """A snapshot, unless the last one is unseen and the run simply goes on."""
        session = self._session
        if session.fresh and (session.urgent or (self._taken and self._is_time)):
            self._taken = False
            self._shown = time.monotonic(), time.thread_time()
            snapshot = session.snapshot()
            self._send(snapshot)
            size = sum(layer.weights.size for layer in snapshot.parameters)
            self._is_large = size > pacing.LARGE

    @property
    def _is_time(self) -> bool:
        """Whether a run that goes on is to be shown again: a large one not too often, for that
        takes as long as an iteration or two."""
        if not self._is_large:
            return True
        when, worked = self._shown
        return time.thread_time() - worked >= RARELY or time.monotonic() - when >= LATEST

    def _send(self, value: object) -> None:
        self._outbox.send(self._packer.pack(value))

    def _read(self) -> None:
        unpacker = Unpacker()
        try:
            while True:
                command = unpacker.unpack(self._commands.recv_bytes())
                if isinstance(command, Taken):
                    self._taken = True
                else:
                    self._inbox.put(command)
        except (EOFError, OSError):
            self._inbox.put(Stop())
