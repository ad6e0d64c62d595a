"""Small problems to learn, drawn from a seed: the same seed gives the same rows.

`line`, `sine`, `step` (one input) and `plane` (two) are regression problems:
`noise` is the standard deviation of a normal error added to the target. The
others are two classes over two inputs, target 0 or 1, in turn: there `noise` is
the standard deviation of a normal error added to each input. `xor`, `and` and
`or` repeat the four rows of their truth table.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Rows = tuple[Floats, Floats]

TRUTH_TABLES = {"xor": (0, 1, 1, 0), "and": (0, 0, 0, 1), "or": (0, 1, 1, 1)}
CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
REGRESSION = ("line", "sine", "step", "plane")
CLASSES = ("xor", "circles", "moons", "gaussians", "spiral", "and", "or")
SPIRAL_TURNS = 1.25
SPIRAL_RADIUS = 1.0


def features_of(generator: str) -> int:
    """How many inputs the rows of a generator have."""
    return 1 if generator in ("line", "sine", "step") else 2


def generate(generator: str, samples: int, noise: float, seed: int) -> Rows:
    """Draw `samples` rows: inputs (samples, 1 or 2), targets (samples, 1).

    Raises KeyError for a generator that does not exist.
    """
    random = np.random.default_rng(seed)
    if generator in REGRESSION:
        x = random.uniform(-1.0, 1.0, (samples, features_of(generator)))
        y = _FUNCTIONS[generator](x)
        return x, y + noise * random.standard_normal(y.shape)
    row = np.arange(samples)
    if generator in TRUTH_TABLES:
        x = CORNERS[row % 4]
        label = np.array(TRUTH_TABLES[generator])[row % 4]
    else:
        label = row % 2
        x = _SHAPES[generator](label, random)
    x = x + noise * random.standard_normal(x.shape)
    return x, label[:, np.newaxis].astype(np.float64)


# regression: the function of x in [−1, 1] -----------------------------------------------------


def _line(x: Floats) -> Floats:
    return 0.5 + 0.8 * x


def _sine(x: Floats) -> Floats:
    return np.sin(np.pi * x)


def _step(x: Floats) -> Floats:
    return np.where(x < 0.0, 0.0, 1.0)


def _plane(x: Floats) -> Floats:
    return 0.7 * x[:, :1] - 0.4 * x[:, 1:] + 0.2


_FUNCTIONS: dict[str, Callable[[Floats], Floats]] = {
    "line": _line,
    "sine": _sine,
    "step": _step,
    "plane": _plane,
}

# classes: points of the class `label` (n,) as (n, 2) ------------------------------------------

Labels = NDArray[np.int64]


def _on_circle(angle: Floats, radius: Floats) -> Floats:
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)


def _circles(label: Labels, random: np.random.Generator) -> Floats:
    """Class 1 a disc of radius 0.5, class 0 a ring around it from 0.7 to 1, both evenly filled."""
    angle = random.uniform(0.0, 2 * np.pi, label.shape)
    inner = np.sqrt(random.uniform(0.0, 0.25, label.shape))
    outer = np.sqrt(random.uniform(0.49, 1.0, label.shape))
    return _on_circle(angle, np.where(label == 1, inner, outer))


def _moons(label: Labels, random: np.random.Generator) -> Floats:
    """Two half circles, each reaching into the other."""
    angle = random.uniform(0.0, np.pi, label.shape)
    upper = np.stack([np.cos(angle) - 0.5, np.sin(angle) - 0.25], axis=1)
    lower = np.stack([0.5 - np.cos(angle), 0.25 - np.sin(angle)], axis=1)
    return np.where(label[:, np.newaxis] == 1, lower, upper)


def _gaussians(label: Labels, random: np.random.Generator) -> Floats:
    """Two clouds with standard deviation 0.25 around (−0.5, −0.5) and (0.5, 0.5)."""
    centre = np.where(label == 1, 0.5, -0.5)[:, np.newaxis]
    return centre + 0.25 * random.standard_normal((len(label), 2))


def _spiral(label: Labels, random: np.random.Generator) -> Floats:
    """Two arms of 1¼ turns, one the other turned by half a circle."""
    along = np.sqrt(random.uniform(0.0, 1.0, label.shape))
    angle = 2 * np.pi * SPIRAL_TURNS * along + np.pi * label
    return _on_circle(angle, SPIRAL_RADIUS * along)


_SHAPES: dict[str, Callable[[Labels, np.random.Generator], Floats]] = {
    "circles": _circles,
    "moons": _moons,
    "gaussians": _gaussians,
    "spiral": _spiral,
}
