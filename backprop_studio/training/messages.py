"""What the worker tells the window: frozen snapshots.

Nothing here knows Qt, and no array in a snapshot can be written to: snapshots travel from
the session's process to the window's.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, cast

import numpy as np
from msgspec import Struct, field
from numpy.typing import NDArray

from backprop_studio.engine.mistakes import NO_MISTAKES, Mistakes
from backprop_studio.experiment.model import Experiment, State
from backprop_studio.training.commands import FunctionRequest, LandscapeRequest, Side
from backprop_studio.training.data_summary import DataSummary
from backprop_studio.training.race_messages import RaceStanding
from backprop_studio.training.study import Answer, Study

if TYPE_CHECKING:  # the window needs neither before the first of them arrives
    from backprop_studio.engine.chain_rule import Explanation
    from backprop_studio.engine.gradient_check import NumericalDerivative

Floats = NDArray[np.float64]
LOSS_ROWS = 5000  # of more rows, losses and accuracies are over a fixed sample, which is shown


class LayerValues(Struct, frozen=True):
    """One layer's numbers: `weights` (below, units), `bias` and `scale` (units,).

    They travel in the network's own precision, which for a large network is half as much to
    carry, and arrive as float64."""

    weights: Floats
    bias: Floats
    scale: Floats | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        return _arrived, (self.weights, self.bias, self.scale)


def _arrived(*parts: NDArray[Any] | None) -> LayerValues:
    wide = [None if part is None else part.astype(np.float64, copy=False) for part in parts]
    for part in wide:
        if part is not None:
            part.flags.writeable = False
    return LayerValues(*wide)  # type: ignore[arg-type]


MoveKind = Literal["forward", "loss", "output_gradient", "hidden_gradient", "update"]


class Move(Struct, frozen=True):
    """A move that has been made; `layer` for forward and hidden_gradient, else None."""

    kind: MoveKind
    layer: int | None = None


class ExamplePass(Struct, frozen=True):
    """Forward and backward pass of the shown row (or the batch's mean), by layer.

    x (features,), y (outputs,); per layer: z, a, delta (units,) and the gradients
    ∂L/∂W, ∂L/∂b. `loss` is that row's loss. All with the present parameters
    (while an update is shown: the old ones). `row` is None for the mean; `side` tells whether
    it is a training row or one that is held out.
    """

    row: int | None
    x: Floats
    y: Floats
    z: tuple[Floats, ...]
    a: tuple[Floats, ...]
    delta: tuple[Floats, ...]
    gradients: tuple[LayerValues, ...]
    loss: float
    side: Side = "training"


class Dropped(Struct, frozen=True):
    """What dropout zeroes in the batch at hand for its training row `row`: by layer, `units`
    (units,) is 1 for each unit that is dropped; None for a layer without dropout."""

    row: int
    units: tuple[Floats | None, ...]


class LossRecord(Struct, frozen=True):
    """The loss curve so far, thinned (min, max, last of each bucket), at most 4 096 points."""

    iteration: Floats
    training: Floats
    validation: Floats | None
    batch: Floats


class Landscape(Struct, frozen=True):
    """loss[i, j] at vertical[i], horizontal[j]; `request` is what it answers,
    `parameters_revision` the state of the other parameters it was computed with.
    `rows` is the number of training rows it is over, `sampled` whether those are a
    fixed sample of more. On the plane of a trajectory `explained` is the share of its
    variance along each axis."""

    request: LandscapeRequest
    horizontal: Floats
    vertical: Floats
    loss: Floats
    parameters_revision: int
    rows: int = 0
    sampled: bool = False
    explained: tuple[float, float] | None = None


class PlanePlace(Struct, frozen=True):
    """Where the run stands on a watched plane that mixes parameters, in its coordinates:
    the `ball`, the optimizer's next `step`, and `downhill`, −∇L of the loss drawn."""

    ball: tuple[float, float]
    step: tuple[float, float]
    downhill: tuple[float, float]


class FunctionPicture(Struct, frozen=True):
    """Outputs over a box, in the data's own units (standardizing undone on the axes).
    One input: grid[0] (n,), outputs (n, k). Two: outputs (rows of grid[1], columns of grid[0], k).
    `units`: each unit's activation by layer, for neuron maps: (..., units) on a grid over
    the same box, which may be coarser."""

    request: FunctionRequest
    grid: tuple[Floats, ...]
    outputs: Floats
    parameters_revision: int
    units: tuple[Floats, ...] = ()


class Derivation(Struct, frozen=True):
    """The watched derivative: `explanation` factor by factor, `wiggled` the same by central
    difference; of row `row` of its `side`, or (None) the mean over a batch of `rows`."""

    explanation: "Explanation"
    wiggled: "NumericalDerivative"
    row: int | None
    rows: int
    side: Side = "training"


class Snapshot(Struct, frozen=True):
    """One state of the session, whole and consistent. What a view draws comes from one of these.

    `revision` is that of the last Configure obeyed, `answered` the number of commands
    obeyed so far. `move` is the last move made in a begun iteration, None between
    iterations; `old_parameters` stands beside the update move. `parameters_revision`
    changes whenever a parameter does. `loss` is over all training rows in evaluation
    mode, without penalty; `loss_before` the same before the last update, where that is known
    and nothing has been set by hand since. `trail` is (n, 2): the watched landscape's two
    parameters through the run. `step` is what the next update adds to each parameter (the
    optimizer's real next step for the batch at hand); for plain sgd −η ∂L/∂w.
    `batch_rows`: training rows of the current batch. `gradients` is the mean of the examples'
    gradients over that batch, without penalty and clipping; `landscape_gradient` is ∂L/∂
    (horizontal, vertical) of the loss that the watched landscape draws. `baseline_parameters`
    are what a reset returns to. While `running` on many rows, `loss` and its companions may
    be those of the last iteration in `record`, and on a large network what is told of the batch
    (`gradients`, `step`, `batch_rows`, the mean example) that of a moment ago. `pending`:
    pictures are still being computed.
    `notice` is one sentence for the person (divergence with its proposal, rows left out),
    `error` one that refuses a Configure (what was there stays). The run can be looked at from
    `first_iteration` to `last_iteration`; before the last, `experiment`, `record` and `trail`
    are as they were then. `ghost_record` is the branch left last, or what is looked back from.
    While a `race` is on, the run rests: `running` and `iterations_per_second` are the race's.
    `studies`: the newest answers to the studies watched. `plane` is where the run stands on a
    landscape over a plane, whose coordinates `trail` then has; `landscape_progress` (0 … 1)
    how far a landscape that takes long is; `fetched` how much of the digits is in the worker's
    memory, None if nobody asked for them. `untold`: what the hall shall guess that is no
    number of its own here; see `covering`.
    """

    experiment: Experiment
    revision: int
    answered: int
    parameters_revision: int
    running: bool
    stopped: Literal["diverged", "early_stopping"] | None
    iteration: int
    epoch: int
    iterations_per_epoch: int
    learning_rate: float
    iterations_per_second: float
    move: Move | None
    moves: tuple[Move, ...]
    parameters: tuple[LayerValues, ...]
    old_parameters: tuple[LayerValues, ...] | None
    start_parameters: tuple[LayerValues, ...]
    gradients: tuple[LayerValues, ...]
    step: tuple[LayerValues, ...]
    example: ExamplePass
    loss: float
    validation_loss: float | None
    accuracy: float | None
    validation_accuracy: float | None
    record: LossRecord
    data: DataSummary
    batch_rows: Floats | None = None
    landscape: Landscape | None = None
    function: FunctionPicture | None = None
    trail: Floats | None = None
    saved: tuple[int, Experiment, State | None] | None = None
    notice: str | None = None
    proposed_learning_rate: float | None = None  # after a divergence, the one `notice` names
    error: str | None = None
    pending: bool = False
    baseline_parameters: tuple[LayerValues, ...] | None = None
    landscape_gradient: tuple[float, float] | None = None
    derivation: Derivation | None = None
    first_iteration: int = 0
    last_iteration: int = 0
    ghost_record: LossRecord | None = None
    loss_before: float | None = None
    studies: Mapping[Study[Any], Any] = field(default_factory=dict)
    dropped: Dropped | None = None  # in the batch at hand; None without dropout
    race: RaceStanding | None = None
    mistakes: Mistakes = NO_MISTAKES  # broken on purpose; `gradients` stay the true ones
    plane: PlanePlace | None = None
    landscape_progress: float | None = None
    fetched: float | None = None
    untold: frozenset[str] = frozenset()

    def answer(self, study: Study[Answer]) -> Answer | None:
        """The newest answer to a watched study; None: not asked, or not yet answered."""
        return cast("Answer | None", self.studies.get(study))
