"""What several keys of a document must agree on. Each rule refuses with the place at fault.

`check` needs the document alone and runs when one is read; `check_widths`,
`check_rows` and `check_targets` need the data too and run when it is there, before
anything is allocated for the network.
"""

import msgspec
import numpy as np

from backprop_studio.data import digits, generators, preparation
from backprop_studio.experiment.data_rules import ROW_LIMIT, check_data, is_mnist
from backprop_studio.experiment.model import (
    BinaryCrossEntropy,
    CrossEntropy,
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
)
from backprop_studio.experiment.part import Array
from backprop_studio.experiment.problem import Refused, show
from backprop_studio.phrase import Phrase

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
    check_data(experiment.data)
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
            raise Refused(
                f"{place}.activation", '"softmax"', Phrase("softmax in the output layer only")
            )
        if layer.residual and i > 0 and layer.units != layers[i - 1].units:
            allowed = Phrase(
                "{units}, the width below, as the layer is residual", units=layers[i - 1].units
            )
            raise Refused(f"{place}.units", str(layer.units), allowed)
    output, place = layers[-1], f"network.layers[{len(layers) - 1}]"
    if output.activation == "softmax" and output.units < 2:
        raise Refused(f"{place}.units", str(output.units), Phrase("at least 2 with softmax"))
    pairs = {"cross_entropy": "softmax", "binary_cross_entropy": "sigmoid"}
    if output.activation == "softmax" and kind != "cross_entropy":
        raise Refused(
            "loss.kind", show(kind), Phrase("cross_entropy, as the output layer is softmax")
        )
    if kind in pairs and output.activation != pairs[kind]:
        allowed = Phrase("{activation}, as the loss is {kind}", activation=pairs[kind], kind=kind)
        raise Refused(f"{place}.activation", show(output.activation), allowed)
    if kind in pairs and output.dropout > 0:
        raise Refused(
            f"{place}.dropout",
            str(output.dropout),
            Phrase("0 on an output layer with {kind}", kind=kind),
        )
    if kind in pairs and output.residual:
        raise Refused(
            f"{place}.residual", "true", Phrase("false on an output layer with {kind}", kind=kind)
        )


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
        allowed = Phrase("{outputs}, the number of target columns", outputs=outputs)
        raise Refused(place, str(layers[last].units), allowed)
    if layers[0].residual and layers[0].units != features:
        allowed = Phrase(
            "{features}, the number of inputs, as the layer is residual", features=features
        )
        raise Refused("network.layers[0].units", str(layers[0].units), allowed)
    count = count_parameters(experiment, features)
    if count > PARAMETER_LIMIT:
        raise Refused(
            "network.layers",
            Phrase("{count} parameters", count=count),
            Phrase("at most {limit}", limit=PARAMETER_LIMIT),
        )
    data = experiment.data
    for key, names, wanted in (
        ("input_names", data.input_names, features),
        ("target_names", data.target_names, outputs),
    ):
        if names is not None and len(names) != wanted:
            raise Refused(
                f"data.{key}",
                Phrase("{count} names", count=len(names)),
                Phrase("{wanted}, one a column", wanted=wanted),
            )
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
            raise Refused(
                place,
                Phrase("{count} entries", count=len(entries)),
                Phrase("{count}, one a layer", count=len(layers)),
            )
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
            raise Refused(
                f"{place}.{key}", Phrase("an array"), Phrase("no {key} without batch_norm", key=key)
            )
        _check_shape(f"{place}.{key}", array, (units,))
        if key == "running_var" and (array < 0).any():
            raise Refused(f"{place}.{key}", f"{array.min()}", Phrase("numbers of at least 0"))


def _check_shape(place: str, array: Array, shape: tuple[int, ...]) -> None:
    if array.shape != shape:
        raise Refused(
            place,
            Phrase("the shape {shape}", shape=_shape(array.shape)),
            Phrase("the shape {shape}", shape=_shape(shape)),
        )


def _shape(shape: tuple[int, ...]) -> str:
    return " × ".join(map(str, shape)) if len(shape) != 1 else f"({shape[0]})"


# training -------------------------------------------------------------------------------------


def _check_training(experiment: Experiment) -> None:
    optimizer = experiment.optimizer
    if isinstance(optimizer, Sgd) and optimizer.nesterov and optimizer.momentum == 0:
        raise Refused("optimizer.nesterov", "true", Phrase("false, or a momentum above 0"))
    data = experiment.data
    if (
        experiment.training.early_stopping is not None
        and data.validation_fraction == 0
        and not is_mnist(data)
    ):
        _refuse_early_stopping()


def check_rows(experiment: Experiment, training: int, validation: int) -> None:
    """Refuse numbers of rows that the document cannot be trained with."""
    if not 1 <= training + validation <= ROW_LIMIT:
        found = Phrase("{rows} rows", rows=training + validation)
        raise Refused("data", found, Phrase("1 to {limit} rows", limit=ROW_LIMIT))
    if experiment.training.early_stopping is not None and validation == 0:
        _refuse_early_stopping()


def _refuse_early_stopping() -> None:
    raise Refused(
        "training.early_stopping",
        Phrase("no validation rows"),
        Phrase("early stopping with a validation_fraction that holds out at least one row"),
    )


def check_targets(experiment: Experiment, targets: Array) -> None:
    """Refuse targets (n, outputs) that are no probabilities where the loss needs them."""
    loss = loss_of(experiment)
    if not isinstance(loss, BinaryCrossEntropy | CrossEntropy):
        return
    bad = np.argwhere(~((targets >= 0) & (targets <= 1)))
    if len(bad):
        i, j = (int(n) for n in bad[0])
        allowed = Phrase("a number from 0 to 1 with {kind}", kind=loss_kind(loss))
        raise Refused(f"data.targets[{i}][{j}]", f"{targets[i, j]}", allowed)
    if isinstance(loss, CrossEntropy):
        sums = targets.sum(axis=1)
        wrong = np.flatnonzero(np.abs(sums - 1.0) > SUM_TOLERANCE)
        if len(wrong):
            i = int(wrong[0])
            allowed = Phrase("a sum of 1 with cross_entropy")
            raise Refused(f"data.targets[{i}]", Phrase("the sum {sum}", sum=sums[i]), allowed)


# data -----------------------------------------------------------------------------------------


def _known_widths(experiment: Experiment) -> Widths | None:
    """Features and outputs, where the document alone says them."""
    data = experiment.data
    if isinstance(data, InlineData):
        return data.inputs.shape[1], data.targets.shape[1]
    if isinstance(data, GeneratedData):
        return generators.GENERATORS[data.generator].features, generated_outputs(experiment)
    return (digits.PIXELS, digits.CLASSES) if is_mnist(data) else None


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
