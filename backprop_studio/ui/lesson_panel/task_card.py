"""One task of a page: what to do, what is still missing, a hint after a while, and the tick."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from backprop_studio.experiment.numbers import with_mark
from backprop_studio.lessons.task import Status, Task
from backprop_studio.theme import CAPTION, LIGHT, Theme
from backprop_studio.ui.dressing import letter
from backprop_studio.ui.in_words import in_words
from backprop_studio.ui.lesson_panel.card import Card
from backprop_studio.ui.lesson_panel.formulas import Fill

DONE, OPEN = "✓", "○"


class TaskCard(Card):
    """`succeeded()` once, when the task is done for the first time; `hinted()` when a person
    has asked for the hint and it stands there."""

    succeeded = Signal()
    hinted = Signal()

    def __init__(self, task: Task, number: int, count: int, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._task, self._number, self._count = task, number, count
        self._theme = LIGHT
        self._fill: Fill | None = None
        self.done = False
        self.ask = self.text(task.text)
        self.missing = QLabel(self)
        self.missing.setObjectName("missing")
        self.missing.setWordWrap(True)
        self.column.addWidget(self.missing)
        self.praise = self.text("")
        self.hint = self.text("", muted=True)
        self.hint_button = QPushButton(self.tr("Hint"), self)
        self.hint_button.setObjectName("hint")
        self.hint_button.setFlat(True)
        self.hint_button.setToolTip(self.tr("Say how it can be done"))
        self.hint_button.clicked.connect(self._ask_hint)
        self.head.addWidget(self.hint_button)
        self.hint_button.setVisible(bool(task.hint))
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(round(task.hint_after * 1000))
        self._waiting.timeout.connect(self.show_hint)
        self._head()

    def begin(self, done_before: bool) -> None:
        """The page is open: the hint comes after a while. `done_before`: on another day."""
        if done_before:
            self.done = True
            self._head()
            self.missing.setText(self.tr("Done before. You can do it again."))
        elif self._task.hint:
            self._waiting.start()

    def end(self) -> None:
        """The page is turned."""
        self._waiting.stop()

    def show_status(self, status: Status, fill: Fill) -> None:
        """What is missing, or that it is done; done stays done."""
        self._fill = fill
        if status.done and (not self.done or not self.praise.spoken):
            first, self.done = not self.done, True
            self._waiting.stop()
            self.missing.setText("")
            self.say(self.praise, self._task.done or self.tr("Done."), fill)
            self.say(self.hint, "")
            self._hide_hint_button(self.praise)
            self._head()
            if first:
                self.announce(f"{self.tr('Done.')} {self.praise.spoken}")
                self.succeeded.emit()
        elif not self.done:
            self.missing.setText(with_mark(in_words(status.missing)))
        self.missing.setVisible(bool(self.missing.text()))

    def fill(self, fill: Fill) -> None:
        """Write the live numbers anew; but what was said at success stays as it was then."""
        for text in self.texts:
            if text is not self.praise:
                text.fill(fill)

    def show_hint(self) -> None:
        """How it can be done."""
        if not self.praise.spoken:
            self.say(self.hint, self._task.hint, self._fill)
            self._hide_hint_button(self.hint)

    def _hide_hint_button(self, said: QWidget) -> None:
        if self.hint_button.hasFocus():  # else the keys would go to the top of the window
            said.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hint_button.hide()

    def _ask_hint(self) -> None:
        """Only then is the page scrolled to it: whoever reads elsewhere is not to be moved."""
        self.show_hint()
        self.hinted.emit()

    def set_theme(self, theme: Theme) -> None:
        """Green where it is done."""
        self._theme = theme
        super().set_theme(theme)
        letter(self.missing, theme.font(CAPTION, 500), theme.muted)
        self.hint_button.setStyleSheet("padding: 0 6px;")
        self.hint_button.setFont(theme.font(CAPTION, 500))
        self._head()

    def _head(self) -> None:
        name = self.tr("Your turn")
        if self._count > 1:
            name = self.tr("Your turn, {number} of {count}").format(
                number=self._number + 1, count=self._count
            )
        state = self.tr("done") if self.done else ""
        self.set_heading(
            f"{DONE if self.done else OPEN}  {name}" + (f" · {state}" if state else "")
        )
        theme = self._theme
        self._heading.setStyleSheet(f"color: {theme.done if self.done else theme.accent};")
        self.set_frame(theme, theme.done if self.done else theme.hairline)
