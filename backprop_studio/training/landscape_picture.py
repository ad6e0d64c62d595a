"""The landscape that a view watches: the loss over a plane around the ball."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backprop_studio.engine.landscape import LossSurface
from backprop_studio.engine.planes import parameter_plane
from backprop_studio.training.messages import Floats, Landscape, LandscapeRequest
from backprop_studio.training.ranges import choose_range, still_holds
from backprop_studio.training.scene import Scene, frozen
from backprop_studio.training.study import Work

FEW_ROWS = 100  # up to which a landscape is computed in float64


class LandscapePicture(Work[Landscape]):
    """Computed anew when another parameter or the range changes, else only moved on."""

    def __init__(self, request: LandscapeRequest) -> None:
        self._request = request
        self._sharp = False  # the answer has the resolution asked for
        self._ranges: Floats | None = None
        self._others: NDArray[Any] | None = None  # parameters the answer was computed with

    def redraw(self) -> None:
        """Choose the range and compute the loss anew."""
        self._ranges = self._others = None

    def pieces(self, scene: Scene, divisor: int) -> Iterator[None]:
        """The slope first, which says where the arrow points; then the surface."""
        network, flat, request = scene.network, scene.parameters, self._request
        try:
            positions = [network.position(request.horizontal), network.position(request.vertical)]
            plane = parameter_plane(flat, *positions)
        except (IndexError, ValueError):  # of layers that are gone, or twice the same
            self.answer = None
            return
        for _ in scene.slope.pieces(flat, scene.running):
            yield
        ranges = self._choose_ranges(scene, positions)
        others = flat.copy()
        others[positions] = 0.0
        same = self._others is not None and np.array_equal(others, self._others)
        if same and self._sharp and self.answer is not None and self._ranges is ranges:
            self.answer = replace(self.answer, parameters_revision=scene.revision)
            return
        points = max(2, request.resolution // divisor)
        surface = LossSurface(
            network,
            scene.running,
            scene.rows,
            plane,
            np.linspace(ranges[0, 0], ranges[0, 1], points),
            np.linspace(ranges[1, 0], ranges[1, 1], points),
            scene.settings.loss,
            scene.settings.delta,
            np.float64 if len(scene.rows) <= FEW_ROWS else np.float32,
        )
        for _ in surface.pieces():
            yield
        self.answer = Landscape(
            request,
            frozen(surface.horizontal),
            frozen(surface.vertical),
            frozen(surface.loss),
            scene.revision,
            len(scene.rows),
            scene.sampled,
        )
        self._ranges, self._others, self._sharp = ranges, others, divisor == 1

    def _choose_ranges(self, scene: Scene, positions: list[int]) -> Floats:
        ball = (float(scene.parameters[positions[0]]), float(scene.parameters[positions[1]]))
        given = (self._request.horizontal_range, self._request.vertical_range)
        if self._ranges is not None and (None not in given or still_holds(self._ranges, ball)):
            return self._ranges
        step = -scene.learning_rate * scene.slope.value[positions]
        tip = (ball[0] + float(step[0]), ball[1] + float(step[1]))
        ranges = choose_range(np.vstack((scene.trail, ball)), tip)
        for axis, wish in enumerate(given):
            if wish is not None:
                ranges[axis] = wish
        return ranges
