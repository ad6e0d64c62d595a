"""Landscapes against a forward pass written out here, point by point."""

import numpy as np
import pytest

from backprop_studio.engine.batches import Rows
from backprop_studio.engine.initializers import initial_parameters
from backprop_studio.engine.landscape import LossSurface
from backprop_studio.engine.network import LayerSpec, Network
from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.engine.planes import (
    Plane,
    parameter_line,
    parameter_plane,
    random_direction,
    random_plane,
)

FUNCTIONS = {
    "linear": lambda z: z,
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0),
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "softmax": lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True),
}
LOSSES = {
    "mse": lambda p, y: np.mean((p - y) ** 2),
    "half_squared_error": lambda p, y: 0.5 * np.mean(np.sum((p - y) ** 2, axis=1)),
    "mae": lambda p, y: np.mean(np.abs(p - y)),
    "huber": lambda p, y: np.mean(
        np.where(np.abs(p - y) <= 1, 0.5 * (p - y) ** 2, np.abs(p - y) - 0.5)
    ),
    "binary_cross_entropy": lambda p, y: -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)),
    "cross_entropy": lambda p, y: -np.mean(np.sum(y * np.log(p), axis=1)),
}


def textbook(network, running, rows, flat, kind):
    x = rows.inputs
    for number, (layer, spec) in enumerate(zip(network.views(flat), network.layers, strict=True)):
        z = x @ layer.weights
        if spec.batch_norm:
            z = layer.scale * (z - running.mean[number]) / np.sqrt(running.var[number] + 1e-5)
        a = FUNCTIONS[spec.activation](z + layer.bias)
        x = a + x if spec.residual else a
    return LOSSES[kind](x, rows.targets)


def make(layers, features=2, rows=7, one_hot=False, seed=0):
    network = Network(features, tuple(layers))
    random = np.random.default_rng(seed)
    flat = random.normal(size=network.size)
    running = network.new_statistics()
    running.flat[:] = random.uniform(0.5, 1.5, running.flat.size)
    targets = random.random((rows, network.outputs))
    if one_hot:
        targets = np.eye(network.outputs)[random.integers(network.outputs, size=rows)]
    return network, flat, running, Rows(random.normal(size=(rows, features)), targets)


PLAIN = (LayerSpec(4, "tanh"), LayerSpec(2, "sigmoid"), LayerSpec(1, "linear"))
RICH = (
    LayerSpec(3, "tanh", batch_norm=True),
    LayerSpec(3, "sigmoid", residual=True, dropout=0.5),
    LayerSpec(3, "tanh", batch_norm=True, residual=True),
    LayerSpec(2, "linear"),
)
ALPHA, BETA = np.linspace(-1.5, 2.0, 13), np.linspace(-1.0, 1.2, 9)


def expected(network, running, rows, plane, kind):
    return np.array(
        [[textbook(network, running, rows, plane.point(a, b), kind) for a in ALPHA] for b in BETA]
    )


def loss_over(network, running, rows, plane, kind="mse", dtype=np.float64):
    surface = LossSurface(network, running, rows, plane, ALPHA, BETA, kind, dtype=dtype)
    assert np.isnan(surface.loss).all()
    return surface.finish()


def is_as_written_out(network, running, rows, plane, kind="mse", rtol=1e-12, **others) -> bool:
    """Whether the landscape is what the textbook computes point by point."""
    found = loss_over(network, running, rows, plane, kind, **others)
    wanted = expected(network, running, rows, plane, kind)
    return np.allclose(found, wanted, rtol=rtol, atol=0.0)


@pytest.mark.parametrize("layers", [PLAIN, RICH])
def test_every_pair_of_parameters(layers) -> None:
    network, flat, running, rows = make(layers)
    random = np.random.default_rng(5)
    pairs = [(i, i + 1) for i in range(network.size - 1)]
    pairs += [tuple(random.choice(network.size, 2, replace=False)) for _ in range(20)]
    for first, second in pairs:
        plane = parameter_plane(flat, int(first), int(second))
        assert is_as_written_out(network, running, rows, plane), (first, second)


@pytest.mark.parametrize(
    "layers",
    [PLAIN, RICH, (LayerSpec(3, "softmax"), LayerSpec(1, "linear")), (LayerSpec(2, "tanh"),)],
)
def test_any_directions(layers) -> None:
    network, flat, running, rows = make(layers)
    first, second = np.random.default_rng(1).normal(size=(2, network.size))
    axes, nothing = np.eye(network.size), np.zeros(network.size)
    for plane in (
        random_plane(network, flat, 4),
        Plane(flat, first, second),
        Plane(flat, first, nothing),
        Plane(flat, 2.0 * axes[0], -0.5 * axes[4]),
        Plane(flat, 2.0 * axes[1], axes[1]),
        Plane(flat, nothing, nothing),
    ):
        assert is_as_written_out(network, running, rows, plane)


@pytest.mark.parametrize("kind", LOSSES)
def test_every_loss(kind) -> None:
    output = {"cross_entropy": "softmax", "binary_cross_entropy": "sigmoid"}.get(kind, "linear")
    layers = (LayerSpec(3, "relu"), LayerSpec(3, output))
    network, flat, running, rows = make(layers, one_hot=kind == "cross_entropy")
    assert is_as_written_out(network, running, rows, random_plane(network, flat, 4), kind)
    for pair in [(0, 1), (0, 9), (12, 13), (20, 3)]:
        assert is_as_written_out(network, running, rows, parameter_plane(flat, *pair), kind), pair


def test_line_by_hand() -> None:
    """ŷ = w x + 1 over two rows."""
    network = Network(1, (LayerSpec(1, "linear"),))
    flat = np.array([2.0, 1.0])  # ŷ = 2 x + 1
    rows = Rows(np.array([[1.0], [2.0]]), np.array([[0.0], [0.0]]))
    surface = LossSurface(
        network,
        network.new_statistics(),
        rows,
        parameter_line(flat, 0),
        np.array([-1.0, 0.0, 2.0]),
        np.zeros(1),
        dtype=np.float64,
    )
    # (w + 1)² and (2 w + 1)², their mean
    for _ in range(2):  # all of it again gives the same
        assert surface.finish().tolist() == [[0.5, 1.0, 17.0]]
    assert parameter_line(flat, 0).point(-1.0, 3.0).tolist() == [-1.0, 1.0]


def test_float32_is_close() -> None:
    network, flat, running, rows = make(RICH)
    plane = random_plane(network, flat, 0)
    assert is_as_written_out(network, running, rows, plane, rtol=2e-5, dtype=np.float32)


def test_many_rows_are_taken_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backprop_studio.engine.landscape.WIDEST", 40)
    network, flat, running, rows = make(PLAIN, rows=50)
    for plane in (parameter_plane(flat, 0, 9), random_plane(network, flat, 2)):
        assert is_as_written_out(network, running, rows, plane)


def test_coarse_picture_first_and_stopping() -> None:
    network, flat, running, rows = make(PLAIN, rows=400)
    plane = random_plane(network, flat, 1)
    axis = np.linspace(-1, 1, 65)
    surface = LossSurface(network, running, rows, plane, axis, axis)
    seen = []
    for done in surface.pieces():
        seen.append(done)
        assert done == np.count_nonzero(np.isfinite(surface.loss))
        if done >= 81:
            break
    assert np.isfinite(surface.loss[::8, ::8]).all()
    assert seen[-1] < 65 * 65 / 4
    assert np.isnan(surface.loss).any()


@pytest.mark.parametrize("layers", [PLAIN, (LayerSpec(2, "tanh"),)])
def test_all_levels_in_tiles_of_unlike_sizes(layers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backprop_studio.engine.landscape.WIDEST", 400)
    network, flat, running, rows = make(layers, rows=23)
    plane, across, up = random_plane(network, flat, 1), np.arange(3.0), np.linspace(-2, 2, 35)
    surface = LossSurface(network, running, rows, plane, across, up, dtype=np.float64)
    assert max(surface.pieces()) == 35 * 3
    wanted = [
        [textbook(network, running, rows, plane.point(a, b), "mse") for a in across] for b in up
    ]
    np.testing.assert_allclose(surface.loss, wanted, rtol=1e-12)


# 56 rows of 2-4-2-1: at most 40 // 4 + 1 rows or 540 // (3 · 18) + 1, both 11, so six times
# all points; 540 // (11 · 18) + 1 = 3 points at once, 13 · 3 tiles.
@pytest.mark.parametrize(
    ("widest", "multiplications", "pieces"),
    [(40, 10**9, 6 * 13 * 9), (10**9, 540, 6 * 13 * 3), (10**9, 10**9, 1)],
)
def test_pieces_are_as_large_as_may_be(widest, multiplications, pieces, monkeypatch) -> None:
    monkeypatch.setattr("backprop_studio.engine.landscape.WIDEST", widest)
    monkeypatch.setattr("backprop_studio.engine.landscape.MULTIPLICATIONS", multiplications)
    network, flat, running, rows = make(PLAIN, rows=56)
    surface = LossSurface(network, running, rows, random_plane(network, flat, 2), ALPHA, BETA)
    assert sum(1 for _ in surface.pieces()) == pieces


def test_overflow_is_infinite() -> None:
    network, flat, running, rows = make((LayerSpec(2, "linear"), LayerSpec(1, "linear")))
    surface = LossSurface(
        network,
        running,
        rows,
        parameter_plane(flat, 0, network.position(ParameterIndex(1, "weight", 0))),
        np.array([1e200, 0.0]),
        np.array([-1e200, 0.0]),
        dtype=np.float64,
    )
    loss = surface.finish()
    assert np.isinf(loss[0, 0]) and np.isfinite(loss[1, 1])


def test_infinite_less_infinite_is_infinite_too() -> None:
    network, flat, running, _ = make((LayerSpec(2, "linear"), LayerSpec(1, "linear")))
    rows = Rows(np.array([[10.0, 10.0]]), np.zeros((1, 1)))
    steep = Plane(0 * flat, np.array([1, 1, 1, 1, 0, 0, 1, -1, 0]) * 1e308, 0 * flat)
    surface = LossSurface(network, running, rows, steep, np.ones(1), np.zeros(1), dtype=np.float64)
    assert surface.finish().tolist() == [[np.inf]]


def test_random_direction_has_the_length_of_each_units_weights() -> None:
    network, flat, _, _ = make(RICH)
    direction = random_direction(network, flat, np.random.default_rng(3))
    for drawn, own in zip(network.views(direction), network.views(flat), strict=True):
        np.testing.assert_allclose(
            np.sqrt((drawn.weights**2).sum(0)), np.sqrt((own.weights**2).sum(0))
        )
        assert not drawn.bias.any()
    again, other = random_plane(network, flat, 7), random_plane(network, flat, 8)
    assert np.array_equal(again.first, random_plane(network, flat, 7).first)
    assert not np.array_equal(again.first, other.first)
    assert np.array_equal(again.point(0, 0), flat)


def test_random_direction_of_a_zero_unit_is_zero() -> None:
    network = Network(2, (LayerSpec(2, "tanh"),))
    flat = initial_parameters(network, "zeros", 0)
    assert not random_direction(network, flat, np.random.default_rng(0)).any()


def test_one_parameter_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="two different"):
        parameter_plane(np.zeros(3), 1, 1)
