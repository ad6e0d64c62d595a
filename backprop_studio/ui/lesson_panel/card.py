"""A framed part of a page: a task or a question."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from backprop_studio.lessons import markup
from backprop_studio.theme import CAPTION, Theme
from backprop_studio.ui.dressing import letter
from backprop_studio.ui.lesson_panel.formulas import Fill
from backprop_studio.ui.lesson_panel.page_text import PageText
from backprop_studio.ui.spacing import spread

CARD_TEXT = 13.0


class Card(QFrame):
    """A heading and what stands below it."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(heading)
        self._heading = QLabel(heading, self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 9, 12, 11)
        self.column.setSpacing(5)
        self.head = QHBoxLayout()
        self.head.setContentsMargins(0, 0, 0, 0)
        self.head.addWidget(self._heading)
        self.head.addStretch(1)
        self.column.addLayout(self.head)
        self._texts: list[PageText] = []

    def text(self, written: str = "", muted: bool = False) -> PageText:
        """A further text of the card."""
        text = PageText(self)
        text.set_type(CARD_TEXT, muted)
        self.say(text, written)
        self._texts.append(text)
        self.column.addWidget(text)
        return text

    def say(self, text: PageText, written: str, fill: Fill | None = None) -> None:
        """Other words in one of the texts; an empty one takes no room."""
        text.set_blocks(markup.parse(written))
        if fill is not None:
            text.fill(fill)
        text.setVisible(bool(written))

    def announce(self, said: str) -> None:
        """Let a screen reader say what has just been found."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    @property
    def texts(self) -> list[PageText]:
        """All texts, for words that open the glossary."""
        return self._texts

    def set_heading(self, heading: str) -> None:
        """Another heading."""
        self._heading.setText(heading)
        self.setAccessibleName(heading)

    def fill(self, fill: Fill) -> None:
        """Write the live numbers anew."""
        for text in self._texts:
            text.fill(fill)

    def set_theme(self, theme: Theme) -> None:
        """A raised surface with a thin frame."""
        letter(self._heading, theme.font(CAPTION, 600), theme.muted)
        self.set_frame(theme, theme.hairline)
        for text in self._texts:
            text.set_theme(theme)
        spread(self, theme)

    def set_frame(self, theme: Theme, color: str) -> None:
        """The colour of the frame."""
        self.setStyleSheet(
            f"QFrame#card {{ background: {theme.raised}; border: 1px solid {color};"
            " border-radius: 7px; }"
        )
