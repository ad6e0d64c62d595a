"""Gradients against differences, extreme values, and what is drawn at random."""

import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from backprop_studio.engine.activations import ACTIVATIONS
from backprop_studio.engine.batches import Rows, iteration_random
from backprop_studio.engine.forward import ForwardPass
from backprop_studio.engine.initializers import INITIALIZERS, initial_parameters
from backprop_studio.engine.losses import LOSSES, find_loss
from backprop_studio.engine.network import LayerSpec, Network
from backprop_studio.engine.optimizers import Rule
from backprop_studio.engine.schedules import Schedule, rate_at
from backprop_studio.engine.settings import Settings
from backprop_studio.engine.trainer import Trainer

SMOOTH = ["linear", "sigmoid", "tanh", "softplus", "silu", "gelu"]
KINKED = ["relu", "leaky_relu", "elu"]
OWN_OUTPUT = {"binary_cross_entropy": "sigmoid", "cross_entropy": "softmax"}


@st.composite
def runs(draw: st.DrawFn) -> Trainer:
    """A random network with a batch of random rows, all of it in one batch."""
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    loss = draw(st.sampled_from(sorted(LOSSES)))
    features, below, layers = draw(st.integers(1, 4)), 0, []
    below = features
    for _ in range(draw(st.integers(0, 3))):
        units = draw(st.integers(1, 4))
        norm, residual = draw(st.booleans()), units == below and draw(st.booleans())
        name = draw(st.sampled_from(SMOOTH))
        layers.append(LayerSpec(units, name, norm, draw(st.sampled_from([0.0, 0.4])), residual))
        below = units
    last = OWN_OUTPUT.get(loss) or draw(st.sampled_from(SMOOTH))
    outputs = draw(st.integers(2 if last == "softmax" else 1, 3))
    layers.append(LayerSpec(outputs, last, draw(st.booleans())))
    count = draw(st.integers(3, 6))
    targets = random.random((count, outputs))
    if loss == "cross_entropy":
        targets /= targets.sum(1, keepdims=True)
    network = Network(features, tuple(layers))
    start = initial_parameters(network, "xavier_normal", 0) + random.normal(0, 0.3, network.size)
    data = Rows(random.normal(size=(count, features)), targets)
    return Trainer(network, Settings(loss=loss, delta=0.7), data, None, start)


@settings(max_examples=150, deadline=None)
@given(runs())
def test_gradient_is_the_slope_of_the_loss(run: Trainer) -> None:
    gradient = run.intermediates(None).gradient
    differences = np.empty(len(gradient))

    def difference(position: int, value: float, step: float) -> float:
        run.set_parameter(position, value + step)
        above = run.intermediates(None).loss
        run.set_parameter(position, value - step)
        below = run.intermediates(None).loss
        run.set_parameter(position, value)
        return (above - below) / (2 * step)

    # Rows that are nearly alike make batch normalization bend sharply: Richardson's
    # combination of two steps is free of the error that grows with the step squared.
    for position, value in enumerate(run.parameters.tolist()):
        wide, narrow = (difference(position, value, step) for step in (1e-5, 5e-6))
        if run.settings.loss == "mae":  # it bends where an error is 0: then these two differ
            assume(math.isclose(wide, narrow, rel_tol=1e-4, abs_tol=1e-6))
        differences[position] = (4.0 * narrow - wide) / 3.0
    np.testing.assert_allclose(gradient, differences, rtol=2e-5, atol=2e-6)


@pytest.mark.parametrize("name", SMOOTH + KINKED)
def test_slope_against_central_difference(name: str) -> None:
    activation = ACTIVATIONS[name]
    z = np.concatenate([np.linspace(-9, 9, 181), [-40.0, 40.0]]) + 0.013
    a, above, below, slope = (np.empty_like(z) for _ in range(4))
    activation.function(z, a)
    activation.function(z + 1e-6, above)
    activation.function(z - 1e-6, below)
    if activation.slope is None:
        slope[:] = 1.0
    else:
        activation.slope(z, a, slope)
    np.testing.assert_allclose(slope, (above - below) / 2e-6, atol=2e-8, rtol=1e-7)


@pytest.mark.parametrize(
    ("name", "slope"), [("relu", 0.0), ("leaky_relu", 0.01), ("elu", 1.0), ("softplus", 0.5)]
)
def test_slope_at_zero(name: str, slope: float) -> None:
    z, out = np.zeros(1), np.empty(1)
    ACTIVATIONS[name].slope(z, z, out)
    assert out[0] == slope


@pytest.mark.parametrize("name", SMOOTH + KINKED)
@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_extreme_pre_activations_give_numbers(name: str, kind: type) -> None:
    huge = float(np.finfo(kind).max) / 4
    z = np.array([-huge, -1e4, -5e-324, 0.0, 5e-324, 1e4, huge]).astype(kind)
    a, slope = np.empty_like(z), np.ones_like(z)
    with np.errstate(all="ignore"):
        ACTIVATIONS[name].function(z, a)
        if ACTIVATIONS[name].slope is not None:
            ACTIVATIONS[name].slope(z, a, slope)
    assert np.isfinite(a).all() and np.isfinite(slope).all()


def test_cross_entropies_where_the_logarithm_would_be_of_zero() -> None:
    z, y = np.array([[1000.0], [-1000.0], [800.0]]), np.array([[0.0], [1.0], [1.0]])
    values = LOSSES["binary_cross_entropy"].examples(z, z, y)
    assert values.tolist() == [1000.0, 1000.0, 0.0]
    z, y = np.array([[1e308, -1e308, 0.0], [0.0, 0.0, 0.0]]), np.eye(3)[:2]
    with np.errstate(over="ignore"):
        values = LOSSES["cross_entropy"].examples(z, z, y)
    assert values[0] == 0.0 and values[1] == pytest.approx(math.log(3), rel=1e-15)


@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_mean_cross_entropy_by_hand_with_and_without_a_vanishing_output(kind: type) -> None:
    y = np.eye(3, dtype=kind)[[0, 2]]
    mean = LOSSES["cross_entropy"].mean
    for z, expected in (
        ([[math.log(2.0), 0.0, 0.0], [0.0, 0.0, math.log(8.0)]], (math.log(2) - math.log(0.8)) / 2),
        ([[0.0, 2000.0, 0.0], [0.0, 0.0, math.log(8.0)]], (2000.0 - math.log(0.8)) / 2),
        ([[0.0, 1000.0, 0.0], [0.0, 0.0, 5000.0]], 500.0),
        ([[5000.0, 0.0, 0.0], [0.0, 0.0, 5000.0]], 0.0),
    ):
        before = np.array(z, kind)
        a = np.empty_like(before)
        with np.errstate(under="ignore"):
            ACTIVATIONS["softmax"].function(before, a)
            assert mean(a - y, before, a, y)() == pytest.approx(expected, rel=1e-6, abs=1e-7)


def test_huber_by_hand() -> None:
    loss, e = find_loss("huber", 0.5), np.array([[0.3], [-2.0]])
    assert loss.examples(e, e, e).tolist() == pytest.approx([0.045, 0.5 * (2.0 - 0.25)])


EXTREMES = [1e308, -1e308, 5e-324, 0.0, 1e150, -1e-300, 1e19]


@pytest.mark.parametrize("kind", [np.float64, np.float32])
@pytest.mark.parametrize("name", SMOOTH + KINKED)
@pytest.mark.parametrize("norm", [False, True])
def test_extreme_data_neither_warns_nor_hides_a_nan(name: str, norm: bool, kind: type) -> None:
    network = Network(2, (LayerSpec(3, name, norm), LayerSpec(1, "linear")), kind)
    start = initial_parameters(network, "he_uniform", 0)
    for left in EXTREMES:
        for rule in (Rule("sgd"), Rule("adam"), Rule("rmsprop")):
            data = Rows(np.array([[left, 1.0], [1.0, left]]), np.array([[1.0], [left]]))
            run = Trainer(network, Settings(rule=rule, batch_size=9), data, None, start)
            run.advance(20)
            assert np.isfinite(run.parameters).all() and np.isfinite(run.running.flat).all()
            assert run.stopped == "diverged" or math.isfinite(run.loss)
            run.intermediates(0)
            run.next_update()
            run.evaluate(data)


def test_equal_columns_and_one_row_train() -> None:
    network = Network(2, (LayerSpec(3, "tanh", batch_norm=True), LayerSpec(1, "linear")))
    start = initial_parameters(network, "xavier_uniform", 0)
    for count in (1, 4):
        data = Rows(np.ones((count, 2)), np.ones((count, 1)))
        run = Trainer(network, Settings(learning_rate=0.1), data, None, start)
        before = run.running.flat.copy()
        assert run.advance(200) == 200 and run.loss < 1e-6
        assert (count == 1) == bool((run.running.flat == before).all())


def test_rates() -> None:
    assert rate_at(Schedule("step", every=10, factor=0.5), 8.0, 25) == 2.0
    assert rate_at(Schedule("exponential", factor=2.0), 1.0, 5000) == math.inf
    cosine = Schedule("cosine", steps=100, floor=0.1)
    assert rate_at(cosine, 0.5, 50) == pytest.approx(0.3) and rate_at(cosine, 0.5, 100) == 0.1
    assert rate_at(Schedule("cosine", steps=10**400), 0.5, 100) == 0.5
    warm = Schedule(warmup=4)
    assert [rate_at(warm, 1.0, t) for t in range(5)] == [0.25, 0.5, 0.75, 1.0, 1.0]


# Within five standard errors of what the distribution says.
@pytest.mark.parametrize(
    ("name", "deviation", "limit"),
    [
        ("uniform", 0.5 / math.sqrt(3), 0.5),
        ("xavier_uniform", math.sqrt(2 / 500), math.sqrt(6 / 500)),
        ("xavier_normal", math.sqrt(2 / 500), math.inf),
        ("he_uniform", math.sqrt(2 / 300), math.sqrt(6 / 300)),
        ("he_normal", math.sqrt(2 / 300), math.inf),
        ("lecun_normal", math.sqrt(1 / 300), math.inf),
        ("zeros", 0.0, 0.0),
    ],
)
def test_initializers_by_their_statistics(name: str, deviation: float, limit: float) -> None:
    drawn = INITIALIZERS[name](np.random.default_rng(5), 300, 200)
    assert abs(drawn.mean()) <= 5 * deviation / math.sqrt(drawn.size)
    assert drawn.std() == pytest.approx(deviation, rel=5 / math.sqrt(drawn.size))
    assert np.abs(drawn).max() <= limit


def test_parameters_are_drawn_layer_by_layer_in_c_order() -> None:
    network = Network(2, (LayerSpec(3, "tanh", batch_norm=True), LayerSpec(1, "tanh")))
    first, second = network.views(initial_parameters(network, "lecun_normal", 9))
    random = np.random.default_rng(9)
    np.testing.assert_array_equal(first.weights, random.normal(0, math.sqrt(1 / 2), (2, 3)))
    np.testing.assert_array_equal(second.weights, random.normal(0, math.sqrt(1 / 3), (3, 1)))
    assert first.scale.tolist() == [1, 1, 1] and not first.bias.any()


@pytest.mark.parametrize("kind", [np.float64, np.float32])
def test_dropout_by_its_statistics(kind: type) -> None:
    network = Network(1, (LayerSpec(100, "linear", dropout=0.3), LayerSpec(1, "linear")), kind)
    forward = ForwardPass(network, network.new_vector(), network.new_statistics(), 500)
    masks = []
    for iteration in range(2):
        forward.draw_masks(iteration_random(3, iteration))
        mask = forward.layers[0].mask
        masks.append(mask.copy())
        assert set(np.unique(mask).tolist()) == {0.0, float(kind(1 / 0.7))}
        zeroed = np.count_nonzero(mask == 0) / mask.size
        assert zeroed == pytest.approx(0.3, abs=5 * math.sqrt(0.21 / mask.size))
        by_unit = np.count_nonzero(mask == 0, axis=0) / len(mask)
        assert np.abs(by_unit - 0.3).max() < 6 * math.sqrt(0.21 / len(mask))
    agree = np.count_nonzero((masks[0] == 0) & (masks[1] == 0)) / masks[0].size
    assert agree == pytest.approx(0.09, abs=5 * math.sqrt(0.09 * 0.91 / masks[0].size))
