"""Numbers taken out of arrays and layers: copies that cannot be written to, with NaN in a place."""

import numpy as np
from msgspec.structs import replace

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.training.messages import Floats, LayerValues

NAN = float("nan")


def blank(vector: Floats, place: int) -> Floats:
    """(n,) without one number; as it is where there is none at that place."""
    if not 0 <= place < len(vector):
        return vector
    found = np.array(vector, dtype=np.float64)
    found[place] = NAN
    found.flags.writeable = False
    return found


def blank_column(matrix: Floats, column: int) -> Floats:
    """(n, m) without one column."""
    found = np.array(matrix, dtype=np.float64)
    found[:, column] = NAN
    found.flags.writeable = False
    return found


def blank_in(vectors: tuple[Floats, ...], at: UnitIndex) -> tuple[Floats, ...]:
    """One vector a layer, without the number of that unit."""
    if at.layer >= len(vectors):
        return vectors
    return (*vectors[: at.layer], blank(vectors[at.layer], at.unit), *vectors[at.layer + 1 :])


def blank_entry(layers: tuple[LayerValues, ...], at: ParameterIndex) -> tuple[LayerValues, ...]:
    """The layers without that one number; as they are where there is no such number."""
    if at.layer >= len(layers):
        return layers
    layer = layers[at.layer]
    if at.kind == "weight":
        below, units = layer.weights.shape
        if at.source >= below or at.unit >= units:
            return layers
        weights = np.array(layer.weights, dtype=np.float64)
        weights[at.source, at.unit] = NAN
        weights.flags.writeable = False
        layer = replace(layer, weights=weights)
    elif at.kind == "bias":
        layer = replace(layer, bias=blank(layer.bias, at.unit))
    elif layer.scale is not None:
        layer = replace(layer, scale=blank(layer.scale, at.unit))
    return (*layers[: at.layer], layer, *layers[at.layer + 1 :])
