"""The rows that the views show, and the box of inputs around them."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from backprop_studio.engine.batches import Rows
from backprop_studio.experiment.prepared import PreparedData
from backprop_studio.training.copies import frozen
from backprop_studio.training.data_summary import DataSummary
from backprop_studio.training.messages import LOSS_ROWS, Floats

OUTER = 0.15  # room around the data in a function picture, as a share of its spread


def input_box(data: DataSummary) -> Floats:
    """Lowest and highest value of each input to be drawn (features, 2), in the data's own
    units."""
    sides = [each for each in (data.training_values, data.validation_values) if len(each)]
    low = data.in_units(np.min([each.min(axis=0) for each in sides], axis=0))
    high = data.in_units(np.max([each.max(axis=0) for each in sides], axis=0))
    room = OUTER * (high - low)
    room[room == 0.0] = 1.0
    return np.stack((low - room, high + room), axis=1)


def data_summary(data: PreparedData, training: Rows, validation: Rows | None) -> DataSummary:
    """The rows as the views need them: those that losses are over, of many a fixed sample."""
    counts = len(data.training_inputs), len(data.validation_inputs)
    held_out = Rows(data.validation_inputs, data.validation_targets)
    if validation is not None:
        held_out = validation
    mean, scale = (np.asarray(each, float) for each in (data.targets.mean, data.targets.deviation))
    own = bool((mean == 0).all() and (scale == 1).all())
    return DataSummary(
        data.input_names,
        data.target_names,
        _input_values(data, training.inputs),
        frozen(data.target_values(training.targets)),
        _input_values(data, held_out.inputs),
        frozen(data.target_values(held_out.targets)),
        *counts,
        data.left_out,
        max(counts) > LOSS_ROWS,
        None if own else frozen(mean),
        None if own else frozen(scale),
        data.input_scale if _are_pixels(data) else 1.0,
    )


def _input_values(data: PreparedData, rows: NDArray[Any]) -> NDArray[Any]:
    """Some rows in their own units, read-only; pixels as they are."""
    values = rows.view() if _are_pixels(data) else data.input_values(rows)
    values.flags.writeable = False
    return values


def _are_pixels(data: PreparedData) -> bool:
    return data.training_inputs.dtype == np.uint8 and data.inputs.changes_nothing
