"""Maps over the input plane against the trainer's own forward pass, point by point."""

import numpy as np
import pytest

from backprop_studio.engine.batches import Rows
from backprop_studio.engine.input_grid import InputGrid, grid_activations
from backprop_studio.engine.network import LayerSpec, Network
from backprop_studio.engine.settings import Settings
from backprop_studio.engine.trainer import Trainer

LAYERS = {
    "plain": (LayerSpec(4, "tanh"), LayerSpec(1, "sigmoid")),
    "rich": (
        LayerSpec(3, "relu", batch_norm=True, dropout=0.3),
        LayerSpec(3, "silu", residual=True),
        LayerSpec(3, "softmax"),
    ),
}


@pytest.mark.parametrize("features", [1, 2])
@pytest.mark.parametrize("layers", LAYERS)
def test_each_unit_at_each_point(layers, features) -> None:
    network = Network(features, LAYERS[layers])
    random = np.random.default_rng(0)
    running = network.new_statistics()
    running.flat[:] = random.uniform(0.5, 2, running.flat.size)
    flat = random.normal(size=network.size)
    axes = (np.linspace(-1, 1, 4), np.linspace(0, 2, 3))[:features]
    maps = grid_activations(network, flat, running, axes, np.float64)
    rows = Rows(np.zeros((2, features)), np.zeros((2, network.outputs)))
    trainer = Trainer(network, Settings(), rows, None, flat, running)
    if features == 1:
        expected = trainer.predict(axes[0][:, None]).T
    else:
        points = np.array([[x, y] for y in axes[1] for x in axes[0]])
        expected = trainer.predict(points).T.reshape(-1, 3, 4)
    np.testing.assert_allclose(maps[-1], expected, rtol=1e-12)
    assert [len(layer) for layer in maps] == [spec.units for spec in network.layers]


def test_first_layer_by_hand() -> None:
    """a = 2 x − y + 1 at the corners of a box."""
    network = Network(2, (LayerSpec(1, "linear"),))
    (layer,) = grid_activations(
        network,
        np.array([2.0, -1.0, 1.0]),
        network.new_statistics(),
        (np.array([0.0, 3.0]), np.array([0.0, 5.0])),
    )
    assert layer.tolist() == [[[1.0, 7.0], [-4.0, 2.0]]]


def test_pieces_can_be_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backprop_studio.engine.input_grid.WIDEST", 40)
    network = Network(2, LAYERS["plain"])
    flat = np.random.default_rng(0).normal(size=network.size)
    axes = (np.linspace(-1, 1, 9),) * 2
    grid = InputGrid(network, flat, network.new_statistics(), axes)
    done = next(grid.pieces())
    assert np.count_nonzero(np.isfinite(grid.activations[-1])) == done == 10
    whole = grid_activations(network, flat, network.new_statistics(), axes)
    np.testing.assert_allclose(grid.finish()[0], whole[0], rtol=1e-6)


def test_the_same_grid_for_other_parameters() -> None:
    network = Network(2, LAYERS["rich"])
    random, running = np.random.default_rng(0), network.new_statistics()
    first, second = random.normal(size=(2, network.size))
    axes = (np.linspace(-1, 1, 5),) * 2
    grid = InputGrid(network, first, running, axes)
    grid.finish()
    grid.take(second, running)
    expected = grid_activations(network, second, running, axes)
    for found, map_ in zip(grid.finish(), expected, strict=True):
        assert np.array_equal(found, map_)


@pytest.mark.parametrize("axes", [2, 3])
def test_wrong_number_of_inputs(axes) -> None:
    network = Network(3, LAYERS["plain"])
    with pytest.raises(ValueError, match="one axis for each"):
        InputGrid(network, network.new_vector(), network.new_statistics(), (np.zeros(2),) * axes)
