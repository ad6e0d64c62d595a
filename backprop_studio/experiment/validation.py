"""What several keys of a document must agree on. Each rule refuses with the place at fault.

`check` needs the document alone and runs when one is read; `check_widths`,
`check_rows` and `check_targets` need the data too and run when it is there, before
anything is allocated for the network.
"""

import re
from pathlib import PurePosixPath

import msgspec
import numpy as np

from backprop_studio.data import digits, generators, preparation
from backprop_studio.experiment.model import (
    Array,
    BinaryCrossEntropy,
    CrossEntropy,
    CsvData,
    Data,
    Experiment,
    GeneratedData,
    HalfSquaredError,
    Huber,
    InlineData,
    LayerParameters,
    Loss,
    Mae,
    Mse,
    Sgd,
    ShippedData,
)
from backprop_studio.experiment.problem import Refused, show

ROW_LIMIT = 1_000_000
PARAMETER_LIMIT = 10_000_000
SUM_TOLERANCE = 1e-9
SQUARED = (Mse, HalfSquaredError, Mae, Huber)  # losses whose targets may be standardized

Widths = tuple[int, int]  # features, outputs


def loss_of(experiment: Experiment) -> Loss:
    """The loss, by default the one that fits the output layer."""
    if experiment.loss is not None:
        return experiment.loss
    softmax = experiment.network.layers[-1].activation == "softmax"
    return CrossEntropy() if softmax else Mse()


def resolved(experiment: Experiment) -> Experiment:
    """The same document with the defaults that depend on other keys written out."""
    return msgspec.structs.replace(experiment, loss=loss_of(experiment))


def check(experiment: Experiment) -> None:
    """Refuse a document whose keys do not agree, as far as it alone can tell."""
    _check_layers(experiment)
    _check_training(experiment)
    _check_data(experiment.data)
    widths = _known_widths(experiment)
    if widths is not None:
        check_widths(experiment, *widths)
    elif experiment.parameters is not None:
        weights = experiment.parameters[0].weights if experiment.parameters else None
        if weights is not None and weights.ndim == 2:
            _check_parameters(experiment, weights.shape[0])
    data = experiment.data
    if isinstance(data, InlineData):
        check_targets(experiment, data.targets)
    rows = _known_rows(data)
    if rows is not None:
        check_rows(experiment, *rows)


# network and loss -----------------------------------------------------------------------------


def _check_layers(experiment: Experiment) -> None:
    layers = experiment.network.layers
    loss = loss_of(experiment)
    kind = loss_kind(loss)
    for i, layer in enumerate(layers):
        place = f"network.layers[{i}]"
        last = i == len(layers) - 1
        if layer.activation == "softmax" and not last:
            raise Refused(f"{place}.activation", '"softmax"', "softmax in the output layer only")
        if layer.residual and i > 0 and layer.units != layers[i - 1].units:
            allowed = f"{layers[i - 1].units}, the width below, as the layer is residual"
            raise Refused(f"{place}.units", str(layer.units), allowed)
    output, place = layers[-1], f"network.layers[{len(layers) - 1}]"
    if output.activation == "softmax" and output.units < 2:
        raise Refused(f"{place}.units", str(output.units), "at least 2 with softmax")
    pairs = {"cross_entropy": "softmax", "binary_cross_entropy": "sigmoid"}
    if output.activation == "softmax" and kind != "cross_entropy":
        raise Refused("loss.kind", show(kind), "cross_entropy, as the output layer is softmax")
    if kind in pairs and output.activation != pairs[kind]:
        allowed = f"{pairs[kind]}, as the loss is {kind}"
        raise Refused(f"{place}.activation", show(output.activation), allowed)
    if kind in pairs and output.dropout > 0:
        raise Refused(f"{place}.dropout", str(output.dropout), f"0 on an output layer with {kind}")
    if kind in pairs and output.residual:
        raise Refused(f"{place}.residual", "true", f"false on an output layer with {kind}")


def loss_kind(loss: Loss) -> str:
    """The name of a loss in the document."""
    return str(loss.__struct_config__.tag)


def count_parameters(experiment: Experiment, features: int) -> int:
    """How many numbers training changes."""
    below, count = features, 0
    for layer in experiment.network.layers:
        count += (below + 1 + layer.batch_norm) * layer.units
        below = layer.units
    return count


def check_widths(experiment: Experiment, features: int, outputs: int) -> None:
    """Refuse a network that does not fit `features` inputs and `outputs` target columns."""
    layers = experiment.network.layers
    last = len(layers) - 1
    if layers[last].units != outputs:
        place = f"network.layers[{last}].units"
        allowed = f"{outputs}, the number of target columns"
        raise Refused(place, str(layers[last].units), allowed)
    if layers[0].residual and layers[0].units != features:
        allowed = f"{features}, the number of inputs, as the layer is residual"
        raise Refused("network.layers[0].units", str(layers[0].units), allowed)
    count = count_parameters(experiment, features)
    if count > PARAMETER_LIMIT:
        raise Refused("network.layers", f"{count} parameters", f"at most {PARAMETER_LIMIT}")
    data = experiment.data
    for key, names, wanted in (
        ("input_names", data.input_names, features),
        ("target_names", data.target_names, outputs),
    ):
        if names is not None and len(names) != wanted:
            raise Refused(f"data.{key}", f"{len(names)} names", f"{wanted}, one a column")
    _check_parameters(experiment, features)


def _check_parameters(experiment: Experiment, features: int) -> None:
    sets = {"parameters": experiment.parameters}
    if experiment.state is not None:
        sets["state.parameters"] = experiment.state.parameters
        if experiment.state.best is not None:
            sets["state.best.parameters"] = experiment.state.best.parameters
    layers = experiment.network.layers
    for place, entries in sets.items():
        if entries is None:
            continue
        if len(entries) != len(layers):
            raise Refused(place, f"{len(entries)} entries", f"{len(layers)}, one a layer")
        below = features
        for i, (entry, layer) in enumerate(zip(entries, layers, strict=True)):
            _check_entry(f"{place}[{i}]", entry, below, layer.units, layer.batch_norm)
            below = layer.units


def _check_entry(
    place: str, entry: LayerParameters, below: int, units: int, batch_norm: bool
) -> None:
    _check_shape(f"{place}.weights", entry.weights, (below, units))
    _check_shape(f"{place}.bias", entry.bias, (units,))
    for key in ("scale", "running_mean", "running_var"):
        array: Array | None = getattr(entry, key)
        if array is None:
            continue
        if not batch_norm:
            raise Refused(f"{place}.{key}", "an array", f"no {key} without batch_norm")
        _check_shape(f"{place}.{key}", array, (units,))
        if key == "running_var" and (array < 0).any():
            raise Refused(f"{place}.{key}", f"{array.min()}", "numbers of at least 0")


def _check_shape(place: str, array: Array, shape: tuple[int, ...]) -> None:
    if array.shape != shape:
        raise Refused(place, f"the shape {_shape(array.shape)}", f"the shape {_shape(shape)}")


def _shape(shape: tuple[int, ...]) -> str:
    return " × ".join(map(str, shape)) if len(shape) != 1 else f"({shape[0]})"


# training -------------------------------------------------------------------------------------


def _check_training(experiment: Experiment) -> None:
    optimizer = experiment.optimizer
    if isinstance(optimizer, Sgd) and optimizer.nesterov and optimizer.momentum == 0:
        raise Refused("optimizer.nesterov", "true", "false, or a momentum above 0")
    data = experiment.data
    if (
        experiment.training.early_stopping is not None
        and data.validation_fraction == 0
        and not _is_mnist(data)
    ):
        _refuse_early_stopping()


def check_rows(experiment: Experiment, training: int, validation: int) -> None:
    """Refuse numbers of rows that the document cannot be trained with."""
    if not 1 <= training + validation <= ROW_LIMIT:
        found = f"{training + validation} rows"
        raise Refused("data", found, f"1 to {ROW_LIMIT} rows")
    if experiment.training.early_stopping is not None and validation == 0:
        _refuse_early_stopping()


def _refuse_early_stopping() -> None:
    raise Refused(
        "training.early_stopping",
        "no validation rows",
        "early stopping with a validation_fraction that holds out at least one row",
    )


def check_targets(experiment: Experiment, targets: Array) -> None:
    """Refuse targets (n, outputs) that are no probabilities where the loss needs them."""
    loss = loss_of(experiment)
    if not isinstance(loss, BinaryCrossEntropy | CrossEntropy):
        return
    bad = np.argwhere(~((targets >= 0) & (targets <= 1)))
    if len(bad):
        i, j = (int(n) for n in bad[0])
        allowed = f"a number from 0 to 1 with {loss_kind(loss)}"
        raise Refused(f"data.targets[{i}][{j}]", f"{targets[i, j]}", allowed)
    if isinstance(loss, CrossEntropy):
        sums = targets.sum(axis=1)
        wrong = np.flatnonzero(np.abs(sums - 1.0) > SUM_TOLERANCE)
        if len(wrong):
            i = int(wrong[0])
            allowed = "a sum of 1 with cross_entropy"
            raise Refused(f"data.targets[{i}]", f"the sum {sums[i]}", allowed)


# data -----------------------------------------------------------------------------------------


def _check_data(data: Data) -> None:
    if isinstance(data, InlineData):
        _check_inline(data)
    elif isinstance(data, CsvData):
        check_path(data.path)
    elif _is_mnist(data):
        assert isinstance(data, ShippedData)
        if data.validation_fraction > 0:
            allowed = "no such key with mnist, whose test digits are the validation rows"
            raise Refused("data.validation_fraction", str(data.validation_fraction), allowed)
        for key in ("inputs", "targets"):
            if getattr(data, key) is not None:
                raise Refused(f"data.{key}", "columns", f"no {key} with mnist")
        if data.samples is not None and data.samples > digits.TRAINING:
            allowed = f"a whole number from 1 to {digits.TRAINING}"
            raise Refused("data.samples", str(data.samples), allowed)


def _check_inline(data: InlineData) -> None:
    for key, array in (("inputs", data.inputs), ("targets", data.targets)):
        if array.ndim != 2:
            what = "no rows" if array.size == 0 else "numbers that are not in rows"
            raise Refused(f"data.{key}", what, "a list of rows, each a list of numbers")
        if not 1 <= array.shape[0] <= ROW_LIMIT:
            raise Refused(f"data.{key}", f"{array.shape[0]} rows", f"1 to {ROW_LIMIT} rows")
        if array.shape[1] == 0:
            raise Refused(f"data.{key}[0]", "an empty row", "at least one number a row")
    rows, wanted = len(data.targets), len(data.inputs)
    if rows != wanted:
        raise Refused("data.targets", f"{rows} rows", f"{wanted}, as many as inputs")


def check_path(path: str) -> None:
    """Refuse a path that is not relative and inside the document's folder by its text."""
    parts = PurePosixPath(path.replace("\\", "/"))
    outside = parts.is_absolute() or ".." in parts.parts or re.match(r"[A-Za-z]:", path)
    if outside or not parts.parts or "\0" in path:
        raise Refused("data.path", show(path), "a relative path inside the document's folder")


def _is_mnist(data: Data) -> bool:
    return isinstance(data, ShippedData) and data.name == "mnist"


def _known_widths(experiment: Experiment) -> Widths | None:
    """Features and outputs, where the document alone says them."""
    data = experiment.data
    if isinstance(data, InlineData):
        return data.inputs.shape[1], data.targets.shape[1]
    if isinstance(data, GeneratedData):
        return generators.GENERATORS[data.generator].features, generated_outputs(experiment)
    return (digits.PIXELS, digits.CLASSES) if _is_mnist(data) else None


def generated_outputs(experiment: Experiment) -> int:
    """Target columns of generated rows: 1, or 2 one-hot ones for a network of two outputs."""
    data = experiment.data
    two = experiment.network.layers[-1].units == 2
    classes = isinstance(data, GeneratedData) and generators.GENERATORS[data.generator].classes
    return 2 if classes and two else 1


def _known_rows(data: Data) -> Widths | None:
    """Training and validation rows, where the document alone says them."""
    if isinstance(data, InlineData):
        rows = len(data.inputs)
    elif isinstance(data, GeneratedData):
        rows = data.samples
    else:
        return None
    validation = preparation.held_out(rows, data.validation_fraction)
    return rows - validation, validation
