"""The function that the network computes, over a box of its one or two inputs."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backprop_studio.engine.input_grid import InputGrid
from backprop_studio.training.commands import FunctionRequest
from backprop_studio.training.messages import Floats, FunctionPicture
from backprop_studio.training.scene import Scene, frozen
from backprop_studio.training.study import Work

FEW = 100  # parameters, up to which all digits cost little
UNIT_MAP = 40  # points along an axis of a unit's map, about


class FunctionWork(Work[FunctionPicture]):
    """Outputs, and each unit's activation for its map."""

    def __init__(self, request: FunctionRequest) -> None:
        self._request = request

    def pieces(self, scene: Scene, divisor: int) -> Iterator[None]:
        """On a grid in the data's own units; no answer for more than two inputs."""
        network, request = scene.network, self._request
        bounds = scene.axes if request.bounds is None else np.array(request.bounds, dtype=float)
        if network.features > 2 or len(bounds) != network.features:
            self.answer = None
            return
        points = max(2, request.resolution // divisor)
        grid = tuple(np.linspace(low, high, points) for low, high in bounds)
        inputs = tuple(
            (axis - mean) / scale
            for axis, mean, scale in zip(grid, scene.input_mean, scene.input_scale, strict=True)
        )
        # single precision would tear the border of a plane that is almost level
        exact = network.features == 1 or network.size <= FEW
        dtype = np.float64 if exact else np.float32
        surface = InputGrid(network, scene.parameters, scene.running, inputs, dtype)
        for _ in surface.pieces():
            yield
        stride = max(1, points // UNIT_MAP) if network.features == 2 else 1
        coarse = (slice(None), *(slice(None, None, stride),) * network.features)
        outputs = _units_last(surface.activations[-1]) * scene.target_scale + scene.target_mean
        self.answer = FunctionPicture(
            request,
            tuple(frozen(axis) for axis in grid),
            frozen(outputs),
            scene.revision,
            tuple(frozen(_units_last(layer[coarse])) for layer in surface.activations),
        )


def _units_last(layer: NDArray[Any]) -> Floats:
    """(units, ...) as (..., units), in memory of its own."""
    return np.ascontiguousarray(np.moveaxis(layer, 0, -1), dtype=np.float64)
