"""What lies under the pointer: a pure function of the layout. No Qt."""

from typing import Literal

from msgspec import Struct

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.ui.network_diagram.places import Control, Layout

REACH = 6.0  # px from an edge that still count as on it


class Hit(Struct, frozen=True):
    """One thing of the diagram. `target` is the output's number when kind is `target`."""

    kind: Literal["parameter", "unit", "target", "loss", "picture", "control"]
    parameter: ParameterIndex | None = None
    unit: UnitIndex | None = None
    target: int | None = None
    control: Control | None = None


def hit_test(layout: Layout, x: float, y: float) -> Hit | None:
    """The uppermost thing at (x, y): chips and biases before nodes, nodes before edges."""
    for control in layout.controls:
        if control.kind != "caption" and control.rect.grown(2.0).contains(x, y):
            return Hit("control", control=control)
    for boxes, reach in ((layout.chips, 0.0), (layout.biases, 3.0)):
        for index, rect in boxes.items():
            if rect.grown(reach).contains(x, y):
                return Hit("parameter", parameter=index)
    for number, circle in layout.targets.items():
        if circle.contains(x, y):
            return Hit("target", target=number)
    for unit, circle in layout.nodes.items():
        if circle.contains(x, y):
            return Hit("unit", unit=unit)
    if layout.loss.contains(x, y):
        return Hit("loss")
    if layout.picture is not None and layout.picture.contains(x, y):
        return Hit("picture")
    nearest = min(
        ((line.distance(x, y), index) for index, line in layout.edges.items()), default=None
    )
    if nearest is not None and nearest[0] <= REACH:
        return Hit("parameter", parameter=nearest[1])
    return None


def place_of(layout: Layout, item: ParameterIndex | UnitIndex | None) -> tuple[float, float] | None:
    """The middle of a node, a bias or an edge, where a menu about it may open; None where it is
    not drawn."""
    if isinstance(item, UnitIndex) and item in layout.nodes:
        return layout.nodes[item].x, layout.nodes[item].y
    if isinstance(item, ParameterIndex) and item in layout.edges:
        return layout.edges[item].at(0.5)
    if isinstance(item, ParameterIndex) and item in layout.biases:
        return layout.biases[item].middle
    return None
