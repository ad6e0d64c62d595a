"""What the diagram's own controls change about the layers, as pure functions."""

from itertools import pairwise

from msgspec.structs import replace

from backprop_studio.experiment import model
from backprop_studio.experiment.model import Experiment
from backprop_studio.ui.experiment_edits import Edit, with_layers


def with_layer_inserted(experiment: Experiment, position: int) -> Edit:
    """A hidden layer more, at `position` of the layers; units and activation as the hidden
    layer beside it. Being as wide as the layer it pushes up, it takes over the weights into
    that one, and new are those between the two: so all that were there survive. Before the
    output new are its own."""
    layers = experiment.network.layers
    hidden = layers[:-1]
    beside = hidden[min(position, len(hidden) - 1)] if hidden else model.Layer(2, "sigmoid")
    new = model.Layer(beside.units, beside.activation)
    came_from: list[int | None] = list(range(len(layers)))
    came_from.insert(position + 1 if position < len(hidden) else position, None)
    inserted = _fitting((*layers[:position], new, *layers[position:]))
    return Edit(with_layers(experiment, inserted), came_from=tuple(came_from))


def with_layer_removed(experiment: Experiment, layer: int) -> Edit:
    """A hidden layer less; the output layer stays. The layer above keeps its weights, or takes
    over those of the one removed, where their shape is the one needed now."""
    layers = experiment.network.layers
    if not 0 <= layer < len(layers) - 1:
        return Edit(experiment)
    came_from: list[int | None] = list(range(len(layers)))
    del came_from[layer]
    came_from[layer] = _weights_above(layers, layer)
    removed = _fitting((*layers[:layer], *layers[layer + 1 :]))
    return Edit(with_layers(experiment, removed), came_from=tuple(came_from))


def _weights_above(layers: tuple[model.Layer, ...], removed: int) -> int | None:
    """Whose weights the layer above the removed one has: as when it was put in, if it was."""
    taken_over = layers[removed].units == layers[removed + 1].units
    its_own = removed > 0 and layers[removed - 1].units == layers[removed].units
    under_output = removed == len(layers) - 2
    if taken_over and not (under_output and its_own):
        return removed
    return removed + 1 if its_own else None


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
