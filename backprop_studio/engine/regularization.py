"""Penalties on the weights, and clipping of the gradient."""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

# What torch.nn.utils.clip_grad_norm_ adds to the norm before it divides.
NORM_MARGIN = 1e-6


# R = l1 Σ|w| + ½ l2 Σ w²,  over weights, not biases or scales
def penalty(parameters: Array, weight_mask: Array, l1: float, l2: float) -> float:
    """The penalty itself, beside the loss; `weight_mask` is 1 at weights, 0 elsewhere."""
    if not (l1 or l2):
        return 0.0
    weights = parameters * weight_mask
    return l1 * float(np.abs(weights).sum()) + 0.5 * l2 * float(np.dot(weights, weights))


# ∂R/∂w = l1 sign(w) + l2 w,  sign(0) = 0
def add_penalty_gradient(
    gradient: Array, parameters: Array, weight_mask: Array, l1: float, l2: float, scratch: Array
) -> None:
    """Add the penalty's derivative to `gradient`."""
    if l1:
        np.sign(parameters, scratch)
        np.multiply(scratch, l1, scratch)
        np.multiply(scratch, weight_mask, scratch)
        np.add(gradient, scratch, gradient)
    if l2:
        np.multiply(parameters, l2, scratch)
        np.multiply(scratch, weight_mask, scratch)
        np.add(gradient, scratch, gradient)


# each component held within ±c
def clip_value(gradient: Array, bound: float) -> None:
    """Hold each component within ±`bound`."""
    np.clip(gradient, -bound, bound, gradient)


# g ← g · min(1, c / (‖g‖ + 10⁻⁶)),  over all parameters together
def clip_norm(gradient: Array, bound: float) -> None:
    """Shorten the whole vector to length `bound` if it is longer."""
    factor = bound / (_norm(gradient) + NORM_MARGIN)
    if factor < 1.0:
        np.multiply(gradient, factor, gradient)


def _norm(gradient: Array) -> float:
    """‖g‖, divided by its largest component first, whose square might overflow."""
    largest = float(np.abs(gradient).max())
    if largest == 0.0 or not math.isfinite(largest):
        return largest
    scaled = gradient / largest
    return largest * math.sqrt(float(np.dot(scaled, scaled)))
