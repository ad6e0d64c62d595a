"""The clock that pulls snapshots, and the courtesy that keeps the window smooth."""

import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal

from backprop_studio.training.messages import Command, Snapshot
from backprop_studio.training.thread import TrainingThread

INTERVAL = 0.016  # seconds from one picture to the next, at least
SOON = 0.003  # seconds to the next look where something is expected at any moment
WORKER_SHARE = 0.45  # of the time is the worker's, however long the window paints
# The share is taken of a running mean: one picture that takes long shall not double the
# wait for the next.
STEADINESS = 0.1


class Display(QObject):
    """Sends commands and hands the newest snapshot to whoever listens to `arrived`.

    The clock runs only while training runs, a command is unanswered or a picture is
    being computed; a paused program uses no CPU. While it runs, the worker holds still
    whenever the window has something to do: from the first event that wakes it until
    the event loop has nothing left, paints included. A window that takes long to paint
    shows fewer pictures, so that training goes on.
    """

    arrived = Signal(object)  # Snapshot
    rested = Signal()  # the clock has stopped: everything is answered and drawn

    def __init__(self, thread: TrainingThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = thread
        self._courtesy = thread.courtesy
        self._sent = 0
        self._newest: Snapshot | None = None
        self._clock = QTimer(self)
        self._clock.setTimerType(Qt.TimerType.PreciseTimer)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self._tick)
        # A timer of no interval fires when the event loop has nothing else to do.
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(0)
        self._rest.timeout.connect(self._fall_asleep)
        self._running = False  # the clock
        self._arrival: float | None = None  # of a picture that is still being painted
        self._usual = 0.0  # seconds that a picture takes to paint, on average of late
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
        if self._thread.ended:
            return
        if not self._running:
            application = QCoreApplication.instance()
            if application is not None:
                application.installEventFilter(self)
            self._running = True
        self._look_in(SOON)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window is awake: let the worker hold still until it rests again."""
        if not self._courtesy.busy:
            self._courtesy.enter()
            self._rest.start()
        return False

    def _fall_asleep(self) -> None:
        """The window has nothing left to do: the worker's turn. The next picture comes when
        it has had its share of the time, at once if a command is unanswered."""
        self._courtesy.leave()
        if self._arrival is None or not self._running:
            return
        painting = time.perf_counter() - self._arrival
        self._arrival = None
        self._usual += STEADINESS * (painting - self._usual)
        if self._newest is not None and self._newest.answered == self._sent:
            share = self._usual * WORKER_SHARE / (1 - WORKER_SHARE)
            self._look_in(max(SOON, share, INTERVAL - painting))

    def _look_in(self, seconds: float) -> None:
        self._clock.start(round(1000 * seconds))

    def _tick(self) -> None:
        snapshot = self._thread.mailbox.take()
        self._look_in(SOON)
        if snapshot is None:
            return
        self._newest = snapshot
        self._arrival = time.perf_counter()
        waiting = snapshot.running or snapshot.pending or snapshot.answered < self._sent
        self.arrived.emit(snapshot)
        if not waiting and snapshot.answered == self._sent:
            self._stop()

    def _worker_ended(self) -> None:
        # This is heard late: a new worker may have begun meanwhile, and be at work.
        if self._thread.ended:
            self._stop()

    def _stop(self) -> None:
        """No more ticks until the next command."""
        self._running = False
        self._clock.stop()
        application = QCoreApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self._rest.stop()
        self._courtesy.leave()
        self.rested.emit()
