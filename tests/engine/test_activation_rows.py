"""What the table says of a function is said of the function that stands beside it."""

from typing import Any

import numpy as np
import pytest

from backprop_studio.engine.activations import ACTIVATIONS

Z = np.array([[-5.3, -2.1, -0.4, 0.3, 1.7, 4.9]])


@pytest.mark.parametrize("key", ACTIVATIONS)
def test_the_source_computes_the_same(key: str) -> None:
    row, names = ACTIVATIONS[key], {"np": np, "z": Z}
    exec("\n".join(row.source.numpy_lines), names)
    a = np.empty_like(Z)
    row.function(Z, a)
    np.testing.assert_allclose(eval(row.source.numpy.format(z="z"), names), a, rtol=1e-12)
    assert bool(row.source.numpy_slope) == (row.slope is not None)
    if row.slope is not None:
        slope = np.empty_like(Z)
        row.slope(Z, a, slope)
        found: Any = eval(row.source.numpy_slope.format(z="z", a="a"), names | {"a": a})
        np.testing.assert_allclose(found, slope, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("key", ACTIVATIONS)
def test_ends_bends_and_flatness_are_those_of_the_function(key: str) -> None:
    row = ACTIVATIONS[key]
    z = np.array([-700.0, -1e-9, 1e-9, 700.0])
    a, slope = np.empty_like(z), np.ones_like(z)
    row.function(z, a)
    if row.slope is not None:
        row.slope(z, a, slope)
    if row.ends is not None:
        assert (a[0], a[-1]) == pytest.approx(row.ends, abs=0.01)
    assert row.bends == (abs(slope[2] - slope[1]) > 0.5)
    if row.largest_slope is not None:
        wide = np.linspace(-30, 30, 601)  # 0 among them
        values, slopes = np.empty_like(wide), np.empty_like(wide)
        row.function(wide, values)
        assert row.slope is not None
        row.slope(wide, values, slopes)
        assert slopes.max() == pytest.approx(row.largest_slope)
        assert slopes.min() < 0.01


# On its way from 1 down to 0 the slope passes 0 and comes back from below, to a twentieth.
@pytest.mark.parametrize("key", ["silu", "gelu"])
def test_below_the_dip_a_slope_that_passed_zero_is_flat(key: str) -> None:
    row = ACTIVATIONS[key]
    assert row.dip is not None and row.slope is not None
    z = np.array([row.dip, 0.6 * row.dip, 0.0])
    a, slope = np.empty_like(z), np.ones_like(z)
    row.function(z, a)
    row.slope(z, a, slope)
    assert slope[0] == pytest.approx(-0.045, abs=0.01)
    assert slope[1] < -0.09 and slope[2] == 0.5
