"""What one forward and backward pass computed, as numbers to look at."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backprop_studio.engine.backprop import BackwardPass
from backprop_studio.engine.forward import ForwardPass
from backprop_studio.engine.losses import Loss
from backprop_studio.engine.network import LayerViews, Network, RunningStatistics

Array = NDArray[Any]


@dataclass(frozen=True, slots=True, eq=False)
class Intermediates:
    """One example's pass, or the batch's mean. Arrays of its own.

    `x` (features,), `y` (outputs,); by layer `z`, `a`, `delta` (units,) and `gradients`.
    For an example, `delta` and `gradients` are derivatives of that example's loss; for the
    batch, the means over its examples, so the gradients are those of the batch's loss
    (without penalty and clipping). `loss` likewise.
    """

    row: int | None
    x: Array
    y: Array
    z: tuple[Array, ...]
    a: tuple[Array, ...]
    delta: tuple[Array, ...]
    gradients: tuple[LayerViews, ...]
    gradient: Array
    loss: float


def look(
    network: Network,
    parameters: Array,
    running: RunningStatistics,
    loss: Loss,
    batch: tuple[Array, Array],
    random: np.random.Generator | None,
    row: int | None,
) -> Intermediates:
    """Pass a batch (inputs with their column of ones, targets) forward and backward, beside
    the run: in training mode with the dropout masks that `random` draws, in evaluation mode
    if it is None. The means over the batch's examples (a single one: itself)."""
    x_one, y = batch
    forward = ForwardPass(network, parameters, running, len(y))
    gradient = network.new_vector()
    backward = BackwardPass(network, forward, loss, gradient)
    forward.load(x_one, y)
    with np.errstate(all="ignore"):
        if random is not None:
            forward.draw_masks(random)
        forward.run(random is not None)
        backward.run(random is not None)
        return _means(network, forward, backward, loss, gradient, row)


# δ of the mean loss is each example's δ already divided by their number: its rows are summed.
def _means(
    network: Network,
    forward: ForwardPass,
    backward: BackwardPass,
    loss: Loss,
    gradient: Array,
    row: int | None,
) -> Intermediates:
    return Intermediates(
        row,
        forward.layers[0].x.mean(0),
        forward.y.mean(0),
        tuple(layer.z.mean(0) for layer in forward.layers),
        tuple(layer.a.mean(0) for layer in forward.layers),
        tuple(np.asarray(layer.delta.sum(0)) for layer in backward.layers),
        network.views(gradient),
        gradient,
        loss.mean(forward.error, forward.last.z, forward.y),
    )
