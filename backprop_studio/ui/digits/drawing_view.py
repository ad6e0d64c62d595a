"""Draw a digit and watch what the network reads in it, as it is now."""

from typing import Any

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from backprop_studio.experiment.numbers import format_fixed, format_number
from backprop_studio.theme import CAPTION, LIGHT, Theme
from backprop_studio.training.messages import Snapshot
from backprop_studio.training.reading import Reading, ReadingAnswer
from backprop_studio.training.study import Study
from backprop_studio.ui.digits.pad import Pad
from backprop_studio.ui.digits.probability_bars import NOTHING, ProbabilityBars, likeliest
from backprop_studio.ui.output.class_names import class_names
from backprop_studio.ui.output.prediction import are_classes, are_probabilities
from backprop_studio.ui.output.wall import paint_digit
from backprop_studio.ui.plot_heading import Caption, PlotHeading
from backprop_studio.ui.plot_style import Floats
from backprop_studio.ui.view import View
from backprop_studio.ui.widgets.segmented import Segmented

CALM_MS = 40  # between two questions while the pen moves
TALL = 420  # px from which the picture stands under the bars, and the paper takes its room


class _Prepared(QWidget):
    """The picture as the network is given it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = LIGHT
        self.pixels = np.zeros((28, 28), np.uint8)
        self.setMinimumSize(60, 60)
        self.setAccessibleName(self.tr("The drawing as the network is given it"))
        self.setToolTip(
            self.tr(
                "Prepared as MNIST's digits were: scaled to fit 20 × 20 pixels,\n"
                "its centre of mass in the middle of 28 × 28."
            )
        )

    def sizeHint(self) -> QSize:
        """Four px for each of its pixels."""
        return QSize(112, 112)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Its pixels as squares, and under them what they are."""
        painter = QPainter(self)
        painter.setFont(self.theme.font(CAPTION))
        line = painter.fontMetrics().height() + 4.0
        side = min(self.width(), self.height() - 2 * line) - 2
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        paint_digit(painter, self.theme, box, self.pixels)
        painter.setPen(QColor(self.theme.muted))
        under = QRectF(0, box.bottom() + 2, self.width(), line)
        painter.drawText(under, Qt.AlignmentFlag.AlignCenter, self.tr("what the network sees"))
        painter.end()


class DrawingView(View):
    """Pad, prepared picture, and ten probabilities that follow the pen and the training.

    `was_read(name)`: what the network reads once a stroke is ended; empty for blank paper.
    """

    was_read = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study: Reading | None = None
        self._answer: ReadingAnswer | None = None
        self._answered: Reading | None = None  # the drawing that `_answer` is about
        self._names: tuple[str, ...] = ()
        self._of: tuple[object, ...] = ()  # experiment and rows that `_names` are of
        self._sure = True  # the outputs are probabilities
        self.setAccessibleName(self.tr("Draw a digit"))
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(CALM_MS)
        self._later.timeout.connect(self._ask)
        self.pad = Pad(self)
        self.pad.drawn.connect(self._drawn)
        self.pad.lifted.connect(self._tell)
        self.pad.eraser_wanted.connect(self._change_tool)
        self.tool = Segmented(
            self.tr("Tool"), (("pen", self.tr("Pen")), ("eraser", self.tr("Eraser"))), self
        )
        self.tool.set_chosen("pen")
        self.tool.chosen.connect(self._take_tool)
        self.clear = QPushButton(self.tr("Clear"), self)
        self.clear.setToolTip(self.tr("Blank paper (Delete)"))
        self.clear.clicked.connect(self.pad.clear)
        self.prepared = _Prepared(self)
        self.bars = ProbabilityBars(self)
        self.verdict = Caption(self)
        self.heading = PlotHeading(self.tr("Draw a digit"), (self.tool, self.clear), self)
        self._lay_out()
        self.set_theme(LIGHT)

    def _lay_out(self) -> None:
        self._right = right = QVBoxLayout()
        right.setSpacing(2)
        right.addWidget(self.verdict)
        right.addWidget(self.bars, 1)
        self._body = body = QHBoxLayout()
        body.setSpacing(20)
        body.addWidget(self.pad, 4)
        body.addWidget(self.prepared, 3)
        body.addLayout(right, 6)
        self._tall = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 4, 16, 8)
        layout.setSpacing(4)
        layout.addWidget(self.heading)
        layout.addLayout(body, 1)
        self.setMinimumSize(420, 150)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a tall room the paper is large, and the picture stands under the bars."""
        super().resizeEvent(event)
        tall = event.size().height() >= TALL
        if tall == self._tall:
            return
        self._tall = tall
        if tall:
            self._body.removeWidget(self.prepared)
            self._right.addWidget(self.prepared, 1)
        else:
            self._right.removeWidget(self.prepared)
            self._body.insertWidget(1, self.prepared, 3)
        self._body.setStretchFactor(self.pad, 8 if tall else 4)

    def studies(self) -> tuple[Study[Any], ...]:
        """What is drawn now; nothing while the paper is blank."""
        return () if self._study is None else (self._study,)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """The answer for the drawing, with the present weights."""
        self._take_names(snapshot)
        answer = None if self._study is None else snapshot.answer(self._study)
        if answer is None or answer is self._answer:
            return
        self._answer, self._answered = answer, self._study
        self.prepared.pixels = answer.picture
        self.prepared.update()
        self.bars.show_outputs(self._outputs(answer), self._names, self._sure)
        self.verdict.say(self._verdict(answer, trained=snapshot.iteration > 0))
        self._tell()

    def _take_names(self, snapshot: Snapshot) -> None:
        experiment, data = snapshot.experiment, snapshot.data
        if self._of and self._of[0] is experiment and self._of[1] is data:
            return
        self._of, self._sure = (experiment, data), are_probabilities(experiment)
        names = data.target_names
        if len(names) == 1 and self._sure and are_classes(experiment, data.training_targets):
            names = class_names(data)
        if names != self._names:
            self._names = names
            self.bars.show_outputs(NOTHING, names)

    def _outputs(self, answer: ReadingAnswer) -> Floats:
        """One for each name: the probability of two classes is a single output."""
        if len(self._names) == 2 and len(answer.outputs) == 1:
            return np.append(1.0 - answer.outputs, answer.outputs)
        return answer.outputs

    def _verdict(self, answer: ReadingAnswer, trained: bool) -> str:
        outputs = self._outputs(answer)
        best = likeliest(outputs)
        if best is None:
            return self.tr("It reads nothing: its outputs are undefined")
        name, value = self._names[best], float(outputs[best])
        if self._sure:
            sure = format_fixed(100 * value, 1)
            text = self.tr("It reads {name}, {sure} % sure").format(name=name, sure=sure)
        else:
            text = self.tr("It reads {name}: ŷ = {value}").format(
                name=name, value=format_number(value)
            )
        return text if trained else self.tr("Not trained yet: {guess}").format(guess=text)

    def _tell(self) -> None:
        """What is read in the whole drawing, not in a stroke under way."""
        answer, drawn = self._answer, self._answered
        if answer is None or drawn is None or self.pad.is_drawing:
            return
        best = likeliest(self._outputs(answer))
        if drawn.ink == self.pad.ink() and best is not None:
            self.was_read.emit(self._names[best])

    # what a person does ---------------------------------------------------------------------

    def _drawn(self) -> None:
        if not self._later.isActive():
            self._later.start()

    def _ask(self) -> None:
        study = None if self.pad.is_blank else Reading(self.pad.ink())
        if study == self._study:
            return
        self._study = study
        if study is None:
            self._answer = self._answered = None
            self.was_read.emit("")
            self.prepared.pixels = np.zeros((28, 28), np.uint8)
            self.prepared.update()
            self.bars.show_outputs(NOTHING, self._names)
            self.verdict.say(self.tr("Ten probabilities follow the pen."))
        self.studies_changed.emit()

    def _take_tool(self, key: str) -> None:
        self.pad.erasing = key == "eraser"

    def _change_tool(self) -> None:
        self.pad.erasing = not self.pad.erasing
        self.tool.set_chosen("eraser" if self.pad.erasing else "pen")

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        self.heading.set_theme(theme)
        self.pad.set_theme(theme)
        self.prepared.theme = theme
        self.bars.set_theme(theme)
        self.verdict.set_theme(theme)
        self.verdict.setText(self.verdict.text() or self.tr("Ten probabilities follow the pen."))
        self.prepared.update()
