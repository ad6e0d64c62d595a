"""One training run: moves, iterations, epochs. Deterministic; no clock, no file, no thread.

An iteration takes the next batch and makes these moves:

    forward          layer by layer, first hidden layer to output layer
    loss             e = ŷ − y, and the batch's mean loss
    output gradient  δ of the output layer and the gradient by its parameters
    hidden gradient  the same layer by layer, down to the first
    update           penalty and clipping, then the optimizer's change to all parameters

`step` and `advance` make whole iterations, `next_move` a single move; both ways give
identical parameters. If the loss, the gradient or a new parameter is not finite, the
iteration does not happen: everything stays as before it, and `stopped` says "diverged".
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backprop_studio.engine import regularization
from backprop_studio.engine.batches import Place, Rows, iteration_random
from backprop_studio.engine.intermediates import Intermediates, Looks
from backprop_studio.engine.iterations import Iterations
from backprop_studio.engine.moves import moves_of
from backprop_studio.engine.network import Network, RunningStatistics
from backprop_studio.engine.optimizers import new_optimizer
from backprop_studio.engine.settings import Settings, TrainerState

Array = NDArray[Any]


class Trainer(Iterations):
    """A run from the parameters `start` (flat, copied) on the rows `training`.

    `validation` rows serve `evaluate` and early stopping. `running` are batch
    normalization's statistics to start from (copied; None: mean 0, variance 1).

    Attributes to read: `parameters` (flat, live; write by `set_parameter`), `running`,
    `gradient` (flat, what the optimizer was given last, penalty and clipping included),
    `loss` (of the last batch, before its update), `iteration` (iterations made), `moves`
    and `made` (moves made of the present iteration; 0 between iterations; `len(moves)`
    right after an update made by `next_move`, when the iteration is complete and counted
    and `old_parameters` shows what it started from), `stopped`, `best`.
    """

    def __init__(
        self,
        network: Network,
        settings: Settings,
        training: Rows,
        validation: Rows | None,
        start: Array,
        running: RunningStatistics | None = None,
    ) -> None:
        super().__init__(network, settings, training, validation, start, running)
        self.moves = moves_of(len(network.layers))
        self.made = 0
        self._looks = Looks(network, self.parameters, self.running, self._loss)

    # Reading ------------------------------------------------------------------------------

    @property
    def epoch(self) -> int:
        """The epoch of the last iteration made, counted from 1; 0 before the first."""
        return self._batches.epoch

    @property
    def iterations_per_epoch(self) -> int:
        """Batches an epoch, the last and smaller one included."""
        return self._batches.per_epoch

    @property
    def penalty(self) -> float:
        """The regularization term of the last iteration, with the parameters it began with."""
        settings = self.settings
        return regularization.penalty(self._old, self.network.weight_mask, settings.l1, settings.l2)

    @property
    def old_parameters(self) -> Array | None:
        """Beside an update just made by `next_move`: the parameters before it (a copy)."""
        return self._old.copy() if self.beside_update else None

    @property
    def running_at_hand(self) -> RunningStatistics:
        """Batch normalization's statistics; beside an update those before it (a copy)."""
        if not self.beside_update:
            return self.running
        old = self.network.new_statistics()
        old.flat[...] = self._old_running
        return old

    @property
    def batch_rows(self) -> Array:
        """Training rows (indices) of the present batch; between iterations, of the next."""
        return self._batches.rows_of(self._shown_place())

    @property
    def beside_update(self) -> bool:
        """Whether an update was just made by `next_move`."""
        return self.made == len(self.moves)

    @property
    def before_update(self) -> bool:
        """Whether the next move is the update."""
        return self.made == len(self.moves) - 1

    @contextmanager
    def beyond_update(self) -> Iterator[None]:
        """Within it, an update that was just made is left behind: `intermediates` and what stands
        above are those of the batch that follows, with the present parameters."""
        made, self.made = self.made, 0 if self.beside_update else self.made
        try:
            yield
        finally:
            self.made = made

    def _shown_place(self) -> Place:
        return self._place if self.made else self._batches.next_place()

    # Iterations ---------------------------------------------------------------------------

    def step(self) -> float:
        """Make one iteration, or finish the one begun; the loss of its batch before the
        update. Once `stopped`, nothing happens and the last loss is returned."""
        self.advance(1)
        return self.loss

    def advance(self, count: int, losses: list[float] | None = None) -> int:
        """Make up to `count` iterations, fewer if the run stops; how many were made. The
        loss of each one's batch, before its update, is appended to `losses`."""
        first = self.iteration
        if self.made and count > 0:
            while 0 < self.made < len(self.moves) and self.next_move():
                pass
            self.made = 0
            if losses is not None and self.iteration > first:
                losses.append(self.loss)
        self._iterate(count - (self.iteration - first), losses)
        return self.iteration - first

    # Moves --------------------------------------------------------------------------------

    def next_move(self) -> bool:
        """Make one move; False if the run has stopped, also if it just diverged."""
        if self.stopped is not None:
            return False
        if self.beside_update:
            self.made = 0
        with np.errstate(all="ignore"):
            if self.made == 0:
                self._begin()
            self._make(self.made)
        self.made = self.made + 1 if self.stopped != "diverged" else 0
        return self.stopped != "diverged"

    def previous_move(self) -> bool:
        """Undo one move; between iterations, the last update. False if it is not kept: after
        another undone, after a change, and after an `advance` that diverged on its way."""
        if 0 < self.made < len(self.moves):
            self.made -= 1
            return True
        if self._kept is None:
            return False
        batches = self._batches
        batches.epoch, batches.position, self.best = self._kept
        self._kept = None
        self.parameters[...] = self._old
        self.running.flat[...] = self._old_running
        self._optimizer.revert()
        self.iteration -= 1
        self.stopped = None
        self._redo(len(self.moves) - 1)
        return True

    def _make(self, number: int) -> None:
        kind, layer = self.moves[number]
        forward, backward = self._active.forward, self._active.backward
        if kind == "forward":
            forward.forward(forward.layers[layer or 0], True)
        elif kind == "loss":
            np.subtract(forward.last.a, forward.y, forward.error)
            self.loss = self._active.loss()
        elif kind == "output_gradient":
            backward.output_gradient()
        elif kind == "hidden_gradient":
            backward.hidden_gradient(layer or 0)
        else:
            self._parameters_are_finite = False  # for all that is known here
            self._update(forward, keep=True)

    def _redo(self, made: int) -> None:
        """Begin the iteration again and make its first `made` moves."""
        self.made = made
        if made:
            with np.errstate(all="ignore"):
                self._begin()
                for number in range(made):
                    self._make(number)

    # Changing -----------------------------------------------------------------------------

    def configure(self, settings: Settings) -> None:
        """Go on with other settings. A new kind of optimizer starts with empty vectors; a
        begun iteration is done again with the new ones, or dropped if its batch changes."""
        before = self.settings
        self._take_settings(settings)
        walk = (settings.batch_size, settings.shuffle, settings.seed)
        if walk != (before.batch_size, before.shuffle, before.seed):
            self._batches.configure(*walk)
            self._passes.clear()
            self.made = 0
            self._kept = None
        if settings.rule != before.rule:
            self._change_rule()
        if (settings.loss, settings.delta) != (before.loss, before.delta):
            self._take_loss()
            self._looks = Looks(self.network, self.parameters, self.running, self._loss)
        self.stopped = None
        if not self.beside_update:
            self._redo(self.made)

    def _change_rule(self) -> None:
        before = self._optimizer
        self._optimizer = new_optimizer(self.settings.rule, self.network.size, self.network.dtype)
        if before.rule.kind == self.settings.rule.kind and (
            before.vectors == self._optimizer.vectors
        ):
            self._optimizer.present = before.present
            self._optimizer.count = before.count
        self._kept = None

    def set_parameter(self, position: int, value: float) -> None:
        """Set one parameter (its place in the flat vector) by hand, at most to the largest number
        of its precision. A begun iteration's moves are made again; the last update stays."""
        largest = float(np.finfo(self.network.dtype).max)
        self.parameters[position] = min(max(value, -largest), largest)
        self._kept = None
        self.stopped = None
        self._redo(0 if self.beside_update else self.made)

    def state(self) -> TrainerState:
        """Where the run stands; arrays are copies."""
        return TrainerState(
            iteration=self.iteration,
            epoch=self._batches.epoch,
            position=self._batches.position,
            parameters=self.parameters.copy(),
            running=self.running.flat.copy(),
            optimizer={
                name: vector.copy()
                for name, vector in zip(
                    self._optimizer.vectors, self._optimizer.present, strict=True
                )
            },
            optimizer_count=self._optimizer.count,
            made=0 if self.beside_update else self.made,
            best=self.best,
            stopped=self.stopped,
        )

    def restore(self, state: TrainerState) -> None:
        """Stand where `state` says. Raises ValueError if it belongs to another network or
        another kind of optimizer; nothing has changed then."""
        shapes = {vector.shape for vector in (state.parameters, *state.optimizer.values())}
        if shapes != {self.parameters.shape} or state.running.shape != self.running.flat.shape:
            raise ValueError("the state belongs to another network")
        if set(state.optimizer) != set(self._optimizer.vectors):
            raise ValueError("the state belongs to another optimizer")
        if not 0 <= state.position <= self._batches.count:
            raise ValueError("the state belongs to other rows")
        self.parameters[...] = state.parameters
        self.running.flat[...] = state.running
        for name, vector in zip(self._optimizer.vectors, self._optimizer.present, strict=True):
            vector[...] = state.optimizer[name]
        self._optimizer.count = state.optimizer_count
        self.iteration = state.iteration
        self._batches.epoch, self._batches.position = state.epoch, state.position
        self.best, self.stopped = state.best, state.stopped
        self._kept = None
        self._redo(state.made)

    # Looking ------------------------------------------------------------------------------

    def intermediates(self, row: int | None, held_out: bool = False) -> Intermediates:
        """Forward and backward pass of training row `row` (`held_out`: of that validation row),
        or the present batch's mean.

        The batch is the one of `batch_rows`, in training mode; beside an update it is the
        batch of that update with the parameters before it. A single row is passed in
        evaluation mode, unless it is the whole batch. The run is not touched.
        """
        place = self._shown_place()
        looks = self._looks
        if self.beside_update:
            looks = Looks(self.network, self._old, self.running_at_hand, self._loss)
        training = row is None or (
            not held_out
            and place[2] - place[1] == 1
            and int(self._batches.rows_of(place)[0]) == row
        )
        if training:
            x_one, y = self._batches.take(place)
        else:
            assert row is not None
            x_one, y = self._tables[1 if held_out else 0].span(row, row + 1)
        iteration = self.iteration - self.beside_update
        random = iteration_random(self.settings.seed, iteration) if training else None
        return looks.look((x_one, y), random, row)

    def next_intermediates(self) -> Intermediates:
        """The mean pass of the batch that the next update is for, with the present parameters:
        beside an update, of the batch that follows; else `intermediates(None)`."""
        if not self.beside_update:
            return self.intermediates(None)
        random = iteration_random(self.settings.seed, self.iteration)
        return self._looks.look(self._batches.take(self._batches.next_place()), random, None)

    def intermediates_after(self, update: Array) -> Intermediates | None:
        """Amid an iteration: what `next_intermediates` will be beside its `update`, which is
        `next_update`; None with batch normalization, whose statistics the update changes too."""
        if self._active.forward.has_batch_norm:
            return None
        epoch, _, behind = self._place
        place = self._batches.place_after(epoch, behind)
        looks = Looks(self.network, self.parameters + update, self.running, self._loss)
        random = iteration_random(self.settings.seed, self.iteration + 1)
        return looks.look(self._batches.take(place), random, None)

    def next_update(self, batch: Intermediates | None = None) -> Array:
        """What the next update would add to the parameters (flat, a new array), with penalty and
        clipping; nothing changes. `next_intermediates` at the same moment, if at hand, spares a
        second pass."""
        gradient = (batch or self.next_intermediates()).gradient.copy()
        with np.errstate(all="ignore"):
            self._regularize(gradient, self.parameters)
            self._clip(gradient)
            return self._optimizer.preview(gradient, self.parameters, self.learning_rate)
