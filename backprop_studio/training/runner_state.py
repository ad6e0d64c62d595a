"""What a runner of a race does, in one word, by thresholds that can be stated.

diverged      its numbers are no longer finite, or L is above ten times its start
oscillating   its steps turn back: over the last ten, each goes back more than half of the one
              before (Σ sₜ₊₁·sₜ / Σ sₜ·sₜ < −½), or its recent losses rise half as much as they fall
crawling      after twenty iterations or more it has come down less than half as far as the
              runner that came down furthest, or it is still above half of the start's loss
              and falls as slowly in the second half of its way as in the first
converging    otherwise

Along a direction of curvature c gradient descent multiplies the distance to the floor by
1 − η c, and each step by the same: below −½ it is an oscillation that one sees, below −1 it
grows.
"""

import math

import numpy as np
from numpy.typing import NDArray

from backprop_studio.training.race_messages import Floats, RunnerState

WINDOW = 10  # steps that tell of turning back
TURNS_BACK = -0.5
GROWN = 10.0  # times the loss at the start
PATIENCE = 20  # iterations before anything crawls
HALF = 0.5  # of the way of the runner that came furthest
STEADY = 0.8  # the fall of the second half over that of the first, above which it is not slowing
RECENT = 20  # recorded losses that tell of rising and falling
RISES = 0.5  # over falls
SMALLEST_RISE = 0.05  # of the loss at the start; less is no swing
STILL = 1e-6  # a step so small beside the whole way is none


def turning(steps: NDArray[np.float64]) -> float:
    """Σ sₜ₊₁·sₜ / Σ sₜ·sₜ of consecutive steps (n, size): −1 for going to and fro, 1 for
    going straight on, 0 where there are fewer than two."""
    before, after = steps[:-1], steps[1:]
    squares = float((before * before).sum())
    return float((before * after).sum()) / squares if squares > 0 else 0.0


def share_of_way(losses: Floats, deepest: float) -> float | None:
    """How much of the fall from the first of `losses` to `deepest` has been made."""
    fall = float(losses[0]) - deepest
    return (float(losses[0]) - float(losses[-1])) / fall if fall > 0 else None


def state_of_runner(
    iteration: Floats, losses: Floats, steps: NDArray[np.float64], way: float, deepest: float
) -> RunnerState:
    """The word for a runner whose record is `losses` (n,) at `iteration` (n,), whose last
    consecutive steps are `steps` (k, size), who has gone `way` (Σ ‖Δw‖); `deepest` is the
    lowest loss that any runner has reached. See the module for the thresholds."""
    if not losses.size or iteration[-1] == 0:
        return "ready"
    start, now = float(losses[0]), float(losses[-1])
    if not math.isfinite(now) or not math.isfinite(way) or now > GROWN * start > 0:
        return "diverged"
    moves = len(steps) > 0 and float(np.linalg.norm(steps[-1])) > STILL * way
    if moves and (turning(steps) < TURNS_BACK or _swings(losses)):
        return "oscillating"
    if iteration[-1] >= PATIENCE and (
        (share_of_way(losses, deepest) or 0.0) < HALF or _is_steady(iteration, losses)
    ):
        return "crawling"
    return "converging"


def _swings(losses: Floats) -> bool:
    changes = np.diff(losses[-RECENT:])
    rises, falls = float(changes[changes > 0].sum()), float(-changes[changes < 0].sum())
    return rises > RISES * falls and rises > SMALLEST_RISE * abs(float(losses[0]))


def _is_steady(iteration: Floats, losses: Floats) -> bool:
    """Whether the fall is no slower than at the beginning, high above the floor."""
    start, now = float(losses[0]), float(losses[-1])
    if not now > start / 2 > 0:
        return False
    middle = float(np.interp(iteration[-1] / 2, iteration, losses))
    return middle - now >= STEADY * (start - middle)
