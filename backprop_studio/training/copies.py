"""Copies of live arrays that nobody can write to, as snapshots hold them."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from backprop_studio.engine.intermediates import Intermediates
from backprop_studio.engine.network import Network
from backprop_studio.training.commands import Side
from backprop_studio.training.messages import ExamplePass, Floats, LayerValues

MEMORY = 6_000_000  # bytes, as many parameter vectors as that are kept of a kind,
FEWEST, MOST = 2, 32  # 13 of the digits; but so many in any case, and no more


def vectors_kept(network: Network) -> int:
    """How many of a network's vectors are kept for a walk of moves that comes back."""
    vectors = MEMORY // (network.size * network.dtype.itemsize)
    return min(max(vectors, FEWEST), MOST)


def frozen(array: NDArray[Any]) -> Floats:
    """A copy as float64 that nobody can write to."""
    copy: Floats = np.array(array, dtype=np.float64)
    copy.flags.writeable = False
    return copy


def layer_values(network: Network, flat: NDArray[Any]) -> tuple[LayerValues, ...]:
    """The flat vector as read-only weights, bias and scale of each layer, in its own precision,
    as `LayerValues` travel; a copy unless nobody can write to it."""
    if flat.flags.writeable:
        flat = flat.copy()
        flat.flags.writeable = False
    views = network.views(flat)
    return tuple(LayerValues(view.weights, view.bias, view.scale) for view in views)


def example_pass(
    found: Intermediates, gradients: tuple[LayerValues, ...], side: Side = "training"
) -> ExamplePass:
    """One row's forward and backward pass, or the batch's mean."""
    return ExamplePass(
        found.row,
        frozen(found.x),
        frozen(found.y),
        tuple(frozen(z) for z in found.z),
        tuple(frozen(a) for a in found.a),
        tuple(frozen(delta) for delta in found.delta),
        gradients,
        float(found.loss),
        side,
    )


class LayerCopies:
    """The layer values of one vector, time after time: the same object as before where no
    number has changed, which then need not cross to the window's process either.

    Two are kept, for an update has numbers before and after it, and is made and undone; `walked`,
    those of a walk of moves that goes back over several."""

    def __init__(self, network: Network) -> None:
        self._network, self._most = network, FEWEST
        self._kept: list[tuple[NDArray[Any], tuple[LayerValues, ...]]] = []  # the newest first

    def walked(self, walks: bool) -> None:
        """Whether moves are made by hand, and may come back to what was long ago."""
        self._most = vectors_kept(self._network) if walks else FEWEST

    def of(self, flat: NDArray[Any]) -> tuple[LayerValues, ...]:
        """The flat vector as read-only weights, bias and scale of each layer."""
        return self._known(flat) or self._keep(flat.copy())

    def given(self, flat: NDArray[Any]) -> tuple[LayerValues, ...]:
        """The same of a vector that was made for this: nobody can write to it from now on."""
        return self._known(flat) or self._keep(flat)

    def _known(self, flat: NDArray[Any]) -> tuple[LayerValues, ...]:
        for vector, copy in self._kept:
            # The last number tells most vectors of a running training apart.
            if vector[-1] == flat[-1] and np.array_equal(vector, flat):
                return copy
        return ()

    def _keep(self, flat: NDArray[Any]) -> tuple[LayerValues, ...]:
        flat.flags.writeable = False
        copy = layer_values(self._network, flat)
        self._kept = [(flat, copy), *self._kept[: self._most - 1]]
        return copy
