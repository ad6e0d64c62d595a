"""The bar at the top: files, the run's buttons and its speed, undo, theme."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from backprop_studio.experiment.numbers import format_count
from backprop_studio.theme import LIGHT, TEXT, Theme
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.examples import is_shipped, translated
from backprop_studio.ui.spacing import add_space
from backprop_studio.ui.widgets.value_slider import Scale, ValueSlider

SPEEDS = Scale(1.0, 1000.0, logarithmic=True)
STEPS = 60  # of the slider; its last position is flat out
TITLE = 9  # heights of its type that the title of a document may take
_BUTTONS = (
    "reset",
    "previous_move",
    "next_move",
    "auto_moves",
    "play",
    "iterate",
    "iterate_100",
    "epoch",
)


class Transport(QFrame):
    """Buttons of `actions`, and the speed: `speed_changed` carries iterations a second,
    or None for flat out."""

    speed_changed = Signal(object)

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("transport")
        self.setAccessibleName(self.tr("Transport"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._actions = actions
        self._running = self._playing_moves = False
        self._brief = False  # the Play button shows its sign alone
        self._px = LIGHT.px
        self._rate: float | None = 12.0
        self._shown_rate = ""
        self._document: tuple[str, Path | None, bool] = ("", None, False)
        self.buttons: dict[str, QToolButton] = {}
        self.file = self._menu_button(self.tr("File"), self.tr("File, edit, view, help"))
        self.title = self._menu_button("", self.tr("The experiment; choose another example"))
        self.title.setProperty("title", True)
        self.title.setObjectName("title")
        self.speed = ValueSlider(SPEEDS, self.tr("Speed"), steps=STEPS)
        self.speed.setObjectName("speed")
        self.speed.setSingleStep(2)
        self.speed.setToolTip(self.tr("Speed: from one iteration a second to flat out ([ and ])"))
        self.speed.edited.connect(self._speed_edited)
        self.speed_text = QLabel(self)
        self.speed_text.setProperty("muted", True)
        self._lay_out()
        self._words = {name: actions[name].iconText() for name in self.buttons if name != "play"}
        self.set_speed(self._rate)

    def _lay_out(self) -> None:
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 12, 7)
        row.setSpacing(2)
        row.addWidget(self.file)
        row.addWidget(self.title)
        row.addWidget(self._rule())
        for name in _BUTTONS:
            row.addWidget(self._action_button(name))
        add_space(row, 6)
        row.addWidget(self.speed)
        add_space(row, 4)
        row.addWidget(self.speed_text)
        row.addStretch(1)
        for name in ("undo", "redo", "theme", "present"):
            row.addWidget(self._action_button(name))
        auto = self.buttons["auto_moves"]
        auto.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.paces = QMenu(auto)
        auto.setMenu(self.paces)
        play = self.buttons["play"]
        play.setProperty("primary", True)
        self.speed.setFixedWidth(64)
        self.speed_text.setMinimumWidth(92)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many words as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Its words may have changed meanwhile."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Shorter words on the buttons that everybody knows, then on all, then signs alone, and
        at last a shorter title, as the window is narrower; the tooltips say the whole."""
        if self.isHidden():
            return  # as in the hall; it is done when the bar is shown
        usual = self.title.fontMetrics().height() * TITLE
        self._write_title(usual)
        known = {"undo": "↶", "theme": "◐"}
        shorter = {
            "reset": "⟲",
            "previous_move": self.tr("◂ Move"),
            "next_move": self.tr("Move ▸"),
            "iterate": "+1",
            "epoch": self.tr("+epoch"),
        }
        terse = known | shorter
        every = terse | {"present": "F5"}
        signs = {"previous_move": "◂", "next_move": "▸"}
        for short, speed, brief in (
            ({}, True, False),
            (known, True, False),
            (terse, True, False),
            (terse, False, False),
            (every, False, False),
            (every, False, True),
            (every | signs, False, True),
        ):
            for name, words in self._words.items():
                self._actions[name].setIconText(short.get(name, words))
            self.speed_text.setVisible(speed)
            if brief != self._brief:
                self._brief = brief
                self._show_running()
            self._row.activate()
            over = self._row.minimumSize().width() - self.width()
            if over <= 0:
                return
        written = self.title.fontMetrics().horizontalAdvance(self.title.text())
        self._write_title(max(usual / 4, min(usual, written) - over))

    def minimumSizeHint(self) -> QSize:
        """The bar gives way: its words grow shorter where the window is narrow."""
        return QSize(400, super().minimumSizeHint().height())

    def _rule(self) -> QFrame:
        line = QFrame(self)
        line.setProperty("hairline", True)
        line.setFixedWidth(1)
        return line

    def _menu_button(self, text: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setAutoRaise(True)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(QMenu(button))
        return button

    def _action_button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setAutoRaise(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setDefaultAction(self._actions[name])
        button.setAccessibleName(self._actions[name].text())
        # Close together, twelve of them fit into 1280 px beside the title.
        button.setProperty("tight", name != "play")
        self.buttons[name] = button
        return button

    # speed ----------------------------------------------------------------------------------

    @property
    def rate(self) -> float | None:
        """Iterations a second that Play asks for; None is flat out."""
        return self._rate

    def set_speed(self, rate: float | None) -> None:
        """Put the slider at `rate`; emits nothing."""
        self._rate = rate
        if rate is None:
            self.speed.setValue(STEPS)
        else:
            self.speed.setValue(min(STEPS - 1, round(SPEEDS.share(rate) * STEPS)))
        self._show_speed()

    def change_speed(self, steps: int) -> None:
        """So many steps of the slider faster, or slower."""
        self.speed.setValue(self.speed.value() + steps)
        self._speed_edited(self.speed.real_value, "")

    def _speed_edited(self, value: float, _gesture: str) -> None:
        at_end = self.speed.sliderPosition() >= STEPS
        self._rate = None if at_end else max(1.0, float(round(value)))
        self._show_speed()
        self.speed_changed.emit(self._rate)

    def _show_speed(self, measured: float | None = None) -> None:
        if self._rate is None and measured:
            text = self.tr("flat out, {rate}/s").format(rate=format_count(round(measured)))
        elif self._rate is None:
            text = self.tr("flat out")
        elif self._rate == 1:
            text = self.tr("1 iteration/s")
        else:
            text = self.tr("{rate} iterations/s").format(rate=format_count(round(self._rate)))
        if text != self._shown_rate:
            self._shown_rate = text
            self.speed_text.setText(text)
            self.speed.setAccessibleDescription(text)

    # what it shows --------------------------------------------------------------------------

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Play or Pause, whichever can be done; the measured speed of a flat-out run."""
        if snapshot.running != self._running:
            self._running = snapshot.running
            self._show_running()
        measured = snapshot.iterations_per_second if snapshot.running else None
        self._show_speed(float(f"{measured:.2g}") if measured else None)
        at_start = snapshot.iteration == 0 and snapshot.move is None
        self._actions["previous_move"].setEnabled(not at_start)

    def show_moves_played(self, playing: bool) -> None:
        """While moves are played, the Play button pauses them."""
        self._playing_moves = playing
        self._show_running()

    def _show_running(self) -> None:
        """The words on the Play button."""
        play, running = self._actions["play"], self._running or self._playing_moves
        # One width for both words, so that nothing beside it moves.
        self.buttons["play"].setMinimumWidth(round(self._px(48 if self._brief else 96)))
        play.setText(self.tr("Pause") if running else self.tr("Play"))
        words = self.tr("❚❚  Pause") if running else self.tr("▶  Play")
        play.setIconText(words.partition(" ")[0] if self._brief else words)
        self.buttons["play"].setAccessibleName(play.text())

    def show_document(self, title: str, path: Path | None, dirty: bool) -> None:
        """The experiment's title, with a dot where there is unsaved work."""
        if self._document != (title, path, dirty) or not self.title.text():
            self._document = title, path, dirty
            self._show_title()

    def _show_title(self) -> None:
        _, path, dirty = self._document
        name = self._name()
        state = self.tr("unsaved changes") if dirty else self.tr("saved")
        self.title.setToolTip(f"{name} ({state})" if path is None else f"{path} ({state})")
        self.title.setAccessibleName(self.tr("Experiment: {name}").format(name=name))
        self._fit()

    def _name(self) -> str:
        title, path, _ = self._document
        if title and (path is None or is_shipped(path)):
            title = translated(title)  # as the menu below it calls it
        return title or (path.stem if path else self.tr("Untitled"))

    def _write_title(self, room: float) -> None:
        """As much of it as fits into `room` pixels, and the dot."""
        metrics, dot = self.title.fontMetrics(), " •" if self._document[2] else ""
        left = round(room) - metrics.horizontalAdvance(dot)
        short = metrics.elidedText(self._name(), Qt.TextElideMode.ElideRight, left)
        if self.title.text() != short + dot:
            self.title.setText(short + dot)
        self.title.setMinimumWidth(metrics.horizontalAdvance(short + dot) + 36)

    def set_theme(self, theme: Theme) -> None:
        """Fonts and slider; the rest is the style sheet's."""
        for button in (self.file, self.title, *self.buttons.values()):
            button.setFont(theme.font(TEXT, 500))
        self.title.setFont(theme.font(TEXT, 600))
        self.buttons["play"].setFont(theme.font(TEXT, 600))
        self.speed.set_theme(theme)
        self._px = theme.px
        self.buttons["auto_moves"].setMinimumWidth(round(theme.px(46)))
        self._show_running()
        self._show_title()
