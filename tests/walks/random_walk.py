"""A random walk over the whole window: clicks, drags, keys, resizes, themes, documents.

    python tests/walks/random_walk.py [SEED] [STEPS] [FIRST]

The same seed gives the same steps; FIRST passes over those before it without doing them, to
come quickly to the one where something went wrong. Every so often the program is left to
settle, and numbers that stand in several places must agree. The walk ends at the first
mistake and prints the last steps.
"""

import os
import random
import sys
import tempfile
import time
import traceback
from collections import deque
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QWidget

from backprop_studio.experiment.numbers import format_number
from backprop_studio.settings import Settings
from backprop_studio.ui.examples import example_path
from backprop_studio.ui.studio import Studio

EXAMPLES = ("one-neuron", "two-layer-network", "two-two-two", "xor", "circles", "spiral")
SIZES = ((800, 600), (1280, 800), (1440, 900), (1920, 1080))
KEYS = tuple(
    "Space N H E R Period Comma Tab Backtab Left Right Up Down Plus Minus Home End PageUp "  # noqa: SIM905
    "PageDown Return Escape A B F5 F1 Delete 1 5 0".split()
)
MODIFIERS = (
    *4 * (Qt.KeyboardModifier.NoModifier,),
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
# They end the program, or ask the system for something.
LEFT_OUT = {"quit", "close", "open", "save", "save_as", "export", "export_run"}
SETTLE_EVERY = 25
PATIENCE = 30.0  # s
BUSY = 0.1  # s in which one step may hold the window up; longer ones are told


class Mistake(Exception):
    """What must not happen has happened."""


class Walk:
    """Takes steps in `studio`; `done` are the last ones, in words."""

    def __init__(self, studio: Studio, seed: int) -> None:
        self.studio, self.window = studio, studio.window
        self.random = random.Random(seed)
        self.done: deque[str] = deque(maxlen=12)
        self.mistakes: list[str] = []
        self.longest = (0.0, "")
        studio.tell_failures(self.mistakes.append)
        sys.excepthook = self._excepted
        self._closer = QTimer()
        self._closer.timeout.connect(_close_what_waits)
        self._closer.start(20)

    def _excepted(self, kind: type[BaseException], error: BaseException, trace: object) -> None:
        self.mistakes.append("".join(traceback.format_exception(error)))

    def step(self, act: bool = True) -> None:
        """One step; without `act` only its random numbers are drawn."""
        ways: list[tuple[int, Callable[[], tuple[str, Callable[[], None]]]]] = [
            (30, self._click),
            (12, self._drag),
            (6, self._wheel),
            (24, self._key),
            (14, self._action),
            (3, self._resize),
            (3, self._example),
            (8, self._wait),
        ]
        way = self.random.choices([w for _, w in ways], [n for n, _ in ways])[0]
        words, deed = way()
        self.done.append(words)
        if not act:
            return
        began = time.perf_counter()
        deed()
        QApplication.processEvents()
        self.longest = max(self.longest, (time.perf_counter() - began, words))
        self._complain()

    def settle(self) -> None:
        """Wait until everything is answered and drawn; numbers must agree then."""
        window, run = self.window, self.window.run
        if run.snapshot is not None and run.snapshot.running:
            run.play_or_pause()
        self._until(lambda: not window.display.active, "it did not come to rest")
        snapshot = window.display.newest
        shown = window.strip.figures["loss"].text()
        if snapshot is None or snapshot.race is not None or shown == "?":
            return  # a covered number is to be guessed
        if window.strip.isVisible() and shown != format_number(snapshot.loss, "loss"):
            raise Mistake(f"the strip says L = {shown}, the run {snapshot.loss}")

    def _until(self, is_so: Callable[[], bool], sentence: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while not is_so():
            QTest.qWait(5)
            self._complain()
            if time.monotonic() > deadline:
                raise Mistake(sentence)

    def _complain(self) -> None:
        if self.mistakes:
            raise Mistake(self.mistakes[0])

    # steps: what is done, and the doing -----------------------------------------------------

    def _place(self) -> tuple[QPoint, str]:
        across, down = self.random.random(), self.random.random()
        return QPoint(int(across * 10_000), int(down * 10_000)), f"({across:.2f}, {down:.2f})"

    def _target(self, place: QPoint) -> tuple[QWidget, QPoint]:
        """The widget at a place given in ten-thousandths of the window."""
        window = self.window
        at = QPoint(place.x() * window.width() // 10_000, place.y() * window.height() // 10_000)
        child = window.childAt(at) or window
        return child, child.mapFrom(window, at)

    def _click(self) -> tuple[str, Callable[[], None]]:
        place, words = self._place()
        kind = self.random.choice(("click", "click", "click", "double click", "right click"))

        def deed() -> None:
            widget, at = self._target(place)
            if kind == "double click":
                QTest.mouseDClick(widget, Qt.MouseButton.LeftButton, pos=at)
            elif kind == "right click":
                QTest.mouseClick(widget, Qt.MouseButton.RightButton, pos=at)
            else:
                QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at)

        return f"{kind} at {words}", deed

    def _drag(self) -> tuple[str, Callable[[], None]]:
        first, start = self._place()
        second, end = self._place()

        def deed() -> None:
            widget, at = self._target(first)
            _, to = self._target(second)
            QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=at)
            for part in (0.3, 0.7, 1.0):
                QTest.mouseMove(widget, at + (to - at) * part)
                QApplication.processEvents()
            QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=to)

        return f"drag from {start} to {end}", deed

    def _wheel(self) -> tuple[str, Callable[[], None]]:
        place, words = self._place()
        turn = self.random.choice((-240, -120, 120, 240))

        def deed() -> None:
            widget, at = self._target(place)
            event = QWheelEvent(
                QPointF(at),
                QPointF(widget.mapToGlobal(at)),
                QPoint(),
                QPoint(0, turn),
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            )
            QApplication.sendEvent(widget, event)

        return f"wheel by {turn} at {words}", deed

    def _key(self) -> tuple[str, Callable[[], None]]:
        name, modifier = self.random.choice(KEYS), self.random.choice(MODIFIERS)
        key = getattr(Qt.Key, f"Key_{name}")

        def deed() -> None:
            QTest.keyClick(self.window.focusWidget() or self.window, key, modifier)

        return f"key {modifier.name} {name}", deed

    def _action(self) -> tuple[str, Callable[[], None]]:
        names = sorted(set(self.window.actions_by_name) - LEFT_OUT)
        name = self.random.choice(names)
        return f"action {name}", self.window.actions_by_name[name].trigger

    def _resize(self) -> tuple[str, Callable[[], None]]:
        size = self.random.choice(SIZES)

        def deed() -> None:
            self.window.resize(*size)

        return f"resize to {size}", deed

    def _example(self) -> tuple[str, Callable[[], None]]:
        name = self.random.choice(EXAMPLES)

        def deed() -> None:
            self.window.files.open_path(example_path(name), ask=False)

        return f"open {name}", deed

    def _wait(self) -> tuple[str, Callable[[], None]]:
        milliseconds = self.random.choice((5, 20, 100))

        def deed() -> None:
            QTest.qWait(milliseconds)

        return f"wait {milliseconds} ms", deed


def _close_what_waits() -> None:
    """Dialogs and menus would wait for somebody."""
    popup = QApplication.activePopupWidget()
    if isinstance(popup, QMenu) or popup is not None:
        popup.close()
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QFileDialog | QDialog):
        dialog.reject()


def walk(studio: Studio, seed: int, steps: int, first: int = 0) -> Walk:
    """So many steps from a window that stands. Raises Mistake."""
    made = Walk(studio, seed)
    try:
        for number in range(steps):
            made.step(act=number >= first)
            if number % SETTLE_EVERY == SETTLE_EVERY - 1 and number >= first:
                made.settle()
    except Mistake as mistake:
        last = "\n  ".join(made.done)
        raise Mistake(f"seed {seed}, step {number}, after\n  {last}\n{mistake}") from None
    finally:
        made._closer.stop()
    return made


def main() -> int:
    """Walk, and tell."""
    numbers = [int(word) for word in sys.argv[1:]]
    seed, steps, first = (*numbers, *(1, 20_000, 0)[len(numbers) :])
    with tempfile.TemporaryDirectory() as folder:
        studio = Studio(Settings(Path(folder)), Path(folder))
        studio.window.resize(1280, 800)
        studio.window.show()
        while not studio.window.plots.built:
            QTest.qWait(5)
        try:
            made = walk(studio, seed, steps, first)
        except Mistake as mistake:
            print(mistake, flush=True)
            os._exit(1)
        print(f"seed {seed}: {steps} steps; longest {made.longest[0]:.3f} s: {made.longest[1]}")
        sys.stdout.flush()
        os._exit(0)


if __name__ == "__main__":
    raise SystemExit(main())
