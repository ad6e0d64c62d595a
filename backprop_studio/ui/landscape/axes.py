"""Which two parameters a landscape spans, and how much of them it shows: pure functions."""

from collections.abc import Sequence

import numpy as np

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.training.messages import LayerValues
from backprop_studio.ui.plot_style import Floats

MOST_CHOICES = 300  # names in a picker; of larger networks the last layer and a first part
LEAST_SPAN = 2.1  # of the shorter side, so that a step of a weight is seen in proportion
MARGIN = 1.35  # the picture over what it must hold
LEAST_KEPT = 0.9  # of a picture's side; less would leave out too much

Range = tuple[float, float]


def layer_indices(layer: int, values: LayerValues) -> list[ParameterIndex]:
    """Weights unit by unit, then biases, then scales of one layer."""
    below, units = values.weights.shape
    weights = [
        ParameterIndex(layer, "weight", unit, source)
        for unit in range(units)
        for source in range(below)
    ]
    biases = [ParameterIndex(layer, "bias", unit) for unit in range(units)]
    scales = [ParameterIndex(layer, "scale", unit) for unit in range(units)]
    return weights + biases + (scales if values.scale is not None else [])


def choices(parameters: Sequence[LayerValues]) -> list[ParameterIndex]:
    """What a picker offers: every parameter, or of a large network at most `MOST_CHOICES`,
    the last layer first."""
    total = sum(values.weights.size + values.bias.size for values in parameters)
    if total <= MOST_CHOICES:
        return [i for layer, v in enumerate(parameters) for i in layer_indices(layer, v)]
    found: list[ParameterIndex] = []
    for layer in reversed(range(len(parameters))):
        share = (MOST_CHOICES - len(found)) // 2 if layer else MOST_CHOICES - len(found)
        found += layer_indices(layer, parameters[layer])[:share]
    return found


def default_axes(parameters: Sequence[LayerValues]) -> tuple[ParameterIndex, ParameterIndex]:
    """w and b of a single input's neuron, else the last layer's first two weights (v₁, v₂);
    a last layer with one weight is joined by its bias."""
    last = len(parameters) - 1
    below, units = parameters[last].weights.shape
    first = ParameterIndex(last, "weight", 0, 0)
    if below > 1:
        return first, ParameterIndex(last, "weight", 0, 1)
    if units > 1 and last > 0:
        return first, ParameterIndex(last, "weight", 1, 0)
    return first, ParameterIndex(last, "bias", 0)


def exists(index: ParameterIndex, parameters: Sequence[LayerValues]) -> bool:
    """Whether the network has this parameter."""
    if not 0 <= index.layer < len(parameters):
        return False
    values = parameters[index.layer]
    below, units = values.weights.shape
    if index.kind == "scale" and values.scale is None:
        return False
    return index.unit < units and (index.kind != "weight" or index.source < below)


def number_at(index: ParameterIndex, parameters: Sequence[LayerValues]) -> float:
    """The number that `index` addresses."""
    values = parameters[index.layer]
    if index.kind == "weight":
        return float(values.weights[index.source, index.unit])
    if index.kind == "bias":
        return float(values.bias[index.unit])
    assert values.scale is not None
    return float(values.scale[index.unit])


def fitting_ranges(points: Floats, aspect: float) -> tuple[Range, Range]:
    """Ranges with equal scales on a plot `aspect` times as wide as high, that hold the
    finite ones of `points` (n, 2), the last of which is the ball.

    Around a lone ball the shorter side spans `LEAST_SPAN`.
    """
    known = points[np.isfinite(points).all(axis=1)]
    if not len(known):
        known = np.zeros((1, 2))
    low, high = known.min(axis=0), known.max(axis=0)
    middle, extent = (low + high) / 2, (high - low) * MARGIN
    height = max(float(extent[1]), float(extent[0]) / aspect, LEAST_SPAN / min(1.0, aspect))
    width = height * aspect
    return (
        (float(middle[0] - width / 2), float(middle[0] + width / 2)),
        (float(middle[1] - height / 2), float(middle[1] + height / 2)),
    )


def filling(ranges: tuple[Range, Range], aspect: float) -> tuple[Range, Range]:
    """The middle part of `ranges` that fills a plot `aspect` times as wide as high; all of
    them where much would be left out."""
    (left, right), (low, high) = ranges
    width, height = right - left, high - low
    wanted = min(width, height * aspect), min(height, width / aspect)
    if min(wanted[0] / width, wanted[1] / height) < LEAST_KEPT:
        return ranges
    across, up = (left + right) / 2, (low + high) / 2
    half = wanted[0] / 2, wanted[1] / 2
    return (across - half[0], across + half[0]), (up - half[1], up + half[1])


def inside(point: tuple[float, float], ranges: tuple[Range, Range], margin: float) -> bool:
    """Whether `point` lies in the ranges, `margin` (a share of each) away from the edge."""
    return all(
        low + margin * (high - low) <= value <= high - margin * (high - low)
        for value, (low, high) in zip(point, ranges, strict=True)
    )
