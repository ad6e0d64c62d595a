"""The landscape that a view watches: the loss over a plane around the ball."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from backprop_studio.engine.landscape import LossSurface
from backprop_studio.engine.planes import Plane
from backprop_studio.training.commands import LandscapeRequest
from backprop_studio.training.messages import Floats, Landscape
from backprop_studio.training.plane_place import Axes
from backprop_studio.training.ranges import LEAST, choose_range, still_holds
from backprop_studio.training.scene import Scene, frozen
from backprop_studio.training.spanning import Spanning
from backprop_studio.training.study import Work

FEW_ROWS = 100  # up to which a landscape is computed in float64
PATIENCE = 40  # pieces of a new picture, after which it is shown as far as it is
RANDOM_LEAST = 1.0  # to either side: a random direction is as long as the weights


class LandscapePicture(Work[Landscape]):
    """Computed anew when another parameter or the range changes, else only moved on."""

    def __init__(self, request: LandscapeRequest) -> None:
        self._request = request
        self._spanning = Spanning(request)
        self.axes: Axes | None = None  # those of the answer
        self.progress: float | None = None  # 0 … 1 of the picture being made
        self._sharp = False  # the answer has the resolution asked for
        self._ranges: Floats | None = None
        self._others: NDArray[Any] | None = None  # the plane's origin, as the answer has it

    def take_over(self, before: Work[Any]) -> None:
        """Begin with the plane of another picture where it is the same."""
        assert isinstance(before, LandscapePicture)
        if plane_of(self._request) == plane_of(before._request):
            self.axes, self._spanning = before.axes, before._spanning

    def redraw(self) -> None:
        """Choose the range and compute the loss anew."""
        self._ranges = self._others = None
        self._spanning.forget()

    def forget(self) -> None:
        """The plane lies among the parameters of a network that is gone."""
        super().forget()
        self.axes = None

    def pieces(self, scene: Scene, divisor: int) -> Iterator[None]:
        """The slope first, which says where the arrow points; then the surface."""
        flat = scene.parameters
        yield from self._spanning.pieces(scene, divisor > 1)
        axes = self._spanning.axes
        if axes is None:
            self.answer, self.axes, self.progress = None, None, None
            return
        yield from scene.slope.pieces(flat, scene.running)
        ranges = self._choose_ranges(scene, axes)
        plane = axes.through(flat)
        same = self._others is not None and np.array_equal(plane.origin, self._others)
        same = same and self.axes is axes and self._ranges is ranges
        if same and self._sharp and self.answer is not None:
            self.answer = replace(self.answer, parameters_revision=scene.revision)
            return
        moved = self._ranges is not ranges or self.axes is None
        for partial in self._draw(scene, plane, ranges, _points(self._request.resolution, divisor)):
            if partial is not None and (moved or self.progress == 1.0):
                self.answer, self.axes = partial, axes
            if self.progress != 1.0:
                yield
        self.progress = None
        self._ranges, self._others, self._sharp = ranges, plane.origin, divisor == 1

    def _draw(
        self, scene: Scene, plane: Plane, ranges: Floats, points: int
    ) -> Iterator[Landscape | None]:
        """Piece by piece; now and then, and at the end, the picture as far as it is."""
        surface = LossSurface(
            scene.network,
            scene.running,
            scene.rows,
            plane,
            np.linspace(ranges[0, 0], ranges[0, 1], points),
            np.linspace(ranges[1, 0], ranges[1, 1], points),
            scene.settings.loss,
            scene.settings.delta,
            np.float64 if len(scene.rows) <= FEW_ROWS else np.float32,
        )
        steps = {
            ((points - 1) // step + 1) ** 2: step for step in (4, 2) if (points - 1) % step == 0
        }
        for count, done in enumerate(surface.pieces()):
            self.progress = done / points**2
            if self.progress == 1.0:
                break
            step = steps.pop(done, None) if count >= PATIENCE else None
            yield None if step is None else self._landscape(surface, scene, step)
        self.progress = 1.0
        yield self._landscape(surface, scene, 1)

    def _landscape(self, surface: LossSurface, scene: Scene, step: int) -> Landscape:
        """Every `step`-th point of both axes."""
        axes = self._spanning.axes
        return Landscape(
            self._request,
            frozen(surface.horizontal[::step].copy()),
            frozen(surface.vertical[::step].copy()),
            frozen(surface.loss[::step, ::step].copy()),
            scene.revision,
            len(scene.rows),
            scene.sampled,
            None if axes is None else axes.explained,
        )

    def _choose_ranges(self, scene: Scene, axes: Axes) -> Floats:
        request = self._request
        given = (request.horizontal_range, request.vertical_range)
        place = axes.coordinates(scene.parameters)
        ball = (float(place[0]), float(place[1]))
        kept = self._ranges if self.axes is axes or request.axes == "parameters" else None
        if kept is not None and (None not in given or still_holds(kept, ball)):
            return kept
        step = axes.steps(-scene.learning_rate * scene.slope.value)
        tip = (ball[0] + float(step[0]), ball[1] + float(step[1]))
        if request.axes == "parameters":
            ranges = choose_range(np.vstack((scene.trail, ball)), tip, LEAST)
        else:
            path = axes.coordinates(np.stack((scene.start, *scene.path[:: _stride(scene)])))
            least = RANDOM_LEAST if request.axes == "random" else _least(path)
            ranges = _stretched(choose_range(np.vstack((path, ball)), tip, least), request.aspect)
        for axis, wish in enumerate(given):
            if wish is not None:
                ranges[axis] = wish
        return ranges


def plane_of(request: LandscapeRequest) -> tuple[object, ...]:
    """What decides which plane a picture is of, whatever part of it."""
    return request.axes, request.horizontal, request.vertical, request.seed


def _points(resolution: int, divisor: int) -> int:
    """Every `divisor`-th point of an axis: 61 become 31, so that the ends stay."""
    return max(2, (resolution - 1) // divisor + 1)


def _stride(scene: Scene) -> int:
    """So that a few dozen of the path's vectors are looked at."""
    return max(1, len(scene.path) // 50)


def _least(path: Floats) -> float:
    """A trajectory's plane is as wide as the trajectory, however short that is."""
    known = path[np.isfinite(path).all(axis=1)]
    span = float(np.ptp(known, axis=0).max()) if len(known) else 0.0
    return 0.6 * span if span > 0 else LEAST


def _stretched(ranges: Floats, aspect: float) -> Floats:
    """The shorter side stays, the longer one is stretched to `aspect` (width over height)."""
    middle, half = ranges.mean(axis=1), (ranges[:, 1] - ranges[:, 0]) / 2
    half = half * np.array([max(1.0, aspect), max(1.0, 1.0 / aspect)])
    return np.stack((middle - half, middle + half), axis=1)
