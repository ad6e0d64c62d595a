"""The slope of tanh to the last bit, and GELU, which is made of tanh.

NumPy's tanh may miss the last bit; where it is near ±1 that bit is a leading digit of what
is left to 1. `activations` tells what `out` and `one` are.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

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


# f(z) = tanh z,  f′(z) = 1 − a²
# NumPy's tanh may miss the last bit. Near ±1 that bit is a leading digit of 1 − a², so
# there a is computed anew as ±(1 − 2 / (e^2|z| + 1)), rounded once.
def tanh_slope(z: Array, a: Array, out: Array, one: Array | float = 1.0) -> None:
    """The slope of tanh."""
    np.multiply(a, a, out)
    np.subtract(one, out, out)
    if out.item(out.argmin()) < FAR_SLOPE:
        far = (out < FAR_SLOPE).nonzero()
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
