"""Clipping by hand."""

import numpy as np
import pytest

from backprop_studio.engine.regularization import clip_norm


@pytest.mark.parametrize(
    ("gradient", "length"),
    [
        ([1.0, -1.0, 1.0, 1.0], 2.0),
        ([3e200, -4e200], 5e200),  # its square would overflow
        ([3e-200, 4e-200], None),  # shorter than the bound
        ([0.0, 0.0], None),
    ],
)
def test_a_vector_is_shortened_to_the_bound_only_if_it_is_longer(gradient, length) -> None:
    found = np.array(gradient)
    clip_norm(found, 0.5)
    factor = 1.0 if length is None else 0.5 / (length + 1e-6)
    np.testing.assert_allclose(found, np.array(gradient) * factor, rtol=1e-12)
