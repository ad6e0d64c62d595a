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
