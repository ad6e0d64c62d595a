"""The statistics of health, against layers written down by hand."""

import math
from dataclasses import replace

import numpy as np
import pytest

from backprop_studio.engine.health import (
    BINS,
    Finding,
    findings,
    layer_health,
    norm,
    saturated_share,
    spread,
    update_ratio,
)


def layer(activation="sigmoid", a=0.5, slope=0.25, gradient=1.0, units=2, rows=4):
    """A layer of a gradient of this length; its units' activations and slopes, or that of all."""
    a, slope = (np.broadcast_to(values, (rows, units)) for values in (a, slope))
    return layer_health(activation, a, slope, np.array([gradient]))


def test_norm_is_the_length_of_all_components():
    assert norm(np.array([[3.0, 0.0], [0.0, 4.0]])) == 5.0
    assert norm(np.array([3e200, 4e200])) == pytest.approx(5e200)
    assert norm(np.array([3e-200, 4e-200])) == pytest.approx(5e-200, rel=1e-12, abs=0.0)
    assert norm(np.zeros(3)) == 0.0
    assert norm(np.array([1.0, np.inf])) == np.inf
    assert norm(np.array([1.0, np.nan])) == np.inf


@pytest.mark.parametrize(
    ("name", "a", "share"),
    [
        ("sigmoid", [0.019, 0.02, 0.5, 0.979, 0.981], 2 / 5),
        ("tanh", [-0.961, -0.959, 0.0, 0.959, 0.961], 2 / 5),
    ],
)
def test_saturated_where_the_activation_is_near_an_end(name, a, share):
    a = np.array([a])
    slope = a * (1 - a) if name == "sigmoid" else 1 - a**2
    assert saturated_share(name, slope) == share


def test_functions_that_do_not_flatten_have_no_share():
    assert saturated_share("relu", np.zeros((2, 2))) is None
    assert saturated_share("linear", np.ones((2, 2))) is None


def test_a_dead_unit_is_zero_for_every_row():
    a = np.array([[0.0, 0.0, 1.0], [0.0, 2.0, 0.0]])
    health = layer_health("relu", a, (a > 0).astype(float), np.array([3.0, 4.0]))
    assert health.dead == 1
    assert health.dead_share == pytest.approx(1 / 3)
    assert health.gradient_norm == 5.0
    assert health.slope == pytest.approx(2 / 6)
    assert health.saturated is None
    assert health.mean == 0.5
    assert (health.low, health.high) == (0.0, 2.0)


def test_only_a_relu_can_die():
    a = np.zeros((3, 2))
    assert layer_health("tanh", a, np.ones_like(a), np.ones(1)).dead is None


def test_distribution_over_the_functions_own_range():
    a = np.array([[0.0, 1.0], [0.0199, 0.5]])
    health = layer_health("sigmoid", a, a * (1 - a), np.ones(1))
    assert (health.low, health.high) == (0.0, 1.0)
    assert health.shares.sum() == pytest.approx(1.0)
    assert health.shares[0] == 0.5
    assert health.shares[BINS // 2] == 0.25
    assert health.shares[-1] == 0.25
    assert not health.shares.flags.writeable


def test_numbers_beyond_all_bounds_do_not_stop_it():
    a = np.array([[np.inf, 1.0], [np.nan, 2.0]])
    found = layer_health("linear", a, None, np.array([np.nan]))
    assert (found.gradient_norm, found.mean, found.deviation) == (np.inf, 1.5, 0.5)
    found = layer_health("linear", np.full((2, 1), np.nan), None, np.zeros(1))
    assert (found.mean, found.deviation, found.low, found.high) == (np.inf, 0.0, 0.0, 1.0)
    assert not found.shares.any()


def test_a_single_value_stands_amid_its_distribution():
    found = layer_health("linear", np.array([[3.0]]), None, np.zeros(1))
    assert (found.low, found.high, found.deviation) == (2.5, 3.5, 0.0)
    assert found.shares[BINS // 2] == found.shares.sum() == 1.0


@pytest.mark.parametrize(
    "values",
    [
        [1e20],
        [3.0, 3.0000000000000004],
        [1e17, 1e17 + 16.0],
        [0.0, 1e-322],
        [-1.5e308, 1.5e308],
        [np.finfo(float).max],
    ],
)
def test_values_that_differ_by_rounding_or_by_all_there_is(values):
    found = layer_health("linear", np.array([values]).T, None, np.zeros(1))
    assert found.shares.sum() == pytest.approx(1.0)
    assert found.low <= min(values) and max(values) <= found.high


def test_spread_of_next_to_nothing_and_of_nothing():
    assert spread(np.array([1e-200, 3e-200])) == pytest.approx(1e-200, rel=1e-12, abs=0.0)
    assert spread(np.zeros(0)) == 0.0


def test_of_an_output_it_does_not_matter_how_flat_it_is():
    a = np.array([[0.001, 0.0]])
    found = layer_health("sigmoid", a, a * (1 - a), np.ones(1), output=True)
    assert (found.saturated, found.dead) == (None, None)


def test_update_ratio():
    weights, bias = np.array([[3.0], [0.0]]), np.array([4.0])
    assert update_ratio([0.01 * weights, 0.01 * bias], [weights, bias]) == pytest.approx(0.01)
    assert update_ratio([weights, bias], [0 * weights, 0 * bias]) is None
    covered = np.array([[np.nan], [0.0]])
    assert np.isnan(update_ratio([0.01 * weights, bias], [covered, bias]) or 0.0)
    assert np.isnan(update_ratio([covered, bias], [weights, bias]) or 0.0)


RATIOS = (1e-3, 1e-3, 1e-3)


def test_nothing_is_wrong_with_even_gradients():
    layers = [layer("tanh", 0.1, 0.99, 0.5), layer("tanh", 0.1, 0.99, 0.4), layer(gradient=1.0)]
    assert findings(layers, RATIOS) == ()
    assert findings(layers, (math.nan, 1e-3, None)) == ()


def test_a_length_that_is_covered_gives_no_finding_away():
    known = [layer("tanh", 0.1, 0.99, 1e-9), layer("tanh", 0.1, 0.99, 0.4), layer(gradient=1.0)]
    assert [found.ailment for found in findings(known, RATIOS)] == ["vanished"]
    for number in range(3):
        covered = list(known)
        covered[number] = replace(known[number], gradient_norm=math.nan)
        assert findings(covered, RATIOS) == ()


def test_vanished_for_saturated_sigmoids():
    layers = [
        layer(a=0.99, slope=0.0099, gradient=0.001),
        layer(gradient=0.1),
        layer(gradient=4.0),
    ]
    vanished, saturated = findings(layers, RATIOS)
    assert vanished == Finding("vanished", 0, 4000.0, 2, "saturated", 0)
    assert saturated == Finding("saturated", 0, 1.0)


def test_vanished_for_small_slopes():
    layers = [layer(gradient=1e-3), layer(gradient=1e-2), layer(gradient=0.1), layer(gradient=1.0)]
    (found,) = findings(layers, (*RATIOS, 1e-3))
    assert found == Finding("vanished", 0, pytest.approx(1000), 3, "slopes", 0)


@pytest.mark.parametrize(
    ("lengths", "ratio", "told"),
    [
        ((0.0, 0.0), None, []),
        ((1.0, 99.0), 0.1, []),
        ((1.0, 100.0), 1e-6, ["vanished"]),
        ((2.0, 100.5), 0.11, ["exploded", "too_fast"]),
        ((0.0, 1.0), 0.9e-6, ["no_gradient", "still"]),
    ],
)
def test_the_thresholds_themselves(lengths, ratio, told):
    found = findings([layer(gradient=length) for length in lengths], (ratio, None))
    assert [finding.ailment for finding in found] == told


HALF_SATURATED = ("tanh", (1.0, 0.0), (0.0, 1.0))
HALF_DEAD = ("relu", (0.0, 1.0), (0.0, 1.0))


@pytest.mark.parametrize(
    ("below", "cause", "more"),
    [
        ([("sigmoid", 0.5, 0.1)], ("weights", 0), []),
        ([("relu", 0.5, 0.05)], ("weights", 0), []),
        ([("relu", 0.5, 1.0), ("sigmoid", 0.5, 0.05)], ("slopes", 0), []),
        ([("relu", 0.5, 1.0), HALF_SATURATED], ("saturated", 1), [Finding("saturated", 1, 0.5)]),
        ([HALF_DEAD, HALF_SATURATED], ("dead", 0), ["dead", "saturated"]),
        ([("linear", (0.0, 10.0), 1.0), ("linear", (0.0, 1.0), 1.0)], ("weights", 0), []),
        ([("linear", (0.0, 10.5), 1.0), ("linear", (0.0, 1.0), 1.0)], ("shrunk", 1), []),
    ],
)
def test_why_little_blame_comes(below, cause, more):
    lengths = (1e-3, 1e-2) if len(below) == 2 else (1e-3,)
    layers = [layer(*one, length) for one, length in zip(below, lengths, strict=True)]
    vanished, *others = findings([*layers, layer(gradient=1.0)], RATIOS)
    top = len(layers)
    assert vanished == Finding("vanished", 0, pytest.approx(1000), top, *cause)
    assert others == more or [finding.ailment for finding in others] == more


def test_no_gradient_behind_dead_units():
    dead = layer("relu", 0.0, 0.0, 0.0)
    layers = [layer("relu", 1.0, 1.0, 0.0), dead, layer(gradient=0.5)]
    first, second = findings(layers, RATIOS)
    assert first == Finding("no_gradient", 0, 0.0, 2, "dead", 1)
    assert second == Finding("dead", 1, 2.0)


def test_shrinking_activations():
    spread = np.array([[0.0, 1.0], [1.0, 0.0]])

    def linear(size, gradient):
        return layer_health("linear", size * spread, None, np.array([gradient]))

    layers = [linear(1.0, 1e-3), linear(0.2, 1e-2), linear(0.04, 0.1), linear(0.01, 1.0)]
    (found,) = findings(layers, (*RATIOS, 1e-3))
    assert (found.ailment, found.cause, found.cause_layer) == ("vanished", "shrunk", 2)


def test_exploded():
    layers = [layer("relu", 1.0, 1.0, 800.0), layer("relu", 1.0, 1.0, 5000.0), layer(gradient=50.0)]
    (found,) = findings(layers, RATIOS)
    assert found == Finding("exploded", 1, 5000.0)
    assert (found.against, found.cause, found.cause_layer) == (-1, None, -1)
    layers[0] = layer("relu", 1.0, 1.0, np.inf)
    assert findings(layers, RATIOS)[0].ailment == "exploded"


def test_steps_out_of_proportion():
    layers = [layer("tanh", 0.1, 0.99, 0.5), layer("tanh", 0.1, 0.99, 0.4), layer(gradient=1.0)]
    fast, still = findings(layers, (1e-7, 0.3, None))
    assert fast == Finding("too_fast", 1, 0.3)
    assert still == Finding("still", 0, 1e-7)


def test_a_single_layer_has_nothing_to_compare():
    assert findings([layer(gradient=1.0)], (1e-3,)) == ()
