"""An activation function as a curve: values, slope, the range worth seeing. No Qt."""

from typing import Literal

import numpy as np
from msgspec import Struct

from backprop_studio.engine.activations import ACTIVATIONS
from backprop_studio.ui.plot_style import NICE_STEPS, Floats, nice_ceiling

POINTS = 241  # odd, so that one point is z = 0
NEAR = 6.0  # |z| shown at least
SATURATED = 0.01  # a slope below lets less than a hundredth of the gradient through

Unit = Literal["fine", "saturated", "dead"]


class Function(Struct, frozen=True):
    """f of one unit. Softmax is over a layer: `others` is ln Σ eᶻ of the other units, held."""

    name: str
    others: float = 0.0

    def values(self, z: Floats) -> tuple[Floats, Floats]:
        """f(z) and f′(z), element by element."""
        a, slope = np.empty_like(z), np.ones_like(z)
        with np.errstate(over="ignore"):
            if self.name == "softmax":
                a = 1.0 / (1.0 + np.exp(self.others - z))
                return a, a * (1.0 - a)
            activation = ACTIVATIONS[self.name]
            activation.function(z, a)
            if activation.slope is not None:
                activation.slope(z, a, slope)
        return a, slope

    def at(self, z: float) -> tuple[float, float]:
        """f(z) and f′(z) of one z."""
        a, slope = self.values(np.array([z]))
        return float(a[0]), float(slope[0])

    def curves(self, end: float) -> tuple[Floats, Floats, Floats]:
        """z from −end to end, f and f′ there; a jump of the slope is left open (nan)."""
        z = np.linspace(-end, end, POINTS)
        a, slope = self.values(z)
        if not ACTIVATIONS[self.name].bends:
            return z, a, slope
        middle = POINTS // 2
        z, a = np.insert(z, middle + 1, [0.0, 0.0]), np.insert(a, middle + 1, [0.0, 0.0])
        return z, a, np.insert(slope, middle + 1, [np.nan, 1.0])


def function_of(name: str, layer_z: Floats, unit: int) -> Function:
    """The function of one unit whose layer has these z."""
    if name != "softmax":
        return Function(name)
    rest = np.delete(layer_z, unit)
    top = float(rest.max())
    return Function(name, top + float(np.log(np.exp(rest - top).sum())))


def horizontal_end(function: Function, z: float | None) -> float:
    """How far the z axis goes to both sides: far enough for z, in steps that seldom change."""
    wanted = max(abs(z or 0.0), abs(function.others) + NEAR if function.others else 0.0) * 1.1
    if not np.isfinite(wanted) or wanted <= NEAR:
        return NEAR
    return max(nice_ceiling(wanted, NICE_STEPS), NEAR)


def vertical_range(function: Function, end: float) -> tuple[float, float]:
    """Both curves with a margin."""
    _, a, slope = function.curves(end)
    low, high = min(float(a.min()), 0.0), max(float(a.max()), float(np.nanmax(slope)))
    low = min(low, float(np.nanmin(slope)))
    margin = 0.08 * (high - low)
    return low - margin, high + margin


def condition(function: Function, z: float) -> Unit:
    """Whether the unit still lets a gradient through at this z."""
    slope = function.at(z)[1]
    if function.name == "relu":
        return "dead" if slope == 0.0 else "fine"
    dip = ACTIVATIONS[function.name].dip  # where the slope passes 0 once, it is not flat yet
    return "fine" if abs(slope) >= SATURATED or (dip is not None and z > dip) else "saturated"
