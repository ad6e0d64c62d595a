"""Covered quantities: taken out of a snapshot, with all that would give them away."""

import math
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace
from snapshots import Move, two_layer, with_landscape

from backprop_studio.engine.chain_rule import Explanation
from backprop_studio.engine.health import LayerHealth
from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.build import build
from backprop_studio.experiment.model import Sgd
from backprop_studio.experiment.numbers import format_factor, format_number, write_covered
from backprop_studio.training.commands import Configure
from backprop_studio.training.covering import covered, number_of
from backprop_studio.training.derivation import derive
from backprop_studio.training.health import Health, HealthStudy
from backprop_studio.training.messages import Snapshot
from backprop_studio.training.predictions import Predicted, Predictions, PredictionsAnswer
from backprop_studio.training.quantity import Quantity
from backprop_studio.training.race_messages import RaceStanding, RunnerStanding
from backprop_studio.training.session import Session
from backprop_studio.training.valley import Valley, ValleyStudy

V1 = ParameterIndex(1, "weight", 0, 0)
B1 = ParameterIndex(0, "bias", 0)
H1, OUTPUT = UnitIndex(0, 0), UnitIndex(1, 0)


def test_a_weight_is_gone_and_its_neighbour_is_not() -> None:
    snapshot = two_layer(Move("loss"))
    found = covered(snapshot, [Quantity("value", V1)], 1)
    assert math.isnan(found.parameters[1].weights[0, 0])
    assert math.isnan(found.start_parameters[1].weights[0, 0])
    assert found.parameters[1].weights[1, 0] == pytest.approx(0.6)
    assert snapshot.parameters[1].weights[0, 0] == pytest.approx(0.8)  # the true one stays
    assert not found.parameters[1].weights.flags.writeable


@pytest.mark.parametrize("batch_norm", [False, True])
def test_delta_takes_the_bias_gradient_along(batch_norm: bool) -> None:
    """z = scale · ẑ + b: with batch normalization too, b moves z by as much as itself."""
    snapshot = two_layer(Move("hidden_gradient", 0))
    if batch_norm:
        network = snapshot.experiment.network
        layers = tuple(replace(layer, batch_norm=True) for layer in network.layers)
        network = replace(network, layers=layers)
        session = Session()
        start = replace(snapshot.experiment, network=network, parameters=None, state=None)
        session.handle(Configure(start, 1))
        snapshot = session.snapshot()
    found = covered(snapshot, [Quantity("gradient", H1)], 1)
    assert math.isnan(found.example.delta[0][0])
    assert math.isnan(found.example.gradients[0].bias[0])
    assert math.isnan(found.gradients[0].bias[0])
    assert not math.isnan(found.example.delta[0][1])
    assert number_of(snapshot, Quantity("gradient", B1)) == pytest.approx(
        number_of(snapshot, Quantity("gradient", H1))
    )


def test_a_gradient_takes_the_next_step_along() -> None:
    found = covered(two_layer(Move("update")), [Quantity("gradient", V1)], 1)
    assert math.isnan(found.step[1].weights[0, 0])
    assert math.isnan(found.gradients[1].weights[0, 0])


def test_the_loss_is_gone_from_the_curve_too() -> None:
    found = covered(two_layer(Move("loss")), [Quantity("loss")], 1)
    assert math.isnan(found.loss)
    assert math.isnan(found.example.loss)
    assert math.isnan(found.record.training[-1])
    assert np.isfinite(found.record.training[:-1]).all()


def test_the_output_and_the_target() -> None:
    snapshot = two_layer(Move("loss"))
    found = covered(snapshot, [Quantity("value", OUTPUT), Quantity("target", None, 0)], 1)
    assert math.isnan(found.example.a[1][0])
    assert math.isnan(found.example.y[0])
    assert not math.isnan(found.example.z[1][0])
    assert number_of(snapshot, Quantity("value", OUTPUT)) == pytest.approx(0.7363, abs=5e-5)


def test_what_is_not_there_changes_nothing() -> None:
    snapshot = two_layer(Move("loss"))
    gone = Quantity("value", ParameterIndex(5, "weight", 0, 0))
    assert number_of(snapshot, gone) is None
    found = covered(snapshot, [gone], 0)
    assert found.parameters[0] is snapshot.parameters[0]


def test_another_choice_is_another_state() -> None:
    snapshot = two_layer(Move("loss"))
    first, second = covered(snapshot, [], 1), covered(snapshot, [], 2)
    assert first.parameters_revision != second.parameters_revision


def test_covered_numbers_are_written_as_a_question_mark() -> None:
    write_covered(True)
    try:
        assert format_number(math.nan) == "?"
        assert format_factor(math.nan, "weight") == "?"
        assert format_number(0.5474) == "0.5474"
    finally:
        write_covered(False)
    assert format_number(math.nan) == "undefined"


def test_each_kind_of_number_is_gone_and_said() -> None:
    # z₁ = 0.19, ŷ = 0.7363, y = 1, L = 0.034778 in the worked example
    snapshot = two_layer(Move("update"))
    told = {
        Quantity("sum", H1): 0.19,
        Quantity("value", OUTPUT): 0.7363,
        Quantity("value", UnitIndex(-1, 1)): 0.8,
        Quantity("target", number=0): 1.0,
        Quantity("loss"): 0.034778,
        Quantity("value", B1): 0.1051,  # after the update
    }
    for quantity, value in told.items():
        assert number_of(snapshot, quantity) == pytest.approx(value, abs=5e-5)
        without = number_of(covered(snapshot, [quantity], 1), quantity)
        assert without is not None and math.isnan(without)


def test_the_curve_ends_before_a_covered_loss() -> None:
    found = covered(two_layer(iterations=3), [Quantity("loss")], 1)
    assert math.isnan(found.record.training[-1]) and math.isnan(found.loss)
    assert not np.isnan(found.record.training[:-1]).any()


@pytest.mark.parametrize("iteration", [0, 2])
def test_runners_of_a_race_do_not_tell_a_covered_loss(iteration: int) -> None:
    axis = np.array([0.0, 2.0])
    runner = RunnerStanding(
        Sgd(0.1), "converging", 2, 0.25, 1.5, None, axis, np.array([1.0, 0.25]), None, None
    )
    race = RaceStanding((runner,), iteration, 1.0, False)
    found = covered(replace(two_layer(), race=race), [Quantity("loss")], 1).race
    assert found is not None
    shown = found.runners[0]
    assert math.isnan(shown.loss) and math.isnan(shown.record_loss[-1])
    assert shown.record_loss[0] == 1.0 and shown.distance == 1.5
    assert math.isnan(found.start_loss) == (iteration == 0)


def test_the_landscape_does_not_tell_a_covered_weight() -> None:
    across, up = V1, ParameterIndex(1, "weight", 0, 1)
    snapshot = with_landscape(two_layer(iterations=3), across, up)
    snapshot = replace(snapshot, landscape_gradient=(-0.03, -0.02))
    assert snapshot.trail is not None
    value, slope = Quantity("value", across), Quantity("gradient", across)
    found = covered(snapshot, [value, slope], 1)
    assert found.trail is not None and np.isnan(found.trail[:, 0]).all()
    assert np.array_equal(found.trail[:, 1], snapshot.trail[:, 1])
    assert found.landscape_gradient is not None
    assert math.isnan(found.landscape_gradient[0]) and found.landscape_gradient[1] == -0.02


def test_what_the_network_has_not_stays_without_harm() -> None:
    snapshot = two_layer()
    for at in (ParameterIndex(7, "bias", 0), ParameterIndex(0, "weight", 9, 0), UnitIndex(7, 0)):
        found = covered(snapshot, [Quantity("value", at)], 1)
        assert found.loss == snapshot.loss
        assert number_of(snapshot, Quantity("value", at)) is None


def _told(snapshot: Snapshot, index: ParameterIndex, quantity: Quantity) -> Explanation:
    """The chain rule for `index` without a quantity."""
    run = build(snapshot.experiment, Path())
    derivation = derive(run.trainer, 0, index)
    assert derivation is not None
    shown = replace(snapshot, derivation=derivation)
    found = covered(shown, [quantity], 1).derivation
    assert found is not None
    return found.explanation


def _open(explanation: Explanation) -> set[str]:
    """The kinds of factors that are still told."""
    return {
        factor.kind
        for path in explanation.paths
        for factor in path.factors
        if not np.isnan(factor.values).any()
    }


def test_the_chain_rule_does_not_tell_what_is_covered() -> None:
    """∂L/∂w₁ = ∂L/∂ŷ · σ′(z_o) · v₁ · σ′(z₁) · x₁, of which each can be covered."""
    snapshot = two_layer(Move("hidden_gradient", 0))
    w1 = ParameterIndex(0, "weight", 0, 0)
    everything = _open(_told(snapshot, w1, Quantity("sum", H1)))
    assert everything >= {"weight", "activation_slope"}
    without_weight = _told(snapshot, w1, Quantity("value", V1))
    assert _open(without_weight) == everything - {"weight"}
    # the slope of a unit is told by its value, a (1 − a); the output's by its own
    hidden = _told(snapshot, w1, Quantity("value", H1))
    slopes = [
        np.isnan(factor.values).any()
        for path in hidden.paths
        for factor in path.factors
        if factor.kind == "activation_slope"
    ]
    assert any(slopes) and not all(slopes)
    by_input = _told(snapshot, w1, Quantity("value", UnitIndex(-1, 0)))
    assert np.isnan(by_input.local).all()


def test_a_covered_gradient_leaves_its_factors_to_be_multiplied() -> None:
    snapshot = two_layer(Move("hidden_gradient", 0))
    found = _told(snapshot, V1, Quantity("gradient", V1))
    assert math.isnan(found.value)
    assert all(np.isnan(path.products).all() for path in found.paths)
    assert _open(found)
    other = _told(snapshot, V1, Quantity("gradient", ParameterIndex(0, "weight", 0, 0)))
    assert not math.isnan(other.value)


def test_the_gradient_of_a_bias_is_delta_under_another_name() -> None:
    snapshot = two_layer(Move("hidden_gradient", 0))
    found = covered(snapshot, [Quantity("gradient", B1)], 1)
    assert math.isnan(found.example.gradients[0].bias[0])
    assert math.isnan(found.example.delta[0][0])


def test_an_output_that_passes_z_on_takes_it_along() -> None:
    snapshot = two_layer(Move("loss"))
    network = snapshot.experiment.network
    layers = (network.layers[0], replace(network.layers[1], activation="linear"))
    experiment = replace(snapshot.experiment, network=replace(network, layers=layers))
    passing = replace(snapshot, experiment=experiment)
    for kind in ("value", "sum"):
        found = covered(passing, [Quantity(kind, OUTPUT)], 1)  # type: ignore[arg-type]
        assert math.isnan(found.example.z[1][0])
        assert math.isnan(found.example.a[1][0])
    bent = covered(snapshot, [Quantity("value", OUTPUT)], 1)
    assert not math.isnan(bent.example.z[1][0])  # σ lies between: the hall may compute it


def test_answers_to_studies_do_not_tell_what_is_covered() -> None:
    def side() -> Predicted:
        return Predicted(np.array([[0.7]]), np.array([[1.0]]), 0.045, 0.09)

    layer = LayerHealth("sigmoid", 2, 0.3, 0.2, 0.0, None, 0.5, 0.1, 0.0, 1.0, np.ones(1))
    health = Health((layer, layer), 1, 1, False, np.array([0.0, 1.0]), np.full((2, 2), 0.3))
    predicted = PredictionsAnswer(side(), None, np.ones(1), 0, 0)
    valley = ValleyStudy(V1)
    answer = Valley(np.arange(2.0), np.arange(2.0), 0.8, -0.028, 0, 1, False)
    studies = {Predictions(): predicted, HealthStudy(): health, valley: answer}
    snapshot = replace(two_layer(Move("loss")), studies=studies)
    kinds = [Quantity("loss"), Quantity("value", OUTPUT), Quantity("length", None, 1)]
    found = covered(snapshot, [*kinds, Quantity("gradient", V1)], 1)
    told = found.answer(Predictions())
    assert told is not None and math.isnan(told.training.loss + told.training.outputs[0, 0])
    assert math.isnan(told.training.mean_square) and told.training.targets[0, 0] == 1.0
    lengths = found.answer(HealthStudy())
    assert lengths is not None and lengths.layers[0].gradient_norm == 0.3
    assert math.isnan(lengths.layers[1].gradient_norm) and np.isnan(lengths.norms[:, 1]).all()
    slope = found.answer(valley)
    assert slope is not None and math.isnan(slope.slope)
    assert number_of(snapshot, Quantity("length", None, 1)) == 0.3
    assert found.untold == {"loss", "row", "length"}
