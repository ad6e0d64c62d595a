"""Several runs as one: batch, update and what is known of each, with the runs as first axis.

`replicas` says when runs can be stacked; `stacked_pass` makes the gradients, `mixed_rules` the
changes where the optimizers differ.
"""

from collections.abc import Iterator
from functools import partial
from math import isfinite
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backprop_studio.engine.arrays import new_array
from backprop_studio.engine.batches import Batches, Place
from backprop_studio.engine.forward import Operation
from backprop_studio.engine.mixed_rules import MixedRules
from backprop_studio.engine.network import Network
from backprop_studio.engine.optimizers import Optimizer, Rule, new_optimizer
from backprop_studio.engine.schedules import rate_at
from backprop_studio.engine.settings import Settings
from backprop_studio.engine.stacked_pass import SQUARES, StackedPass

Array = NDArray[Any]

NONE = np.empty(0, np.int64)
STEPS_ROOM = 32768  # numbers; the lengths of so many changes are taken at once


def in_order_of_rules(rules: list[Rule]) -> list[int]:
    """The runs with these rules, those with the same rule side by side and Nesterov's last."""
    distinct = list(dict.fromkeys(rules))
    return sorted(
        range(len(rules)), key=lambda run: (rules[run].nesterov, distinct.index(rules[run]))
    )


def served_as_one(rules: list[Rule]) -> list[slice]:
    """Which of the runs with these rules, in that order, have one optimizer: those with the
    same rule; and all but Nesterov's, where two or more rules have half a dozen operations."""
    distinct = list(dict.fromkeys(rules))
    slices = []
    if sum(rule.kind != "sgd" and not rule.nesterov for rule in distinct) > 1:
        slices.append(slice(0, sum(not rule.nesterov for rule in rules)))
        distinct = [rule for rule in distinct if rule.nesterov]
    for rule in distinct:
        start = rules.index(rule)
        slices.append(slice(start, start + rules.count(rule)))
    return slices


class RunStack:
    """The arrays of the runs that go on; `runs` says which they are, `losses` (R,) are those of
    the last batch.

    An iteration is `gradients`, `propose`, `accept`.
    """

    def __init__(self, network: Network, settings: list[Settings], runs: Array) -> None:
        count, shape, dtype = len(runs), (len(runs), network.size), network.dtype
        self.network, self.settings, self.runs = network, settings, runs
        self.parameters, self._gradient = (new_array(shape, dtype, 0.0) for _ in range(2))
        self._change = new_array(shape, dtype, 0.0)
        self.losses = np.full(count, np.nan, dtype)
        # The last changes, whose lengths are still to be added.
        room = 1 + STEPS_ROOM // max(1, self._change.size)
        self._steps = new_array((room, self._change.size), dtype)
        self._unmeasured = 0
        self._looks_at_each = False
        self._travelled = np.zeros(count)
        self._passes: dict[int, StackedPass] = {}
        rules = [s.rule for s in settings]
        self._optimizers = [
            (here, self._stacked_optimizer(rules[here], here)) for here in served_as_one(rules)
        ]
        self._rules = [
            (optimizer.propose, self._gradient[here], self.parameters[here])
            for here, optimizer in self._optimizers
        ]
        self._accepts = [optimizer.accept for _, optimizer in self._optimizers]
        schedules = {s.schedule for s in settings}
        self._constant = all(s.kind == "constant" and s.warmup is None for s in schedules)
        self._rates = self._rates_at(0)

    def _stacked_optimizer(self, rules: list[Rule], here: slice) -> Optimizer:
        """The rules on vectors (runs, size); the rate is then a column (runs, 1)."""
        change = self._change[here]
        if len(set(rules)) == 1:
            optimizer = new_optimizer(rules[0], change.shape, change.dtype)
        else:
            optimizer = MixedRules(rules, self.network.size, change.dtype)
        optimizer.change = change
        return optimizer

    def _rates_at(self, iteration: int) -> list[Any]:
        """The rates of each rule's runs, a column."""
        rates = [rate_at(s.schedule, s.learning_rate, iteration) for s in self.settings]
        column = np.array(rates, self.network.dtype)[:, None]
        if self._constant:  # as large as what it is multiplied with: that is quicker
            column = np.repeat(column, self.network.size, axis=1)
        return [column[here] for here, _ in self._optimizers]

    def gradients(self, batches: Batches, place: Place) -> None:
        """Forward and backward pass of the batch at that place."""
        rows = place[2] - place[1]
        both = self._passes.get(rows)
        if both is None:
            arrays = self.parameters, self._gradient, self.losses
            both = self._passes[rows] = StackedPass(self.network, self.settings[0], arrays, rows)
        batches.load(place, both.x_one, both.y, both.examples)
        for operation in both.operations + both.losses:
            operation()

    def propose(self, iteration: int) -> Array:
        """The optimizers' changes; places whose loss is not finite or whose parameters would
        not be."""
        if not self._constant:
            self._rates = self._rates_at(iteration)
        for (propose, gradient, parameters), rates in zip(self._rules, self._rates, strict=True):
            propose(gradient, parameters, rates)
        change, losses = self._change.reshape(-1), self.losses
        if isfinite(change.dot(change)) and isfinite(losses.dot(losses)):
            return NONE  # all of them are finite, and so is w + Δw
        fine = np.isfinite(self.parameters + self._change).all(1) & np.isfinite(self.losses)
        return np.flatnonzero(~fine)

    # As in `Iterations`: everything is looked up before the loop, and one look at the end tells
    # whether anything has not been finite on the way.
    def iterate_plainly(self, batches: Batches, most: int) -> int:
        """Make up to `most` iterations with batches of full size, if all numbers stay finite;
        how many were made, perhaps none."""
        both, room = self._passes.get(batches.size), len(self._steps)
        if both is None or not self._constant or self._looks_at_each or room == 1:
            return 0
        self._measure()
        stretches = batches.stretches(min(most, room))
        made = sum(len(starts) for _, starts in stretches)
        before = [vector.copy() for vector in self._state()]
        walk = batches.walk(stretches, both.x_one, both.y, both.examples)
        if not made or self._walk_through(walk, made, both):
            self._unmeasured = made
            batches.skip(stretches)
            return made
        self._looks_at_each = True
        for vector, old in zip(self._state(), before, strict=True):
            vector[...] = old
        for _, optimizer in self._optimizers:
            optimizer.count -= made
        return 0

    def _walk_through(self, walk: Iterator[None], count: int, both: StackedPass) -> bool:
        """Make the `count` iterations of that walk; whether all numbers have been finite."""
        # Of e it can be told afterwards whether any Σ e² was infinite; to keep it is less than to
        # compute the losses each time, if it is short.
        squares = self.settings[0].loss in SQUARES and both.error.size <= self._change.size
        watched = both.error if squares else self.losses
        vector, change = watched.reshape(-1), self._change.reshape(-1)
        watched_steps = np.empty((count, vector.size), vector.dtype)
        operations: list[Operation] = [*both.operations, *(() if squares else both.losses)]
        for (propose, gradient, parameters), rates in zip(self._rules, self._rates, strict=True):
            operations.append(partial(propose, gradient, parameters, rates))
        parameters = self.parameters.reshape(-1)
        operations.append(partial(np.add, parameters, change, parameters))
        operations += self._accepts
        for _, step, watched_step in zip(walk, self._steps, watched_steps, strict=False):
            for operation in operations:
                operation()
            step[...] = change
            watched_step[...] = vector
        if squares:
            errors = watched_steps.reshape(count, *watched.shape)
            watched_steps = np.einsum("torn,torn->tr", errors, errors)
            for operation in both.losses:
                operation()
        return bool(np.isfinite(self.parameters).all() and np.isfinite(watched_steps).all())

    def _state(self) -> list[Array]:
        """The vectors that iterations change."""
        return [self.parameters, *(v for _, rule in self._optimizers for v in rule.present)]

    def accept(self) -> None:
        """Make the changes proposed."""
        np.add(self.parameters, self._change, self.parameters)
        for optimizer_accepts in self._accepts:
            optimizer_accepts()
        self._steps[self._unmeasured] = self._change.reshape(-1)
        self._unmeasured += 1
        if self._unmeasured == len(self._steps):
            self._measure()

    @property
    def travelled(self) -> Array:
        """Σ ‖Δw‖ of each run (R,)."""
        self._measure()
        return self._travelled

    def _measure(self) -> None:
        made, self._unmeasured = self._unmeasured, 0
        steps = self._steps[:made].reshape(made, *self._change.shape)
        self._travelled += np.sqrt(np.einsum("trp,trp->tr", steps, steps)).sum(0)

    def kept_by_optimizer(self, place: int) -> tuple[dict[str, Array], int]:
        """What the optimizer of the run at that place remembers, by name (copies), and the
        number of its updates."""
        here, own = self._optimizer_at(place)
        return own.kept(place - here.start), own.count

    def _optimizer_at(self, place: int) -> tuple[slice, Optimizer]:
        return next(pair for pair in self._optimizers if place < pair[0].stop)

    def without(self, gone: Array) -> "RunStack":
        """The same runs but those at these places."""
        left = np.setdiff1d(np.arange(len(self.runs)), gone)
        other = RunStack(self.network, [self.settings[place] for place in left], self.runs[left])
        other.parameters[...] = self.parameters[left]
        other._gradient[...] = self._gradient[left]
        other.losses[...] = self.losses[left]
        other._travelled[...] = self.travelled[left]
        for place, old in enumerate(left.tolist()):
            vectors, count = self.kept_by_optimizer(old)
            here, optimizer = other._optimizer_at(place)
            optimizer.take_over(place - here.start, vectors)
            optimizer.count = count
        return other
