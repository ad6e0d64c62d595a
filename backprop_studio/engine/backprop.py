"""The backward pass, equation by equation.

Let L be the mean loss of the batch, and for each layer δ = ∂L/∂z, one row an example:
how much L moves for a unit of that pre-activation. Once δ of a layer is known, so are
the derivatives by its parameters and by its input, because z = x W + b is linear in
each of them:

    ∂L/∂W = xᵀ δ                        (1)
    ∂L/∂b = Σ over the examples of δ    (2)
    ∂L/∂x = δ Wᵀ                        (3)

and x is the output a of the layer below, where a = f(z):

    δ = ∂L/∂a ⊙ f′(z)                   (4)

So the output layer's δ comes from the loss by (4), and each hidden layer's from the
layer above it by (3) and (4). Nothing is computed twice; x, z and a are those that the
forward pass kept.
"""

from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backprop_studio.engine.activations import ACTIVATIONS
from backprop_studio.engine.arrays import elementwise
from backprop_studio.engine.forward import (
    NARROW,
    ForwardPass,
    LayerPass,
    Operation,
    product,
)
from backprop_studio.engine.losses import Loss
from backprop_studio.engine.network import Network

Array = NDArray[Any]

# OpenBLAS copies the factors of a product together before it multiplies, but not those of
# one with at most so many multiplications.
UNCOPIED = 1_000_000
MOST_PIECES = 4


def gradient_products(x: Array, delta: Array, out: Array) -> list[Operation]:
    """The prepared operations out = xᵀ @ delta, `out` in rows.

    Where the examples are few, copying takes longer than multiplying: then it is done in as
    many pieces of `out` as have it left out, if that needs few.
    """
    pieces = -(-out.size * len(x) // UNCOPIED)
    if len(x) > NARROW or pieces > MOST_PIECES:
        pieces = 1
    rows = zip(np.array_split(x.T, pieces), np.array_split(out, pieces), strict=True)
    return [product(some, delta, some_out) for some, some_out in rows]


class LayerGradients:
    """The arrays of one layer's backward pass, and views into the flat gradient."""

    def __init__(self, layer: LayerPass, gradient_block: Array, slope: Array) -> None:
        below = len(layer.weights)
        spec = layer.spec
        self.slope_function = ACTIVATIONS[spec.activation].slope
        self.delta = np.empty_like(layer.z)
        self.slope = slope
        # ∂L/∂(x W): δ itself without batch normalization.
        self.delta_linear = np.empty_like(layer.z) if spec.batch_norm else self.delta
        self.passed_on = np.empty_like(layer.z) if spec.residual else None
        self.weights_bias = gradient_block[: below + 1]
        self.weights = gradient_block[:below]
        self.bias = gradient_block[below]
        self.scale = gradient_block[below + 1] if spec.batch_norm else None


class BackwardPass:
    """Backward through what `forward` has just computed in training mode.

    The gradient of the batch's mean loss by every parameter goes into `gradient`
    (flat, as the parameters are); `layers[l].delta` keeps δ.
    """

    def __init__(self, network: Network, forward: ForwardPass, loss: Loss, gradient: Array) -> None:
        self.forward = forward
        self.loss = loss
        self._every_slope = np.empty_like(forward.every_z)
        self.layers = tuple(
            LayerGradients(layer, network.block(gradient, number), slope)
            for number, (layer, slope) in enumerate(
                zip(forward.layers, forward.beside_z(self._every_slope), strict=True)
            )
        )
        self._prepared: dict[bool, tuple[Operation, ...]] = {}

    def run(self, training: bool) -> None:
        """All layers, the output layer first."""
        for operation in self.prepared(training):
            operation()

    def prepared(self, training: bool) -> tuple[Operation, ...]:
        """What `run` does, operation by operation."""
        if training not in self._prepared:
            at_once = self._slopes_at_once()
            own_slopes = not at_once
            prepared = at_once + self.output_operations(training, own_slopes)
            for number in range(len(self.layers) - 2, -1, -1):
                prepared += self.hidden_operations(number, training, own_slopes)
            self._prepared[training] = tuple(prepared)
        return self._prepared[training]

    def output_gradient(self, training: bool = True) -> None:
        """δ of the output layer, and the gradient by its parameters."""
        for operation in self.output_operations(training):
            operation()

    def hidden_gradient(self, number: int, training: bool = True) -> None:
        """The same of hidden layer `number`, when the layer above is done."""
        for operation in self.hidden_operations(number, training):
            operation()

    # At the output, ∂L/∂ŷ is the loss's own derivative. Where loss and activation belong
    # together (sigmoid or softmax with its cross-entropy) the slope cancels, and what the
    # loss gives is δ already.
    def output_operations(self, training: bool, own_slope: bool = True) -> list[Operation]:
        """What `output_gradient` does, prepared; without `own_slope`, f′(z) is there already."""
        layer, kept = self.layers[-1], self.forward.last
        prepared = [self.loss.derivative(self.forward.error, layer.delta)]
        if not self.loss.wrt_z:
            prepared += self._through_activation(layer, kept, training, own_slope)
        return prepared + self._by_parameters(layer, kept, training)

    # A hidden unit's blame is the sum of the blame of the units it feeds, each times the
    # weight between: (3). A residual layer above hands its ∂L/∂a down beside that.
    def hidden_operations(
        self, number: int, training: bool, own_slope: bool = True
    ) -> list[Operation]:
        """What `hidden_gradient` does, prepared; without `own_slope`, f′(z) is there already."""
        layer, kept = self.layers[number], self.forward.layers[number]
        above, kept_above = self.layers[number + 1], self.forward.layers[number + 1]
        prepared = [product(above.delta_linear, kept_above.weights.T, layer.delta)]
        if above.passed_on is not None:
            prepared.append(partial(np.add, layer.delta, above.passed_on, layer.delta))
        prepared += self._through_activation(layer, kept, training, own_slope)
        return prepared + self._by_parameters(layer, kept, training)

    # f′(z) needs nothing but what the forward pass kept. So where all layers have the same f
    # and lie in memory alike, it is taken of all at once: a few calls instead of a few for
    # each layer, which is much of what a step of a small network costs.
    def _slopes_at_once(self) -> list[Operation]:
        """What writes every layer's f′(z), prepared; nothing where each writes its own."""
        forward = self.forward
        layers = forward.layers[:-1] if self.loss.wrt_z else forward.layers
        alike = {layer.spec.activation for layer in layers}
        if len(alike) != 1 or not all(layer.by_columns for layer in layers):
            return []
        slope_function = ACTIVATIONS[alike.pop()].slope
        if slope_function is None:
            return []
        one = np.full_like(forward.every_z, 2.0)  # in the gaps, where a is 1 and no slope wanted
        for part in forward.beside_z(one):
            part[...] = 1.0
        end = forward.ends[len(layers) - 1]
        arrays = forward.every_z, forward.every_a, self._every_slope, one
        return [partial(slope_function, *(array[:end] for array in arrays))]

    # From ∂L/∂a to δ: back through + x (∂L/∂a goes on to x unchanged), through the dropout
    # mask (a unit that was zeroed has no blame), and through f by (4).
    def _through_activation(
        self, layer: LayerGradients, kept: LayerPass, training: bool, own_slope: bool
    ) -> list[Operation]:
        delta = layer.delta
        prepared: list[Operation] = []
        if layer.passed_on is not None:
            prepared.append(partial(np.copyto, layer.passed_on, delta))
        if kept.mask is not None and training:
            prepared.append(partial(np.multiply, delta, kept.mask, delta))
        if layer.slope_function is not None:
            z, a, slope, one, delta = elementwise(
                kept.z, kept.activated, layer.slope, np.ones_like(delta), delta
            )
            if own_slope:
                prepared.append(partial(layer.slope_function, z, a, slope, one))
            prepared.append(partial(np.multiply, delta, slope, delta))
        return prepared

    # (1) and (2) at once: the bias is the weight of the input that is always 1.
    def _by_parameters(
        self, layer: LayerGradients, kept: LayerPass, training: bool
    ) -> list[Operation]:
        if layer.scale is None:
            return gradient_products(kept.x_one, layer.delta, layer.weights_bias)
        return [
            partial(self._batch_norm, layer, kept, training),
            *gradient_products(kept.x, layer.delta_linear, layer.weights),
        ]

    # With z = scale ẑ + b and ẑ = (u − mean) / s, u = x W, n examples:
    #     ∂L/∂b = Σ δ,   ∂L/∂scale = Σ δ ẑ
    #     ∂L/∂u = (scale / s) (δ − ∂L/∂b / n − ẑ ∂L/∂scale / n)
    # for the batch's mean and s depend on every u. Running statistics do not:
    #     ∂L/∂u = (scale / s) δ
    def _batch_norm(self, layer: LayerGradients, kept: LayerPass, training: bool) -> None:
        assert layer.scale is not None and kept.scale is not None
        normalized, by_u, n = kept.normalized, layer.delta_linear, len(layer.delta)
        np.add.reduce(layer.delta, axis=0, out=layer.bias)
        np.multiply(layer.delta, normalized, by_u)
        np.add.reduce(by_u, axis=0, out=layer.scale)
        if self.forward.uses_batch_statistics(training):
            np.multiply(normalized, layer.scale, by_u)
            np.divide(by_u, n, by_u)
            np.subtract(layer.delta - layer.bias / n, by_u, by_u)
        else:
            np.copyto(by_u, layer.delta)
        np.multiply(by_u, kept.slope, by_u)
