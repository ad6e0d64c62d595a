"""The projection of the surface: where things lie on the screen, and what hides what."""

import math

import numpy as np
import pytest

from backprop_studio.ui.landscape.projection import (
    HEIGHT,
    HIGHEST,
    Eye,
    base_sides,
    far_first,
    fitted,
    heights_of,
    sampled,
    shading,
    visible,
)

AREA = (10.0, 20.0, 300.0, 200.0)
SIDES = (1.0, 1.0)


def corners(eye, sides=SIDES):
    projection = fitted(eye, sides, AREA)
    return np.array(
        [
            projection.point(u, v, h)
            for u in (-sides[0], sides[0])
            for v in (-sides[1], sides[1])
            for h in (0.0, 1.0)
        ]
    )


def test_from_the_front_u_goes_right_v_away_and_h_up() -> None:
    projection = fitted(Eye(0.0, math.radians(30)), SIDES, AREA)
    here, right, back, top = (
        np.array(projection.point(*place)) for place in ((0, 0, 0), (1, 0, 0), (0, 1, 0), (0, 0, 1))
    )
    s = projection.scale
    assert 1 < projection.stretch <= 1.5  # the area is wider than the box
    assert right - here == pytest.approx([s * projection.stretch, 0])
    assert back - here == pytest.approx([0, -s * 0.5])  # sin 30°
    assert top - here == pytest.approx([0, -s * HEIGHT * math.sqrt(3) / 2])


def test_a_quarter_turn_swaps_the_axes() -> None:
    projection = fitted(Eye(math.pi / 2, math.radians(30)), SIDES, AREA)
    here = np.array(projection.point(0, 0, 0))
    assert np.array(projection.point(0, 1, 0)) - here == pytest.approx(
        [-projection.scale * projection.stretch, 0]
    )


@pytest.mark.parametrize("sides", [(1.0, 1.0), (1.0, 0.55), (0.6, 1.0)])
def test_the_box_stays_inside_however_it_is_turned(sides) -> None:
    for azimuth in np.linspace(-3, 3, 13):
        for elevation in (0.11, 0.5, 1.0, 1.5):
            points = corners(Eye(azimuth, elevation), sides)
            assert points[:, 0].min() >= 10 - 1e-6 and points[:, 0].max() <= 310 + 1e-6
            assert points[:, 1].min() >= 20 - 1e-6 and points[:, 1].max() <= 220 + 1e-6


def test_turning_wraps_and_stops_before_the_top() -> None:
    eye = Eye(3.0, 1.0).turned(1.0, 2.0)
    assert eye.azimuth == pytest.approx(4.0 - 2 * math.pi)
    assert eye.elevation == HIGHEST
    assert Eye(zoom=1).zoomed(100).zoom == 8.0


@pytest.mark.parametrize("azimuth", [-2.5, -0.7, 0.4, 2.0])
def test_far_first(azimuth) -> None:
    """away = u sin φ + v cos φ grows with u unless the sine is negative."""
    u_reversed, v_reversed = far_first(Eye(azimuth))
    assert u_reversed == (math.sin(azimuth) < 0)
    assert v_reversed == (math.cos(azimuth) < 0)


def test_base_sides_are_in_proportion() -> None:
    assert base_sides(((0, 4), (1, 4))) == (1.0, 0.75)
    assert base_sides(((0, 1), (0, 100))) == (0.55, 1.0)


def test_heights_are_linear_between_lowest_and_highest() -> None:
    heights = heights_of(np.array([[2.0, 3.0], [4.0, 6.0]]))
    assert heights.shares == pytest.approx(np.array([[0, 0.25], [0.5, 1]]))
    assert (heights.bottom, heights.top, heights.cut) == (2.0, 6.0, False)


def test_a_tower_is_cut_off_at_twelve_times_the_usual() -> None:
    loss = np.full((10, 10), 1.0)
    loss[0, 0], loss[5] = 0.0, 2.0
    loss[9, 9] = 1e30
    heights = heights_of(loss)
    assert heights.cut and heights.top == pytest.approx(12.0)
    assert heights.shares[9, 9] == 1.0 and heights.shares[5, 0] == pytest.approx(1 / 6)


def test_what_is_not_finite_is_known_and_at_the_top() -> None:
    heights = heights_of(np.array([[1.0, np.inf], [np.nan, 2.0]]))
    assert heights.unknown.tolist() == [[False, True], [True, False]]
    assert heights.shares.tolist() == [[0, 1], [1, 1]]
    assert heights_of(np.full((2, 2), np.inf)).unknown.all()


@pytest.mark.parametrize("value", [0.0, -3.0, 1e300])
def test_flat_is_flat(value) -> None:
    heights = heights_of(np.full((3, 3), value))
    assert (heights.shares == 0).all() and not heights.cut


def test_huge_losses_do_not_overflow() -> None:
    heights = heights_of(np.array([[-1.7e308, 0.0], [1.7e308, 1.7e308]]))
    assert heights.shares == pytest.approx(np.array([[0, 0.5], [1, 1]]))


def test_sampled_is_linear_between_points_and_marks_the_outside() -> None:
    field = np.array([[0.0, 1.0, 2.0], [2.0, 3.0, 4.0]])  # u + 1 + (v + 1)
    u, v = np.array([0.5, -1.0, 1.0, 1.2]), np.array([0.5, -1.0, 1.0, 0.0])
    assert sampled(field, SIDES, u, v) == pytest.approx([3.0, 0.0, 4.0, -1.0])


def test_a_wall_hides_what_is_behind_it_but_not_from_above() -> None:
    field = np.zeros((41, 41))
    field[20] = 1.0  # a wall along u at v = 0
    u, v = np.zeros(2), np.array([0.3, -0.3])  # behind it, before it
    h = np.zeros(2)
    assert visible(field, SIDES, Eye(0.0, math.radians(30)), u, v, h).tolist() == [False, True]
    assert visible(field, SIDES, Eye(math.pi, math.radians(30)), u, v, h).tolist() == [True, False]
    # the wall is HEIGHT high and 0.3 away: seen over it above atan(1.15 / 0.3) = 75.4°
    assert visible(field, SIDES, Eye(0.0, math.radians(72)), u, v, h)[0] == np.False_
    assert visible(field, SIDES, Eye(0.0, math.radians(79)), u, v, h).all()


def test_points_of_a_plain_are_all_seen() -> None:
    field = np.full((61, 61), 0.5)
    u = np.linspace(-1, 1, 50)
    assert visible(field, SIDES, Eye(), u, u, np.full(50, 0.5)).all()


def test_slopes_that_face_the_light_are_brighter() -> None:
    ramp = np.tile(np.linspace(0, 1, 11), (11, 1))  # rises with u: faces left, to the light
    assert shading(ramp, SIDES).mean() > shading(ramp[:, ::-1], SIDES).mean() + 0.1
