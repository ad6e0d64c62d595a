"""Addresses inside a network: which weight or bias, which unit."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, order=True)
class ParameterIndex:
    """One number among a network's parameters.

    `layer` counts from 0, the first hidden layer, as `network.layers` and
    `parameters` do in the document. For a weight, `source` is the unit below
    and `unit` the unit where the edge ends: `parameters[layer].weights[source, unit]`.
    For a bias or a batch-norm scale `source` is 0 and means nothing.
    """

    layer: int
    kind: Literal["weight", "bias", "scale"]
    unit: int
    source: int = 0


@dataclass(frozen=True, slots=True, order=True)
class UnitIndex:
    """One circle of the diagram: `layer` is -1 for an input, else as above."""

    layer: int
    unit: int
