"""The pictures that cost: computed between slices of training, in pieces, the latest wish first.

Each picture is a generator that stops after about a millisecond of work. While training
runs, pictures get a fifth of the time; while it rests, all of it. A picture that has
been begun is finished with the parameters it was begun with, so that something is
shown however fast they change.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backprop_studio.training.messages import (
    Floats,
    FunctionPicture,
    FunctionRequest,
    Landscape,
    LandscapeRequest,
    Watch,
)
from backprop_studio.training.ranges import choose_range, still_holds
from backprop_studio.training.surfaces import Model, Objective, layer_outputs, losses

REFRESH = 1 / 15  # seconds from one picture's start to the next, at least
ROWS_PER_PIECE = 2500
UNIT_MAP = 40  # points along an axis of a unit's map, about


@dataclass(frozen=True, slots=True)
class Scene:
    """What pictures are made of, at one `revision` of the parameters.

    `trail` (n, 2) and `tip` say what a landscape with a range of its own choice should
    hold. Inputs of the function picture are `axes` (features, 2): the lowest and highest
    value in the data's own units; the network sees (x − input_mean) / input_scale, and
    its outputs are shown as ŷ · target_scale + target_mean.
    """

    model: Model
    objective: Objective
    sampled: bool
    revision: int
    trail: Floats
    tip: tuple[float, float]
    axes: Floats
    input_mean: Floats
    input_scale: Floats
    target_mean: Floats
    target_scale: Floats


class Pictures:
    """Keeps the watched pictures fresh; `scene` is asked for when one is begun."""

    def __init__(self, scene: Callable[[], Scene], clock: Callable[[], float]) -> None:
        self._scene = scene
        self._clock = clock
        self.landscape: Landscape | None = None
        self.function: FunctionPicture | None = None
        self._watch = Watch()
        self._work: Iterator[None] | None = None
        self._begun = -np.inf
        self._done: dict[str, int] = {}  # the revision that each picture shows
        self._ranges: Floats | None = None
        self._others: NDArray[Any] | None = None  # parameters a landscape was computed with

    @property
    def watch(self) -> Watch:
        """What is kept fresh."""
        return self._watch

    def set_watch(self, watch: Watch) -> None:
        """Other pictures are wanted; one begun for another wish is dropped."""
        if watch.landscape != self._watch.landscape:
            self._done.pop("landscape", None)
            self._ranges = self._others = None
        if watch.function != self._watch.function:
            self._done.pop("function", None)
        if watch.landscape is None:
            self.landscape = None
        if watch.function is None:
            self.function = None
        self._watch = watch
        self._work = None

    def forget(self) -> None:
        """Rows or network are others: nothing drawn so far is of use."""
        self.landscape = self.function = self._work = self._ranges = self._others = None
        self._done.clear()

    def redraw(self) -> None:
        """Another run of the same network: draw everything anew, showing the old meanwhile."""
        self._ranges = self._others = self._work = None
        self._done.clear()

    def pending(self, revision: int) -> bool:
        """Whether a wanted picture does not show this revision yet."""
        return self._work is not None or self._next(revision) is not None

    def rest(self, revision: int) -> float | None:
        """Seconds until there is work; None if there is none."""
        if self._work is not None:
            return 0.0
        if self._next(revision) is None:
            return None
        return max(0.0, self._begun + REFRESH - self._clock())

    def advance(self, deadline: float, revision: int, interrupted: Callable[[], bool]) -> bool:
        """Work until `deadline` or a command; True if a picture has been finished."""
        finished = False
        while self._clock() < deadline and not interrupted():
            if self._work is None:
                if self.rest(revision) != 0.0:
                    break
                self._begin(revision)
                continue
            if next(self._work, self) is self:
                self._work = None
                finished = True
        return finished

    def _next(self, revision: int) -> str | None:
        """The wanted picture that is furthest behind."""
        wanted = {"landscape": self._watch.landscape, "function": self._watch.function}
        stale = {
            name: self._done.get(name, -1)
            for name, request in wanted.items()
            if request is not None and self._done.get(name, -1) != revision
        }
        return min(stale, key=lambda name: stale[name]) if stale else None

    def _begin(self, revision: int) -> None:
        name = self._next(revision)
        scene = self._scene()
        self._begun = self._clock()
        if name == "landscape" and self._watch.landscape is not None:
            self._work = self._draw_landscape(self._watch.landscape, scene)
        elif name == "function" and self._watch.function is not None:
            self._work = self._draw_function(self._watch.function, scene)

    # landscape ------------------------------------------------------------------------------

    def _draw_landscape(self, request: LandscapeRequest, scene: Scene) -> Iterator[None]:
        network, flat = scene.model.network, scene.model.flat
        indices = (request.horizontal, request.vertical)
        try:
            positions = [network.position(index) for index in indices]
        except IndexError:  # wished for before the layers changed
            self.landscape = None
            self._done["landscape"] = scene.revision
            return
        ranges = self._choose_ranges(request, scene, positions)
        others = flat.copy()
        others[positions] = 0.0
        same = self._others is not None and np.array_equal(others, self._others)
        if same and self.landscape is not None and self._ranges is ranges:
            self.landscape = replace(self.landscape, parameters_revision=scene.revision)
            self._done["landscape"] = scene.revision
            return
        horizontal = np.linspace(ranges[0, 0], ranges[0, 1], request.resolution)
        vertical = np.linspace(ranges[1, 0], ranges[1, 1], request.resolution)
        grid = np.meshgrid(horizontal, vertical)
        points = np.stack(grid, axis=-1).reshape(-1, 2)
        pieces = []
        for piece in losses(scene.model, scene.objective, indices, points):
            pieces.append(piece)
            yield
        loss = np.concatenate(pieces).reshape(len(vertical), len(horizontal))
        self.landscape = Landscape(
            request,
            _frozen(horizontal),
            _frozen(vertical),
            _frozen(loss),
            scene.revision,
            len(scene.objective.inputs),
            scene.sampled,
        )
        self._done["landscape"] = scene.revision
        self._ranges, self._others = ranges, others

    def _choose_ranges(
        self, request: LandscapeRequest, scene: Scene, positions: list[int]
    ) -> Floats:
        ball = (float(scene.model.flat[positions[0]]), float(scene.model.flat[positions[1]]))
        given = (request.horizontal_range, request.vertical_range)
        if self._ranges is not None and (None not in given or still_holds(self._ranges, ball)):
            return self._ranges
        tip = (ball[0] + scene.tip[0], ball[1] + scene.tip[1])
        held = [ball, *((float(x), float(y)) for x, y in scene.trail)]
        ranges = choose_range(held, tip)
        for axis, wish in enumerate(given):
            if wish is not None:
                ranges[axis] = wish
        return ranges

    # function -------------------------------------------------------------------------------

    def _draw_function(self, request: FunctionRequest, scene: Scene) -> Iterator[None]:
        self._done["function"] = scene.revision
        network = scene.model.network
        bounds = scene.axes if request.bounds is None else np.array(request.bounds, dtype=float)
        if network.features > 2 or len(bounds) != network.features:
            self.function = None
            return
        grid = tuple(np.linspace(low, high, request.resolution) for low, high in bounds)
        rows = np.stack(np.meshgrid(*grid), axis=-1).reshape(-1, network.features)
        rows = ((rows - scene.input_mean) / scene.input_scale).astype(network.dtype)
        pieces: list[list[NDArray[Any]]] = []
        for start in range(0, len(rows), ROWS_PER_PIECE):
            with np.errstate(all="ignore"):
                pieces.append(layer_outputs(scene.model, rows[start : start + ROWS_PER_PIECE]))
            yield
        shape = tuple(len(axis) for axis in reversed(grid))
        layers = [np.concatenate(parts) for parts in zip(*pieces, strict=True)]
        layers = [layer.reshape(*shape, -1).astype(np.float64) for layer in layers]
        stride = max(1, request.resolution // UNIT_MAP) if network.features == 2 else 1
        coarse = (slice(None, None, stride),) * network.features
        self.function = FunctionPicture(
            request,
            tuple(_frozen(axis) for axis in grid),
            _frozen(layers[-1] * scene.target_scale + scene.target_mean),
            scene.revision,
            tuple(_frozen(np.ascontiguousarray(layer[coarse])) for layer in layers),
            stride,
        )


def _frozen(array: Floats) -> Floats:
    array.flags.writeable = False
    return array
