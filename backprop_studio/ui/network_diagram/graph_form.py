"""A network of a single neuron is drawn as its computational graph, with the same handles.

x, w, b and y are chosen and dragged there as on any diagram: the places of the graph are laid
into an ordinary `Layout`, so that pointing, keys and buttons need not know the difference.
"""

from functools import lru_cache

from msgspec import Struct
from PySide6.QtGui import QPainter

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.theme import CAPTION, Theme
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.network_diagram.controls import LOWEST, STRIP, place_controls
from backprop_studio.ui.network_diagram.geometry import Circle, Line, Rect
from backprop_studio.ui.network_diagram.places import Layout, Sizes
from backprop_studio.ui.network_diagram.scene import Scene
from backprop_studio.ui.network_diagram.strokes import draw_centred
from backprop_studio.ui.network_diagram.words import drag_hint, loss_note
from backprop_studio.ui.neuron_graph import layout as placing
from backprop_studio.ui.neuron_graph import painting, plan, writer
from backprop_studio.ui.typeset import Ink, Words

NEURON = UnitIndex(0, 0)
MOST_INPUTS = 4
NOTE = 17.0  # height of a line under or above something, px at scale 1


class GraphForm(Struct, frozen=True, eq=False):
    """The graph's own layout, in px at type scale 1."""

    places: placing.GraphLayout


def graph_shape(snapshot: Snapshot) -> plan.Shape | None:
    """What its graph asks for, if the network is one neuron of a few inputs; else None."""
    layers = snapshot.experiment.network.layers
    if len(layers) != 1 or layers[0].units != 1 or layers[0].activation == "softmax":
        return None
    if layers[0].batch_norm or layers[0].residual or layers[0].dropout:
        return None
    shape = plan.shape_of(snapshot, NEURON)
    return shape if shape.inputs <= MOST_INPUTS else None


def graph_layout(
    snapshot: Snapshot, shape: plan.Shape, width: float, height: float, theme: Theme
) -> Layout | None:
    """The diagram as a graph; None where there is no room for all of it."""
    sizes, scale = Sizes(), theme.scale
    # In a hall the small buttons are left out.
    strip = STRIP if height >= LOWEST * scale and not theme.in_hall else 0.0
    wide, high = width / scale, height / scale
    box = Rect(0.0, NOTE, wide, high - sizes.legend / scale - strip - 6.0 - 2 * NOTE)
    found = plan.plan(shape, box.width, box.height, theme.in_hall)
    if found.detail == "compact":
        return None
    graph = writer.write_graph(snapshot, NEURON, range(shape.inputs))
    places = placing.place(graph, shape, found, box)
    layout = Layout(width, height, "full", found.scale)
    layout.graph = GraphForm(places)
    layout.weights = shape.inputs
    for place in range(shape.inputs):
        layout.nodes[UnitIndex(-1, place)] = _circle(places, f"x {place}", scale)
        index = ParameterIndex(0, "weight", 0, place)
        wire = places.wires[(f"w {place}", f"times {place}")]
        (x0, y0), (x1, y1) = wire.path[0], wire.path[-1]
        layout.edges[index] = Line(x0 * scale, y0 * scale, x1 * scale, y1 * scale)
        layout.chips[index] = _handle(places, wire, scale)
    signs = [key for key, node in places.nodes.items() if isinstance(node, Circle)]
    layout.signs = [_circle(places, key, scale) for key in signs]
    layout.told = [_scaled(wire.label, scale) for wire in places.wires.values()]
    own = "function" if "function" in places.nodes else "plus"
    layout.nodes[NEURON] = _circle(places, own, scale)
    bias = places.wires[("b", "plus")]
    layout.biases[ParameterIndex(0, "bias", 0)] = _handle(places, bias, scale)
    layout.targets[0] = _circle(places, "target", scale)
    loss = places.nodes["loss"]
    assert isinstance(loss, Rect)
    layout.loss = _scaled(loss, scale)
    row = NOTE * found.scale * scale
    layout.note = Rect(layout.loss.x, layout.loss.y - 2 * row, layout.loss.width, 2 * row)
    target = layout.targets[0]
    layout.hint = Rect.around(target.x, target.y + target.r + 0.8 * row, layout.loss.width, row)
    layout.legend = Rect(0.0, height - sizes.legend * scale, width, sizes.legend * scale)
    if strip:
        columns = [layout.nodes[UnitIndex(-1, 0)].x, layout.nodes[NEURON].x]
        y = layout.legend.y - 6.0 - STRIP * scale / 2
        layout.controls = place_controls(columns, y, sizes.control * scale)
    return layout


def _circle(places: placing.GraphLayout, key: str, scale: float) -> Circle:
    circle = places.nodes[key]
    assert isinstance(circle, Circle)
    return Circle(circle.x * scale, circle.y * scale, circle.r * scale)


def _scaled(rect: Rect, scale: float) -> Rect:
    return Rect(rect.x * scale, rect.y * scale, rect.width * scale, rect.height * scale)


def _handle(places: placing.GraphLayout, wire: placing.PlacedWire, scale: float) -> Rect:
    """From the name of a parameter to the end of its numbers: all of it can be taken hold of."""
    source = places.nodes[wire.wire.start]
    assert isinstance(source, Circle)
    left = min(source.x - source.r, wire.label.x)
    rect = Rect(left, wire.label.y, wire.label.right - left, wire.label.height)
    return _scaled(rect, scale)


@lru_cache(maxsize=8)
def _unscaled(theme: Theme) -> Theme:
    return theme.unscaled()


def paint_graph_form(painter: QPainter, scene: Scene, form: GraphForm) -> None:
    """Everything but legend and buttons."""
    layout, snapshot = scene.layout, scene.snapshot
    inputs = range(len(snapshot.parameters[0].weights))
    blame = scene.delta_known(0)
    graph = writer.write_graph(snapshot, NEURON, inputs, (), blame, scene.ghost)
    form.places.take(graph)
    hovered = scene.hovered
    lit = scene.lit if hovered is None else hovered.parameter or hovered.unit or scene.lit
    changed = frozenset(index for index in (*layout.chips, *layout.biases) if scene.changed(index))
    move = scene.stage.move
    look = painting.Look(
        _unscaled(scene.theme),
        scene.chosen,
        lit,
        None,
        scene.focused,
        move is not None and move.kind == "output_gradient",
        changed,
    )
    painter.save()
    painter.scale(scene.theme.scale, scene.theme.scale)
    painting.paint_graph(painter, graph, form.places, look)
    painter.restore()
    ink = Ink(scene.theme, CAPTION * layout.scale)
    half = layout.note.height / 2
    middle = layout.note.middle[0]
    room = min(1.5 * layout.note.width, 2 * (layout.width - middle) - 8.0)
    note = loss_note(scene)[:2]
    for row, sentence in enumerate(note):
        y = layout.note.bottom - (len(note) - row - 0.5) * half
        words = (Words(sentence, "muted"),)
        draw_centred(painter, words, ink, middle, y, room)
    if layout.hint is not None and scene.draggable:
        words = (Words(drag_hint(), "muted"),)
        draw_centred(painter, words, ink, *layout.hint.middle, layout.hint.width)
