"""Losses: each value and its derivative side by side.

Every loss here is a mean over the examples of the batch, and every derivative needs
only e = ŷ − y, which is therefore computed once, in the forward pass.

`examples(e, z, y)` gives the loss of each example: arrays (..., outputs) in, (...) out.
`mean(e, z, a, y)` prepares their mean over a batch (rows, outputs), a being ŷ: call what it
returns as often as the arrays are filled anew.
`derivative(e, out)` prepares the writing of ∂L/∂ŷ of that mean into `out`. The two
cross-entropies write ∂L/∂z instead (`wrt_z`): with their own activation the slope cancels
and e is left, and their values are computed from z where ŷ may be 0, so that no logarithm of
0 is ever taken.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backprop_studio.engine.arrays import elementwise

Array = NDArray[Any]
Mean = Callable[[], float]
Operation = Callable[[], object]

LOWEST = {kind: float(np.finfo(kind).min) for kind in "fdFD"}


@dataclass(frozen=True, slots=True)
class Loss:
    """One row of the table; see the module's text for the three functions."""

    examples: Callable[[Array, Array, Array], Array]
    mean: Callable[[Array, Array, Array, Array], Mean]
    derivative: Callable[[Array, Array], Operation]
    wrt_z: bool = False


def _mean_of(examples: Callable[[Array, Array, Array], Array]) -> Callable[..., Mean]:
    def mean(e: Array, z: Array, a: Array, y: Array) -> Mean:
        return lambda: float(np.add.reduce(examples(e, z, y), axis=None)) / len(e)

    return mean


def _squares_over(e: Array, divisor: float) -> Mean:
    flat = e.ravel("K")  # no copy: e lies in memory without gaps
    return lambda: float(flat.dot(flat)) / divisor


def _times(e: Array, factor: float, out: Array) -> Operation:
    return partial(np.multiply, e, np.asarray(factor, e.dtype), out)


# mse: mean over outputs of e²;  ∂L/∂ŷ = 2 e / (rows · outputs)
def _mse_examples(e: Array, z: Array, y: Array) -> Array:
    return np.asarray(np.square(e).mean(-1))


def _mse(e: Array, z: Array, a: Array, y: Array) -> Mean:
    return _squares_over(e, e.size)


def _mse_derivative(e: Array, out: Array) -> Operation:
    return _times(e, 2.0 / e.size, out)


# half_squared_error: ½ Σ e²;  ∂L/∂ŷ = e / rows
def _half_examples(e: Array, z: Array, y: Array) -> Array:
    return np.asarray(0.5 * np.square(e).sum(-1))


def _half(e: Array, z: Array, a: Array, y: Array) -> Mean:
    return _squares_over(e, 2 * len(e))


def _over_rows(e: Array, out: Array) -> Operation:
    return _times(e, 1.0 / len(e), out)


# mae: mean over outputs of |e|;  ∂L/∂ŷ = sign(e) / (rows · outputs), 0 at 0
def _mae_examples(e: Array, z: Array, y: Array) -> Array:
    return np.asarray(np.abs(e).mean(-1))


def _mae_derivative(e: Array, out: Array) -> Operation:
    def write() -> None:
        np.sign(e, out)
        np.multiply(out, 1.0 / e.size, out)

    return write


# huber: mean over outputs of ½ e² where |e| ≤ delta, delta (|e| − ½ delta) outside;
# ∂L/∂ŷ = e held within ±delta / (rows · outputs)
def huber(delta: float) -> Loss:
    """The Huber loss that turns from quadratic to linear at |e| = `delta`."""

    def examples(e: Array, z: Array, y: Array) -> Array:
        size = np.abs(e)
        inside = np.minimum(size, delta)
        return np.asarray((inside * (size - 0.5 * inside)).mean(-1))

    def derivative(e: Array, out: Array) -> Operation:
        def write() -> None:
            np.clip(e, -delta, delta, out)
            np.multiply(out, 1.0 / e.size, out)

        return write

    return Loss(examples, _mean_of(examples), derivative)


# binary_cross_entropy with ŷ = σ(z): −y ln ŷ − (1 − y) ln(1 − ŷ) = ln(1 + eᶻ) − y z,
# written with |z| so that nothing large is subtracted;  ∂L/∂z = e / (rows · outputs)
def _binary_examples(e: Array, z: Array, y: Array) -> Array:
    wrong = np.where(z > 0.0, (1.0 - y) * z, -y * z)
    return np.asarray((wrong + np.log1p(np.exp(-np.abs(z)))).mean(-1))


def _over_size(e: Array, out: Array) -> Operation:
    return _times(e, 1.0 / e.size, out)


# cross_entropy with ŷ = softmax(z): −Σ y ln ŷ = Σ y (ln Σ eᶻ − z);  ∂L/∂z = e / rows
def _cross_examples(e: Array, z: Array, y: Array) -> Array:
    shifted = z - np.maximum.reduce(z, axis=-1, keepdims=True)
    # Never −∞, which times y = 0 would be no number.
    np.maximum(shifted, LOWEST[shifted.dtype.char], out=shifted)
    log_sum = np.log(np.add.reduce(np.exp(shifted), axis=-1, keepdims=True))
    return np.asarray((y * (log_sum - shifted)).sum(-1))


# Where no ŷ is too small to have all its digits, its logarithm is at hand: what is left of
# the sum is three calls.
def _cross(e: Array, z: Array, a: Array, y: Array) -> Mean:
    from_z = _mean_of(_cross_examples)(e, z, a, y)
    log_a, flat_a, flat_y = elementwise(np.empty_like(a), a, y)
    smallest = np.finfo(a.dtype).tiny

    def mean() -> float:
        if not flat_a.item(flat_a.argmin()) >= smallest:
            return from_z()
        np.log(flat_a, log_a)
        return 0.0 - float(np.vdot(flat_y, log_a)) / len(e)

    return mean


LOSSES: dict[str, Loss] = {
    "mse": Loss(_mse_examples, _mse, _mse_derivative),
    "half_squared_error": Loss(_half_examples, _half, _over_rows),
    "mae": Loss(_mae_examples, _mean_of(_mae_examples), _mae_derivative),
    "huber": huber(1.0),
    "binary_cross_entropy": Loss(
        _binary_examples, _mean_of(_binary_examples), _over_size, wrt_z=True
    ),
    "cross_entropy": Loss(_cross_examples, _cross, _over_rows, wrt_z=True),
}


def find_loss(kind: str, delta: float = 1.0) -> Loss:
    """The loss of that name; `delta` matters to huber alone. KeyError for another name."""
    return huber(delta) if kind == "huber" else LOSSES[kind]
