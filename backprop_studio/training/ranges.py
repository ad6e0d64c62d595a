"""Which part of a landscape is shown: wide enough for the story, and still while it runs."""

import numpy as np

from backprop_studio.training.messages import Floats

Range = tuple[float, float]

LEAST = 1.5  # at least this much to either side of the middle
FAR_OUT = 1e3  # from 0; beyond, at least half of that distance, so that ticks can differ
MARGIN = 1.25  # room around what is to be held
INNER = 0.9  # the ball may move in this share of the range before it is chosen anew
LONGEST_ARROW = 2.0  # an arrow longer than so many spans of the rest is not waited for


def choose_range(points: Floats, tip: tuple[float, float], least: float = LEAST) -> Floats:
    """Ranges ((left, right), (bottom, top)) of equal length that hold the finite `points` (n, 2)
    (start, trail, ball) and, unless it is far away, the `tip` of the ball's arrow; `least` to
    either side of the middle, and more where that is far from 0."""
    held = points[np.isfinite(points).all(axis=1)]
    if not len(held):
        held = np.zeros((1, 2))
    low, high = held.min(axis=0), held.max(axis=0)
    distance = float(np.abs((low + high) / 2).max())
    if distance > FAR_OUT:
        least = max(least, distance / 2)
    span = max(2 * least, float((high - low).max()))
    if np.isfinite(tip).all() and np.abs(np.array(tip) - (low + high) / 2).max() < (
        LONGEST_ARROW * span
    ):
        low, high = np.minimum(low, tip), np.maximum(high, tip)
    half = max(least, MARGIN * float((high - low).max()) / 2)
    middle = (low + high) / 2
    return np.stack((middle - half, middle + half), axis=1)


def still_holds(ranges: Floats, ball: tuple[float, float]) -> bool:
    """Whether the ball is in the inner part of the ranges, so that they may stay."""
    middle = ranges.mean(axis=1)
    half = (ranges[:, 1] - ranges[:, 0]) / 2
    return bool((np.abs(np.array(ball) - middle) <= INNER * half).all())
