"""What there is to say about one activation function: a row of `activations.ACTIVATIONS`.

Formulas are written in one line, and the window sets them:

    f z t u       a letter alone is a quantity; f(z), f′(z), σ(z)
    e^z  t^2      what follows ^ up to a space or bracket stands raised
    [1 | 1 + z]   a fraction
    for, else     words, which other languages say otherwise
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Source:
    """The function as exported programs write it.

    NumPy: `numpy` applies f to {z}, `numpy_slope` is f′ by {z} and {a}, "" where it is 1 or
    part of the loss; `numpy_lines` define what the two call. `torch` is a module, "" for
    none. `onnx` is an expression in z of ONNX operators, settings by name.
    """

    numpy: str
    numpy_slope: str
    torch: str
    onnx: str
    numpy_lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Activation:
    """One function.

    `function(z, out)` and `slope(z, a, out)` are described in `activations`; `slope` is None
    where f′ = 1 everywhere (linear), or is part of the loss (softmax). `name` is how lists call
    it, `sign` how the diagram and formulas do; `formula` and `slope_formula` are what f(z) and
    f′(z) equal, `note` says what these two need.

    `largest_slope` is given for functions that flatten, and so can saturate, `ends` where the
    range is bounded. `bends` says that the slope jumps at z = 0; `dip` is the z below which a
    slope that passes 0 once on its way is flat. `analytic` is the same function for complex
    numbers, where `function` does not take them.
    """

    function: Callable[[Array, Array], object]
    slope: Callable[..., object] | None
    name: str
    sign: str
    formula: str
    slope_formula: str
    source: Source
    note: str = ""
    largest_slope: float | None = None
    ends: tuple[float, float] | None = None
    bends: bool = False
    dip: float | None = None
    analytic: Callable[[Array, Array], object] | None = None
