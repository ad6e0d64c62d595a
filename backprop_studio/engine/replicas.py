"""A race: several runs from the same start, with other learning rates or optimizers.

What a step of a tiny network costs is not arithmetic but the number of NumPy calls. So R
runs are made as one whose arrays have one more axis, runs first:

    parameters (R, size),   z, a, δ (R, rows, units)

All take the same mini-batches. Every number is computed by the same operations in the
same order as in a single run, so the parameters agree with it to a relative 10⁻¹² (the
products of a matrix with a single column may be summed in another order).

A run that diverges stays where it was and leaves the stack; the others go on. Networks
with batch normalization or dropout, and settings with penalties, clipping, early
stopping or another optimizer, take turns instead: a plain `Trainer` each.
"""

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from backprop_studio.engine.activations import ACTIVATIONS
from backprop_studio.engine.batches import Batches, Rows, Table
from backprop_studio.engine.losses import find_loss
from backprop_studio.engine.network import LayerSpec, Network
from backprop_studio.engine.optimizers import Optimizer, Rule, new_optimizer
from backprop_studio.engine.schedules import rate_at
from backprop_studio.engine.settings import Settings, Stopped
from backprop_studio.engine.trainer import Trainer

Array = NDArray[Any]

STACKED_RULES = {"sgd", "rmsprop", "adam"}
# Up to this |z|, tanh needs none of the care that `activations` takes near ±1.
PLAIN_TANH = 6.0


class Race(Protocol):
    """Runs side by side. `parameters` (R, size); `losses` (R,) of the last batch, before
    its update (NaN before the first); `iterations` (R,) made; `stopped` by run."""

    parameters: Array
    losses: Array
    iterations: Array

    @property
    def stopped(self) -> tuple[Stopped | None, ...]:
        """Why each run has stopped, None while it goes on."""

    def advance(self, count: int) -> int:
        """Up to `count` iterations of every run that goes on; how many were made."""


def race(
    network: Network,
    settings: Sequence[Settings],
    training: Rows,
    start: Array,
    validation: Rows | None = None,
) -> Race:
    """R runs from `start` (flat), stacked if they can be. ValueError for no settings."""
    if not settings:
        raise ValueError("a race needs at least one runner")
    if can_be_stacked(network, settings):
        return StackedRuns(network, settings, training, start)
    return RunsInTurn(network, settings, training, start, validation)


def can_be_stacked(network: Network, settings: Sequence[Settings]) -> bool:
    """Whether these runs can be one array: see the module's text."""
    plain = not any(layer.batch_norm or layer.dropout for layer in network.layers)
    common = {(s.loss, s.delta, s.batch_size, s.shuffle, s.seed) for s in settings}
    extras = any(
        s.l1 or s.l2 or {s.clip_value, s.clip_norm, s.patience} != {None} for s in settings
    )
    rules = {s.rule.kind for s in settings}
    return plain and len(common) == 1 and not extras and rules <= STACKED_RULES


class RunsInTurn:
    """One `Trainer` for each run."""

    def __init__(
        self,
        network: Network,
        settings: Sequence[Settings],
        training: Rows,
        start: Array,
        validation: Rows | None = None,
    ) -> None:
        self._trainers = [Trainer(network, s, training, validation, start) for s in settings]
        self.parameters = np.stack([trainer.parameters for trainer in self._trainers])
        self.losses = np.full(len(settings), np.nan)
        self.iterations = np.zeros(len(settings), np.int64)

    @property
    def stopped(self) -> tuple[Stopped | None, ...]:
        """Why each run has stopped, None while it goes on."""
        return tuple(trainer.stopped for trainer in self._trainers)

    def advance(self, count: int) -> int:
        """Up to `count` iterations of every run that goes on; how many were made."""
        made = 0
        for run, trainer in enumerate(self._trainers):
            made = max(made, trainer.advance(count))
            self.parameters[run] = trainer.parameters
            self.losses[run] = trainer.loss
            self.iterations[run] = trainer.iteration
        return made


class StackedRuns:
    """Runs along the first axis of every array."""

    def __init__(
        self, network: Network, settings: Sequence[Settings], training: Rows, start: Array
    ) -> None:
        common = settings[0]
        self.network = network
        self.settings = tuple(settings)
        self.parameters = np.tile(np.asarray(start, network.dtype), (len(settings), 1))
        self.losses = np.full(len(settings), np.nan)
        self.iterations = np.zeros(len(settings), np.int64)
        self._batches = Batches(
            Table(training, network.dtype), common.batch_size, common.shuffle, common.seed
        )
        self._iteration = 0
        # Runs with the same rule lie together, so that one operation serves them all.
        rules = list(dict.fromkeys(s.rule for s in settings))
        order = sorted(range(len(settings)), key=lambda run: rules.index(settings[run].rule))
        self._stack = _Stack(network, [settings[run] for run in order], np.array(order))
        self._stack.parameters[...] = start

    @property
    def stopped(self) -> tuple[Stopped | None, ...]:
        """Why each run has stopped, None while it goes on."""
        going = set(self._stack.runs.tolist())
        return tuple(None if run in going else "diverged" for run in range(len(self.settings)))

    def advance(self, count: int) -> int:
        """Up to `count` iterations of every run that goes on; how many were made."""
        made = 0
        with np.errstate(all="ignore"):
            while made < count and len(self._stack.runs):
                made += self._iterate()
        stack = self._stack
        self.parameters[stack.runs] = stack.parameters
        self.losses[stack.runs] = stack.losses
        self.iterations[stack.runs] = self._iteration
        return made

    def _iterate(self) -> bool:
        place = self._batches.next_place()
        self._stack.gradients(*self._batches.take(place))
        self._drop(self._stack.faulty())
        if len(self._stack.runs):
            self._drop(self._stack.update(self._iteration))
        if not len(self._stack.runs):
            return False
        self._iteration += 1
        self._batches.epoch, _, self._batches.position = place
        return True

    def _drop(self, gone: Array) -> None:
        """Leave these places of the stack behind, as they were before the iteration."""
        if not len(gone):
            return
        stack = self._stack
        self.parameters[stack.runs[gone]] = stack.parameters[gone]
        self.losses[stack.runs[gone]] = stack.losses[gone]
        self.iterations[stack.runs[gone]] = self._iteration
        self._stack = stack.without(gone)


class _Stack:
    """The arrays of the runs that go on; `runs` says which they are."""

    def __init__(self, network: Network, settings: list[Settings], runs: Array) -> None:
        count, shape = len(runs), (len(runs), network.size)
        self.network, self.settings, self.runs = network, settings, runs
        self.parameters = np.zeros(shape, network.dtype)
        self.losses = np.full(count, np.nan)
        self._gradient = np.zeros(shape, network.dtype)
        self._new = np.zeros(shape, network.dtype)
        self._blocks = self._layer_views(self.parameters)
        self._slopes = self._layer_views(self._gradient)
        self._zeros = np.zeros(count * network.size, network.dtype)
        self._passes: dict[int, list[tuple[Array, ...]]] = {}
        self._optimizers: list[tuple[slice, Optimizer]] = []
        rules = [s.rule for s in settings]
        for rule in dict.fromkeys(rules):
            first, number = rules.index(rule), rules.count(rule)
            optimizer = _stacked_optimizer(rule, (number, network.size), network.dtype)
            self._optimizers.append((slice(first, first + number), optimizer))
        schedules = {s.schedule for s in settings}
        self._constant = all(s.kind == "constant" and s.warmup is None for s in schedules)
        self._rates = self._rates_at(0)

    def _layer_views(self, stack: Array) -> list[Array]:
        """Each layer's blocks (R, below + 1, units), views."""
        views, start = [], 0
        for below, layer in zip(self.network.widths, self.network.layers, strict=False):
            stop = start + (below + 1) * layer.units
            views.append(stack[:, start:stop].reshape(len(stack), below + 1, layer.units))
            start = stop
        return views

    def _rates_at(self, iteration: int) -> Array:
        rates = [rate_at(s.schedule, s.learning_rate, iteration) for s in self.settings]
        return np.array(rates, self.network.dtype)[:, None]

    def _arrays(self, rows: int) -> list[tuple[Array, ...]]:
        """For each layer z, a, δ, f′ (R, rows, units), and a beside a column of ones."""
        if rows not in self._passes:
            found: list[tuple[Array, ...]] = []
            for layer in self.network.layers:
                shape = (len(self.runs), rows, layer.units)
                z, delta, slope = (np.empty(shape, self.network.dtype) for _ in range(3))
                a_one = np.ones((*shape[:2], layer.units + 1), self.network.dtype)
                found.append((z, a_one[:, :, :-1], delta, slope, a_one))
            self._passes[rows] = found
        return self._passes[rows]

    def gradients(self, x_one: Array, y: Array) -> None:
        """Forward and backward pass of one batch."""
        layers = self._arrays(len(y))
        inputs = [x_one] + [layer[4] for layer in layers[:-1]]
        for number, (z, a, _, _, _) in enumerate(layers):
            spec = self.network.layers[number]
            np.matmul(inputs[number], self._blocks[number], z)
            _activate(spec, z, a)
            if spec.residual:
                np.add(a, inputs[number][..., :-1], a)
        z, a, delta, slope, _ = layers[-1]
        e = np.subtract(a, y, slope)
        common = self.settings[0]
        self.losses = _losses(common, e, z, y)
        _derivative(common, e, delta)
        self._backward(layers, inputs, find_loss(common.loss).wrt_z)

    def _backward(
        self, layers: list[tuple[Array, ...]], inputs: list[Array], combined: bool
    ) -> None:
        passed_on: Array | None = None
        for number in range(len(layers) - 1, -1, -1):
            spec = self.network.layers[number]
            z, a, delta, slope, _ = layers[number]
            if number < len(layers) - 1:
                above = self._blocks[number + 1][:, :-1]
                np.matmul(layers[number + 1][2], above.swapaxes(1, 2), delta)
                if passed_on is not None:
                    np.add(delta, passed_on, delta)
            passed_on = delta.copy() if spec.residual else None
            slope_function = ACTIVATIONS[spec.activation].slope
            if slope_function is not None and not (combined and number == len(layers) - 1):
                if spec.residual:
                    a = a - inputs[number][..., :-1]
                slope_function(z, a, slope)
                np.multiply(delta, slope, delta)
            np.matmul(inputs[number].swapaxes(-1, -2), delta, self._slopes[number])

    def faulty(self) -> Array:
        """Places whose loss or gradient is not finite."""
        total = float(np.dot(self._gradient.reshape(-1), self._zeros))
        if total == 0.0 and np.isfinite(self.losses).all():
            return np.empty(0, np.int64)
        fine = np.isfinite(self._gradient).all(1) & np.isfinite(self.losses)
        return np.flatnonzero(~fine)

    def update(self, iteration: int) -> Array:
        """The optimizers' changes; places whose new parameters would not be finite (they
        keep the old)."""
        if not self._constant:
            self._rates = self._rates_at(iteration)
        for here, optimizer in self._optimizers:
            rates: Any = self._rates[here]
            change = optimizer.propose(self._gradient[here], self.parameters[here], rates)
            np.add(self.parameters[here], change, self._new[here])
            optimizer.accept()
        gone = np.empty(0, np.int64)
        if float(np.dot(self._new.reshape(-1), self._zeros)) != 0.0:
            gone = np.flatnonzero(~np.isfinite(self._new).all(1))
            self._new[gone] = self.parameters[gone]
        np.copyto(self.parameters, self._new)
        return gone

    def without(self, gone: Array) -> "_Stack":
        """The same runs but those at these places."""
        left = np.setdiff1d(np.arange(len(self.runs)), gone)
        other = _Stack(self.network, [self.settings[place] for place in left], self.runs[left])
        other.parameters[...] = self.parameters[left]
        other._gradient[...] = self._gradient[left]
        other.losses[...] = self.losses[left]
        kept = {optimizer.rule: (here, optimizer) for here, optimizer in self._optimizers}
        for _, optimizer in other._optimizers:
            here, before = kept[optimizer.rule]
            own = left[(left >= here.start) & (left < here.stop)] - here.start
            optimizer.count = before.count
            for vector, old in zip(optimizer.present, before.present, strict=True):
                vector[...] = old[own]
        return other


def _stacked_optimizer(rule: Rule, shape: Any, dtype: Any) -> Optimizer:
    """The rule on vectors (runs, size); its rate is then a column (runs, 1)."""
    return new_optimizer(rule, shape, dtype)


def _activate(spec: LayerSpec, z: Array, a: Array) -> None:
    if spec.activation == "tanh" and z.max() <= PLAIN_TANH and z.min() >= -PLAIN_TANH:
        np.tanh(z, a)
    else:
        ACTIVATIONS[spec.activation].function(z, a)


def _losses(settings: Settings, e: Array, z: Array, y: Array) -> Array:
    """The batch's mean loss of each run (R,)."""
    rows, outputs = y.shape
    if settings.loss in ("mse", "half_squared_error"):
        share = 1.0 / outputs if settings.loss == "mse" else 0.5
        return np.asarray(np.einsum("rij,rij->r", e, e) * (share / rows))
    return np.asarray(find_loss(settings.loss, settings.delta).examples(e, z, y).mean(-1))


def _derivative(settings: Settings, e: Array, out: Array) -> None:
    """As the loss's own derivative, for each run's batch by itself."""
    _, rows, outputs = e.shape
    kind = settings.loss
    if kind == "mae":
        np.sign(e, out)
    elif kind == "huber":
        np.clip(e, -settings.delta, settings.delta, out)
    else:
        np.copyto(out, e)
    whole_rows = kind in ("half_squared_error", "cross_entropy")
    share = (2.0 if kind == "mse" else 1.0) / (rows if whole_rows else rows * outputs)
    np.multiply(out, share, out)
