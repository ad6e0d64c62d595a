"""What each neuron computes, as a grid: its output over the input plane, or its weights. No Qt.

In a problem of two inputs a neuron's map is its activation at every point of the
plane; where the inputs are a picture, it is the weights that lead into it.
"""

from functools import lru_cache
from typing import Literal

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from backprop_studio.engine.parameter_index import UnitIndex
from backprop_studio.training.messages import FunctionPicture, Snapshot
from backprop_studio.ui.network_diagram.scene import BOUNDED

Floats = NDArray[np.float64]
CONTRAST = 3.0  # weights of this many root mean squares have the full colour
FEWEST_ROWS = 2  # a plane is of interest where there is more than one example


class NeuronMaps(Struct, frozen=True, eq=False):
    """`layers[l]` is (units, rows, columns) of shares in [−1, 1], the top row first, or None.

    `units` names the units of the first layer that it holds, where not all are there.

    `ends[l]` are the values at shares −1 and 1; `bounds` the box of a plane as
    ((left, right), (bottom, top)) in the data's own units.
    """

    kind: Literal["plane", "weights"]
    layers: tuple[Floats | None, ...]
    ends: tuple[tuple[float, float], ...]
    bounds: tuple[tuple[float, float], tuple[float, float]] | None = None
    units: tuple[int, ...] | None = None

    def grid(self, unit: UnitIndex) -> Floats | None:
        """The map of one unit (rows, columns), if it has one."""
        if not 0 <= unit.layer < len(self.layers):
            return None
        layer, place = self.layers[unit.layer], unit.unit
        if layer is not None and self.units is not None:
            if place not in self.units:
                return None
            place = self.units.index(place)
        return None if layer is None or place >= len(layer) else layer[place]


def plane_maps(snapshot: Snapshot, picture: FunctionPicture) -> NeuronMaps | None:
    """Each unit's activation over the plane; None where the picture does not fit the network."""
    layers = snapshot.experiment.network.layers
    if len(picture.grid) != 2 or len(picture.units) != len(layers):
        return None
    if snapshot.data.training_rows < FEWEST_ROWS:
        return None
    grids: list[Floats | None] = []
    ends = []
    for layer, values in zip(layers, picture.units, strict=True):
        if values.shape[-1] != layer.units:
            return None
        low, high = BOUNDED.get(layer.activation) or _symmetric(values)
        upright = np.moveaxis(values, -1, 0)[:, ::-1]  # the second input grows upwards
        grids.append(shares(upright, low, high))
        ends.append((low, high))
    across, up = picture.grid
    box = ((float(across[0]), float(across[-1])), (float(up[0]), float(up[-1])))
    return NeuronMaps("plane", tuple(grids), tuple(ends), box)


def weight_maps(snapshot: Snapshot, side: int, shown: int) -> NeuronMaps:
    """The weights into each of the first layer's units (the first `shown` and the last)."""
    weights = snapshot.parameters[0].weights
    units = weights.shape[1]
    chosen = (*range(min(shown, units - 1)), units - 1)
    grids = weights[:, chosen].T.reshape(-1, side, side)
    spread = CONTRAST * float(np.sqrt(np.mean(grids**2)))
    end = spread if np.isfinite(spread) and spread > 0 else 1.0
    depth = len(snapshot.parameters)
    layers = (shares(grids, -end, end), *(None for _ in range(depth - 1)))
    return NeuronMaps("weights", layers, ((-end, end),) * depth, units=chosen)


def shares(values: Floats, low: float, high: float) -> Floats:
    """Values as shares of the way from the middle of [low, high] to its ends, in [−1, 1]."""
    middle, half = (low + high) / 2, max((high - low) / 2, 1e-12)
    found = np.clip((values - middle) * (1 / half), -1.0, 1.0)
    if np.isnan(found.sum()):
        found[np.isnan(found)] = 0.0
    return found


def _symmetric(values: Floats) -> tuple[float, float]:
    largest = float(np.abs(values).max(initial=0.0))
    end = max(1.0, largest) if np.isfinite(largest) else 1.0
    return -end, end


def resampled(grids: Floats, size: int) -> NDArray[np.float32]:
    """(n, rows, columns) as (n, size, size), bilinear; single precision, for colours only."""
    down, across = (_weights_between(count, size) for count in grids.shape[1:])
    return np.asarray(down @ (grids.astype(np.float32) @ across.T))


@lru_cache(maxsize=8)
def _weights_between(count: int, size: int) -> NDArray[np.float32]:
    """(size, count): how much each point of the old axis counts at each of the new one."""
    place = (np.arange(size) + 0.5) * count / size - 0.5
    place = np.clip(place, 0.0, count - 1.0)
    low = np.minimum(place.astype(int), max(count - 2, 0))
    matrix = np.zeros((size, count), dtype=np.float32)
    rows = np.arange(size)
    matrix[rows, low] = 1.0 - (place - low)
    matrix[rows, np.minimum(low + 1, count - 1)] += (place - low).astype(np.float32)
    return matrix
