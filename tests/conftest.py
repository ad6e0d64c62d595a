"""What every test stands on: no display, its own folders, and nothing left behind."""

import gc
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# These must stand before Qt and NumPy are imported.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# What is tested are the English words, whatever language the machine speaks.
os.environ["LC_ALL"] = "C.UTF-8"
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# In the worker's process, too, a warning is a mistake.
os.environ.setdefault("PYTHONWARNINGS", "error")

import multiprocessing

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from backprop_studio.experiment.notation import AS_DOCUMENTS, use_notation
from backprop_studio.experiment.numbers import POINT, USUAL_DIGITS, use_digits, use_mark
from backprop_studio.theme import LIGHT, load_fonts
from backprop_studio.training import process

# Hundreds of tests need a worker: where the system can, it comes from a process that has
# its modules loaded already, instead of loading them each time.
if "forkserver" in multiprocessing.get_all_start_methods():
    process.START_METHOD = "forkserver"
    multiprocessing.set_forkserver_preload(["backprop_studio.training.worker"])

# Threads that libraries keep for the life of the process: tqdm's watcher, and the
# record Python keeps of a QThread that once ran Python code.
LASTING_THREADS = ("TMonitor", "_DummyThread")
PATIENCE_SECONDS = 1.0


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """pytest-qt's application, with the program's fonts and style."""
    load_fonts()
    qapp.setStyle("Fusion")
    qapp.setFont(LIGHT.font())
    return qapp


@pytest.fixture
def qtbot(qtbot: QtBot) -> Iterator[QtBot]:
    """pytest-qt's, but a widget lives until the test is over: nothing refers to it any more when
    the test function has returned, and Python may then collect it in the middle of its painting,
    which is a segmentation fault."""
    kept = []
    add = qtbot.addWidget

    def add_and_keep(widget: QWidget, **before_close: Any) -> None:
        kept.append(widget)
        add(widget, **before_close)

    qtbot.addWidget = add_and_keep
    yield qtbot
    kept.clear()


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings, logs and recent files of this test alone, on every operating system."""
    home = tmp_path / "home"
    home.mkdir()
    places = {
        "HOME": home,
        "USERPROFILE": home,
        "APPDATA": home / "roaming",
        "LOCALAPPDATA": home / "local",
        "XDG_CONFIG_HOME": home / "config",
        "XDG_DATA_HOME": home / "data",
        "XDG_STATE_HOME": home / "state",
        "XDG_CACHE_HOME": home / "cache",
        "BACKPROP_STUDIO_CONFIG": home / "config" / "backprop-studio",
    }
    for name, place in places.items():
        monkeypatch.setenv(name, str(place))


@pytest.fixture(autouse=True)
def usual_writing() -> Iterator[None]:
    """A test may ask for other digits, marks and names; the next one finds the usual ones."""
    yield
    use_digits(USUAL_DIGITS)
    use_mark(POINT)
    use_notation(AS_DOCUMENTS)


class Started:
    """Every QTimer and QThread that was started during one test."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.timers: list[QTimer] = []
        self.threads: list[QThread] = []
        self._record(monkeypatch, QTimer, self.timers)
        self._record(monkeypatch, QThread, self.threads)

    @staticmethod
    def _record(monkeypatch: pytest.MonkeyPatch, kind: type[QObject], where: list) -> None:
        start = kind.start

        def recording_start(self: QObject, *arguments: object) -> None:
            where.append(self)
            start(self, *arguments)

        monkeypatch.setattr(kind, "start", recording_start)

    def active_timers(self) -> list[QTimer]:
        return [timer for timer in self.timers if shiboken6.isValid(timer) and timer.isActive()]

    def running_threads(self) -> list[QThread]:
        return [t for t in self.threads if shiboken6.isValid(t) and not t.wait(1)]


def top_level_widgets() -> list[QWidget]:
    """Windows and other widgets without a parent."""
    return QApplication.topLevelWidgets() if QApplication.instance() else []


def running_python_threads() -> set[threading.Thread]:
    return {t for t in threading.enumerate() if type(t).__name__ not in LASTING_THREADS}


def described(thing: QObject) -> str:
    """The object and the chain of its parents, so that it can be found."""
    names = []
    parent: QObject | None = thing
    while parent is not None:
        name = parent.objectName()
        names.append(f"{type(parent).__name__}({name})" if name else type(parent).__name__)
        parent = parent.parent()
    return " in ".join(names)


def finish_deletions() -> None:
    """Let every `deleteLater` take effect."""
    if QCoreApplication.instance():
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def nothing_left_behind(own_folders: None) -> Iterator[None]:
    """Fail a test that leaves a thread, an active timer or a top-level widget behind."""
    monkeypatch = pytest.MonkeyPatch()
    threads_before = running_python_threads()
    widgets_before = set(top_level_widgets())
    started = Started(monkeypatch)
    yield
    monkeypatch.undo()
    finish_deletions()

    def left() -> list[str]:
        python_threads = running_python_threads() - threads_before
        widgets = [w for w in top_level_widgets() if w not in widgets_before]
        return [
            *(
                f"QThread {described(t)} still runs: stop it and wait()"
                for t in started.running_threads()
            ),
            *(f"thread {t.name} still runs: end and join() it" for t in python_threads),
            *(
                f"QTimer of {described(t)} is still active: stop it"
                for t in started.active_timers()
            ),
            *(f"{described(w)} is still there: use qtbot.addWidget" for w in widgets),
        ]

    remains = left()
    deadline = time.monotonic() + PATIENCE_SECONDS
    while remains and time.monotonic() < deadline:
        gc.collect()
        finish_deletions()
        remains = left()
        if remains:
            time.sleep(0.02)
    if remains:
        tidy_up(started, widgets_before)
        pytest.fail("This test leaves something behind:\n  " + "\n  ".join(remains), pytrace=False)


def tidy_up(started: Started, widgets_before: set[QWidget]) -> None:
    """End what was left, so that the next test is judged by its own deeds."""
    for timer in started.active_timers():
        timer.stop()
    for thread in started.running_threads():
        thread.requestInterruption()
        thread.quit()
        thread.wait(1000)
    for widget in top_level_widgets():
        if widget not in widgets_before:
            widget.close()
            widget.deleteLater()
    finish_deletions()
