"""A run as a table, a row an iteration: losses, accuracies, learning rate and parameters.

Numbers have all their digits, so that a spreadsheet computes with what the program computed.
Where there is nothing, a cell is empty.
"""

import csv
import io
import math
from collections.abc import Iterable, Iterator

from msgspec import Struct

from backprop_studio.engine.batches import Rows
from backprop_studio.experiment.build import Run, network_of
from backprop_studio.experiment.model import Experiment
from backprop_studio.experiment.notation import Naming

MOST_PARAMETERS = 64  # a larger network is not written out
COLUMNS = (
    "iteration",
    "epoch",
    "learning_rate",
    "training_loss",
    "validation_loss",
    "training_accuracy",
    "validation_accuracy",
)


class Moment(Struct, frozen=True):
    """A run after `iteration` iterations. Losses are over all rows, without penalty; the
    learning rate is that of the next iteration; `parameters` in the order of the engine's
    flat vector, empty where they are too many."""

    iteration: int
    epoch: int
    learning_rate: float
    loss: float
    validation_loss: float | None
    accuracy: float | None
    validation_accuracy: float | None
    parameters: tuple[float, ...] = ()


def parameter_columns(experiment: Experiment, features: int) -> tuple[str, ...]:
    """Names of the parameters, in the order of the flat vector; empty where they are too many."""
    network = network_of(experiment, features)
    if network.size > MOST_PARAMETERS:
        return ()
    naming = Naming(experiment, features)
    return tuple(str(naming.parameter(index)) for index in network.indices())


def table_text(names: tuple[str, ...], moments: Iterable[Moment]) -> str:
    """The table as CSV text with one line of headings; `names` are the parameters'."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow((*COLUMNS, *names))
    for moment in moments:
        writer.writerow([_cell(value) for value in _values(moment)])
    return file.getvalue()


def moments_of(run: Run, iterations: int) -> Iterator[Moment]:
    """The run from where it stands through `iterations` more, the start included; it ends
    early where training stops by itself."""
    trainer, data = run.trainer, run.data
    training = Rows(data.training_inputs, data.training_targets)
    held_out = Rows(data.validation_inputs, data.validation_targets)
    has_names = trainer.network.size <= MOST_PARAMETERS
    for number in range(iterations + 1):
        if number:
            made = trainer.iteration
            trainer.step()
            if trainer.iteration == made:
                return
        loss, accuracy = trainer.evaluate(training)
        validation = trainer.evaluate(held_out) if len(data.validation_inputs) else (None, None)
        parameters = tuple(trainer.parameters.tolist()) if has_names else ()
        yield Moment(
            trainer.iteration,
            trainer.epoch,
            trainer.learning_rate,
            loss,
            validation[0],
            accuracy,
            validation[1],
            parameters,
        )


def _values(moment: Moment) -> tuple[float | None, ...]:
    return (
        moment.iteration,
        moment.epoch,
        moment.learning_rate,
        moment.loss,
        moment.validation_loss,
        moment.accuracy,
        moment.validation_accuracy,
        *moment.parameters,
    )


def _cell(value: float | None) -> str:
    return "" if value is None or math.isnan(value) else repr(value)
