"""The training loop with things broken on purpose (see `mistakes`).

Its moves, looking back and divergence are the trainer's own; it is only built while a mistake
is switched on. What is shown as gradient and blame stays true, so that the step can be seen
to disagree with it.
"""

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backprop_studio.engine.batches import Rows
from backprop_studio.engine.intermediates import Intermediates
from backprop_studio.engine.mistakes import NO_MISTAKES, Mistakes
from backprop_studio.engine.network import Network, RunningStatistics
from backprop_studio.engine.settings import Settings, TrainerState
from backprop_studio.engine.trainer import Trainer

Array = NDArray[Any]


class MistakenTrainer(Trainer):
    """A trainer whose loop has `mistakes`."""

    def __init__(
        self,
        network: Network,
        settings: Settings,
        training: Rows,
        validation: Rows | None,
        start: Array,
        running: RunningStatistics | None = None,
        mistakes: Mistakes = NO_MISTAKES,
    ) -> None:
        beginning = np.zeros_like(start) if mistakes.zero_start else start
        super().__init__(network, settings, training, validation, beginning, running)
        self.mistakes = mistakes
        self.given_start = start.copy()  # what a start without mistakes would be
        self._sum = network.new_vector()  # of all gradients up to the last update
        self._sum_before = network.new_vector()

    # The loop ------------------------------------------------------------------------------

    @np.errstate(all="ignore")
    def _iterate(self, count: int, losses: list[float] | None) -> None:
        last = self.iteration + count
        while self.iteration < last and self.stopped is None:
            self._begin()
            for number in range(len(self.moves)):
                self._make(number)
            if losses is not None and self.stopped != "diverged":
                losses.append(self.loss)

    def _make(self, number: int) -> None:
        kind, layer = self.moves[number]
        if kind == "hidden_gradient" and self.mistakes.new_weights:
            self._hidden_gradient_through_new_weights(number, layer or 0)
        elif kind == "update":
            self._mistaken_update(number)
        else:
            super()._make(number)

    # The layer above, through whose weights the blame comes, has its gradient already.
    def _hidden_gradient_through_new_weights(self, number: int, layer: int) -> None:
        above = self.network.block(self.parameters, layer + 1)
        kept = above.copy()
        above -= self.learning_rate * self.network.block(self.gradient, layer + 1)
        super()._make(number)
        above[...] = kept

    def _mistaken_update(self, number: int) -> None:
        before, own = self._sum.copy(), self.gradient.copy()
        if self.mistakes.gradients_not_reset:
            self._sum += own
            self.gradient[...] = self._sum
        if self.mistakes.wrong_sign:
            np.negative(self.gradient, self.gradient)
        iteration = self.iteration
        super()._make(number)
        if self.iteration == iteration:  # diverged: the iteration did not happen
            self._sum[...] = before
        else:
            self._sum_before[...] = before

    # Looking, going back -------------------------------------------------------------------

    # A begun iteration finds what it had computed so far: the same moves of the same batch.
    def next_update(self, batch: Intermediates | None = None) -> Array:
        """What the next update would add, mistakes included; nothing changes."""
        loss, place, shown = self.loss, self._place, self.gradient.copy()
        self._begin()
        with np.errstate(all="ignore"):
            for number in range(len(self.moves) - 1):
                self._make(number)
            gradient = self.gradient.copy()
            if self.mistakes.gradients_not_reset:
                gradient += self._sum
            if self.mistakes.wrong_sign:
                np.negative(gradient, gradient)
            self._regularize(gradient, self.parameters)
            self._clip(gradient)
            change = self._optimizer.preview(gradient, self.parameters, self.learning_rate)
        self.loss, self._place = loss, place
        self.gradient[...] = shown
        return change

    def previous_move(self) -> bool:
        """Undo one move; with the update goes what it had added up."""
        iteration = self.iteration
        done = super().previous_move()
        if self.iteration < iteration:
            self._sum[...] = self._sum_before
        return done

    def state(self) -> TrainerState:
        """Where the run stands, with the gradients added up so far."""
        return replace(super().state(), gradient_sum=self._sum.copy())

    def restore(self, state: TrainerState) -> None:
        """Stand where `state` says."""
        super().restore(state)
        self._sum[...] = 0.0 if state.gradient_sum is None else state.gradient_sum


def mistakes_of(trainer: Trainer) -> Mistakes:
    """What is wrong with a trainer's loop."""
    return trainer.mistakes if isinstance(trainer, MistakenTrainer) else NO_MISTAKES


def start_of(trainer: Trainer, baseline: Array) -> Array:
    """Where a run of `trainer` from `baseline` would start if nothing were wrong."""
    if isinstance(trainer, MistakenTrainer) and trainer.mistakes.zero_start:
        return trainer.given_start
    return baseline
