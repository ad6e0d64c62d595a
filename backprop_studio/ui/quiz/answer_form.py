"""Where a question is answered: the one part that each kind of question needs."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from backprop_studio.experiment.numbers import with_mark
from backprop_studio.lessons.answer import Answer, Asked
from backprop_studio.theme import CAPTION, TEXT, Theme
from backprop_studio.ui.dressing import letter
from backprop_studio.ui.quiz.choice_rows import ChoiceRows
from backprop_studio.ui.quiz.step_list import StepList
from backprop_studio.ui.widgets.number_field import NumberField


class AnswerForm(QWidget):
    """`changed()` at each change, `refused(sentence)` for what is no number. Enter in the number
    field is the window's, whose default button checks."""

    changed = Signal()
    refused = Signal(str)

    def __init__(self, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked = asked
        self.rows: ChoiceRows | None = None
        self.steps: StepList | None = None
        self.field: NumberField | None = None
        self._item = ""
        self.hint = QLabel(self)
        self.hint.setWordWrap(True)
        self.picked = QLabel(self)
        self.picked.setObjectName("picked")
        self.picked.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.hint)
        self._make(column)
        column.addWidget(self.picked)
        self.hint.setVisible(bool(self.hint.text()))

    def _make(self, column: QVBoxLayout) -> None:
        asked = self._asked
        texts = tuple(asked.options[number].text for number in asked.layout)
        if asked.kind == "number":
            self._make_number(column)
        elif asked.kind == "order":
            self.hint.setText(self.tr("Drag them, or choose one and move it."))
            self.steps = StepList(tuple(zip(asked.layout, texts, strict=True)), self)
            self.steps.changed.connect(self.changed)
            column.addWidget(self.steps)
        elif asked.kind == "click":
            self.hint.setText(
                self.tr("Click it on the diagram, or walk there with Tab and the arrow keys.")
            )
            self.show_item("", "")
        else:
            several = asked.kind == "several"
            if several:
                self.hint.setText(self.tr("Several may be right. Choose all of them."))
            self.rows = ChoiceRows(texts, several, asked.kind == "mistake", self)
            self.rows.changed.connect(self.changed)
            column.addWidget(self.rows)

    def _make_number(self, column: QVBoxLayout) -> None:
        asked = self._asked
        self.field = NumberField(self.tr("Your answer"))
        self.field.setFixedWidth(130)
        self.field.setPlaceholderText(self.tr("your answer"))
        self.field.textChanged.connect(self.changed)
        self.field.refused.connect(self.refused)
        tolerance = with_mark(asked.tolerance)
        if asked.margin == 0:
            text = self.tr("A whole number, exactly.")
        elif asked.tolerance.endswith("%"):
            text = self.tr("Within {share} of it counts as right.").format(share=tolerance)
        else:
            text = self.tr("Within ±{distance} counts as right.").format(distance=tolerance)
        self.tolerance = QLabel(text, self)
        self.tolerance.setWordWrap(True)
        self.field.setAccessibleDescription(text)
        row = QHBoxLayout()
        row.addWidget(self.field)
        row.addWidget(self.tolerance, 1)
        column.addLayout(row)

    @property
    def answer(self) -> Answer:
        """What is answered now; empty if nothing is."""
        asked = self._asked
        if self.field is not None:
            return Answer(number=self.field.value)
        if self.steps is not None:
            return Answer(options=self.steps.order)
        if self.rows is not None:
            return Answer(options=tuple(asked.layout[row] for row in self.rows.chosen))
        return Answer(item=self._item)

    @property
    def is_filled(self) -> bool:
        """Whether there is something to be judged."""
        if self.field is not None:
            return bool(self.field.text().strip())
        return not self.answer.is_empty

    def show_item(self, name: str, words: str) -> None:
        """What is chosen on the diagram."""
        if self._asked.kind != "click":
            return
        self._item = name
        self.picked.setText(
            self.tr("Your choice: {name}").format(name=words)
            if name
            else self.tr("Nothing is chosen yet.")
        )
        self.picked.show()
        self.changed.emit()

    def choose_by_key(self, key: str) -> bool:
        """A letter or figure chooses its row."""
        return self.rows is not None and self.rows.choose_by_key(key)

    def take_focus(self) -> None:
        """Where one begins to answer."""
        part: QWidget | None = self.field
        if self.rows is not None:
            part = self.rows.rows[0].button
        elif self.steps is not None:
            part = self.steps.list
        if part is not None:
            part.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_answers(self, theme: Theme) -> None:
        """Judged: nothing can be changed any more, and the right ones are marked."""
        asked = self._asked
        if self.rows is not None:
            self.rows.show_right(tuple(asked.options[n].right for n in asked.layout), theme)
        if self.steps is not None:
            self.steps.close_answers()
        if self.field is not None:
            self.field.setReadOnly(True)

    def set_theme(self, theme: Theme) -> None:
        """Type and colours."""
        letter(self.hint, theme.font(CAPTION + 0.5), theme.muted)
        self.picked.setFont(theme.font(TEXT + 1, 600))
        if self.field is not None:
            self.field.setFont(theme.font(TEXT + 1))
            letter(self.tolerance, theme.font(CAPTION + 0.5), theme.muted)
        for part in (self.rows, self.steps):
            if part is not None:
                part.set_theme(theme)
