"""Where a question to the hall is written: the words, up to five choices, and what answers it."""

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from backprop_studio.training.messages import Snapshot
from backprop_studio.training.quantity import Quantity
from backprop_studio.ui.presenting.quantities import every, name_of
from backprop_studio.ui.presenting.question import MOST_CHOICES, Question


class QuestionDialog(QDialog):
    """`question` is what was written; None without words or with fewer than two choices."""

    def __init__(
        self, snapshot: Snapshot, first: tuple[Quantity, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("A question to the hall"))
        self.question: Question | None = None
        others = tuple(quantity for quantity in every(snapshot) if quantity not in first)
        self._quantities = (*first, *others)
        names = [name_of(snapshot, quantity) for quantity in self._quantities]
        self.text = QLineEdit(self.tr("What is {name}?").format(name=names[0]), self)
        self.text.setAccessibleName(self.tr("Question"))
        self.text.setMinimumWidth(420)
        self.about = QComboBox(self)
        self.about.addItems([*names, self.tr("nothing computed")])
        for part in (self.about, self.about.view()):
            part.setAccessibleName(self.tr("What answers it"))
        self.choices = [QLineEdit(self) for _ in range(MOST_CHOICES)]
        form = QFormLayout()
        form.addRow(self.tr("Question"), self.text)
        form.addRow(self.tr("Answered by"), self.about)
        for number, choice in enumerate(self.choices, start=1):
            name = self.tr("Choice {number}").format(number=number)
            choice.setAccessibleName(name)
            choice.textChanged.connect(self._check)
            form.addRow(name, choice)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.text.textChanged.connect(self._check)
        self._own_words = False
        self.text.textEdited.connect(self._words_written)
        self.about.currentIndexChanged.connect(self._about_chosen)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.buttons)
        self._names = names
        self._check()

    def _words_written(self) -> None:
        self._own_words = True

    def _about_chosen(self, number: int) -> None:
        """Nobody has written other words: they follow the quantity."""
        if not self._own_words and number < len(self._names):
            self.text.setText(self.tr("What is {name}?").format(name=self._names[number]))

    def _written(self) -> tuple[str, ...]:
        return tuple(text for choice in self.choices if (text := choice.text().strip()))

    def _check(self) -> None:
        whole = bool(self.text.text().strip()) and len(self._written()) >= 2
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(whole)
        ok.setToolTip("" if whole else self.tr("A question needs words and two choices"))

    def accept(self) -> None:
        """Keep what was written."""
        number = self.about.currentIndex()
        about = self._quantities[number] if number < len(self._quantities) else None
        self.question = Question(self.text.text().strip(), self._written(), about)
        super().accept()
