"""Whole iterations: a batch, forward, loss, backward, update; and the validation loss watched.

`Iterations` holds all that a run consists of; `trainer.Trainer` adds single moves, going
back, changes by hand, and numbers to look at.
"""

import math
from functools import partial
from math import isfinite
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backprop_studio.engine import regularization
from backprop_studio.engine.backprop import BackwardPass
from backprop_studio.engine.batches import Batches, Rows, Table, iteration_random
from backprop_studio.engine.evaluation import Evaluator
from backprop_studio.engine.forward import ForwardPass, Operation
from backprop_studio.engine.losses import Mean, find_loss
from backprop_studio.engine.network import Network, RunningStatistics
from backprop_studio.engine.optimizers import Sgd, new_optimizer
from backprop_studio.engine.schedules import rate_at
from backprop_studio.engine.settings import Best, Settings, Stopped

Array = NDArray[Any]

LARGEST = float(np.finfo(np.float64).max)
STRETCH = 256  # iterations made at most without a look at their numbers


class Passes:
    """Forward and backward pass of a number of rows, and the mean loss between them."""

    def __init__(self, forward: ForwardPass, backward: BackwardPass, loss: Mean) -> None:
        self.forward = forward
        self.backward = backward
        self.loss = loss
        self.plain = not (forward.has_dropout or forward.has_batch_norm)
        # One after the other, without a look at what they are: see `forward`.
        self.operations = *forward.prepared(True), *backward.prepared(True)


class Iterations:
    """A run as a sequence of iterations; see `trainer.Trainer` for its attributes."""

    def __init__(
        self,
        network: Network,
        settings: Settings,
        training: Rows,
        validation: Rows | None,
        start: Array,
        running: RunningStatistics | None = None,
    ) -> None:
        self.network = network
        self._take_settings(settings)
        self.training = training
        self.validation = validation
        with np.errstate(over="ignore"):
            self.parameters = np.array(start, network.dtype)
        self.running = network.new_statistics()
        if running is not None:
            self.running.flat[...] = running.flat
        self.gradient = network.new_vector()
        self.loss = math.nan
        self.iteration = 0
        self.stopped: Stopped | None = None
        self.best: Best | None = None
        self._tables = [Table(rows, network.dtype) for rows in (training, validation) if rows]
        self._batches = Batches(
            self._tables[0], settings.batch_size, settings.shuffle, settings.seed
        )
        self._optimizer = new_optimizer(settings.rule, network.size, network.dtype)
        self._scratch = network.new_vector()
        self._old = network.new_vector()
        self._old_running = self.running.flat.copy()
        self._kept: tuple[int, int, Best | None] | None = None
        self._passes: dict[int, Passes] = {}
        self._take_loss()
        self._place = self._batches.next_place()

    @property
    def learning_rate(self) -> float:
        """The rate of the next iteration (of the present one while it is under way)."""
        return rate_at(self.settings.schedule, self.settings.learning_rate, self.iteration)

    def _take_settings(self, settings: Settings) -> None:
        self.settings = settings
        clips = settings.clip_value is not None or settings.clip_norm is not None
        self._shapes_gradient = clips or bool(settings.l1 or settings.l2)
        schedule = settings.schedule
        steady = schedule.kind == "constant" and schedule.warmup is None
        self._steady_rate = settings.learning_rate if steady else None

    def _take_loss(self) -> None:
        kind = self.settings.loss
        self._loss = find_loss(kind, self.settings.delta)
        self._evaluator = Evaluator(self.network, self.parameters, self.running, kind, self._loss)
        self._passes.clear()

    @np.errstate(all="ignore")
    def _iterate(self, count: int, losses: list[float] | None) -> None:
        """Make up to `count` iterations, fewer if the run stops; append the batches' losses."""
        self._parameters_are_finite = self._finite(self.parameters)
        self._looks_at_each = not self._parameters_are_finite
        last, may_stop = self.iteration + count - 1, self.settings.patience is not None
        while self.iteration <= last and self.stopped is None:
            if self._iterate_plainly(last - self.iteration, losses):
                continue
            passes = self._begin()
            for operation in passes.operations:
                operation()
            self.loss = passes.loss()
            self._update(passes.forward, may_stop or self.iteration == last)
            if losses is not None and self.stopped != "diverged":
                losses.append(self.loss)

    # A step of a small network is some twenty calls on a few numbers each, and what is looked
    # up between them takes as long as four more. So where a step is nothing but a batch, both
    # passes and w ← w − η g, it is made here, with everything looked up beforehand. And −η g
    # takes the place of g: a third vector would push the weights of a large network out of
    # the processor's cache.
    #
    # A parameter that is infinite or no number stays so, whatever is added to it. So one look
    # at the end tells of all these iterations. Does it find something, none of them was made,
    # and `_iterate` makes them with a look at each.
    def _iterate_plainly(self, most: int, losses: list[float] | None) -> int:
        """Up to `most` iterations; how many were made, perhaps none."""
        batches, optimizer, rate = self._batches, self._optimizer, self._steady_rate
        passes = self._passes.get(batches.size)
        if passes is None or not (passes.plain and rate and isinstance(optimizer, Sgd)):
            return 0
        if self._shapes_gradient or self._looks_at_each:
            return 0
        stretches = batches.stretches(min(most, STRETCH), self.settings.patience is None)
        if not stretches:
            return 0
        forward, mean_loss, parameters = passes.forward, passes.loss, self.parameters
        gradient = change = self.gradient
        step: tuple[Operation, ...] = (
            *passes.operations,
            partial(np.multiply, gradient, optimizer.minus(rate), change),
            partial(np.add, parameters, change, parameters),
        )
        made: list[float] = []
        np.copyto(self._scratch, parameters)
        for _ in batches.walk(stretches, forward.x_one, forward.y, forward.examples):
            for operation in step:
                operation()
            made.append(mean_loss())
        if not (isfinite(sum(made)) and self._finite(parameters)):
            np.copyto(parameters, self._scratch)
            self._looks_at_each = True
            return 0
        if losses is not None:
            losses += made
        self._kept = None
        self.iteration += len(made)
        batches.skip(stretches)
        optimizer.count += len(made)
        return len(made)

    def _begin(self) -> Passes:
        batches = self._batches
        self._place = place = batches.next_place()
        rows = place[2] - place[1]
        self._active = passes = self._passes.get(rows) or self._new_passes(rows)
        forward = passes.forward
        batches.load(place, forward.x_one, forward.y, forward.examples)
        if forward.has_dropout:
            forward.draw_masks(iteration_random(self.settings.seed, self.iteration))
        return passes

    def _new_passes(self, rows: int) -> Passes:
        if len(self._passes) > 4:
            self._passes.clear()
        forward = ForwardPass(self.network, self.parameters, self.running, rows)
        backward = BackwardPass(self.network, forward, self._loss, self.gradient)
        self._passes[rows] = Passes(forward, backward, forward.mean_loss(self._loss))
        return self._passes[rows]

    def _update(self, forward: ForwardPass, keep: bool) -> None:
        """The last move: penalty, clipping, the optimizer; or divergence, and no trace of it.
        With `keep`, what is needed to take it back is kept."""
        gradient, parameters, optimizer = self.gradient, self.parameters, self._optimizer
        shapeless = self._shapes_gradient and not self._shape_gradient(gradient)
        if shapeless or not isfinite(self.loss):
            self.stopped = "diverged"
            return
        rate = self._steady_rate
        change = optimizer.propose(
            gradient, parameters, self.learning_rate if rate is None else rate
        )
        if not self._stays_finite(change):
            self.stopped = "diverged"
            return
        batches = self._batches
        self._kept = None
        if keep:
            np.copyto(self._old, parameters)
            np.copyto(self._old_running, self.running.flat)
            self._kept = batches.epoch, batches.position, self.best
        np.add(parameters, change, parameters)
        optimizer.accept()
        if forward.has_batch_norm:
            forward.update_running()
        self.iteration += 1
        batches.epoch, _, batches.position = self._place
        if batches.position == batches.count and self.settings.patience is not None:
            self._watch_validation(self.settings.patience)

    def _shape_gradient(self, gradient: Array) -> bool:
        """Penalty and clipping; False where the penalty is not finite, or where clipping would
        hide that the gradient is not."""
        self._regularize(gradient, self.parameters)
        if not self._finite_penalty():
            return False
        if self.settings.clip_value is not None and not self._finite(gradient):
            return False
        self._clip(gradient)
        return True

    # |w| ≤ 1 + w², so no penalty is above (l1 + l2) Σ (1 + w²); it is looked at where that is not
    # finite.
    def _finite_penalty(self) -> bool:
        l1, l2, w = self.settings.l1, self.settings.l2, self.parameters
        bound = (l1 + l2) * (w.size + float(w.dot(w))) if l1 or l2 else 0.0
        penalty, mask = regularization.penalty, self.network.weight_mask
        return isfinite(bound) or isfinite(penalty(w, mask, l1, l2))

    # Σ v² tells that all components are finite; if it is not, each is looked at, for a
    # square can overflow where the number itself does not.
    def _finite(self, vector: Array) -> bool:
        return isfinite(vector.dot(vector)) or bool(np.isfinite(vector).all())

    # Of a change with finite Σ c², no |c| is above the square root of the largest number.
    # That is far less than half the gap between the largest number and the one before it,
    # so a finite parameter plus c rounds to a finite one. And a gradient that is not finite
    # makes a change that is not.
    def _stays_finite(self, change: Array) -> bool:
        """Whether the parameters plus `change` are finite."""
        if self._parameters_are_finite and isfinite(change.dot(change)):
            return True
        return bool(np.isfinite(self.parameters + change).all())

    def _regularize(self, gradient: Array, parameters: Array) -> None:
        settings = self.settings
        if settings.l1 or settings.l2:
            regularization.add_penalty_gradient(
                gradient,
                parameters,
                self.network.weight_mask,
                settings.l1,
                settings.l2,
                self._scratch,
            )

    def _clip(self, gradient: Array) -> None:
        if self.settings.clip_value is not None:
            regularization.clip_value(gradient, self.settings.clip_value)
        if self.settings.clip_norm is not None:
            regularization.clip_norm(gradient, self.settings.clip_norm)

    def _watch_validation(self, patience: int) -> None:
        if self.validation is None:
            return
        loss = self.evaluate(self.validation)[0]
        if not isfinite(loss):
            loss = LARGEST  # every number is below it, and a document can say it
        if self.best is None or loss < self.best.loss:
            self.best = Best(loss, 0, self.parameters.copy(), self.running.flat.copy())
            return
        best = self.best
        self.best = Best(best.loss, best.waited + 1, best.parameters, best.running)
        if self.best.waited >= patience:
            self.stopped = "early_stopping"

    def evaluate(self, rows: Rows) -> tuple[float, float | None]:
        """Loss (mean, without penalty) and accuracy over `rows` in evaluation mode. Pass the
        same `Rows` object again to spare its conversion."""
        for table in self._tables:
            if table.rows is rows:
                return self._evaluator.evaluate(table)
        table = Table(rows, self.network.dtype)
        self._tables = [*self._tables[:4], table]
        return self._evaluator.evaluate(table)

    def evaluator_at(self, parameters: Array) -> Evaluator:
        """Evaluates as `evaluate` does, but with other parameters (flat)."""
        return Evaluator(self.network, parameters, self.running, self.settings.loss, self._loss)

    def predict(self, inputs: Array) -> Array:
        """ŷ (n, outputs) for `inputs` (n, features), in evaluation mode."""
        rows = Rows(inputs, np.zeros((len(inputs), self.network.outputs)))
        x_one, y = Table(rows, self.network.dtype).span(0, len(inputs))
        forward = ForwardPass(self.network, self.parameters, self.running, len(inputs))
        forward.load(x_one, y)
        with np.errstate(all="ignore"):
            forward.run(training=False)
        return forward.last.a
