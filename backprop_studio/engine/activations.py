"""Activation functions: each function and its derivative side by side.

`function(z, out)` writes a = f(z) into `out`. `slope(z, a, out)` writes f′(z), and may
use a = f(z), which the forward pass has kept. Both work element by element on arrays
of any shape (softmax along the last axis) and never raise: where an exponential
overflows to infinity, the quotient around it has the right limit.

`slope` also takes the 1 of its equation as an array, if the caller keeps one at hand: on
small arrays that is three times as fast as a Python number.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

LEAK = 0.01
GELU_RATE = float(np.sqrt(2.0 / np.pi))
GELU_CUBIC = 0.044715
# Beyond this |z|, tanh z is within 3 · 10⁻⁷ of ±1.
NEAR_ONE = 8.0
# The slope of tanh there.
FAR_SLOPE = float(np.cosh(NEAR_ONE) ** -2)
# Beyond this it is ±1 to the last bit.
ONE_EXACTLY = 40.0
# Beyond this |z| the tanh inside GELU is ±1 to the last bit, so its slope term is 0.
GELU_SATURATED = 30.0


@dataclass(frozen=True, slots=True)
class Activation:
    """`slope` is None where f′ = 1 everywhere (linear), or is part of the loss (softmax)."""

    function: Callable[[Array, Array], object]
    slope: Callable[..., object] | None


# f(z) = z,  f′(z) = 1
def linear(z: Array, out: Array) -> None:
    """Write f(z): linear."""
    np.copyto(out, z)


# f(z) = 1 / (1 + e⁻ᶻ),  f′(z) = a (1 − a)
def sigmoid(z: Array, out: Array) -> None:
    """Write f(z): sigmoid."""
    np.negative(z, out)
    np.exp(out, out)
    np.add(out, 1.0, out)
    np.reciprocal(out, out)


def sigmoid_slope(z: Array, a: Array, out: Array, one: Array | float = 1.0) -> None:
    """The slope of sigmoid."""
    np.subtract(one, a, out)
    np.multiply(out, a, out)


# f(z) = tanh z,  f′(z) = 1 − a²
# NumPy's tanh may miss the last bit. Near ±1 that bit is a leading digit of 1 − a², so
# there a is computed anew as ±(1 − 2 / (e^2|z| + 1)), rounded once.
def tanh_slope(z: Array, a: Array, out: Array, one: Array | float = 1.0) -> None:
    """The slope of tanh."""
    np.multiply(a, a, out)
    np.subtract(one, out, out)
    if out.item(out.argmin()) < FAR_SLOPE:
        far = out < FAR_SLOPE
        size = _size_of_tanh(z[far])
        out[far] = 1.0 - size * size


def _far(z: Array) -> Array | None:
    """Where |z| is above NEAR_ONE; None if it is nowhere."""
    size = np.abs(z)
    return size > NEAR_ONE if size.item(size.argmax()) > NEAR_ONE else None


def _size_of_tanh(z: Array) -> Array:
    """|tanh z|, rounded once."""
    size = np.minimum(np.abs(z), ONE_EXACTLY)
    power = np.exp(size + size)
    return np.asarray(1.0 - 2.0 / (power + 1.0))


# f(z) = max(0, z),  f′(z) = 1 for z > 0, else 0
def relu(z: Array, out: Array) -> None:
    """Write f(z): relu."""
    np.maximum(z, 0.0, out=out)


def relu_slope(z: Array, a: Array, out: Array, one: Array | float = 1.0) -> None:
    """The slope of relu."""
    np.greater(z, 0.0, out, casting="unsafe")


# f(z) = max(0.01 z, z),  f′(z) = 1 for z > 0, else 0.01
def leaky_relu(z: Array, out: Array) -> None:
    """Write f(z): leaky_relu."""
    np.maximum(z, LEAK * z, out=out)


def leaky_relu_slope(z: Array, a: Array, out: Array, one: Array | float = 1.0) -> None:
    """The slope of leaky_relu."""
    out[...] = LEAK
    np.copyto(out, 1.0, where=np.greater(z, 0.0))


# f(z) = z for z > 0, else eᶻ − 1;  f′(z) = 1 for z ≥ 0, else eᶻ
def elu(z: Array, out: Array) -> None:
    """Write f(z): elu."""
    below = np.minimum(z, 0.0)
    np.expm1(below, below)
    np.maximum(z, 0.0, out=out)
    np.add(out, below, out)


def elu_slope(z: Array, a: Array, out: Array, one: Array | float = 1.0) -> None:
    """The slope of elu."""
    np.minimum(z, 0.0, out=out)
    np.exp(out, out)


# f(z) = ln(1 + eᶻ),  f′(z) = sigmoid(z)
def softplus(z: Array, out: Array) -> None:
    """Write f(z): softplus."""
    np.logaddexp(z, 0.0, out)


def softplus_slope(z: Array, a: Array, out: Array, one: Array | float = 1.0) -> None:
    """The slope of softplus."""
    sigmoid(z, out)


# f(z) = z σ(z),  f′(z) = σ + a (1 − σ)
def silu(z: Array, out: Array) -> None:
    """Write f(z): silu."""
    share = np.empty_like(z)
    sigmoid(z, share)
    np.multiply(share, z, out)


def silu_slope(z: Array, a: Array, out: Array, one: Array | float = 1.0) -> None:
    """The slope of silu."""
    sigmoid(z, out)
    rest = np.subtract(one, out)
    np.multiply(rest, a, rest)
    np.add(out, rest, out)


# f(z) = ½ z (1 + t),  t = tanh u,  u = √(2/π) (z + 0.044715 z³)
# f′(z) = ½ (1 + t) + ½ z (1 − t²) √(2/π) (1 + 3 · 0.044715 z²)
def _gelu_tanh(z: Array) -> Array:
    bounded = np.maximum(np.minimum(z, GELU_SATURATED), -GELU_SATURATED)
    u = GELU_RATE * (bounded + GELU_CUBIC * bounded * bounded * bounded)
    t = np.tanh(u)
    far = _far(u) if t.dtype.kind == "f" else None
    if far is not None:  # 1 + t is as exposed near −1 as 1 − t²
        t[far] = np.copysign(_size_of_tanh(u[far]), u[far])
    return np.asarray(t)


def gelu(z: Array, out: Array) -> None:
    """Write f(z): gelu."""
    half = 0.5 * (1.0 + _gelu_tanh(z))
    np.multiply(z, half, out)


def gelu_slope(z: Array, a: Array, out: Array, one: Array | float = 1.0) -> None:
    """The slope of gelu."""
    t = _gelu_tanh(z)
    bounded = np.maximum(np.minimum(z, GELU_SATURATED), -GELU_SATURATED)
    inner = GELU_RATE * (1.0 + 3.0 * GELU_CUBIC * bounded * bounded)
    np.copyto(out, 0.5 * (1.0 + t) + 0.5 * bounded * (1.0 - t * t) * inner)


# f(z)ᵢ = e^zᵢ / Σⱼ e^zⱼ. Subtracting the largest z changes nothing and keeps eᶻ ≤ 1.
# Its derivative is taken together with the cross-entropy's: see losses.
def softmax(z: Array, out: Array) -> None:
    """Write f(z): softmax."""
    np.subtract(z, np.maximum.reduce(z, axis=-1, keepdims=True), out)
    np.exp(out, out)
    np.divide(out, np.add.reduce(out, axis=-1, keepdims=True), out)


ACTIVATIONS: dict[str, Activation] = {
    "linear": Activation(linear, None),
    "sigmoid": Activation(sigmoid, sigmoid_slope),
    "tanh": Activation(np.tanh, tanh_slope),
    "relu": Activation(relu, relu_slope),
    "leaky_relu": Activation(leaky_relu, leaky_relu_slope),
    "elu": Activation(elu, elu_slope),
    "softplus": Activation(softplus, softplus_slope),
    "silu": Activation(silu, silu_slope),
    "gelu": Activation(gelu, gelu_slope),
    "softmax": Activation(softmax, None),
}
