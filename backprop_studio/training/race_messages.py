"""What window and worker say to each other about a race: commands in, a standing out."""

from typing import Literal

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from backprop_studio.experiment.model import Optimizer

Floats = NDArray[np.float64]

FEWEST, MOST = 2, 8  # runners of a race

RunnerState = Literal["ready", "converging", "crawling", "oscillating", "diverged"]


class StartRace(Struct, frozen=True):
    """Put runners, each with an optimizer of its own, where the run starts. They rest there;
    while the race is on, Play, Pause, Iterate, OneEpoch and Reset are theirs."""

    runners: tuple[Optimizer, ...]


class StopRace(Struct, frozen=True):
    """The race is over; the run is there again, where it stood."""


class TakeOver(Struct, frozen=True):
    """The run of that runner (its number) in place of the present one, which is kept under
    `token` for `Exchange`. The race is over."""

    runner: int
    token: int


class Exchange(Struct, frozen=True):
    """The run kept under `token` and the present one change places: undo and redo of
    `TakeOver`."""

    token: int


RaceCommand = StartRace | StopRace | TakeOver | Exchange


class RunnerStanding(Struct, frozen=True):
    """How one runner stands.

    `loss` is over all training rows, as `Snapshot.loss`; `record_iteration` and `record_loss`
    the curve so far, thinned. `distance` is the length of its way through parameter space,
    `share` how much of the way down it has come: its fall in loss over that of the runner
    that fell most (None before there is one). `place` and `trail` (n, 2), thinned, are its two
    parameters on the axes of the watched landscape.
    """

    optimizer: Optimizer
    state: RunnerState
    iteration: int
    loss: float
    distance: float
    share: float | None
    record_iteration: Floats
    record_loss: Floats
    place: tuple[float, float] | None
    trail: Floats | None


class RaceStanding(Struct, frozen=True):
    """A race after `iteration` iterations; `ended` when no runner goes on."""

    runners: tuple[RunnerStanding, ...]
    iteration: int
    start_loss: float
    ended: bool
