"""Which classes are taken for which: the confusion matrix, and the worst rows beside it."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backprop_studio.experiment.numbers import format_count, format_fixed
from backprop_studio.theme import LIGHT, Theme
from backprop_studio.training.commands import Side
from backprop_studio.training.confusion import Confusion, ConfusionAnswer
from backprop_studio.training.messages import Snapshot
from backprop_studio.training.study import Study
from backprop_studio.ui.output.class_names import class_names
from backprop_studio.ui.output.confusion import ConfusionMatrix
from backprop_studio.ui.output.prediction import are_probabilities, shown_input_names
from backprop_studio.ui.output.wall import Wall
from backprop_studio.ui.plot_heading import Caption, PlotHeading
from backprop_studio.ui.view import View
from backprop_studio.ui.widgets.segmented import Segmented


class MistakesView(View):
    """Rows of one side. With `wall` False only the matrix: a cell then shows its worst row."""

    example_chosen = Signal(int, str)  # row, side

    def __init__(self, wall: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = Confusion()
        self._wanted: Side = "validation"  # where rows are held out
        self._names: tuple[str, ...] = ()  # of the classes
        self._answer: ConfusionAnswer | None = None
        self._snapshot: Snapshot | None = None
        self._opens = False  # the worst row of the chosen cell is to be shown when it is known
        self.summary = ""
        self.setAccessibleName(self.tr("Mistakes"))
        sides = (("validation", self.tr("Held out")), ("training", self.tr("Training")))
        self.side = Segmented(self.tr("Rows"), sides, self)
        self.side.setToolTip(self.tr("Count the rows held out, or those that are trained on"))
        self.side.set_chosen("validation")
        self.side.chosen.connect(self._take_side)
        self.caption = Caption(self)
        self.matrix = ConfusionMatrix(self)
        self.matrix.cell_chosen.connect(self._take_cell)
        self.wall = Wall(self) if wall else None
        self.heading = PlotHeading(self.tr("Mistakes"), (self.side,), self)
        self.heading.setVisible(wall)
        self._lay_out(wall)
        self.set_theme(LIGHT)

    def _lay_out(self, wall: bool) -> None:
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self.matrix, 7)
        if self.wall is not None:
            self.wall.chosen.connect(self._open)
            right = QVBoxLayout()
            right.setSpacing(4)
            right.addWidget(self.caption)
            right.addWidget(self.wall, 1)
            body.addLayout(right, 6)
        else:
            self.caption.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*((16, 4, 16, 8) if wall else (0, 0, 0, 0)))
        layout.setSpacing(4)
        layout.addWidget(self.heading)
        layout.addLayout(body, 1)
        if wall:
            self.setMinimumSize(420, 132)

    def studies(self) -> tuple[Study[Any], ...]:
        """The matrix and the rows of the chosen cell."""
        return (self._study,)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw when there is another answer."""
        self._snapshot = snapshot
        held_out = snapshot.data.validation_rows > 0
        self.side.setVisible(held_out)
        side: Side = self._wanted if held_out else "training"
        if snapshot.data.target_names != self._names:  # other classes: a cell means nothing now
            self._names, self.matrix.chosen = snapshot.data.target_names, None
            self._ask(Confusion(side))
        elif side != self._study.side:
            self._ask(Confusion(side, self._study.actual, self._study.predicted))
        told = "accuracy" not in snapshot.untold  # which can be counted here
        self._show_pictures(told)
        answer = snapshot.answer(self._study) if told else None
        if answer is not None and answer is not self._answer:
            self._answer = answer
            self._draw(snapshot, answer)
        self._mark_shown(snapshot)

    def _show_pictures(self, told: bool) -> None:
        """All of it, or nothing where the hall shall guess."""
        if self.matrix.isHidden() != told:
            return
        self._answer = None
        self.matrix.setVisible(told)
        if self.wall is not None:
            self.wall.setVisible(told)
            self.caption.setVisible(told)
        if not told:
            self.summary = self.tr("covered with the accuracy")
            self.heading.title.setText(self.summary)

    def _draw(self, snapshot: Snapshot, answer: ConfusionAnswer) -> None:
        names = class_names(snapshot.data)
        self.matrix.show_counts(answer.counts, names)
        counted = max(1, answer.counted)
        side = self.tr("held-out") if self._study.side == "validation" else self.tr("training")
        rate = format_fixed(100 * answer.wrong / counted, 2)
        words = self.tr("{rate} % of {counted} {side} rows wrong ({wrong})")
        if answer.counted < answer.all_rows:
            words = self.tr("{rate} % of {counted} sampled {side} rows wrong ({wrong})")
        words = words.format(
            rate=rate,
            counted=format_count(answer.counted),
            side=side,
            wrong=format_count(answer.wrong),
        )
        self.summary = words
        self.heading.title.setText(words)
        if self.wall is not None:
            every = self._study.actual is None
            self.wall.empty = (
                self.tr("Nothing is taken for anything else.") if every else self.tr("No such row.")
            )
            sure = are_probabilities(snapshot.experiment)
            columns = shown_input_names(snapshot.experiment, snapshot.data)
            self.wall.show_rows(answer.rows, names, columns, sure)
            self.caption.say(self._wall_words(answer, names) if answer.rows else "")
        if self._opens and answer.rows:
            self._opens = False
            self._open(0)

    def _wall_words(self, answer: ConfusionAnswer, names: tuple[str, ...]) -> str:
        assert self.wall is not None
        shown = min(len(answer.rows), self.wall.room)
        study = self._study
        if study.actual is None or study.predicted is None:
            text = self.tr("worst {shown} of {found}: what it is → taken for")
        elif study.actual == study.predicted:
            text = self.tr("{name}, recognized: the least sure {shown} of {found}")
        else:
            text = self.tr("{name} taken for {other}: {shown} of {found}, worst first")
        first, second = study.actual or 0, study.predicted or 0
        return text.format(
            shown=shown,
            found=format_count(answer.found),
            name=names[first],
            other=names[second],
        )

    def _mark_shown(self, snapshot: Snapshot) -> None:
        if self.wall is None or self._answer is None:
            return
        example, found = snapshot.example, None
        if example.side == self._study.side:
            for number, row in enumerate(self._answer.rows):
                if row.row == example.row:
                    found = number
        if found != self.wall.shown:
            self.wall.shown = found
            self.wall.update()

    # choosing -------------------------------------------------------------------------------

    def _ask(self, study: Confusion) -> None:
        if study != self._study:
            self._study = study
            self.studies_changed.emit()

    def _take_side(self, key: str) -> None:
        self._wanted = "training" if key == "training" else "validation"
        self._ask(Confusion(self._wanted, self._study.actual, self._study.predicted))

    def _take_cell(self, actual: int, predicted: int) -> None:
        self._opens = self.wall is None and actual >= 0
        cell = (actual, predicted) if actual >= 0 else (None, None)
        self._ask(Confusion(self._study.side, *cell))

    def _open(self, number: int) -> None:
        """Show the row in the diagram and the chain rule."""
        if self._answer is not None and number < len(self._answer.rows):
            self.example_chosen.emit(self._answer.rows[number].row, self._study.side)

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        self.heading.set_theme(theme)
        self.caption.set_theme(theme)
        self.matrix.set_theme(theme)
        if self.wall is not None:
            self.wall.set_theme(theme)
