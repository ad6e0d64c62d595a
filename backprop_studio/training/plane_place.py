"""Where a run stands, and has been, on the plane of a landscape that mixes parameters."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backprop_studio.engine.network import Network
from backprop_studio.engine.planes import ParameterAxes, PlaneAxes
from backprop_studio.training.commands import LandscapeRequest
from backprop_studio.training.messages import Floats, PlanePlace

Array = NDArray[Any]
Axes = ParameterAxes | PlaneAxes

LARGE = 2000  # parameters, from which each vector's place is kept


def positions_of(request: LandscapeRequest | None, network: Network) -> tuple[int, int] | None:
    """Where the two parameters of a landscape lie; None if there is no such parameter."""
    if request is None or request.axes != "parameters":
        return None
    try:
        return network.position(request.horizontal), network.position(request.vertical)
    except IndexError:  # wished for before the layers changed
        return None


def chosen_parameters(request: LandscapeRequest, network: Network) -> ParameterAxes | None:
    """The axes of a request for two parameters; None where there are no such two."""
    try:
        positions = [network.position(i) for i in (request.horizontal, request.vertical)]
    except IndexError:  # of layers that are gone
        return None
    return None if positions[0] == positions[1] else ParameterAxes(*positions)


class Shadow:
    """What falls onto the plane of some `axes`; of large networks no vector is looked at twice."""

    def __init__(self, axes: Axes) -> None:
        self.axes = axes
        self._known: dict[int, tuple[Array, Array]] = {}  # by id, with the vector: it stays

    def path(self, vectors: Sequence[Array]) -> Floats:
        """Places (n, 2) of parameter vectors; the last one may change later, the others not."""
        if len(vectors[-1]) < LARGE:
            return np.asarray(self.axes.coordinates(np.stack(vectors)), np.float64)
        known, self._known = self._known, {}
        for vector in vectors[:-1]:
            kept = known.get(id(vector))
            self._known[id(vector)] = kept or (vector, self.axes.coordinates(vector))
        places = [self._known[id(vector)][1] for vector in vectors[:-1]]
        return np.stack([*places, self.axes.coordinates(vectors[-1])])

    def place(self, parameters: Array, step: Array, slope: Array) -> PlanePlace:
        """The ball, its next step and −∇L there, in the coordinates of the plane."""
        ball = self.axes.coordinates(parameters)
        ahead, down = self.axes.steps(step), self.axes.steps(-slope)
        return PlanePlace(
            (float(ball[0]), float(ball[1])),
            (float(ahead[0]), float(ahead[1])),
            (float(down[0]), float(down[1])),
        )
