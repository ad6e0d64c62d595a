"""The whole program for a test: window, worker and all, on folders of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backprop_studio.settings import Settings
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.studio import Studio

PATIENCE = 20_000


class Driver:
    """Waits for the worker, so that a test reads like what a person does and sees."""

    def __init__(self, studio: Studio, qtbot: QtBot) -> None:
        self.studio, self.qtbot = studio, qtbot
        self.window = studio.window
        self.failures: list[str] = []
        # A dialog about a worker that failed would wait for ever for somebody to close it.
        studio.tell_failures(self.failures.append)

    def expect_failure(self) -> None:
        """Let the program itself say that the worker has failed."""
        self.studio.tell_failures(None)

    @property
    def snapshot(self) -> Snapshot:
        newest = self.studio.display.newest
        assert newest is not None
        return newest

    def until(self, is_so: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(lambda: bool(self.failures) or is_so(), timeout=PATIENCE)
        assert not self.failures, self.failures[0]

    def settle(self) -> None:
        """Everything is answered and drawn."""
        self.until(self._rests)

    def _rests(self) -> bool:
        display = self.studio.display
        answered = display.newest is not None and not display.active
        return answered and self.window.showing.redraw.complete

    def press(self, key: object, modifiers: object = None) -> None:
        """A key in the window, to whatever has the focus."""
        target = self.window.focusWidget() or self.window
        if modifiers is None:
            self.qtbot.keyClick(target, key)
        else:
            self.qtbot.keyClick(target, key, modifiers)


@pytest.fixture
def studio(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Driver]:
    qapp.setStyleSheet("")  # as at the start: each widget that is made under one is styled anew
    program = Studio(Settings(tmp_path / "settings"), tmp_path / "log")
    driver = Driver(program, qtbot)
    program.window.setWindowState(Qt.WindowState.WindowNoState)  # this platform's screen is small
    program.window.resize(1280, 800)
    program.window.show()
    qtbot.waitExposed(program.window)
    driver.until(lambda: program.window.plots.built)
    driver.settle()
    yield driver
    program.finish()
    program.window.hide()
    program.window.deleteLater()
    program.deleteLater()
    program.thread_.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
