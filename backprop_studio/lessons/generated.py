"""Networks drawn anew for questions: small, and with numbers that one can compute with.

Each is a function of a random source alone, so a seed gives the same question again. What
is asked about them, and which numbers will not do, stands in `resources/questions`.
"""

from collections.abc import Callable, Mapping
from random import Random

import numpy as np
from msgspec import Struct, field
from numpy.typing import NDArray

from backprop_studio.experiment.model import (
    Experiment,
    GeneratedData,
    HalfSquaredError,
    InlineData,
    Layer,
    LayerParameters,
    Loss,
    Mse,
    Network,
    Sgd,
    Training,
)

Floats = NDArray[np.float64]
Values = tuple[tuple[Floats, Floats], ...]  # (weights, bias) of each layer


class Drawn(Struct, frozen=True):
    """A network drawn anew, and the names of what a question may say of it besides."""

    experiment: Experiment
    numbers: Mapping[str, float] = field(default_factory=dict)


def draw(name: str, random: Random) -> Drawn:
    """The network of that name with other numbers. Raises KeyError for a name there is not."""
    return FRESH[name](random)


def _numbers(random: Random, low: float, high: float, *shape: int) -> Floats:
    """Numbers with one decimal, none of them 0."""
    steps = [n for n in range(round(low * 10), round(high * 10) + 1) if n]
    count = int(np.prod(shape))
    return np.array([random.choice(steps) / 10 for _ in range(count)]).reshape(shape)


def _experiment(
    inputs: Floats,
    targets: Floats,
    layers: tuple[Layer, ...],
    values: Values,
    loss: Loss,
    eta: float,
) -> Experiment:
    names = ("x",) if inputs.shape[1] == 1 else tuple(f"x{i + 1}" for i in range(inputs.shape[1]))
    outputs = ("y",) if targets.shape[1] == 1 else ("y1", "y2")
    return Experiment(
        format="backprop-studio/experiment",
        version=1,
        data=InlineData(inputs, targets, names, outputs),
        network=Network(layers),
        parameters=tuple(LayerParameters(weights, bias) for weights, bias in values),
        loss=loss,
        optimizer=Sgd(eta),
        training=Training(batch_size=None, shuffle=False),
    )


def one_neuron(random: Random) -> Drawn:
    """ŷ = wx + b with (ŷ − y)², one example."""
    values = ((_numbers(random, -2, 2, 1, 1), _numbers(random, -1, 1, 1)),)
    inputs, targets = _numbers(random, -3, 3, 1, 1), _numbers(random, -4, 4, 1, 1)
    rate = random.choice((0.01, 0.02, 0.05))
    return Drawn(_experiment(inputs, targets, (Layer(1, "linear"),), values, Mse(), rate))


def two_rows(random: Random) -> Drawn:
    """One neuron and two examples, used together."""
    values = ((_numbers(random, -2, 2, 1, 1), _numbers(random, -1, 1, 1)),)
    inputs, targets = _numbers(random, -3, 3, 2, 1), _numbers(random, -4, 4, 2, 1)
    return Drawn(_experiment(inputs, targets, (Layer(1, "linear"),), values, Mse(), 0.05))


def two_layers(random: Random) -> Drawn:
    """Two inputs, two hidden sigmoid units, one sigmoid output, ½(ŷ − y)²."""
    values = (
        (_numbers(random, -1, 1, 2, 2), _numbers(random, -0.5, 0.5, 2)),
        (_numbers(random, -1.5, 1.5, 2, 1), _numbers(random, -0.5, 0.5, 1)),
    )
    inputs = _numbers(random, 0.1, 1, 1, 2)
    targets = np.array([[float(random.choice((0, 1)))]])
    layers = (Layer(2, "sigmoid"), Layer(1, "sigmoid"))
    return Drawn(_experiment(inputs, targets, layers, values, HalfSquaredError(), 0.5))


def two_outputs(random: Random) -> Drawn:
    """Two of each, so that every hidden unit is blamed twice."""
    values = (
        (_numbers(random, -1, 1, 2, 2), _numbers(random, -0.5, 0.5, 2)),
        (_numbers(random, -1.5, 1.5, 2, 2), _numbers(random, -0.5, 0.5, 2)),
    )
    inputs = _numbers(random, 0.1, 1, 1, 2)
    targets = np.array([random.choice(((1.0, 0.0), (0.0, 1.0)))])
    layers = (Layer(2, "sigmoid"), Layer(2, "sigmoid"))
    return Drawn(_experiment(inputs, targets, layers, values, HalfSquaredError(), 0.5))


def three_relus(random: Random) -> Drawn:
    """Three hidden ReLU units and a linear output."""
    values = (
        (_numbers(random, -1, 1, 2, 3), _numbers(random, -0.5, 0.5, 3)),
        (_numbers(random, -1.5, 1.5, 3, 1), _numbers(random, -0.5, 0.5, 1)),
    )
    inputs, targets = _numbers(random, 0.1, 1, 1, 2), _numbers(random, -2, 2, 1, 1)
    layers = (Layer(3, "relu"), Layer(1, "linear"))
    return Drawn(_experiment(inputs, targets, layers, values, HalfSquaredError(), 0.1))


def rows_and_batches(random: Random) -> Drawn:
    """Some hundred rows in batches that do not always come out even."""
    rows = random.randrange(120, 1000, 20)
    batch = random.choice((16, 20, 25, 32, 50, 64))
    experiment = Experiment(
        format="backprop-studio/experiment",
        version=1,
        data=GeneratedData("circles", samples=rows, seed=random.randrange(1000)),
        network=Network((Layer(3, "tanh"), Layer(1, "sigmoid")), seed=random.randrange(1000)),
        optimizer=Sgd(0.1),
        training=Training(batch_size=batch, seed=random.randrange(1000)),
    )
    return Drawn(experiment, {"batch": float(batch)})


def some_layers(random: Random) -> Drawn:
    """Two inputs, two hidden layers of different widths, one output."""
    first, second = random.sample(range(2, 8), 2)
    layers = (Layer(first, "tanh"), Layer(second, "tanh"), Layer(1, "linear"))
    inputs, targets = _numbers(random, -1, 1, 1, 2), _numbers(random, -1, 1, 1, 1)
    experiment = Experiment(
        format="backprop-studio/experiment",
        version=1,
        data=InlineData(inputs, targets, ("x1", "x2"), ("y",)),
        network=Network(layers, seed=random.randrange(1000)),
        loss=Mse(),
        optimizer=Sgd(0.05),
        training=Training(batch_size=None, shuffle=False),
    )
    widths = {"first_width": first, "second_width": second, "units": first + second + 1}
    return Drawn(experiment, {name: float(width) for name, width in widths.items()})


FRESH: Mapping[str, Callable[[Random], Drawn]] = {
    "one-neuron": one_neuron,
    "two-rows": two_rows,
    "two-layers": two_layers,
    "two-outputs": two_outputs,
    "three-relus": three_relus,
    "rows-and-batches": rows_and_batches,
    "some-layers": some_layers,
}
