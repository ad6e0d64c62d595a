"""Covered quantities: taken out of a snapshot, with all that would give them away."""

import math

import numpy as np
import pytest
from snapshots import Move, two_layer

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.numbers import format_factor, format_number, write_covered
from backprop_studio.training.covering import Quantity, covered, number_of

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


def test_delta_takes_the_bias_gradient_along() -> None:
    snapshot = two_layer(Move("hidden_gradient", 0))
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
