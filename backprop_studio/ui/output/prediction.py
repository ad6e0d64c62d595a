"""What the output views need to know of outputs and targets: pure functions."""

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from backprop_studio.engine.parameter_index import UnitIndex
from backprop_studio.experiment.model import Experiment
from backprop_studio.experiment.notation import Naming
from backprop_studio.training.data_summary import DataSummary
from backprop_studio.training.messages import FunctionPicture, Move, Snapshot
from backprop_studio.training.predictions import PredictionsAnswer
from backprop_studio.ui.plot_style import Floats, nice_ceiling

Range = tuple[float, float]
MARGIN = 0.08  # of the data's extent, around it
LONE = 1.5  # times a lone input, to either side of 0
ROUNDING = 1e-6  # of a map, which is in single precision and linear between its points


class OutputScale(Struct, frozen=True):
    """From the lowest to the highest output, and where neither side prevails."""

    low: float
    neutral: float
    high: float

    def share(self, value: Floats) -> Floats:
        """−1 at `low`, 0 at `neutral`, 1 at `high`, clipped; NaN counts as neutral."""
        known = np.where(np.isfinite(value), value, self.neutral)
        below, above = self.neutral - self.low, self.high - self.neutral
        away = known - self.neutral
        return np.asarray(np.clip(np.where(away < 0, away / below, away / above), -1.0, 1.0))


def output_scale(experiment: Experiment, targets: Floats) -> OutputScale:
    """By the output layer: 0 ½ 1, −1 0 1, or the extent of the targets (n, k)."""
    activation = experiment.network.layers[-1].activation
    if activation in ("sigmoid", "softmax"):
        return OutputScale(0.0, 0.5, 1.0)
    if activation == "tanh":
        return OutputScale(-1.0, 0.0, 1.0)
    low = float(targets.min()) if targets.size else 0.0
    high = float(targets.max()) if targets.size else 1.0
    if not high > low:
        low, high = low - 1, high + 1
    return OutputScale(low, (low + high) / 2, high)


def are_classes(experiment: Experiment, targets: Floats) -> bool:
    """Whether the targets (n, k) are classes, not quantities: of several softmax outputs, or
    two values of one output."""
    activation = experiment.network.layers[-1].activation
    if targets.shape[1] > 1:
        return activation == "softmax"
    if activation not in ("sigmoid", "tanh"):
        return bool(np.isin(targets, (0.0, 1.0)).all())
    return len(np.unique(targets)) <= 2


def are_probabilities(experiment: Experiment) -> bool:
    """Whether an output says how sure the network is, and not merely a quantity."""
    return experiment.network.layers[-1].activation in ("sigmoid", "softmax")


def classes(experiment: Experiment, targets: Floats) -> NDArray[np.int64] | None:
    """Each row's class (n,), or None where the targets (n, k) are quantities.

    Several softmax outputs: the largest. One output: two target values, split at the halfway.
    """
    if not are_classes(experiment, targets):
        return None
    if targets.shape[1] > 1:
        return np.asarray(np.argmax(targets, axis=1), dtype=np.int64)
    return (targets[:, 0] >= halfway(experiment, targets)).astype(np.int64)


def halfway(experiment: Experiment, targets: Floats) -> float:
    """From where on a single output votes for class 1, as the engine's accuracy counts: ½
    for targets of 0 and 1, 0 for −1 and 1; else the middle of what the output can say."""
    if np.isin(targets, (0.0, 1.0)).all():
        return 0.5
    if np.isin(targets, (-1.0, 1.0)).all():
        return 0.0
    return output_scale(experiment, targets).neutral


def shown_input_names(experiment: Experiment, data: DataSummary) -> tuple[str, ...]:
    """The columns' own names, or by the notation (x₁) where the document names none."""
    naming = Naming(experiment, len(data.input_names))
    return tuple(
        str(naming.activation(UnitIndex(-1, i))) if name in ("", f"x{i + 1}") else name
        for i, name in enumerate(data.input_names)
    )


def predicted_classes(
    experiment: Experiment, outputs: Floats, targets: Floats
) -> NDArray[np.int64]:
    """The class each row of `outputs` (n, k) votes for; a tie votes for class 1, also where
    the outputs are read off a map."""
    if outputs.shape[1] > 1:
        return np.asarray(np.argmax(outputs, axis=1))
    return (outputs[:, 0] >= halfway(experiment, targets) - ROUNDING).astype(np.int64)


def on_curve(picture: FunctionPicture, x: Floats) -> Floats:
    """Outputs (n, k) at `x` (n,), linearly between the grid's points."""
    return np.column_stack([np.interp(x, picture.grid[0], column) for column in picture.outputs.T])


def on_map(picture: FunctionPicture, points: Floats) -> Floats:
    """Outputs (n, k) at `points` (n, 2), bilinearly between the grid's points."""
    across, up = picture.grid
    column = np.interp(points[:, 0], across, np.arange(len(across)))
    row = np.interp(points[:, 1], up, np.arange(len(up)))
    left = np.minimum(column.astype(int), len(across) - 2)
    low = np.minimum(row.astype(int), len(up) - 2)
    s, t = (column - left)[:, None], (row - low)[:, None]
    grid = picture.outputs
    return np.asarray(
        (1 - t) * ((1 - s) * grid[low, left] + s * grid[low, left + 1])
        + t * ((1 - s) * grid[low + 1, left] + s * grid[low + 1, left + 1])
    )


def fits_rows(answer: PredictionsAnswer, data: DataSummary) -> bool:
    """Whether the answer is one for these rows, not for those before."""
    return bool(
        answer.training.targets.shape == data.training_targets.shape
        and (answer.validation is None) == (not len(data.validation_targets))
    )


def outputs_of_rows(
    answer: PredictionsAnswer | None, picture: FunctionPicture | None, data: DataSummary
) -> tuple[Floats, Floats] | None:
    """ŷ of the training rows and of those held out (none: an empty one); as long as only the
    map is known, off it, if they all lie on it."""
    if answer is not None:
        held_out = answer.validation
        empty = answer.training.outputs[:0]
        return answer.training.outputs, empty if held_out is None else held_out.outputs
    sides = data.training_inputs, data.validation_inputs
    if picture is None or not all(_holds(picture, inputs) for inputs in sides):
        return None
    return on_map(picture, sides[0]), on_map(picture, sides[1])


def _holds(picture: FunctionPicture, points: Floats) -> bool:
    """Whether all `points` (n, 2) lie on the map."""
    return all(
        bool(((axis[0] <= column) & (column <= axis[-1])).all())
        for axis, column in zip(picture.grid, points.T, strict=True)
    )


def input_bounds(data: DataSummary) -> tuple[Range, ...]:
    """For each input the extent of all rows with a margin; (−1, 1) around nothing, and about
    0 where there is but one row, so that there is room for another."""
    rows = np.vstack([data.training_inputs, data.validation_inputs])
    bounds = []
    for column in rows.T:
        low, high = (float(column.min()), float(column.max())) if column.size else (-1.0, 1.0)
        if column.size == 1:
            high = max(1.0, LONE * abs(high))
            low = -high
        margin = MARGIN * (high - low) if high > low else 1.0
        bounds.append((low - margin, high + margin))
    return tuple(bounds)


def line_range(values: Floats, present: Range | None) -> Range:
    """The ends of a number line that holds 0 and `values`; kept while it serves."""
    known = values[np.isfinite(values)]
    low = min(0.0, float(known.min(initial=0.0)))
    high = max(0.0, float(known.max(initial=0.0)))
    if (
        present is not None
        and present[0] <= low
        and high <= present[1]
        and high - low > (present[1] - present[0]) / 4
    ):
        return present
    ends = (
        -nice_ceiling(-low * 1.05) if low < 0 else 0.0,
        nice_ceiling(high * 1.05) if high > 0 else 0.0,
    )
    return ends if ends[1] > ends[0] else (0.0, 1.0)


def is_made(snapshot: Snapshot, wanted: Move) -> bool:
    """Whether `wanted` has been made in the present iteration, or none is begun."""
    if snapshot.move is None or wanted not in snapshot.moves:
        return True
    if snapshot.move not in snapshot.moves:
        return True
    return snapshot.moves.index(snapshot.move) >= snapshot.moves.index(wanted)
