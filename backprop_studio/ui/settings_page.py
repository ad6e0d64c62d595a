"""The settings: how everything looks and is written, each choice at once and for good."""

from functools import partial
from math import pi
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from backprop_studio import settings as kept
from backprop_studio.experiment.numbers import format_number
from backprop_studio.settings import Setting
from backprop_studio.theme import Theme
from backprop_studio.ui.appearance import Appearance
from backprop_studio.ui.panel_rows import PanelRows
from backprop_studio.ui.widgets.choice import Choice
from backprop_studio.ui.widgets.scrolling import Scrolling

CONTEXT: Final = "Settings"
WIDTH, ROOM = 232, (500, 660)  # px at scale 1: of a choice, of the page


def _(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("Settings", text))


def _tr(text: str) -> str:
    return QCoreApplication.translate(CONTEXT, text)


class Row(Struct, frozen=True):
    """One thing to choose: `words` of the choices that `setting` has, in their order."""

    setting: Setting
    name: str
    tip: str
    words: tuple[str, ...]


LOOK = (
    Row(
        kept.THEME,
        _("Theme"),
        _("Light or dark; “as the system has it” follows the desktop as it changes"),
        (_("As the system has it"), _("Light"), _("Dark")),
    ),
    Row(
        kept.CONTRAST,
        _("Contrast"),
        _("High: words at least 7 to 1 and lines at least 4.5 to 1"),
        (_("As the system has it"), _("Usual"), _("High")),
    ),
    Row(
        kept.PALETTE,
        _("Palette"),
        _(
            "Safe: blue and vermillion, which colour-blind eyes tell apart. Classic: units green "
            "high and red low, weights blue and red. Negative weights are dashed in both"
        ),
        (_("Safe for colour-blind eyes"), _("Classic")),
    ),
    Row(
        kept.TEXT_SCALE,
        _("Text size"),
        _(
            "Everything grows with its words; where the window has no room for all, it turns "
            "columns into tabs and scrolls. Present has sizes of its own"
        ),
        tuple(f"{choice} %" for choice in kept.TEXT_SCALE.choices),
    ),
    Row(
        kept.MOTION,
        _("Motion"),
        _("Less: nothing moves or fades by itself; what changes, changes at once"),
        (_("As the system has it"), _("Full"), _("Less")),
    ),
)
WRITING = (
    Row(
        kept.DIGITS,
        _("Digits"),
        _("Significant digits of every number; all is computed with about sixteen"),
        (),  # written with the numbers themselves
    ),
    Row(
        kept.MARK,
        _("Decimal mark"),
        _(
            "Before the decimals of every number on the screen, in pictures and hand-calculation "
            "sheets. Either one can be typed; tables, scripts and documents have the point"
        ),
        (_("As the system has it"), _("Point: 0.25"), _("Comma: 0,25")),
    ),
    Row(
        kept.WEIGHTS,
        _("Weights"),
        _(
            "Letters: w₁ w₂ … in the first layer and v₁ v₂ … in the second. With indices: "
            "w⁽ˡ⁾ᵢⱼ from unit i to unit j of layer l; deeper networks are always written so"
        ),
        (_("As the document has it"), _("w and v"), _("w⁽ˡ⁾ᵢⱼ")),
    ),
    Row(
        kept.HIDDEN,
        _("Hidden units"),
        _("The letter for what a hidden unit delivers"),
        (_("As the document has it"), "h", "a"),
    ),
    Row(
        kept.RATE_SIGN,
        _("Learning rate"),
        _("The letter for the learning rate"),
        (_("As the document has it"), "η", "α"),
    ),
    Row(
        kept.SQUARED_ERROR,
        _("Squared error"),
        _(
            "With the half, the 2 of the derivative goes: half the loss and half the gradient. "
            "It changes the open document, as one step that Undo takes back, if its loss is a "
            "squared error; the run starts again. New documents have it too"
        ),
        (_("As the document has it"), _("½ (ŷ − y)², with the half"), _("(ŷ − y)², without")),
    ),
)
LANGUAGE = Row(
    kept.LANGUAGE,
    _("Language"),
    _("Of menus, buttons and explanations; lessons are in English"),
    (_("As the system has it"), "English", "Deutsch"),
)


def _digits_written() -> tuple[str, ...]:
    """A number with as many digits as can be chosen, with the decimal mark in use."""
    choices = kept.DIGITS.choices
    return tuple(f"{count}: {format_number(pi, digits=int(count))}" for count in choices)


class SettingsPage(QDialog):
    """Changes `appearance` as one chooses; `convention_chosen` when another squared error is
    wanted."""

    convention_chosen = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.setObjectName("settings")
        self.setWindowTitle(self.tr("Settings"))
        self.rows = PanelRows(self)
        self.choices: dict[Setting, Choice] = {}
        self._fill()
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self.note.setProperty("muted", True)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.RestoreDefaults | QDialogButtonBox.StandardButton.Close,
            self,
        )
        as_first = self.buttons.button(QDialogButtonBox.StandardButton.RestoreDefaults)
        as_first.setText(self.tr("As at first"))
        as_first.setToolTip(self.tr("Every setting of this page as in a program never used"))
        as_first.setAutoDefault(False)
        as_first.clicked.connect(self._restore)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        appearance.changed.connect(self._take_theme)
        self._take_theme(appearance.theme)
        self.choices[kept.THEME].setFocus()

    def _fill(self) -> None:
        for heading, rows in (
            (self.tr("Look"), LOOK),
            (self.tr("Numbers and names"), WRITING),
            (self.tr("Language"), (LANGUAGE,)),
        ):
            self.rows.heading(heading)
            for row in rows:
                self._add(row)
        said = self.rows.caption("language")
        said.setText(self.tr("Another language is spoken from the next start of the program."))

    def _add(self, row: Row) -> None:
        words = tuple(map(_tr, row.words)) or _digits_written()
        choices = list(zip(row.setting.choices, words, strict=True))
        choice = Choice(_tr(row.name), choices)
        choice.setObjectName(row.setting.key)
        choice.setToolTip(_tr(row.tip))
        choice.setAccessibleDescription(_tr(row.tip))
        choice.chosen.connect(partial(self._choose, row.setting))
        label = self.rows.row(row.setting.key, _tr(row.name), choice, width=WIDTH)
        label.setToolTip(_tr(row.tip))
        self.choices[row.setting] = choice

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 4)
        column.addWidget(self.rows)
        column.addStretch(1)
        self._inside = inside
        self._scroll = Scrolling(inside, self, upright=False)
        self._scroll.lower()  # read before the buttons
        both = QVBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.addWidget(self._scroll, 1)
        below = QVBoxLayout()
        below.setContentsMargins(16, 4, 16, 12)
        below.addWidget(self.note)
        below.addWidget(self.buttons)
        both.addLayout(below)

    def _choose(self, setting: Setting, value: str) -> None:
        self._appearance.choose(setting, value)
        if setting is kept.SQUARED_ERROR:
            self.convention_chosen.emit(value)

    def _restore(self) -> None:
        self._appearance.restore(self.choices)

    def say(self, sentence: str) -> None:
        """What a choice has done beside what one sees."""
        self.note.setText(sentence)

    def _take_theme(self, theme: Theme) -> None:
        """The choices as they are now, at the size they have now."""
        for setting, choice in self.choices.items():
            choice.set_key(self._appearance.chosen(setting))
        for place, text in enumerate(_digits_written()):
            self.choices[kept.DIGITS].setItemText(place, text)
        self.rows.set_theme(theme)
        room = self.screen().availableGeometry()
        wide, high = (round(theme.px(side)) for side in ROOM)
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        wide = max(wide, self._inside.minimumSizeHint().width() + bar)
        self.resize(min(wide, room.width() - 40), min(high, room.height() - 60))
