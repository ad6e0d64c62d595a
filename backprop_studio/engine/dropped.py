"""Which units dropout zeroes for one example of a batch.

A unit is dropped where the number drawn for it is below p; the numbers are drawn layer by
layer, all examples of the batch in order. So they can be drawn once more, beside the run,
from the same generator (`batches.iteration_random`).
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from backprop_studio.engine.network import Network


def dropped_units(
    network: Network, rows: int, place: int, random: np.random.Generator
) -> tuple[NDArray[np.bool_] | None, ...]:
    """By layer, True for each unit that is dropped for the example at `place` (from 0) of a
    batch of `rows`; None for a layer without dropout."""
    found: list[NDArray[np.bool_] | None] = []
    dtype: type[Any] = network.dtype.type
    for layer in network.layers:
        if not layer.dropout:
            found.append(None)
            continue
        drawn = np.empty((rows, layer.units), dtype)
        random.random(dtype=dtype, out=drawn)
        found.append(drawn[place] < layer.dropout)
    return tuple(found)
