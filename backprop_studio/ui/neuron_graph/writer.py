"""Writes the graph of one neuron for one snapshot. No widget."""

from collections.abc import Sequence

import numpy as np

from backprop_studio.engine.parameter_index import UnitIndex
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.neuron_graph.arrivals import below
from backprop_studio.ui.neuron_graph.ending import Ending
from backprop_studio.ui.neuron_graph.graph import Graph
from backprop_studio.ui.neuron_graph.incoming import Incoming
from backprop_studio.ui.neuron_graph.passing import Passing
from backprop_studio.ui.neuron_graph.reading import Reading


def largest_terms(snapshot: Snapshot, unit: UnitIndex, count: int) -> tuple[int, ...]:
    """The `count` inputs of a neuron that add most to its z, in their order."""
    x = below(snapshot, unit.layer)
    if x.size <= count:
        return tuple(range(x.size))
    size = np.abs(x * snapshot.parameters[unit.layer].weights[:, unit.unit])
    order = np.argsort(-np.nan_to_num(size), kind="stable")[:count]
    return tuple(sorted(int(place) for place in order))


def write_graph(
    snapshot: Snapshot,
    unit: UnitIndex,
    shown: Sequence[int],
    above_shown: Sequence[int] = (),
    gradients: bool = False,
    ghost: Snapshot | None = None,
) -> Graph:
    """The graph of `unit`, with the inputs `shown` and the neurons above `above_shown` one by
    one. `gradients` shows those of this layer though no backward move has been made, as in
    the diagram's blame view; `ghost` gives earlier values of its parameters.
    """
    reading = Reading(snapshot, unit, gradients, ghost)
    incoming, passing, ending = Incoming(reading), Passing(reading), Ending(reading)
    terms = tuple(incoming.term(place) for place in shown)
    fold = incoming.fold(shown) if len(shown) < reading.x.size else None
    bias, steps = None, [passing.sum()]
    if reading.layer.batch_norm:
        steps += passing.normalization()
    else:
        bias = incoming.bias("plus")
    steps += passing.function()
    target = ending.output() if reading.last else None
    found = () if reading.last else ending.streams(above_shown)
    return Graph(unit, reading.nodes, terms, fold, bias, tuple(steps), found, target)
