"""From chosen columns to an experiment: a network, a loss and an optimizer to begin with."""

from collections.abc import Sequence

from msgspec import Struct

from backprop_studio.data.columns import Column, Problem
from backprop_studio.data.csv import Selection
from backprop_studio.experiment import validation
from backprop_studio.experiment.model import (
    Adam,
    BinaryCrossEntropy,
    CrossEntropy,
    Experiment,
    InlineData,
    Layer,
    Loss,
    Mse,
    Network,
    Training,
)

HELD_OUT = 0.2
FEW_ROWS = 10  # so many are all trained on
BATCH = 32
MANY_CATEGORIES = 20  # a column of more is no input unless a person wants it
LEARNING_RATE = 0.01
_TARGET_NAMES = ("target", "label", "class", "y", "outcome", "species", "price", "category")


class Plan(Struct, frozen=True):
    """What a person has settled about the experiment to be made."""

    problem: Problem
    hidden: int  # units; 0: no hidden layer
    held_out: float
    standardize: bool


def guessed_target(columns: Sequence[Column], rows: int) -> int | None:
    """The column that is most likely to be predicted: by its name, else the last one that is
    no date, else the last one."""
    usable = [
        place
        for place, column in enumerate(columns)
        if column.problem is None and column.distinct > 1 and not _counts_rows(column, rows)
    ]
    for name in _TARGET_NAMES:
        for place in usable:
            if columns[place].name.lower() == name:
                return place
    timeless = [place for place in usable if columns[place].kind != "date"]
    likely = timeless or usable
    return likely[-1] if likely else None


def guessed_inputs(columns: Sequence[Column], rows: int, target: int | None) -> tuple[int, ...]:
    """All other columns but those that number the rows or have too many categories."""
    return tuple(
        place
        for place, column in enumerate(columns)
        if place != target
        and column.problem is None
        and not _counts_rows(column, rows)
        and not (column.kind == "category" and column.distinct > MANY_CATEGORIES)
    )


def _counts_rows(column: Column, rows: int) -> bool:
    """Whether it only numbers the rows."""
    if column.kind != "number" or not column.whole or column.distinct != rows or rows < FEW_ROWS:
        return False
    assert column.low is not None and column.high is not None
    named = column.name.lower() in ("id", "index", "row", "column 1", "no", "nr")
    return named and column.high - column.low == rows - 1


def input_width(columns: Sequence[Column]) -> int:
    """How many numbers these columns give the network; a category is a number for each."""
    return sum(column.distinct if column.kind == "category" else 1 for column in columns)


def hidden_units(inputs: int) -> int:
    """A width for the hidden layer that learns most small tables."""
    return 8 if inputs <= 20 else 16 if inputs <= 100 else 32


def output_of(problem: Problem, targets: int) -> tuple[Layer, Loss]:
    """The output layer and the loss that a problem calls for."""
    if problem == "two_classes":
        return Layer(units=1, activation="sigmoid"), BinaryCrossEntropy()
    if problem == "classes":
        return Layer(units=targets, activation="softmax"), CrossEntropy()
    return Layer(units=targets, activation="linear"), Mse()


def experiment_of(selection: Selection, plan: Plan, title: str, description: str) -> Experiment:
    """The experiment with these rows in it. Raises Refused."""
    rows, targets = selection.targets.shape
    output, loss = output_of(plan.problem, targets)
    hidden = (Layer(units=plan.hidden, activation="tanh"),) if plan.hidden else ()
    experiment = Experiment(
        format="backprop-studio/experiment",
        version=1,
        title=title,
        description=description,
        data=InlineData(
            inputs=selection.inputs,
            targets=selection.targets,
            input_names=selection.input_names,
            target_names=selection.target_names,
            standardize=plan.standardize,
            validation_fraction=plan.held_out,
        ),
        network=Network(layers=(*hidden, output)),
        loss=loss,
        optimizer=Adam(learning_rate=LEARNING_RATE),
        training=Training(batch_size=min(BATCH, rows)),
    )
    validation.check(experiment)
    return experiment
