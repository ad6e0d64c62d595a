"""Initializers: how the weights of a layer are drawn. Biases start at 0, scales at 1."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backprop_studio.engine.network import Network

Array = NDArray[Any]
Draw = Callable[[np.random.Generator, int, int], Array]


def _zeros(random: np.random.Generator, below: int, units: int) -> Array:
    return np.zeros((below, units))


def _uniform(limit: Callable[[int, int], float]) -> Draw:
    def draw(random: np.random.Generator, below: int, units: int) -> Array:
        bound = limit(below, units)
        return random.uniform(-bound, bound, (below, units))

    return draw


def _normal(deviation: Callable[[int, int], float]) -> Draw:
    def draw(random: np.random.Generator, below: int, units: int) -> Array:
        return random.normal(0.0, deviation(below, units), (below, units))

    return draw


INITIALIZERS: dict[str, Draw] = {
    "zeros": _zeros,
    "uniform": _uniform(lambda below, units: 0.5),
    "xavier_uniform": _uniform(lambda below, units: math.sqrt(6.0 / (below + units))),
    "xavier_normal": _normal(lambda below, units: math.sqrt(2.0 / (below + units))),
    "he_uniform": _uniform(lambda below, units: math.sqrt(6.0 / below)),
    "he_normal": _normal(lambda below, units: math.sqrt(2.0 / below)),
    "lecun_normal": _normal(lambda below, units: math.sqrt(1.0 / below)),
}


def initial_parameters(network: Network, initializer: str, seed: int) -> Array:
    """A new flat vector, drawn layer by layer, weights in C order, from `default_rng(seed)`."""
    random = np.random.default_rng(seed)
    flat = network.new_vector()
    for layer in network.views(flat):
        layer.weights[...] = INITIALIZERS[initializer](random, *layer.weights.shape)
        if layer.scale is not None:
            layer.scale[...] = 1.0
    return flat
