"""The whole program once through without a person: open, train 100 iterations, close.

`backprop-studio --smoke DOCUMENT` does it; `packaging/smoke_test.py` asks a built
program to.
"""

import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QObject, QTimer

from backprop_studio.ui.document_files import LECTURE_SUFFIX
from backprop_studio.ui.examples import OPENING, example_path
from backprop_studio.ui.main_window import MainWindow
from backprop_studio.ui.own_table.opening import is_table
from backprop_studio.ui.studio import Studio

ITERATIONS = 100
PATIENCE_MS = 60_000
LOOK_EVERY_MS = 10


def run_alone(studio: Studio, document: Path) -> int:
    """The program as a person has started it, driven by a `SmokeTest`; 0 if all went well."""
    test = SmokeTest(studio.window, document.absolute(), studio)
    studio.tell_failures(test.failed)
    status = studio.run(document)
    return status if test.passed else 1


class SmokeTest(QObject):
    """Drives `window` once the event loop runs, then closes it; `passed` tells how it went."""

    def __init__(self, window: MainWindow, document: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.passed = False
        self._failure = ""  # details of the worker's
        self._window, self._document = window, document
        QTimer.singleShot(0, self, self._go)

    def failed(self, details: str) -> None:
        """The worker failed: there is nothing to wait for."""
        self._failure = details

    def _excepted(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """So did the window; a dialog about it would wait for somebody."""
        self._failure = "".join(traceback.format_exception(kind, error, trace))

    def _go(self) -> None:
        before, sys.excepthook = sys.excepthook, self._excepted
        problem = self._problem() or self._failure or None
        sys.excepthook = before
        self.passed = problem is None
        print(problem or self._story(), flush=True)
        # With an example opened there is no unsaved work, and closing asks nothing.
        self._window.files.open_path(example_path(OPENING), ask=False)
        self._window.close()

    def _problem(self) -> str | None:
        name = self._document.name
        problem = self._awaited(self._is_open, f"{name} was not opened")
        if problem is None:
            problem = self._awaited(self._is_ready, f"{name} was not drawn")
        if problem is not None:
            return problem
        self._window.actions_by_name["iterate_100"].trigger()
        return self._awaited(self._is_trained, f"{ITERATIONS} iterations were not made")

    def _is_open(self) -> bool:
        """What the command line named has been taken; a table once its dialog is agreed to."""
        window = self._window
        if is_table(self._document):
            dialog = window.tables.dialog
            if dialog is not None and dialog.open_button.isEnabled():
                dialog.open_button.click()
            return window.document.experiment.title == self._document.stem
        if self._document.suffix == LECTURE_SUFFIX:
            return window.lecturing.book.path == self._document
        return window.document.path == self._document

    def _awaited(self, is_so: Callable[[], bool], sentence: str) -> str | None:
        """None once it is so; what went wrong if it does not come to be."""
        came = wait_until(lambda: bool(self._failure) or is_so())
        return self._failure or (None if came else f"{sentence} within {PATIENCE_MS // 1000} s.")

    def _is_ready(self) -> bool:
        display = self._window.display
        newest = display.newest
        return (
            self._window.plots.built
            and not display.active
            and newest is not None
            and newest.revision == self._window.document.revision
        )

    def _is_trained(self) -> bool:
        newest = self._window.display.newest
        return self._is_ready() and newest is not None and newest.iteration >= ITERATIONS

    def _story(self) -> str:
        newest = self._window.display.newest
        assert newest is not None
        return f"{self._document.name}: iteration {newest.iteration}, loss {newest.loss:.5g}"


def wait_until(is_so: Callable[[], bool]) -> bool:
    """Let the program live until `is_so`; False when patience runs out."""
    deadline = QDeadlineTimer(PATIENCE_MS)
    loop = QEventLoop()
    while not is_so():
        if deadline.hasExpired():
            return False
        QTimer.singleShot(LOOK_EVERY_MS, loop.quit)
        loop.exec()
    return True
