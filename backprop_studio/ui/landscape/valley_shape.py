"""The shape of a valley: where it is lowest, and how steep it is at a place."""

import math

import numpy as np

from backprop_studio.training.valley import Valley


def floor_of(valley: Valley) -> tuple[float, float] | None:
    """The lowest place of the curve and the loss there, by the parabola through the lowest
    point and its neighbours; None if it lies at an end, or is level with its neighbours."""
    known = np.where(np.isfinite(valley.loss), valley.loss, np.inf)
    lowest = int(np.argmin(known))
    if not 0 < lowest < len(known) - 1:
        return None
    x, y = valley.values[lowest - 1 : lowest + 2], known[lowest - 1 : lowest + 2]
    if not np.isfinite(y).all() or y[0] == y[1] == y[2]:
        return None
    away, rise = x - x[1], y - y[1]
    bend, slope = np.linalg.solve(np.stack((away**2, away), axis=1)[::2], rise[::2])
    if not 0 < bend < np.inf:
        return float(x[1]), float(y[1])
    depth = float(y[1] - slope / (4 * bend) * slope)
    return float(x[1] - slope / (2 * bend)), max(depth, 0.0) if y[1] >= 0 else depth


def slope_at(valley: Valley, here: float) -> float:
    """∂L/∂ the parameter at `here`: as computed there, else from the curve's differences."""
    if math.isnan(valley.slope):  # the hall shall guess it
        return math.nan
    if abs(here - valley.here) <= 1e-12 * max(1.0, abs(here)):
        return valley.slope
    known = np.isfinite(valley.loss)
    if known.sum() < 3:
        return math.nan
    with np.errstate(all="ignore"):  # of losses near the end of all numbers
        slopes = np.gradient(valley.loss[known], valley.values[known])
    return float(np.interp(here, valley.values[known], slopes))
