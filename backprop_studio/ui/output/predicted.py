"""Predicted against actual: every row as a point, in the target's own unit."""

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from backprop_studio.experiment.model import Experiment
from backprop_studio.experiment.units import Unit, name_with_unit, unit_of
from backprop_studio.theme import CAPTION, Theme
from backprop_studio.training.commands import Side
from backprop_studio.training.data_summary import DataSummary
from backprop_studio.training.messages import Snapshot
from backprop_studio.training.predictions import Predicted, Predictions, PredictionsAnswer
from backprop_studio.training.study import Study
from backprop_studio.ui.output.legend_row import Sample, ring_samples
from backprop_studio.ui.output.prediction import fits_rows
from backprop_studio.ui.output.ringed_canvas import NOTHING, RingedCanvas
from backprop_studio.ui.output.row_words import row_words
from backprop_studio.ui.output.rows_plot import RowsPlot
from backprop_studio.ui.plot_points import place_points
from backprop_studio.ui.plot_style import Floats, pen

OUTLIER = 3.0  # times the typical error, from which a row is marked
SIDES: tuple[Side, ...] = ("training", "validation")
POINT, SMALL_POINT, MANY = 6.5, 4.5, 400
NAME_ROOM = 24.0


class _PredictedCanvas(RingedCanvas):
    """Tells of each row what was predicted."""

    worst_wanted = Signal(int)  # a step among the rows, the worst first

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.experiment: Experiment | None = None
        self.data: DataSummary | None = None
        self.answer: PredictionsAnswer | None = None
        self.across, self.up = "", ""
        self.bottom.name_beside = True

    def paint_over(self, painter: QPainter) -> None:
        """What the axes measure, inside the plot: amounts leave no room beside them."""
        super().paint_over(painter)
        painter.setFont(self.theme.font(CAPTION))
        painter.setPen(QColor(self.theme.muted))
        place = self.plot_area().adjusted(0, 0, -4, -2)
        painter.drawText(
            place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, self.across
        )
        painter.drawText(self.plot_area().adjusted(6, 0, 0, 0), Qt.AlignmentFlag.AlignTop, self.up)

    def describe(self, side: Side, number: int) -> str:
        """Actual, predicted, the difference and the inputs."""
        answer, data, experiment = self.answer, self.data, self.experiment
        if answer is None or data is None or experiment is None:
            return ""
        part = answer.training if side == "training" else answer.validation
        if part is None:
            return ""
        row, output = divmod(number, part.targets.shape[1])
        unit = unit_of(experiment, data.target_names[output])
        actual, predicted = float(part.targets[row, output]), float(part.outputs[row, output])
        lines = row_words(experiment, data, side, row)
        lines[1:1] = [
            self.tr("actual {amount}").format(amount=unit.amount(actual)),
            self.tr("predicted {amount}").format(amount=unit.amount(predicted)),
            self.tr("residual ŷ − y = {amount}").format(amount=unit.amount(predicted - actual)),
        ]
        return "\n".join(lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """N and P: the next and previous row, the worst prediction first."""
        steps = {Qt.Key.Key_N: 1, Qt.Key.Key_P: -1}
        key = Qt.Key(event.key())
        if key in steps and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.worst_wanted.emit(steps[key])
        else:
            super().keyPressEvent(event)


class PredictedView(RowsPlot):
    """ŷ over y with the line where both are the same, or the residuals ŷ − y over y."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snapshot: Snapshot | None = None
        self._answer: PredictionsAnswer | None = None
        self._data: DataSummary | None = None
        self._unit = Unit()
        self._residuals = False
        self._worst = -1
        self._looks: tuple[Theme, float] | None = None  # that the points have now
        self.canvas = _PredictedCanvas(self)
        self.canvas.worst_wanted.connect(self._to_worst)
        self._line = pg.PlotCurveItem()
        self.points = {side: pg.ScatterPlotItem(pxMode=True) for side in SIDES}
        self.outliers = pg.ScatterPlotItem(pxMode=True, symbol="t1")
        items = (self._line, *self.points.values(), self.outliers)
        self._place(self.canvas, self.tr("Predicted against actual"), items)

    def studies(self) -> tuple[Study[Any], ...]:
        """ŷ of every row."""
        return (Predictions(),)

    def show_residuals(self, wanted: bool) -> None:
        """Residuals ŷ − y in place of ŷ."""
        self._residuals, self.by_hand = wanted, False
        self._draw()
        if self._snapshot is not None:
            self.canvas.ring(self._snapshot)  # where its rows lie now

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw when there is another answer; ring the batch and the shown row."""
        self._snapshot = snapshot
        if snapshot.data is not self._data:
            self._data, self.by_hand, self._worst = snapshot.data, False, -1
            self._answer = None
            self._unit = unit_of(snapshot.experiment, snapshot.data.target_names[0])
        answer = snapshot.answer(Predictions())
        if answer is not None and answer is not self._answer and fits_rows(answer, snapshot.data):
            self._answer = answer
            self._draw()
        self.canvas.ring(snapshot)

    # drawing --------------------------------------------------------------------------------

    def _draw(self) -> None:
        answer, snapshot = self._answer, self._snapshot
        if answer is None or snapshot is None:
            return
        canvas, theme = self.canvas, self._theme
        canvas.answer, canvas.data, canvas.experiment = answer, snapshot.data, snapshot.experiment
        places: dict[Side, Floats] = {"training": self._places(answer.training)}
        if answer.validation is not None:
            places["validation"] = self._places(answer.validation)
        canvas.rows, canvas.outputs = places, len(snapshot.data.target_names)
        for side in SIDES:
            spots = places.get(side, NOTHING)
            place_points(self.points[side], spots)
        limit = OUTLIER * np.sqrt(answer.training.mean_square)
        far = [places["training"][self._far(answer.training, limit)]]
        if answer.validation is not None:
            far.append(places["validation"][self._far(answer.validation, limit)])
        place_points(self.outliers, np.vstack(far))
        names, unit = snapshot.data.target_names, ""
        name = name_with_unit(snapshot.experiment, names[0])
        if len(names) > 1:
            name = self.tr("all {count} targets").format(count=len(names))
            unit = f" ({self._unit.name})" if self._unit.name else ""
        canvas.across = self.tr("actual {name}{unit}").format(name=name, unit=unit)
        canvas.up = self.tr("ŷ − y") if self._residuals else self.tr("predicted")
        canvas.bottom.write = canvas.left.write = self._unit.short
        if not self.by_hand:
            self._fit_range(places)
        self._say(answer)
        self._style(theme)

    def _places(self, part: Predicted) -> Floats:
        actual, predicted = part.targets.ravel(), part.outputs.ravel()
        up = predicted - actual if self._residuals else predicted
        return np.column_stack([actual, up])

    def _far(self, part: Predicted, limit: float) -> Any:
        return np.abs(part.outputs - part.targets).ravel() > limit

    def _say(self, answer: PredictionsAnswer) -> None:
        """The root of the mean square is the typical error, in the target's unit."""
        typical = self._unit.amount(float(np.sqrt(answer.training.mean_square)))
        text = self.tr("off by {typical} (√MSE)").format(typical=typical)
        if answer.validation is not None:
            held = self._unit.amount(float(np.sqrt(answer.validation.mean_square)))
            text += self.tr(", validation {typical}").format(typical=held)
        if answer.training.is_beyond:
            text = self.tr("the predictions are beyond all numbers")
        self.summary = text
        self.canvas.setAccessibleDescription(text)

    # range and choosing ---------------------------------------------------------------------

    def fit(self) -> None:
        """Show all rows."""
        self.by_hand = False
        self._draw()

    def _below(self, span: float) -> float:
        """Room for the name of the axis, which stands inside the plot, below the lowest points."""
        height = max(float(self.canvas.plot_area().height()), 1.0)
        return span * min(self._theme.px(NAME_ROOM) / height, 0.25)

    def _fit_range(self, places: dict[Side, Floats]) -> None:
        points = np.vstack(list(places.values()))
        points = points[np.isfinite(points).all(axis=1)]
        if not len(points):
            return
        (left, low), (right, high) = points.min(axis=0), points.max(axis=0)
        margin = 0.04 * (right - left) or 1.0
        if self._residuals:
            far = max(abs(low), abs(high)) * 1.08 or 1.0
            up = (-far - self._below(2 * far), far)
            ends = np.array([[left - margin, 0.0], [right + margin, 0.0]])
        else:
            low, high = min(low, left), max(high, right)
            up = (low - max(margin, self._below(high - low)), high + margin)
            ends = np.array([[low - margin] * 2, [high + margin] * 2])
        self._line.setData(ends[:, 0], ends[:, 1])
        present = self.canvas.shown_range()
        wanted = ((float(left - margin), float(right + margin)), (float(up[0]), float(up[1])))
        if not _holds(present, wanted):
            self.canvas.set_range(*wanted)

    def _to_worst(self, step: int) -> None:
        """The next row, those predicted worst first."""
        if self._answer is None or self._snapshot is None:
            return
        errors, places = [], []
        for side in SIDES:
            part = getattr(self._answer, side)
            if part is not None:
                errors.append(np.abs(part.outputs - part.targets).ravel())
                places += [(side, number) for number in range(part.outputs.size)]
        order = np.argsort(-np.concatenate(errors), kind="stable")
        self._worst = (self._worst + step) % len(order) if self._worst >= 0 else 0
        self.canvas.choose(*places[int(order[self._worst])])

    # looks ----------------------------------------------------------------------------------

    def _style(self, theme: Theme) -> None:
        count = sum(len(points) for points in self.canvas.rows.values())
        size = theme.px(POINT if count <= MANY else SMALL_POINT)
        self.canvas.point_size = size
        if self._looks != (theme, size):  # takes a millisecond for every few hundred points
            self._looks = theme, size
            self._style_points(theme, size)
        samples = [Sample(self.tr("training"), theme.positive)]
        if len(self.canvas.rows.get("validation", NOTHING)):
            samples.append(Sample(self.tr("validation"), theme.done, "d", filled=False))
        samples.append(Sample(self.tr("ŷ = y"), theme.text, filled=False, kind="line"))
        samples.append(
            Sample(
                self.tr("> 3 √MSE off"),
                theme.negative,
                "t1",
                filled=False,
                meaning=self.tr("predicted more than three times the typical error off"),
            )
        )
        if self._data is not None:
            samples += ring_samples(theme, self._data.training_rows)
        self.legend.set_samples(tuple(samples))
        self.canvas.repaint_scene()

    def _style_points(self, theme: Theme, size: float) -> None:
        training, validation = self.points["training"], self.points["validation"]
        ink = QColor(theme.positive)
        ink.setAlphaF(0.75)
        training.setSize(size)
        training.setPen(pen(theme.panel, 0.5))
        training.setBrush(ink)
        validation.setSize(size + 1.5)
        validation.setSymbol("d")
        validation.setPen(pen(theme.done, 1.4))
        validation.setBrush(None)
        self.outliers.setSize(size + theme.px(6))
        self.outliers.setPen(pen(theme.negative, 1.4))
        self.outliers.setBrush(None)
        self._line.setPen(pen(theme.text, 1.4, Qt.PenStyle.DashLine))

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        self._theme = theme
        self.canvas.set_theme(theme)
        self.legend.set_theme(theme)
        self._style(theme)


def _holds(present: Any, wanted: Any) -> bool:
    """Whether the range in view shows what it should, and not much more."""
    return all(
        at[0] <= wish[0] and wish[1] <= at[1] and wish[1] - wish[0] > 0.6 * (at[1] - at[0])
        for at, wish in zip(present, wanted, strict=True)
    )
