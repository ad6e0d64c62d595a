"""The pictures that cost: computed between slices of training, in pieces, the latest wish first.

Each picture is a generator that stops after about a millisecond of work. While training
runs flat out, pictures get a fifth of the time and are coarser where they would take
long; while it rests, they get all of it. A picture that has
been begun is finished with the parameters it was begun with, so that something is
shown however fast they change.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backprop_studio.engine.batches import Rows
from backprop_studio.engine.input_grid import InputGrid
from backprop_studio.engine.landscape import LossSurface
from backprop_studio.engine.network import Network, RunningStatistics
from backprop_studio.engine.planes import parameter_plane
from backprop_studio.engine.settings import Settings
from backprop_studio.training.messages import (
    Floats,
    FunctionPicture,
    FunctionRequest,
    Landscape,
    LandscapeRequest,
    Watch,
)
from backprop_studio.training.ranges import choose_range, still_holds
from backprop_studio.training.slope import Slope

REFRESH = 1 / 15  # seconds from one picture's start to the next, at least
FEW_ROWS = 100  # up to which a landscape is computed in float64
LONG = 0.01  # seconds: a picture that takes longer is coarser while training runs flat out
HURRY = 2  # by so much, along each axis
UNIT_MAP = 40  # points along an axis of a unit's map, about


@dataclass(frozen=True, slots=True)
class Scene:
    """What pictures are made of, at one `revision` of the parameters.

    `parameters` and `running` are copies. `rows` are those that the landscape is over,
    `sampled` if there are more. A landscape with a range of its own choice holds `trail`
    (n, 2) and the tip of the step −η∇L, made of `slope` and `learning_rate`. Inputs of
    the function picture are `axes` (features, 2): the lowest and highest value in the data's
    own units; the network sees (x − input_mean) / input_scale, and its outputs are shown as
    ŷ · target_scale + target_mean.
    """

    network: Network
    parameters: NDArray[Any]
    running: RunningStatistics
    settings: Settings
    rows: Rows
    sampled: bool
    revision: int
    trail: Floats
    slope: Slope
    learning_rate: float
    axes: Floats
    input_mean: Floats
    input_scale: Floats
    target_mean: Floats
    target_scale: Floats


class Pictures:
    """Keeps the watched pictures fresh; `scene` is asked for when one is begun."""

    def __init__(
        self,
        scene: Callable[[], Scene],
        clock: Callable[[], float],
        working_time: Callable[[], float],
        hurried: Callable[[], bool],
    ) -> None:
        self._scene = scene
        self._clock = clock
        self._working_time = working_time
        self._hurried = hurried
        self._name = ""  # of the picture being drawn
        self._divisor = 1  # of its resolution
        self._spent = 0.0  # seconds on it so far
        self._costs: dict[str, float] = {}  # seconds of each picture at full resolution
        self._coarse: set[str] = set()  # pictures shown at less than that
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
            self._drop("landscape")
            self._ranges = self._others = None
        if watch.function != self._watch.function:
            self._drop("function")
        if watch.landscape is None:
            self.landscape = None
        if watch.function is None:
            self.function = None
        self._watch = watch

    def _drop(self, name: str) -> None:
        self._done.pop(name, None)
        if self._name == name:
            self._work = None

    def forget(self) -> None:
        """Rows or network are others: nothing drawn so far is of use."""
        self.landscape = self.function = self._work = self._ranges = self._others = None
        self._done.clear()
        self._coarse.clear()

    def redraw(self) -> None:
        """Another run of the same network: draw everything anew, showing the old meanwhile."""
        self._ranges = self._others = self._work = None
        self._done.clear()
        self._coarse.clear()

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
        """Work until the `deadline` in working time or a command; True if a picture has been
        finished."""
        finished = False
        while self._working_time() < deadline and not interrupted():
            if self._work is None:
                if self.rest(revision) != 0.0:
                    break
                self._begin(revision)
                continue
            began = self._working_time()
            done = next(self._work, self) is self
            self._spent += self._working_time() - began
            if done:
                self._work = None
                self._finish()
                finished = True
        return finished

    def _next(self, revision: int) -> str | None:
        """The wanted picture that is furthest behind."""
        wanted = {"landscape": self._watch.landscape, "function": self._watch.function}
        stale = {
            name: self._done.get(name, -1)
            for name, request in wanted.items()
            if request is not None
            and (
                self._done.get(name, -1) != revision
                or (name in self._coarse and not self._hurried())
            )
        }
        return min(stale, key=lambda name: stale[name]) if stale else None

    def _begin(self, revision: int) -> None:
        self._name = name = self._next(revision) or ""
        scene = self._scene()
        self._begun = self._clock()
        self._spent = 0.0
        hurry = self._hurried() and self._costs.get(name, np.inf) > LONG
        self._divisor = HURRY if hurry else 1
        if name == "landscape" and self._watch.landscape is not None:
            self._work = self._draw_landscape(self._watch.landscape, scene)
        elif name == "function" and self._watch.function is not None:
            self._work = self._draw_function(self._watch.function, scene)

    def _finish(self) -> None:
        if self._divisor == 1:
            self._coarse.discard(self._name)
            self._costs[self._name] = max(self._spent, 0.9 * self._costs.get(self._name, 0.0))
        else:
            self._coarse.add(self._name)

    # landscape ------------------------------------------------------------------------------

    def _draw_landscape(self, request: LandscapeRequest, scene: Scene) -> Iterator[None]:
        network, flat = scene.network, scene.parameters
        try:
            positions = [network.position(request.horizontal), network.position(request.vertical)]
            plane = parameter_plane(flat, *positions)
        except (IndexError, ValueError):  # of layers that are gone, or twice the same
            self.landscape = None
            self._done["landscape"] = scene.revision
            return
        for _ in scene.slope.pieces(flat, scene.running):
            yield
        ranges = self._choose_ranges(request, scene, positions)
        others = flat.copy()
        others[positions] = 0.0
        same = self._others is not None and np.array_equal(others, self._others)
        sharp = "landscape" not in self._coarse
        if same and sharp and self.landscape is not None and self._ranges is ranges:
            self.landscape = replace(self.landscape, parameters_revision=scene.revision)
            self._done["landscape"] = scene.revision
            return
        points = max(2, request.resolution // self._divisor)
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
        self.landscape = Landscape(
            request,
            _frozen(surface.horizontal),
            _frozen(surface.vertical),
            _frozen(surface.loss),
            scene.revision,
            len(scene.rows),
            scene.sampled,
        )
        self._done["landscape"] = scene.revision
        self._ranges, self._others = ranges, others

    def _choose_ranges(
        self, request: LandscapeRequest, scene: Scene, positions: list[int]
    ) -> Floats:
        ball = (float(scene.parameters[positions[0]]), float(scene.parameters[positions[1]]))
        given = (request.horizontal_range, request.vertical_range)
        if self._ranges is not None and (None not in given or still_holds(self._ranges, ball)):
            return self._ranges
        step = -scene.learning_rate * scene.slope.value[positions]
        tip = (ball[0] + float(step[0]), ball[1] + float(step[1]))
        ranges = choose_range(np.vstack((scene.trail, ball)), tip)
        for axis, wish in enumerate(given):
            if wish is not None:
                ranges[axis] = wish
        return ranges

    # function -------------------------------------------------------------------------------

    def _draw_function(self, request: FunctionRequest, scene: Scene) -> Iterator[None]:
        network = scene.network
        bounds = scene.axes if request.bounds is None else np.array(request.bounds, dtype=float)
        if network.features > 2 or len(bounds) != network.features:
            self.function = None
            self._done["function"] = scene.revision
            return
        points = max(2, request.resolution // self._divisor)
        grid = tuple(np.linspace(low, high, points) for low, high in bounds)
        inputs = tuple(
            (axis - mean) / scale
            for axis, mean, scale in zip(grid, scene.input_mean, scene.input_scale, strict=True)
        )
        dtype = np.float64 if network.features == 1 else np.float32
        surface = InputGrid(network, scene.parameters, scene.running, inputs, dtype)
        for _ in surface.pieces():
            yield
        stride = max(1, points // UNIT_MAP) if network.features == 2 else 1
        coarse = (slice(None), *(slice(None, None, stride),) * network.features)
        outputs = _units_last(surface.activations[-1]) * scene.target_scale + scene.target_mean
        self.function = FunctionPicture(
            request,
            tuple(_frozen(axis) for axis in grid),
            _frozen(outputs),
            scene.revision,
            tuple(_frozen(_units_last(layer[coarse])) for layer in surface.activations),
            stride,
        )
        self._done["function"] = scene.revision


def _units_last(layer: NDArray[Any]) -> Floats:
    """(units, ...) as (..., units), in memory of its own."""
    return np.ascontiguousarray(np.moveaxis(layer, 0, -1), dtype=np.float64)


def _frozen(array: Floats) -> Floats:
    array.flags.writeable = False
    return array
