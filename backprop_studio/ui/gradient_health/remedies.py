"""The remedies for sick gradients, as pure edits of the experiment."""

from itertools import pairwise

from msgspec.structs import replace

from backprop_studio.experiment import model
from backprop_studio.experiment.model import Experiment
from backprop_studio.ui.experiment_edits import (
    Edit,
    with_hidden_activation,
    with_layers,
    with_start,
    with_training,
)

CLIP_NORM = 1.0  # what the switch clips the gradient's length to


def hidden_activation(experiment: Experiment) -> str | None:
    """The one activation of all hidden layers; None where they differ."""
    kinds = {layer.activation for layer in experiment.network.layers[:-1]}
    return kinds.pop() if len(kinds) == 1 else None


def with_activation(experiment: Experiment, activation: str) -> Edit:
    """The same activation in every hidden layer."""
    return with_hidden_activation(experiment, activation)


def with_initializer(experiment: Experiment, initializer: str) -> Edit:
    """Weights drawn anew by another rule."""
    return with_start(experiment, initializer=initializer)


def has_batch_norm(experiment: Experiment) -> bool:
    """Whether every hidden layer is normalized."""
    return all(layer.batch_norm for layer in experiment.network.layers[:-1])


def with_batch_norm(experiment: Experiment, on: bool) -> Edit:
    """Batch normalization in every hidden layer, or in none."""
    layers = experiment.network.layers
    hidden = tuple(replace(layer, batch_norm=on) for layer in layers[:-1])
    if experiment.parameters is not None and not on:
        plain = tuple(
            replace(entry, scale=None, running_mean=None, running_var=None)
            if number < len(hidden)
            else entry
            for number, entry in enumerate(experiment.parameters)
        )
        experiment = replace(experiment, parameters=plain)
    return Edit(with_layers(experiment, (*hidden, layers[-1])))


def residual_layers(experiment: Experiment, features: int) -> tuple[int, ...]:
    """Hidden layers as wide as what lies below: only they can add their input."""
    widths = (features, *(layer.units for layer in experiment.network.layers[:-1]))
    return tuple(number for number, (below, units) in enumerate(pairwise(widths)) if below == units)


def has_residual(experiment: Experiment, features: int) -> bool:
    """Whether every hidden layer that can adds its input."""
    able = residual_layers(experiment, features)
    return bool(able) and all(experiment.network.layers[number].residual for number in able)


def with_residual(experiment: Experiment, on: bool, features: int) -> Edit:
    """Residual connections around every hidden layer that can have one, or around none."""
    able = set(residual_layers(experiment, features)) if on else set()
    hidden = [
        replace(layer, residual=number in able)
        for number, layer in enumerate(experiment.network.layers[:-1])
    ]
    layers: tuple[model.Layer, ...] = (*hidden, experiment.network.layers[-1])
    return Edit(with_layers(experiment, layers))


def with_clipping(experiment: Experiment, on: bool) -> Edit:
    """The gradient shortened to a length of at most 1, or left as it is."""
    return with_training(experiment, "clip_norm", CLIP_NORM if on else None)
