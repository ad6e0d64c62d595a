"""Where the run stands on the landscape that is watched: its place, its way there, the slope."""

from typing import Any

from msgspec import Struct
from numpy.typing import NDArray

from backprop_studio.engine.planes import PlaneAxes
from backprop_studio.training.commands import LandscapeRequest
from backprop_studio.training.copies import frozen
from backprop_studio.training.live_run import LiveRun
from backprop_studio.training.messages import Floats, PlanePlace
from backprop_studio.training.pacing import Turn
from backprop_studio.training.plane_place import Axes, Shadow, positions_of

ARROW = 1 / 15  # seconds between two slopes of the landscape while training runs


class LandscapeAtHand(Struct, frozen=True):
    """What a snapshot tells of it; names as there."""

    plane: PlanePlace | None
    trail: Floats | None


class LandscapeLook:
    """Looks at the landscape from where the run stands; of a plane only what falls onto it."""

    def __init__(self, run: LiveRun) -> None:
        self._run = run
        self._slope_turn = Turn(ARROW)
        self._shadow: Shadow | None = None

    def at(
        self,
        request: LandscapeRequest | None,
        axes: Axes | None,
        step: NDArray[Any],
        running: bool,
    ) -> LandscapeAtHand:
        """The place on a plane that mixes parameters, and the way there; of two parameters
        the way alone. `axes` are those drawn last, `step` the optimizer's next one (size,)."""
        run, trainer = self._run, self._run.trainer
        plane, trail = None, None
        if isinstance(axes, PlaneAxes):
            plane, trail = self._on_plane(axes, step, running)
        if positions_of(request, trainer.network) is not None:
            trail = run.trail.path(trainer.parameters, trainer.iteration)
        return LandscapeAtHand(plane, trail)

    def _on_plane(
        self, axes: PlaneAxes, step: NDArray[Any], running: bool
    ) -> tuple[PlanePlace, Floats]:
        run, parameters = self._run, self._run.trainer.parameters
        if self._shadow is None or self._shadow.axes is not axes:
            self._shadow = Shadow(axes)
        self._renew_slope(running)
        place = self._shadow.place(parameters, step, run.slope.value)
        path = self._shadow.path((run.start.copy(), *run.past.vectors(), parameters))
        return place, frozen(path)

    def gradient(
        self, request: LandscapeRequest | None, running: bool
    ) -> tuple[float, float] | None:
        """∂L/∂(horizontal, vertical) of the loss that the landscape draws. Where it takes
        long, the one of the last picture."""
        run, slope = self._run, self._run.slope
        positions = positions_of(request, run.trainer.network)
        if positions is None:
            return None
        self._renew_slope(running)
        return float(slope.value[positions[0]]), float(slope.value[positions[1]])

    def _renew_slope(self, running: bool) -> None:
        slope, trainer = self._run.slope, self._run.trainer
        if slope.is_light and (not running or self._slope_turn.due):
            with self._slope_turn.taken():
                slope.finish(trainer.parameters, trainer.running)
