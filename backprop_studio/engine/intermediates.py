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


class Looks:
    """Passes beside the run, with the same live `parameters`; their arrays are kept from one
    look to the next, for a look at display rate should cost little more than its products."""

    def __init__(
        self, network: Network, parameters: Array, running: RunningStatistics, loss: Loss
    ) -> None:
        self._network, self._parameters, self._running = network, parameters, running
        self._loss = loss
        self._gradient = network.new_vector()
        self._passes: dict[int, tuple[ForwardPass, BackwardPass]] = {}

    def look(
        self, batch: tuple[Array, Array], random: np.random.Generator | None, row: int | None
    ) -> Intermediates:
        """Pass a batch (inputs with their column of ones, targets) forward and backward: in
        training mode with the dropout masks that `random` draws, in evaluation mode if it is
        None. The means over the batch's examples (a single one: itself)."""
        x_one, y = batch
        forward, backward = self._passes.get(len(y)) or self._new_passes(len(y))
        forward.load(x_one, y)
        with np.errstate(all="ignore"):
            if random is not None and forward.has_dropout:
                forward.draw_masks(random)
            forward.run(random is not None)
            backward.run(random is not None)
            return self._means(forward, backward, row)

    def _new_passes(self, rows: int) -> tuple[ForwardPass, BackwardPass]:
        if len(self._passes) > 2:
            self._passes.clear()
        forward = ForwardPass(self._network, self._parameters, self._running, rows)
        backward = BackwardPass(self._network, forward, self._loss, self._gradient)
        self._passes[rows] = forward, backward
        return forward, backward

    # δ of the mean loss is each example's δ already divided by their number: its rows are
    # summed.
    def _means(
        self, forward: ForwardPass, backward: BackwardPass, row: int | None
    ) -> Intermediates:
        gradient = self._gradient.copy()
        return Intermediates(
            row,
            _mean(forward.layers[0].x),
            _mean(forward.y),
            tuple(_mean(layer.z) for layer in forward.layers),
            tuple(_mean(layer.a) for layer in forward.layers),
            tuple(np.asarray(np.add.reduce(layer.delta, 0)) for layer in backward.layers),
            self._network.views(gradient),
            gradient,
            forward.mean_loss(self._loss)(),
        )


# What `mean` does, without its overhead on small arrays.
def _mean(rows: Array) -> Array:
    return np.asarray(np.add.reduce(rows, 0) / len(rows))
