"""The words of the subject in a window of their own, with a search."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from backprop_studio.lessons import markup
from backprop_studio.lessons.glossary import Glossary, Word
from backprop_studio.lessons.markup import Block, Term, Text
from backprop_studio.theme import CAPTION, TEXT, Theme
from backprop_studio.ui.lesson_panel.page_text import PageText
from backprop_studio.ui.widgets.whole_rows import WholeRows

SIZE = 620, 440  # px, at scale 1, as the next two
LIST_WIDTH, ROW_HEIGHT = 200, 24


class GlossaryWindow(QDialog):
    """Stays open beside the lesson; `open_word` shows an entry."""

    def __init__(self, glossary: Glossary, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("glossary")
        self.setWindowTitle(self.tr("Glossary"))
        self._glossary, self._theme = glossary, theme
        self._scale = 0.0  # for which the window has its size
        self.search = QLineEdit(self)
        self.search.setObjectName("search")
        self.search.setAccessibleName(self.tr("Search the glossary"))
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.words = WholeRows(self)
        self.words.setAccessibleName(self.tr("Words"))
        self.words.currentTextChanged.connect(self._show)
        self.name = QLabel(self)
        self.name.setObjectName("word")
        self.text = PageText(self)
        self.text.word_opened.connect(self.open_word)
        self.none = QLabel(self.tr("There is no such word here."), self)
        self.none.setWordWrap(True)
        self._lay_out()
        self.set_theme(theme)
        self._filter("")

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self.search)
        left.addWidget(self.words, 1)
        right.setContentsMargins(12, 4, 4, 4)
        right.setSpacing(8)
        for widget in (self.name, self.text, self.none):
            right.addWidget(widget)
        right.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.addLayout(left)
        row.addLayout(right, 1)

    def set_theme(self, theme: Theme) -> None:
        """Type and colours."""
        self._theme = theme
        if theme.scale != self._scale:
            self._scale, room = theme.scale, self.screen().availableSize()
            wide, high = (round(theme.px(length)) for length in SIZE)
            self.resize(min(wide, room.width() - 40), min(high, room.height() - 60))
        self.search.setFont(theme.font(TEXT))
        self.words.setFont(theme.font(TEXT))
        self.words.setFixedWidth(round(theme.px(LIST_WIDTH)))
        height = round(theme.px(ROW_HEIGHT))
        self.words.setStyleSheet(f"QListWidget::item {{ min-height: {height}px; }}")
        self.name.setFont(theme.font(TEXT + 5, 600))
        self.none.setFont(theme.font(CAPTION))
        self.text.set_theme(theme)

    def open_word(self, name: str) -> None:
        """Show the entry of a word in any of its forms; an unknown one is searched."""
        entry = self._glossary.find(name)
        self.search.setText("" if entry else name)
        if entry is not None:
            found = self.words.findItems(entry, Qt.MatchFlag.MatchExactly)
            for item in found[:1]:
                self.words.setCurrentItem(item)
                self.words.scrollToItem(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down from the search goes into the list."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.search.hasFocus():
            self.words.setFocus()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return
        super().keyPressEvent(event)

    def _filter(self, text: str) -> None:
        shown = self._glossary.search(text)
        self.words.clear()
        self.words.addItems(list(shown))
        self.none.setVisible(not shown)
        if shown:
            self.words.setCurrentRow(0)
        else:
            self._show("")

    def _show(self, entry: str) -> None:
        word = self._glossary.words.get(entry)
        self.name.setText("" if word is None else f"{entry}  {word.sign}".strip())
        self.text.set_blocks(() if word is None else self._blocks(word))

    def _blocks(self, word: Word) -> tuple[Block, ...]:
        blocks = [*markup.parse(word.text)]
        see = (Text(self.tr("Where to see it: "), strong=True), *markup.spans(word.see))
        blocks.append(Block("paragraph", see, 0))
        if word.related:
            spans: list[Text | Term] = [Text(self.tr("See also "))]
            for number, other in enumerate(word.related):
                if number:
                    spans.append(Text(", "))
                spans.append(Term(other, other))
            blocks.append(Block("paragraph", (*spans, Text(".")), 0))
        return tuple(blocks)
