"""The forward pass: from the inputs to ŷ, layer by layer, keeping what backward reuses.

One layer computes, in this order:

    z = x @ weights                               each row an example
    ẑ = (z − mean) / √(var + ε),  z = scale · ẑ   only with batch normalization
    z = z + bias
    a = f(z)
    a = a · mask / (1 − p)                        only with dropout, in training
    a = a + x                                     only with residual

All arrays are allocated once for a number of rows and filled again each time. x and the
column of ones beside it lie in one array, so without batch normalization the first and
third line are one product.

A step of a small network is a few dozen calls on a few dozen numbers each, so what is
around the calls counts. Each pass is therefore prepared as a tuple of operations, every one
with its arrays already bound to it, and running it is calling them in turn. And where the
layers are narrow, an example is a column in memory: then x is contiguous without its ones.
All arrays are nevertheless indexed [example, unit].
"""

import itertools
from collections.abc import Callable
from functools import cached_property, partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backprop_studio.engine.activations import ACTIVATIONS
from backprop_studio.engine.arrays import Order, elementwise, new_array
from backprop_studio.engine.losses import Loss, Mean
from backprop_studio.engine.network import LayerSpec, Network, RunningStatistics

Array = NDArray[Any]
Operation = Callable[[], object]

# From this many numbers in a product on, `matmul` is quicker: `dot` is called in half the
# time, but fills its result with zeros first. Not where each is a single factor, as in the
# gradient of one example: `dot` has that done eight times as fast.
LARGE = 16_384
# Up to this many units in a layer, an example is a column in memory.
NARROW = 32
VARIANCE_FLOOR = 1e-5
RUNNING_MOMENTUM = 0.1


def product(left: Array, right: Array, out: Array) -> Operation:
    """The prepared operation out = left @ right.

    NumPy writes products into C-contiguous arrays alone; into one that lies in memory
    column by column, outᵀ = rightᵀ @ leftᵀ is written.
    """
    if not out.flags.c_contiguous:
        left, right, out = right.T, left.T, out.T
    if out.size >= LARGE and left.shape[1] > 1:
        return partial(np.matmul, left, right, out)
    return partial(left.dot, right, out)


class LayerPass:
    """The arrays of one layer for `rows` examples; `x_one` is x with a last column of ones."""

    def __init__(self, spec: LayerSpec, x_one: Array, z: Array, a: Array, block: Array) -> None:
        below = x_one.shape[1] - 1
        self.spec = spec
        self.x_one = x_one
        self.x = x_one[:, :-1]
        self.weights_bias = block[: below + 1]
        self.weights = block[:below]
        self.bias = block[below]
        self.scale = block[below + 1] if spec.batch_norm else None
        self.function = ACTIVATIONS[spec.activation].function
        self.z = z
        self.a = a
        # f(z): the layer's output itself unless dropout or residual come after it.
        self.plain_output = not (spec.dropout or spec.residual)
        self.activated = a if self.plain_output else np.empty_like(self.z)
        # Whether f(z) and z lie alike in the arrays of all layers, each unit a stretch.
        self.by_columns = self.plain_output and z.flags.f_contiguous and a.flags.f_contiguous
        self.mask = np.empty(a.shape, block.dtype) if spec.dropout else None
        if spec.batch_norm:
            self.normalized = np.empty_like(self.z)
            self.mean = np.empty(spec.units, block.dtype)
            self.var = np.empty(spec.units, block.dtype)
            self.inverse = np.empty(spec.units, block.dtype)  # 1 / √(var + ε)
            self.slope = np.empty(spec.units, block.dtype)  # scale / √(var + ε)


class ForwardPass:
    """A forward pass of `rows` examples through a network.

    It reads `parameters` (the flat vector) and `running` as they are when it is run.
    After it, `layers[l].z` and `.a` hold every pre-activation and activation, `error`
    ŷ − y. In training, batch normalization uses the batch's own statistics (but the
    running ones for a single row) and dropout the masks drawn last; in evaluation the
    running statistics and no dropout.
    """

    def __init__(
        self, network: Network, parameters: Array, running: RunningStatistics, rows: int
    ) -> None:
        self.rows = rows
        self.running = running
        self._units = network.widths[1:]
        dtype = parameters.dtype
        self.has_batch_norm = any(layer.batch_norm for layer in network.layers)
        self.has_dropout = any(layer.dropout for layer in network.layers)
        # Columns of memory can be parts of one array, filled in one go.
        self.examples: Array | None = None
        if self._memory_order(network.features) == "F":
            columns = network.features + 1 + network.outputs
            self.examples = new_array((rows, columns), dtype, 1.0, "F")
            self.x_one, self.y = np.split(self.examples, [network.features + 1], axis=1)
        else:
            self.x_one = new_array((rows, network.features + 1), dtype, 1.0)
            order = self._memory_order(network.outputs)
            self.y = new_array((rows, network.outputs), dtype, order=order)
        # One array for every a with its ones, layer after layer; one for every z, with gaps
        # where the ones are.
        self.ends = [rows * n for n in itertools.accumulate(w + 1 for w in network.widths[1:])]
        self.every_z, self.every_a = (new_array(self.ends[-1], dtype, fill) for fill in (0.0, 1.0))
        x_one = self.x_one
        layers: list[LayerPass] = []
        for number, (spec, z) in enumerate(
            zip(network.layers, self.beside_z(self.every_z), strict=True)
        ):
            end, order = self.ends[number], self._memory_order(spec.units)
            a_one = self.every_a[end - z.size - rows : end].reshape(rows, -1, order=order)
            block = network.block(parameters, number)
            layers.append(LayerPass(spec, x_one, z, a_one[:, :-1], block))
            x_one = a_one
        self.layers = tuple(layers)
        self.last = self.layers[-1]
        self.error = np.empty_like(self.last.z)
        self._prepared: dict[bool, tuple[Operation, ...]] = {}

    def beside_z(self, flat: Array) -> list[Array]:
        """Each layer's part (rows, units) of an array laid out as `every_z` is."""
        return [
            flat[start : end - self.rows].reshape(self.rows, -1, order=self._memory_order(units))
            for units, (start, end) in zip(
                self._units, itertools.pairwise((0, *self.ends)), strict=True
            )
        ]

    # Batch normalization sums over the examples: quickest, and rounded as PyTorch rounds it,
    # where an example is a row.
    def _memory_order(self, units: int) -> Order:
        """How a layer's arrays lie: each example a row (C) or a column (F) of memory."""
        return "C" if self.has_batch_norm or units > NARROW else "F"

    def load(self, x_one: Array, y: Array) -> None:
        """The examples: inputs with a last column of ones (rows, features + 1), targets."""
        np.copyto(self.x_one, x_one)
        np.copyto(self.y, y)

    def run(self, training: bool) -> None:
        """All layers, then e = ŷ − y."""
        for operation in self.prepared(training):
            operation()

    def prepared(self, training: bool) -> tuple[Operation, ...]:
        """What `run` does, operation by operation."""
        if training not in self._prepared:
            layers = (self.operations(layer, training) for layer in self.layers)
            self._prepared[training] = *itertools.chain.from_iterable(layers), self.compare
        return self._prepared[training]

    def forward(self, layer: LayerPass, training: bool) -> None:
        """One layer, from its x to its a."""
        for operation in self.operations(layer, training):
            operation()

    @cached_property
    def compare(self) -> Operation:
        """The prepared operation e = ŷ − y."""
        return partial(np.subtract, *elementwise(self.last.a, self.y, self.error))

    def mean_loss(self, loss: Loss) -> Mean:
        """The prepared mean of `loss` over the examples, as they stand when it is called."""
        return loss.mean(self.error, self.last.z, self.last.a, self.y)

    def operations(self, layer: LayerPass, training: bool) -> list[Operation]:
        """One layer, from its x to its a, as prepared operations in the order of the text."""
        x, z, a, activated = layer.x, layer.z, layer.a, layer.activated
        if layer.scale is None:
            prepared = [product(layer.x_one, layer.weights_bias, z)]
        else:
            prepared = [product(x, layer.weights, z), partial(self._normalize, layer, training)]
        if layer.spec.activation == "softmax":
            prepared.append(partial(layer.function, z, activated))
        else:
            prepared.append(partial(layer.function, *elementwise(z, activated)))
        if layer.mask is not None and training:
            prepared.append(partial(np.multiply, activated, layer.mask, a))
        elif not layer.plain_output:
            prepared.append(partial(np.copyto, a, activated))
        if layer.spec.residual:
            prepared.append(partial(np.add, a, x, a))
        return prepared

    def uses_batch_statistics(self, training: bool) -> bool:
        """Whether batch normalization takes the batch's own mean and variance."""
        return training and self.rows > 1

    def _normalize(self, layer: LayerPass, training: bool) -> None:
        number = self.layers.index(layer)
        z, normalized = layer.z, layer.normalized
        if self.uses_batch_statistics(training):
            np.mean(z, axis=0, out=layer.mean)
            np.subtract(z, layer.mean, normalized)
            np.mean(np.square(normalized), axis=0, out=layer.var)
        else:
            np.copyto(layer.mean, _present(self.running.mean[number]))
            np.copyto(layer.var, _present(self.running.var[number]))
            np.subtract(z, layer.mean, normalized)
        # scale · ẑ + bias, as one line through z like PyTorch's kernel, so rounded like it.
        np.divide(1.0, np.sqrt(layer.var + VARIANCE_FLOOR), layer.inverse)
        np.multiply(normalized, layer.inverse, normalized)
        np.multiply(layer.inverse, _present(layer.scale), layer.slope)
        np.multiply(z, layer.slope, z)
        np.add(z, layer.bias - layer.mean * layer.slope, z)

    def draw_masks(self, random: np.random.Generator) -> None:
        """Fresh dropout masks, layer by layer, examples in order: 0 with probability p,
        else 1 / (1 − p), so that the expected activation stays what it was."""
        for layer in self.layers:
            if layer.mask is not None:
                chance = layer.spec.dropout
                random.random(dtype=layer.mask.dtype.type, out=layer.mask)
                np.greater_equal(layer.mask, chance, layer.mask, casting="unsafe")
                np.multiply(layer.mask, 1.0 / (1.0 - chance), layer.mask)

    def update_running(self) -> None:
        """Move the running statistics a tenth of the way to this batch's (unbiased variance)."""
        if self.rows == 1:
            return
        unbiased = self.rows / (self.rows - 1)
        largest = np.finfo(self.running.flat.dtype).max
        for number, layer in enumerate(self.layers):
            mean, var = self.running.mean[number], self.running.var[number]
            if mean is not None and var is not None:
                mean *= 1.0 - RUNNING_MOMENTUM
                mean += RUNNING_MOMENTUM * layer.mean
                # A variance may overflow where the batch's loss, gradient and parameters do
                # not. It is then held at the largest number, which a document can say.
                var *= 1.0 - RUNNING_MOMENTUM
                var += RUNNING_MOMENTUM * np.minimum(unbiased * layer.var, largest)


def _present(array: Array | None) -> Array:
    assert array is not None  # a layer with batch normalization has it
    return array
