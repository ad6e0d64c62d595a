"""What pictures and studies are made of: the run as it stood, copied."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct
from numpy.typing import NDArray

from backprop_studio.engine.batches import Rows
from backprop_studio.engine.network import Network, RunningStatistics
from backprop_studio.engine.settings import Settings
from backprop_studio.training.messages import Floats
from backprop_studio.training.slope import Slope


class Scene(Struct, frozen=True):
    """The run at one `revision` of the parameters, after `iteration` iterations.

    `parameters` and `running` are copies. `rows` are those that the landscape is over,
    `sampled` if there are more; `training` and `validation` are all of them. `branch` is how
    many branches of the run were left, and where the last one. `start` and `start_running` are
    where the run started.
    `path` are whole parameter vectors through the run, the present one last, for a landscape
    over a plane (else empty); `moments(after, apart)` gives some with their iterations, as
    `Past` has them. A landscape with a range of its own choice holds `trail`
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
    training: Rows
    validation: Rows | None
    iteration: int
    branch: tuple[int, int]
    revision: int
    start: NDArray[Any]
    start_running: RunningStatistics
    trail: Floats
    slope: Slope
    learning_rate: float
    path: tuple[NDArray[Any], ...]
    moments: Callable[[int, int], list[tuple[int, NDArray[Any]]]]
    axes: Floats
    input_mean: Floats
    input_scale: Floats
    target_mean: Floats
    target_scale: Floats


def frozen(array: NDArray[Any]) -> NDArray[Any]:
    """The same array, which nobody can write to from now on."""
    array.flags.writeable = False
    return array
