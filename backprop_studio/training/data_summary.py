"""The rows of an experiment as the views need them."""

from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class DataSummary(Struct, frozen=True):
    """The rows on each side (a fixed sample above 5 000); arrays are read-only.

    `training_values` and `validation_values` (n, features) times `input_scale` are the inputs in
    the data's own units. Pixels stay bytes in them: as floats, those of the digits would take
    60 MB in the worker and as much again in the window. `target_mean` and `target_scale` (k,)
    take a target as trained back to the data's units: mean + scale · y; None where targets are
    not standardized.
    """

    input_names: tuple[str, ...]
    target_names: tuple[str, ...]
    training_values: NDArray[Any]
    training_targets: Floats
    validation_values: NDArray[Any]
    validation_targets: Floats
    training_rows: int
    validation_rows: int
    left_out_rows: int
    sampled: bool
    target_mean: Floats | None = None
    target_scale: Floats | None = None
    input_scale: float = 1.0

    @property
    def training_inputs(self) -> Floats:
        """(n, features) in the data's own units; of pixels a new array at each call."""
        return self.in_units(self.training_values)

    @property
    def validation_inputs(self) -> Floats:
        """The same of the held-out rows."""
        return self.in_units(self.validation_values)

    def in_units(self, values: NDArray[Any]) -> Floats:
        """Some of the values, in the data's own units."""
        return values if values.dtype == np.float64 else values * self.input_scale
