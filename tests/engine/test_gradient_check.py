"""The check itself: right gradients pass, and a wrong one is found."""

from dataclasses import replace

import numpy as np
import pytest

from backprop_studio.engine.batches import Rows
from backprop_studio.engine.forward import NARROW
from backprop_studio.engine.gradient_check import (
    LossProbe,
    Situation,
    agreeing_digits,
    central_difference,
    check_gradient,
    complex_step_possible,
)
from backprop_studio.engine.network import LayerSpec, Network
from backprop_studio.engine.parameter_index import ParameterIndex


def two_layer() -> Situation:
    network = Network(2, (LayerSpec(2, "sigmoid"), LayerSpec(1, "sigmoid")))
    flat = np.array([0.5, 0.3, -0.2, 0.7, 0.1, -0.1, 0.8, 0.6, 0.2])
    rows = Rows(np.array([[0.5, 0.8]]), np.array([[1.0]]))
    return Situation(network, flat, network.new_statistics(), rows, "half_squared_error")


def random_situation(layers, loss, seed=0, rows=6, **settings) -> Situation:
    random = np.random.default_rng(seed)
    network = Network(3, tuple(layers))
    targets = random.random((rows, network.outputs))
    if loss == "cross_entropy":
        targets = np.eye(network.outputs)[random.integers(network.outputs, size=rows)]
    running = network.new_statistics()
    running.flat[:] = random.uniform(0.5, 1.5, running.flat.size)
    return Situation(
        network,
        random.normal(size=network.size),
        running,
        Rows(random.normal(size=(rows, 3)), targets),
        loss,
        **settings,
    )


@pytest.mark.parametrize("method", ["central", "complex"])
def test_two_layer_network_by_hand(method) -> None:
    check = check_gradient(two_layer(), method)
    assert check.largest_error < 1e-8
    assert check.indices[6] == ParameterIndex(1, "weight", 0, 0)
    assert check.numeric[6] == pytest.approx(-0.028030967537159526, rel=1e-9)
    assert check.forward_passes == (9 if method == "complex" else 18)


@pytest.mark.parametrize(
    "activation", ["tanh", "sigmoid", "silu", "gelu", "elu", "relu", "softplus"]
)
@pytest.mark.parametrize("training", [False, True])
def test_complex_step_to_the_last_digits(activation, training) -> None:
    situation = random_situation(
        (
            LayerSpec(4, activation, batch_norm=True, dropout=0.3),
            LayerSpec(4, activation, residual=True),
            LayerSpec(3, "softmax"),
        ),
        "cross_entropy",
        training=training,
        iteration=3,
    )
    assert check_gradient(situation, "complex").largest_error < 1e-9


# With one activation everywhere, all slopes may be taken at once: not where a layer lies in
# memory otherwise, or its output is not the activation itself.
@pytest.mark.parametrize(
    "first",
    [
        LayerSpec(NARROW + 1, "sigmoid"),
        LayerSpec(3, "sigmoid", dropout=0.4),
        LayerSpec(3, "sigmoid", residual=True),
    ],
    ids=["wide", "dropout", "residual"],
)
def test_one_activation_in_layers_of_several_kinds(first: LayerSpec) -> None:
    layers = (first, LayerSpec(2, "sigmoid"), LayerSpec(2, "sigmoid"))
    situation = random_situation(layers, "mse", training=True)
    assert check_gradient(situation, "complex").largest_error < 1e-9


@pytest.mark.parametrize("loss", ["mae", "huber", "mse"])
def test_central_difference_of_every_loss(loss) -> None:
    layers = (LayerSpec(4, "softplus", batch_norm=True), LayerSpec(2, "linear"))
    situation = random_situation(layers, loss, training=True)
    assert check_gradient(situation).largest_error < 1e-5
    if complex_step_possible(loss):
        assert check_gradient(situation, "complex").largest_error < 1e-9
    else:
        with pytest.raises(ValueError, match="not analytic"):
            check_gradient(situation, "complex")


def test_a_wrong_gradient_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    from backprop_studio.engine import activations, backprop

    doubled = replace(
        activations.ACTIVATIONS["sigmoid"],
        slope=lambda z, a, out, one: np.multiply(2 * a, one - a, out),
    )
    monkeypatch.setitem(backprop.ACTIVATIONS, "sigmoid", doubled)
    # Twice too large in the output layer, four times in the hidden one: (4 − 1) / 4.
    check = check_gradient(two_layer())
    assert check.largest_error == pytest.approx(0.75, abs=1e-4)
    assert check.worst.layer == 0


def one_unit(parameters, row, target, activation="linear", batch_norm=False) -> Situation:
    network = Network(len(row), (LayerSpec(1, activation, batch_norm),))
    rows = Rows(np.array([row]), np.array([[target]]))
    statistics = network.new_statistics()
    return Situation(network, np.array(parameters), statistics, rows, "half_squared_error")


# Rounding alone is 10⁻⁵ here, a hundredth of the smallest derivative, 10⁻³; but that is
# nothing beside the largest, 10⁶.
def test_a_negligible_derivative_is_compared_with_the_largest() -> None:
    assert check_gradient(one_unit([1.0, 1.0, 0.0], [1e-6, 1e3], 0.0)).largest_error < 1e-5


def test_where_no_derivative_is_left_nothing_is_wrong() -> None:
    assert check_gradient(one_unit([-1.0, 0.0], [2.0], 0.0, "relu")).largest_error == 0.0


# ŷ = (8 − 1) / √4 · 3 + ½ = 11
def test_outside_training_the_running_statistics_count() -> None:
    situation = one_unit([2.0, 0.5, 3.0], [4.0], 10.0, batch_norm=True)
    situation.running.flat[:] = 1.0, 4.0 - 1e-5
    assert LossProbe(situation).loss() == pytest.approx(0.5)


def test_some_parameters_only() -> None:
    check = check_gradient(two_layer(), positions=[8])
    assert check.worst == ParameterIndex(1, "bias", 0)
    assert check.forward_passes == 2
    with pytest.raises(ValueError, match="no parameters"):
        check_gradient(two_layer(), positions=[])


def test_digits() -> None:
    assert agreeing_digits(1.2345678, 1.2345679) == 7
    assert agreeing_digits(0.0, 0.0) == 15
    assert agreeing_digits(1.0, -1.0) == 0
    assert agreeing_digits(1.0, 1.1) == 1  # an eleventh is less than a tenth
    assert agreeing_digits(0.0, 5.0) == 0
    assert agreeing_digits(1.0, float("nan")) is None
    assert agreeing_digits(float("inf"), float("inf")) is None


def test_one_derivative_and_its_cost() -> None:
    index = ParameterIndex(1, "weight", 0, 0)
    found = central_difference(two_layer(), index, -0.028030967537159526)
    assert found.value == pytest.approx(-0.028030967537159526, rel=1e-8)
    assert found.digits >= 8
    assert found.step == pytest.approx(6.0554544523933395e-06)
    assert found.forward_passes == 18


# ŷ = 4 · ¼, e = ½, L = ⅛, ∂L/∂w = ⅛; the step is relative to a w beyond 1.
def test_step_uncertainty_and_digits_by_hand() -> None:
    situation, weight = one_unit([4.0, 0.0], [0.25], 0.5), ParameterIndex(0, "weight", 0)
    found = central_difference(situation, weight, 0.125)
    assert found.step == pytest.approx(4 * 6.0554544523933395e-06)
    assert found.uncertainty == pytest.approx(2.0**-52 * 0.125 / found.step)
    assert found.digits >= 8
    assert central_difference(situation, weight, 1.0).digits == 0
    dead = one_unit([-1.0, 0.0], [2.0], 0.1, "relu")
    assert central_difference(dead, weight, 1e-20).digits == 15
    assert central_difference(dead, weight, 1e-3).digits == 0
    fitted = one_unit([2.0, 0.0], [1.0], 2.0)  # L = 0: rounding leaves nothing uncertain
    assert central_difference(fitted, weight, 1e-3).uncertainty < 1e-300


def test_float32_network_is_checked_in_float64() -> None:
    situation = two_layer()
    network = Network(2, situation.network.layers, np.float32)
    single = Situation(
        network,
        situation.parameters.astype(np.float32),
        network.new_statistics(),
        situation.rows,
        "half_squared_error",
    )
    assert check_gradient(single).largest_error < 1e-8
