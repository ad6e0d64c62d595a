"""The thread beside the window that speaks with the worker: commands out, snapshots in."""

import multiprocessing.connection
import queue
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QThread, Signal

from backprop_studio.training.commands import Command, Pause, Stop
from backprop_studio.training.mailbox import Mailbox
from backprop_studio.training.messages import Snapshot
from backprop_studio.training.parcel import Packer, Unpacker
from backprop_studio.training.process import TURN, Failed, Taken, WorkerProcess

if TYPE_CHECKING:
    from backprop_studio.training.session import Session


class TrainingThread(QThread):
    """Passes on what is sent, and leaves the newest snapshot in the mailbox.

    No signal is sent per step: the window pulls. Only the answer to its last command, which a
    hand may wait for, is told. With nothing to pass on the thread sleeps.
    `process` is a worker already started, `session` makes its session (see `WorkerProcess`).
    """

    answered = Signal()  # the mailbox has what answers all that was sent
    failed = Signal(str)  # the traceback, or how the process ended; the thread has ended

    def __init__(
        self,
        process: WorkerProcess | None = None,
        session: "Callable[..., Session] | None" = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.mailbox = Mailbox(self._taken)
        self._process = WorkerProcess(session) if process is None else process
        self._outbox: queue.SimpleQueue[Command | Taken] = queue.SimpleQueue()
        self._bell, self._ring = multiprocessing.connection.Pipe(duplex=False)
        self._sent = 0  # commands
        self._awaited = False  # the answer to the last of them
        self._failed = False
        self._closed = False

    @property
    def ended(self) -> bool:
        """Nothing that is sent will be obeyed: from just before `failed` until `revive`,
        and when the thread has run to its end."""
        return self._failed or self.isFinished()

    def send(self, command: Command) -> None:
        """Pass a command on; obeyed in order, between two iterations."""
        self._sent += 1
        self._awaited = True
        self._put(command)

    def revive(self) -> None:
        """Start again with an empty session, after `failed`. What was not passed on is lost
        and counts as answered."""
        self.wait()
        self._failed = False
        self._process.close()
        self._outbox = queue.SimpleQueue()
        self._process = WorkerProcess(answered=self._sent)
        self.start()

    def finish(self) -> None:
        """Stop and wait. A QThread that still runs when the program ends aborts it."""
        if self._closed:
            return
        self._closed = True
        self.send(Pause())
        self.send(Stop())
        if self.isRunning():
            self.wait()
        elif not self._failed:
            self._process.kill()
        self._process.close()
        self._bell.close()
        self._ring.close()

    def kill_worker(self) -> None:
        """End the worker's process at once, as the system might."""
        self._process.kill()

    def run(self) -> None:
        """The loop of the thread."""
        sys.setswitchinterval(TURN)
        commands, snapshots = self._process.commands, self._process.snapshots
        packer, unpacker = Packer(), Unpacker()
        try:
            while not self._failed:
                ready = multiprocessing.connection.wait([snapshots, self._bell])
                if self._bell in ready:
                    self._bell.recv_bytes()
                    if not self._pass_on(commands, packer):
                        return
                if snapshots in ready:
                    self._receive(unpacker.unpack(snapshots.recv_bytes()))
        except (EOFError, OSError):
            self._fail(self._process.ended())

    def _pass_on(self, commands: Any, packer: Packer) -> bool:
        """Send what waits; False: it ended with `Stop`."""
        with suppress(queue.Empty):
            while True:
                command = self._outbox.get_nowait()
                commands.send_bytes(packer.pack(command))
                if isinstance(command, Stop):
                    return False
        return True

    def _receive(self, value: Snapshot | Failed) -> None:
        if isinstance(value, Failed):
            self._fail(value.details)
        else:
            self.mailbox.put(value)
            if self._awaited and value.answered >= self._sent:
                self._awaited = False
                self.answered.emit()

    def _fail(self, details: str) -> None:
        self._failed = True
        self.failed.emit(details)

    def _taken(self) -> None:
        self._put(Taken())

    def _put(self, command: Command | Taken) -> None:
        if not self.ended:
            self._outbox.put(command)
            self._ring.send_bytes(b"")
