"""The gallery: every example with its title and two sentences; one click opens it."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from backprop_studio.theme import TEXT, Theme
from backprop_studio.ui.examples import Example, shipped_examples


class ExampleCard(QPushButton):
    """One example as one large button."""

    picked = Signal(object)  # Path

    def __init__(self, example: Example, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path: Path = example.path
        self.setObjectName(example.path.stem)
        self.setAccessibleName(example.title)
        self.setAccessibleDescription(example.description)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        title, text = QLabel(example.title, self), QLabel(example.description, self)
        title.setFont(theme.font(TEXT + 1, 600))
        text.setFont(theme.font(TEXT))
        text.setStyleSheet(f"color: {theme.muted};")
        text.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(4)
        for label in (title, text):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)
        lines = text.heightForWidth(460)
        self.setMinimumHeight(lines + title.sizeHint().height() + 34)
        self.clicked.connect(self._pick)

    def _pick(self) -> None:
        self.picked.emit(self._path)


class ExamplesGallery(QDialog):
    """`chosen(Path)` when a card is clicked; arrow keys walk, Return opens."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gallery")
        self.setWindowTitle(self.tr("Examples"))
        self.resize(560, 620)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        self.cards: list[ExampleCard] = []
        for example in shipped_examples():
            card = ExampleCard(example, theme)
            card.picked.connect(self._picked)
            card.setAutoDefault(True)
            column.addWidget(card)
            self.cards.append(card)
        if not self.cards:
            column.addWidget(QLabel(self.tr("The examples are missing from this installation.")))
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scroll)
        if self.cards:
            self.cards[0].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and up walk over the cards."""
        if event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def _picked(self, path: Path) -> None:
        self.accept()
        self.chosen.emit(path)
