"""The thread around a session: commands in, snapshots out, nothing shared between."""

import queue
import sys
import traceback

from PySide6.QtCore import QObject, QThread, Signal

from backprop_studio.training.courtesy import Courtesy
from backprop_studio.training.mailbox import Mailbox
from backprop_studio.training.messages import Command, Pause, Stop
from backprop_studio.training.session import Session

SLICE = 0.002  # seconds of work between two looks at the mailbox
SWITCH_INTERVAL = 0.0005  # seconds the window waits for the worker to let go, at most


class TrainingThread(QThread):
    """Obeys the inbox, lets the session advance, leaves the newest snapshot in the mailbox.

    No signal is sent per step: the window pulls. With nothing to do the thread
    sleeps on its inbox and uses no CPU.
    """

    failed = Signal(str)  # the traceback; the thread has ended

    def __init__(self, session: Session | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.mailbox = Mailbox()
        self.courtesy = Courtesy()
        self._inbox: queue.SimpleQueue[Command] = queue.SimpleQueue()
        if session is None:
            session = Session(working_time=self.courtesy.working_time)
        self._session = session
        self._sent = 0  # commands
        self._failed = False

    @property
    def ended(self) -> bool:
        """Nothing that is sent will be obeyed: from just before `failed` until `revive`,
        and when the thread has run to its end."""
        return self._failed or self.isFinished()

    def send(self, command: Command) -> None:
        """Put a command in the inbox; obeyed in order, between two iterations."""
        self._sent += 1
        self._inbox.put(command)

    def revive(self) -> None:
        """Start again with an empty session, after `failed`. What lay in the inbox is lost
        and counts as answered."""
        self.wait()
        self._failed = False
        self._inbox = queue.SimpleQueue()
        self._session = Session(working_time=self.courtesy.working_time, answered=self._sent)
        self.start()

    def finish(self) -> None:
        """Stop and wait. A QThread that still runs when the program ends aborts it."""
        self.send(Pause())
        self.send(Stop())
        self.courtesy.leave()
        self.wait()

    def run(self) -> None:
        """The loop of the thread."""
        sys.setswitchinterval(SWITCH_INTERVAL)
        try:
            while self._obey():
                if self._session.unanswered:
                    self._deliver()
                self._session.advance(SLICE, self._interrupted)
                if self._inbox.empty():
                    self._deliver()
        except Exception:
            self._failed = True
            self.failed.emit(traceback.format_exc())

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
        """Asked in every iteration: wait while the window is busy; is there a command?"""
        if self.courtesy.busy:
            self.courtesy.park()
        return not self._inbox.empty()

    def _deliver(self) -> None:
        """A snapshot, unless the last one is unseen and the run simply goes on."""
        session = self._session
        if session.fresh and (session.urgent or self.mailbox.empty):
            self.courtesy.park()
            self.mailbox.put(session.snapshot())
