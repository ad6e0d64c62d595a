"""The units that are dropped, against what a pass in training mode does to them."""

import numpy as np
import pytest

from backprop_studio.engine.batches import iteration_random
from backprop_studio.engine.dropped import dropped_units
from backprop_studio.engine.forward import ForwardPass
from backprop_studio.engine.network import LayerSpec, Network

LAYERS = (
    LayerSpec(40, "sigmoid", dropout=0.5),
    LayerSpec(5, "tanh"),
    LayerSpec(40, "sigmoid", dropout=0.2),
    LayerSpec(1, "linear"),
)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("place", [0, 2, 6])
def test_a_dropped_sigmoid_is_zero_and_another_is_not(dtype: type, place: int) -> None:
    network = Network(3, LAYERS, dtype)
    parameters = np.random.default_rng(1).normal(size=network.size).astype(dtype)
    forward = ForwardPass(network, parameters, network.new_statistics(), 7)
    forward.load(np.ones((7, 4), dtype), np.zeros((7, 1), dtype))
    forward.draw_masks(iteration_random(5, 12))
    forward.run(training=True)
    found = dropped_units(network, 7, place, iteration_random(5, 12))
    assert found[1] is None and found[3] is None
    for number in (0, 2):
        np.testing.assert_array_equal(found[number], forward.layers[number].a[place] == 0.0)
    assert found[0] is not None and 8 < found[0].sum() < 32
