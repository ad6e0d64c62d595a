"""The loss over two parameters, and a network's outputs over its inputs, in pieces.

To change one weight from unit i to unit j moves one column of that layer's z:

    z[:, j] ← z[:, j] + Δw · a[:, i]

(a bias adds Δb to it, a batch-norm scale changes its factor). So the layers below
the two parameters are computed once, of the first changed layer only the changed
columns for each point of the picture, and one product per layer above serves many
points together.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backprop_studio.engine.activations import ACTIVATIONS
from backprop_studio.engine.losses import find_loss
from backprop_studio.engine.network import Network
from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.training.messages import Floats

Array = NDArray[Any]

PIECE = 60_000  # numbers in the widest array of a piece: about a millisecond
EPSILON = 1e-5  # batch normalization's
_ORDER = {"weight": 0, "scale": 1, "bias": 2}


@dataclass(frozen=True, slots=True)
class Model:
    """A network with its numbers, copied so that training may go on meanwhile.

    `mean` and `var` are batch normalization's running statistics, None per plain layer.
    """

    network: Network
    flat: Array
    mean: tuple[Array | None, ...]
    var: tuple[Array | None, ...]


@dataclass(frozen=True, slots=True)
class Objective:
    """What a landscape draws: the loss `kind` over rows (n, features), (n, outputs)."""

    kind: str
    delta: float
    inputs: Array
    targets: Array


@dataclass(frozen=True, slots=True)
class _Change:
    index: ParameterIndex
    by: Array  # (points,): what is added to the parameter


def _pre_activation(model: Model, layer: int, x: Array) -> Array:
    """z of a layer before its bias, normalized if it is a batch-norm layer; (..., units)."""
    views = model.network.views(model.flat)[layer]
    z = np.asarray(x @ views.weights)
    mean, var = model.mean[layer], model.var[layer]
    if views.scale is not None and mean is not None and var is not None:
        z -= mean
        z *= views.scale / np.sqrt(var + EPSILON)
    return z


def _columns(model: Model, layer: int, x: Array, z: Array, changes: list[_Change]) -> list[int]:
    """Add the changes to z (points, rows, units) before the bias; the columns touched."""
    views = model.network.views(model.flat)[layer]
    mean, var = model.mean[layer], model.var[layer]
    touched: list[int] = []
    # A changed scale multiplies what a changed weight has added, and not the bias.
    for change in sorted(changes, key=lambda change: _ORDER[change.index.kind]):
        unit = change.index.unit
        by = change.by[:, None].astype(z.dtype)
        if change.index.kind == "weight":
            moved = by * x[..., change.index.source]
            if views.scale is not None and var is not None:
                moved *= views.scale[unit] / np.sqrt(var[unit] + EPSILON)
            z[..., unit] += moved
        elif change.index.kind == "bias":
            z[..., unit] += by
        elif views.scale is not None and mean is not None:
            z[..., unit] *= 1.0 + by / views.scale[unit]
        touched.append(unit)
    return touched


def _activate(model: Model, layer: int, x: Array, z: Array) -> Array:
    """a of a layer from its z, bias included, in evaluation mode."""
    spec = model.network.layers[layer]
    a = np.empty_like(z)
    ACTIVATIONS[spec.activation].function(z, a)
    return a + x if spec.residual else a


def layer_outputs(model: Model, inputs: Array) -> list[Array]:
    """Activations (rows, units) of every layer in evaluation mode."""
    outputs: list[Array] = []
    x = inputs
    for layer, views in enumerate(model.network.views(model.flat)):
        x = _activate(model, layer, x, _pre_activation(model, layer, x) + views.bias)
        outputs.append(x)
    return outputs


def losses(
    model: Model,
    objective: Objective,
    indices: tuple[ParameterIndex, ParameterIndex],
    points: Floats,
) -> Iterator[Floats]:
    """L at `points` (n, 2), the values of the two parameters; piece by piece, in order."""
    with np.errstate(all="ignore"):
        views = model.network.views(model.flat)
        first = min(index.layer for index in indices)
        below = objective.inputs
        for layer in range(first):
            z = _pre_activation(model, layer, below) + views[layer].bias
            below = _activate(model, layer, below, z)
        shared = _pre_activation(model, first, below)
    here = np.array([model.flat[model.network.position(index)] for index in indices])
    widest = max(spec.units for spec in model.network.layers[first:])
    step = max(1, PIECE // (len(objective.inputs) * widest))
    for start in range(0, len(points), step):
        by = points[start : start + step] - here
        changes = [_Change(index, by[:, axis]) for axis, index in enumerate(indices)]
        with np.errstate(all="ignore"):
            piece = _piece(model, objective, changes, below, shared)
        yield piece


def _piece(
    model: Model, objective: Objective, changes: list[_Change], below: Array, shared: Array
) -> Floats:
    """The loss at a few points: `shared` is z of the first changed layer, unchanged."""
    network = model.network
    views = network.views(model.flat)
    first = min(change.index.layer for change in changes)
    count = len(changes[0].by)
    x: Array = below
    for layer in range(first, len(network.layers)):
        z = (
            np.broadcast_to(shared, (count, *shared.shape)).copy()
            if layer == first
            else _pre_activation(model, layer, x)
        )
        here = [change for change in changes if change.index.layer == layer]
        touched = _columns(model, layer, x, z, here)
        z += views[layer].bias
        if layer == first and network.layers[layer].activation != "softmax":
            x = _activate_columns(model, layer, x, z, shared + views[layer].bias, touched)
        else:
            x = _activate(model, layer, x, z)
    loss = find_loss(objective.kind, objective.delta)
    examples = loss.examples(x - objective.targets, z, objective.targets)
    return np.asarray(np.mean(examples, axis=-1, dtype=np.float64))


def _activate_columns(
    model: Model, layer: int, x: Array, z: Array, unchanged: Array, touched: list[int]
) -> Array:
    """a (points, rows, units) where only some columns differ from those of `unchanged`."""
    spec = model.network.layers[layer]
    base = np.empty_like(unchanged)
    function = ACTIVATIONS[spec.activation].function
    function(unchanged, base)
    a = np.broadcast_to(base, z.shape).copy()
    for unit in set(touched):
        column = np.ascontiguousarray(z[..., unit])
        result = np.empty_like(column)
        function(column, result)
        a[..., unit] = result
    return a + x if spec.residual else a
