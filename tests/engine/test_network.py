"""Where each parameter lies in the flat vector, and back."""

import pytest

from backprop_studio.engine.network import LayerSpec, Network
from backprop_studio.engine.parameter_index import ParameterIndex


def test_every_position_has_the_address_that_leads_to_it() -> None:
    layers = (LayerSpec(4, "relu", batch_norm=True), LayerSpec(2, "linear"))
    network = Network(3, layers)
    assert tuple(network.index(place) for place in range(network.size)) == network.indices()
    for outside in (-1, network.size):
        with pytest.raises(IndexError, match="no parameter"):
            network.index(outside)


# Layer 0: rows of 4 for three inputs, bias, scale; layer 1: rows of 2 for four units, bias.
@pytest.mark.parametrize(
    ("index", "place"),
    [
        (ParameterIndex(0, "weight", 1, 2), 9),
        (ParameterIndex(0, "bias", 2), 14),
        (ParameterIndex(0, "scale", 3), 19),
        (ParameterIndex(1, "weight", 1, 3), 27),
        (ParameterIndex(1, "bias", 1), 29),
        (ParameterIndex(-1, "bias", 0), None),
        (ParameterIndex(2, "bias", 0), None),
        (ParameterIndex(0, "weight", 0, -1), None),
        (ParameterIndex(0, "weight", 0, 3), None),
        (ParameterIndex(0, "bias", 4), None),
        (ParameterIndex(0, "bias", -1), None),
        (ParameterIndex(1, "scale", 0), None),
    ],
)
def test_positions_by_hand(index: ParameterIndex, place: int | None) -> None:
    network = Network(3, (LayerSpec(4, "relu", batch_norm=True), LayerSpec(2, "linear")))
    if place is not None:
        assert network.position(index) == place
        return
    with pytest.raises(IndexError, match=r"no (layer|parameter)"):
        network.position(index)


def test_penalties_act_on_weights_alone() -> None:
    mask = Network(2, (LayerSpec(1, "relu", batch_norm=True),)).weight_mask
    assert mask.tolist() == [1.0, 1.0, 0.0, 0.0]
    with pytest.raises(ValueError, match="read-only"):  # all runs of the network share it
        mask[0] = 2.0


def test_running_statistics_begin_with_mean_0_and_variance_1() -> None:
    layers = (LayerSpec(2, "relu", batch_norm=True), LayerSpec(4, "relu"))
    running = Network(3, (*layers, LayerSpec(1, "linear", batch_norm=True))).new_statistics()
    assert running.flat.tolist() == [0.0, 0.0, 1.0, 1.0, 0.0, 1.0]
    assert [None if v is None else v.tolist() for v in running.mean] == [[0.0, 0.0], None, [0.0]]
    assert [None if v is None else v.tolist() for v in running.var] == [[1.0, 1.0], None, [1.0]]
