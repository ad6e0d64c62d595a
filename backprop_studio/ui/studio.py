"""The running program: application, document, worker and window, and their orderly end."""

import contextlib
import gc
import signal
import socket
import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import FrameType, TracebackType
from typing import TYPE_CHECKING

import msgspec
import numpy as np
from platformdirs import user_log_dir
from PySide6.QtCore import QObject, QSocketNotifier, Qt, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication

from backprop_studio.document.document import Document
from backprop_studio.experiment import storage
from backprop_studio.experiment.model import Experiment, LayerParameters
from backprop_studio.settings import Settings
from backprop_studio.theme import load_fonts
from backprop_studio.training.messages import Snapshot
from backprop_studio.training.process import WorkerProcess
from backprop_studio.training.thread import TrainingThread
from backprop_studio.ui import dialogs
from backprop_studio.ui.appearance import Appearance
from backprop_studio.ui.display import Display
from backprop_studio.ui.examples import OPENING, SUFFIX, example_path
from backprop_studio.ui.main_window import MainWindow
from backprop_studio.ui.quiet_start import without_locale_remark

if TYPE_CHECKING:  # loaded once the window stands
    from backprop_studio.document.recovery import RecoveryFolder

PATIENCE = 5000  # ms, with what is written when the program ends


class Studio(QObject):
    """Built once a process. Raises Refused if the opening example is not there."""

    def __init__(
        self,
        settings: Settings | None = None,
        log_folder: Path | None = None,
        worker: WorkerProcess | None = None,
    ) -> None:
        self._application = _application()
        super().__init__()
        self._log_folder = log_folder or Path(user_log_dir("backprop-studio"))
        self.settings = settings or Settings()
        self.appearance = Appearance(self.settings, self)
        self.document = Document(storage.load(example_path(OPENING)), self)
        self.thread_ = TrainingThread(worker)
        self.display = Display(self.thread_, self)
        self.window = MainWindow(self.document, self.display, self.settings, self.appearance)
        # Dressed in one go: a widget that is built under a style sheet is dressed again with
        # every layout it is put into.
        self.appearance.apply()
        self._reporting = False
        self._failed_again: str | None = None  # its details
        self._seen_at_failure: Snapshot | None = None
        self.thread_.failed.connect(self._worker_failed)
        self._listener: Callable[[str], None] | None = None  # to failures, in place of a dialog
        self._recovery: RecoveryFolder | None = None  # from when the program runs
        self._ends_unasked = False
        self._application.aboutToQuit.connect(self.finish)
        self.thread_.start()
        self.window.run.configure()

    def run(self, document: Path | None = None) -> int:
        """Show the window and stay until it is closed; returns the exit status."""
        sys.excepthook = self._unexpected
        signals = _Signals(self._end_politely, self)
        # What the window is made of stays: looking through it for garbage would hold up a
        # picture for a tenth of a second.
        self.window.plots.ready.connect(gc.freeze)
        self.window.plots.ready.connect(self.window.teaching.read_ahead)
        self.window.plots.ready.connect(self._guard, Qt.ConnectionType.QueuedConnection)
        self.window.show()
        if document is not None:
            QTimer.singleShot(0, self, _Open(self.window, document, self).now)
        else:
            self.window.plots.ready.connect(
                self.window.first_minute.start_if_new, Qt.ConnectionType.SingleShotConnection
            )
        status = self._application.exec()
        signals.close()
        sys.excepthook = sys.__excepthook__
        return status

    def _guard(self) -> None:
        """From now on the document is kept; offer what a program before this one left behind."""
        from backprop_studio.document.recovery import RecoveryFolder
        from backprop_studio.ui.autosave import Autosave
        from backprop_studio.ui.recovery_offer import offer

        window = self.window
        self._recovery = RecoveryFolder(self.settings.folder / "recovery")
        self._recovery.begin()
        Autosave(self.document, window.run, self._recovery, self)
        offer(window, self._recovery)

    def finish(self) -> None:
        """Stop the worker and wait for it: a thread that still runs would abort the process."""
        if self._recovery is not None:
            QThreadPool.globalInstance().waitForDone(PATIENCE)  # it may be writing
            self._recovery.end(keep=self._ends_unasked)
        self.window.run.end()
        self.thread_.finish()
        self.settings.save()

    def _end_politely(self) -> None:
        """The system asks to end: nobody is there to answer a question. What was kept of
        unsaved work stays for the next start."""
        self._ends_unasked = self.document.dirty
        self.window.remember()
        self._application.exit(0)  # quit() would close the window, which would ask

    # what should not happen -----------------------------------------------------------------

    def tell_failures(self, listener: Callable[[str], None] | None) -> None:
        """Where nobody would close a dialog: the details of a worker's failure go to `listener`;
        None: to a dialog again."""
        self._listener = listener

    def _worker_failed(self, details: str) -> None:
        if self._listener is not None:
            self._listener(details)
            return
        if self._reporting:  # it failed again before the person has read of the first time
            self._failed_again = details
            return
        newest = self.display.newest
        works = newest is not None and newest is not self._seen_at_failure
        self._seen_at_failure = newest
        sentence = self.tr("Training stopped because of a mistake in the program.")
        if works and newest is not None:
            self._go_on_from(newest)
            sentence += " " + self.tr("You can go on from the weights and biases last seen.")
        else:  # it failed before it showed anything: again would be the same
            sentence += " " + self.tr("Please close the program and start it again.")
        self._report(sentence, details)
        if self._failed_again is not None:
            details, self._failed_again = self._failed_again, None
            again = self.tr("Training stopped again. Please save, and start the program anew.")
            self._report(again, details)

    def _go_on_from(self, snapshot: Snapshot) -> None:
        """A new worker, that starts from the parameters last seen."""
        self.thread_.revive()
        before = self.document.revision
        if all(np.isfinite(layer.weights).all() for layer in snapshot.parameters):
            self.document.change(recoverable(snapshot), self.tr("Go on after a mistake"))
        if self.document.revision == before:
            self.window.run.configure()
        self.window.run.watch_again()

    def _unexpected(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._end_politely()
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        print(details, file=sys.stderr)
        if self._reporting:  # the report itself went wrong, or it goes wrong at every tick
            return
        self._report(self.tr("Something went wrong because of a mistake in the program."), details)

    def _report(self, sentence: str, details: str) -> None:
        self._reporting = True
        try:
            kept = self._keep(details)
            dialogs.show_problem(self.window, f"{sentence} {kept}", details)
        finally:
            self._reporting = False

    def _keep(self, details: str) -> str:
        """The log, and the network as last seen; says where they are."""
        stamp = datetime.now().strftime("%Y-%m-%d-%H%M%S")
        log = self._log_folder / f"problem-{stamp}.log"
        recovery = self._log_folder / f"recovered-{stamp}{SUFFIX}"
        try:
            self._log_folder.mkdir(parents=True, exist_ok=True)
            log.write_text(details, encoding="utf-8")
        except OSError:
            return self.tr("No log could be written.")
        snapshot = self.display.newest
        saved = False
        if snapshot is not None:
            with contextlib.suppress(OSError, ValueError, TypeError):
                recover(snapshot, recovery)
                saved = True
        if saved:
            return self.tr("Your network was saved as {recovery}, the details as {log}.").format(
                recovery=recovery, log=log
            )
        return self.tr("The details are in {log}.").format(log=log)


def recover(snapshot: Snapshot, path: Path) -> None:
    """Write the experiment with the parameters as last seen; it starts from them."""
    storage.save(recoverable(snapshot), path)


def recoverable(snapshot: Snapshot) -> Experiment:
    """The experiment with the parameters as last seen."""
    parameters = tuple(
        LayerParameters(weights=layer.weights, bias=layer.bias, scale=layer.scale)
        for layer in snapshot.parameters
    )
    return msgspec.structs.replace(snapshot.experiment, parameters=parameters, state=None)


class _Open(QObject):
    """Opens the document of the command line once the window stands."""

    def __init__(self, window: MainWindow, path: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._path = window, path

    def now(self) -> None:
        """Open it; a refusal is told in a dialog over the opening example."""
        self._window.files.open_path(self._path.absolute(), ask=False)


class _Signals(QObject):
    """SIGTERM and SIGINT as an ordinary event: Python alone would not hear them inside Qt."""

    def __init__(self, end: object, parent: QObject) -> None:
        super().__init__(parent)
        self._end = end
        self._here, self._there = socket.socketpair()
        for end_of_pair in (self._here, self._there):
            end_of_pair.setblocking(False)
        self._old_descriptor = signal.set_wakeup_fd(self._there.fileno(), warn_on_full_buffer=False)
        self._old = {
            number: signal.signal(number, _heard) for number in (signal.SIGTERM, signal.SIGINT)
        }
        self._notifier = QSocketNotifier(self._here.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._activated)

    def _activated(self) -> None:
        with contextlib.suppress(BlockingIOError):
            self._here.recv(64)
        if callable(self._end):
            self._end()

    def close(self) -> None:
        """As it was before."""
        self._notifier.setEnabled(False)
        for number, handler in self._old.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._old_descriptor)
        self._here.close()
        self._there.close()


def _heard(_number: int, _frame: FrameType | None) -> None:
    """The byte in the socket is what counts."""


def _application() -> QApplication:
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    with without_locale_remark():
        application = QApplication(sys.argv[:1])
    application.setApplicationName("backprop-studio")
    application.setApplicationDisplayName("Backprop Studio")
    application.setDesktopFileName("backprop-studio")
    application.setStyle("Fusion")
    load_fonts()
    return application
