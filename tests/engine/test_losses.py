"""The loss of each example, calculated by hand."""

import math

import numpy as np
import pytest

from backprop_studio.engine.losses import find_loss

E = [[1.0, -2.0, 2.0], [0.5, 3.0, 0.0]]
Z = [[0.0, math.log(3), math.log(3)], [-math.log(3), 0.0, 0.0]]
Y = [[1.0, 1.0, 0.0], [1.0, 0.0, 1.0]]
LN2 = math.log(2)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("mse", [9 / 3, 9.25 / 3]),
        ("half_squared_error", [9 / 2, 9.25 / 2]),
        ("mae", [5 / 3, 3.5 / 3]),
        ("huber", [(0.5 + 1.5 + 1.5) / 3, (0.125 + 2.5) / 3]),
        # ŷ = 1/2, 3/4, 3/4 and 1/4, 1/2, 1/2
        ("binary_cross_entropy", [(LN2 + math.log(4 / 3) + math.log(4)) / 3, 4 * LN2 / 3]),
        # ŷ = 1/7, 3/7, 3/7 and 1/7, 3/7, 3/7
        ("cross_entropy", [math.log(7) + math.log(7 / 3), math.log(7) + math.log(7 / 3)]),
    ],
)
def test_each_example_by_hand_also_of_several_networks(kind: str, expected: list[float]) -> None:
    several = [np.array([table, table[::-1]]) for table in (E, Z, Y)]
    found = find_loss(kind).examples(*several)
    np.testing.assert_allclose(found, [expected, expected[::-1]], rtol=1e-12)
