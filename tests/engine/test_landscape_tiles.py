"""How the points of a landscape are put into levels and tiles, and what one takes."""

import numpy as np
import pytest

from backprop_studio.engine.axis_forward import PointsByAxis
from backprop_studio.engine.landscape import coarse_first, tiles
from backprop_studio.engine.network import LayerSpec, Network
from backprop_studio.engine.plane_forward import NetworkOnPlane, PointsByProduct


def plain(features: int, *units: int) -> Network:
    return Network(features, tuple(LayerSpec(count, "tanh") for count in units))


def on_plane(network: Network, first: int | None, second: int | None) -> NetworkOnPlane:
    """Of two parameters, or of none."""
    vectors = np.zeros((3, network.size))
    for vector, position in zip(vectors[1:], (first, second), strict=True):
        if position is not None:
            vector[position] = 1.0
    return NetworkOnPlane(network, (None,) * len(network.layers), tuple(vectors))


def test_what_a_point_takes() -> None:
    """Of 5-3-4-2, all; from the second layer of 2-3-4-5-1 on, what is above it."""
    points = PointsByProduct(on_plane(plain(5, 3, 4, 2), 0, 1))
    assert (points.width, points.products) == (4, 5 * 3 + 3 * 4 + 4 * 2)

    network = plain(2, 3, 4, 5, 1)
    for first, second, width, products in (
        (0, 9, 5, 2 * 5 + 4 * 5 + 5),  # one in the first layer, one in the second
        (9, 10, 5, 2 * 5 + 5),
        (-1, -2, 2, 2),
    ):
        changed = PointsByAxis(on_plane(network, first, second))
        assert (changed.width, changed.products) == (width, products)
    nothing = PointsByAxis(on_plane(network, None, None))
    assert (nothing.width, nothing.products, nothing.lowest) == (1, 1, 3)


@pytest.mark.parametrize(
    ("height", "width", "points", "sizes"),
    [
        (9, 13, 12, [(3, 3)] * 4 + [(3, 1)]),  # 3 wide in 5 parts; 12 // 3 = 4, alike: 3 high
        (2, 9, 20, [(2, 3)] * 3),  # 4 wide would need 3 parts too
        (1, 4, 1, [(1, 1)] * 4),
        (5, 2, 6, [(3, 2), (2, 2)]),
        (0, 4, 6, []),
    ],
)
def test_tiles_are_alike_and_as_square_as_may_be(height, width, points, sizes) -> None:
    cut = list(tiles([(range(height), range(width))], points))
    found = [(len(below), len(across)) for below, across in cut]
    assert found[: len(sizes)] == sizes and sum(a * b for a, b in found) == height * width


def test_a_part_of_a_level_without_points_is_passed_over() -> None:
    level = [(range(3), range(0)), (range(1), range(2, 3))]
    assert list(tiles(level, 4)) == [(range(1), range(2, 3))]


def test_the_first_level_has_eight_points_or_more() -> None:
    assert list(coarse_first(20, 9)) == [
        [(range(0, 20, 2), range(0, 9, 2))],
        [(range(0, 20, 2), range(1, 9, 2)), (range(1, 20, 2), range(0, 9, 1))],
    ]
    assert len(list(coarse_first(3, 15))) == 1 and len(list(coarse_first(64, 3))) == 4


@pytest.mark.parametrize("shape", [(1, 1), (1, 50), (3, 2), (64, 101), (100, 9)])
def test_levels_cover_each_point_once(shape) -> None:
    count = np.zeros(shape, int)
    for level in coarse_first(*shape):
        for below, across in level:
            count[np.ix_(below, across)] += 1
    assert (count == 1).all()
