"""The gallery: every example with its picture, its title and two sentences; a click opens it."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPixmap, QResizeEvent, QShowEvent
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
from backprop_studio.ui.dressing import letter
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
        self._picture_path = picture_path(example.path, theme)
        self.picture = QLabel() if self._picture_path.is_file() else None
        if self.picture is not None:
            self.picture.setFixedSize(size)
        title, text = QLabel(example.title, self), QLabel(example.description, self)
        title.setFont(theme.font(TEXT + 1, 600))
        letter(text, theme.font(TEXT - 0.5), theme.muted)
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

    def show_picture(self) -> None:
        """Read it, and show it as sharp as the screen allows."""
        pixmap = QPixmap(str(self._picture_path))
        if self.picture is None or pixmap.isNull():
            return
        ratio = max(1.0, self.devicePixelRatioF())
        pixmap = pixmap.scaled(
            self.picture.size() * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        pixmap.setDevicePixelRatio(ratio)
        self.picture.setPixmap(pixmap)


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
        self._without_picture = list(self.cards)
        # One at a time, once the gallery stands: all at once take as long as the gallery itself.
        self._reading = QTimer(self)
        self._reading.timeout.connect(self._read_one)

    def showEvent(self, event: QShowEvent) -> None:
        """The pictures follow."""
        super().showEvent(event)
        self._reading.start(0)

    def _read_one(self) -> None:
        if self._without_picture:
            self._without_picture.pop(0).show_picture()
        else:
            self._reading.stop()

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
