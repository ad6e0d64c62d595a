"""The experiment document as frozen structs; the JSON Schema is generated from them.

The structs hold what the JSON says and check what one key alone can tell (type,
range). What several keys must agree on (shapes, a loss and its output layer) is
checked by `experiment.validation`.
"""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from backprop_studio.experiment.part import (
    ActivationName,
    Array,
    Count,
    DatasetName,
    Fraction,
    GeneratorName,
    InitializerName,
    NotNegative,
    NotNegativeInteger,
    Part,
    Positive,
    Seed,
)

# data ---------------------------------------------------------------------------------------


class InlineData(Part, frozen=True, tag_field="source", tag="inline"):
    """Rows in the document: `inputs` (n, features), `targets` (n, outputs)."""

    inputs: Array
    targets: Array
    input_names: tuple[str, ...] | None = None
    target_names: tuple[str, ...] | None = None
    seed: Seed = 0
    standardize: bool = False
    validation_fraction: Fraction = 0.0


class GeneratedData(Part, frozen=True, tag_field="source", tag="generated"):
    """Rows drawn by a generator of `data.generators`."""

    generator: GeneratorName
    samples: Annotated[int, Meta(ge=1, le=1_000_000)] = 200
    noise: NotNegative = 0.0
    input_names: tuple[str, ...] | None = None
    target_names: tuple[str, ...] | None = None
    seed: Seed = 0
    standardize: bool = False
    validation_fraction: Fraction = 0.0


class ShippedData(Part, frozen=True, tag_field="source", tag="dataset"):
    """A data set that ships; `inputs` and `targets` name columns."""

    name: DatasetName
    inputs: tuple[str, ...] | None = None
    targets: tuple[str, ...] | None = None
    samples: Annotated[int, Meta(ge=1, le=1_000_000)] | None = None
    input_names: tuple[str, ...] | None = None
    target_names: tuple[str, ...] | None = None
    seed: Seed = 0
    standardize: bool = False
    validation_fraction: Fraction = 0.0


class CsvData(Part, frozen=True, tag_field="source", tag="csv"):
    """A table beside the document; `inputs` and `targets` name columns."""

    path: str
    inputs: tuple[str, ...]
    targets: tuple[str, ...]
    input_names: tuple[str, ...] | None = None
    target_names: tuple[str, ...] | None = None
    seed: Seed = 0
    standardize: bool = False
    validation_fraction: Fraction = 0.0


Data = InlineData | GeneratedData | ShippedData | CsvData

# network ------------------------------------------------------------------------------------


class Layer(Part, frozen=True):
    """One layer; the last one is the output layer."""

    units: Annotated[int, Meta(ge=1, le=4096)]
    activation: ActivationName
    batch_norm: bool = False
    dropout: Fraction = 0.0
    residual: bool = False


class Network(Part, frozen=True):
    """Layers from the first hidden one to the output layer."""

    layers: Annotated[tuple[Layer, ...], Meta(min_length=1, max_length=64)]
    initializer: InitializerName = "xavier_uniform"
    seed: Seed = 0


class LayerParameters(Part, frozen=True):
    """Numbers of one layer: `weights` (units below, units), the others (units,)."""

    weights: Array
    bias: Array
    scale: Array | None = None
    running_mean: Array | None = None
    running_var: Array | None = None


# loss, optimizer, schedule ------------------------------------------------------------------


class Mse(Part, frozen=True, tag_field="kind", tag="mse"):
    """Mean over examples and outputs of (ŷ − y)²."""


class HalfSquaredError(Part, frozen=True, tag_field="kind", tag="half_squared_error"):
    """Mean over examples of ½ · Σ (ŷ − y)²."""


class Mae(Part, frozen=True, tag_field="kind", tag="mae"):
    """Mean over examples and outputs of |ŷ − y|."""


class Huber(Part, frozen=True, tag_field="kind", tag="huber"):
    """Quadratic inside `delta`, linear outside."""

    delta: Positive = 1.0


class BinaryCrossEntropy(Part, frozen=True, tag_field="kind", tag="binary_cross_entropy"):
    """Mean of −y ln ŷ − (1 − y) ln(1 − ŷ); sigmoid output."""


class CrossEntropy(Part, frozen=True, tag_field="kind", tag="cross_entropy"):
    """Mean over examples of −Σ y ln ŷ; softmax output."""


Loss = Mse | HalfSquaredError | Mae | Huber | BinaryCrossEntropy | CrossEntropy


class Constant(Part, frozen=True, tag_field="kind", tag="constant"):
    """The learning rate stays."""

    warmup: Count | None = None


class Step(Part, frozen=True, tag_field="kind", tag="step"):
    """Times `factor` after `every` iterations."""

    every: Count = 100
    factor: Positive = 0.5
    warmup: Count | None = None


class Exponential(Part, frozen=True, tag_field="kind", tag="exponential"):
    """Times `factor` each iteration."""

    factor: Positive = 0.99
    warmup: Count | None = None


class Cosine(Part, frozen=True, tag_field="kind", tag="cosine"):
    """Down to `floor` along half a cosine of `steps` iterations."""

    steps: Count = 1000
    floor: NotNegative = 0.0
    warmup: Count | None = None


Schedule = Constant | Step | Exponential | Cosine
LearningRate = Annotated[float, Meta(gt=0, le=1000)]


class Sgd(Part, frozen=True, tag_field="kind", tag="sgd"):
    """Gradient descent, with momentum if given."""

    learning_rate: LearningRate = 0.01
    momentum: Fraction = 0.0
    nesterov: bool = False
    schedule: Schedule = msgspec.field(default_factory=Constant)


class Adagrad(Part, frozen=True, tag_field="kind", tag="adagrad"):
    """Duchi et al. 2011."""

    learning_rate: LearningRate = 0.01
    epsilon: Positive = 1e-10
    schedule: Schedule = msgspec.field(default_factory=Constant)


class Rmsprop(Part, frozen=True, tag_field="kind", tag="rmsprop"):
    """Tieleman and Hinton 2012."""

    learning_rate: LearningRate = 0.01
    rho: Fraction = 0.99
    epsilon: Positive = 1e-8
    schedule: Schedule = msgspec.field(default_factory=Constant)


class Adam(Part, frozen=True, tag_field="kind", tag="adam"):
    """Kingma and Ba 2015."""

    learning_rate: LearningRate = 0.01
    beta1: Fraction = 0.9
    beta2: Fraction = 0.999
    epsilon: Positive = 1e-8
    schedule: Schedule = msgspec.field(default_factory=Constant)


class Adamw(Part, frozen=True, tag_field="kind", tag="adamw"):
    """Loshchilov and Hutter 2019; the decay acts on all parameters, as in PyTorch."""

    learning_rate: LearningRate = 0.01
    beta1: Fraction = 0.9
    beta2: Fraction = 0.999
    epsilon: Positive = 1e-8
    weight_decay: NotNegative = 0.01
    schedule: Schedule = msgspec.field(default_factory=Constant)


Optimizer = Sgd | Adagrad | Rmsprop | Adam | Adamw

# training -----------------------------------------------------------------------------------


class EarlyStopping(Part, frozen=True):
    """Stop after `patience` epochs without a new minimum of the validation loss."""

    patience: Count


class Training(Part, frozen=True):
    """How the run walks over the rows."""

    batch_size: Count | None = None
    shuffle: bool = True
    seed: Seed = 0
    l1: NotNegative = 0.0
    l2: NotNegative = 0.0
    clip_value: Positive | None = None
    clip_norm: Positive | None = None
    precision: Literal["float64", "float32"] = "float64"
    early_stopping: EarlyStopping | None = None


class Best(Part, frozen=True):
    """The minimum of the validation loss so far, where it was, and how many epochs ago."""

    loss: float
    waited: NotNegativeInteger
    parameters: tuple[LayerParameters, ...]


class State(Part, frozen=True):
    """Where a run stands. `optimizer` holds flat vectors by name (velocity, second moment …),
    made by `updates` updates. `position` counts the rows of `epoch` already used (absent: all),
    `made` the moves of a begun iteration; with iteration and epoch they are the whole random
    state, because orders and masks are drawn from the seed and these. `random` is kept for
    more."""

    iteration: NotNegativeInteger
    epoch: NotNegativeInteger
    parameters: tuple[LayerParameters, ...]
    optimizer: dict[str, Array] = msgspec.field(default_factory=dict)
    random: dict[str, object] = msgspec.field(default_factory=dict)
    updates: NotNegativeInteger | None = None
    position: NotNegativeInteger | None = None
    made: NotNegativeInteger = 0
    best: Best | None = None
    stopped: Literal["diverged", "early_stopping"] | None = None


class Notation(Part, frozen=True):
    """How the author writes names; an absent key means the rule of `experiment.notation`."""

    weights: Literal["letters", "indexed"] | None = None
    hidden: Literal["h", "a"] = "h"
    learning_rate: Literal["η", "α"] = "η"


class Experiment(Part, frozen=True):
    """The whole document."""

    format: Literal["backprop-studio/experiment"]
    version: Literal[1]
    data: Data
    network: Network
    title: str = ""
    description: str = ""
    parameters: tuple[LayerParameters, ...] | None = None
    state: State | None = None
    loss: Loss | None = None
    optimizer: Optimizer = msgspec.field(default_factory=Sgd)
    training: Training = msgspec.field(default_factory=Training)
    notation: Notation = msgspec.field(default_factory=Notation)
