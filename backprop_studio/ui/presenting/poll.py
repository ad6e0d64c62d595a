"""The question on the screen: choices, raised hands, bars, and then the computed answer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from backprop_studio.experiment.numbers import format_percent
from backprop_studio.theme import LIGHT, TEXT, Theme
from backprop_studio.training.covering import number_of
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.button_keys import RETURN
from backprop_studio.ui.dressing import letter
from backprop_studio.ui.presenting.quantities import name_of, written
from backprop_studio.ui.presenting.question import (
    MOST_CHOICES,
    MOST_HANDS,
    Question,
    nearest,
    shares,
)

if TYPE_CHECKING:
    from backprop_studio.ui.main_window import MainWindow

BAR = 22.0  # px high at scale 1
LETTERS = "ABCDE"[:MOST_CHOICES]


class Bar(QWidget):
    """How many of the hands, as a length; the right choice has a tick and another colour."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._share: float | None = None
        self._right = False
        self._theme = LIGHT

    def show_share(self, share: float | None, right: bool) -> None:
        """None: not to be seen yet."""
        self._share, self._right = share, right
        percent = "" if share is None else format_percent(share, 0)
        self.setAccessibleName(f"{percent} ✓" if right else percent)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Colours and height."""
        self._theme = theme
        self.setMinimumSize(round(theme.px(180)), round(theme.px(BAR)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar, its share, the tick."""
        if self._share is None:
            return
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        text = format_percent(self._share, 0) + ("  ✓" if self._right else "")
        room = theme.px(70)
        high = min(float(self.height()), theme.px(BAR))
        length = self._share * (self.width() - room)
        y = (self.height() - high) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.done if self._right else theme.positive))
        painter.drawRoundedRect(QRectF(0, y, max(2.0, length), high), 3, 3)
        painter.setPen(QColor(theme.text))
        painter.setFont(theme.font(TEXT, 600))
        box = QRectF(length + theme.px(8), y, room, high)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()


class Poll(QWidget):
    """Over all views. Return shows the bars, then the answer; Escape puts it away."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.setObjectName("poll")
        self.setProperty("canvas", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._question = Question("", ())
        self._snapshot: Snapshot | None = None
        self._stage = 0  # 0 asked, 1 bars, 2 answer
        # Made in the order in which screen readers come to them: question, choices, answer.
        self.text = QLabel(self)
        self.text.setWordWrap(True)
        rows = [(QLabel(self), QSpinBox(self), Bar(self)) for _ in LETTERS]
        self.choices = [label for label, _, _ in rows]
        self.hands = [spin for _, spin, _ in rows]
        self.bars = [bar for _, _, bar in rows]
        self.answer = QLabel(self)
        self.close_button = QPushButton(self.tr("Close"), self)
        self.close_button.clicked.connect(self.hide)
        self.further = QPushButton(self)
        self.further.setProperty("role", "primary")
        self.further.clicked.connect(self.go_on)
        for choice, spin in zip(LETTERS, self.hands, strict=True):
            spin.setRange(0, MOST_HANDS)
            spin.setAccessibleName(self.tr("Raised hands for choice {n}").format(n=choice))
            spin.setToolTip(spin.accessibleName())
            spin.valueChanged.connect(self._show)
        self._lay_out()
        window.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(14)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(2, 3)
        for row, parts in enumerate(zip(self.choices, self.hands, self.bars, strict=True)):
            for place, part in enumerate(parts):
                grid.addWidget(part, row, place)
        buttons = QHBoxLayout()
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        buttons.addWidget(self.further)
        column = QVBoxLayout(self)
        column.setContentsMargins(64, 48, 64, 40)
        column.setSpacing(28)
        column.addWidget(self.text)
        column.addLayout(grid, 1)
        column.addWidget(self.answer)
        column.addLayout(buttons)

    # asking ---------------------------------------------------------------------------------

    def ask(self, question: Question, snapshot: Snapshot) -> None:
        """Put a question on the screen."""
        self._question, self._snapshot, self._stage = question, snapshot, 0
        self.text.setText(question.text)
        self.setAccessibleName(question.text)
        for number, (label, spin, bar) in enumerate(
            zip(self.choices, self.hands, self.bars, strict=True)
        ):
            there = number < len(question.choices)
            for part in (label, spin, bar):
                part.setVisible(there)
            label.setText(f"{LETTERS[number]}   {question.choices[number]}" if there else "")
            spin.setValue(0)
        self._show()
        self._fit()
        self.show()
        self.raise_()
        self.hands[0].setFocus()
        self.hands[0].selectAll()

    def take(self, snapshot: Snapshot) -> None:
        """The newest state: the answer follows it."""
        self._snapshot = snapshot
        if self._stage == 2:
            self._show()

    def go_on(self) -> None:
        """Bars, then the answer, then away."""
        if self._stage == 2:
            self.hide()
            return
        self._stage += 1
        self._show()

    def _show(self) -> None:
        question, computed = self._question, self._computed()
        count = len(question.choices)
        found = shares(tuple(spin.value() for spin in self.hands[:count]))
        right = None
        if self._stage == 2 and computed is not None:
            right = nearest(question.choices, computed, question.about)
        for number, share in enumerate(found):
            self.bars[number].show_share(share if self._stage else None, number == right)
        words = (self.tr("Show the bars"), self.tr("Show the answer"), self.tr("Close"))
        self.further.setText(words[self._stage])
        self.answer.setText(self._answer(computed) if self._stage == 2 else "")

    def _computed(self) -> float | None:
        if self._question.about is None or self._snapshot is None:
            return None
        return number_of(self._snapshot, self._question.about)

    def _answer(self, computed: float | None) -> str:
        about, snapshot = self._question.about, self._snapshot
        if computed is None or about is None or snapshot is None:
            return ""
        return f"{name_of(snapshot, about)} = {written(about, computed)}"

    # how it looks ---------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Larger than the rest: it is alone on the screen."""
        self.text.setFont(theme.font(TEXT + 9, 600))
        letter(self.answer, theme.font(TEXT + 9, 600), theme.done)
        for label, spin, bar in zip(self.choices, self.hands, self.bars, strict=True):
            label.setFont(theme.font(TEXT + 4))
            spin.setFont(theme.font(TEXT + 2))
            spin.setMinimumWidth(round(theme.px(76)))
            bar.set_theme(theme)
        for button in (self.further, self.close_button):
            button.setFont(theme.font(TEXT, 600))

    def event(self, event: QEvent) -> bool:
        """Space and Return belong to the question: nothing is trained behind it."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Space, *RETURN)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return, in whichever field, goes on; on the button that closes, it closes."""
        if event.key() in RETURN:
            (self.close_button if self.close_button.hasFocus() else self.further).click()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As large as the window."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        return False

    def _fit(self) -> None:
        window = self.parentWidget()
        if window is not None:
            self.setGeometry(window.rect())
