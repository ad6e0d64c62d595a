"""What one forward and backward pass computed, as numbers to look at."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backprop_studio.engine.backprop import BackwardPass
from backprop_studio.engine.forward import ForwardPass
from backprop_studio.engine.losses import Loss
from backprop_studio.engine.network import LayerViews, Network

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


def collect(
    network: Network,
    forward: ForwardPass,
    backward: BackwardPass,
    loss: Loss,
    gradient: Array,
    row: int | None,
) -> Intermediates:
    """The means over the examples of a pass that has just been run (one example: itself).

    δ of the mean loss is the mean of the examples' δ already divided by their number, so
    its rows are summed.
    """
    own = gradient.copy()
    return Intermediates(
        row,
        forward.layers[0].x.mean(0),
        forward.y.mean(0),
        tuple(layer.z.mean(0) for layer in forward.layers),
        tuple(layer.a.mean(0) for layer in forward.layers),
        tuple(np.asarray(layer.delta.sum(0)) for layer in backward.layers),
        network.views(own),
        own,
        loss.mean(forward.error, forward.last.z, forward.y),
    )
