"""Snapshots for the tests of views, computed here by hand-written NumPy.

Nothing of the engine is used, so a view's test stands on numbers of its own:
`two_layer(Move("loss"))`, `one_neuron()`, `xor()`, `spiral(iterations=50)`,
`digits()`; `with_landscape` and `with_function` add the watched pictures.
"""

import itertools
from collections.abc import Sequence

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.experiment.model import (
    BinaryCrossEntropy,
    CrossEntropy,
    Experiment,
    GeneratedData,
    HalfSquaredError,
    Huber,
    InlineData,
    Layer,
    LayerParameters,
    Loss,
    Mae,
    Mse,
    Network,
    Sgd,
    ShippedData,
    Training,
)
from backprop_studio.training.commands import FunctionRequest, LandscapeRequest
from backprop_studio.training.data_summary import DataSummary
from backprop_studio.training.messages import (
    ExamplePass,
    FunctionPicture,
    Landscape,
    LayerValues,
    LossRecord,
    Move,
    Snapshot,
)

Floats = NDArray[np.float64]
Parameters = list[tuple[Floats, Floats]]  # (weights, bias) of each layer


def _activate(name: str, z: Floats) -> Floats:
    if name == "softmax":
        e = np.exp(z - z.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)
    return {
        "linear": lambda: z,
        "sigmoid": lambda: 1 / (1 + np.exp(-z)),
        "tanh": lambda: np.tanh(z),
        "relu": lambda: np.maximum(z, 0),
    }[name]()


def _slope(name: str, z: Floats, a: Floats) -> Floats:
    return {
        "linear": lambda: np.ones_like(z),
        "sigmoid": lambda: a * (1 - a),
        "tanh": lambda: 1 - a * a,
        "relu": lambda: (z > 0).astype(float),
    }[name]()


def _losses(loss: Loss, a: Floats, y: Floats) -> Floats:
    """The loss of every row."""
    e = a - y
    match loss:
        case Mse():
            return (e**2).mean(axis=1)
        case HalfSquaredError():
            return 0.5 * (e**2).sum(axis=1)
        case Mae():
            return np.abs(e).mean(axis=1)
        case Huber(delta=d):
            return np.where(np.abs(e) <= d, 0.5 * e**2, d * (np.abs(e) - d / 2)).mean(axis=1)
        case BinaryCrossEntropy():
            return -(y * np.log(a) + (1 - y) * np.log(1 - a)).mean(axis=1)
    return -(y * np.log(a)).sum(axis=1)


def _output_delta(loss: Loss, name: str, z: Floats, a: Floats, y: Floats) -> Floats:
    """∂L/∂z of every row at the output."""
    e, k = a - y, a.shape[1]
    match loss:
        case CrossEntropy():
            return e
        case BinaryCrossEntropy():
            return e / k
        case HalfSquaredError():
            outer = e
        case Mae():
            outer = np.sign(e) / k
        case Huber(delta=d):
            outer = np.clip(e, -d, d) / k
        case _:
            outer = 2 * e / k
    return outer * _slope(name, z, a)


def _passes(
    names: Sequence[str], loss: Loss, parameters: Parameters, x: Floats, y: Floats
) -> tuple[list[Floats], list[Floats], list[Floats], Floats]:
    """z, a and δ of every layer for every row, and the loss of every row."""
    zs, activations, below = [], [], x
    for name, (weights, bias) in zip(names, parameters, strict=True):
        zs.append(below @ weights + bias)
        activations.append(below := _activate(name, zs[-1]))
    deltas = [_output_delta(loss, names[-1], zs[-1], activations[-1], y)]
    for i in reversed(range(len(names) - 1)):
        upstream = deltas[0] @ parameters[i + 1][0].T
        deltas.insert(0, upstream * _slope(names[i], zs[i], activations[i]))
    return zs, activations, deltas, _losses(loss, activations[-1], y)


def _gradients(x: Floats, activations: list[Floats], deltas: list[Floats]) -> Parameters:
    below = [x, *activations[:-1]]
    return [(b.T @ d / len(x), d.mean(axis=0)) for b, d in zip(below, deltas, strict=True)]


def _frozen(values: Floats) -> Floats:
    copy = np.array(values, dtype=float)
    copy.flags.writeable = False
    return copy


def _layers(parameters: Parameters) -> tuple[LayerValues, ...]:
    return tuple(LayerValues(_frozen(w), _frozen(b)) for w, b in parameters)


def _moves(depth: int) -> tuple[Move, ...]:
    return (
        *(Move("forward", layer) for layer in range(depth)),
        Move("loss"),
        Move("output_gradient"),
        *(Move("hidden_gradient", layer) for layer in reversed(range(depth - 1))),
        Move("update"),
    )


def build(
    experiment: Experiment,
    parameters: Parameters,
    x: Floats,
    y: Floats,
    move: Move | None = None,
    iterations: int = 0,
    row: int | None = 0,
    validation: tuple[Floats, Floats] | None = None,
) -> Snapshot:
    """The state after `iterations` full-batch steps of gradient descent and then `move`.

    `x` (n, features) and `y` (n, outputs) are the training rows; `row` is the shown
    one, None the mean. Beside `update` the parameters are new, the example old.
    """
    names = [layer.activation for layer in experiment.network.layers]
    loss = experiment.loss or Mse()
    rate = experiment.optimizer.learning_rate
    start, recorded, held_out = parameters, [], []

    def mean_loss(rows: tuple[Floats, Floats], at: Parameters) -> float:
        return float(_passes(names, loss, at, *rows)[3].mean())

    for count in range(iterations + 1):
        zs, activations, deltas, losses = _passes(names, loss, parameters, x, y)
        gradients = _gradients(x, activations, deltas)
        recorded.append(float(losses.mean()))
        if validation is not None:
            held_out.append(mean_loss(validation, parameters))
        following = [
            (w - rate * gw, b - rate * gb)
            for (w, b), (gw, gb) in zip(parameters, gradients, strict=True)
        ]
        if count < iterations:
            parameters = following
    rows = slice(None) if row is None else slice(row, row + 1)
    shown = [a[rows] for a in activations]
    example = ExamplePass(
        row=row,
        x=_frozen(x[rows].mean(axis=0)),
        y=_frozen(y[rows].mean(axis=0)),
        z=tuple(_frozen(z[rows].mean(axis=0)) for z in zs),
        a=tuple(_frozen(a.mean(axis=0)) for a in shown),
        delta=tuple(_frozen(d[rows].mean(axis=0)) for d in deltas),
        gradients=_layers(_gradients(x[rows], shown, [d[rows] for d in deltas])),
        loss=float(losses[rows].mean()),
    )
    updated = move is not None and move.kind == "update"
    present = following if updated else parameters
    axis = np.arange(iterations + 1, dtype=float)
    steps = [(-rate * gw, -rate * gb) for gw, gb in gradients]
    held = validation or (np.empty((0, x.shape[1])), np.empty((0, y.shape[1])))
    return Snapshot(
        experiment=experiment,
        revision=1,
        answered=1,
        parameters_revision=iterations + 1 + updated,
        running=False,
        stopped=None,
        iteration=iterations,
        epoch=iterations,
        iterations_per_epoch=1,
        learning_rate=rate,
        iterations_per_second=0.0,
        move=move,
        moves=_moves(len(names)),
        parameters=_layers(present),
        old_parameters=_layers(parameters) if updated else None,
        start_parameters=_layers(start),
        gradients=_layers(gradients),
        step=_layers(steps),
        example=example,
        loss=mean_loss((x, y), present),
        validation_loss=None if validation is None else mean_loss(validation, present),
        accuracy=None,
        validation_accuracy=None,
        record=LossRecord(
            _frozen(axis),
            _frozen(np.array(recorded)),
            None if validation is None else _frozen(np.array(held_out)),
            _frozen(np.array(recorded)),
        ),
        data=DataSummary(
            input_names=tuple(f"x{i + 1}" for i in range(x.shape[1])),
            target_names=(
                tuple(f"y{i + 1}" for i in range(y.shape[1])) if y.shape[1] > 1 else ("y",)
            ),
            training_values=_frozen(x),
            training_targets=_frozen(y),
            validation_values=_frozen(held[0]),
            validation_targets=_frozen(held[1]),
            training_rows=len(x),
            validation_rows=len(held[0]),
            left_out_rows=0,
            sampled=False,
        ),
        batch_rows=_frozen(np.arange(len(x), dtype=float)),
    )


def document(
    layers: Sequence[Layer],
    x: Floats,
    y: Floats,
    parameters: Parameters,
    loss: Loss | None = None,
    rate: float = 0.5,
) -> Experiment:
    """A document with these rows inline."""
    return Experiment(
        format="backprop-studio/experiment",
        version=1,
        data=InlineData(inputs=x, targets=y),
        network=Network(layers=tuple(layers)),
        parameters=tuple(LayerParameters(weights=w, bias=b) for w, b in parameters),
        loss=loss or HalfSquaredError(),
        optimizer=Sgd(learning_rate=rate),
        training=Training(shuffle=False),
    )


def random_parameters(widths: Sequence[int], seed: int = 0, gain: float = 1.0) -> Parameters:
    """Xavier-normal weights and small biases."""
    random = np.random.default_rng(seed)
    return [
        (
            random.normal(0, gain * np.sqrt(2 / (below + above)), (below, above)),
            random.normal(0, 0.1, above),
        )
        for below, above in itertools.pairwise(widths)
    ]


def dense(
    widths: Sequence[int],
    activation: str = "tanh",
    output: str = "sigmoid",
    loss: Loss | None = None,
    move: Move | None = None,
    rows: int = 1,
    row: int | None = 0,
) -> Snapshot:
    """Any dense network with random weights and `rows` random rows."""
    random = np.random.default_rng(7)
    layers = [Layer(units=n, activation=activation) for n in widths[1:-1]]  # type: ignore[arg-type]
    layers.append(Layer(units=widths[-1], activation=output))  # type: ignore[arg-type]
    x = random.normal(0, 1, (rows, widths[0]))
    y = random.integers(0, 2, (rows, widths[-1])).astype(float)
    if output == "softmax":
        y = np.eye(widths[-1])[random.integers(0, widths[-1], rows)]
    parameters = random_parameters(widths)
    return build(document(layers, x, y, parameters, loss), parameters, x, y, move, row=row)


def two_layer(move: Move | None = None, iterations: int = 0, target: float = 1.0) -> Snapshot:
    """The two-layer network of the documents: h = 0.5474, 0.6479, ŷ = 0.7363, L = 0.034778."""
    parameters = [
        (np.array([[0.5, 0.3], [-0.2, 0.7]]), np.array([0.1, -0.1])),
        (np.array([[0.8], [0.6]]), np.array([0.2])),
    ]
    x, y = np.array([[0.5, 0.8]]), np.array([[target]])
    layers = [Layer(units=2, activation="sigmoid"), Layer(units=1, activation="sigmoid")]
    return build(document(layers, x, y, parameters), parameters, x, y, move, iterations)


def one_neuron(move: Move | None = None, iterations: int = 0) -> Snapshot:
    """ŷ = wx + b with x = 2.1, w = 1, b = 0, y = 4: L = 3.61, ∂L/∂w = −7.98."""
    parameters = [(np.array([[1.0]]), np.array([0.0]))]
    x, y = np.array([[2.1]]), np.array([[4.0]])
    experiment = document([Layer(units=1, activation="linear")], x, y, parameters, Mse(), 0.01)
    return build(experiment, parameters, x, y, move, iterations)


def xor(move: Move | None = None, iterations: int = 0, row: int | None = 0) -> Snapshot:
    """2-4-2-1 on the four rows of XOR: tanh, sigmoid output, binary cross-entropy."""
    x = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    y = np.array([[0.0], [1.0], [1.0], [0.0]])
    parameters = random_parameters([2, 4, 2, 1], seed=3)
    layers = [
        Layer(units=4, activation="tanh"),
        Layer(units=2, activation="tanh"),
        Layer(units=1, activation="sigmoid"),
    ]
    experiment = document(layers, x, y, parameters, BinaryCrossEntropy())
    return build(experiment, parameters, x, y, move, iterations, row)


def spiral_rows(samples: int = 100) -> tuple[Floats, Floats]:
    """Two interleaved spirals with classes 0 and 1; x (samples, 2), y (samples, 1)."""
    along = np.linspace(0.1, 1, samples // 2)
    angle = 3.5 * np.pi * along
    arm = np.column_stack([along * np.cos(angle), along * np.sin(angle)]) * 5
    return np.vstack([arm, -arm]), np.repeat([[0.0], [1.0]], samples // 2, axis=0)


def spiral(move: Move | None = None, iterations: int = 0, row: int | None = 0) -> Snapshot:
    """2-8-8-1 on two spirals, with a fifth of the rows held out."""
    x, y = spiral_rows()
    held = np.arange(len(x)) % 5 == 4
    parameters = random_parameters([2, 8, 8, 1], seed=1)
    layers = [
        Layer(units=8, activation="tanh"),
        Layer(units=8, activation="tanh"),
        Layer(units=1, activation="sigmoid"),
    ]
    experiment = Experiment(
        format="backprop-studio/experiment",
        version=1,
        data=GeneratedData(generator="spiral", samples=100, validation_fraction=0.2),
        network=Network(layers=tuple(layers)),
        loss=BinaryCrossEntropy(),
        optimizer=Sgd(learning_rate=0.1),
    )
    return build(
        experiment, parameters, x[~held], y[~held], move, iterations, row, (x[held], y[held])
    )


def digits(move: Move | None = None, iterations: int = 0, row: int | None = 0) -> Snapshot:
    """784-128-64-10 with random weights on pictures of one drawn ring or bar each."""
    down, across = np.mgrid[0:28, 0:28] - 13.5
    ring = np.exp(-((np.hypot(down, across) - 8) ** 2) / 4)
    bar = np.exp(-(across**2) / 4) * (np.abs(down) < 10)
    x = np.vstack([ring.ravel(), bar.ravel()])
    y = np.eye(10)[[0, 1]]
    parameters = random_parameters([784, 128, 64, 10], seed=2, gain=1.4)
    layers = [
        Layer(units=128, activation="relu"),
        Layer(units=64, activation="relu"),
        Layer(units=10, activation="softmax"),
    ]
    experiment = Experiment(
        format="backprop-studio/experiment",
        version=1,
        data=ShippedData(name="mnist"),
        network=Network(layers=tuple(layers)),
        loss=CrossEntropy(),
        optimizer=Sgd(learning_rate=0.1),
    )
    return build(experiment, parameters, x, y, move, iterations, row)


def _plain(snapshot: Snapshot) -> tuple[list[str], Loss, Parameters, Floats, Floats]:
    names: list[str] = [layer.activation for layer in snapshot.experiment.network.layers]
    parameters = [(layer.weights.copy(), layer.bias.copy()) for layer in snapshot.parameters]
    data = snapshot.data
    return (
        names,
        snapshot.experiment.loss or Mse(),
        parameters,
        data.training_inputs,
        data.training_targets,
    )


def with_landscape(
    snapshot: Snapshot,
    horizontal: ParameterIndex,
    vertical: ParameterIndex,
    half_width: float = 1.5,
    resolution: int = 21,
) -> Snapshot:
    """The loss over two parameters around the present place, point by point, and a trail."""
    names, loss, parameters, x, y = _plain(snapshot)

    def where(index: ParameterIndex) -> tuple[Floats, tuple[int, ...]]:
        weights, bias = parameters[index.layer]
        if index.kind == "weight":
            return weights, (index.source, index.unit)
        return bias, (index.unit,)

    (first, i), (second, j) = where(horizontal), where(vertical)
    here = (float(first[i]), float(second[j]))
    across = np.linspace(here[0] - half_width, here[0] + half_width, resolution)
    up = np.linspace(here[1] - half_width, here[1] + half_width, resolution)
    values = np.empty((resolution, resolution))
    for row, second[j] in enumerate(up):
        for column, first[i] in enumerate(across):
            values[row, column] = _passes(names, loss, parameters, x, y)[3].mean()
    request = LandscapeRequest(horizontal, vertical, resolution=resolution)
    picture = Landscape(
        request, _frozen(across), _frozen(up), _frozen(values), snapshot.parameters_revision
    )
    return replace(snapshot, landscape=picture, trail=_frozen(np.array([here])))


def with_function(snapshot: Snapshot, resolution: int = 25) -> Snapshot:
    """The outputs and every unit's activation over the box of the one or two inputs."""
    names, loss, parameters, x, _ = _plain(snapshot)
    grid = tuple(
        np.linspace(low, high, resolution)
        for low, high in zip(x.min(axis=0) - 0.5, x.max(axis=0) + 0.5, strict=True)
    )
    if len(grid) == 1:
        points, shape = grid[0][:, None], (resolution,)
    else:
        across, up = np.meshgrid(*grid)
        points, shape = np.column_stack([across.ravel(), up.ravel()]), (resolution, resolution)
    nothing = np.full((len(points), snapshot.example.y.size), 0.5)
    activations = _passes(names, loss, parameters, points, nothing)[1]
    picture = FunctionPicture(
        FunctionRequest(resolution=resolution),
        tuple(_frozen(axis) for axis in grid),
        _frozen(activations[-1].reshape(*shape, -1)),
        snapshot.parameters_revision,
        tuple(_frozen(a.reshape(*shape, -1)) for a in activations),
    )
    return replace(snapshot, function=picture)
