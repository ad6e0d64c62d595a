"""The question of a page: the person answers first, then sees, then both are compared."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QWidget,
)

from backprop_studio.experiment.numbers import with_mark
from backprop_studio.lessons.prediction import Prediction, Verdict
from backprop_studio.theme import TEXT, Theme
from backprop_studio.ui.lesson_panel.card import Card
from backprop_studio.ui.lesson_panel.formulas import Fill
from backprop_studio.ui.widgets.number_field import NumberField
from backprop_studio.ui.widgets.wrapped_radio import WrappedRadio

NUMBERS_BEGIN = "0123456789-"


class PredictionCard(Card):
    """`answered(number)`: the number of the choice, or the number guessed.

    A number typed while no other field has the keys is taken for the guess until there is one:
    else its full stop would make a move, and Return an iteration.
    """

    answered = Signal(float)

    def __init__(self, prediction: Prediction, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._prediction = prediction
        self.done = False  # answered, rightly or not
        self.set_heading(self.tr("?  Guess first"))
        self.question = self.text(prediction.question)
        self.choices = QButtonGroup(self)
        self.field: NumberField | None = None
        self._keys: list[QShortcut] = []
        if prediction.number is None:
            for number, choice in enumerate(prediction.choice):
                button = WrappedRadio(with_mark(choice.text), self)
                button.toggled.connect(self._ready)
                self.choices.addButton(button, number)
                self.column.addWidget(button)
        if prediction.number is not None:  # before the button: so Tab comes to them
            self.field = NumberField(self.tr("Your guess"), parent=self)
            self.field.setFixedWidth(96)
            self.field.setPlaceholderText(self.tr("your guess"))
            self.field.returnPressed.connect(self._answer)
            for sign in NUMBERS_BEGIN:
                key = QShortcut(QKeySequence(sign), self)
                key.activated.connect(self._typed)
                self._keys.append(key)
        self.button = QPushButton(self.tr("Show"), self)
        self.button.setObjectName("answer")
        self.button.setToolTip(self.tr("Compare your answer with what is computed"))
        self.button.clicked.connect(self._answer)
        self.button.setEnabled(prediction.number is not None)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        if self.field is not None:
            row.addWidget(self.field)
        row.addWidget(self.button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.verdict = QLabel(self)
        self.verdict.setObjectName("verdict")
        self.verdict.setWordWrap(True)
        self.verdict.hide()
        self.column.addWidget(self.verdict)
        self.because = self.text("", muted=True)
        self.then = self.text("")
        self._done_color = self._other_color = ""

    def show_verdict(self, verdict: Verdict, fill: Fill) -> None:
        """The answer beside what was computed."""
        self.done = True
        if verdict.right:
            text = self.tr("✓ You said “{answer}”: so it is.").format(answer=verdict.answer)
            if self._prediction.number is not None:
                text = self.tr("✓ You said {answer}; computed: {computed}.").format(
                    answer=verdict.answer, computed=verdict.computed
                )
        elif self._prediction.number is not None:
            text = self.tr("You said {answer}; computed: {computed}.").format(
                answer=verdict.answer, computed=verdict.computed
            )
        else:
            text = self.tr("You said “{answer}”. Computed: “{computed}”.").format(
                answer=verdict.answer, computed=verdict.computed
            )
        text = with_mark(text)  # a choice is written as the lesson has it
        self.verdict.setText(text)
        self.verdict.setStyleSheet(
            f"color: {self._done_color if verdict.right else self._other_color};"
        )
        self.verdict.show()
        for key in self._keys:
            key.setEnabled(False)
        self.say(self.because, "" if verdict.right else verdict.because, fill)
        self.say(self.then, self._prediction.then, fill)
        self.announce(f"{text} {self.then.spoken}")

    def set_theme(self, theme: Theme) -> None:
        """Fonts and colours."""
        super().set_theme(theme)
        self._done_color, self._other_color = theme.done, theme.negative_text
        self._heading.setStyleSheet(f"color: {theme.accent};")
        self.verdict.setFont(theme.font(TEXT, 600))
        self.button.setFont(theme.font(TEXT, 500))
        for button in self.choices.buttons():
            button.setFont(theme.font(TEXT))

    def _ready(self, _on: bool) -> None:
        self.button.setEnabled(True)

    def _typed(self) -> None:
        """The first sign of a number that was typed outside of the field."""
        key = self.sender()
        if self.field is None or not isinstance(key, QShortcut):
            return
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self.field.insert(key.key().toString())
        self.field.setModified(True)

    def _answer(self) -> None:
        if self.field is None:
            if self.choices.checkedId() >= 0:
                self.answered.emit(float(self.choices.checkedId()))
            return
        self.field.editingFinished.emit()  # Return says so only afterwards
        self.field.clearFocus()
        if self.field.value is None:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.answered.emit(self.field.value)
