"""What the window asks of the worker: frozen commands, obeyed in order.

Nothing here knows Qt; commands travel from the window's process to the session's.
"""

from pathlib import Path
from typing import Any, Literal

from msgspec import Struct

from backprop_studio.engine.mistakes import Mistakes
from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.experiment.model import Experiment
from backprop_studio.experiment.passage import STRAIGHT, Passage
from backprop_studio.training.race_messages import RaceCommand
from backprop_studio.training.study import Study

Side = Literal["training", "validation"]
AxesKind = Literal["parameters", "trajectory", "random"]


class Configure(Struct, frozen=True):
    """Train this experiment from now on; the session decides whether the run goes on, and
    where it does not, `passage` tells what becomes of it."""

    experiment: Experiment
    revision: int
    folder: Path | None = None
    restart: bool = False
    passage: Passage = STRAIGHT


class SetParameter(Struct, frozen=True):
    """One weight or bias, set by hand. At iteration 0 it is also where the run starts."""

    index: ParameterIndex
    value: float


class Together(Struct, frozen=True):
    """Several numbers set by one movement of the hand: nothing between them is shown."""

    commands: tuple[SetParameter, ...]


class Reset(Struct, frozen=True):
    """Back to iteration 0. What was there is kept under `token` for `Restore`; for a `visit`
    elsewhere, however many resets follow."""

    token: int
    visit: bool = False


class Restore(Struct, frozen=True):
    """Undo of a reset: the run stands again where it stood under `token`."""

    token: int


class Play(Struct, frozen=True):
    """Go on until paused; `rate` in iterations a second, None is flat out.
    `until` pauses by itself after that iteration."""

    rate: float | None = None
    until: int | None = None


class Pause(Struct, frozen=True):
    """Finish the iteration under way and rest."""


class Hold(Struct, frozen=True):
    """The ball is in a hand, or no more: meanwhile it does not roll, and a run rests."""

    held: bool


class Iterate(Struct, frozen=True):
    """Exactly this many iterations (a begun iteration counts as the first)."""

    count: int


class OneEpoch(Struct, frozen=True):
    """To the end of the present epoch."""


class NextMove(Struct, frozen=True):
    """One of the five moves (the first and fourth go layer by layer)."""


class PreviousMove(Struct, frozen=True):
    """Undo one move; from move 0 of an iteration into the last of the one before."""


class Seek(Struct, frozen=True):
    """Look back at the run as it stood after `iteration` (the nearest one kept), or return
    to its end. What came after stays, until the run goes on from there."""

    iteration: int


class Branch(Struct, frozen=True):
    """Go on from the moment looked at: the run ends there, what came after is its ghost."""


class ShowExample(Struct, frozen=True):
    """Which training row (or one held out) the diagram shows; None: the mean over the batch."""

    row: int | None
    side: Side = "training"


class LandscapeRequest(Struct, frozen=True):
    """The loss over two parameters around where the network stands; or (`axes`) over the plane
    of the run's trajectory, or two random directions drawn from `seed`. None for a range lets
    the session choose one that holds ball, trail and step, on planes `aspect` times as wide
    as high. One that is `still` stays as far as it has been computed."""

    horizontal: ParameterIndex
    vertical: ParameterIndex
    horizontal_range: tuple[float, float] | None = None
    vertical_range: tuple[float, float] | None = None
    resolution: int = 61
    axes: AxesKind = "parameters"
    seed: int = 0
    aspect: float = 1.0
    still: bool = False


class FunctionRequest(Struct, frozen=True):
    """The network's outputs over a box of its one or two inputs (fit, decision map)."""

    bounds: tuple[tuple[float, float], ...] | None = None
    resolution: int = 100


class Watch(Struct, frozen=True):
    """What visible views want, kept fresh; None: nobody looks. `derivative` is the
    parameter whose chain rule is to be told, `studies` are further questions."""

    landscape: LandscapeRequest | None = None
    function: FunctionRequest | None = None
    derivative: ParameterIndex | None = None
    studies: tuple[Study[Any], ...] = ()


class SetMistakes(Struct, frozen=True):
    """Break the training loop on purpose, or mend it: the run starts again that way. Opening
    a document mends it too."""

    mistakes: Mistakes


class SaveState(Struct, frozen=True):
    """Ask for where the run starts and stands; answered in `Snapshot.saved`. `here`: where
    it is looked at, if that is an earlier moment than its end."""

    token: int
    here: bool = False


class FetchDigits(Struct, frozen=True):
    """Read the digits into memory, before an experiment needs them; not `wanted`: give it up.
    The run stays as it is. `Snapshot.fetched` tells how far it is."""

    wanted: bool = True


class Stop(Struct, frozen=True):
    """End the worker."""


Command = (
    Configure
    | SetParameter
    | Together
    | Reset
    | Restore
    | Play
    | Pause
    | Hold
    | Iterate
    | OneEpoch
    | NextMove
    | PreviousMove
    | Seek
    | Branch
    | ShowExample
    | Watch
    | SetMistakes
    | SaveState
    | FetchDigits
    | RaceCommand
    | Stop
)
