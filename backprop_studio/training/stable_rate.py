"""The largest stable learning rate of a run, as long as its experiment stays the same."""

import numpy as np

from backprop_studio.engine.batches import Rows
from backprop_studio.experiment.model import Experiment
from backprop_studio.training.advice import largest_stable_rate

# Up to which the curvature of a linear network is worked out.
MOST_FEATURES, MOST_ROWS = 100, 5000


class StableRate:
    """`value` is 2 / curvature over the training `rows`, whose inputs times `input_scale` are
    what the network sees; None where it is not known, or would take long."""

    def __init__(self, rows: Rows, input_scale: float, experiment: Experiment) -> None:
        self._rows, self._input_scale = rows, input_scale
        self._of = experiment
        self.value = self._found()

    def renew(self, experiment: Experiment) -> None:
        """That of another experiment over the same rows."""
        if self._of is not experiment:
            self._of = experiment
            self.value = self._found()

    def _found(self) -> float | None:
        if self._rows.inputs.shape[1] > MOST_FEATURES or len(self._rows) > MOST_ROWS:
            return None
        inputs = self._rows.inputs.astype(np.float64) * self._input_scale
        return largest_stable_rate(self._of, inputs)
