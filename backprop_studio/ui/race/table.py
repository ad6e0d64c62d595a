"""The runners of a race as rows: shape, optimizer and rate to set, and how each one fares."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QToolButton, QWidget

from backprop_studio.experiment.model import Optimizer
from backprop_studio.experiment.numbers import format_number
from backprop_studio.theme import CAPTION, LIGHT, Theme
from backprop_studio.training.race_messages import FEWEST, MOST, RaceStanding, RunnerStanding
from backprop_studio.ui.race.marks import SHAPE_NAMES, paint_shape, runner_color
from backprop_studio.ui.race.runners import (
    KINDS,
    MEANINGS,
    kind_of,
    of_kind,
    state_words,
    tr,
    with_rate,
)
from backprop_studio.ui.widgets.choice import Choice
from backprop_studio.ui.widgets.number_field import NumberField

SHAPE, HEIGHT = 18, 24  # px
NUMBER_WIDTH, RATE_WIDTH, KIND_WIDTH, STATE_WIDTH = 66, 84, 100, 80


class Shape(QWidget):
    """A runner's shape in its colour."""

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._number, self._theme = number, LIGHT
        self.setAccessibleName(SHAPE_NAMES[number])
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square."""
        side = round(self._theme.px(SHAPE))
        return QSize(side, side)

    def set_theme(self, theme: Theme) -> None:
        """Another colour."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The shape in the middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, self.height() / 2)
        color = runner_color(self._number, self._theme)
        paint_shape(painter, middle, self._number, color, self._theme.px(6), self._theme.text)
        painter.end()


class RunnerRow(QWidget):
    """One runner; emits its number with what was done to it. It draws nothing itself: its
    parts stand in the table's grid."""

    changed = Signal(int, object)  # number, Optimizer
    taken_over = Signal(int)
    removed = Signal(int)
    refused = Signal(str)

    def __init__(self, number: int, optimizer: Optimizer, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self.number, self.optimizer = number, optimizer
        name = tr("Runner {number}").format(number=number + 1)
        self.shape = Shape(number, parent)
        self.shape.setToolTip(f"{name}: {SHAPE_NAMES[number]}")
        self.kind = Choice(
            tr("{name}: optimizer").format(name=name), [(k, tr(text)) for k, text in KINDS], parent
        )
        self.kind.set_key(kind_of(optimizer))
        self.kind.chosen.connect(self._kind_chosen)
        self.rate = NumberField(tr("{name}: learning rate").format(name=name), 0, 1000, above=True)
        self.rate.setParent(parent)
        self.rate.set_value(optimizer.learning_rate)
        self.rate.committed.connect(self._rate_committed)
        self.rate.refused.connect(self.refused)
        self.loss, self.distance, self.state = (QLabel(parent) for _ in range(3))
        for label in (self.loss, self.distance):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.state.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.take_over = QToolButton(parent)
        self.take_over.setText(tr("Take"))
        self.take_over.setToolTip(
            tr("Go on with this runner as the experiment, from where it stands; can be undone")
        )
        self.take_over.setAccessibleName(tr("Take over runner {n}").format(n=number + 1))
        self.take_over.clicked.connect(self._take_over)
        self.remove = QToolButton(parent)
        self.remove.setText("×")
        self.remove.setToolTip(tr("Remove this runner"))
        self.remove.setAccessibleName(tr("Remove runner {n}").format(n=number + 1))
        self.remove.clicked.connect(self._remove)

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """From left to right."""
        return (
            self.shape,
            self.kind,
            self.rate,
            self.loss,
            self.distance,
            self.state,
            self.take_over,
            self.remove,
        )

    def show_standing(self, runner: RunnerStanding | None) -> None:
        """How it fares; None: there is no race."""
        self.take_over.setEnabled(runner is not None)
        if runner is None:
            for label in (self.loss, self.distance, self.state):
                label.setText("")
            return
        words = state_words(runner)
        texts = format_number(runner.loss, digits=4), format_number(runner.distance), words
        for label, text in zip((self.loss, self.distance, self.state), texts, strict=True):
            if label.text() != text:
                label.setText(text)
        meaning = f"{words}. {tr(MEANINGS[runner.state])}"
        if self.state.toolTip() != meaning:
            self.state.setToolTip(meaning)

    def set_theme(self, theme: Theme) -> None:
        """Fonts and the shape's colour."""
        self.shape.set_theme(theme)
        font = theme.font(12)
        for part in self.parts[1:]:
            part.setFont(font)
            part.setFixedHeight(round(theme.px(HEIGHT)))
        self.state.setMinimumWidth(round(theme.px(STATE_WIDTH)))
        self.kind.setFixedWidth(round(theme.px(KIND_WIDTH)))
        self.rate.setFixedWidth(round(theme.px(RATE_WIDTH)))
        for label in (self.loss, self.distance):
            label.setMinimumWidth(round(theme.px(NUMBER_WIDTH)))

    def _kind_chosen(self, kind: str) -> None:
        self.changed.emit(self.number, of_kind(kind, self.optimizer.learning_rate))

    def _rate_committed(self, rate: float) -> None:
        self.changed.emit(self.number, with_rate(self.optimizer, float(rate)))

    def _take_over(self) -> None:
        self.taken_over.emit(self.number)

    def _remove(self) -> None:
        self.removed.emit(self.number)


class RaceTable(QWidget):
    """All rows under their headings. `runners_changed` carries the optimizers after an edit."""

    runners_changed = Signal(object)
    taken_over = Signal(int)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self.rows: list[RunnerRow] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(1)
        self.setProperty("dense", True)  # eight rows are to be seen without scrolling much
        self._grid.setColumnStretch(5, 1)
        self._headings = [QLabel(self) for _ in range(5)]
        for heading in self._headings:
            heading.setProperty("muted", True)
        self._grid.addWidget(self._headings[0], 0, 1)
        for column, heading in enumerate(self._headings[1:], start=2):
            self._grid.addWidget(heading, 0, column)
        self._headings[2].setAlignment(Qt.AlignmentFlag.AlignRight)
        self._headings[3].setAlignment(Qt.AlignmentFlag.AlignRight)
        self._headings[3].setToolTip(
            tr("The length of the way through the space of all weights and biases")
        )
        self.set_symbol("η")

    @property
    def optimizers(self) -> tuple[Optimizer, ...]:
        """The runners' settings, in order."""
        return tuple(row.optimizer for row in self.rows)

    def set_symbol(self, symbol: str) -> None:
        """How the document writes the learning rate."""
        texts = (tr("optimizer"), symbol, tr("loss L"), tr("way"), tr("state"))
        for heading, text in zip(self._headings, texts, strict=True):
            heading.setText(text)

    def set_runners(self, optimizers: Sequence[Optimizer]) -> None:
        """Other runners; emits nothing."""
        for row in self.rows:
            for part in (*row.parts, row):
                part.hide()
                part.deleteLater()
        self.rows = []
        for number, optimizer in enumerate(optimizers[:MOST]):
            row = RunnerRow(number, optimizer, self)
            row.changed.connect(self._changed)
            row.taken_over.connect(self.taken_over)
            row.removed.connect(self._removed)
            row.refused.connect(self.refused)
            row.set_theme(self._theme)
            row.show_standing(None)
            row.remove.setEnabled(len(optimizers) > FEWEST)
            for column, part in enumerate(row.parts):
                self._grid.addWidget(part, number + 1, column)
                part.show()
            self.rows.append(row)
        self._grid.setRowStretch(MOST + 2, 1)

    def show_race(self, race: RaceStanding | None) -> None:
        """How all fare."""
        for row in self.rows:
            known = race is not None and row.number < len(race.runners)
            row.show_standing(race.runners[row.number] if race is not None and known else None)

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        self._theme = theme
        for heading in self._headings:
            heading.setFont(theme.font(CAPTION))
        for row in self.rows:
            row.set_theme(theme)

    def _changed(self, number: int, optimizer: Optimizer) -> None:
        runners = list(self.optimizers)
        runners[number] = optimizer
        self.rows[number].optimizer = optimizer
        self.runners_changed.emit(tuple(runners))

    def _removed(self, number: int) -> None:
        runners = [o for place, o in enumerate(self.optimizers) if place != number]
        self.set_runners(runners)
        self.runners_changed.emit(tuple(runners))
