"""Which units of a wide layer are shown, and which edges of a dense one are drawn. No Qt."""

import itertools
from collections.abc import Sequence

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.ui.network_diagram.geometry import Circle, Line, between
from backprop_studio.ui.network_diagram.places import Layout

EDGE_LIMIT = 400
MOST_FOLDED = 14  # places of a folded layer, the one that says "… 96 more" among them


def shown_units(units: int, room: int) -> tuple[tuple[int, ...], int]:
    """The units of a layer that get a circle in `room` places, and how many are left out.

    A folded layer shows its first units and its last; one place says what is missing.
    """
    if units <= room:
        return tuple(range(units)), 0
    places = max(3, min(room, MOST_FOLDED))
    shown = (*range(places - 2), units - 1)
    return shown, units - len(shown)


def drawn_edges(
    shown: Sequence[Sequence[int]],
    weights: Sequence[NDArray[np.float64]],
    limit: int = EDGE_LIMIT,
) -> tuple[ParameterIndex, ...]:
    """At most `limit` edges among shown units, the largest |w| of each layer.

    `shown[0]` are input units, `shown[l + 1]` those of layer l; `weights[l]` is
    (units below, units). Layers with few edges leave their share to the others.
    """
    counts = [len(below) * len(above) for below, above in itertools.pairwise(shown)]
    allowed, left = [0] * len(counts), limit
    for place, layer in enumerate(sorted(range(len(counts)), key=counts.__getitem__)):
        allowed[layer] = min(counts[layer], left // (len(counts) - place))
        left -= allowed[layer]
    edges: list[ParameterIndex] = []
    for layer, matrix in enumerate(weights):
        below, above = np.array(shown[layer]), np.array(shown[layer + 1])
        size = np.abs(matrix[np.ix_(below, above)]).ravel()
        chosen = np.sort(np.argsort(-size, kind="stable")[: allowed[layer]])
        edges.extend(
            ParameterIndex(layer, "weight", int(above[k % len(above)]), int(below[k // len(above)]))
            for k in chosen
        )
    return tuple(edges)


def with_edges_of(layout: Layout, weights: Sequence[NDArray[np.float64]]) -> Layout:
    """The same with the edges that `weights` decide; the very same where these are no others."""
    edges = drawn_edges(layout.shown, weights)
    if len(edges) == len(layout.edges) and all(map(layout.edges.__contains__, edges)):
        return layout
    known = layout.edges
    lines = {index: known.get(index) or edge_line(layout, index) for index in edges}
    return replace(layout, edges=lines)


def edge_line(layout: Layout, index: ParameterIndex) -> Line:
    """From rim to rim, or from the edge of the picture that holds the inputs."""
    end = layout.nodes[UnitIndex(index.layer, index.unit)]
    if index.layer > 0 or layout.picture is None:
        return between(layout.nodes[UnitIndex(index.layer - 1, index.source)], end)
    picture = layout.picture
    side = round(len(layout.shown[0]) ** 0.5)
    row = (index.source // side + 0.5) / side
    return between(Circle(picture.right, picture.y + row * picture.height, 0.0), end)
