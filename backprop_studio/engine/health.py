"""How healthy a network's gradients are: a few numbers for each layer, and what they mean.

Blame comes to layer l through every layer above it, and each multiplies it by its weights
and by its slope:

    δ⁽ˡ⁾ = (δ⁽ˡ⁺¹⁾ W⁽ˡ⁺¹⁾ᵀ) ⊙ f′(z⁽ˡ⁾)

So over many layers it shrinks, or grows, like a power. A layer learns as fast as its
gradient is long:

    g⁽ˡ⁾ = ‖∂L/∂(W⁽ˡ⁾, b⁽ˡ⁾)‖ = √(Σ of the squares of all its components)     (1)

A unit whose slope is next to nothing passes next to no blame on. With f = σ that is

    f′ = a (1 − a) < 0.02 · 0.98   ⇔   a < 0.02 or a > 0.98                   (2)

which is 8 % of the largest slope, ¼; the same share is asked of the other functions that
flatten (tanh: |a| > 0.96). Such a unit is *saturated* for that example. A ReLU that is 0
for every example is *dead*: its slope is 0, so no example can ever wake it.

And a step is well measured against what it changes:

    r⁽ˡ⁾ = ‖Δ(W⁽ˡ⁾, b⁽ˡ⁾)‖ / ‖(W⁽ˡ⁾, b⁽ˡ⁾)‖                                   (3)

about 10⁻³ is usual; far below, the layer stands still, far above, it jumps about.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from backprop_studio.engine.activations import ACTIVATIONS

Array = NDArray[Any]
Floats = NDArray[np.float64]

# Of the distribution of a layer's activations: the outermost two are just what is saturated.
BINS = 50
ROUNDING = 1e-9  # of the largest activation: a spread of less is none
LEAST_SPAN = 1e-300  # the same of activations that are next to nothing
LARGEST = float(np.finfo(np.float64).max)
FLAT = 0.02 * 0.98 / 0.25  # of the largest slope: below, a unit is saturated (2)

VANISHED = 100.0  # a layer's gradient is so many times shorter than the longest one above it
EXPLODED = 100.0  # a layer's gradient is longer than that
MANY_SATURATED = 0.5  # share of a layer's activations
MANY_DEAD = 0.5  # share of a layer's units
SHRUNK = 10.0  # activations spread so many times less than those of the first hidden layer
TOO_FAST, STILL = 0.1, 1e-6  # update-to-weight ratio above and below which a layer is named


@dataclass(frozen=True, slots=True, eq=False)
class LayerHealth:
    """One layer over a sample of rows.

    `gradient_norm` is (1); `slope` the mean of |f′|, None where it is part of the loss;
    `saturated` the share of activations by (2), None for functions that do not flatten;
    `dead` the number of units by the definition above, None but for ReLU. `mean` and
    `deviation` are of the activations that are finite, `shares` (BINS,)
    is the distribution of the activations f(z) between `low` and `high`, summing to 1.
    """

    activation: str
    units: int
    gradient_norm: float
    slope: float | None
    saturated: float | None
    dead: int | None
    mean: float
    deviation: float
    low: float
    high: float
    shares: Floats

    @property
    def dead_share(self) -> float:
        """Of the layer's units."""
        return (self.dead or 0) / self.units


Ailment = Literal["exploded", "no_gradient", "vanished", "saturated", "dead", "too_fast", "still"]
Cause = Literal["saturated", "slopes", "dead", "shrunk", "weights"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with `layer` (from 0). `times` is how much shorter its gradient
    is than that of layer `against`; `cause` why, in `cause_layer`; `value` the number that
    crossed its threshold."""

    ailment: Ailment
    layer: int
    value: float
    against: int = -1
    cause: Cause | None = None
    cause_layer: int = -1


def layer_health(
    activation: str, a: Array, slope: Array | None, gradient: Array, output: bool = False
) -> LayerHealth:
    """From f(z) (rows, units), f′(z) likewise and the layer's gradient of any shape."""
    a = np.asarray(a, dtype=np.float64)
    finite = a[np.isfinite(a)]
    low, high = ACTIVATIONS[activation].ends or _ends(finite)
    # Of quarters, for the difference of two numbers near 10³⁰⁸ overflows.
    ends = low / 4, high / 4
    counts = np.histogram(finite / 4, BINS, ends)[0] if finite.size else np.zeros(BINS)
    shares = counts / max(1, counts.sum())
    shares.flags.writeable = False
    return LayerHealth(
        activation,
        a.shape[1],
        norm(gradient),
        None if slope is None else float(np.abs(slope).mean()),
        None if slope is None or output else saturated_share(activation, slope),
        int((a == 0.0).all(axis=0).sum()) if activation == "relu" and not output else None,
        float(finite.mean()) if finite.size else float("inf"),
        spread(finite),
        float(low),
        float(high),
        shares,
    )


def spread(values: Floats) -> float:
    """The standard deviation, also where the squares would overflow; 0 of nothing."""
    largest = float(np.abs(values).max(initial=0.0))
    return largest * float((values / largest).std()) if largest else 0.0


def _ends(values: Floats) -> tuple[float, float]:
    """The least and largest value; where they are the same but for rounding, room around them."""
    if not values.size:
        return 0.0, 1.0
    low, high = float(values.min()), float(values.max())
    rounding = ROUNDING * max(-low, high)
    if high - low > max(rounding, LEAST_SPAN):
        return low, high
    room = max(0.5, rounding)
    return max(low - room, -LARGEST), min(high + room, LARGEST)


def norm(vector: Array) -> float:
    """√Σv², also where the squares would overflow; infinite where a component is not finite."""
    flat = np.asarray(vector, dtype=np.float64).reshape(-1)
    largest = float(np.abs(flat).max(initial=0.0))
    if not np.isfinite(largest):
        return float("inf")
    if largest == 0.0:
        return 0.0
    return largest * float(np.sqrt(np.square(flat / largest).sum()))


def saturated_share(activation: str, slope: Array) -> float | None:
    """Which share of the activations is on a flat part of the function, by (2)."""
    largest = ACTIVATIONS[activation].largest_slope
    return None if largest is None else float((slope < FLAT * largest).mean())


def update_ratio(step: Sequence[Array], parameters: Sequence[Array]) -> float | None:
    """(3) of one layer whose arrays these are; None where all its parameters are 0, NaN where a
    number is not known."""
    change, values = (np.concatenate([np.ravel(part) for part in of]) for of in (step, parameters))
    if np.isnan(change).any() or np.isnan(values).any():
        return math.nan
    below = norm(values)
    return norm(change) / below if below else None


def findings(layers: Sequence[LayerHealth], ratios: Sequence[float | None]) -> tuple[Finding, ...]:
    """What is wrong, the worst first; empty if nothing crosses a threshold. Lengths of gradients
    and ratios that are not known (NaN) are not judged."""
    found = [*_lengths(layers), *_units(layers), *_steps(ratios)]
    told: dict[Ailment, Finding] = {}
    for finding in found:
        told.setdefault(finding.ailment, finding)
    return tuple(told.values())


def _lengths(layers: Sequence[LayerHealth]) -> list[Finding]:
    """Gradients that are too long, missing or too short against those above them."""
    norms = [layer.gradient_norm for layer in layers]
    if any(map(math.isnan, norms)):
        return []
    longest = int(np.argmax(norms))
    if norms[longest] > EXPLODED:
        return [Finding("exploded", longest, norms[longest])]
    shortest = int(np.argmin(norms))
    above = max(range(shortest, len(norms)), key=norms.__getitem__)
    if norms[shortest] == 0.0:
        if norms[above] == 0.0:
            return []
        cause, where = _cause(layers, shortest, above)
        return [Finding("no_gradient", shortest, 0.0, above, cause, where)]
    times = norms[above] / norms[shortest]
    if times < VANISHED:
        return []
    cause, where = _cause(layers, shortest, above)
    return [Finding("vanished", shortest, times, above, cause, where)]


def _cause(layers: Sequence[LayerHealth], slow: int, fast: int) -> tuple[Cause, int]:
    """Why little blame comes from layer `fast` down to layer `slow`: what weakens it most."""
    between = range(slow, fast)
    dead = max(between, key=lambda number: layers[number].dead_share)
    if layers[dead].dead_share >= MANY_DEAD:
        return "dead", dead
    flat = max(between, key=lambda number: layers[number].saturated or 0.0)
    if (layers[flat].saturated or 0.0) >= MANY_SATURATED:
        return "saturated", flat
    slopes = [layers[number].slope for number in between]
    passing = float(np.prod([slope for slope in slopes if slope is not None]))
    if passing < 1 / np.sqrt(VANISHED) and any(
        layers[number].activation in ("sigmoid", "tanh") for number in between
    ):
        return "slopes", slow
    last = layers[between[-1]]
    if layers[0].deviation > SHRUNK * last.deviation:
        return "shrunk", between[-1]
    return "weights", slow


def _units(layers: Sequence[LayerHealth]) -> list[Finding]:
    """Hidden layers with many dead or saturated units."""
    hidden = range(len(layers) - 1)
    found: list[Finding] = []
    if not hidden:
        return found
    dead = max(hidden, key=lambda number: layers[number].dead_share)
    if layers[dead].dead_share >= MANY_DEAD:
        found.append(Finding("dead", dead, float(layers[dead].dead or 0)))
    flat = max(hidden, key=lambda number: layers[number].saturated or 0.0)
    share = layers[flat].saturated or 0.0
    if share >= MANY_SATURATED:
        found.append(Finding("saturated", flat, share))
    return found


def _steps(ratios: Sequence[float | None]) -> list[Finding]:
    """Layers whose next step is far from what is usual against their weights."""
    known = {
        number: ratio
        for number, ratio in enumerate(ratios)
        if ratio is not None and not math.isnan(ratio)
    }
    if not known:
        return []
    fastest, slowest = max(known, key=known.__getitem__), min(known, key=known.__getitem__)
    found = []
    if known[fastest] > TOO_FAST:
        found.append(Finding("too_fast", fastest, known[fastest]))
    if known[slowest] < STILL:
        found.append(Finding("still", slowest, known[slowest]))
    return found
