"""The numbers of a snapshot by the names that lesson files use."""

import math
from collections.abc import Callable, Mapping
from functools import lru_cache

import numpy as np
from msgspec import Struct

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.model import Experiment
from backprop_studio.lessons.names import Named, names_of
from backprop_studio.lessons.unreadable import Wrong
from backprop_studio.phrase import Phrase
from backprop_studio.training.messages import LayerValues, Snapshot


class Quantity(Struct, frozen=True):
    """A number that any network has, and what it is."""

    read: Callable[[Snapshot], float]
    meaning: str


def _error(snapshot: Snapshot) -> float:
    return float(snapshot.example.a[-1][0] - snapshot.example.y[0])


def _best(snapshot: Snapshot) -> tuple[float, float]:
    record = snapshot.record
    if record.validation is None or not np.isfinite(record.validation).any():
        return math.nan, math.nan
    place = int(np.nanargmin(record.validation))
    return float(record.validation[place]), float(record.iteration[place])


def _count_of(name: str) -> Callable[[Snapshot], float]:
    """`iteration` or `epoch`, unless it is covered."""

    def read(snapshot: Snapshot) -> float:
        return math.nan if name in snapshot.untold else float(getattr(snapshot, name))

    return read


def _or_nan(value: float | None) -> float:
    return math.nan if value is None else value


def _count(snapshot: Snapshot) -> float:
    layers = snapshot.parameters
    return float(sum(layer.weights.size + layer.bias.size for layer in layers))


def _norm(layers: tuple[LayerValues, ...]) -> float:
    squares = (np.square(layer.weights).sum() + np.square(layer.bias).sum() for layer in layers)
    return float(np.sqrt(sum(squares)))


def _batch(snapshot: Snapshot) -> float:
    rows = snapshot.data.training_rows
    return float(min(snapshot.experiment.training.batch_size or rows, rows))


QUANTITIES: Mapping[str, Quantity] = {
    "loss": Quantity(lambda s: s.loss, "L over all training rows"),
    "example_loss": Quantity(lambda s: s.example.loss, "L of the row shown"),
    "error": Quantity(_error, "ŷ − y of the row shown (its first output)"),
    "rate": Quantity(lambda s: s.learning_rate, "the learning rate η"),
    "iteration": Quantity(_count_of("iteration"), "iterations made"),
    "epoch": Quantity(_count_of("epoch"), "epochs begun"),
    "iterations_per_epoch": Quantity(
        lambda s: float(s.iterations_per_epoch), "batches in an epoch"
    ),
    "rows": Quantity(lambda s: float(s.data.training_rows), "training rows"),
    "batch": Quantity(_batch, "training rows used in one iteration"),
    "momentum": Quantity(
        lambda s: float(getattr(s.experiment.optimizer, "momentum", 0.0)),
        "the momentum of gradient descent",
    ),
    "runners": Quantity(lambda s: float(len(s.race.runners) if s.race else 0), "in a race"),
    "race_iteration": Quantity(
        lambda s: float(s.race.iteration if s.race else 0), "iterations the race has made"
    ),
    "validation_rows": Quantity(lambda s: float(s.data.validation_rows), "validation rows"),
    "parameters": Quantity(_count, "number of weights and biases"),
    "layers": Quantity(lambda s: float(len(s.parameters)), "layers, the output layer included"),
    "validation_loss": Quantity(lambda s: _or_nan(s.validation_loss), "L over validation rows"),
    "best_validation_loss": Quantity(lambda s: _best(s)[0], "the least one of the run"),
    "best_validation_iteration": Quantity(lambda s: _best(s)[1], "and its iteration"),
    "accuracy": Quantity(lambda s: _or_nan(s.accuracy), "share of right training rows, 0 to 1"),
    "validation_accuracy": Quantity(
        lambda s: _or_nan(s.validation_accuracy), "share of right validation rows, 0 to 1"
    ),
    "gradient_norm": Quantity(lambda s: _norm(s.gradients), "length of the whole gradient"),
    "step_norm": Quantity(lambda s: _norm(s.step), "length of the step that comes next"),
    "first_layer_norm": Quantity(lambda s: _norm(s.gradients[:1]), "of the first layer's part"),
    "last_layer_norm": Quantity(lambda s: _norm(s.gradients[-1:]), "of the last layer's part"),
}


@lru_cache(maxsize=64)
def _names(features: int, kept: "_Kept") -> Mapping[str, Named]:
    return names_of(kept.experiment, features)


class _Kept:
    """An experiment as a key: the same object, the same names."""

    def __init__(self, experiment: Experiment) -> None:
        self.experiment = experiment

    def __hash__(self) -> int:
        return id(self.experiment)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Kept) and other.experiment is self.experiment


def known_names(snapshot: Snapshot) -> Mapping[str, Named]:
    """Weights, biases and units of the snapshot's network by name."""
    experiment = snapshot.experiment
    return _names(len(snapshot.example.x), _Kept(experiment))


def find(snapshot: Snapshot, name: str) -> Named:
    """What `name` stands for. Raises Wrong."""
    named = known_names(snapshot).get(name)
    if named is None:
        some = ", ".join(list(known_names(snapshot))[:12])
        raise Wrong(
            Phrase(
                "there is no “{name}” in this network (there are {some} …)", name=name, some=some
            )
        )
    return named


def value(snapshot: Snapshot, name: str) -> float:
    """A quantity, a weight or bias, or what a unit holds. Raises Wrong."""
    if name in QUANTITIES:
        return float(QUANTITIES[name].read(snapshot))
    named, example = find(snapshot, name), snapshot.example
    index = named.index
    if isinstance(index, ParameterIndex):
        return parameter(snapshot.parameters, index)
    if named.what == "target":
        return float(example.y[index.unit])
    if index.layer < 0:
        return float(example.x[index.unit])
    arrays = {"activation": example.a, "pre_activation": example.z, "delta": example.delta}
    return float(arrays[named.what][index.layer][index.unit])


def of(snapshot: Snapshot, function: str, name: str) -> float:
    """`grad`, `step`, `old` (before the update shown) or `first` (at iteration 0) of a
    parameter; `mean` or `spread` (the standard deviation) of an input's or a target's training
    rows, in the data's own unit. Raises Wrong."""
    if function in ("mean", "spread"):
        return _of_column(snapshot, function, name)
    index = find(snapshot, name).index
    if isinstance(index, UnitIndex):
        raise Wrong(
            Phrase(
                "{function}(…) is of a weight or a bias, and “{name}” is neither",
                function=function,
                name=name,
            )
        )
    layers = {
        "grad": snapshot.gradients,
        "step": snapshot.step,
        "old": snapshot.old_parameters or snapshot.parameters,
        "first": snapshot.start_parameters,
    }[function]
    return parameter(layers, index)


def _of_column(snapshot: Snapshot, function: str, name: str) -> float:
    named, data = find(snapshot, name), snapshot.data
    if named.what == "target":
        column = data.training_targets[:, named.index.unit]
    elif named.what == "activation" and named.index.layer < 0:
        column = data.in_units(data.training_values[:, named.index.unit])
    else:
        raise Wrong(
            Phrase(
                "{function}(…) is of an input or a target, and “{name}” is neither",
                function=function,
                name=name,
            )
        )
    return float(column.mean() if function == "mean" else column.std())


def parameter(layers: tuple[LayerValues, ...], index: ParameterIndex) -> float:
    """One number among the layers' values."""
    layer = layers[index.layer]
    if index.kind == "weight":
        return float(layer.weights[index.source, index.unit])
    values = layer.bias if index.kind == "bias" else layer.scale
    return math.nan if values is None else float(values[index.unit])
