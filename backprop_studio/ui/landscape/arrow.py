"""The step arrows: which ones are drawn, how much they are enlarged. Pure functions."""

import math

from msgspec import Struct

from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.plot_style import NICE_STEPS

SHORTEST, LONGEST, BEST = 24.0, 84.0, 56.0  # px on screen
MOST = 10_000.0  # enlargements beyond this would tell of nothing one can see


class Arrow(Struct, frozen=True):
    """A step in the two parameters drawn. `optimizer` marks the real next step where it is
    another than −η∇L."""

    across: float
    up: float
    optimizer: bool = False


def enlargement(length: float, present: float = 1.0) -> float:
    """How many times its true `length` (px) an arrow is drawn: 1 if that can be seen, else
    a nice number, kept at `present` while it serves; 0 for an arrow too short to draw."""
    if length >= SHORTEST:
        return 1.0
    if present > 1 and SHORTEST <= length * present <= LONGEST:
        return present
    if not length > BEST / MOST:
        return 0.0
    wanted = BEST / length
    power = 10.0 ** math.floor(math.log10(wanted))
    return max(1.0, max(step * power for step in NICE_STEPS if step * power <= wanted * 1.0001))


def coincide(first: Arrow, second: Arrow) -> bool:
    """Whether two steps are the same within 2 % of the longer one."""
    longer = max(math.hypot(first.across, first.up), math.hypot(second.across, second.up))
    apart = math.hypot(first.across - second.across, first.up - second.up)
    return apart <= 0.02 * longer


def gradient_is_whole(snapshot: Snapshot) -> bool:
    """Whether `snapshot.gradients` is ∇L of the loss drawn: all rows, no penalty, no
    clipping, no layer that trains otherwise than it is evaluated, and not those of an
    update already made."""
    training, network = snapshot.experiment.training, snapshot.experiment.network
    size = training.batch_size
    return (
        (size is None or size >= snapshot.data.training_rows)
        and not (training.l1 or training.l2 or training.clip_value or training.clip_norm)
        and not any(layer.dropout or layer.batch_norm for layer in network.layers)
        and snapshot.old_parameters is None
    )
