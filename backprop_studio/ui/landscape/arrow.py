"""The step arrows: which ones are drawn, how much they are enlarged. Pure functions."""

import math
from collections.abc import Sequence

from msgspec import Struct

from backprop_studio.experiment.model import Experiment
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.plot_style import NICE_STEPS

SHORTEST, LONGEST, BEST = 24.0, 84.0, 56.0  # px on screen
MOST = 10_000.0  # enlargements beyond this would tell of nothing one can see
MOST_BESIDE = 1_000_000.0  # of one beside another: it still tells where the slope points
LEAST_BESIDE = 14.0  # px; beside a longer arrow a shorter one still shows where it points
Range = tuple[float, float]


class Arrow(Struct, frozen=True):
    """A step in the two parameters drawn. `optimizer` marks the real next step where it is
    another than −η∇L."""

    across: float
    up: float
    optimizer: bool = False


def enlargement(
    length: float, present: float = 1.0, reach: float = math.inf, most: float = MOST
) -> float:
    """How many times its true `length` (px) an arrow is drawn: 1 if that can be seen, else
    a nice number, kept at `present` while it serves; 0 for an arrow too short to draw. Beyond
    `reach` times its length it would leave the picture."""
    if length >= SHORTEST:
        return 1.0
    room = max(length * reach, SHORTEST)
    if present > 1 and SHORTEST <= length * present <= min(LONGEST, room):
        return present
    if not length > BEST / most:
        return 0.0
    wanted = min(BEST, room) / length
    power = 10.0 ** math.floor(math.log10(wanted))
    return max(1.0, max(step * power for step in NICE_STEPS if step * power <= wanted * 1.0001))


def enlargements(
    lengths: Sequence[float], reaches: Sequence[float], present: Sequence[float] = ()
) -> tuple[float, ...]:
    """One for all arrows, by the longest; each its own where the shortest would be lost
    beside it. `present` are those so far."""
    if not lengths:
        return ()
    before = present if len(present) == len(lengths) else (1.0,) * len(lengths)
    longest = max(range(len(lengths)), key=lengths.__getitem__)
    common = enlargement(lengths[longest], before[longest], min(reaches))
    if common == 0 or min(lengths) * common >= LEAST_BESIDE:
        return (common,) * len(lengths)
    return tuple(
        enlargement(*arrow, MOST_BESIDE) for arrow in zip(lengths, before, reaches, strict=True)
    )


def reach(place: tuple[float, float], arrow: Arrow, ranges: tuple[Range, Range]) -> float:
    """How many times its length an arrow from `place` may have before it leaves the ranges;
    infinite where it never does, or where the place itself is outside."""
    times = math.inf
    for here, way, (low, high) in zip(place, (arrow.across, arrow.up), ranges, strict=True):
        if not low <= here <= high:
            return math.inf
        if way:
            times = min(times, ((high if way > 0 else low) - here) / way)
    return times


def coincide(first: Arrow, second: Arrow) -> bool:
    """Whether two steps are the same within 2 % of the longer one."""
    longer = max(math.hypot(first.across, first.up), math.hypot(second.across, second.up))
    apart = math.hypot(first.across - second.across, first.up - second.up)
    return apart <= 0.02 * longer


def descends_loss_drawn(experiment: Experiment) -> bool:
    """Whether training follows ∇L of the loss drawn: no penalty, no clipping, no layer that
    trains otherwise than it is evaluated."""
    training, network = experiment.training, experiment.network
    return not (
        training.l1 or training.l2 or training.clip_value or training.clip_norm
    ) and not any(layer.dropout or layer.batch_norm for layer in network.layers)


def gradient_is_whole(snapshot: Snapshot) -> bool:
    """Whether `snapshot.gradients` is ∇L of the loss drawn: of all rows, and not those of an
    update already made."""
    size = snapshot.experiment.training.batch_size
    return (
        (size is None or size >= snapshot.data.training_rows)
        and descends_loss_drawn(snapshot.experiment)
        and snapshot.old_parameters is None
    )
