"""Edits of the experiment that a person makes in the panel, each leaving a document that holds.

Where one choice forces another (cross-entropy needs a softmax output), both are
switched together and the edit carries one sentence that says so.
"""

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from backprop_studio.data import digits
from backprop_studio.data.generators import GENERATORS
from backprop_studio.data.tables import TABLES
from backprop_studio.experiment import model
from backprop_studio.experiment.model import Experiment

LOSSES: dict[str, type[model.Loss]] = {
    "mse": model.Mse,
    "half_squared_error": model.HalfSquaredError,
    "mae": model.Mae,
    "huber": model.Huber,
    "binary_cross_entropy": model.BinaryCrossEntropy,
    "cross_entropy": model.CrossEntropy,
}

OPTIMIZERS: dict[str, type[model.Optimizer]] = {
    "sgd": model.Sgd,
    "adagrad": model.Adagrad,
    "rmsprop": model.Rmsprop,
    "adam": model.Adam,
    "adamw": model.Adamw,
}


class Edit(Struct, frozen=True):
    """The experiment after an edit; `note` says what else it switched, `came_from` which layer
    each was before, where the edit put one in or took one out."""

    experiment: Experiment
    note: str = ""
    came_from: tuple[int | None, ...] | None = None


def _tr(text: str) -> str:
    return QCoreApplication.translate("ExperimentEdits", text)


def tag_of(part: object) -> str:
    """The `kind` or `source` that a part of the document is written with."""
    return str(type(part).__struct_config__.tag)  # type: ignore[attr-defined]


def loss_of(experiment: Experiment) -> model.Loss:
    """The loss, by the format's default where the document leaves it out."""
    if experiment.loss is not None:
        return experiment.loss
    softmax = experiment.network.layers[-1].activation == "softmax"
    return model.CrossEntropy() if softmax else model.Mse()


def _restarted(experiment: Experiment, **changes: object) -> Experiment:
    """Numbers that belong to another network or other data are left behind."""
    return replace(experiment, state=None, **changes)


def with_layers(experiment: Experiment, layers: tuple[model.Layer, ...]) -> Experiment:
    """Other layers; parameters of other widths are left behind."""
    network = replace(experiment.network, layers=layers)
    widths = [layer.units for layer in layers]
    old = [layer.units for layer in experiment.network.layers]
    parameters = experiment.parameters if widths == old else None
    return _restarted(experiment, network=network, parameters=parameters)


# data ---------------------------------------------------------------------------------------


def _for_targets(experiment: Experiment, outputs: int, classes: bool) -> Edit:
    """Give the network the output layer and the loss that the targets call for."""
    if outputs > 1 and classes:
        activation, loss = "softmax", "cross_entropy"
    elif classes:
        activation, loss = "sigmoid", "binary_cross_entropy"
    else:
        activation, loss = "linear", "mse"
    last = experiment.network.layers[-1]
    kept_loss = tag_of(loss_of(experiment))
    fits = last.units == outputs and last.activation == activation and kept_loss == loss
    if fits:
        return Edit(experiment)
    output = model.Layer(units=outputs, activation=activation)
    layers = (*experiment.network.layers[:-1], output)
    network = replace(experiment.network, layers=layers)
    changed = replace(experiment, network=network, loss=LOSSES[loss]())
    return Edit(
        changed,
        _tr(
            "The output layer is now {activation} and the loss {loss}, as these targets need."
        ).format(activation=activation, loss=loss.replace("_", " ")),
    )


def with_generator(experiment: Experiment, generator: str) -> Edit:
    """Points drawn by `generator`, as many and as noisy as before."""
    old = experiment.data
    samples = old.samples if isinstance(old, model.GeneratedData) else 200
    noise = old.noise if isinstance(old, model.GeneratedData) else 0.0
    data = model.GeneratedData(
        generator=generator,
        samples=samples,
        noise=noise,
        seed=old.seed,
        validation_fraction=old.validation_fraction,
    )
    edit = _for_targets(experiment, 1, GENERATORS[generator].classes)
    training = experiment.training
    if not isinstance(old, model.GeneratedData):
        training = replace(training, batch_size=min(10, samples), shuffle=True)
    changed = _restarted(edit.experiment, data=data, parameters=None, training=training)
    return Edit(changed, edit.note)


def with_one_example(experiment: Experiment) -> Edit:
    """One row that stands in the document itself, as in the worked example."""
    data = model.InlineData(inputs=np.array([[0.5, 0.8]]), targets=np.array([[1.0]]))
    edit = _for_targets(experiment, 1, classes=True)
    training = replace(experiment.training, batch_size=1, shuffle=False, early_stopping=None)
    changed = _restarted(edit.experiment, data=data, parameters=None, training=training)
    return Edit(changed, edit.note)


def with_shipped(experiment: Experiment, name: str) -> Edit:
    """A data set that ships, with the columns it is opened with; the digits have none."""
    table = TABLES.get(name)
    if table is None:
        data = model.ShippedData(name=name)
        edit = _for_targets(experiment, digits.CLASSES, classes=True)
    else:
        data = model.ShippedData(
            name=name,
            inputs=table.inputs,
            targets=table.targets,
            standardize=True,
            validation_fraction=0.2,
        )
        edit = _for_targets(experiment, table.outputs, classes=table.classes > 0)
    training = replace(experiment.training, batch_size=32, shuffle=True)
    changed = _restarted(edit.experiment, data=data, parameters=None, training=training)
    return Edit(changed, edit.note)


def with_data_number(experiment: Experiment, key: str, value: float) -> Edit:
    """Noise, number of samples, seed, validation share: other rows of the same kind."""
    return Edit(_restarted(experiment, data=replace(experiment.data, **{key: value})))


def with_inline_value(
    experiment: Experiment, side: str, row: int, column: int, value: float
) -> Edit:
    """One number of the document's own rows; `side` is "inputs" or "targets"."""
    data = experiment.data
    if not isinstance(data, model.InlineData):
        raise ValueError("only rows of the document itself can be set by hand")
    rows = np.array(getattr(data, side), dtype=np.float64)
    rows[row, column] = value
    return Edit(replace(experiment, data=replace(data, **{side: rows})))


# network ------------------------------------------------------------------------------------


def with_units(experiment: Experiment, layer: int, units: int) -> Edit:
    """A hidden layer of another width; a skip connection it no longer fits goes."""
    layers = list(experiment.network.layers)
    layers[layer] = replace(layers[layer], units=units)
    note = ""
    for at in (layer, layer + 1):
        if layers[at].residual:
            layers[at] = replace(layers[at], residual=False)
            note = _tr("The residual connection went: both widths must be equal for one.")
    return Edit(with_layers(experiment, tuple(layers)), note)


def with_hidden_layers(experiment: Experiment, count: int) -> Edit:
    """More hidden layers, each as the last one, or fewer; the output layer stays."""
    hidden, output = list(experiment.network.layers[:-1]), experiment.network.layers[-1]
    pattern = (
        model.Layer(units=hidden[-1].units, activation=hidden[-1].activation)
        if hidden
        else model.Layer(units=2, activation="sigmoid")
    )
    while len(hidden) < count:
        hidden.append(pattern)
    if output.residual:
        output = replace(output, residual=False)
    return Edit(with_layers(experiment, (*hidden[:count], output)))


def with_hidden_activation(experiment: Experiment, activation: str) -> Edit:
    """The same activation in every hidden layer."""
    hidden = tuple(
        replace(layer, activation=activation) for layer in experiment.network.layers[:-1]
    )
    return Edit(with_layers(experiment, (*hidden, experiment.network.layers[-1])))


def with_output_activation(experiment: Experiment, activation: str) -> Edit:
    """The output layer's activation, and a loss that goes with it."""
    layers = experiment.network.layers
    loss = tag_of(loss_of(experiment))
    wanted = loss
    if activation == "softmax":
        wanted = "cross_entropy"
    elif loss == "cross_entropy":
        wanted = "binary_cross_entropy" if activation == "sigmoid" else "mse"
    elif loss == "binary_cross_entropy" and activation != "sigmoid":
        wanted = "mse"
    output = replace(layers[-1], activation=activation)
    if wanted in ("cross_entropy", "binary_cross_entropy"):
        output = replace(output, dropout=0.0, residual=False)
    changed = with_layers(experiment, (*layers[:-1], output))
    if wanted == loss:
        return Edit(changed)
    return Edit(
        replace(changed, loss=LOSSES[wanted]()),
        _tr("The loss is now {loss}, which goes with {activation}.").format(
            loss=wanted.replace("_", " "), activation=activation
        ),
    )


def with_start(experiment: Experiment, **changes: object) -> Edit:
    """Another initializer or seed: the parameters are drawn anew."""
    network = replace(experiment.network, **changes)
    return Edit(_restarted(experiment, network=network, parameters=None))


# training -----------------------------------------------------------------------------------


def with_loss(experiment: Experiment, kind: str) -> Edit:
    """Another loss, and the output activation it needs."""
    layers = experiment.network.layers
    activation = layers[-1].activation
    wanted: str = activation
    if kind == "cross_entropy":
        wanted = "softmax"
    elif kind == "binary_cross_entropy":
        wanted = "sigmoid"
    elif activation == "softmax":
        wanted = "linear"
    output = replace(layers[-1], activation=wanted)
    if kind in ("cross_entropy", "binary_cross_entropy"):
        output = replace(output, dropout=0.0, residual=False)
    changed = with_layers(experiment, (*layers[:-1], output))
    changed = replace(changed, loss=LOSSES[kind]())
    if wanted == activation:
        return Edit(changed)
    return Edit(
        changed,
        _tr("The output layer is now {activation}, which goes with {loss}.").format(
            activation=wanted, loss=kind.replace("_", " ")
        ),
    )


def with_huber_delta(experiment: Experiment, delta: float) -> Edit:
    """Where Huber's loss turns from quadratic to linear."""
    return Edit(_restarted(experiment, loss=model.Huber(delta=delta)))


def with_optimizer(experiment: Experiment, kind: str) -> Edit:
    """Another optimizer at the same learning rate and schedule."""
    old = experiment.optimizer
    new = OPTIMIZERS[kind](learning_rate=old.learning_rate, schedule=old.schedule)
    return Edit(replace(experiment, optimizer=new))


def with_optimizer_number(experiment: Experiment, key: str, value: float | bool) -> Edit:
    """Learning rate, momentum and the like; the run goes on."""
    optimizer = replace(experiment.optimizer, **{key: value})
    if isinstance(optimizer, model.Sgd) and optimizer.nesterov and optimizer.momentum == 0:
        optimizer = replace(optimizer, nesterov=False)
    return Edit(replace(experiment, optimizer=optimizer))


def with_training(experiment: Experiment, key: str, value: float | bool | None) -> Edit:
    """Batch size, penalties, clipping; the run goes on."""
    training = replace(experiment.training, **{key: value})
    return Edit(replace(experiment, training=training))
