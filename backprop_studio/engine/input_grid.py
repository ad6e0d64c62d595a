"""Every unit of a network as a function over its input plane: decision map, neuron maps.

The grid's points are the columns of x. With a last row of ones under x, and for each
layer the block B of weights and bias,

    z = Bᵀ x₁,    a = f(z)

is a whole layer at all points, and each unit's map is a row of a, already a picture.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from backprop_studio.engine.arrays import new_array
from backprop_studio.engine.network import Network, RunningStatistics
from backprop_studio.engine.plane_forward import activate, normalizations

Array = NDArray[Any]

# Numbers in the widest array of a piece: it fits the cache and takes under a millisecond.
WIDEST = 80_000


class InputGrid:
    """All activations over a grid of one or two inputs, in evaluation mode.

    `axes` are the coordinates along each input. `activations[l]` is
    (units, *shape of the grid): (units, n) for one input, (units, len(axes[1]),
    len(axes[0])) for two, NaN where it is not computed yet. Parameters and running
    statistics are copied. Raises ValueError if there are not as many axes as inputs.
    """

    def __init__(
        self,
        network: Network,
        parameters: Array,
        running: RunningStatistics,
        axes: tuple[Array, ...],
        dtype: DTypeLike = np.float32,
    ) -> None:
        if len(axes) != network.features or not 1 <= len(axes) <= 2:
            raise ValueError("a grid needs one axis for each of one or two inputs")
        self.network = network
        self._dtype = np.dtype(dtype)
        self._parameters = np.empty(network.size, self._dtype)
        self._blocks = [
            network.block(self._parameters, number).T for number in range(len(network.layers))
        ]
        self.take(parameters, running)
        shape = tuple(len(axis) for axis in reversed(axes))
        self._points = int(np.prod(shape))
        self._x_one = [
            new_array((units + 1, self._points), self._dtype, np.nan) for units in network.widths
        ]
        for x_one in self._x_one:
            x_one[-1] = 1.0
        for row, values in zip(self._x_one[0], np.meshgrid(*axes), strict=False):
            row[...] = values.reshape(-1)
        self.activations = tuple(a[:-1].reshape(-1, *shape) for a in self._x_one[1:])

    def take(self, parameters: Array, running: RunningStatistics) -> None:
        """Other parameters (copied); `activations` stay until they are computed again."""
        self._parameters[...] = parameters
        self._norms = normalizations(self.network, running, self._dtype)

    def finish(self) -> tuple[Array, ...]:
        """All pieces that are left; the activations."""
        for _ in self.pieces():
            pass
        return self.activations

    def pieces(self) -> Iterator[int]:
        """Compute piece by piece; yields the points finished. Stop iterating to cancel."""
        size = min(self._points, max(1, WIDEST // max(self.network.widths)))
        for start in range(0, self._points, size):
            stop = min(start + size, self._points)
            with np.errstate(all="ignore"):
                for number in range(len(self.network.layers)):
                    self._layer(number, slice(start, stop))
            yield stop

    # z is written where a will be: nothing but f needs it.
    def _layer(self, number: int, here: slice) -> None:
        spec, norm = self.network.layers[number], self._norms[number]
        x_one, z = self._x_one[number][:, here], self._x_one[number + 1][:-1, here]
        block, below = self._blocks[number], self.network.widths[number]
        if norm is None:
            np.matmul(block, x_one, z)
        else:
            np.matmul(block[:, :below], x_one[:-1], z)
            np.subtract(z, norm.mean, z)
            np.multiply(z, block[:, below + 1 :] / norm.deviation, z)
            np.add(z, block[:, below : below + 1], z)
        activate(spec.activation, z, z)
        if spec.residual:
            np.add(z, x_one[:-1], z)


def grid_activations(
    network: Network,
    parameters: Array,
    running: RunningStatistics,
    axes: tuple[Array, ...],
    dtype: DTypeLike = np.float32,
) -> tuple[Array, ...]:
    """`InputGrid` at once: each layer's (units, *shape of the grid)."""
    return InputGrid(network, parameters, running, axes, dtype).finish()
