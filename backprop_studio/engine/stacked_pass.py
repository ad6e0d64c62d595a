"""Forward and backward of several runs at once: the equations of `forward` and `backprop`
with one more axis.

The numbers of one unit lie together in memory, first those of the first run's examples, then
those of the second's: z, a and δ are (units, R, rows). So what is done element by element is
done as for one run with R times the examples, all units in one stretch. Only the products
are stacks, one for each run, and take the arrays by run: (R, units, rows).

As in a single run, each pass is a tuple of operations prepared once.
"""

from functools import partial
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backprop_studio.engine.activations import ACTIVATIONS
from backprop_studio.engine.arrays import new_array
from backprop_studio.engine.forward import NARROW, Operation
from backprop_studio.engine.losses import find_loss
from backprop_studio.engine.network import LayerSpec, Network
from backprop_studio.engine.settings import Settings

Array = NDArray[Any]

SQUARES = ("mse", "half_squared_error")  # losses that are a multiple of Σ e²


def layer_blocks(network: Network, stack: Array) -> list[Array]:
    """Each layer's weights and biases (R, below + 1, units), views of `stack` (R, size)."""
    views, start = [], 0
    for below, layer in zip(network.widths, network.layers, strict=False):
        stop = start + (below + 1) * layer.units
        views.append(stack[:, start:stop].reshape(len(stack), below + 1, layer.units))
        start = stop
    return views


def by_run(array: Array) -> Array:
    """(units, R, rows) as (R, units, rows)."""
    return array.swapaxes(0, 1)


def by_example(array: Array) -> Array:
    """(units, R, rows) as (R, rows, units)."""
    return array.transpose(1, 2, 0)


class StackedPass:
    """Both passes for batches of `rows` examples.

    Its `operations` read `parameters` (R, size) and write the runs' gradients into `gradient`
    (R, size); after them, its `losses` write the runs' mean losses into `losses` (R,). The
    batch is to be put into `examples` (rows, features + 1 + outputs), of which `x_one` and `y`
    are parts. `error` (outputs, R, rows) is ŷ − y.
    """

    def __init__(
        self,
        network: Network,
        common: Settings,
        arrays: tuple[Array, Array, Array],
        rows: int,
    ) -> None:
        parameters, gradient, losses = arrays
        runs, dtype = len(parameters), parameters.dtype
        self._network, self._common, self._loss = network, common, find_loss(common.loss)
        self._blocks = layer_blocks(network, parameters)
        self._gradients = layer_blocks(network, gradient)
        width = network.features + 1
        self.examples = new_array(
            (rows, width + network.outputs), dtype, 1.0, "F" if width <= NARROW else "C"
        )
        self.x_one, self.y = np.split(self.examples, [width], axis=1)
        # One array each for z, f(z) and f′(z) of all layers, with a row of ones beside each
        # layer's f(z) and a gap where it is in the others.
        self._ends = list(accumulate((u + 1) * runs * rows for u in network.widths[1:]))
        self._every_z, self._every_slope = (new_array(self._ends[-1], dtype, 0.0) for _ in range(2))
        self._every_a = new_array(self._ends[-1], dtype, 1.0)
        shapes = [(units + 1, runs, rows) for units in network.widths[1:]]
        z_one, self._a_one, slope_one = (
            [
                flat[start:stop].reshape(shape)
                for (start, stop), shape in zip(pairwise((0, *self._ends)), shapes, strict=True)
            ]
            for flat in (self._every_z, self._every_a, self._every_slope)
        )
        self._z, self._slope = ([one[:-1] for one in ones] for ones in (z_one, slope_one))
        self._a = [one[:-1] for one in self._a_one]
        self._plain = [  # f(z), to which a residual layer adds x
            new_array(a.shape, dtype) if spec.residual else a
            for a, spec in zip(self._a, network.layers, strict=True)
        ]
        self._delta = [new_array(z.shape, dtype) for z in self._z]
        self.error = new_array(self._z[-1].shape, dtype)
        self.operations = *self._prepare_forward(), *self._prepare_backward()
        self.losses = self._prepare_losses(losses)

    # Forward ------------------------------------------------------------------------------

    def _prepare_forward(self) -> tuple[Operation, ...]:
        prepared: list[Operation] = []
        for number, spec in enumerate(self._network.layers):
            z, plain = self._z[number], self._plain[number]
            prepared += self._weighted_sums(number)
            prepared.append(self._activation(spec, z, plain))
            if spec.residual:
                x, a = self._input(number)[..., :-1, :], by_run(self._a[number])
                prepared.append(partial(np.add, by_run(plain), x, a))
        return *prepared, *self._error()

    # All runs have the same inputs, so in the first layer the units of all of them are those
    # of one wide layer, and a stack of products is one. For that its weights are put together
    # unit by unit; many inputs would make that dearer than what it saves.
    def _weighted_sums(self, number: int) -> list[Operation]:
        """z = x @ weights + bias."""
        z, block = self._z[number], self._blocks[number].swapaxes(1, 2)
        if not self._is_wide(number):
            return [partial(np.matmul, block, self._input(number), by_run(z))]
        units, runs, rows = z.shape
        wide = new_array((units, runs, block.shape[-1]), z.dtype)
        columns = wide.reshape(units * runs, -1)
        return [
            partial(np.copyto, wide, block.swapaxes(0, 1)),
            partial(columns.dot, self.x_one.T, z.reshape(units * runs, rows)),
        ]

    def _is_wide(self, number: int) -> bool:
        return number == 0 and self._network.features < NARROW

    # The targets, which are the same for all runs, are set out for each first: NumPy subtracts
    # two long vectors sooner than it goes through one of them again and again.
    def _error(self) -> list[Operation]:
        """e = ŷ − y."""
        y = new_array(self.error.shape, self.error.dtype)
        a, *rest = (array.reshape(-1) for array in (self._a[-1], y, self.error))
        return [partial(np.copyto, y, self.y.T[:, None]), partial(np.subtract, a, *rest)]

    def _input(self, number: int) -> Array:
        """x of a layer above its row of ones: (features + 1, rows), else (R, below + 1, rows)."""
        return by_run(self._a_one[number - 1]) if number else self.x_one.T

    def _activation(self, spec: LayerSpec, z: Array, a: Array) -> Operation:
        function = ACTIVATIONS[spec.activation].function
        if spec.activation == "softmax":
            return partial(function, by_example(z), by_example(a))
        return partial(function, z.reshape(-1), a.reshape(-1))

    def _prepare_losses(self, out: Array) -> tuple[Operation, ...]:
        common, e, (rows, outputs) = self._common, self.error, self.y.shape
        if common.loss in SQUARES:
            share = (1.0 / outputs if common.loss == "mse" else 0.5) / rows
            scale = partial(np.multiply, out, np.asarray(share, out.dtype), out)
            if outputs == 1:
                row, column = e[0, :, None], e[0, :, :, None]
                return partial(np.matmul, row, column, out[:, None, None]), scale
            squares = np.empty((outputs, len(out)), out.dtype)  # Σ e² of each output and run
            return (
                partial(np.matmul, e[:, :, None], e[..., None], squares[..., None, None]),
                partial(np.add.reduce, squares, 0, None, out),
                scale,
            )
        examples = find_loss(common.loss, common.delta).examples

        def write() -> None:
            each = examples(by_example(e), by_example(self._z[-1]), self.y)
            np.mean(each, -1, out=out)

        return (write,)

    # Backward -----------------------------------------------------------------------------

    def _prepare_backward(self) -> tuple[Operation, ...]:
        layers, last = self._network.layers, len(self._network.layers) - 1
        at_once = self._slopes_at_once()
        prepared = [*at_once, *self._derivative()]
        passed_on: Array | None = None
        for number in range(last, -1, -1):
            spec, delta = layers[number], self._delta[number]
            if number < last:
                weights, above = self._blocks[number + 1][:, :-1], self._delta[number + 1]
                prepared.append(partial(np.matmul, weights, by_run(above), by_run(delta)))
            if passed_on is not None:
                prepared.append(partial(np.add, delta, passed_on, delta))
            passed_on = np.empty_like(delta) if spec.residual else None
            if passed_on is not None:
                prepared.append(partial(np.copyto, passed_on, delta))
            if number < last or not self._loss.wrt_z:
                prepared += self._through_activation(number, own_slope=not at_once)
            prepared += self._by_parameters(number)
        return tuple(prepared)

    def _by_parameters(self, number: int) -> list[Operation]:
        """xᵀ δ; in the first layer as one product, like its z."""
        delta, gradient = self._delta[number], self._gradients[number]
        if not self._is_wide(number):
            return [partial(np.matmul, self._input(number), by_example(delta), gradient)]
        units, runs, rows = delta.shape
        wide = new_array((gradient.shape[1], units, runs), delta.dtype)
        columns = wide.reshape(-1, units * runs)
        return [
            partial(self.x_one.T.dot, delta.reshape(units * runs, rows).T, columns),
            partial(np.copyto, gradient, wide.transpose(2, 0, 1)),
        ]

    def _through_activation(self, number: int, own_slope: bool) -> list[Operation]:
        slope_function = ACTIVATIONS[self._network.layers[number].activation].slope
        if slope_function is None:
            return []
        z, a, slope, delta = (
            array.reshape(-1)
            for array in (
                self._z[number],
                self._plain[number],
                self._slope[number],
                self._delta[number],
            )
        )
        write = partial(slope_function, z, a, slope, np.ones_like(z))
        return [write] * own_slope + [partial(np.multiply, delta, slope, delta)]

    def _slopes_at_once(self) -> list[Operation]:
        """What writes every layer's f′(z), prepared; nothing where each writes its own."""
        layers = self._network.layers[: -1 if self._loss.wrt_z else None]
        alike = {spec.activation for spec in layers}
        if len(alike) != 1 or any(spec.residual for spec in layers):
            return []
        slope_function = ACTIVATIONS[alike.pop()].slope
        if slope_function is None:
            return []
        one = np.ones_like(self._every_z)
        for end, plane in zip(self._ends, self._a, strict=True):
            one[end - plane[0].size : end] = 2.0  # in the gaps no slope is wanted
        end = self._ends[len(layers) - 1]
        arrays = self._every_z, self._every_a, self._every_slope, one
        return [partial(slope_function, *(array[:end] for array in arrays))]

    def _derivative(self) -> list[Operation]:
        """As the loss's own derivative, for each run's batch by itself."""
        kind, e, out, (rows, outputs) = (
            self._common.loss,
            self.error,
            self._delta[-1],
            self.y.shape,
        )
        prepared: list[Operation] = []
        if kind == "mae":
            prepared, e = [partial(np.sign, e, out)], out
        elif kind == "huber":
            delta = self._common.delta
            prepared, e = [partial(np.clip, e, -delta, delta, out)], out
        whole_rows = kind in ("half_squared_error", "cross_entropy")
        share = (2.0 if kind == "mse" else 1.0) / (rows if whole_rows else rows * outputs)
        return [*prepared, partial(np.multiply, e, np.asarray(share, e.dtype), out)]
