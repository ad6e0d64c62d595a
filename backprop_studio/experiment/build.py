"""From a document to a run: its data prepared, its network laid out, its trainer at the start.

And back: the trainer's parameters and its whole state as parts of a document.
"""

from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from backprop_studio.data import digits
from backprop_studio.engine.batches import Rows
from backprop_studio.engine.initializers import initial_parameters
from backprop_studio.engine.network import LayerSpec, Network, RunningStatistics
from backprop_studio.engine.optimizers import Rule
from backprop_studio.engine.schedules import Schedule
from backprop_studio.engine.settings import Settings
from backprop_studio.engine.trainer import Trainer
from backprop_studio.experiment import structure, validation
from backprop_studio.experiment.model import Experiment, Huber, ShippedData
from backprop_studio.experiment.parameters import flat_parameters, layer_parameters
from backprop_studio.experiment.prepared import PreparedData, one_digit, prepare
from backprop_studio.experiment.standing import restore, state_of

Flat = NDArray[Any]

__all__ = [
    "PreparedData",
    "Run",
    "build",
    "flat_parameters",
    "layer_parameters",
    "network_of",
    "settings_of",
    "state_of",
]


class Run(Struct, frozen=True):
    """A document ready to train. `experiment` has the defaults that depend on others filled in."""

    experiment: Experiment
    trainer: Trainer
    data: PreparedData


def build(
    experiment: Experiment,
    folder: Path | None = None,
    resume: bool = False,
    data: PreparedData | None = None,
) -> Run:
    """Make the run of a document that lies in `folder`.

    It stands at its start (`parameters`, or drawn by the initializer), with `resume` where
    `state` says, if there is one. `data` that was prepared from the same document is
    used again. Raises Refused.
    """
    # an experiment made by a program, not read from a file, has not met these checks yet
    structure.check(msgspec.to_builtins(experiment, enc_hook=_no_numbers))
    experiment = validation.resolved(experiment)
    validation.check(experiment)
    data = prepare(experiment, folder) if data is None else data
    network = network_of(experiment, data.features)
    start, running = _start(experiment, network)
    held_out = len(data.validation_inputs) > 0
    trainer = Trainer(
        network,
        settings_of(experiment),
        Rows(data.training_inputs, data.training_targets),
        Rows(data.validation_inputs, data.validation_targets) if held_out else None,
        start,
        running,
    )
    if resume and experiment.state is not None:
        restore(trainer, experiment.state)
    return Run(experiment, trainer, data)


def check(experiment: Experiment, folder: Path | None = None) -> None:
    """Refuse what `build` would refuse. The digits, which are known to be whole, are not read.
    Raises Refused."""
    data: PreparedData | None = None
    shown = experiment.data
    if isinstance(shown, ShippedData) and shown.name == "mnist":
        structure.check(msgspec.to_builtins(experiment, enc_hook=_no_numbers))
        validation.check_widths(validation.resolved(experiment), digits.PIXELS, digits.CLASSES)
        data = one_digit(np.dtype(experiment.training.precision))
    build(experiment, folder, data=data)


def _no_numbers(_array: object) -> list[object]:
    return []


def network_of(experiment: Experiment, features: int) -> Network:
    """The layout of the document's network over `features` inputs."""
    layers = tuple(
        LayerSpec(layer.units, layer.activation, layer.batch_norm, layer.dropout, layer.residual)
        for layer in experiment.network.layers
    )
    return Network(features, layers, np.dtype(experiment.training.precision))


def settings_of(experiment: Experiment) -> Settings:
    """What the trainer is told, from the document."""
    loss, optimizer, training = (
        validation.loss_of(experiment),
        experiment.optimizer,
        experiment.training,
    )
    numbers = msgspec.structs.asdict(optimizer)
    rate, schedule = numbers.pop("learning_rate"), numbers.pop("schedule")
    patience = None if training.early_stopping is None else training.early_stopping.patience
    return Settings(
        loss=validation.loss_kind(loss),
        delta=loss.delta if isinstance(loss, Huber) else 1.0,
        rule=Rule(_kind(optimizer), **numbers),
        learning_rate=rate,
        schedule=Schedule(_kind(schedule), **msgspec.structs.asdict(schedule)),
        batch_size=training.batch_size,
        shuffle=training.shuffle,
        seed=training.seed,
        l1=training.l1,
        l2=training.l2,
        clip_value=training.clip_value,
        clip_norm=training.clip_norm,
        patience=patience,
    )


def _kind(part: msgspec.Struct) -> str:
    return str(part.__struct_config__.tag)


def _start(experiment: Experiment, network: Network) -> tuple[Flat, RunningStatistics]:
    """Where the run starts: the document's parameters, else the initializer's."""
    if experiment.parameters is not None:
        return flat_parameters(network, experiment.parameters, "parameters")
    shape = experiment.network
    flat = initial_parameters(network, shape.initializer, shape.seed)
    return flat, network.new_statistics()
