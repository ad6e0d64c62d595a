"""Levels, floor, line of minima and slope, against surfaces written down here."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backprop_studio.ui.landscape.bowl import bowl_floor
from backprop_studio.ui.landscape.levels import (
    contour_lines,
    gradient_on_grid,
    has_floor,
    loss_at,
    minimum_line,
    minimum_point,
    refined,
    scale_of,
)

ACROSS, UP = np.linspace(-1, 3, 41), np.linspace(-2, 2, 31)
X, Y = np.meshgrid(ACROSS, UP)


def test_a_wide_extent_is_logarithmic_with_nice_levels():
    scale = scale_of(np.array([[0.002, 0.01], [0.1, 0.25]]))
    assert scale.logarithmic
    assert scale.levels() == [0.005, 0.01, 0.02, 0.05, 0.1, 0.2]
    assert scale.share(np.array([0.002, 0.25, np.inf])).tolist() == [0, 1, 1]


def test_a_narrow_extent_has_equal_steps():
    scale = scale_of(np.array([[0.4, 0.9]]))
    assert not scale.logarithmic
    assert scale.levels() == pytest.approx([0.5, 0.6, 0.7, 0.8])
    assert scale.share(np.array([0.65])).tolist() == pytest.approx([0.5])


@pytest.mark.parametrize("loss", [np.zeros((3, 3)), np.full((3, 3), np.nan), np.full((3, 3), 2.0)])
def test_flat_or_unknown_pictures_neither_warn_nor_fail(loss):
    scale = scale_of(loss)
    assert np.isfinite(scale.share(loss)).all()
    assert contour_lines(np.arange(3.0), np.arange(3.0), loss, scale.levels()) is not None


LOSSES = st.one_of(st.floats(min_value=-1e300), st.just(np.nan))


@given(st.lists(LOSSES, min_size=9, max_size=9))
@example([np.nan, 0.0, 0.0, 0.0, np.finfo(float).max, np.nan, np.nan, 0.0, -1e292])
def test_any_numbers_at_all_give_colours_and_ordered_levels(losses):
    loss = np.array(losses).reshape(3, 3)
    scale = scale_of(loss)
    shares, levels = scale.share(loss), scale.levels()
    assert ((shares >= 0) & (shares <= 1)).all()
    assert levels == sorted(levels) and np.isfinite(levels).all()
    assert all(scale.low <= level <= scale.high for level in levels)
    contour_lines(np.arange(3.0), np.arange(3.0), loss, levels)


def test_a_contour_of_a_bowl_is_its_circle():
    ((level, lines),) = contour_lines(ACROSS, UP, (X - 1) ** 2 + Y**2, [1.0])
    assert level == 1.0 and len(lines) == 1
    assert np.hypot(lines[0][:, 0] - 1, lines[0][:, 1]) == pytest.approx(1, abs=0.01)


def test_floor_of_a_bowl_and_of_a_slope():
    assert has_floor((X - 1) ** 2 + Y**2)
    assert not has_floor(np.exp(-X - Y))


def test_one_example_and_two_parameters_leave_a_line():
    """(2.1 w + b − 4)² is 0 wherever b = 4 − 2.1 w."""
    line = minimum_line(ACROSS, UP, (2.1 * X + Y - 4) ** 2)
    assert line is not None and len(line) > 5
    assert 2.1 * line[:, 0] + line[:, 1] == pytest.approx(4, abs=1e-9)


def test_a_steep_trough_is_drawn_from_border_to_border():
    line = minimum_line(ACROSS, UP, (20 * X + Y - 4) ** 2)
    assert line is not None and len(line) == len(UP)


@pytest.mark.parametrize("target", [7.5, 6.9])
def test_a_trough_through_a_corner_is_a_line_and_no_point(target):
    """2.1 w + b is 8.3 in the corner: only some columns hold a piece of the trough."""
    trough = (2.1 * X + Y - target) ** 2
    line = minimum_line(ACROSS, UP, trough)
    assert line is not None and 2.1 * line[:, 0] + line[:, 1] == pytest.approx(target, abs=1e-9)
    assert minimum_point(ACROSS, UP, trough) is None


def test_a_long_bowl_in_a_corner_is_no_line():
    """A hundred times flatter along than across, and lowest at (2.7, 1.6)."""
    u, v = (X - 2.7 + Y - 1.6) / 2, (X - 2.7 - Y + 1.6) / 2
    assert minimum_line(ACROSS, UP, u**2 + 0.01 * v**2) is None
    assert minimum_point(ACROSS, UP, u**2 + 0.01 * v**2)[:2] == pytest.approx((2.7, 1.6))


def test_a_bowl_and_a_slope_have_no_line():
    assert minimum_line(ACROSS, UP, (X - 1) ** 2 + Y**2) is None
    assert minimum_line(ACROSS, UP, np.exp(-X - Y)) is None
    assert minimum_line(ACROSS, UP, np.full_like(X, np.nan)) is None


def test_slope_of_the_picture():
    slope = gradient_on_grid(ACROSS, UP, 3 * X**2 + X * Y, (0.53, -0.71))
    assert slope == pytest.approx([6 * 0.53 - 0.71, 0.53], abs=0.02)
    assert gradient_on_grid(ACROSS, UP, X, (9.0, 0.0)) is None
    assert gradient_on_grid(ACROSS, UP, X, (3.0, 2.0)) == pytest.approx([1, 0])


def test_the_floor_of_a_tilted_bowl_lies_between_the_grid_s_points():
    """L = 3 + u² + u v + 2 v² with u = x − 0.123, v = y + 0.456, flat where u = v = 0."""
    u, v = X - 0.123, Y + 0.456
    floor = minimum_point(ACROSS, UP, 3 + u**2 + u * v + 2 * v**2)
    assert floor == pytest.approx((0.123, -0.456, 3.0), abs=1e-9)


def test_no_floor_at_the_border_nor_on_a_plain_nor_beside_infinity():
    assert minimum_point(ACROSS, UP, X + Y) is None
    assert minimum_point(ACROSS, UP, np.ones_like(X)) is None
    assert minimum_point(ACROSS, UP, np.full_like(X, np.inf)) is None


def test_a_scale_is_logarithmic_or_linear_on_request():
    loss = 1 + (X**2 + Y**2) / 10
    assert not scale_of(loss).logarithmic and scale_of(loss, logarithmic=True).logarithmic
    steep = np.exp(X)
    assert scale_of(steep**4).logarithmic and not scale_of(steep**4, logarithmic=False).logarithmic
    assert not scale_of(X, logarithmic=True).logarithmic  # of negative numbers there is none


def test_the_loss_of_the_picture_at_a_place():
    tilted = 3 * X - Y + 2
    assert loss_at(ACROSS, UP, tilted, (0.123, -0.456)) == pytest.approx(3 * 0.123 + 0.456 + 2)
    assert loss_at(ACROSS, UP, tilted, (3.0, 2.0)) == pytest.approx(9.0)  # the last corner
    assert np.isnan(loss_at(ACROSS, UP, tilted, (3.1, 0.0)))


def test_a_refined_parabola_is_the_parabola():
    across, up, loss = refined(ACROSS, UP, (X - 0.3) ** 2 + X * Y + 2 * Y, 3)
    assert across == pytest.approx(np.linspace(-1, 3, 121)) and len(up) == 91
    x, y = np.meshgrid(across, up)
    assert loss == pytest.approx((x - 0.3) ** 2 + x * y + 2 * y)


def test_refining_keeps_what_was_computed_and_leaves_the_infinite_alone():
    loss = np.cos(3 * X) * np.abs(Y)
    assert refined(ACROSS, UP, loss, 4)[2][::4, ::4] == pytest.approx(loss)
    loss[3, 4] = np.inf
    assert refined(ACROSS, UP, loss, 4)[2] is loss


@pytest.mark.filterwarnings("error")
def test_losses_near_the_largest_number_are_drawn_without_a_warning():
    huge = 1.7e308 * np.where((X + Y) % 0.4 < 0.2, 1.0, 0.2)
    assert refined(ACROSS, UP, huge, 3)[2] is huge  # the cubic would swing beyond all numbers
    assert minimum_point(ACROSS, UP, huge) is None or minimum_line(ACROSS, UP, huge) is None
    slope = gradient_on_grid(ACROSS, UP, huge, (0.0, 0.0))
    assert slope is None or np.isfinite(slope).all()
    beside = np.where(X > 1.0, np.inf, 0.0)
    assert np.isnan(loss_at(ACROSS, UP, beside, (1.0, 0.0)))
    assert bowl_floor(ACROSS, UP, huge) is None
