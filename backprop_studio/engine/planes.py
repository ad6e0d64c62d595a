"""Planes through parameter space: what a loss landscape is drawn over.

A plane holds the points  origin + α · first + β · second,  each a flat parameter vector.
Its two directions are of one of these kinds:

    chosen parameters    two axes of parameter space; α and β are the parameters' values
    random directions    filter-normalized (Li et al. 2018, "Visualizing the loss landscape
                         of neural nets"): the weights into each unit are drawn at random
                         and given the length of that unit's own weights, so that a
                         rescaled network looks the same; biases and scales stay
    trajectory           the two principal components of the vectors a run went through:
                         see `principal_axes`
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backprop_studio.engine.network import Network

Array = NDArray[Any]


@dataclass(frozen=True, slots=True, eq=False)
class Plane:
    """origin + α · first + β · second, all (size,). A line is a plane at β = 0."""

    origin: Array
    first: Array
    second: Array

    def point(self, alpha: float, beta: float) -> Array:
        """The parameter vector at these coordinates."""
        return np.asarray(self.origin + alpha * self.first + beta * self.second)


def parameter_plane(parameters: Array, first: int, second: int) -> Plane:
    """Over two parameters at these flat positions; α and β are their values.

    Raises ValueError if both positions are the same.
    """
    if first == second:
        raise ValueError("a plane needs two different parameters")
    origin = parameters.copy()
    origin[[first, second]] = 0.0
    return Plane(origin, _axis(parameters, first), _axis(parameters, second))


def parameter_line(parameters: Array, position: int) -> Plane:
    """Along one parameter; α is its value, β moves nothing."""
    origin = parameters.copy()
    origin[position] = 0.0
    return Plane(origin, _axis(parameters, position), np.zeros_like(parameters))


class PlaneAxes:
    """Two directions (size,) and the place `reference` where both coordinates are 0.

    The coordinates of a vector v are those of the point of the plane nearest to it: with
    D the directions as rows,  (α, β) = (D Dᵀ)⁻¹ D (v − reference).  A run that leaves
    the plane is seen on the parallel one through the place where it stands.
    `explained` is the share of a trajectory's variance along each direction.
    """

    def __init__(
        self,
        reference: Array,
        first: Array,
        second: Array,
        explained: tuple[float, float] | None = None,
    ) -> None:
        self.reference, self.explained = reference, explained
        self.directions = np.stack((first, second)).astype(np.float64)
        self._gram = self.directions @ self.directions.T

    @property
    def parallel(self) -> bool:
        """Whether the two directions span no plane."""
        (a, c), (_, b) = self._gram.tolist()
        return not a * b - c * c > 1e-6 * a * b

    def steps(self, vectors: Array) -> Array:
        """Coordinates (…, 2) of displacements (…, size)."""
        products = np.asarray(vectors, np.float64) @ self.directions.T
        return np.asarray(np.linalg.solve(self._gram, products[..., None])[..., 0])

    def coordinates(self, vectors: Array) -> Array:
        """Coordinates (…, 2) of places (…, size)."""
        return self.steps(np.subtract(vectors, self.reference, dtype=np.float64))

    def slope(self, gradient: Array) -> Array:
        """∂L/∂α and ∂L/∂β, (2,): the products of ∇L (size,) with the directions."""
        return np.asarray(self.directions @ gradient)

    def through(self, vector: Array) -> Plane:
        """The plane of these directions on which `vector` lies."""
        origin = vector - self.coordinates(vector) @ self.directions
        return Plane(origin, self.directions[0], self.directions[1])


class ParameterAxes:
    """The axes of two single parameters; see `PlaneAxes`."""

    explained: tuple[float, float] | None = None
    parallel = False

    def __init__(self, first: int, second: int) -> None:
        self.positions = [first, second]

    def steps(self, vectors: Array) -> Array:
        """The two numbers, (…, 2)."""
        return np.asarray(vectors[..., self.positions])

    def coordinates(self, vectors: Array) -> Array:
        """The two parameters' values, (…, 2)."""
        return self.steps(vectors)

    def slope(self, gradient: Array) -> Array:
        """∂L/∂α and ∂L/∂β, (2,)."""
        return self.steps(gradient)

    def through(self, vector: Array) -> Plane:
        """See `parameter_plane`."""
        return parameter_plane(vector, *self.positions)


def _axis(parameters: Array, position: int) -> Array:
    axis = np.zeros_like(parameters)
    axis[position] = 1.0
    return axis


# d ← d · ‖w‖ / ‖d‖  for the weights w into each unit
def random_direction(network: Network, parameters: Array, random: np.random.Generator) -> Array:
    """A filter-normalized random direction (size,)."""
    direction = np.zeros(network.size)
    own_views = network.views(parameters.astype(np.float64))
    for drawn, own in zip(network.views(direction), own_views, strict=True):
        noise = random.standard_normal(drawn.weights.shape)
        lengths = np.linalg.norm(own.weights, axis=0) / np.linalg.norm(noise, axis=0)
        drawn.weights[...] = noise * lengths
    return direction.astype(parameters.dtype)


def random_plane(network: Network, parameters: Array, seed: int) -> Plane:
    """Through `parameters` along two filter-normalized directions drawn from `seed`."""
    random = np.random.default_rng(seed)
    first = random_direction(network, parameters, random)
    return Plane(parameters.copy(), first, random_direction(network, parameters, random))
