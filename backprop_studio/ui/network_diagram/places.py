"""What a layout consists of: lengths to start from, places found, collisions. No Qt."""

from typing import TYPE_CHECKING, Literal

from msgspec import Struct, field
from msgspec.structs import replace

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.ui.network_diagram.geometry import Circle, Line, Rect, between

if TYPE_CHECKING:
    from backprop_studio.ui.network_diagram.graph_form import GraphForm

NOWHERE = Rect(0, 0, 0, 0)
Detail = Literal["full", "medium", "compact"]


class Sizes(Struct, frozen=True):
    """Lengths in px at diagram scale 1; they grow with the window's type."""

    radius: float = 39.0
    chip: tuple[float, float] = (126.0, 42.0)
    bias: tuple[float, float] = (132.0, 42.0)
    label: tuple[float, float] = (178.0, 20.0)
    small_bias: tuple[float, float] = (104.0, 20.0)
    loss: tuple[float, float] = (110.0, 60.0)
    loss_narrow: tuple[float, float] = (104.0, 54.0)
    note: float = 17.0
    target: float = 29.0
    legend: float = 28.0
    control: float = 20.0

    def scaled(self, by: float) -> "Sizes":
        """All lengths times `by`, the legend as it is."""

        def pair(size: tuple[float, float]) -> tuple[float, float]:
            return size[0] * by, size[1] * by

        return Sizes(
            self.radius * by,
            pair(self.chip),
            pair(self.bias),
            pair(self.label),
            pair(self.small_bias),
            pair(self.loss),
            pair(self.loss_narrow),
            self.note * by,
            self.target * by,
            self.legend,
            self.control,
        )

    def for_digits(self, more: int) -> "Sizes":
        """Room for numbers of so many digits more: two of them in a chip, a bias and a label."""
        one, two = 7.0 * more, 14.0 * more

        def wider(size: tuple[float, float], by: float) -> tuple[float, float]:
            return size[0] + by, size[1]

        return replace(
            self,
            chip=wider(self.chip, two),
            bias=wider(self.bias, two),
            label=wider(self.label, two),
            small_bias=wider(self.small_bias, one),
            loss=wider(self.loss, one),
            loss_narrow=wider(self.loss_narrow, one),
        )


class Fold(Struct, frozen=True):
    """A place that says how many units of a layer are not shown."""

    layer: int
    hidden: int
    x: float
    y: float


class Control(Struct, frozen=True):
    """A small button under the columns: units fewer or more, a layer between, or their caption.

    For `insert`, `layer` is the place the new layer would take.
    """

    kind: Literal["fewer", "more", "insert", "caption"]
    layer: int
    rect: Rect


class Layout(Struct, eq=False):
    """Everything's place. Nodes and edges are those drawn; `labels` hold z and δ."""

    width: float
    height: float
    detail: Detail
    scale: float
    nodes: dict[UnitIndex, Circle] = field(default_factory=dict)
    edges: dict[ParameterIndex, Line] = field(default_factory=dict)
    chips: dict[ParameterIndex, Rect] = field(default_factory=dict)
    biases: dict[ParameterIndex, Rect] = field(default_factory=dict)
    labels: dict[UnitIndex, Rect] = field(default_factory=dict)
    targets: dict[int, Circle] = field(default_factory=dict)
    links: list[tuple[str, Line]] = field(default_factory=list)
    folds: list[Fold] = field(default_factory=list)
    loss: Rect = NOWHERE
    note: Rect = NOWHERE
    hint: Rect | None = None
    picture: Rect | None = None
    legend: Rect = NOWHERE
    weights: int = 0  # of the network, drawn or not
    shown: tuple[tuple[int, ...], ...] = ()  # input units, then the units of each layer
    graph: "GraphForm | None" = None  # a single neuron is drawn as its graph
    signs: list[Circle] = field(default_factory=list)  # of that graph, also × and +;
    told: list[Rect] = field(default_factory=list)  # where the numbers of its wires stand
    controls: list[Control] = field(default_factory=list)

    def line(self, index: ParameterIndex) -> Line | None:
        """Where a weight's edge runs, one left out among too many too; None where it has none."""
        below, above = UnitIndex(index.layer - 1, index.source), UnitIndex(index.layer, index.unit)
        if index in self.edges:
            return self.edges[index]
        if index.kind != "weight" or below not in self.nodes or above not in self.nodes:
            return None
        return between(self.nodes[below], self.nodes[above])

    def solid(self) -> list[tuple[str, Rect]]:
        """Every rectangle that must stay clear of the others, with a name for messages."""
        found = [(f"chip {key}", rect) for key, rect in self.chips.items()]
        if self.detail != "compact":  # there a bias is a dot on its node's rim
            found += [(f"bias {key}", rect) for key, rect in self.biases.items()]
        found += [(f"label {key}", rect) for key, rect in self.labels.items()]
        found += [("loss", self.loss), ("note", self.note), ("legend", self.legend)]
        found += [(f"{c.kind} {c.layer}", c.rect) for c in self.controls if c.kind != "caption"]
        if self.hint is not None:
            found.append(("hint", self.hint))
        return found


def collisions(layout: Layout) -> list[tuple[str, str]]:
    """Pairs of things that overlap, or leave the picture; empty in a good layout."""
    solid = layout.solid()
    frame = Rect(0, 0, layout.width, layout.height)
    found = []
    for place, (name, rect) in enumerate(solid):
        if not (rect.x >= 0 and rect.y >= 0 and rect.right <= frame.right + 1e-9):
            found.append((name, "frame"))
        for other_name, other in solid[place + 1 :]:
            if rect.meets(other):
                found.append((name, other_name))
        for unit, circle in layout.nodes.items():
            if rect.meets_circle(circle):
                found.append((name, f"node {unit}"))
        for unit_number, circle in layout.targets.items():
            if rect.meets_circle(circle):
                found.append((name, f"target {unit_number}"))
    return found
