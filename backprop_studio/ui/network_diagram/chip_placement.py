"""Where on its edge each weight's chip stands, so that none covers another. No Qt.

Each chip may slide along its edge. Starting at the middle, each in turn takes the
place that costs least given all others; after a few rounds nothing moves any more.
What a place costs by itself is the same in every round, and found for all of them at once.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from backprop_studio.ui.network_diagram.geometry import Circle, Line, Rect
from backprop_studio.ui.network_diagram.places import Layout

Floats = NDArray[np.float64]

SHARES = np.array(
    [0.5 + sign * 0.04 * step for step in range(9) for sign in ((1, -1) if step else (1,))]
)
NOTHING = np.empty((0, 4))
ROUNDS = 5
CLEARANCE, BESIDE = 3.0, 2.0  # px to what may not be covered, and to other edges
COVERED, CROSSED = 100.0, 1.0


def place_chips(layout: Layout, size: tuple[float, float]) -> bool:
    """Fill `layout.chips` with one chip of `size` on each edge; False if two must overlap."""
    edges = np.array([(line.x0, line.y0, line.x1, line.y1) for line in layout.edges.values()])
    start, way = edges[:, None, :2], edges[:, None, 2:] - edges[:, None, :2]
    middles = start + SHARES[:, None] * way  # (edges, shares, 2)
    half = np.array(size) / 2
    circles = [*layout.nodes.values(), *layout.targets.values()]
    covered = _over_rectangles(middles, half, [rect for _, rect in layout.solid()])
    covered += _over_circles(middles, half, circles)
    alone = COVERED * covered + CROSSED * _crossed(middles, half, edges) + np.abs(SHARES - 0.5)
    every = np.arange(len(edges))
    taken = np.zeros(len(edges), dtype=int)  # number of the share where each chip stands
    for _ in range(ROUNDS):
        before = taken.copy()
        for edge in every:
            chips = _over_chips(middles[edge], half, np.delete(middles[every, taken], edge, 0))
            taken[edge] = np.argmin(alone[edge] + COVERED * chips)
        if np.array_equal(taken, before):
            break
    places = middles[every, taken]
    pairs = _over_chips(places, half, places) - 1  # each stands where it stands itself
    if (covered[every, taken] + pairs).any():
        return False
    for index, (x, y) in zip(layout.edges, places.tolist(), strict=True):
        layout.chips[index] = Rect.around(x, y, *size)
    return True


def _over_rectangles(middles: Floats, half: Floats, rectangles: list[Rect]) -> Floats:
    """How many of them a chip at each place would cover: (edges, shares)."""
    others = np.array([(*rect.middle, rect.width / 2, rect.height / 2) for rect in rectangles])
    apart = np.abs(middles[..., None, :] - others[:, :2])
    return np.asarray((apart < half + CLEARANCE + others[:, 2:]).all(axis=-1).sum(axis=-1))


def _over_circles(middles: Floats, half: Floats, circles: list[Circle]) -> Floats:
    others = np.array([(circle.x, circle.y, circle.r) for circle in circles])
    apart = np.abs(middles[..., None, :] - others[:, :2])
    beyond = np.maximum(apart - (half + CLEARANCE), 0.0)
    return np.asarray((np.hypot(beyond[..., 0], beyond[..., 1]) < others[:, 2]).sum(axis=-1))


def _over_chips(middles: Floats, half: Floats, chips: Floats) -> Floats:
    """How many chips, given by their middles (chips, 2), each of the places (places, 2) covers."""
    apart = np.abs(middles[:, None, :] - chips)
    return np.asarray((apart < 2 * half + CLEARANCE).all(axis=-1).sum(axis=-1))


def _crossed(middles: Floats, half: Floats, edges: Floats) -> Floats:
    """How many other edges a chip at each place would lie on: (edges, shares).

    An edge is clipped at the rectangle's sides (Liang and Barsky); what is left of it must not
    end before it begins.
    """
    change = edges[:, 2:] - edges[:, :2]
    change = np.where(change == 0, 1e-300, change)  # parallel to a side: far away or all along
    from_start = middles[..., None, :] - edges[:, :2]
    first = (from_start - half - BESIDE) / change
    second = (from_start + half + BESIDE) / change
    enter = np.minimum(first, second).max(axis=-1).clip(min=0.0)
    leave = np.maximum(first, second).min(axis=-1).clip(max=1.0)
    own = 1  # every chip lies on its own edge
    return np.asarray((enter <= leave).sum(axis=-1) - own)


@lru_cache(maxsize=16)
def floating_place(layout: Layout, line: Line, size: tuple[float, float]) -> Rect:
    """For a chip that stands only while its edge is chosen: at the edge's middle, or above,
    below, beside, between these, before or behind it where it covers less; always inside the
    diagram."""
    width, height = size
    x, y = line.at(0.5)
    half, step = width / 2 + CLEARANCE, height + CLEARANCE
    ends = [
        max((c.r for c in layout.nodes.values() if abs(c.x - end) <= 2 * c.r), default=0.0)
        for end in (line.x0, line.x1)
    ]
    places: tuple[tuple[float, float], ...] = (
        (x, y),
        (x, y - step),
        (x, y + step),
        (x + half, y),
        (x - half, y),
        *((x + across, y + down) for down in (-step, step) for across in (half, -half)),
        (x, y - max(ends) - height / 2 - CLEARANCE),
        (x, y + max(ends) + height / 2 + CLEARANCE),
        (x, y - max(ends) - 1.5 * height - CLEARANCE),  # beyond what stands beside the nodes
        (x, y + max(ends) + 1.5 * height + CLEARANCE),
        (line.x0 - 2 * ends[0] - half, line.y0),
        (line.x1 + 2 * ends[1] + half, line.y1),
    )
    if line.x1 + 2 * ends[1] >= max(circle.x for circle in layout.nodes.values()):
        places = (*places, (layout.loss.middle[0], line.y1))  # the last layer's: over the loss
    if line.length == 0:  # a bias: also beside its node
        beside = ends[0] + half, y - height - ends[0]
        places = (*places, (x + beside[0], beside[1]), (x - beside[0], beside[1]))
    inside = [_inside(layout, place, size) for place in places]
    return inside[int(np.argmin(_covered(layout, inside)))]


def covered(layout: Layout, rect: Rect) -> float:
    """How many px² a rectangle would cover of what stands on the diagram but its edges."""
    told = layout.chips.values() if layout.graph is None else layout.told
    chips = np.array([_corners(rect) for rect in told]).reshape(-1, 4)
    return float(_covered(layout, [rect], chips)[0])


def _inside(layout: Layout, place: tuple[float, float], size: tuple[float, float]) -> Rect:
    (x, y), (width, height) = place, size
    x = min(max(x, width / 2 + 4), layout.width - width / 2 - 4)
    y = min(max(y, height / 2 + 4), layout.legend.y - height / 2)
    return Rect.around(x, y, width, height)


def _covered(layout: Layout, rects: list[Rect], more: Floats = NOTHING) -> Floats:
    """How many px² each would cover (rects,) of nodes, targets, loss, buttons, what stands beside
    the nodes, and `more` (n, 4), corners."""
    circles = (*layout.nodes.values(), *layout.targets.values(), *layout.signs)
    nodes = np.array([(c.x - c.r, c.y - c.r, c.x + c.r, c.y + c.r) for c in circles])
    beside = [*layout.labels.values()]
    if layout.detail != "compact" and layout.graph is None:  # there they are dots on the nodes
        beside += layout.biases.values()
    beside += [control.rect for control in layout.controls]
    others = np.vstack((nodes, [_corners(rect) for rect in (layout.loss, *beside)], more))
    places = np.array([_corners(rect) for rect in rects])[:, None, :]
    low = np.maximum(places[..., :2], others[:, :2])
    high = np.minimum(places[..., 2:], others[:, 2:])
    return np.asarray((high - low).clip(min=0.0).prod(axis=-1).sum(axis=-1))


def _corners(rect: Rect) -> tuple[float, float, float, float]:
    return rect.x, rect.y, rect.right, rect.bottom
