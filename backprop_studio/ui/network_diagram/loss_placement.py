"""Where the loss and the targets stand, behind the outputs. No Qt."""

from backprop_studio.ui.network_diagram.geometry import Circle, Rect, between
from backprop_studio.ui.network_diagram.places import Layout, Sizes

BEFORE_TARGETS, BEHIND_TARGETS = 22.0, 34.0  # px at scale 1
ABOVE_TARGET = 16.0


def place_loss(
    layout: Layout,
    last: int,
    sizes: Sizes,
    loss: tuple[float, float],
    after: float,
    bottom: float,
    squeeze: float = 1.0,
) -> None:
    """The loss, `loss` px large, `after` px behind the nodes of layer `last` or behind their
    targets; the target of a single output under it, above `bottom`. With less than 1,
    `squeeze` draws several targets closer to what stands beside them."""
    unit = sizes.radius / Sizes().radius  # px at which gaps count one
    outputs = [node for node in layout.nodes if node.layer == last]
    nodes = [layout.nodes[node] for node in outputs]
    first, several = nodes[0], len(nodes) > 1
    y = sum(node.y for node in nodes) / len(nodes)
    x = first.x + first.r + after
    if several:
        radius = min(sizes.target, first.r)
        x = first.x + first.r + radius + BEFORE_TARGETS * unit * squeeze
        for output, node in zip(outputs, nodes, strict=True):
            target = Circle(x, node.y, radius)
            layout.targets[output.unit] = target
            layout.links.append(("output", between(node, target)))
        x += radius + BEHIND_TARGETS * unit * squeeze
    else:
        below = loss[1] / 2 + 2 * sizes.note + ABOVE_TARGET * unit + 2 * sizes.target
        y = max(loss[1] / 2, min(y, bottom - below))
    layout.loss = Rect(x, y - loss[1] / 2, *loss)
    layout.note = Rect(x, layout.loss.bottom, loss[0], 2 * sizes.note)
    middle, left = layout.loss.middle, Circle(layout.loss.x, y, 0.0)
    if several:
        for target in layout.targets.values():
            layout.links.append(("target", between(target, left)))
        return
    layout.links.append(("output", between(first, left)))
    radius = sizes.target
    target = Circle(middle[0], layout.note.bottom + ABOVE_TARGET * unit + radius, radius)
    layout.targets[0] = target
    start = Circle(target.x, layout.loss.bottom, 0.0)
    layout.links.append(("target", between(start, target)))
    under = target.y + radius + sizes.note * 0.7
    layout.hint = Rect.around(target.x, under, loss[0], sizes.note)
