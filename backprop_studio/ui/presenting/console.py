"""The speaker's console on the other screen: next step, notes, clock and elapsed time."""

from collections.abc import Iterable
from datetime import datetime

from msgspec.structs import replace
from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QScreen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from backprop_studio.theme import TEXT, Theme
from backprop_studio.ui.dressing import letter
from backprop_studio.ui.panel_rows import hairline
from backprop_studio.ui.presenting.line import next_words

SIZE = (760, 520)
SECOND = 1000  # ms


class Console(QWidget):
    """A small window; the keys of the hall work in it too. `closed` when it is put away."""

    closed = Signal()

    def __init__(self, window: QWidget, actions: Iterable[QAction]) -> None:
        super().__init__(window, Qt.WindowType.Window)
        self.setObjectName("console")
        self.setWindowTitle(self.tr("Speaker – Backprop Studio"))
        self.setProperty("panel", True)
        for action in actions:
            self.addAction(action)
        self._elapsed = QElapsedTimer()
        self._tick = QTimer(self)
        self._tick.setInterval(SECOND)
        self._tick.timeout.connect(self._show_time)
        self.clock, self.elapsed = QLabel(self), QLabel(self)
        self.step, self.following, self.notes = QLabel(self), QLabel(self), QLabel(self)
        self.keys = QLabel(self)
        self.clock.setAccessibleName(self.tr("Clock"))
        self.elapsed.setAccessibleName(self.tr("Elapsed time"))
        for label in (self.step, self.following, self.notes, self.keys):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.notes.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.keys.setText(
            self.tr(
                "Page Down, Page Up: the script · B: blank · I: ring · W: pen · X: wipe"
                " · C: cover · V: reveal · O: before · Z: enlarge · Q: question · F6: other"
                " screen · Esc: end"
            )
        )
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(12)
        times = QHBoxLayout()
        times.addWidget(self.clock)
        times.addStretch(1)
        times.addWidget(self.elapsed)
        column.addLayout(times)
        column.addWidget(hairline())
        column.addWidget(self.step)
        column.addWidget(self.following)
        column.addWidget(hairline())
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setWidget(self.notes)
        area.setAccessibleName(self.tr("Notes"))
        column.addWidget(area, 1)
        column.addWidget(self.keys)

    def open_on(self, screen: QScreen) -> None:
        """Show it in the middle of that screen; the time runs from the first opening."""
        if not self._elapsed.isValid():
            self._elapsed.start()
        room = screen.availableGeometry()
        self.resize(min(SIZE[0], room.width()), min(SIZE[1], room.height()))
        self.move(room.center() - self.rect().center())
        self.show()
        self._show_time()
        self._tick.start()

    def put_away(self) -> None:
        """Hide it; the time goes on."""
        self._tick.stop()
        self.hide()

    def begin_time(self) -> None:
        """Elapsed time counts from now."""
        self._elapsed.start()

    def show_step(self, number: int, titles: tuple[str, ...], notes: str) -> None:
        """Step `number` of these, from 0, and the notes on it."""
        if titles:
            self.step.setText(f"{number + 1} / {len(titles)}   {titles[number]}")
            self.following.setText(next_words(number, titles))
        self.notes.setText(notes)

    def set_theme(self, theme: Theme) -> None:
        """Larger than the desk's type, whatever the scale of the hall is."""
        desk = replace(theme, scale=1.0)
        for label in (self.clock, self.elapsed):
            label.setFont(desk.font(26, 600))
        self.following.setFont(desk.font(22, 600))
        self.notes.setFont(desk.font(18))
        letter(self.step, desk.font(17), theme.muted)
        letter(self.keys, desk.font(TEXT), theme.muted)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing it by hand leaves the lecture running."""
        super().closeEvent(event)
        self._tick.stop()
        self.closed.emit()

    def _show_time(self) -> None:
        self.clock.setText(datetime.now().strftime("%H:%M"))
        seconds = self._elapsed.elapsed() // SECOND
        hours, rest = divmod(seconds, 3600)
        minutes, seconds = divmod(rest, 60)
        self.elapsed.setText(f"{hours}:{minutes:02}:{seconds:02}")
