"""The slope of the loss that landscapes draw, over all their rows, in pieces."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backprop_studio.engine.backprop import BackwardPass
from backprop_studio.engine.batches import Rows, Table
from backprop_studio.engine.forward import ForwardPass
from backprop_studio.engine.losses import find_loss
from backprop_studio.engine.network import Network, RunningStatistics
from backprop_studio.engine.settings import Settings

Array = NDArray[Any]

MULTIPLICATIONS = 3_000_000  # of a piece's forward pass: a few milliseconds


class Slope:
    """∂L/∂ every parameter, of the mean loss over `rows` in evaluation mode without penalty.

    `value` is the last one finished, (size,) of zeros before the first.
    """

    def __init__(self, network: Network, settings: Settings, rows: Rows) -> None:
        self.value = np.zeros(network.size)
        self._table = Table(rows, network.dtype)
        self._parameters = network.new_vector()
        self._running = network.new_statistics()
        self._gradient = network.new_vector()
        products = sum(below * units for below, units in pairwise(network.widths))
        self._piece = min(len(rows), max(16, MULTIPLICATIONS // products))
        loss = find_loss(settings.loss, settings.delta)
        self._passes = {}
        for count in {self._piece, len(rows) % self._piece} - {0}:
            forward = ForwardPass(network, self._parameters, self._running, count)
            backward = BackwardPass(network, forward, loss, self._gradient)
            self._passes[count] = forward, backward

    @property
    def is_light(self) -> bool:
        """Whether all of it is a single piece."""
        return self._piece == len(self._table.rows)

    def pieces(self, parameters: Array, running: RunningStatistics) -> Iterator[None]:
        """Compute it at `parameters` (copied), stopping after each piece but the last."""
        self._parameters[...] = parameters
        self._running.flat[...] = running.flat
        count, total = len(self._table.rows), np.zeros_like(self.value)
        for start in range(0, count, self._piece):
            if start:
                yield
            x_one, y = self._table.span(start, min(start + self._piece, count))
            forward, backward = self._passes[len(y)]
            forward.load(x_one, y)
            with np.errstate(all="ignore"):
                forward.run(training=False)
                backward.run(training=False)
                total += (len(y) / count) * self._gradient
        self.value = total

    def finish(self, parameters: Array, running: RunningStatistics) -> None:
        """All of it at once."""
        for _ in self.pieces(parameters, running):
            pass
