"""Chain rule against hand calculation and central differences."""

import numpy as np
import pytest

from backprop_studio.engine.batches import Rows
from backprop_studio.engine.chain_rule import explain, explain_and_check
from backprop_studio.engine.gradient_check import Situation
from backprop_studio.engine.network import LayerSpec, Network
from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex


def two_layer() -> Situation:
    network = Network(2, (LayerSpec(2, "sigmoid"), LayerSpec(1, "sigmoid")))
    flat = np.array([0.5, 0.3, -0.2, 0.7, 0.1, -0.1, 0.8, 0.6, 0.2])
    rows = Rows(np.array([[0.5, 0.8]]), np.array([[1.0]]))
    return Situation(network, flat, network.new_statistics(), rows, "half_squared_error")


def random_situation(layers, loss, rows=5, training=False) -> Situation:
    random = np.random.default_rng(1)
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
        training=training,
    )


def test_output_weight_by_hand() -> None:
    explanation, check = explain_and_check(two_layer(), ParameterIndex(1, "weight", 0, 0))
    (path,) = explanation.paths
    assert [f.kind for f in path.factors] == ["loss_by_output", "activation_slope", "input"]
    assert [round(f.value, 4) for f in path.factors] == [-0.2637, 0.1942, 0.5474]
    assert path.factors[0].unit == path.factors[1].closes == UnitIndex(1, 0)
    assert path.factors[2].unit == UnitIndex(0, 0)
    assert explanation.value == pytest.approx(-0.028030967537159526, rel=1e-14)
    assert explanation.upstream == pytest.approx([-0.05121143217528346], rel=1e-14)
    assert check.digits >= 8 and check.forward_passes == 18


def test_hidden_weight_by_hand() -> None:
    """∂L/∂w₂₁ = δ_o · v₁ · h₁(1 − h₁) · x₂ = −0.051211 · 0.8 · 0.247759 · 0.8."""
    explanation = explain(two_layer(), ParameterIndex(0, "weight", 0, 1))
    (path,) = explanation.paths
    assert [f.kind for f in path.factors] == [
        "loss_by_output",
        "activation_slope",
        "weight",
        "activation_slope",
        "input",
    ]
    assert path.factors[2].parameter == ParameterIndex(1, "weight", 0, 0)
    assert path.factors[2].value == 0.8
    assert path.factors[3].value == pytest.approx(0.247752, abs=1e-5)
    assert path.factors[4].unit == UnitIndex(-1, 1) and path.factors[4].value == 0.8
    assert path.value == pytest.approx(-0.008120322503535123, rel=1e-14)
    assert explanation.upstream == pytest.approx([-0.010150403129418903])


SITUATIONS = {
    "two outputs": ((LayerSpec(3, "tanh"), LayerSpec(2, "linear")), "mse"),
    "deep": ((LayerSpec(2, "silu"), LayerSpec(2, "gelu"), LayerSpec(1, "tanh")), "huber"),
    "softmax": ((LayerSpec(3, "elu"), LayerSpec(3, "softmax")), "cross_entropy"),
    "binary": ((LayerSpec(3, "relu"), LayerSpec(2, "sigmoid")), "binary_cross_entropy"),
    "residual": (
        (
            LayerSpec(3, "tanh", residual=True),
            LayerSpec(3, "sigmoid", residual=True),
            LayerSpec(1, "linear"),
        ),
        "half_squared_error",
    ),
    "batch norm": (
        (
            LayerSpec(2, "tanh", batch_norm=True),
            LayerSpec(2, "softplus", batch_norm=True),
            LayerSpec(2, "linear"),
        ),
        "mse",
    ),
    "dropout": ((LayerSpec(3, "tanh", dropout=0.4), LayerSpec(2, "linear")), "mse"),
}


@pytest.mark.parametrize("training", [False, True])
@pytest.mark.parametrize("rows", [1, 5])
@pytest.mark.parametrize("name", SITUATIONS)
def test_paths_sum_to_the_derivative(name, rows, training) -> None:
    situation = random_situation(*SITUATIONS[name], rows=rows, training=training)
    for index in situation.network.indices():
        explanation, check = explain_and_check(situation, index, most_paths=100)
        assert len(explanation.paths) == explanation.path_count
        assert sum(path.value for path in explanation.paths) == pytest.approx(
            explanation.value, rel=1e-10, abs=1e-15
        )
        assert explanation.value == pytest.approx(check.value, rel=1e-5, abs=1e-8)
        for path in explanation.paths:
            product = np.prod([factor.values for factor in path.factors], axis=0)
            assert product == pytest.approx(path.products, abs=1e-12)


def test_shares_of_delta_add_up() -> None:
    """Blame from two outputs meets at a hidden unit."""
    situation = random_situation(*SITUATIONS["two outputs"], rows=1)
    explanation = explain(situation, ParameterIndex(0, "bias", 1))
    assert explanation.path_count == 2
    shares = []
    for path in explanation.paths:
        stop = 1 + max(i for i, f in enumerate(path.factors) if f.closes == UnitIndex(0, 1))
        shares.append(np.prod([factor.value for factor in path.factors[:stop]]))
    assert sum(shares) == pytest.approx(explanation.upstream[0])


def test_many_paths_are_counted_not_listed() -> None:
    layers = (LayerSpec(8, "tanh"),) * 4 + (LayerSpec(3, "linear"),)
    explanation = explain(random_situation(layers, "mse"), ParameterIndex(0, "weight", 2, 1))
    assert explanation.path_count == 8 * 8 * 8 * 3
    assert explanation.paths == ()
    residual = (LayerSpec(3, "tanh"),) + (LayerSpec(3, "tanh", residual=True),) * 2
    # three units, and past each of two layers one path more
    explanation = explain(random_situation(residual, "mse"), ParameterIndex(0, "bias", 0))
    assert explanation.path_count == (3 + 1) * 3 + (3 + 1)


@pytest.mark.parametrize(
    "index",
    [
        ParameterIndex(2, "bias", 0),
        ParameterIndex(-1, "bias", 0),
        ParameterIndex(0, "weight", 0, -1),
    ],
)
def test_a_parameter_that_is_not_there(index: ParameterIndex) -> None:
    with pytest.raises(IndexError):
        explain(two_layer(), index)


# z = 3 x: ŷ = 3 and 6 for the targets 0 and 1, so each example's own δ is 3 and 5.
def test_two_examples_by_hand() -> None:
    network = Network(1, (LayerSpec(1, "linear"),))
    rows = Rows(np.array([[1.0], [2.0]]), np.array([[0.0], [1.0]]))
    flat, running = np.array([3.0, 0.0]), network.new_statistics()
    situation = Situation(network, flat, running, rows, "half_squared_error")
    found = explain(situation, ParameterIndex(0, "weight", 0), most_paths=1)
    assert found.value == 6.5  # (3 · 1 + 5 · 2) / 2
    assert found.upstream.tolist() == [3.0, 5.0]
    (path,) = found.paths
    assert path.products.tolist() == [3.0, 10.0] and path.value == 6.5
    assert [factor.value for factor in path.factors][-1] == 1.5
    assert explain(situation, ParameterIndex(0, "weight", 0), most_paths=0).paths == ()


# With its own loss, δ comes without a slope of the output.
@pytest.mark.parametrize(
    ("loss", "output", "target", "slope"),
    [
        ("half_squared_error", "sigmoid", [0.0], 0.25),
        ("binary_cross_entropy", "sigmoid", [0.0], None),
        ("cross_entropy", "softmax", [0.0, 1.0], None),
    ],
)
def test_the_output_has_a_slope_unless_the_loss_takes_it(loss, output, target, slope) -> None:
    network = Network(1, (LayerSpec(len(target), output),))
    rows = Rows(np.array([[1.0]]), np.array([target]))
    situation = Situation(network, network.new_vector(), network.new_statistics(), rows, loss)
    found = explain(situation, ParameterIndex(0, "bias", 0))
    (path,) = found.paths
    slopes = [factor.value for factor in path.factors if factor.kind == "activation_slope"]
    assert slopes == ([] if slope is None else [slope])
    assert found.upstream == pytest.approx([0.5 if slope is None else 0.125])
