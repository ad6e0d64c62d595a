"""What the network answers over the plane of its two inputs, with the data on it."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtGui import QBrush, QColor, QPen
from PySide6.QtWidgets import QWidget

from backprop_studio.experiment.model import Experiment
from backprop_studio.experiment.units import unit_of
from backprop_studio.theme import Theme
from backprop_studio.training.data_summary import DataSummary
from backprop_studio.training.messages import FunctionPicture, Snapshot
from backprop_studio.training.predictions import Predictions, PredictionsAnswer
from backprop_studio.training.study import Study
from backprop_studio.ui.anew import is_anew
from backprop_studio.ui.output.class_names import class_names
from backprop_studio.ui.output.legend_row import SHAPES, Sample, ring_samples
from backprop_studio.ui.output.map_canvas import MapCanvas, boundary_lines
from backprop_studio.ui.output.map_colors import (
    class_colors,
    class_pixels,
    value_color,
    value_pixels,
)
from backprop_studio.ui.output.prediction import (
    Range,
    classes,
    fits_rows,
    halfway,
    input_bounds,
    output_scale,
    outputs_of_rows,
    predicted_classes,
    shown_input_names,
)
from backprop_studio.ui.output.ringed_canvas import NOTHING
from backprop_studio.ui.output.rows_plot import RowsPlot
from backprop_studio.ui.placed_image import PlacedImage
from backprop_studio.ui.plot_style import Floats, pen

POINT, SMALL_POINT, MANY = 8.0, 5.0, 500
COLOR_STEPS = 16  # of a quantity, to each side of the middle


class DecisionMap(RowsPlot):
    """Outputs over two inputs; `box_changed` when the person looks elsewhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._experiment: Experiment | None = None
        self._data: DataSummary | None = None
        self._picture: FunctionPicture | None = None
        self._answer: PredictionsAnswer | None = None
        self._told = True  # whether it may be counted what is wrong
        self._classes: NDArray[np.int64] | None = None  # of the training rows
        self._held_out_classes: NDArray[np.int64] | None = None
        self._border: float | None = None  # between two classes
        self._looks: dict[tuple[Theme, bool, bool, int, int], tuple[QBrush, QPen]] = {}
        self.canvas = MapCanvas(self)
        self.canvas.setToolTip(self.tr("Drag to pan, wheel to zoom; double-click or A fits"))
        self.training = pg.ScatterPlotItem(pxMode=True)
        self.validation = pg.ScatterPlotItem(pxMode=True)
        self._place(self.canvas, self.tr("Decision map"), (self.validation, self.training))

    def studies(self) -> tuple[Study[Any], ...]:
        """ŷ of every row, by which those that are wrong are known wherever the map ends."""
        return (Predictions(),)

    # what is shown --------------------------------------------------------------------------

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Points when the data are others; the map when the function is, and the crosses when
        the predictions are."""
        self.canvas.snapshot = snapshot
        if snapshot.data is not self._data or snapshot.experiment is not self._experiment:
            moved = snapshot.data is not self._data
            self._data, self._experiment = snapshot.data, snapshot.experiment
            self._take_data(moved)
        self.canvas.ring(snapshot)
        answer, picture = snapshot.answer(Predictions()), snapshot.function
        told = "accuracy" not in snapshot.untold
        if answer is None or not fits_rows(answer, snapshot.data):
            answer = self._answer
        if answer is not self._answer or told != self._told:
            self._answer, self._told = answer, told
            self._mark_wrong()
        if picture is None or picture is self._picture or len(picture.grid) != 2:
            return
        if picture.outputs.shape[2] != snapshot.data.training_targets.shape[1]:
            return  # of the experiment before
        self._picture = picture
        self._draw_map()

    def _take_data(self, moved: bool) -> None:
        assert self._data is not None and self._experiment is not None
        data, targets = self._data, self._data.training_targets
        self._classes = classes(self._experiment, targets)
        held_out = data.validation_targets
        self._held_out_classes = classes(self._experiment, held_out) if len(held_out) else None
        self._border = None if self._classes is None else halfway(self._experiment, targets)
        across, up = shown_input_names(self._experiment, data)
        for axis, name in ((self.canvas.bottom, across), (self.canvas.left, up)):
            axis.set_name(name)
            axis.write = unit_of(self._experiment, name).short
        self.canvas.rows = {"training": data.training_inputs, "validation": data.validation_inputs}
        single = targets.shape[1] == 1
        self.canvas.scale = output_scale(self._experiment, targets) if single else None
        self.canvas.title = "ŷ"
        self._style_points()
        if moved and not self.editing:
            self._picture = self._answer = None
            self.canvas.image = None
            self.canvas.boundary = []
            self.canvas.crosses = NOTHING
            self.canvas.empty_text = self.tr("The map is being computed …")
            self.fit()

    def _draw_map(self) -> None:
        picture = self._picture
        assert picture is not None
        self.canvas.empty_text = ""
        if self.canvas.scale is not None:
            share = self.canvas.scale.share(picture.outputs[:, :, 0])
            pixels = value_pixels(self._theme, share)
            self.canvas.boundary = boundary_lines(picture, self._border)
        else:
            pixels = class_pixels(self._theme, picture.outputs)
            self.canvas.boundary = []
        self.canvas.image = PlacedImage(pixels, *picture.grid)
        self._mark_wrong()
        self.canvas.repaint_marks()

    def _mark_wrong(self) -> None:
        """A cross on every point whose class the network gets wrong, and their number; neither
        where the hall shall guess it."""
        data, experiment = self._data, self._experiment
        assert data is not None and experiment is not None
        outputs = outputs_of_rows(self._answer, self._picture, data)
        told = self._told and outputs is not None and not any(np.isnan(o).any() for o in outputs)
        if self._classes is None or outputs is None or not told:
            self.summary = ""
            self._put_crosses(NOTHING)
            return
        spots, counts = [], []
        for inputs, truth, output in zip(
            (data.training_inputs, data.validation_inputs),
            (self._classes, self._held_out_classes),
            outputs,
            strict=True,
        ):
            if truth is None:
                continue
            voted = predicted_classes(experiment, output, data.training_targets)
            missed = voted != truth
            spots.append(inputs[missed])
            counts.append((int(missed.sum()), len(inputs)))
        self._put_crosses(np.vstack(spots) if spots else NOTHING)
        self.summary = self._count_words(counts)

    def _put_crosses(self, points: Floats) -> None:
        if not np.array_equal(points, self.canvas.crosses):
            self.canvas.crosses = points
            self.canvas.repaint_marks()

    def _count_words(self, counts: Sequence[tuple[int, int]]) -> str:
        names = (self.tr("{wrong} of {all} wrong"), self.tr("validation {wrong} of {all}"))
        return ", ".join(
            name.format(wrong=wrong, all=every)
            for name, (wrong, every) in zip(names, counts, strict=False)
        )

    # range ----------------------------------------------------------------------------------

    def fit(self) -> None:
        """Show all data."""
        moved, self.by_hand = self.by_hand, False
        if self._data is None:
            return
        across, up = input_bounds(self._data)
        self.canvas.set_range(across, up)
        if moved:
            self.box_changed.emit()

    def box(self) -> tuple[Range, ...]:
        """The inputs in view."""
        return self.canvas.shown_range()

    # looks ----------------------------------------------------------------------------------

    def _style_points(self) -> None:
        data, theme = self._data, self._theme
        if data is None or self._experiment is None:
            return
        self.canvas.point_size = size = theme.px(
            POINT if len(data.training_inputs) <= MANY else SMALL_POINT
        )
        for item, inputs, targets, filled in (
            (self.training, data.training_inputs, data.training_targets, True),
            (self.validation, data.validation_inputs, data.validation_targets, False),
        ):
            keys, shapes = self._point_keys(inputs, targets)
            looks = {key: self._look(key) for key in set(keys)}
            rim = pen(theme.text, 0.8) if self._classes is None else pen(theme.background, 0.9)
            item.setData(
                inputs[:, 0],
                inputs[:, 1],
                size=size if filled else size + 1,
                symbol=shapes,
                brush=[looks[key][0] for key in keys] if filled else None,
                pen=rim if filled else [looks[key][1] for key in keys],
            )
        self.canvas.repaint_scene()
        self._name_samples()

    def _point_keys(self, inputs: Floats, targets: Floats) -> tuple[list[int], list[str]]:
        """Each point's class, or the step of its quantity on the scale of colours; its shape."""
        assert self._experiment is not None
        labels = classes(self._experiment, targets) if len(inputs) else None
        if self._classes is None or labels is None:
            steps = np.round(self._shares(targets) * COLOR_STEPS).astype(int)
            return steps.tolist(), ["o"] * len(inputs)
        numbers = labels.tolist()
        return numbers, [SHAPES[label % len(SHAPES)] for label in numbers]

    def _look(self, key: int) -> tuple[QBrush, QPen]:
        """Brush and pen of such points: the very same each time, for the plot paints a symbol
        for each that it has not met."""
        known = (self._theme, is_anew(), self._classes is None, self._class_count(), key)
        if known not in self._looks:
            if self._classes is None:
                color = value_color(self._theme, key / COLOR_STEPS)
            else:
                palette = class_colors(self._theme, self._class_count())
                color = QColor(palette[key % len(palette)])
            self._looks[known] = QBrush(color), pen(color, 1.8)
        return self._looks[known]

    def _shares(self, targets: Floats) -> Floats:
        assert self._experiment is not None and self._data is not None
        scale = output_scale(self._experiment, self._data.training_targets)
        return scale.share(targets[:, 0])

    def _class_count(self) -> int:
        assert self._data is not None
        return max(2, int(self._data.training_targets.shape[1]))

    def class_samples(self) -> tuple[Sample, ...]:
        """How the points of each class look; none where targets are quantities."""
        if self._data is None or self._classes is None:
            return ()
        names, palette = class_names(self._data), class_colors(self._theme, self._class_count())
        return tuple(
            Sample(
                names[label],
                palette[label % len(palette)],
                SHAPES[label],
            )
            for label in range(min(self._class_count(), len(SHAPES)))
        )

    def quantity(self) -> tuple[str, float] | None:
        """What the points measure, and the middle one of their values; None for classes."""
        if self._data is None or self._classes is not None:
            return None
        middle = float(np.median(self._data.training_targets[:, 0]))
        return self._data.target_names[0], float(f"{middle:.3g}")

    def _name_samples(self) -> None:
        assert self._data is not None
        theme, data = self._theme, self._data
        samples = list(self.class_samples())
        if self._classes is None:
            samples.append(Sample(self.tr("training, coloured by y"), theme.muted))
        if len(data.validation_inputs):
            samples.append(Sample(self.tr("validation"), theme.muted, filled=False))
        if self._classes is not None:
            samples.append(Sample(self.tr("wrong"), theme.text, "x"))
        samples += ring_samples(theme, data.training_rows)
        self.legend.set_samples(tuple(samples))

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        self._theme = theme
        self.canvas.set_theme(theme)
        self.legend.set_theme(theme)
        self._style_points()
        if self._picture is not None:
            self._draw_map()
