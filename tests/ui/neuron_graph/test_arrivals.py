"""What arrives at a neuron times f′(z) is δ: of the reference passes, and of the engine."""

from pathlib import Path

import msgspec
import numpy as np
import pytest
from snapshots import dense

from backprop_studio.assets import resource
from backprop_studio.experiment import storage
from backprop_studio.experiment.model import (
    BinaryCrossEntropy,
    HalfSquaredError,
    Huber,
    Loss,
    Mae,
    Mse,
)
from backprop_studio.training.commands import Configure, Iterate, ShowExample
from backprop_studio.training.messages import Move, Snapshot
from backprop_studio.training.session import Session
from backprop_studio.ui.neuron_graph.arrivals import by_output, by_sum

LAST = Move("hidden_gradient", 0)


def slopes(snapshot: Snapshot, layer: int) -> np.ndarray:
    """f′(z) of a tanh or sigmoid layer without a residual connection, by its formula."""
    z = snapshot.example.z[layer]
    if snapshot.experiment.network.layers[layer].activation == "tanh":
        return np.asarray(1 - np.tanh(z) ** 2)
    a = 1 / (1 + np.exp(-z))
    return np.asarray(a * (1 - a))


@pytest.mark.parametrize("loss", [Mse(), HalfSquaredError(), Mae(), Huber(), BinaryCrossEntropy()])
@pytest.mark.parametrize("widths", [[2, 3, 1], [3, 4, 4, 2], [1, 2, 2, 2, 3]], ids=str)
def test_of_one_example_it_makes_delta(loss: Loss, widths: list[int]) -> None:
    snapshot = dense(widths, "tanh", "sigmoid", loss, LAST)
    for layer in range(len(widths) - 1):
        arriving = by_output(snapshot, layer)
        assert arriving is not None
        expected = snapshot.example.delta[layer]
        assert arriving * slopes(snapshot, layer) == pytest.approx(expected, rel=1e-9)


def test_the_mean_of_a_batch_is_told_where_it_is_linear() -> None:
    snapshot = dense([2, 3, 2], "tanh", "sigmoid", Huber(), LAST, rows=5, row=None)
    assert by_output(snapshot, 1) is None
    arriving = by_output(snapshot, 0)
    assert arriving is not None
    weights, deltas = snapshot.parameters[1].weights, snapshot.example.delta[1]
    assert arriving == pytest.approx(weights @ deltas)


def session_snapshot(**fields: bool) -> Snapshot:
    """2-4-4-1 tanh after some iterations of XOR, with `fields` in its second layer, row 2."""
    document = storage.load(resource("examples") / "xor.backprop")
    first, last = document.network.layers[0], document.network.layers[-1]
    layers = (
        msgspec.structs.replace(first, units=4, activation="tanh"),
        msgspec.structs.replace(first, units=4, activation="tanh", **fields),
        last,
    )
    network = msgspec.structs.replace(document.network, layers=layers)
    session = Session()
    changed = msgspec.structs.replace(document, network=network, parameters=None, state=None)
    session.handle(Configure(changed, 1, Path(".")))
    session.handle(Iterate(7))
    while session.snapshot().iteration < 7:
        session.advance(0.05, _never)
    session.handle(ShowExample(2))
    return session.snapshot()


def _never() -> bool:
    return False


@pytest.mark.parametrize("field", ["batch_norm", "residual"])
def test_through_normalization_and_past_a_layer(field: str) -> None:
    snapshot = session_snapshot(**{field: True})
    for layer in (0, 1):
        arriving = by_output(snapshot, layer)
        assert arriving is not None
        expected = snapshot.example.delta[layer]
        assert arriving * slopes(snapshot, layer) == pytest.approx(expected, rel=1e-6, abs=1e-12)
    sums = by_sum(snapshot, 1)
    assert sums is not None
    if field == "batch_norm":
        assert not np.allclose(sums, snapshot.example.delta[1])
