"""What the output views know of outputs and targets, against numbers from hand."""

import numpy as np
import pytest
from snapshots import one_neuron, spiral, two_layer, xor

from backprop_studio.theme import DARK, LIGHT
from backprop_studio.training.commands import FunctionRequest
from backprop_studio.training.messages import FunctionPicture, Move
from backprop_studio.ui.output.map_colors import class_pixels, value_pixels
from backprop_studio.ui.output.prediction import (
    OutputScale,
    classes,
    halfway,
    input_bounds,
    is_made,
    line_range,
    on_curve,
    on_map,
    output_scale,
    predicted_classes,
)


def picture(outputs, *grid) -> FunctionPicture:
    return FunctionPicture(FunctionRequest(), grid, np.array(outputs, dtype=float), 1)


def test_scales_by_output_layer():
    assert output_scale(xor().experiment, np.array([[0.0], [1.0]])) == OutputScale(0, 0.5, 1)
    linear = one_neuron().experiment
    assert output_scale(linear, np.array([[2.0], [6.0]])) == OutputScale(2, 4, 6)
    assert output_scale(linear, np.array([[3.0]])) == OutputScale(2, 3, 4)
    shares = OutputScale(0, 0.5, 1).share(np.array([0.0, 0.25, 0.5, 1.0, 7.0, np.nan]))
    assert shares.tolist() == [-1, -0.5, 0, 1, 1, 0]


def test_classes_and_quantities():
    assert classes(xor().experiment, np.array([[0.0], [1.0]])).tolist() == [0, 1]
    assert classes(one_neuron().experiment, np.array([[0.3], [4.0], [2.0]])) is None
    truth = np.array([[0.0], [1.0]])
    votes = predicted_classes(xor().experiment, np.array([[0.4], [0.6], [0.5]]), truth)
    assert votes.tolist() == [0, 1, 1]  # the engine's accuracy counts a tie as 1 too
    several = np.array([[0.2, 0.5, 0.3], [0.6, 0.1, 0.3]])
    assert predicted_classes(xor().experiment, several, several).tolist() == [1, 0]


@pytest.mark.parametrize(
    ("targets", "expected"), [([0.0, 1.0], 0.5), ([-1.0, 1.0], 0.0), ([0.0, 0.2], 0.5)]
)
def test_the_halfway_of_a_sigmoid_follows_its_targets(targets, expected):
    """Neither 0 and 1 nor −1 and 1: the middle of what a sigmoid can say."""
    assert halfway(xor().experiment, np.array(targets)[:, None]) == expected


def test_a_tie_read_off_a_map_votes_as_the_row_itself():
    """tanh(0) = 0, so at (0, 0), which lies between the map's points, ŷ is ½ exactly."""
    axis = np.linspace(-0.08, 1.08, 100)
    across, up = (plane.astype(np.float32) for plane in np.meshgrid(axis, axis))
    z = 2 * np.tanh(1.3 * across + 0.7 * up) - 3 * np.tanh(across - up)
    plane = picture((1 / (1 + np.exp(-z)))[:, :, None], axis, axis)
    outputs = on_map(plane, np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]]))
    voted = predicted_classes(xor().experiment, outputs, np.array([[0.0], [1.0]]))
    assert voted.tolist() == [1, 0, 1]  # z = 0, −0.56 and 3.49


def test_between_the_grid_points_it_is_linear():
    curve = picture([[0.0], [2.0], [3.0]], np.array([0.0, 1.0, 2.0]))
    assert on_curve(curve, np.array([0.5, 1.0, 1.5])).ravel().tolist() == [1, 2, 2.5]
    across, up = np.array([0.0, 1.0, 2.0]), np.array([0.0, 2.0])
    plane = picture([[[1 + 2 * x - 3 * y] for x in across] for y in up], across, up)
    points = np.array([[0.25, 0.5], [2.0, 2.0], [0.0, 0.0]])
    assert on_map(plane, points).ravel() == pytest.approx([1 + 0.5 - 1.5, 1 + 4 - 6, 1])


def test_bounds_have_a_margin_and_a_lone_row_has_room_for_another():
    (bounds,) = input_bounds(one_neuron().data)
    assert bounds == pytest.approx((-3.654, 3.654))  # 1.5 · 2.1, and 8 % of the extent
    rows = spiral().data
    every = np.vstack([rows.training_inputs, rows.validation_inputs])[:, 0]
    extent = every.max() - every.min()
    (left, right), _ = input_bounds(rows)
    assert left == pytest.approx(every.min() - 0.08 * extent)
    assert right == pytest.approx(every.max() + 0.08 * extent)


def test_number_line_grows_and_shrinks_calmly():
    first = line_range(np.array([2.1, 4.0]), None)
    assert first == (0, 5)
    assert line_range(np.array([1.5, 4.9]), first) == first
    assert line_range(np.array([-1.0, 4.0]), first) == (-2, 5)
    assert line_range(np.array([0.1, 0.2]), first) == pytest.approx((0, 0.5))
    assert line_range(np.array([np.nan, np.inf]), None) == (0, 1)


def test_numbers_appear_with_their_move():
    last = Move("forward", 1)
    assert is_made(two_layer(), last)
    assert not is_made(two_layer(Move("forward", 0)), last)
    assert is_made(two_layer(Move("forward", 1)), last)
    assert is_made(two_layer(Move("loss")), last)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_neutral_is_the_canvas_and_the_ends_differ(theme):
    low, neutral, high = value_pixels(theme, np.array([-1.0, 0.0, 1.0]))
    assert "#{:02X}{:02X}{:02X}".format(*neutral) == theme.background
    assert abs(low.astype(int) - high.astype(int)).max() > 60
    even, sure = class_pixels(theme, np.array([[[1 / 3] * 3, [0.0, 0.0, 1.0]]]))[0]
    assert "#{:02X}{:02X}{:02X}".format(*even) == theme.background
    assert abs(sure.astype(int) - even.astype(int)).max() > 40
