"""What a run is told, and what it has to remember: plain frozen data."""

from dataclasses import dataclass, field
from typing import Any, Literal

from numpy.typing import NDArray

from backprop_studio.engine.optimizers import Rule
from backprop_studio.engine.schedules import Schedule

Array = NDArray[Any]
Stopped = Literal["diverged", "early_stopping"]


@dataclass(frozen=True, slots=True)
class Settings:
    """How to train. `batch_size` None means all rows; `patience` (epochs without a new
    minimum of the validation loss) None means no early stopping; `clip_value` bounds each
    component of the gradient, then `clip_norm` its length; l1 and l2 act on weights."""

    loss: str = "mse"
    delta: float = 1.0
    rule: Rule = field(default_factory=Rule)
    learning_rate: float = 0.01
    schedule: Schedule = field(default_factory=Schedule)
    batch_size: int | None = None
    shuffle: bool = True
    seed: int = 0
    l1: float = 0.0
    l2: float = 0.0
    clip_value: float | None = None
    clip_norm: float | None = None
    patience: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Best:
    """The minimum of the validation loss so far, where it was, and how many epochs ago."""

    loss: float
    waited: int
    parameters: Array
    running: Array


@dataclass(frozen=True, slots=True, eq=False)
class TrainerState:
    """Where a run stands, complete: a trainer that restores it goes on bit for bit.

    `position` counts the rows of `epoch` already used, `made` the moves of a begun
    iteration. `parameters` and `running` are flat; `optimizer` holds flat vectors by name
    and `optimizer_count` the updates made with them. There is no other random state: see
    `batches`. `gradient_sum` is only there where gradients are not reset: see `mistakes`.
    """

    iteration: int
    epoch: int
    position: int
    parameters: Array
    running: Array
    optimizer: dict[str, Array]
    optimizer_count: int
    made: int = 0
    best: Best | None = None
    stopped: Stopped | None = None
    gradient_sum: Array | None = None
