"""The plane of a run: against the decomposition of the whole table, and by hand."""

import math

import numpy as np
import pytest

from backprop_studio.engine import principal_axes
from backprop_studio.engine.planes import ParameterAxes, PlaneAxes
from backprop_studio.engine.principal_axes import PrincipalAxes


def walk(count: int, size: int) -> np.ndarray:
    return np.cumsum(np.random.default_rng(4).normal(size=(count, size)), axis=0)


def by_decomposition(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The directions of all vectors at once, each the way the run went, and their shares."""
    _, singular, rows = np.linalg.svd(table - table.mean(axis=0), full_matrices=False)
    way = np.sign(rows[:2] @ (table[-1] - table[0]))
    return rows[:2] * way[:, None], (singular**2 / (singular**2).sum())[:2]


@pytest.mark.parametrize("width", [7, 0])
@pytest.mark.parametrize(
    ("count", "size", "start", "step"),
    [(30, 9, 0.0, 1.0), (5, 20, 0.0, 1e-8), (3, 3, 2.0**20, 1.0), (40, 2, 0.0, 1.0)],
)
def test_they_are_those_of_the_singular_values(
    count: int, size: int, start: float, step: float, width: int, monkeypatch
) -> None:
    monkeypatch.setattr(principal_axes, "MULTIPLICATIONS", width * count * count)  # many pieces
    table = start + step * walk(count, size)
    found = PrincipalAxes(list(table))
    assert sum(1 for _ in found.pieces()) == 2 * math.ceil(size / max(1, width))
    directions, shares = by_decomposition(table)
    np.testing.assert_allclose(found.directions, directions, atol=1e-9)
    assert found.explained == pytest.approx(shares, abs=1e-9)


def test_a_second_direction_a_hundred_thousand_times_shorter_is_found() -> None:
    t = np.linspace(0.0, 1.0, 20)
    table = np.stack((t, 1e-5 * t * t, 2.0 * t + 1e-5 * t * t), axis=1)
    found = PrincipalAxes(list(table))
    found.finish()
    np.testing.assert_allclose(np.abs(found.directions), np.abs(by_decomposition(table)[0]), 1e-2)


def test_those_of_an_ellipse_are_its_axes() -> None:
    """Half axes 3 and 1: the variances are as 9 to 1."""
    u, v = np.array([1.0, 1, 0, 0]) / np.sqrt(2), np.array([0, 0, 1.0, -1]) / np.sqrt(2)
    angle = np.linspace(0, 2 * np.pi, 40, endpoint=False)[:, None]
    found = PrincipalAxes(list(5 + 3 * np.cos(angle) * u + np.sin(angle) * v))
    found.finish()
    assert found.explained == pytest.approx((0.9, 0.1))
    np.testing.assert_allclose(np.abs(found.directions), np.abs([u, v]), atol=1e-12)


def test_a_straight_way_has_one_direction() -> None:
    start, step = np.array([1.0, 0.0]), np.array([2.1, 1.0])
    found = PrincipalAxes([start + t * step for t in (0.0, 1.5, 1.0)])
    found.finish()
    np.testing.assert_allclose(found.directions[0], step / np.hypot(2.1, 1.0))
    assert not found.directions[1].any()
    assert found.explained == pytest.approx((1.0, 0.0))


FAR = np.array([1.0, np.inf, 0.0, 0.0])


@pytest.mark.parametrize(
    "vectors", [[np.ones(4)] * 3, [np.ones(4)], [np.ones(4), FAR], [np.ones(4), FAR, np.ones(4)]]
)
def test_standing_still_and_overflow_have_none(vectors) -> None:
    found = PrincipalAxes(vectors)
    found.finish()
    assert not found.directions.any()
    assert found.explained == (0.0, 0.0)


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


@pytest.mark.parametrize(
    ("first", "second", "parallel"),
    [
        ((1.0, 2.0), (-3.0, -6.0), True),
        ((1.0, 2.0), (0.0, 0.0), True),
        ((100.0, 0.0), (100.0, 1.0), False),  # sin² of the angle between them is 10⁻⁴
        ((100.0, 0.0), (100.0, 0.01), True),  # 10⁻⁸
    ],
)
def test_directions_are_parallel_below_a_thousandth_of_a_radian(first, second, parallel) -> None:
    axes = PlaneAxes(np.zeros(2), np.array(first), np.array(second))
    assert axes.parallel == parallel


def test_two_parameters_are_axes_like_others() -> None:
    here = np.array([5.0, 6.0, 7.0, 8.0])
    axes = ParameterAxes(2, 0)
    units = PlaneAxes(np.zeros(4), np.eye(4)[2], np.eye(4)[0])
    np.testing.assert_array_equal(axes.coordinates(here), units.coordinates(here))
    np.testing.assert_array_equal(axes.through(here).origin, units.through(here).origin)
    np.testing.assert_array_equal(axes.slope(here), [7.0, 5.0])
    assert not axes.parallel and axes.explained is None
