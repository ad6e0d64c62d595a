"""Which ranges the loss curve shows: pure functions, so that the axes stay calm.

An axis grows in nice steps when the curve leaves it and shrinks only when the curve
fills less than a third of it; so it stands still from frame to frame.
"""

import math

import numpy as np

from backprop_studio.ui.plot_style import Floats, nice_ceiling

FEWEST_ITERATIONS = 50
WIDTHS = (1.0, 1.5, 2.0, 3.0, 5.0, 7.0, 10.0)
TALLEST = 5e299  # half of what a plot can show, so that the axis begins near 0 there too
HEIGHTS = (1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)


def iterations_shown(last: float) -> float:
    """The right end of the axis: 50, then 70, 100, 150, 200 …"""
    return max(float(FEWEST_ITERATIONS), nice_ceiling(max(1.0, last), WIDTHS))


def noise_top(batch: Floats) -> float:
    """The height that holds all but the rarest spikes of the batch loss."""
    return float(np.percentile(batch, 98)) if batch.size else 0.0


def linear_top(highest: float, present: float | None) -> float:
    """The upper end of a linear axis from 0; `present` is what it is now."""
    if not highest > 0:
        return present or 1.0
    if present is not None and highest <= present and highest > present / 3:
        return present
    return min(nice_ceiling(min(highest, TALLEST) * 1.04, HEIGHTS), TALLEST)


def decades(
    lowest: float, highest: float, present: tuple[float, float] | None
) -> tuple[float, float]:
    """log₁₀ ends of a logarithmic axis: whole decades, kept while they fit."""
    if not highest > 0:
        return present or (-3.0, 0.0)
    low, high = math.log10(max(lowest, 1e-300)), math.log10(highest)
    wanted = (float(math.floor(low + 1e-9)), float(math.ceil(high - 1e-9)))
    if wanted[1] - wanted[0] < 1:
        wanted = (wanted[0] - 1, wanted[1]) if wanted[0] == wanted[1] else wanted
    if present is None:
        return wanted
    holds = present[0] <= wanted[0] and wanted[1] <= present[1]
    spare = (present[1] - present[0]) - (wanted[1] - wanted[0])
    return present if holds and spare < 3 else wanted
