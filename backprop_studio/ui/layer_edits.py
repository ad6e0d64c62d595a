"""What the diagram's own controls change about the layers, as pure functions."""

from itertools import pairwise

from msgspec.structs import replace

from backprop_studio.experiment import model
from backprop_studio.experiment.model import Experiment
from backprop_studio.ui.experiment_edits import Edit, with_layers


def with_layer_inserted(experiment: Experiment, position: int) -> Edit:
    """A hidden layer more, at `position` of the layers; units and activation as the hidden
    layer beside it."""
    layers = experiment.network.layers
    hidden = layers[:-1]
    beside = hidden[min(position, len(hidden) - 1)] if hidden else model.Layer(2, "sigmoid")
    new = model.Layer(beside.units, beside.activation)
    return Edit(with_layers(experiment, _fitting((*layers[:position], new, *layers[position:]))))


def with_layer_removed(experiment: Experiment, layer: int) -> Edit:
    """A hidden layer less; the output layer stays."""
    layers = experiment.network.layers
    if not 0 <= layer < len(layers) - 1:
        return Edit(experiment)
    return Edit(with_layers(experiment, _fitting((*layers[:layer], *layers[layer + 1 :]))))


def with_layer_changed(experiment: Experiment, layer: int, fields: dict[str, object]) -> Edit:
    """Other activation, batch norm, dropout or residual of one layer."""
    layers = list(experiment.network.layers)
    layers[layer] = replace(layers[layer], **fields)
    return Edit(with_layers(experiment, tuple(layers)))


def _fitting(layers: tuple[model.Layer, ...]) -> tuple[model.Layer, ...]:
    """Without residual connections whose layer is no longer as wide as the one below."""
    kept = [replace(layers[0], residual=False) if layers[0].residual else layers[0]]
    for below, layer in pairwise(layers):
        fits = not layer.residual or layer.units == below.units
        kept.append(layer if fits else replace(layer, residual=False))
    return tuple(kept)
