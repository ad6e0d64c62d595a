"""The plane of a run: against the decomposition of the whole table, and by hand."""

import numpy as np
import pytest

from backprop_studio.engine import principal_axes
from backprop_studio.engine.planes import ParameterAxes, PlaneAxes, trajectory_plane
from backprop_studio.engine.principal_axes import PrincipalAxes


def walk(count: int, size: int) -> np.ndarray:
    return np.cumsum(np.random.default_rng(4).normal(size=(count, size)), axis=0)


@pytest.mark.parametrize(("count", "size"), [(30, 9), (5, 200), (3, 3), (40, 2)])
def test_they_are_those_of_the_singular_values(count: int, size: int, monkeypatch) -> None:
    monkeypatch.setattr(principal_axes, "MULTIPLICATIONS", 7 * count * count)  # many pieces
    table = walk(count, size)
    found, expected = PrincipalAxes(list(table)), trajectory_plane(table)
    found.finish()
    directions = np.stack((expected.plane.first, expected.plane.second))
    np.testing.assert_allclose(found.directions, directions, atol=1e-9)
    assert found.explained == pytest.approx(expected.explained, abs=1e-9)
    coordinates = PlaneAxes(table[-1], *found.directions).coordinates(table)
    np.testing.assert_allclose(coordinates, expected.coordinates, atol=1e-9)


def test_a_straight_way_has_one_direction() -> None:
    start, step = np.array([1.0, 0.0]), np.array([2.1, 1.0])
    found = PrincipalAxes([start + t * step for t in (0.0, 1.0, 1.5)])
    found.finish()
    np.testing.assert_allclose(found.directions[0], step / np.hypot(2.1, 1.0))
    assert not found.directions[1].any()
    assert found.explained == pytest.approx((1.0, 0.0))


def test_standing_still_and_overflow_have_none() -> None:
    for vectors in ([np.ones(4)] * 3, [np.ones(4), np.array([1.0, np.inf, 0.0, 0.0])]):
        found = PrincipalAxes(vectors)
        found.finish()
        assert not found.directions.any()


def test_coordinates_are_those_of_the_nearest_point_of_the_plane() -> None:
    random = np.random.default_rng(1)
    reference, first, second, there = random.normal(size=(4, 6))
    axes = PlaneAxes(reference, first, second)
    nearest = np.linalg.lstsq(np.stack((first, second), axis=1), there - reference)[0]
    np.testing.assert_allclose(axes.coordinates(there), nearest, atol=1e-9)
    plane = axes.through(there)
    np.testing.assert_allclose(plane.point(*nearest), there, atol=1e-9)
    gradient = random.normal(size=6)
    np.testing.assert_allclose(axes.slope(gradient), [gradient @ first, gradient @ second])
    assert not axes.parallel and PlaneAxes(reference, first, -3 * first).parallel


def test_two_parameters_are_axes_like_others() -> None:
    here = np.array([5.0, 6.0, 7.0, 8.0])
    axes = ParameterAxes(2, 0)
    units = PlaneAxes(np.zeros(4), np.eye(4)[2], np.eye(4)[0])
    np.testing.assert_array_equal(axes.coordinates(here), units.coordinates(here))
    np.testing.assert_array_equal(axes.through(here).origin, units.through(here).origin)
