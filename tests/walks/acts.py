"""What a walk does: each act is its words and the doing, drawn from one stream of numbers."""

import random
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QWidget
from shiboken6 import isValid

from backprop_studio.ui.examples import example_path
from backprop_studio.ui.main_window import MainWindow

Act = tuple[str, Callable[[], None]]

EXAMPLES = ("one-neuron", "two-layer-network", "two-two-two", "xor", "circles", "spiral")
SIZES = ((800, 600), (1280, 800), (1440, 900), (1920, 1080), (2560, 1440), (3840, 2160))
TYPED = ("0.5", "-1,25", "1e9", "abc", "", "nan", "12", "3")
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


class Acts:
    """Draws acts for `window` from `numbers`; the same numbers give the same acts."""

    def __init__(self, window: MainWindow, numbers: random.Random, files: tuple[Path, ...]) -> None:
        self.window, self.random = window, numbers
        self._files = files

    def next(self) -> Act:
        """The next one; drawing it does nothing."""
        ways: list[tuple[int, Callable[[], Act]]] = [
            (30, self._click),
            (12, self._drag),
            (6, self._wheel),
            (24, self._key),
            (6, self._type),
            (14, self._action),
            (3, self._resize),
            (3, self._example),
            (1, self._file),
            (8, self._wait),
        ]
        return self.random.choices([way for _, way in ways], [n for n, _ in ways])[0]()

    def _place(self) -> tuple[QPoint, str]:
        across, down = self.random.random(), self.random.random()
        return QPoint(int(across * 10_000), int(down * 10_000)), f"({across:.2f}, {down:.2f})"

    def _target(self, place: QPoint) -> tuple[QWidget, QPoint]:
        """The widget at a place given in ten-thousandths of the window."""
        window = self.window
        at = QPoint(place.x() * window.width() // 10_000, place.y() * window.height() // 10_000)
        child = window.childAt(at) or window
        return child, child.mapFrom(window, at)

    def _click(self) -> Act:
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

    def _drag(self) -> Act:
        first, start = self._place()
        second, end = self._place()

        def deed() -> None:
            widget, at = self._target(first)
            _, to = self._target(second)
            QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=at)
            for part in (0.3, 0.7, 1.0):
                if isValid(widget):  # what is computed meanwhile may replace it under the hand
                    QTest.mouseMove(widget, at + (to - at) * part)
                    QApplication.processEvents()
            if isValid(widget):
                QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=to)

        return f"drag from {start} to {end}", deed

    def _wheel(self) -> Act:
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

    def _key(self) -> Act:
        name, modifier = self.random.choice(KEYS), self.random.choice(MODIFIERS)
        key = getattr(Qt.Key, f"Key_{name}")

        def deed() -> None:
            QTest.keyClick(self.window.focusWidget() or self.window, key, modifier)

        return f"key {modifier.name} {name}", deed

    def _action(self) -> Act:
        names = sorted(set(self.window.actions_by_name) - LEFT_OUT)
        name = self.random.choice(names)
        return f"action {name}", self.window.actions_by_name[name].trigger

    def _resize(self) -> Act:
        size = self.random.choice(SIZES)

        def deed() -> None:
            self.window.resize(*size)

        return f"resize to {size}", deed

    def _example(self) -> Act:
        name = self.random.choice(EXAMPLES)

        def deed() -> None:
            self.window.files.open_path(example_path(name), ask=False)

        return f"open {name}", deed

    def _type(self) -> Act:
        text = self.random.choice(TYPED)

        def deed() -> None:
            QTest.keyClicks(self.window.focusWidget() or self.window, text)

        return f"type {text!r}", deed

    def _file(self) -> Act:
        file = self.random.choice(self._files)

        def deed() -> None:
            self.window.files.open_path(file, ask=False)

        return f"open {file.name}", deed

    def _wait(self) -> Act:
        milliseconds = self.random.choice((5, 20, 100))

        def deed() -> None:
            QTest.qWait(milliseconds)

        return f"wait {milliseconds} ms", deed


def close_what_waits() -> None:
    """Dialogs and menus would wait for somebody."""
    popup = QApplication.activePopupWidget()
    if isinstance(popup, QMenu) or popup is not None:
        popup.close()
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QFileDialog | QDialog):
        dialog.reject()
