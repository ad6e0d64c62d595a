"""What must hold whatever is done to the window: each finding is one sentence.

Time is what the window's thread computes, not what passes: on a busy machine a thread waits for
its turn, and that is no fault of the program.
"""

import ctypes
import gc
import os
import sys
import time
import traceback
from collections import Counter
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QAbstractEventDispatcher, QObject
from PySide6.QtWidgets import QApplication, QLabel

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.experiment.numbers import APART, format_number
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.parameter_model import Column, ParameterModel
from backprop_studio.ui.studio import Studio

BUSY = 0.1  # s that the window's thread may compute without looking for events
COVERED = ("?", "…", "")  # a number that is to be guessed, or comes with a later move
MOST_WINDOWS = 80  # top-level widgets, menus and pop-ups included: with every one built, 63
WARMING = 2  # looks at the memory, by which every view has been shown once
MORE_MEMORY = 200.0  # MB that the window's process may grow by afterwards: caches of large windows


class Busy(QObject):
    """Measures what the thread computes between two looks for events; `longest` with `doing`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.doing = ""
        self.over: list[tuple[float, str]] = []
        self.longest = (0.0, "")
        self._began = time.thread_time()
        self._dispatcher = QAbstractEventDispatcher.instance()
        self._dispatcher.awake.connect(self._looked)
        self._dispatcher.aboutToBlock.connect(self._looked)

    def stop(self) -> None:
        """The dispatcher outlives this."""
        self._dispatcher.awake.disconnect(self._looked)
        self._dispatcher.aboutToBlock.disconnect(self._looked)

    def _looked(self) -> None:
        now = time.thread_time()
        taken, self._began = now - self._began, now
        if taken > BUSY:
            self.over.append((taken, self.doing))
        self.longest = max(self.longest, (taken, self.doing))

    def forget(self) -> None:
        """What is computed up to now is not the program's."""
        self._began = time.thread_time()


class Mistakes:
    """Exceptions, in the window's thread or the worker."""

    def __init__(self, studio: Studio) -> None:
        self.found: list[str] = []
        studio.tell_failures(self.found.append)
        self._before, sys.excepthook = sys.excepthook, self._excepted

    def _excepted(self, kind: type[BaseException], error: BaseException, trace: object) -> None:
        self.found.append("".join(traceback.format_exception(error)))

    def stop(self) -> None:
        """As it was before."""
        sys.excepthook = self._before


class Growth:
    """Memory and windows, looked at from time to time in the same small state: views are built
    when they are first shown, so only what comes after the first looks is growth."""

    def __init__(self) -> None:
        self.seen: list[float] = []  # MB

    def problem(self) -> str | None:
        """One sentence if there is more than there should be."""
        gc.collect()
        if sys.platform.startswith("linux"):
            ctypes.CDLL("libc.so.6").malloc_trim(0)  # what is free is given back
        self.seen.append(memory_in_mb())
        if len(self.seen) > WARMING and self.grown > MORE_MEMORY:
            return "it grew: " + ", ".join(f"{memory:.0f}" for memory in self.seen) + " MB"
        windows = [type(window).__name__ for window in QApplication.topLevelWidgets()]
        if len(windows) > MOST_WINDOWS:
            return f"there are {len(windows)} windows: {Counter(windows).most_common(5)}"
        return None

    @property
    def grown(self) -> float:
        """MB since everything was built."""
        return self.seen[-1] - self.seen[WARMING] if len(self.seen) > WARMING else 0.0


def memory_in_mb() -> float:
    """What this process holds; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def disagreement(studio: Studio) -> str | None:
    """One sentence if a number that stands in several places differs; the window is at rest."""
    window, snapshot = studio.window, studio.window.display.newest
    if snapshot is None or snapshot.race is not None:
        return None
    loss = _text(window.strip.figures["loss"])
    shown = [("L in the strip", loss, format_number(snapshot.loss, "loss"))]
    if snapshot.move is None:
        iteration = _text(window.strip.figures["iteration"]).replace(APART, "")
        shown.append(("the iteration in the strip", iteration, str(snapshot.iteration)))
        slider = window.strip.timeline.slider
        told = iteration not in COVERED  # else the handle stands at the left end
        if told and window.strip.timeline.isVisible() and not slider.isSliderDown():
            shown.append(("the timeline", str(slider.value()), str(snapshot.iteration)))
    shown += _of_the_chosen(studio, snapshot)
    for place, there, expected in shown:
        if there not in (*COVERED, expected):
            return f"{place} stands {there!r}, and the run says {expected!r}"
    return None


def _of_the_chosen(studio: Studio, snapshot: Snapshot) -> list[tuple[str, str, str]]:
    """The chosen parameter as the left panel writes it, and as the table of parameters would."""
    panel, index = studio.window.chosen, studio.window.selection.chosen
    typing = panel.field.hasFocus() or panel.field.isModified()
    if not isinstance(index, ParameterIndex) or not panel.isVisible() or typing:
        return []
    model = ParameterModel()
    model.take(snapshot)
    value = model.text(index, Column.VALUE)
    found = [("the chosen value", panel.field.text(), value)] if panel.field.isVisible() else []
    gradient = model.text(index, Column.GRADIENT)
    labels = [label for label in panel.findChildren(QLabel) if label.isVisible()]
    for name, figure in pairwise(labels):
        if name.text().startswith("∂L/∂") and gradient:
            found.append((name.text(), figure.text(), gradient))
    return found


def _text(label: QLabel) -> str:
    return label.text() if label.isVisible() else ""
