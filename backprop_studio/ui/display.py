"""The clock that pulls snapshots: what is drawn is the newest state, never a backlog."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from backprop_studio.training.commands import Command
from backprop_studio.training.messages import Snapshot
from backprop_studio.training.thread import TrainingThread

INTERVAL = 15  # ms from one picture to the next, at least
SOON = 1  # ms to the next look where something is expected at any moment
AWAITED = 4  # ms where the answer to a command is, which tells that it has come
PICTURES = 4  # ms where only pictures of a state at rest are


class Display(QObject):
    """Sends commands and hands the newest snapshot to whoever listens to `arrived`.

    The clock runs only while training runs, a command is unanswered or a picture is
    being computed; a paused program uses no CPU. A window that takes long to paint shows
    fewer pictures: the next tick comes when it has painted.
    """

    arrived = Signal(object)  # Snapshot
    asked = Signal(int)  # the number of a command that has just been sent
    rested = Signal()  # the clock has stopped: everything is answered and drawn

    def __init__(self, thread: TrainingThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = thread
        self._sent = 0
        self._newest: Snapshot | None = None
        self._clock = QTimer(self)
        self._clock.setTimerType(Qt.TimerType.PreciseTimer)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self._tick)
        self._running = False  # the clock
        thread.answered.connect(self._answered)
        thread.finished.connect(self._worker_ended)

    @property
    def newest(self) -> Snapshot | None:
        """The last snapshot that arrived."""
        return self._newest

    @property
    def sent(self) -> int:
        """Commands sent so far; a snapshot has `answered` them up to its own number."""
        return self._sent

    @property
    def active(self) -> bool:
        """Whether the clock runs."""
        return self._running

    def send(self, command: Command) -> None:
        """Pass a command to the worker; its answer arrives with a later snapshot."""
        self._sent += 1
        self._thread.send(command)
        if not self._thread.ended:
            self._running = True
            self._clock.start(AWAITED)
        self.asked.emit(self._sent)

    def _answered(self) -> None:
        # By the clock all the same: what a posted event has drawn would be painted only after
        # the timers that are due, and these draw what is to come after it.
        if self._running:
            self._clock.start(0)

    def _tick(self) -> None:
        snapshot = self._thread.mailbox.take()
        if snapshot is None:
            known = self._newest is not None and self._newest.answered == self._sent
            self._clock.start(SOON if known else AWAITED)
            return
        before, self._newest = self._newest, snapshot
        answered = snapshot.answered == self._sent
        if not answered and before is not None and _is_overtaken(snapshot, before):
            self._clock.start(AWAITED)
            return
        self._clock.start(AWAITED if not answered else INTERVAL if snapshot.running else PICTURES)
        self.arrived.emit(snapshot)
        waiting = snapshot.running or snapshot.pending
        if not waiting and snapshot.answered == self._sent:  # also of what was sent meanwhile
            self._stop()

    def _worker_ended(self) -> None:
        # This is heard late: a new worker may have begun meanwhile, and be at work.
        if self._thread.ended:
            self._stop()

    def _stop(self) -> None:
        """No more ticks until the next command."""
        self._running = False
        self._clock.stop()
        self.rested.emit()


def _is_overtaken(snapshot: Snapshot, before: Snapshot) -> bool:
    """Whether it answers nothing new: while another command is under way, pictures of a state
    at rest would only be in the way of the answer, which brings them too."""
    return not snapshot.running and snapshot.answered == before.answered
