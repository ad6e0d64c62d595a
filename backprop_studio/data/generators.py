"""Small problems to learn, drawn from a seed: the same seed gives the same rows.

Regression problems have one input or more; `noise` is the standard deviation of a normal
error added to the target. The others are two classes over two inputs, target 0 or 1, in turn:
there `noise` is the standard deviation of a normal error added to each input. `xor`, `and` and
`or` repeat the four rows of their truth table.

A further problem is a function here and its row in `GENERATORS`, with the `name` that lists
show: the panel, the document and its schema read the table.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Labels = NDArray[np.int64]
Rows = tuple[Floats, Floats]

CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
SPIRAL_TURNS = 1.25
SPIRAL_RADIUS = 1.0


@dataclass(frozen=True, slots=True)
class Regression:
    """`function` of x (n, features) in [−1, 1], as (n, 1)."""

    name: str
    function: Callable[[Floats], Floats]
    features: int = 1
    classes: ClassVar[bool] = False

    def rows(self, samples: int, noise: float, random: np.random.Generator) -> Rows:
        """Inputs, and targets with their error."""
        x = random.uniform(-1.0, 1.0, (samples, self.features))
        y = self.function(x)
        return x, y + noise * random.standard_normal(y.shape)


@dataclass(frozen=True, slots=True)
class Classes:
    """`points` draws those of the classes `label` (n,) as (n, 2)."""

    name: str
    points: Callable[[Labels, np.random.Generator], Floats]
    features: ClassVar[int] = 2
    classes: ClassVar[bool] = True

    def rows(self, samples: int, noise: float, random: np.random.Generator) -> Rows:
        """Points with their error, and labels 0 and 1 in turn."""
        label = np.arange(samples) % 2
        x = self.points(label, random)
        return x + noise * random.standard_normal(x.shape), _column(label)


@dataclass(frozen=True, slots=True)
class TruthTable:
    """`outputs` of the four corners."""

    name: str
    outputs: tuple[int, int, int, int]
    features: ClassVar[int] = 2
    classes: ClassVar[bool] = True

    def rows(self, samples: int, noise: float, random: np.random.Generator) -> Rows:
        """The corners in turn with their error, and their outputs."""
        corner = np.arange(samples) % 4
        x = CORNERS[corner]
        return x + noise * random.standard_normal(x.shape), _column(np.array(self.outputs)[corner])


def _column(label: Labels) -> Floats:
    return label[:, np.newaxis].astype(np.float64)


def generate(generator: str, samples: int, noise: float, seed: int) -> Rows:
    """Draw `samples` rows: inputs (samples, features), targets (samples, 1).

    Raises KeyError for a generator that does not exist.
    """
    return GENERATORS[generator].rows(samples, noise, np.random.default_rng(seed))


# regression: the function of x in [−1, 1] -----------------------------------------------------


def _line(x: Floats) -> Floats:
    return 0.5 + 0.8 * x


def _sine(x: Floats) -> Floats:
    return np.sin(np.pi * x)


def _step(x: Floats) -> Floats:
    return np.where(x < 0.0, 0.0, 1.0)


def _plane(x: Floats) -> Floats:
    return 0.7 * x[:, :1] - 0.4 * x[:, 1:] + 0.2


# classes: points of the class `label` (n,) as (n, 2) ------------------------------------------


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


# in the order of the panel
GENERATORS: dict[str, Regression | Classes | TruthTable] = {
    "line": Regression("Line", _line),
    "sine": Regression("Sine", _sine),
    "step": Regression("Step", _step),
    "plane": Regression("Plane", _plane, features=2),
    "xor": TruthTable("XOR", (0, 1, 1, 0)),
    "and": TruthTable("AND", (0, 0, 0, 1)),
    "or": TruthTable("OR", (0, 1, 1, 1)),
    "circles": Classes("Circles", _circles),
    "moons": Classes("Moons", _moons),
    "gaussians": Classes("Gaussians", _gaussians),
    "spiral": Classes("Spiral", _spiral),
}
