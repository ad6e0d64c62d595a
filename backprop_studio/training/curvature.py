"""How strongly the loss bends: what decides which learning rate is too large.

With H the matrix of second derivatives, gradient descent on a parabola of curvature λ
multiplies the distance to its floor by 1 − ηλ at each step: beyond η = 2 / λ the distance grows.
What counts is the largest curvature, the largest eigenvalue of H. H itself is never made:

    H v  ≈  (∇L(θ + ε v) − ∇L(θ − ε v)) / 2ε

and Lanczos' iteration finds the largest eigenvalue from a few such products. It begins at
the gradient, so that the first product also tells the curvature along the next step.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from backprop_studio.training.scene import Scene
from backprop_studio.training.slope import Slope
from backprop_studio.training.study import Study, Work

Array = NDArray[Any]

PRODUCTS = 12  # at most; a network of so few parameters is then known exactly
EPSILON = 1e-4
SETTLED = 1e-3  # relative change of the largest curvature at which it counts as found


class Curvature(Struct, frozen=True):
    """Of the loss that landscapes draw, where the network stood at `revision`: the `largest`
    curvature in any direction, and the one `downhill`, along the gradient."""

    largest: float
    downhill: float
    revision: int


class CurvatureStudy(Study[Curvature], frozen=True):
    """Not answered for networks whose slope takes long."""

    def work(self) -> Work[Curvature]:
        """See `Study`."""
        return CurvatureWork()


class CurvatureWork(Work[Curvature]):
    """Lanczos' iteration, one product a piece."""

    def __init__(self) -> None:
        self._of: Slope | None = None  # the scene's, whose rows `_slope` has
        self._slope: Slope | None = None
        self._last: Array | None = None  # the direction of the largest curvature last time

    def redraw(self) -> None:
        """Nothing kept is of use."""
        self._of = self._slope = self._last = None

    def pieces(self, scene: Scene, divisor: int) -> Iterator[None]:
        """Products until the largest eigenvalue has settled."""
        if not scene.slope.is_light:
            self.answer = None
            return
        if self._slope is None or self._of is not scene.slope:
            self._of = scene.slope
            self._slope = Slope(scene.network, scene.settings, scene.rows)
        self._slope.finish(scene.parameters, scene.running)
        gradient = self._slope.value.copy()
        if not np.isfinite(gradient).all():
            self.answer = None
            return
        basis: list[Array] = []
        diagonal: list[float] = []
        beside: list[float] = []
        following: Array | None = self._beginning(gradient)
        largest = np.nan
        while following is not None and len(basis) < min(PRODUCTS, len(gradient)):
            vector = following
            basis.append(vector)
            bent = self._product(scene, vector)
            yield
            diagonal.append(float(np.dot(vector, bent)))
            before, largest, mix = largest, *_largest(diagonal, beside)
            if not np.isfinite(largest) or abs(largest - before) <= SETTLED * abs(largest):
                break
            for known in (*basis, *basis):  # twice: once leaves rounding errors
                bent = bent - np.dot(known, bent) * known
            rest = float(np.linalg.norm(bent))
            following = bent / rest if rest > 1e-9 * max(1.0, abs(largest)) else None
            beside.append(rest)
        if not np.isfinite(largest):
            self.answer = None
            return
        self._last = np.asarray(mix @ np.stack(basis))
        self.answer = Curvature(largest, diagonal[0], scene.revision)

    def _beginning(self, gradient: Array) -> Array:
        """The gradient's direction; where there is none, last time's, or one drawn at random."""
        largest = float(np.abs(gradient).max())
        if 1e-12 < largest < np.inf:
            shorter = gradient / largest  # the squares of what has diverged are infinite
            return np.asarray(shorter / np.linalg.norm(shorter))
        if self._last is not None and len(self._last) == len(gradient):
            return np.asarray(self._last / np.linalg.norm(self._last))
        drawn = np.random.default_rng(0).standard_normal(len(gradient))
        return np.asarray(drawn / np.linalg.norm(drawn))

    def _product(self, scene: Scene, vector: Array) -> Array:
        """H · vector."""
        assert self._slope is not None
        sides = []
        for sign in (1.0, -1.0):
            self._slope.finish(scene.parameters + sign * EPSILON * vector, scene.running)
            sides.append(self._slope.value)
        product: Array = (sides[0] - sides[1]) / (2 * EPSILON)
        return product


def _largest(diagonal: list[float], beside: list[float]) -> tuple[float, Array]:
    """The largest eigenvalue of the tridiagonal matrix, and its eigenvector."""
    count = len(diagonal)
    matrix = np.diag(diagonal)
    for i in range(count - 1):
        matrix[i, i + 1] = matrix[i + 1, i] = beside[i]
    if not np.isfinite(matrix).all():
        return np.nan, np.zeros(count)
    values, vectors = np.linalg.eigh(matrix)
    return float(values[-1]), np.asarray(vectors[:, -1])
