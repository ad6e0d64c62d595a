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
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from backprop_studio.engine.activations import ACTIVATIONS
from backprop_studio.engine.network import LayerSpec, Network, RunningStatistics

Array = NDArray[Any]

VARIANCE_FLOOR = 1e-5
RUNNING_MOMENTUM = 0.1


class LayerPass:
    """The arrays of one layer for `rows` examples; `x_one` is x with a last column of ones."""

    def __init__(self, spec: LayerSpec, below: int, rows: int, block: Array) -> None:
        dtype = block.dtype
        shape = (rows, spec.units)
        self.spec = spec
        self.weights_bias = block[: below + 1]
        self.weights = block[:below]
        self.weights_t = self.weights.T
        self.bias = block[below]
        self.scale = block[below + 1] if spec.batch_norm else None
        self.function = ACTIVATIONS[spec.activation].function
        self.z = np.empty(shape, dtype)
        # f(z): the layer's output itself unless dropout or residual come after it.
        self.plain_output = not (spec.dropout or spec.residual)
        self.activated = np.empty(shape, dtype)
        self.a = self.activated
        self.mask = np.empty(shape, dtype) if spec.dropout else None
        if spec.batch_norm:
            self.normalized = np.empty(shape, dtype)
            self.mean = np.empty(spec.units, dtype)
            self.var = np.empty(spec.units, dtype)
            self.inverse = np.empty(spec.units, dtype)  # 1 / √(var + ε)
            self.slope = np.empty(spec.units, dtype)  # scale / √(var + ε)

    def feed(self, x_one: Array) -> None:
        """Take this array (rows, below + 1), ones in its last column, as input."""
        self.x_one = x_one
        self.x_one_t = x_one.T
        self.x = x_one[:, :-1]

    def deliver(self, a: Array) -> None:
        """Write the output there from now on."""
        self.a = a
        if self.plain_output:
            self.activated = a


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
        self.layers = tuple(
            LayerPass(spec, below, rows, network.block(parameters, number))
            for number, (below, spec) in enumerate(
                zip(network.widths, network.layers, strict=False)
            )
        )
        for lower, upper in zip(self.layers, self.layers[1:], strict=False):
            x_one = np.ones((rows, lower.spec.units + 1), network.dtype)
            upper.feed(x_one)
            lower.deliver(upper.x)
        self.last = self.layers[-1]
        self.last.deliver(np.empty((rows, network.outputs), network.dtype))
        self.error = np.empty_like(self.last.a)
        self.has_batch_norm = any(layer.spec.batch_norm for layer in self.layers)
        self.has_dropout = any(layer.spec.dropout for layer in self.layers)

    def load(self, x_one: Array, y: Array) -> None:
        """The examples: inputs with a last column of ones (rows, features + 1), targets."""
        self.layers[0].feed(x_one)
        self.y = y

    def run(self, training: bool) -> None:
        """All layers, then e = ŷ − y."""
        for layer in self.layers:
            self.forward(layer, training)
        np.subtract(self.last.a, self.y, self.error)

    def forward(self, layer: LayerPass, training: bool) -> None:
        """One layer, from its x to its a."""
        if layer.scale is None:
            np.dot(layer.x_one, layer.weights_bias, layer.z)
        else:
            np.dot(layer.x, layer.weights, layer.z)
            self._normalize(layer, training)
        layer.function(layer.z, layer.activated)
        if not layer.plain_output:
            self._finish(layer, training)

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

    def _finish(self, layer: LayerPass, training: bool) -> None:
        if layer.mask is not None and training:
            np.multiply(layer.activated, layer.mask, layer.a)
        else:
            np.copyto(layer.a, layer.activated)
        if layer.spec.residual:
            np.add(layer.a, layer.x, layer.a)

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
        for number, layer in enumerate(self.layers):
            mean, var = self.running.mean[number], self.running.var[number]
            if mean is not None and var is not None:
                mean += RUNNING_MOMENTUM * (layer.mean - mean)
                var += RUNNING_MOMENTUM * (unbiased * layer.var - var)


def _present(array: Array | None) -> Array:
    assert array is not None  # a layer with batch normalization has it
    return array
