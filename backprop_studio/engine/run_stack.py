"""Several runs as one: batch, update and what is known of each, with the runs as first axis.

`replicas` says when runs can be stacked; `stacked_pass` makes the gradients.
"""

from functools import partial
from math import isfinite
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backprop_studio.engine.arrays import new_array
from backprop_studio.engine.batches import Batches, Place
from backprop_studio.engine.forward import Operation
from backprop_studio.engine.network import Network
from backprop_studio.engine.optimizers import Optimizer, Rule, new_optimizer
from backprop_studio.engine.schedules import rate_at
from backprop_studio.engine.settings import Settings
from backprop_studio.engine.stacked_pass import StackedPass

Array = NDArray[Any]

NONE = np.empty(0, np.int64)
STEPS_ROOM = 8192  # numbers; the lengths of so many changes are taken at once


class RunStack:
    """The arrays of the runs that go on; `runs` says which they are, `losses` (R,) are those of
    the last batch.

    An iteration is `gradients`, `propose`, `accept`.
    """

    def __init__(self, network: Network, settings: list[Settings], runs: Array) -> None:
        count, shape, dtype = len(runs), (len(runs), network.size), network.dtype
        self.network, self.settings, self.runs = network, settings, runs
        self.parameters, self._gradient, self._change = (
            new_array(shape, dtype, 0.0) for _ in range(3)
        )
        self.losses = np.full(count, np.nan, dtype)
        self._losses_times_zeros = partial(self.losses.dot, np.zeros(count, dtype))
        flat = self._change.reshape(-1)
        self._squares_of_changes = partial(flat.dot, flat)
        # The last changes made, whose lengths are still to be added.
        self._steps = new_array((1 + STEPS_ROOM // max(1, flat.size), *shape), dtype)
        self._unmeasured = 0
        self._travelled = np.zeros(count)
        self._passes: dict[int, StackedPass] = {}
        # Runs with the same rule lie side by side, so that one operation serves them all.
        self._optimizers: list[tuple[slice, Optimizer]] = []
        rules = [s.rule for s in settings]
        for rule in dict.fromkeys(rules):
            here = slice(rules.index(rule), rules.index(rule) + rules.count(rule))
            self._optimizers.append((here, self._stacked_optimizer(rule, here)))
        self._rules = [
            (optimizer.propose, self._gradient[here], self.parameters[here])
            for here, optimizer in self._optimizers
        ]
        self._accepts = [optimizer.accept for _, optimizer in self._optimizers]
        schedules = {s.schedule for s in settings}
        self._constant = all(s.kind == "constant" and s.warmup is None for s in schedules)
        self._rates = self._rates_at(0)

    def _stacked_optimizer(self, rule: Rule, here: slice) -> Optimizer:
        """The rule on vectors (runs, size); its rate is then a column (runs, 1)."""
        change = self._change[here]
        optimizer = new_optimizer(rule, change.shape, change.dtype)
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
        for operation in both.operations:
            operation()

    def propose(self, iteration: int) -> Array:
        """The optimizers' changes; places whose loss is not finite or whose parameters would
        not be."""
        if not self._constant:
            self._rates = self._rates_at(iteration)
        for (propose, gradient, parameters), rates in zip(self._rules, self._rates, strict=True):
            propose(gradient, parameters, rates)
        if self._is_finite():
            return NONE
        fine = np.isfinite(self.parameters + self._change).all(1) & np.isfinite(self.losses)
        return np.flatnonzero(~fine)

    # As in `Iterations`: everything is looked up before the loop.
    def iterate_plainly(self, batches: Batches, most: int) -> int:
        """Make up to `most` iterations with batches of full size, as long as all numbers stay
        finite; how many were made, perhaps none."""
        both, stretches = self._passes.get(batches.size), batches.stretches(most)
        if both is None or not (stretches and self._constant):
            return 0
        operations: list[Operation] = [*both.operations]
        for (propose, gradient, parameters), rates in zip(self._rules, self._rates, strict=True):
            operations.append(partial(propose, gradient, parameters, rates))
        is_finite, accept = self._is_finite, self.accept
        made = 0
        for _ in batches.walk(stretches, both.x_one, both.y, both.examples):
            for operation in operations:
                operation()
            if not is_finite():
                break
            accept()
            made += 1
        batches.skip(batches.stretches(made))
        return made

    # A loss times 0 is 0 exactly when it is finite.
    def _is_finite(self) -> bool:
        return self._losses_times_zeros() == 0.0 and isfinite(self._squares_of_changes())

    def accept(self) -> None:
        """Make the changes proposed."""
        np.add(self.parameters, self._change, self.parameters)
        for optimizer_accepts in self._accepts:
            optimizer_accepts()
        self._steps[self._unmeasured] = self._change
        self._unmeasured += 1
        if self._unmeasured == len(self._steps):
            self._measure()

    @property
    def travelled(self) -> Array:
        """Σ ‖Δw‖ of each run (R,)."""
        self._measure()
        return self._travelled

    def _measure(self) -> None:
        steps, self._unmeasured = self._steps[: self._unmeasured], 0
        self._travelled += np.sqrt(np.einsum("trp,trp->tr", steps, steps)).sum(0)

    def kept_by_optimizer(self, place: int) -> tuple[dict[str, Array], int]:
        """What the optimizer of the run at that place remembers, by name (copies), and the
        number of its updates."""
        here, own = next(pair for pair in self._optimizers if pair[0].start <= place < pair[0].stop)
        vectors = zip(own.vectors, own.present, strict=True)
        return {name: vector[place - here.start].copy() for name, vector in vectors}, own.count

    def without(self, gone: Array) -> "RunStack":
        """The same runs but those at these places."""
        left = np.setdiff1d(np.arange(len(self.runs)), gone)
        other = RunStack(self.network, [self.settings[place] for place in left], self.runs[left])
        other.parameters[...] = self.parameters[left]
        other._gradient[...] = self._gradient[left]
        other.losses[...] = self.losses[left]
        other._travelled[...] = self.travelled[left]
        kept = {optimizer.rule: (here, optimizer) for here, optimizer in self._optimizers}
        for _, optimizer in other._optimizers:
            here, before = kept[optimizer.rule]
            own = left[(left >= here.start) & (left < here.stop)] - here.start
            optimizer.count = before.count
            for vector, old in zip(optimizer.present, before.present, strict=True):
                vector[...] = old[own]
        return other
