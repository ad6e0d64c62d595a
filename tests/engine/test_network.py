"""Where each parameter lies in the flat vector, and back."""

import pytest

from backprop_studio.engine.network import LayerSpec, Network


def test_every_position_has_the_address_that_leads_to_it() -> None:
    layers = (LayerSpec(4, "relu", batch_norm=True), LayerSpec(2, "linear"))
    network = Network(3, layers)
    assert tuple(network.index(place) for place in range(network.size)) == network.indices()
    for outside in (-1, network.size):
        with pytest.raises(IndexError, match="no parameter"):
            network.index(outside)


def test_running_statistics_begin_with_mean_0_and_variance_1() -> None:
    layers = (LayerSpec(2, "relu", batch_norm=True), LayerSpec(4, "relu"))
    running = Network(3, (*layers, LayerSpec(1, "linear", batch_norm=True))).new_statistics()
    assert running.flat.tolist() == [0.0, 0.0, 1.0, 1.0, 0.0, 1.0]
    assert [None if v is None else v.tolist() for v in running.mean] == [[0.0, 0.0], None, [0.0]]
    assert [None if v is None else v.tolist() for v in running.var] == [[1.0, 1.0], None, [1.0]]
