"""Where on its edge each weight's chip stands, so that none covers another. No Qt.

Each chip may slide along its edge. Starting at the middle, each in turn takes the
place that costs least given all others; after a few rounds nothing moves any more.
"""

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.ui.network_diagram.geometry import Line, Rect
from backprop_studio.ui.network_diagram.places import Layout

SHARES = tuple(
    0.5 + sign * 0.04 * step for step in range(9) for sign in ((1, -1) if step else (1,))
)
ROUNDS = 5
CLEARANCE = 3.0
COVERED, CROSSED = 100.0, 1.0


def place_chips(layout: Layout, size: tuple[float, float]) -> bool:
    """Fill `layout.chips` with one chip of `size` on each edge; False if two must overlap."""
    fixed = [rect for _, rect in layout.solid()]
    places = {index: Rect.around(*line.at(0.5), *size) for index, line in layout.edges.items()}
    for _ in range(ROUNDS):
        before = dict(places)
        for index in places:
            places[index] = _best(layout, index, places, fixed, size)
        if places == before:
            break
    if any(_covered(layout, index, rect, places, fixed) for index, rect in places.items()):
        return False
    layout.chips.update(places)
    return True


def _best(
    layout: Layout,
    index: ParameterIndex,
    places: dict[ParameterIndex, Rect],
    fixed: list[Rect],
    size: tuple[float, float],
) -> Rect:
    line = layout.edges[index]

    def cost(share: float) -> float:
        rect = Rect.around(*line.at(share), *size)
        near = rect.grown(2.0)
        crossed = sum(other.meets(near) for key, other in layout.edges.items() if key != index)
        covered = _covered(layout, index, rect, places, fixed)
        return COVERED * covered + CROSSED * crossed + abs(share - 0.5)

    return Rect.around(*line.at(min(SHARES, key=cost)), *size)


def _covered(
    layout: Layout,
    index: ParameterIndex,
    rect: Rect,
    places: dict[ParameterIndex, Rect],
    fixed: list[Rect],
) -> int:
    """How many other things a chip at `rect` would cover."""
    near = rect.grown(CLEARANCE)
    return (
        sum(near.meets(other) for key, other in places.items() if key != index)
        + sum(near.meets(other) for other in fixed)
        + sum(near.meets_circle(circle) for circle in layout.nodes.values())
        + sum(near.meets_circle(circle) for circle in layout.targets.values())
    )


def floating_place(layout: Layout, line: Line, size: tuple[float, float]) -> Rect:
    """For a chip that stands only while its edge is chosen: at the edge's middle, or above,
    below, before or behind it if fewer nodes are covered there; always inside the diagram."""
    width, height = size
    x, y = line.at(0.5)
    half, step = width / 2 + CLEARANCE, height + CLEARANCE
    ends = [
        max((c.r for c in layout.nodes.values() if abs(c.x - end) <= 2 * c.r), default=0.0)
        for end in (line.x0, line.x1)
    ]
    places = (
        (x, y),
        (x, y - step),
        (x, y + step),
        (line.x0 - 2 * ends[0] - half, line.y0),
        (line.x1 + 2 * ends[1] + half, line.y1),
    )
    inside = [_inside(layout, place, size) for place in places]
    return min(inside, key=lambda rect: _nodes_under(layout, rect))


def _inside(layout: Layout, place: tuple[float, float], size: tuple[float, float]) -> Rect:
    (x, y), (width, height) = place, size
    x = min(max(x, width / 2 + 4), layout.width - width / 2 - 4)
    y = min(max(y, height / 2 + 4), layout.legend.y - height / 2)
    return Rect.around(x, y, width, height)


def _nodes_under(layout: Layout, rect: Rect) -> int:
    """How many nodes it would cover, targets and loss among them."""
    circles = (*layout.nodes.values(), *layout.targets.values())
    covered = sum(rect.meets_circle(circle) for circle in circles)
    return covered + 2 * rect.meets(layout.loss)
