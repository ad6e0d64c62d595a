"""Where a lecture is put together: its steps in order, and of each its title, notes, views,
hidden controls and locked values."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from backprop_studio.lectures.lecture import CONTROLS, LOCKS, Step
from backprop_studio.ui.presenting.lecture_book import LectureBook
from backprop_studio.ui.views import TITLES, title

if TYPE_CHECKING:
    from backprop_studio.ui.main_window import MainWindow

SIZE = (820, 620)


class LectureDesk(QDialog):
    """A window beside the main one; edits go to the book at once."""

    def __init__(self, window: "MainWindow", book: LectureBook) -> None:
        super().__init__(window)
        self.setObjectName("lecture_desk")
        self.setWindowTitle(self.tr("Lecture"))
        self._window, self._book = window, book
        self._filling = False
        self.name = QLineEdit(self)
        self.name.setPlaceholderText(self.tr("Title of the lecture"))
        self.name.setAccessibleName(self.name.placeholderText())
        self.name.textEdited.connect(self._name_edited)
        self.steps = QListWidget(self)
        self.steps.setAccessibleName(self.tr("Steps"))
        self.steps.currentRowChanged.connect(self._fill_step)
        self.title = QLineEdit(self)
        self.title.setAccessibleName(self.tr("Title of the step"))
        self.title.setPlaceholderText(self.title.accessibleName())
        self.title.textEdited.connect(self._title_edited)
        self.notes = QPlainTextEdit(self)
        self.notes.setAccessibleName(self.tr("Notes, which only you see"))
        self.notes.setPlaceholderText(self.notes.accessibleName())
        self.notes.setTabChangesFocus(True)
        self.notes.textChanged.connect(self._notes_edited)
        self.views = {key: QCheckBox(title(key), self) for key in TITLES}
        words = {
            "data": self.tr("Data"),
            "network": self.tr("Network"),
            "training": self.tr("Training"),
            "chosen": self.tr("Chosen weight"),
            "weights": self.tr("Weights and biases"),
        }
        self.hidden = {name: QCheckBox(words[name], self) for name in CONTROLS}
        self.locked = {name: QCheckBox(words[name], self) for name in LOCKS}
        for part in (self.views, self.hidden, self.locked):
            for box in part.values():
                box.clicked.connect(self._boxes_clicked)
        self.buttons: dict[str, QPushButton] = {}
        self._lay_out()
        book.changed.connect(self._fill)
        book.script_changed.connect(self._fill)
        self._fill()
        self.resize(*SIZE)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self.name)
        left.addWidget(self.steps, 1)
        row = QHBoxLayout()
        ordering: tuple[tuple[str, str, str, object], ...] = (
            ("up", "↑", self.tr("One place up"), partial(self._move, -1)),
            ("down", "↓", self.tr("One place down"), partial(self._move, 1)),
            ("remove", self.tr("Remove"), self.tr("Without this step"), self._remove),
        )
        for key, text, tip, slot in ordering:
            row.addWidget(self._button(key, text, tip, slot))
        left.addLayout(row)
        add = self.tr("Add this moment")
        left.addWidget(
            self._button("add", add, self.tr("As it stands now, as the last step"), self._add)
        )
        right = QVBoxLayout()
        right.addWidget(self.title)
        right.addWidget(self.notes, 1)
        right.addWidget(_group(self.tr("Views"), self.views.values(), 3))
        right.addWidget(_group(self.tr("Hidden controls"), self.hidden.values(), 4))
        right.addWidget(_group(self.tr("Locked values"), self.locked.values(), 4))
        tip = self.tr("What stands in the window now takes the place of this step")
        right.addWidget(
            self._button("instead", self.tr("Take this moment instead"), tip, self._take)
        )
        both = QHBoxLayout()
        both.addLayout(left, 2)
        both.addLayout(right, 3)
        foot = QHBoxLayout()
        ending: tuple[tuple[str, str, str, object], ...] = (
            ("open", self.tr("Open…"), self.tr("Another lecture"), self._book.ask_open),
            ("save", self.tr("Save"), self.tr("The lecture to its file"), self._book.save),
            ("save_as", self.tr("Save As…"), self.tr("Under another name"), self._book.save_as),
            ("leave", self.tr("End"), self.tr("Back to what was open before"), self._book.leave),
            ("go", self.tr("Show this step"), self.tr("Walk the lecture from here"), self._go),
        )
        for key, text, tip, slot in ending:
            foot.addWidget(self._button(key, text, tip, slot))
        column = QVBoxLayout(self)
        column.addLayout(both, 1)
        column.addLayout(foot)

    def _button(self, key: str, text: str, tip: str, slot: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(key)
        button.setToolTip(tip)
        button.setAccessibleName(f"{text}: {tip}")
        button.setAutoDefault(False)
        button.clicked.connect(_Call(slot))
        self.buttons[key] = button
        return button

    # filling --------------------------------------------------------------------------------

    def _fill(self, _script: object = None) -> None:
        lecture, script = self._book.lecture, self._book.script
        row = self.steps.currentRow()
        self._filling = True
        if self.name.text() != lecture.title:
            self.name.setText(lecture.title)
        texts = [f"{n}  {step.title}" for n, step in enumerate(lecture.steps, start=1)]
        present = [self.steps.item(n).text() for n in range(self.steps.count())]
        if texts != present:
            added = len(texts) > len(present)
            self.steps.clear()
            self.steps.addItems(texts)
            row = len(texts) - 1 if added and present else max(0, min(row, len(texts) - 1))
            self.steps.setCurrentRow(row)
        self._filling = False
        name = self._book.path.name if self._book.path else self.tr("Lecture")
        self.setWindowTitle(f"{name}[*]")
        self.setWindowModified(self._book.dirty)
        self.buttons["leave"].setEnabled(script is not None)
        self._fill_step(self.steps.currentRow())

    @property
    def _step(self) -> Step | None:
        row, steps = self.steps.currentRow(), self._book.lecture.steps
        return steps[row] if 0 <= row < len(steps) else None

    def _fill_step(self, row: int) -> None:
        if self._filling:
            return
        step = self._step
        self._filling = True
        for part in (self.title, self.notes, *self.views.values(), *self.hidden.values()):
            part.setEnabled(step is not None)
        for key in ("up", "down", "remove", "instead", "go"):
            self.buttons[key].setEnabled(step is not None)
        shown = step or Step()
        if self.title.text() != shown.title:
            self.title.setText(shown.title)
        if self.notes.toPlainText() != shown.notes:
            self.notes.setPlainText(shown.notes)
        for boxes, ticked in (
            (self.views, shown.views),
            (self.hidden, shown.hidden_controls),
            (self.locked, shown.locked),
        ):
            for key, box in boxes.items():
                box.setChecked(key in ticked)
        for box in self.locked.values():
            box.setEnabled(step is not None and step.lesson is None)
        self._filling = False

    # editing --------------------------------------------------------------------------------

    def _name_edited(self, text: str) -> None:
        self._book.set_lecture(replace(self._book.lecture, title=text[:200]))

    def _title_edited(self, text: str) -> None:
        step = self._step
        if step is not None:
            self._book.set_step(self.steps.currentRow(), replace(step, title=text[:200]))

    def _notes_edited(self) -> None:
        step = self._step
        if step is not None and not self._filling:
            text = self.notes.toPlainText()[:20_000]
            self._book.set_step(self.steps.currentRow(), replace(step, notes=text))

    def _boxes_clicked(self) -> None:
        step = self._step
        if step is None:
            return
        views = tuple(key for key, box in self.views.items() if box.isChecked())
        hidden = tuple(name for name in CONTROLS if self.hidden[name].isChecked())
        locked = tuple(name for name in LOCKS if self.locked[name].isChecked())
        changed = replace(step, views=views, hidden_controls=hidden, locked=locked)
        self._book.set_step(self.steps.currentRow(), changed)

    def _move(self, by: int) -> None:
        row = self._book.move(self.steps.currentRow(), by)
        self.steps.setCurrentRow(row)

    def _remove(self) -> None:
        self._book.remove(self.steps.currentRow())

    def _add(self) -> None:
        self._book.add_moment()

    def _take(self) -> None:
        self._book.add_moment(self.steps.currentRow())

    def _go(self) -> None:
        self._book.begin(self.steps.currentRow())


class _Call:
    """A slot that leaves aside what a click carries."""

    def __init__(self, slot: object) -> None:
        self._slot = slot

    def __call__(self, _checked: bool = False) -> None:
        if callable(self._slot):
            self._slot()


def _group(name: str, boxes: Iterable[QCheckBox], columns: int) -> QWidget:
    group = QGroupBox(name)
    grid = QGridLayout(group)
    for number, box in enumerate(boxes):
        grid.addWidget(box, number // columns, number % columns)
    return group
