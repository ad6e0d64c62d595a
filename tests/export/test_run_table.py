"""The run as a table: by hand for one neuron, and empty cells where there is nothing."""

import csv
import io

import numpy as np
import pytest

from backprop_studio.experiment.build import build
from backprop_studio.experiment.model import (
    Experiment,
    InlineData,
    Layer,
    LayerParameters,
    Network,
    Sgd,
)
from backprop_studio.export.run_table import moments_of, parameter_columns, table_text


def one_neuron(units: int = 1) -> Experiment:
    return Experiment(
        format="backprop-studio/experiment",
        version=1,
        data=InlineData(inputs=np.array([[2.0]]), targets=np.full((1, units), 4.0)),
        network=Network(layers=(Layer(units, "linear"),)),
        parameters=(LayerParameters(weights=np.ones((1, units)), bias=np.zeros(units)),),
        optimizer=Sgd(learning_rate=0.1),
    )


def rows_of(experiment: Experiment, iterations: int) -> list[dict[str, str]]:
    run = build(experiment)
    names = parameter_columns(experiment, 1)
    text = table_text(names, moments_of(run, iterations))
    return list(csv.DictReader(io.StringIO(text)))


def test_one_neuron_by_hand() -> None:
    """ŷ = 2, L = (2 − 4)² = 4, ∂L/∂w = 2·(−2)·2 = −8, ∂L/∂b = −4: w = 1.8, b = 0.4, ŷ = 4."""
    start, after = rows_of(one_neuron(), 1)
    assert [float(start[name]) for name in ("iteration", "training_loss", "w", "b")] == [0, 4, 1, 0]
    assert float(after["w"]) == pytest.approx(1.8)
    assert float(after["b"]) == pytest.approx(0.4)
    assert float(after["training_loss"]) == pytest.approx(0.0, abs=1e-15)
    assert float(after["learning_rate"]) == 0.1


def test_no_validation_rows_leave_their_cells_empty() -> None:
    (start,) = rows_of(one_neuron(), 0)
    assert start["validation_loss"] == start["validation_accuracy"] == ""


def test_a_large_network_is_not_written_out() -> None:
    assert parameter_columns(one_neuron(32), 1) != ()  # 64 parameters
    assert parameter_columns(one_neuron(33), 1) == ()
    assert set(rows_of(one_neuron(33), 1)[1]) == set(rows_of(one_neuron(33), 0)[0])
