"""Which parameters a landscape spans, how much of them, and how arrows are enlarged."""

import numpy as np
import pytest
from snapshots import dense, digits, one_neuron, two_layer

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.ui.landscape.arrow import Arrow, coincide, enlargement, enlargements, reach
from backprop_studio.ui.landscape.axes import (
    MOST_CHOICES,
    choices,
    default_axes,
    exists,
    filling,
    fitting_ranges,
    inside,
    number_at,
)


def test_default_axes():
    w, b = ParameterIndex(0, "weight", 0, 0), ParameterIndex(0, "bias", 0)
    assert default_axes(one_neuron().parameters) == (w, b)
    v1, v2 = default_axes(two_layer().parameters)
    assert [number_at(v, two_layer().parameters) for v in (v1, v2)] == [0.8, 0.6]
    several = default_axes(dense([2, 1, 3]).parameters)
    assert several == (ParameterIndex(1, "weight", 0, 0), ParameterIndex(1, "weight", 1, 0))


def test_every_parameter_of_a_small_network_can_be_chosen():
    offered = choices(two_layer().parameters)
    assert len(offered) == len(set(offered)) == 9
    numbers = [number_at(index, two_layer().parameters) for index in offered]
    assert numbers == [0.5, -0.2, 0.3, 0.7, 0.1, -0.1, 0.8, 0.6, 0.2]


def test_a_large_network_offers_a_part():
    parameters = digits().parameters
    offered = choices(parameters)
    assert 0 < len(offered) <= MOST_CHOICES and {index.layer for index in offered} == {0, 1, 2}
    assert all(exists(index, parameters) for index in offered)
    assert not exists(ParameterIndex(3, "weight", 0), parameters)
    assert not exists(ParameterIndex(2, "weight", 10), parameters)
    assert not exists(ParameterIndex(0, "scale", 0), parameters)


def test_ranges_hold_the_points_at_equal_scales():
    points = np.array([[0.0, 0.0], [10.0, 1.0], [np.inf, 0.0], [4.0, 0.5]])
    across, up = fitting_ranges(points, 2.0)
    assert across[0] < 0 and across[1] > 10 and up[0] < 0 and up[1] > 1
    assert (across[1] - across[0]) / (up[1] - up[0]) == pytest.approx(2.0)


def test_a_lone_ball_stands_in_the_middle():
    across, up = fitting_ranges(np.array([[0.8, 0.6]]), 1.5)
    assert up == pytest.approx((0.6 - 1.05, 0.6 + 1.05))
    assert across == pytest.approx((0.8 - 1.575, 0.8 + 1.575))
    assert inside((0.8, 0.6), (across, up), 0.4)
    assert not inside((0.8, 1.6), (across, up), 0.1)


def test_an_arrow_that_can_be_seen_is_true_and_others_are_enlarged_by_a_nice_number():
    assert enlargement(60.0) == 1
    assert enlargement(2.0) == 20  # 56 px would be 28 times
    assert enlargement(0.5) == 100
    assert enlargement(1.5, present=20) == 20  # still 30 px: it does not jump
    assert enlargement(1e-9) == 0


def test_an_arrow_is_not_enlarged_beyond_the_picture():
    ranges = (0.0, 10.0), (0.0, 5.0)
    assert reach((8.0, 1.0), Arrow(0.5, 0.5), ranges) == 4  # 2 to the right, 4 upwards
    assert reach((8.0, 1.0), Arrow(-0.5, 0.0), ranges) == 16
    assert reach((8.0, 1.0), Arrow(0.0, 0.0), ranges) == np.inf
    assert reach((11.0, 1.0), Arrow(0.5, 0.5), ranges) == np.inf  # it is not in the picture
    assert enlargement(2.0, reach=15) == 10  # 30 px to the border
    assert enlargement(2.0, present=20, reach=15) == 10
    assert enlargement(2.0, reach=3) == 10  # at the border: long enough to be seen


def test_a_shorter_arrow_is_enlarged_more_where_it_would_be_lost():
    free = (np.inf, np.inf)
    assert enlargements((2.0, 1.0), free) == (20, 20)  # 40 and 20 px
    assert enlargements((2.0, 0.1), free) == (20, 500)  # 2 px are none
    assert enlargements((60.0, 0.1), free) == (1, 500)
    assert enlargements((2.0, 0.0), free) == (20, 0)
    assert enlargements((), ()) == ()


def test_a_picture_fills_the_plot_where_little_is_left_out():
    square = (0.0, 2.0), (0.0, 2.0)
    assert filling(square, 1.05)[0] == (0.0, 2.0)
    assert filling(square, 1.05)[1] == pytest.approx((1 - 1 / 1.05, 1 + 1 / 1.05))
    assert filling(square, 2.0) == square


def test_arrows_that_coincide():
    assert coincide(Arrow(1.0, 1.0), Arrow(1.01, 1.0))
    assert not coincide(Arrow(1.0, 1.0), Arrow(1.5, 1.5))
    assert coincide(Arrow(0.0, 0.0), Arrow(0.0, 0.0))
