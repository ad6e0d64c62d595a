"""Which classes are taken for which, and the rows that are worst mistaken."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from backprop_studio.engine.evaluation import Decision, decision_rule
from backprop_studio.training.commands import Side
from backprop_studio.training.messages import Floats
from backprop_studio.training.row_outputs import RowOutputs, input_values, side_rows
from backprop_studio.training.scene import Scene, frozen
from backprop_studio.training.study import Study, Work

Whole = NDArray[np.int64]
MOST_ROWS = 10_000  # of more rows, a fixed sample is counted
HURRIED_ROWS = 2000  # the same while training runs flat out
WIDE = 64  # inputs beyond which rows are told as pixels, a byte each


class ConfusedRow(Struct, frozen=True, eq=False):
    """One row: its number on its side, its classes, ŷ (k,) and its loss, and its inputs: in the
    data's own units, or pixels of 0 to 255."""

    row: int
    actual: int
    predicted: int
    outputs: Floats
    loss: float
    inputs: NDArray[Any]


class ConfusionAnswer(Struct, frozen=True, eq=False):
    """`counts[i, j]`: rows of class i that are taken for class j, of `counted` rows.

    `all_rows` are there on this side. `rows` are those asked for, the highest loss first, of
    `found`. None of this where the outputs are no classes: `counts` is (0, 0).
    """

    counts: Whole
    counted: int
    all_rows: int
    rows: tuple[ConfusedRow, ...]
    found: int
    iteration: int
    revision: int

    @property
    def wrong(self) -> int:
        """Rows off the diagonal."""
        return int(self.counts.sum() - np.trace(self.counts))


class Confusion(Study[ConfusionAnswer], frozen=True):
    """The confusion matrix of one side, and up to `most` rows: of class `actual` taken for
    `predicted` (which may be the same); where those are None, of all that are wrong."""

    side: Side = "validation"
    actual: int | None = None
    predicted: int | None = None
    most: int = 60

    def work(self) -> "ConfusionWork":
        """Pass the rows of that side forward."""
        return ConfusionWork(self)


class ConfusionWork(Work[ConfusionAnswer]):
    """Counts classes, then picks rows."""

    def __init__(self, study: Confusion) -> None:
        self._study = study
        self._all, self._some = RowOutputs(MOST_ROWS), RowOutputs(HURRIED_ROWS)
        self._outputs = self._all

    def forget(self) -> None:
        """Other rows."""
        super().forget()
        self._all.forget()
        self._some.forget()

    def pieces(self, scene: Scene, divisor: int) -> Iterator[None]:
        """All rows of the side; without held-out rows, the training rows."""
        source = side_rows(scene, self._study.side) or scene.training
        rule = decision_rule(scene.network, scene.settings.loss, source.targets)
        if rule is None or (rule != "largest" and scene.network.outputs > 1):
            nothing = frozen(np.zeros((0, 0), dtype=np.int64))
            self.answer = ConfusionAnswer(
                nothing, 0, len(source), (), 0, scene.iteration, scene.revision
            )
            return
        self._outputs = self._all if divisor == 1 else self._some
        yield from self._outputs.pieces(scene, source)
        self.answer = self._answer_for(scene, rule, len(source))

    def _answer_for(self, scene: Scene, rule: Decision, all_rows: int) -> ConfusionAnswer:
        outputs, study = self._outputs, self._study
        assert outputs.passed is not None
        actual = class_of(rule, outputs.sample.targets)
        predicted = class_of(rule, outputs.passed.outputs)
        count = max(2, scene.network.outputs)
        counts = np.bincount(actual * count + predicted, minlength=count * count)
        if study.actual is None or study.predicted is None:
            chosen = np.flatnonzero(actual != predicted)
        else:
            chosen = np.flatnonzero((actual == study.actual) & (predicted == study.predicted))
        losses = np.nan_to_num(outputs.passed.losses[chosen], nan=np.inf)
        worst = chosen[np.argsort(-losses, kind="stable")[: study.most]]
        inputs = outputs.sample.inputs[worst]
        values = input_values(scene, inputs)
        if inputs.shape[1] > WIDE:
            values = np.clip(np.round(values * 255), 0, 255).astype(np.uint8)
        rows = tuple(
            ConfusedRow(
                int(outputs.rows[row]),
                int(actual[row]),
                int(predicted[row]),
                frozen(outputs.passed.outputs[row].astype(np.float64)),
                float(outputs.passed.losses[row]),
                frozen(values[number].copy()),
            )
            for number, row in enumerate(worst.tolist())
        )
        return ConfusionAnswer(
            frozen(counts.reshape(count, count).astype(np.int64)),
            len(outputs.rows),
            all_rows,
            rows,
            len(chosen),
            scene.iteration,
            scene.revision,
        )


def class_of(rule: Decision, values: NDArray[Any]) -> Whole:
    """The class that each row of outputs or targets (n, k) stands for; of one output 0 or 1."""
    chosen = np.argmax(values, axis=1) if rule == "largest" else values[:, 0] >= _half(rule)
    return np.asarray(chosen, dtype=np.int64)


def _half(rule: Decision) -> float:
    return 0.5 if rule == "half" else 0.0
