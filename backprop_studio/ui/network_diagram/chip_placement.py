"""Where on its edge each weight's chip stands, so that none covers another. No Qt.

Each chip may slide along its edge. Starting at the middle, each in turn takes the
place that costs least given all others; after a few rounds nothing moves any more.
"""

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.ui.network_diagram.geometry import Rect
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
