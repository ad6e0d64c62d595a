"""Activation functions: each function and its derivative side by side.

`function(z, out)` writes a = f(z) into `out`. `slope(z, a, out)` writes f′(z), and may
use a = f(z), which the forward pass has kept. Both work element by element on arrays
of any shape (softmax along the last axis) and never raise: where an exponential
overflows to infinity, the quotient around it has the right limit.

`slope` also takes the 1 of its equation as an array, if the caller keeps one at hand: on
small arrays that is three times as fast as a Python number.

A further function is a pair of functions here and its row in the table: the panel, the menus,
the formulas, the exports and the document's schema read the table.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from backprop_studio.engine.activation import Activation, Source
from backprop_studio.engine.tanh import GELU_CUBIC, GELU_RATE, gelu, gelu_slope, tanh_slope

Array = NDArray[Any]

LEAK = 0.01


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


# f(z)ᵢ = e^zᵢ / Σⱼ e^zⱼ. Subtracting the largest z changes nothing and keeps eᶻ ≤ 1.
# Its derivative is taken together with the cross-entropy's: see losses.
def softmax(z: Array, out: Array) -> None:
    """Write f(z): softmax."""
    np.subtract(z, np.maximum.reduce(z, axis=-1, keepdims=True), out)
    np.exp(out, out)
    np.divide(out, np.add.reduce(out, axis=-1, keepdims=True), out)


# NumPy source of what several rows call.
_SIGMOID = ("def sigmoid(z):", "    return 1 / (1 + np.exp(-z))")
_GELU_T = "    t = np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**3))"
_GELU = (
    "def gelu(z):",
    _GELU_T,
    "    return z * (0.5 * (1 + t))",
    "",
    "",
    "def gelu_slope(z):",
    _GELU_T,
    "    inner = np.sqrt(2 / np.pi) * (1 + 3 * 0.044715 * z**2)",
    "    return 0.5 * (1 + t) + 0.5 * z * (1 - t**2) * inner",
)
_SOFTMAX = (
    "def softmax(z):",
    "    powers = np.exp(z - z.max(axis=1, keepdims=True))",
    "    return powers / powers.sum(axis=1, keepdims=True)",
)
_ELU = ("def elu(z):", "    return np.maximum(z, 0) + np.expm1(np.minimum(z, 0))")
_ONNX_GELU = (
    f"Mul(Mul(z, 0.5), Add(Tanh(Mul(Add(z, Mul(Mul(Mul(z, z), z), {GELU_CUBIC})), {GELU_RATE})),"
    " 1.0))"
)

ACTIVATIONS: dict[str, Activation] = {
    "linear": Activation(linear, None, "linear", "", "z", "1", Source("{z}", "", "", "z")),
    "sigmoid": Activation(
        sigmoid,
        sigmoid_slope,
        name="sigmoid σ",
        sign="σ",
        formula="[1 | 1 + e^−z]",
        slope_formula="f(z) (1 − f(z))",
        source=Source(
            "sigmoid({z})", "{a} * (1 - {a})", "nn.Sigmoid()", "Sigmoid(z)", numpy_lines=_SIGMOID
        ),
        largest_slope=0.25,
        ends=(0.0, 1.0),
    ),
    "tanh": Activation(
        np.tanh,
        tanh_slope,
        name="tanh",
        sign="tanh",
        formula="tanh z",
        slope_formula="1 − f(z)²",
        source=Source("np.tanh({z})", "(1 - {a}**2)", "nn.Tanh()", "Tanh(z)"),
        largest_slope=1.0,
        ends=(-1.0, 1.0),
        analytic=np.tanh,
    ),
    "relu": Activation(
        relu,
        relu_slope,
        name="ReLU",
        sign="ReLU",
        formula="max(0, z)",
        slope_formula="1 for z > 0, else 0",
        source=Source("np.maximum({z}, 0)", "({z} > 0)", "nn.ReLU()", "Relu(z)"),
        bends=True,
    ),
    "leaky_relu": Activation(
        leaky_relu,
        leaky_relu_slope,
        name="leaky ReLU",
        sign="LReLU",
        formula="max(0.01 z, z)",
        slope_formula="1 for z > 0, else 0.01",
        source=Source(
            "np.maximum({z}, 0.01 * {z})",
            "np.where({z} > 0, 1, 0.01)",
            "nn.LeakyReLU(0.01)",
            f"LeakyRelu(z, alpha={LEAK})",
        ),
        bends=True,
    ),
    "elu": Activation(
        elu,
        elu_slope,
        name="ELU",
        sign="ELU",
        formula="z for z > 0, else e^z − 1",
        slope_formula="1 for z > 0, else e^z",
        source=Source(
            "elu({z})",
            "np.exp(np.minimum({z}, 0))",
            "nn.ELU()",
            "Elu(z, alpha=1.0)",
            numpy_lines=_ELU,
        ),
        largest_slope=1.0,
    ),
    "softplus": Activation(
        softplus,
        softplus_slope,
        name="softplus",
        sign="softplus",
        formula="ln(1 + e^z)",
        slope_formula="σ(z)",
        source=Source(
            "np.logaddexp({z}, 0)",
            "(1 / (1 + np.exp(-{z})))",
            "nn.Softplus(threshold=40)",  # beyond its threshold PyTorch takes a line
            "Softplus(z)",
        ),
        largest_slope=1.0,
        analytic=lambda z, out: np.log(1.0 + np.exp(z), out),
    ),
    "silu": Activation(
        silu,
        silu_slope,
        name="SiLU",
        sign="SiLU",
        formula="z σ(z)",
        slope_formula="σ(z) + f(z) (1 − σ(z))",
        source=Source(
            "{z} * sigmoid({z})",
            "(sigmoid({z}) + {a} * (1 - sigmoid({z})))",
            "nn.SiLU()",
            "Mul(z, Sigmoid(z))",
            numpy_lines=_SIGMOID,
        ),
        dip=-4.0,
    ),
    "gelu": Activation(
        gelu,
        gelu_slope,
        name="GELU",
        sign="GELU",
        formula="½ z (1 + t)",
        slope_formula="½ (1 + t) + ½ z (1 − t^2) u′",
        note="t = tanh u, u = √(2∕π) (z + 0.044715 z^3)",
        source=Source(
            "gelu({z})",
            "gelu_slope({z})",
            'nn.GELU(approximate="tanh")',
            _ONNX_GELU,
            numpy_lines=_GELU,
        ),
        dip=-2.5,
    ),
    "softmax": Activation(
        softmax,
        None,
        name="softmax",
        sign="softmax",
        formula="[e^z | Σ e^zⱼ]",
        slope_formula="f(z) (1 − f(z))",
        source=Source(
            "softmax({z})", "", "nn.Softmax(dim=1)", "Softmax(z, axis=1)", numpy_lines=_SOFTMAX
        ),
        ends=(0.0, 1.0),
    ),
}
