"""What the wires of a graph carry at every move, against hand calculations."""

import msgspec
import numpy as np
import pytest
from msgspec.structs import replace
from snapshots import dense, digits, one_neuron, two_layer, xor

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.model import BinaryCrossEntropy, HalfSquaredError
from backprop_studio.training.messages import Move, Snapshot
from backprop_studio.ui.neuron_graph.graph import Graph
from backprop_studio.ui.neuron_graph.writer import largest_terms, write_graph
from backprop_studio.ui.typeset import plain

H1, H2, OUTPUT = UnitIndex(0, 0), UnitIndex(0, 1), UnitIndex(1, 0)
LOSS, BACK = Move("loss"), Move("output_gradient")


def graph(snapshot: Snapshot, unit: UnitIndex) -> Graph:
    """With every input and every neuron above shown."""
    inputs = len(snapshot.parameters[unit.layer].weights)
    last = unit.layer == len(snapshot.parameters) - 1
    above = 0 if last else snapshot.parameters[unit.layer + 1].bias.size
    return write_graph(snapshot, unit, range(inputs), range(above))


def values(found: Graph) -> dict[tuple[str, str], float | None]:
    return {
        wire.key: None if wire.value is None else round(wire.value, 4) for wire in found.wires()
    }


def slopes(found: Graph) -> dict[tuple[str, str], float | None]:
    return {
        wire.key: None if wire.gradient is None else round(wire.gradient, 6)
        for wire in found.wires()
        if wire.start != "target"
    }


# One neuron, x = 2.1, w = 1, b = 0, y = 4: ŷ = 2.1, L = 3.61, 2(ŷ − y) = −3.8.


def test_one_neuron_before_its_backward_pass() -> None:
    for move in (None, Move("forward", 0), LOSS):
        found = graph(one_neuron(move), UnitIndex(0, 0))
        assert values(found) == {
            ("x 0", "times 0"): 2.1,
            ("w 0", "times 0"): 1.0,
            ("times 0", "plus"): 2.1,
            ("b", "plus"): 0.0,
            ("plus", "loss"): 2.1,
            ("target", "loss"): 4.0,
        }
        assert set(slopes(found).values()) == {None}


def test_one_neuron_has_its_loss_from_the_second_move_on() -> None:
    texts = [
        " ".join(
            plain(line) for line in graph(one_neuron(move), UnitIndex(0, 0)).nodes["loss"].lines
        )
        for move in (Move("forward", 0), LOSS)
    ]
    assert texts == ["L = (ŷ − y)²", "L = (ŷ − y)² 3.6100"]


def test_one_neuron_backwards() -> None:
    found = graph(one_neuron(BACK), UnitIndex(0, 0))
    assert slopes(found) == {
        ("x 0", "times 0"): -3.8,  # δ · w = −3.8 · 1
        ("w 0", "times 0"): -7.98,  # δ · x = −3.8 · 2.1
        ("times 0", "plus"): -3.8,
        ("b", "plus"): -3.8,
        ("plus", "loss"): -3.8,
    }


def test_the_update_keeps_the_old_numbers_and_adds_the_new() -> None:
    found = graph(one_neuron(Move("update")), UnitIndex(0, 0))
    weight, bias = found.wire("w 0", "times 0"), found.wire("b", "plus")
    assert (weight.value, bias.value) == (1.0, 0.0)
    assert weight.new == pytest.approx(1.0798)
    assert bias.new == pytest.approx(0.038)
    assert found.wire("times 0", "plus").value == pytest.approx(2.1)


# Two layers: z₁ = 0.5·0.5 − 0.2·0.8 + 0.1 = 0.19, h₁ = 0.5474, z_o = 1.0267, ŷ = 0.7363,
# ∂L/∂ŷ = −0.2637, δ_o = −0.2637·0.1942 = −0.05121, ∂L/∂h₁ = δ_o·0.8 = −0.04097,
# δ₁ = −0.04097·0.2478 = −0.01015.


def test_a_hidden_neuron_forwards() -> None:
    assert values(graph(two_layer(Move("forward", 0)), H1)) == {
        ("x 0", "times 0"): 0.5,
        ("w 0", "times 0"): 0.5,
        ("times 0", "plus"): 0.25,
        ("x 1", "times 1"): 0.8,
        ("w 1", "times 1"): -0.2,
        ("times 1", "plus"): -0.16,
        ("b", "plus"): 0.1,
        ("plus", "function"): 0.19,
        ("function", "copy"): 0.5474,
        ("copy", "above 0"): 0.8,
    }


def test_a_hidden_neuron_has_no_gradient_before_the_fourth_move() -> None:
    for move in (None, Move("forward", 1), LOSS, BACK):
        assert set(slopes(graph(two_layer(move), H1)).values()) == {None}


def test_a_hidden_neuron_backwards() -> None:
    for move in (Move("hidden_gradient", 0), Move("update")):
        assert slopes(graph(two_layer(move), H1)) == {
            ("x 0", "times 0"): -0.005075,  # δ₁ · w₁
            ("w 0", "times 0"): -0.005075,  # δ₁ · x₁
            ("times 0", "plus"): -0.01015,
            ("x 1", "times 1"): 0.00203,  # δ₁ · w₂ = −0.01015 · −0.2
            ("w 1", "times 1"): -0.00812,
            ("times 1", "plus"): -0.01015,
            ("b", "plus"): -0.01015,
            ("plus", "function"): -0.01015,
            ("function", "copy"): -0.040969,
            ("copy", "above 0"): -0.040969,
        }


def test_the_output_before_and_after_its_moves() -> None:
    waiting = values(graph(two_layer(Move("forward", 0)), OUTPUT))
    assert waiting[("x 0", "times 0")] == 0.5474
    assert waiting[("times 0", "plus")] is None and waiting[("plus", "function")] is None
    done = graph(two_layer(BACK), OUTPUT)
    assert values(done)[("plus", "function")] == 1.0267
    assert values(done)[("function", "loss")] == 0.7363
    assert slopes(done)[("function", "loss")] == -0.263734  # 0.736266 − 1
    assert slopes(done)[("plus", "function")] == -0.051211  # −0.263734 · 0.736266 · 0.263734
    assert slopes(done)[("w 0", "times 0")] == -0.028031
    assert plain(done.wire("function", "loss").slope) == "∂L/∂ŷ"


def test_the_gradient_of_a_hidden_unit_is_a_sum() -> None:
    snapshot = dense(
        [2, 2, 2], "sigmoid", "sigmoid", HalfSquaredError(), Move("hidden_gradient", 0)
    )
    found = graph(snapshot, H1)
    assert [wire.end for wire in found.streams] == ["above 0", "above 1"]
    weights, deltas = snapshot.parameters[1].weights[0], snapshot.example.delta[1]
    by_hand = [float(weights[k] * deltas[k]) for k in range(2)]
    assert [wire.gradient for wire in found.streams] == pytest.approx(by_hand)
    arriving = found.wire("function", "copy")
    assert arriving.gradient == pytest.approx(sum(by_hand))
    assert " + " in plain(arriving.rule)
    slope = float(snapshot.example.a[0][0] * (1 - snapshot.example.a[0][0]))
    assert found.wire("plus", "function").gradient == pytest.approx(sum(by_hand) * slope)


def test_the_mean_of_a_batch_keeps_what_is_linear() -> None:
    snapshot = xor(Move("hidden_gradient", 0), row=None)
    found = graph(snapshot, UnitIndex(0, 1))
    weights, deltas = snapshot.parameters[1].weights[1], snapshot.example.delta[1]
    assert found.wire("function", "copy").gradient == pytest.approx(float(weights @ deltas))
    gradient = float(snapshot.example.gradients[0].weights[0, 1])
    assert found.wire("w 0", "times 0").gradient == gradient
    # binary cross-entropy is not linear in ŷ: its derivative has no value at the mean
    output = graph(xor(BACK, row=None), UnitIndex(2, 0))
    assert output.wire("function", "loss").gradient is None
    assert output.wire("plus", "function").gradient is not None


def test_cross_entropy_by_the_chain_gives_the_difference() -> None:
    snapshot = dense([2, 2, 1], "tanh", "sigmoid", BinaryCrossEntropy(), BACK)
    found, guess = graph(snapshot, OUTPUT), float(snapshot.example.a[1][0])
    by_output = found.wire("function", "loss").gradient
    assert by_output is not None
    delta = by_output * guess * (1 - guess)
    assert delta == pytest.approx(guess - float(snapshot.example.y[0]))
    assert found.wire("plus", "function").gradient == pytest.approx(delta)


def test_softmax_gives_its_delta_at_once() -> None:
    snapshot = digits(BACK)
    found = write_graph(snapshot, UnitIndex(2, 0), (0, 1))
    assert found.wire("function", "loss").gradient is None
    expected = float(snapshot.example.a[2][0] - snapshot.example.y[0])
    assert found.wire("plus", "function").gradient == pytest.approx(expected)


def test_many_inputs_are_folded_into_their_sum() -> None:
    snapshot, unit = digits(Move("hidden_gradient", 0)), UnitIndex(0, 5)
    shown = largest_terms(snapshot, unit, 3)
    found = write_graph(snapshot, unit, shown, (0, 1))
    assert found.fold is not None and plain(found.nodes["fold"].sign) == "… 781 more"
    x, w = snapshot.example.x, snapshot.parameters[0].weights[:, 5]
    bias, z = float(snapshot.parameters[0].bias[5]), float(snapshot.example.z[0][5])
    total = sum(term.product.value or 0.0 for term in found.terms) + (found.fold.value or 0.0)
    assert total + bias == pytest.approx(z)
    assert min(abs(x[k] * w[k]) for k in shown) >= np.sort(np.abs(x * w))[-3] - 1e-12
    rest = found.streams[-1]
    assert plain(found.nodes[rest.end].sign) == "… 62 more"
    parts = [wire.gradient for wire in found.streams]
    assert sum(part or 0.0 for part in parts) == pytest.approx(
        float(snapshot.parameters[1].weights[5] @ snapshot.example.delta[1])
    )


def test_earlier_values_stand_beside() -> None:
    before, now = two_layer(), two_layer(iterations=60)
    found = write_graph(now, OUTPUT, (0, 1), ghost=before)
    assert found.wire("w 0", "times 0").earlier == 0.8
    assert write_graph(now, OUTPUT, (0, 1), ghost=now).wire("w 0", "times 0").earlier is None


def test_the_blame_view_shows_gradients_between_iterations() -> None:
    plain_view = write_graph(two_layer(), OUTPUT, (0, 1))
    blame = write_graph(two_layer(), OUTPUT, (0, 1), gradients=True)
    weight = ParameterIndex(1, "weight", 0, 0)
    assert plain_view.wire("w 0", "times 0").gradient is None
    assert blame.wire("w 0", "times 0").gradient == pytest.approx(-0.02803, abs=1e-5)
    assert blame.wire("w 0", "times 0").item == weight


def test_a_residual_layer_hands_the_gradient_past_itself() -> None:
    snapshot = dense([2, 2, 2], "tanh", "linear", HalfSquaredError(), Move("hidden_gradient", 0))
    layers = snapshot.experiment.network.layers
    network = msgspec.structs.replace(
        snapshot.experiment.network,
        layers=(layers[0], msgspec.structs.replace(layers[1], residual=True)),
    )
    changed = replace(
        snapshot, experiment=msgspec.structs.replace(snapshot.experiment, network=network)
    )
    found = graph(changed, H2)
    assert [wire.end for wire in found.streams] == ["above 0", "above 1", "above past"]
    error = changed.example.a[1] - changed.example.y  # ∂L/∂ŷ, which goes past the layer as it is
    assert found.streams[-1].gradient == pytest.approx(float(error[1]))
