"""What the network predicts for the rows that are shown, beside what is so, in real units."""

from collections.abc import Iterator

import numpy as np
from msgspec import Struct

from backprop_studio.training.messages import Floats
from backprop_studio.training.row_outputs import RowOutputs, side_rows, target_values
from backprop_studio.training.scene import Scene, frozen
from backprop_studio.training.study import Study, Work

SHOWN_ROWS = 5000  # the same ones that `DataSummary` holds


class Predicted(Struct, frozen=True, eq=False):
    """One side: `outputs` and `targets` (n, k) in the data's own units, for the shown rows.

    `loss` is L over just these rows, as the network is trained; `mean_square` the mean of
    (ŷ − y)² over rows and outputs in the data's own units.
    """

    outputs: Floats
    targets: Floats
    loss: float
    mean_square: float

    @property
    def is_beyond(self) -> bool:
        """Whether the predictions have grown beyond all numbers."""
        return bool(np.isinf(self.mean_square) or not np.isfinite(self.outputs).any())


class PredictionsAnswer(Struct, frozen=True, eq=False):
    """Both sides (`validation` None where nothing is held out), after `iteration`.

    `target_scale` (k,): what one unit of a target as trained is in the data's own units; 1
    where targets are not standardized.
    """

    training: Predicted
    validation: Predicted | None
    target_scale: Floats
    iteration: int
    revision: int


class Predictions(Study[PredictionsAnswer], frozen=True):
    """ŷ of every row that the plots show."""

    def work(self) -> "PredictionsWork":
        """Pass both sides forward."""
        return PredictionsWork()


class PredictionsWork(Work[PredictionsAnswer]):
    """In evaluation mode, so that the mean of the squares is the loss that is shown."""

    def __init__(self) -> None:
        self._sides = {side: RowOutputs(SHOWN_ROWS) for side in ("training", "validation")}

    def forget(self) -> None:
        """Other rows."""
        super().forget()
        for outputs in self._sides.values():
            outputs.forget()

    def pieces(self, scene: Scene, divisor: int) -> Iterator[None]:
        """Training rows, then those held out."""
        found: dict[str, Predicted] = {}
        for side, outputs in self._sides.items():
            rows = side_rows(scene, side)
            if rows is None:
                continue
            yield from outputs.pieces(scene, rows)
            found[side] = _predicted(scene, outputs)
        self.answer = PredictionsAnswer(
            found["training"],
            found.get("validation"),
            frozen(np.array(scene.target_scale, dtype=np.float64)),
            scene.iteration,
            scene.revision,
        )


def _predicted(scene: Scene, outputs: RowOutputs) -> Predicted:
    assert outputs.passed is not None
    answers = target_values(scene, outputs.passed.outputs)
    targets = target_values(scene, outputs.sample.targets)
    with np.errstate(all="ignore"):
        mean_square = float(np.mean(np.square(answers - targets)))
        loss = float(np.mean(outputs.passed.losses, dtype=np.float64))
    return Predicted(frozen(answers), frozen(targets), loss, mean_square)
