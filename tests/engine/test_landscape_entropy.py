"""The short way to the binary cross-entropy of a landscape, against its definition."""

import numpy as np
import pytest

from backprop_studio.engine.batches import Rows
from backprop_studio.engine.landscape import LossSurface
from backprop_studio.engine.network import LayerSpec, Network
from backprop_studio.engine.planes import Plane, parameter_plane


def defined(network: Network, vector: np.ndarray, rows: Rows) -> float:
    """−y ln ŷ − (1 − y) ln(1 − ŷ), with ln(1 + eᶻ) by NumPy's own logaddexp."""
    views = network.views(vector)
    a = np.tanh(rows.inputs @ views[0].weights + views[0].bias)
    z = a @ views[1].weights + views[1].bias
    y = rows.targets
    return float((y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z)).mean())


@pytest.mark.parametrize("mixed", [False, True])
def test_it_is_that_of_the_definition_also_far_out(mixed: bool) -> None:
    random = np.random.default_rng(2)
    network = Network(2, (LayerSpec(3, "tanh"), LayerSpec(2, "sigmoid")))
    rows = Rows(random.normal(size=(40, 2)), random.integers(0, 2, size=(40, 2)).astype(float))
    here = random.normal(size=network.size)
    plane = parameter_plane(here, 9, network.size - 1)
    if mixed:
        plane = Plane(here, *random.normal(size=(2, network.size)))
    across, up = np.linspace(-60, 60, 7), np.linspace(-3, 3, 5)
    surface = LossSurface(
        network, network.new_statistics(), rows, plane, across, up, "binary_cross_entropy"
    )
    expected = [[defined(network, plane.point(a, b), rows) for a in across] for b in up]
    np.testing.assert_allclose(surface.finish(), expected, rtol=2e-5)
