"""What the next update makes of L, found while the moves before it are looked at.

Over the tables of a large network L takes as long as several pictures, and the press that makes
the update would wait for it. The moves before leave time enough: where the update will lead is
known as soon as its iteration has begun.
"""

from collections.abc import Callable, Generator

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from backprop_studio.engine.batches import Rows, Table
from backprop_studio.engine.settings import Settings
from backprop_studio.engine.trainer import Trainer
from backprop_studio.training.loss_watch import Losses, LossWatch, finished


class _Standing(Struct, frozen=True, eq=False):
    """What the next update depends on."""

    iteration: int
    settings: Settings
    parameters: NDArray[np.floating]
    running: NDArray[np.float64]

    @classmethod
    def of(cls, trainer: Trainer) -> "_Standing":
        """Where a run stands."""
        parameters, running = trainer.parameters.copy(), trainer.running.flat.copy()
        return cls(trainer.iteration, trainer.settings, parameters, running)

    def holds(self, trainer: Trainer) -> bool:
        """Whether the run still stands there."""
        return (
            self.iteration == trainer.iteration
            and self.settings is trainer.settings
            and np.array_equal(self.parameters, trainer.parameters)
            and np.array_equal(self.running, trainer.running.flat)
        )


class Foresight:
    """Evaluates L one update ahead, if that is dear, and leaves it with the `LossWatch`."""

    def __init__(self, trainer: Trainer, losses: LossWatch) -> None:
        self._trainer, self._losses = trainer, losses
        self._from: _Standing | None = None
        self._there: NDArray[np.floating] = np.empty(0)  # the parameters after the update
        self._evaluation: Generator[None, None, Losses] | None = None

    @property
    def wanted(self) -> bool:
        """Whether there is something to find out: an iteration is under way, move by move."""
        trainer = self._trainer
        if not (trainer.made and self._losses.dear) or trainer.beside_update:
            return False
        here = self._from is not None and self._from.holds(trainer)
        return not here or self._evaluation is not None

    def advance(self) -> None:
        """One piece of it, of a few milliseconds."""
        trainer = self._trainer
        if self._from is None or not self._from.holds(trainer):
            self._from = _Standing.of(trainer)
            self._there = trainer.parameters + trainer.next_update()
            self._evaluation = self._losses.evaluation(self._evaluate())
        elif self._evaluation is not None:
            try:
                next(self._evaluation)
            except StopIteration as end:
                self._losses.keep(end.value, self._there)
                self._evaluation = None

    def arrive(self) -> None:
        """The update has been made. If it led where it was to lead, what has been evaluated
        there is not evaluated again."""
        trainer, evaluation = self._trainer, self._evaluation
        self._evaluation = None
        if (
            evaluation is not None
            and self._from is not None
            and self._from.settings is trainer.settings
            and np.array_equal(self._from.running, trainer.running.flat)
            and np.array_equal(self._there, trainer.parameters)
        ):
            found = finished(evaluation)
            assert found is not None  # nobody interrupts it
            self._losses.keep(found, self._there)

    def _evaluate(self) -> Callable[[Rows], tuple[float, float | None]]:
        evaluator, kind = self._trainer.evaluator_at(self._there), self._there.dtype

        def evaluate(rows: Rows) -> tuple[float, float | None]:
            return evaluator.evaluate(Table(rows, kind))

        return evaluate
