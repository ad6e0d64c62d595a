"""A function of one input: the data, the network's curve through them, and each residual."""

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from backprop_studio.experiment.numbers import format_count, format_number
from backprop_studio.theme import Theme
from backprop_studio.training.data_summary import DataSummary
from backprop_studio.training.messages import FunctionPicture, Snapshot
from backprop_studio.training.predictions import Predictions, PredictionsAnswer
from backprop_studio.training.study import Study
from backprop_studio.ui.output.legend_row import Sample, ring_samples
from backprop_studio.ui.output.prediction import Range, input_bounds, on_curve, shown_input_names
from backprop_studio.ui.output.ringed_canvas import NOTHING, RingedCanvas
from backprop_studio.ui.output.row_words import row_words
from backprop_studio.ui.output.rows_plot import RowsPlot
from backprop_studio.ui.output.squares import loss_words, paint_squares, square_boxes
from backprop_studio.ui.plot_style import Floats, pen

MOST_RESIDUALS = 400  # beyond, the lines would only be a carpet
POINT, SMALL_POINT, MANY = 7, 4, 500


class _FitCanvas(RingedCanvas):
    """Paints the squares of the residuals under everything else."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.bottom.name_beside = True
        self.squares = False
        self.data: Floats = NOTHING
        self.answers: Floats = NOTHING  # the other ends of the residuals
        self.snapshot: Snapshot | None = None

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale; make room for the name of the axis."""
        super().set_theme(theme)
        self.centralLayout.setContentsMargins(0, 8, round(theme.px(26)), 0)

    def paint_under(self, painter: QPainter) -> None:
        """As wide as they are high on the screen, whatever the axes' scales."""
        if self.squares and len(self.data):
            area = self.plot_area()
            painter.setClipRect(area)
            ends = self.to_pixels(self.data), self.to_pixels(self.answers)
            paint_squares(painter, self.theme, square_boxes(*ends, area.right(), area.left()))

    def describe(self, side: Any, number: int) -> str:
        """The row, and what the network says to it."""
        if self.snapshot is None:
            return ""
        data = self.snapshot.data
        targets = data.training_targets if side == "training" else data.validation_targets
        lines = row_words(self.snapshot.experiment, data, side, number)
        lines.append(f"{data.target_names[0]}: {format_number(float(targets[number, 0]))}")
        return "\n".join(lines)


class FitView(RowsPlot):
    """Data and function over the one input; `box_changed` when the person looks elsewhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data: DataSummary | None = None
        self._picture: FunctionPicture | None = None
        self._vertical: Range | None = None
        self._answer: PredictionsAnswer | None = None
        self.canvas = _FitCanvas(self)
        self.canvas.setToolTip(self.tr("Drag to pan, wheel to zoom; double-click or A fits"))
        self._residuals = pg.PlotCurveItem(connect="pairs")
        self._training = pg.ScatterPlotItem(pxMode=True)
        self._validation = pg.ScatterPlotItem(pxMode=True)
        self._curve = pg.PlotCurveItem(antialias=True)
        items = (self._residuals, self._validation, self._training, self._curve)
        self._place(self.canvas, self.tr("The network's function and the data"), items)

    def studies(self) -> tuple[Study[Any], ...]:
        """ŷ of every row, of which the residuals are made."""
        return (Predictions(),)

    def show_squares(self, wanted: bool) -> None:
        """The residuals' squares, or only their lengths."""
        self.canvas.squares = wanted
        self._residuals.setVisible(not wanted)
        self.canvas.repaint_scene()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Points when the data are others; curve and residuals when the function is."""
        self.canvas.snapshot = snapshot
        if snapshot.data is not self._data:
            self._take_data(snapshot.data)
            (name, *_) = shown_input_names(snapshot.experiment, snapshot.data)
            self.canvas.bottom.set_name(name)
        self.canvas.ring(snapshot)
        answer, picture = snapshot.answer(Predictions()), snapshot.function
        if answer is not self._answer and answer is not None:
            self._answer = answer
            self.summary = loss_words(snapshot.experiment, answer)
            if answer.iteration != snapshot.iteration:  # computed while training goes on
                at = self.tr("iteration {number}: ").format(number=format_count(answer.iteration))
                self.summary = at + self.summary
            self._draw_residuals()
            self.canvas.repaint_scene()
        if picture is None or picture is self._picture or len(picture.grid) != 1:
            return
        if picture.outputs.shape[1] != snapshot.data.training_targets.shape[1]:
            return  # of the experiment before
        self._picture = picture
        self._draw_function()

    def _take_data(self, data: DataSummary) -> None:
        self._data, self._answer, self.summary = data, None, ""
        self.canvas.data = self.canvas.answers = NOTHING
        if not self.editing:
            self._vertical = self._picture = None
            self._curve.setData([], [])
        self.canvas.rows = {
            "training": np.column_stack([data.training_inputs[:, 0], data.training_targets[:, 0]]),
            "validation": np.column_stack(
                [data.validation_inputs[:, 0], data.validation_targets[:, 0]]
            ),
        }
        self._residuals.setData([], [])
        self.canvas.left.set_name(data.target_names[0])
        self._style_points()
        if not self.editing:
            self.fit()

    def _draw_function(self) -> None:
        assert self._picture is not None and self._data is not None
        x, y = self._picture.grid[0], self._picture.outputs[:, 0]
        self._curve.setData(x, y, connect="finite")
        self._draw_residuals()
        if not self.by_hand:
            self._fit_vertical()
        self.canvas.repaint_scene()

    def _draw_residuals(self) -> None:
        """From each target to what the network says; off the curve while no better is known."""
        data, answer = self._data, self._answer
        if data is None or not 0 < len(data.training_inputs) <= MOST_RESIDUALS:
            return
        inputs, targets = data.training_inputs[:, 0], data.training_targets[:, 0]
        if answer is not None and answer.training.targets.shape == data.training_targets.shape:
            outputs = answer.training.outputs[:, 0]
        elif self._picture is not None:
            outputs = on_curve(self._picture, inputs)[:, 0]
        else:
            return
        ends = np.column_stack([targets, outputs])
        self._residuals.setData(np.repeat(inputs, 2), ends.ravel())
        known = np.isfinite(outputs)
        self.canvas.data = np.column_stack([inputs, targets])[known]
        self.canvas.answers = np.column_stack([inputs, outputs])[known]

    # range ----------------------------------------------------------------------------------

    def fit(self) -> None:
        """Show all data."""
        moved, self.by_hand, self._vertical = self.by_hand, False, None
        if self._data is None:
            return
        self._fit_vertical()
        if moved:
            self.box_changed.emit()

    def box(self) -> tuple[Range, ...]:
        """The inputs in view."""
        return (self.canvas.shown_range()[0],)

    def _fit_vertical(self) -> None:
        """All targets with a margin, and the function as far as it goes not too far out; the
        axis moves only when what it should hold leaves it or fills less than half of it."""
        assert self._data is not None
        rows = np.vstack([self._data.training_targets, self._data.validation_targets])[:, 0]
        if not rows.size:
            return
        low, high = float(rows.min()), float(rows.max())
        extent = high - low if high > low else max(1.0, abs(high))
        if self._picture is not None:
            known = self._picture.outputs[np.isfinite(self._picture.outputs[:, 0]), 0]
            if known.size:
                low = min(low, max(float(known.min()), low - extent))
                high = max(high, min(float(known.max()), high + extent))
        wanted = (low - 0.08 * extent, high + 0.08 * extent)
        present = self._vertical
        calm = (
            present is not None
            and present[0] <= low
            and high <= present[1]
            and (high - low) > 0.5 * (present[1] - present[0])
        )
        if not calm:
            self._vertical = wanted
            self.canvas.set_range(input_bounds(self._data)[0], wanted)

    # looks ----------------------------------------------------------------------------------

    def _style_points(self) -> None:
        if self._data is None:
            return
        theme, data = self._theme, self._data
        self.canvas.point_size = size = theme.px(
            POINT if len(data.training_inputs) <= MANY else SMALL_POINT
        )
        _scatter(
            self._training,
            data.training_inputs[:, 0],
            data.training_targets[:, 0],
            size,
            theme.positive,
            True,
            theme.panel,
        )
        _scatter(
            self._validation,
            data.validation_inputs[:, 0],
            data.validation_targets[:, 0],
            size,
            theme.done,
            False,
            theme.panel,
            "d",
        )
        samples = [
            Sample(self.tr("training"), theme.positive),
            Sample(self.tr("ŷ"), theme.text, kind="line"),
            Sample(self.tr("ŷ − y"), theme.gradient, filled=False, kind="line"),
            *ring_samples(theme, data.training_rows),
        ]
        if len(data.validation_inputs):
            samples.insert(1, Sample(self.tr("validation"), theme.done, "d", filled=False))
        self.legend.set_samples(tuple(samples))
        self.canvas.repaint_scene()

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        self._theme = theme
        self.canvas.set_theme(theme)
        self.legend.set_theme(theme)
        self._curve.setPen(pen(theme.text, 2.0))
        self._residuals.setPen(pen(theme.gradient, 1.0, opacity=0.7))
        self._style_points()


def _scatter(
    item: pg.ScatterPlotItem,
    x: Floats,
    y: Floats,
    size: float,
    color: str,
    filled: bool,
    under: str,
    shape: str = "o",
) -> None:
    """Filled symbols with a hairline of the background, or their outlines."""
    if filled:
        item.setData(x, y, size=size, symbol=shape, pen=pen(under, 0.8), brush=QColor(color))
    else:
        item.setData(x, y, size=size + 1, symbol=shape, pen=pen(color, 1.6), brush=None)
