"""The gallery: every example with its picture, its title and two sentences; a click opens it."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from backprop_studio.assets import resource
from backprop_studio.theme import TEXT, Theme
from backprop_studio.ui.examples import Example, shipped_examples
from backprop_studio.ui.widgets.scrolling import Scrolling

PICTURE = (264, 132)  # px at scale 1; the files hold more
EDGE, GAP = 12, 12
MOST_COLUMNS = 4
ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


def picture_path(example: Path, theme: Theme) -> Path:
    """Where the picture of a shipped example lies; there may be none."""
    return resource("pictures/examples") / f"{example.stem}-{'dark' if theme.dark else 'light'}.png"


class ExampleCard(QPushButton):
    """One example as one large button."""

    picked = Signal(object)  # Path
    arrow_pressed = Signal(int)

    def __init__(self, example: Example, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path: Path = example.path
        self.setObjectName(example.path.stem)
        self.setAccessibleName(example.title)
        self.setAccessibleDescription(example.description)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        size = QSize(round(theme.px(PICTURE[0])), round(theme.px(PICTURE[1])))
        self.setFixedWidth(size.width() + 2 * EDGE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(6)
        self.picture = _picture(picture_path(example.path, theme), size)
        title, text = QLabel(example.title, self), QLabel(example.description, self)
        title.setFont(theme.font(TEXT + 1, 600))
        text.setFont(theme.font(TEXT - 0.5))
        text.setStyleSheet(f"color: {theme.muted};")
        for label in (title, text):
            label.setWordWrap(True)
        labels = [title, text] if self.picture is None else [self.picture, title, text]
        for label in labels:
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)
        column.addStretch(1)
        height = 2 * EDGE + 12 + sum(label.heightForWidth(size.width()) for label in (title, text))
        self.setMinimumHeight(height + (0 if self.picture is None else size.height() + 6))
        self.clicked.connect(self._pick)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys are the gallery's."""
        if event.key() in ARROWS:
            self.arrow_pressed.emit(event.key())
        else:
            super().keyPressEvent(event)

    def _pick(self) -> None:
        self.picked.emit(self._path)


def _picture(path: Path, size: QSize) -> QLabel | None:
    """The picture in this size, as sharp as the screen allows; None where there is none."""
    pixmap = QPixmap(str(path))
    if pixmap.isNull():
        return None
    label = QLabel()
    ratio = max(1.0, label.devicePixelRatioF())
    pixmap = pixmap.scaled(
        size * ratio,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    pixmap.setDevicePixelRatio(ratio)
    label.setPixmap(pixmap)
    label.setFixedSize(size)
    return label


class ExamplesGallery(QDialog):
    """`chosen(Path)` when a card is clicked; arrow keys walk, Return opens."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gallery")
        self.setWindowTitle(self.tr("Examples"))
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(16, 16, 16, 16)
        self._grid.setSpacing(GAP)
        self._columns = 0
        self.cards: list[ExampleCard] = []
        for example in shipped_examples():
            card = ExampleCard(example, theme)
            card.picked.connect(self._picked)
            card.arrow_pressed.connect(self._walk)
            card.setAutoDefault(True)
            self.cards.append(card)
        if not self.cards:
            missing = QLabel(self.tr("The examples are missing from this installation."))
            self._grid.addWidget(missing, 0, 0)
        self._scroll = Scrolling(inside, self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._scroll)
        self._first_size(theme, parent)
        if self.cards:
            self.cards[0].setFocus()

    def _first_size(self, theme: Theme, parent: QWidget | None) -> None:
        """Three columns, or as many as the window behind is wide."""
        room = QSize(1280, 800) if parent is None else parent.size()
        card = round(theme.px(PICTURE[0])) + 2 * EDGE + GAP
        columns = max(1, min(3, (room.width() - 80) // card))
        self.resize(columns * card + 48, min(round(theme.px(720)), room.height() - 40))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        if not self.cards:
            return
        card = self.cards[0].width() + GAP
        columns = max(1, min(MOST_COLUMNS, (self.width() - 32) // card))
        if columns == self._columns:
            return
        self._columns = columns
        for number, each in enumerate(self.cards):
            self._grid.addWidget(each, *divmod(number, columns))
        self._grid.setRowStretch(len(self.cards), 1)

    def _walk(self, key: int) -> None:
        """To the card beside, above or below."""
        steps = dict(zip(ARROWS, (-1, 1, -self._columns, self._columns), strict=True))
        focused = self.focusWidget()
        at = next((n for n, card in enumerate(self.cards) if card is focused), 0)
        to = at + steps[Qt.Key(key)]
        if 0 <= to < len(self.cards):
            self.cards[to].setFocus(Qt.FocusReason.TabFocusReason)
            self._scroll.ensureWidgetVisible(self.cards[to])

    def _picked(self, path: Path) -> None:
        self.accept()
        self.chosen.emit(path)
