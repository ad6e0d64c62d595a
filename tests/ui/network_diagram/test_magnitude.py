"""The largest magnitude among numbers of which some may be covered."""

import math

import numpy as np
import pytest

from backprop_studio.ui.network_diagram.scene import magnitude


@pytest.mark.parametrize(
    ("values", "largest"),
    [
        ([[1.0, -3.0], [2.0, 0.5]], 3.0),
        ([[math.nan, -3.0], [2.0, math.nan]], 3.0),
        ([-2.0], 2.0),
        ([math.nan], 0.0),
        ([], 0.0),
        ([1.0, -math.inf], math.inf),
    ],
)
def test_magnitude(values: list[float], largest: float) -> None:
    assert magnitude(np.array(values)) == largest
