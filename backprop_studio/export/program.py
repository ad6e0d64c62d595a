"""A program made of an experiment, with the data it needs: what a person takes along."""

import json
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from backprop_studio.experiment.build import Run
from backprop_studio.experiment.model import Experiment

Array = NDArray[Any]

CONCLUSION = (
    "if losses:",
    '    print(f"after {len(losses)} iterations: L = {losses[-1]:.6g}")',
)
WRITTEN_NUMBERS = 48  # in all: an experiment of no more is written into the program whole


def in_quotes(name: str) -> str:
    r"""A file's name as Python writes it; JSON's escapes are among Python's.

    >>> print(in_quotes('my "first" run.npz'))
    "my \"first\" run.npz"
    """
    return json.dumps(name, ensure_ascii=False)


class Program(Struct, frozen=True):
    """`text` runs alone, or with `arrays` beside it in the file `data_name` (npz); those are
    empty where all numbers stand in the text."""

    text: str
    arrays: dict[str, Array]
    data_name: str


class Start(Struct, frozen=True):
    """What a run starts from: rows as the network sees them (pixels as bytes, to be multiplied
    by `input_scale`), and by name the parameters of each layer, counted from 1."""

    experiment: Experiment
    arrays: dict[str, Array]
    input_scale: float
    widths: tuple[int, ...]
    rows: int
    validation_rows: int
    standardized: bool

    @property
    def is_small(self) -> bool:
        """Whether all numbers can stand in the program."""
        return sum(array.size for array in self.arrays.values()) <= WRITTEN_NUMBERS


def start_of(run: Run) -> Start:
    """Where a run just built starts: x, y, W1, b1 (and g1, mean1, var1 with batch norm) …"""
    data, trainer = run.data, run.trainer
    arrays: dict[str, Array] = {"x": data.training_inputs, "y": data.training_targets}
    if len(data.validation_inputs):
        arrays |= {"x_validation": data.validation_inputs, "y_validation": data.validation_targets}
    for number, view in enumerate(trainer.network.views(trainer.parameters), 1):
        arrays |= {f"W{number}": view.weights.copy(), f"b{number}": view.bias.copy()}
        if view.scale is not None:
            mean, variance = trainer.running.mean[number - 1], trainer.running.var[number - 1]
            assert mean is not None and variance is not None
            arrays |= {f"g{number}": view.scale.copy()}
            arrays |= {f"mean{number}": mean.copy(), f"var{number}": variance.copy()}
    identity = np.zeros(data.features), np.ones(data.features)
    standardized = not (
        np.array_equal(data.inputs.mean, identity[0])
        and np.array_equal(data.inputs.deviation, identity[1])
    )
    return Start(
        run.experiment,
        arrays,
        data.input_scale,
        trainer.network.widths,
        len(data.training_inputs),
        len(data.validation_inputs),
        standardized,
    )
