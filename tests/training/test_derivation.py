"""One derivative for the panel, of a row, of a held-out row, of the batch: by hand.

The neuron is ŷ = w x + b with w = 1, b = 0 and the loss ½(ŷ − y)², so ∂L/∂w = (ŷ − y) x:
−1.9 · 2.1 = −3.99 for the first row and −2 · −1 = 2 for the second.
"""

from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace
from snapshots import document

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.engine.trainer import Trainer
from backprop_studio.experiment.build import build
from backprop_studio.experiment.model import Layer
from backprop_studio.training.derivation import derive

W = ParameterIndex(0, "weight", 0, 0)
X, Y = np.array([[2.1], [-1.0]]), np.array([[4.0], [1.0]])


def trainer(held_out: float = 0.0) -> Trainer:
    neuron = (np.array([[1.0]]), np.array([0.0]))
    experiment = document([Layer(1, "linear")], X, Y, [neuron], rate=0.01)
    data = replace(experiment.data, validation_fraction=held_out)
    return build(replace(experiment, data=data), Path()).trainer


def value(row: int | None, of: Trainer, side: str = "training") -> float:
    found = derive(of, row, W, side)
    assert found is not None and (found.row, found.side) == (row, side)
    assert found.wiggled.value == pytest.approx(found.explanation.value, rel=1e-6)
    return float(found.explanation.value)


def test_of_one_row_and_of_the_batch() -> None:
    both = trainer()
    assert value(0, both) == pytest.approx(-3.99)
    assert value(1, both) == pytest.approx(2.0)
    assert value(None, both) == pytest.approx((-3.99 + 2.0) / 2)


def test_of_a_held_out_row() -> None:
    half = trainer(held_out=0.5)
    assert half.validation is not None
    expected = -3.99 if half.validation.inputs[0, 0] == 2.1 else 2.0
    assert value(0, half, "validation") == pytest.approx(expected)


def test_beside_the_update_the_weights_before_it_count() -> None:
    both = trainer()
    while both.old_parameters is None:
        both.next_move()
    assert both.parameters[0] == pytest.approx(1.0 + 0.01 * 0.995)
    assert value(None, both) == pytest.approx(-0.995)


def test_of_a_parameter_that_is_not_there_nothing_is_told() -> None:
    assert derive(trainer(), 0, ParameterIndex(3, "bias", 0)) is None
