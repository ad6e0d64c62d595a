"""Several runs as one: forward, backward and update with the runs as first axis.

`replicas` says when runs can be stacked. The equations are those of `forward`, `backprop`
and `optimizers`; every product is a stack of products, one for each run.
"""

import math
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backprop_studio.engine.activations import ACTIVATIONS, NEAR_ONE
from backprop_studio.engine.losses import find_loss
from backprop_studio.engine.network import Network
from backprop_studio.engine.optimizers import Optimizer, Rule, new_optimizer
from backprop_studio.engine.plane_forward import activate
from backprop_studio.engine.schedules import rate_at
from backprop_studio.engine.settings import Settings

Array = NDArray[Any]


class RunStack:
    """The arrays of the runs that go on; `runs` says which they are. `travelled` (R,) is the
    length of each one's way, Σ ‖Δw‖."""

    def __init__(self, network: Network, settings: list[Settings], runs: Array) -> None:
        count, shape = len(runs), (len(runs), network.size)
        self.network, self.settings, self.runs = network, settings, runs
        self.parameters = np.zeros(shape, network.dtype)
        self.losses = np.full(count, np.nan)
        self.travelled = np.zeros(count)
        self._gradient = np.zeros(shape, network.dtype)
        self._new = np.zeros(shape, network.dtype)
        self._blocks = self._layer_views(self.parameters)
        self._slopes = self._layer_views(self._gradient)
        self._zeros = np.zeros(count * network.size, network.dtype)
        self._blocks_t = [block.swapaxes(1, 2) for block in self._blocks]
        self._has_tanh = any(layer.activation == "tanh" for layer in network.layers)
        self._far = False  # some |z| of the last batch was beyond NEAR_ONE
        self._combined = find_loss(settings[0].loss).wrt_z if settings else False
        self._passes: dict[int, StackedArrays] = {}
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

    def _arrays(self, rows: int) -> "StackedArrays":
        if rows not in self._passes:
            self._passes[rows] = StackedArrays(self.network, len(self.runs), rows)
        return self._passes[rows]

    def gradients(self, x_one: Array, y: Array) -> None:
        """Forward and backward pass of one batch."""
        arrays = self._arrays(len(y))
        inputs = [x_one.T, *arrays.a_one]
        careful = self._far  # what is far stays so for a while: then the plain way is spared
        self._forward(arrays, inputs, ACTIVATIONS["tanh"].function if careful else np.tanh)
        if self._has_tanh:
            self._far = not arrays.within(NEAR_ONE)
            if self._far and not careful:
                self._forward(arrays, inputs, ACTIVATIONS["tanh"].function)
        common = self.settings[0]
        e = np.subtract(arrays.a[-1], y.T, arrays.slope[-1])
        self.losses = _losses(common, e, arrays.z[-1], y)
        _derivative(common, e, arrays.delta[-1])
        self._backward(arrays, inputs)

    def _forward(
        self, arrays: "StackedArrays", inputs: list[Array], tanh: Callable[[Array, Array], object]
    ) -> None:
        for number, spec in enumerate(self.network.layers):
            z, a = arrays.z[number], arrays.a[number]
            np.matmul(self._blocks_t[number], inputs[number], z)
            if spec.activation == "tanh":
                tanh(z, a)
            else:
                activate(spec.activation, z, a)
            if spec.residual:
                np.add(a, inputs[number][..., :-1, :], a)

    def _backward(self, arrays: "StackedArrays", inputs: list[Array]) -> None:
        last = len(self.network.layers) - 1
        passed_on: Array | None = None
        for number in range(last, -1, -1):
            spec, delta = self.network.layers[number], arrays.delta[number]
            if number < last:
                np.matmul(self._blocks[number + 1][:, :-1], arrays.delta[number + 1], delta)
                if passed_on is not None:
                    np.add(delta, passed_on, delta)
            passed_on = delta.copy() if spec.residual else None
            slope_function = ACTIVATIONS[spec.activation].slope
            if slope_function is not None and not (number == last and self._combined):
                a = arrays.a[number]
                if spec.residual:
                    a = a - inputs[number][..., :-1, :]
                slope_function(arrays.z[number], a, arrays.slope[number], arrays.one[number])
                np.multiply(delta, arrays.slope[number], delta)
            np.matmul(inputs[number], delta.swapaxes(1, 2), self._slopes[number])

    def faulty(self) -> Array:
        """Places whose loss or gradient is not finite."""
        # Times zeros the sum is 0 exactly when every number is finite.
        total = np.dot(self._gradient.reshape(-1), self._zeros)
        if total + np.dot(self.losses, self._zeros[: len(self.losses)]) == 0.0:
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
        way = np.subtract(self._new, self.parameters, self._gradient)  # its work is done
        lengths = np.sqrt(np.add.reduce(np.multiply(way, way, way), 1))
        gone = np.empty(0, np.int64)
        if float(np.dot(self._new.reshape(-1), self._zeros)) != 0.0:
            gone = np.flatnonzero(~np.isfinite(self._new).all(1))
            self._new[gone] = self.parameters[gone]
            lengths[gone] = 0.0
        np.copyto(self.parameters, self._new)
        np.add(self.travelled, lengths, self.travelled)
        return gone

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
        other.travelled[...] = self.travelled[left]
        kept = {optimizer.rule: (here, optimizer) for here, optimizer in self._optimizers}
        for _, optimizer in other._optimizers:
            here, before = kept[optimizer.rule]
            own = left[(left >= here.start) & (left < here.stop)] - here.start
            optimizer.count = before.count
            for vector, old in zip(optimizer.present, before.present, strict=True):
                vector[...] = old[own]
        return other


class StackedArrays:
    """Each layer's z, a, δ, f′ (R, units, rows); `a_one` is a above a row of ones."""

    def __init__(self, network: Network, runs: int, rows: int) -> None:
        shapes = [(runs, units, rows) for units in network.widths[1:]]
        ends = np.cumsum([0, *(math.prod(shape) for shape in shapes)])
        self._all_z = np.empty(ends[-1], network.dtype)
        self.z = [
            self._all_z[start:stop].reshape(shape)
            for (start, stop), shape in zip(pairwise(ends), shapes, strict=True)
        ]
        self.a_one = [np.ones((runs, units + 1, rows), network.dtype) for _, units, _ in shapes]
        self.a = [a_one[:, :-1] for a_one in self.a_one]
        self.delta = [np.empty_like(z) for z in self.z]
        self.slope = [np.empty_like(z) for z in self.z]
        self.one = [np.ones_like(z) for z in self.z]

    def within(self, bound: float) -> bool:
        """Whether every |z| is at most that."""
        size = np.abs(self._all_z)
        return bool(size.item(size.argmax()) <= bound)


def _stacked_optimizer(rule: Rule, shape: Any, dtype: Any) -> Optimizer:
    """The rule on vectors (runs, size); its rate is then a column (runs, 1)."""
    return new_optimizer(rule, shape, dtype)


def _losses(settings: Settings, e: Array, z: Array, y: Array) -> Array:
    """The batch's mean loss of each run (R,)."""
    rows, outputs = y.shape
    if settings.loss in ("mse", "half_squared_error"):
        share = 1.0 / outputs if settings.loss == "mse" else 0.5
        row = e.reshape(len(e), 1, -1)
        squares = np.matmul(row, row.swapaxes(1, 2)).reshape(-1)
        return np.asarray(squares * (share / rows))
    examples = find_loss(settings.loss, settings.delta).examples
    return np.asarray(examples(e.swapaxes(1, 2), z.swapaxes(1, 2), y).mean(-1))


def _derivative(settings: Settings, e: Array, out: Array) -> None:
    """As the loss's own derivative, for each run's batch by itself."""
    _, outputs, rows = e.shape
    kind = settings.loss
    if kind == "mae":
        e = np.sign(e, out)
    elif kind == "huber":
        e = np.clip(e, -settings.delta, settings.delta, out)
    whole_rows = kind in ("half_squared_error", "cross_entropy")
    share = (2.0 if kind == "mse" else 1.0) / (rows if whole_rows else rows * outputs)
    np.multiply(e, share, out)
