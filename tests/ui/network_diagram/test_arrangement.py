"""Which edges of a large network are drawn: the largest at rest, the same ones meanwhile."""

from msgspec.structs import replace
from snapshots import dense

from backprop_studio.theme import LIGHT
from backprop_studio.training.messages import Move, Snapshot
from backprop_studio.ui.network_diagram.arrangement import Arrangement
from backprop_studio.ui.network_diagram.places import Layout

MOVE = Move("update", None)


def other_weights(snapshot: Snapshot, revision: int, move: Move | None = None) -> Snapshot:
    """The network with the weights of each layer the other way round."""
    turned = tuple(replace(p, weights=p.weights[::-1, ::-1]) for p in snapshot.parameters)
    return replace(snapshot, parameters=turned, parameters_revision=revision, move=move)


def layout(arrangement: Arrangement, snapshot: Snapshot) -> Layout:
    return arrangement.layout(snapshot, 900, 1800, LIGHT, False)


def test_the_largest_edges_are_found_at_rest_and_stay_from_move_to_move() -> None:
    arrangement, start = Arrangement(), dense((20, 30, 30, 2))
    first = layout(arrangement, start)
    assert len(first.edges) < first.weights  # else there is nothing to decide
    updated = other_weights(start, 2, MOVE)
    assert layout(arrangement, updated) is first
    back = other_weights(updated, 3)  # where Previous leads to
    assert layout(arrangement, back) is first
    forth = other_weights(start, 4)
    rested = layout(arrangement, forth)
    assert rested.edges.keys() != first.edges.keys()
    assert layout(arrangement, forth) is rested
    running = replace(other_weights(forth, 5), running=True)
    assert layout(arrangement, running) is rested
    paused = replace(running, running=False)
    assert layout(arrangement, paused).edges.keys() == first.edges.keys()
