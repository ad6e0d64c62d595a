"""Where nodes and wires of a graph stand. No Qt."""

from msgspec import Struct, field
from msgspec.structs import replace

from backprop_studio.ui.network_diagram.geometry import Circle, Rect
from backprop_studio.ui.neuron_graph.graph import Graph, Item, Node, Term, Wire
from backprop_studio.ui.neuron_graph.plan import (
    CHIP,
    CURVE,
    FOLDED,
    FUNCTION,
    LOSS,
    PITCH,
    SIDE,
    SIGN,
    SOURCE,
    TARGET,
    Columns,
    Plan,
    Shape,
    natural_size,
)


class PlacedWire(Struct, frozen=True):
    """`path`: start, the ends of the level stretch, end; empty for a weight inside its ×.
    Value and gradient are centred at their points, `room` wide."""

    wire: Wire
    path: tuple[tuple[float, float], ...]
    value_at: tuple[float, float]
    gradient_at: tuple[float, float]
    room: float
    label: Rect


class GraphLayout(Struct, eq=False):
    """Everything's place, in px."""

    width: float
    height: float
    plan: Plan
    nodes: dict[str, Circle | Rect] = field(default_factory=dict)
    wires: dict[tuple[str, str], PlacedWire] = field(default_factory=dict)

    def take(self, graph: Graph) -> None:
        """The same wires with other numbers."""
        for wire in graph.wires():
            if wire.key in self.wires:
                self.wires[wire.key] = replace(self.wires[wire.key], wire=wire)

    def wire_at(self, x: float, y: float) -> tuple[str, str] | None:
        """The wire whose numbers stand here."""
        for key, placed in self.wires.items():
            if placed.label.contains(x, y):
                return key
        return None

    def node_at(self, x: float, y: float) -> str | None:
        """The node here."""
        for key, place in self.nodes.items():
            if place.contains(x, y):
                return key
        return None


def item_at(graph: Graph, layout: GraphLayout, x: float, y: float) -> Item | None:
    """What of the diagram lies here: a parameter or unit."""
    key = layout.wire_at(x, y)
    if key is not None:
        return graph.wire(*key).item
    node = layout.node_at(x, y)
    return None if node is None else graph.nodes[node].item


def place(graph: Graph, shape: Shape, found: Plan, box: Rect) -> GraphLayout:
    """The graph in the middle of `box`."""
    return _Placing(graph, shape, found, box).layout


class _Placing:
    def __init__(self, graph: Graph, shape: Shape, found: Plan, box: Rect) -> None:
        self._graph, self._plan, self._shape = graph, found, shape
        wide, high = natural_size(shape, found)
        self._unit = found.scale
        self._pitch = PITCH * found.spread
        self._left = box.x + max(0.0, (box.width - wide * self._unit) / 2)
        self._middle = high / 2
        self._top = box.y + max(0.0, (box.height - high * self._unit) / 2)
        self.layout = GraphLayout(
            max(box.right, self._left + wide * self._unit),
            max(box.bottom, self._top + high * self._unit),
            found,
        )
        self._columns = Columns(found.detail)
        self._inputs()
        self._chain()

    # lengths at scale 1 to px
    def _x(self, x: float) -> float:
        return self._left + x * self._unit

    def _y(self, y: float) -> float:
        return self._top + y * self._unit

    def _circle(self, key: str, x: float, y: float, radius: float) -> None:
        self.layout.nodes[key] = Circle(self._x(x), self._y(y), radius * self._unit)

    def _wire(
        self,
        wire: Wire,
        start: tuple[float, float],
        level: tuple[float, float],
        y: float,
        end: tuple[float, float],
    ) -> None:
        """A wire with its level stretch at `y`."""
        points = (start, (level[0], y), (level[1], y), end)
        middle = (level[0] + level[1]) / 2
        self._label(wire, points, middle, y, level[1] - level[0])

    def _label(
        self,
        wire: Wire,
        points: tuple[tuple[float, float], ...],
        x: float,
        y: float,
        room: float,
        apart: float = 9.5,
    ) -> None:
        x, y, unit = self._x(x), self._y(y), self._unit
        self.layout.wires[wire.key] = PlacedWire(
            wire,
            tuple((self._x(px), self._y(py)) for px, py in points),
            (x, y - apart * unit),
            (x, y + apart * unit),
            (room - 8.0) * unit,
            Rect.around(x, y, room * unit, 2 * (apart + 7.5) * unit),
        )

    # what comes in --------------------------------------------------------------------------

    def _inputs(self) -> None:
        """Inputs and weights from the top, then what is folded, then the bias."""
        graph, columns = self._graph, self._columns
        compact = self._plan.detail == "compact"
        rows = (1 if compact else 2) * len(graph.terms)
        rows += (graph.fold is not None) + (graph.bias is not None)
        y = self._middle - (rows - 1) / 2 * self._pitch
        target = (columns.plus, self._middle)
        self._circle("plus", *target, SIGN)
        for term in graph.terms:
            self._term(term, y, compact)
            y += self._pitch * (1 if compact else 2)
        for wire in (graph.fold, graph.bias):
            if wire is None:
                continue
            if wire is graph.fold:
                width = 2 * SOURCE + 56.0
                rect = Rect(columns.source - SOURCE, y - 11.0, width, 22.0)
                self._rect(wire.start, rect)
                start = rect.right
            else:
                self._circle(wire.start, columns.source, y, SOURCE)
                start = columns.source + SOURCE
            level = columns.product, columns.product + columns.stretch(False)
            self._wire(wire, (start, y), level, y, _rim(target, SIGN, (level[1], y)))
            y += self._pitch

    def _rect(self, key: str, rect: Rect) -> None:
        unit = self._unit
        self.layout.nodes[key] = Rect(
            self._x(rect.x), self._y(rect.y), rect.width * unit, rect.height * unit
        )

    def _term(self, term: Term, y: float, compact: bool) -> None:
        columns = self._columns
        self._circle(term.x.start, columns.source, y, SOURCE)
        level = columns.level, columns.level + columns.stretch(False)
        row = y if compact else y + self._pitch / 2
        times = (columns.times, row)
        if compact:
            self._rect(term.x.end, Rect.around(*times, *CHIP))
            end = (times[0] - CHIP[0] / 2, y)
            self._wire(term.x, (level[0], y), level, y, end)
            self._label(term.weight, (), times[0] + 7.0, y, CHIP[0] - 14.0, 8.0)
        else:
            self._circle(term.x.end, *times, SIGN)
            self._wire(term.x, (level[0], y), level, y, _rim(times, SIGN, (level[1], y)))
            below = y + self._pitch
            self._circle(term.weight.start, columns.source, below, SOURCE)
            end = _rim(times, SIGN, (level[1], below))
            self._wire(term.weight, (level[0], below), level, below, end)
        start = columns.product, row
        stretch = columns.product, columns.product + columns.stretch(False)
        plus = (columns.plus, self._middle)
        self._wire(term.product, start, stretch, row, _rim(plus, SIGN, (stretch[1], row)))

    # what goes out --------------------------------------------------------------------------

    def _chain(self) -> None:
        graph, columns, y = self._graph, self._columns, self._middle
        x, radius = columns.plus, SIGN
        for step in graph.steps:
            if step.node.key != "plus":
                radius = FUNCTION if step.node.kind == "function" else SIGN
                x += radius
                self._circle(step.node.key, x, y, radius)
            if step.side is not None:
                self._side(step.side, x, radius)
            start = x + radius
            x = start + columns.stretch(True)
            self._wire(step.out, (start, y), (start, x), y, (x, y))
        if graph.target is not None:
            self._end(x)
        else:
            self._above(x + 5.0)

    def _side(self, wire: Wire, x: float, radius: float) -> None:
        """A source under a node, its numbers at the right of the wire between them."""
        y = self._middle + SIDE
        self._circle(wire.start, x, y, SOURCE)
        path = (x, y - SOURCE), (x, self._middle + radius)
        middle = (path[0][1] + path[1][1]) / 2
        self._label(wire, path, x + 36.0, middle + 4.0, 64.0, 7.5)

    def _end(self, x: float) -> None:
        """The loss, and the target under it."""
        assert self._graph.target is not None
        self._rect("loss", Rect(x, self._middle - LOSS[1] / 2, *LOSS))
        centre, bottom = x + LOSS[0] / 2, self._middle + LOSS[1] / 2
        target = bottom + 16.0 + TARGET
        self._circle("target", centre, target, TARGET)
        wire = self._graph.target
        path = (self._x(centre), self._y(target - TARGET)), (self._x(centre), self._y(bottom))
        nowhere = Rect(*path[0], 0.0, 0.0)
        self.layout.wires[wire.key] = PlacedWire(wire, path, path[0], path[0], 0.0, nowhere)

    def _above(self, x: float) -> None:
        """The neurons above, one under the other."""
        columns, streams = self._columns, self._graph.streams
        joint = 7.5 if len(streams) > 1 else 4.0  # room for the + of the gradients
        self._circle("copy", x, self._middle, joint)
        y = self._middle - (len(streams) - 1) / 2 * self._pitch
        for wire in streams:
            level = x + CURVE, x + CURVE + columns.stretch(True)
            self._wire(wire, (x + joint - 1.0, self._middle), level, y, (level[1], y))
            node = self._graph.nodes[wire.end]
            self._stream_end(node, level[1], y)
            y += self._pitch

    def _stream_end(self, node: Node, x: float, y: float) -> None:
        if node.kind == "fold":
            self._rect(node.key, Rect(x, y - 11.0, FOLDED, 22.0))
        else:
            self._circle(node.key, x + SOURCE, y, SOURCE)


def _rim(
    centre: tuple[float, float], radius: float, come_from: tuple[float, float]
) -> tuple[float, float]:
    """The point of a circle that faces another point, kept to its left half."""
    dx, dy = come_from[0] - centre[0], come_from[1] - centre[1]
    length = max((dx * dx + dy * dy) ** 0.5, 1e-9)
    return centre[0] + radius * dx / length, centre[1] + radius * dy / length
