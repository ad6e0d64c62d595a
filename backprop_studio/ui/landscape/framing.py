"""Which part of which plane a landscape is asked for: what follows the run, what is kept."""

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.training.commands import AxesKind, LandscapeRequest
from backprop_studio.training.messages import Landscape, Snapshot
from backprop_studio.ui.landscape.axes import Range, fitting_ranges, number_at
from backprop_studio.ui.plot_style import Floats
from backprop_studio.ui.race.marks import marks_worth_seeing

RESOLUTION = 61
TRAIL_POINTS = 500
FAR_FLOOR = 4.0  # a floor farther from the ball is not waited for
Place = tuple[float, float]
Pair = tuple[ParameterIndex, ParameterIndex]


class Framing(Struct):
    """The axes and range wanted. `by_hand`: the person zoomed, panned or typed the range;
    `pending` is one that the picture asked for will have."""

    pair: Pair | None = None
    kind: AxesKind = "parameters"
    seed: int = 1
    by_hand: bool = False
    pending: tuple[Range, Range] | None = None
    asked: LandscapeRequest | None = None

    def fitted(
        self, snapshot: Snapshot, aspect: float, floor: Place | None = None
    ) -> LandscapeRequest:
        """For a picture that holds the ball, its trail and its next step, and a `floor` that
        is near."""
        assert self.pair is not None
        self.by_hand, self.pending = False, None
        if self.kind != "parameters":
            request = LandscapeRequest(*self.pair, resolution=RESOLUTION)
            return replace(request, axes=self.kind, seed=self.seed, aspect=round(aspect, 1))
        self.pending = fitting_ranges(self._worth_seeing(snapshot, floor), aspect)
        return LandscapeRequest(*self.pair, *self.pending, RESOLUTION)

    def chosen(self, ranges: tuple[Range, Range]) -> LandscapeRequest:
        """For exactly this part."""
        assert self.pair is not None
        self.by_hand, self.pending = True, None
        request = LandscapeRequest(*self.pair, *ranges, RESOLUTION)
        return replace(request, axes=self.kind, seed=self.seed)

    def answered_by(self, picture: Landscape | None) -> bool:
        """Whether a picture has the axes wanted."""
        if picture is None or picture.request.axes != self.kind:
            return False
        request = picture.request
        if self.kind == "parameters":
            return (request.horizontal, request.vertical) == self.pair
        return self.kind != "random" or request.seed == self.seed

    def ball(self, snapshot: Snapshot) -> tuple[float, float] | None:
        """Where the network stands; None beyond all numbers, or before the plane is known."""
        if self.kind != "parameters":
            place = None if snapshot.plane is None else snapshot.plane.ball
        else:
            assert self.pair is not None
            across, up = (number_at(index, snapshot.parameters) for index in self.pair)
            place = across, up
        return place if place is not None and bool(np.isfinite(place).all()) else None

    def trail(self, snapshot: Snapshot) -> Floats:
        """The way so far, thinned; empty while the session still follows other axes."""
        trail = snapshot.trail
        if trail is None or not len(trail) or not self.answered_by(snapshot.landscape):
            return np.empty((0, 2))
        thinned = trail[:: max(1, len(trail) // TRAIL_POINTS)]
        here = self.ball(snapshot)
        return thinned if here is None else np.vstack([thinned, [here]])

    def tip(self, snapshot: Snapshot) -> Place | None:
        """Where the next step leads; None beyond all numbers, and on planes."""
        ball = self.ball(snapshot)
        if self.pair is None or ball is None or self.kind != "parameters":
            return None
        across, up = (number_at(index, snapshot.step) for index in self.pair)
        tip = ball[0] + across, ball[1] + up
        return tip if bool(np.isfinite(tip).all()) else None

    def is_near(self, snapshot: Snapshot, floor: Place | None) -> bool:
        """Whether the `floor` is so near to the ball that a picture should hold it."""
        ball = self.ball(snapshot)
        if floor is None or ball is None or self.kind != "parameters":
            return False
        return bool(np.abs(np.subtract(floor, ball)).max() <= FAR_FLOOR)

    def _worth_seeing(self, snapshot: Snapshot, floor: Place | None) -> Floats:
        assert self.pair is not None
        here, start = (
            np.array([number_at(index, values) for index in self.pair])
            for values in (snapshot.parameters, snapshot.start_parameters)
        )
        race = marks_worth_seeing(snapshot.race)
        also = [floor] if floor is not None and self.is_near(snapshot, floor) else []
        tip = self.tip(snapshot)
        also += [] if tip is None else [tip]
        return np.vstack([start, self.trail(snapshot), race, *also, here])
