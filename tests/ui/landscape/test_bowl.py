"""Where a bowl's floor lies that the picture does not reach, against bowls written down here."""

import numpy as np
import pytest

from backprop_studio.ui.landscape.bowl import bowl_floor

ACROSS, UP = np.linspace(-1, 3, 61), np.linspace(-2, 2, 61)
X, Y = np.meshgrid(ACROSS, UP)


def two_points(w, b):
    """Mean of the squares of w x + b − y for (2.1, 4) and (−1, 0.5)."""
    return ((2.1 * w + b - 4) ** 2 + (-w + b - 0.5) ** 2) / 2


def test_the_floor_of_two_points_is_the_line_through_both():
    w = 3.5 / 3.1
    above = np.linspace(-2, 1.2, 61)
    loss = two_points(*np.meshgrid(ACROSS, above))
    assert bowl_floor(ACROSS, above, loss) == pytest.approx((w, 0.5 + w))


@pytest.mark.parametrize(
    "loss",
    [
        (2.1 * X + Y - 4) ** 2,  # a trough
        X**2 - Y**2,  # a saddle
        -(X**2) - Y**2,
        np.exp(-X - Y),
        np.cos(3 * X) + np.cos(3 * Y),
        np.ones_like(X),
        1e300 * (X**2 + Y**2),  # it is one, but its variance is beyond all numbers
        np.where(X > 2, np.inf, X**2 + Y**2),
    ],
)
def test_what_is_no_bowl_has_none(loss):
    assert bowl_floor(ACROSS, UP, loss) is None
