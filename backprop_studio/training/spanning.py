"""The two directions that a landscape is drawn over, chosen anew only when it has to be.

Two chosen parameters are always the same directions. Random ones are drawn from their
seed where the run started, and stay. Those of the trajectory follow the run: at each change
while it rests, and while it trains whenever it has become longer by a quarter, so that the
picture does not turn under the eye.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backprop_studio.engine.planes import PlaneAxes, random_plane
from backprop_studio.engine.principal_axes import PrincipalAxes
from backprop_studio.training.commands import LandscapeRequest
from backprop_studio.training.plane_place import Axes, chosen_parameters
from backprop_studio.training.scene import Scene

Array = NDArray[Any]

GROWTH = 1.25  # of the iterations, after which the trajectory's plane is found anew
MOST_VECTORS = 100  # of the trajectory that its plane is found from


class Spanning:
    """Keeps `axes` for one request; None where the network or the run has no such plane."""

    def __init__(self, request: LandscapeRequest) -> None:
        self._request = request
        self._iteration = 0  # at which the trajectory's plane was found
        self._last: Array | None = None  # where the run stood then
        self.axes: Axes | None = None

    def forget(self) -> None:
        """Another run: nothing is kept."""
        self.axes = self._last = None

    def pieces(self, scene: Scene, hurried: bool) -> Iterator[None]:
        """Have the axes for this scene, stopping after each millisecond or so."""
        kind = self._request.axes
        if kind == "parameters":
            if self.axes is None:
                self.axes = chosen_parameters(self._request, scene.network)
        elif kind == "random":
            if self.axes is None:
                plane = random_plane(scene.network, scene.start, self._request.seed)
                self._take(PlaneAxes(plane.origin, plane.first, plane.second))
        elif self._outgrown(scene, hurried):
            yield from self._follow(scene)

    def _outgrown(self, scene: Scene, hurried: bool) -> bool:
        if self.axes is None or self._last is None or scene.iteration < self._iteration:
            return True
        if hurried and scene.iteration < GROWTH * self._iteration:
            return False
        return not np.array_equal(self._last, scene.parameters)

    def _follow(self, scene: Scene) -> Iterator[None]:
        vectors = scene.path[:: max(1, len(scene.path) // MOST_VECTORS)]
        if vectors and vectors[-1] is not scene.path[-1]:
            vectors = (*vectors, scene.path[-1])
        if len(vectors) < 2:
            self.axes = None
            return
        principal = PrincipalAxes(vectors)
        yield from principal.pieces()
        first, second = principal.directions
        if not first.any():
            self.axes = None
            return
        if not second.any():  # a straight way: any direction at right angles to it
            second = _at_right_angles(first)
        self._iteration, self._last = scene.iteration, scene.parameters
        self._take(PlaneAxes(scene.start, first, second, principal.explained))

    def _take(self, axes: PlaneAxes) -> None:
        whole = np.isfinite(axes.directions).all() and axes.directions.any(axis=1).all()
        self.axes = axes if whole and not axes.parallel else None


def _at_right_angles(direction: Array) -> Array:
    """A unit vector across `direction` (of length 1): the axis it uses least, made orthogonal."""
    found = np.zeros_like(direction)
    found[int(np.argmin(np.abs(direction)))] = 1.0
    found -= np.dot(found, direction) * direction
    length = np.linalg.norm(found)
    return np.asarray(found / length) if length > 0 else found
