"""Answers to choose from: each a button with a letter, and a text with typeset formulas."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from backprop_studio.lessons import markup
from backprop_studio.theme import TEXT, Theme
from backprop_studio.ui.dressing import letter
from backprop_studio.ui.lesson_panel.page_text import PageText

RIGHT, WRONG = "✓", "✗"
LETTERS = "ABCDEF"


class ChoiceRow(QFrame):
    """One answer; a press anywhere on it chooses it."""

    def __init__(self, letter: str, text: str, several: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("choice")
        self.button: QAbstractButton = (
            QCheckBox(letter, self) if several else QRadioButton(letter, self)
        )
        self.text = PageText(self)
        self.text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.text.set_type(TEXT + 0.5)
        self.text.set_blocks(markup.parse(text))
        self.sign = QLabel(self)
        self.sign.setFixedWidth(16)
        self.tell("")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 6, 6)
        row.setSpacing(8)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)

    def tell(self, judged: str) -> None:
        """What a screen reader says of the answer; `judged` once it has been."""
        words = f"{self.button.text()}: {self.text.spoken}"
        self.button.setAccessibleName(f"{words} ({judged})" if judged else words)
        self.sign.setAccessibleName(judged)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """As if on the button."""
        if event.button() == Qt.MouseButton.LeftButton and self.button.isEnabled():
            self.button.setFocus(Qt.FocusReason.MouseFocusReason)
            self.button.click()

    def set_theme(self, theme: Theme, color: str = "") -> None:
        """Type and colours; `color` frames an answer that has been judged."""
        self.button.setFont(theme.font(TEXT, 600))
        letter(self.sign, theme.font(TEXT + 1, 600), color or theme.muted)
        self.text.set_theme(theme)
        self.setStyleSheet(
            f"QFrame#choice {{ border: 1px solid {color or theme.hairline}; border-radius: 6px;"
            f" background: {theme.raised}; }}"
        )


class ChoiceRows(QWidget):
    """`changed()` when another answer is chosen. `chosen` counts rows as they were given."""

    changed = Signal()

    def __init__(
        self, texts: tuple[str, ...], several: bool, numbered: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.group = QButtonGroup(self)
        self.group.setExclusive(not several)
        self.rows: list[ChoiceRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for number, text in enumerate(texts):
            row = ChoiceRow(str(number + 1) if numbered else LETTERS[number], text, several, self)
            row.button.toggled.connect(self._toggled)
            self.group.addButton(row.button, number)
            self.rows.append(row)
            column.addWidget(row)
        self._colors = [""] * len(texts)

    @property
    def chosen(self) -> tuple[int, ...]:
        """The rows that are chosen."""
        return tuple(number for number, row in enumerate(self.rows) if row.button.isChecked())

    def choose_by_key(self, key: str) -> bool:
        """Choose the row with that letter or number; False if there is none."""
        for row in self.rows:
            if row.button.text() == key.upper() and row.button.isEnabled():
                row.button.setFocus(Qt.FocusReason.ShortcutFocusReason)
                row.button.click()
                return True
        return False

    def show_right(self, right: tuple[bool, ...], theme: Theme) -> None:
        """Mark the right rows, and those chosen wrongly; nothing can be changed any more."""
        for number, (row, is_right) in enumerate(zip(self.rows, right, strict=True)):
            chosen = row.button.isChecked()
            if is_right:
                row.sign.setText(RIGHT)
                row.tell(self.tr("right, and chosen") if chosen else self.tr("right"))
                self._colors[number] = theme.done
            elif chosen:
                row.sign.setText(WRONG)
                row.tell(self.tr("chosen, not right"))
                self._colors[number] = theme.negative_text
            row.button.setEnabled(False)
            row.unsetCursor()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Type and colours."""
        for row, color in zip(self.rows, self._colors, strict=True):
            row.set_theme(theme, color)

    def _toggled(self, _on: bool) -> None:
        self.changed.emit()
