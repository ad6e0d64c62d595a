"""The graph of one neuron as plain values: what each wire carries, forwards and back. No widget.

    x₁ ─┐
        × ─┐
    w₁ ─┘  + ── z ── f ── a ── L          in the output layer
    b  ────┘                a ── z of each neuron above   in a hidden one

Back through × a gradient takes the other factor with it, through + it goes unchanged, through f
it takes the slope f′(z), and where a value goes several ways the gradients add up.
"""

from typing import Literal

from msgspec import Struct

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.numbers import Quantity
from backprop_studio.training import quantity as meaning
from backprop_studio.ui.typeset import Formula

Item = ParameterIndex | UnitIndex
NodeKind = Literal["source", "times", "plus", "function", "copy", "loss", "target", "above", "fold"]


class Node(Struct, frozen=True):
    """A place where wires meet. `sign` stands in it, `meaning` in its tooltip; `item` is what it
    is on the diagram; `aside` is a second line for `loss` and `target` (their value)."""

    key: str
    kind: NodeKind
    sign: Formula
    meaning: str = ""
    item: Item | None = None
    lines: tuple[Formula, ...] = ()


class Wire(Struct, frozen=True):
    """From one node to another: `value` travels forwards, `gradient` back; each None before its
    move. `name` and `slope` are their symbols, `rule` says how the gradient arises.

    `new` is a parameter after the update shown; `given` numbers are there in any case.
    `important` wires are labelled with their names where there is little room; one that
    `is_sum` carries z.
    """

    start: str
    end: str
    name: Formula
    value: float | None
    slope: Formula
    gradient: float | None
    rule: Formula = ()
    item: Item | None = None
    quantity: Quantity = "value"
    new: float | None = None
    earlier: float | None = None
    important: bool = False
    is_sum: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """Its name in the graph."""
        return self.start, self.end


class Term(Struct, frozen=True):
    """What one input adds: x and w into ×, the product into +."""

    x: Wire
    weight: Wire
    product: Wire


class Step(Struct, frozen=True):
    """One node on the way from + to the output, the wire that leaves it, and what comes in from
    the side (the scale and bias of batch normalization, the value past a residual layer)."""

    node: Node
    out: Wire
    side: Wire | None = None


class Graph(Struct, frozen=True):
    """Terms (those shown; `fold` adds the others), the bias, then step by step to the end:
    the loss with its target, or the neurons above, of which `more` gathers those not shown."""

    unit: UnitIndex
    nodes: dict[str, Node]
    terms: tuple[Term, ...]
    fold: Wire | None
    bias: Wire | None
    steps: tuple[Step, ...]
    streams: tuple[Wire, ...] = ()
    target: Wire | None = None

    @property
    def adds_up(self) -> bool:
        """Whether several gradients have come back to be added."""
        return len(self.streams) > 1 and self.streams[0].gradient is not None

    def wires(self) -> tuple[Wire, ...]:
        """Every wire, from the inputs on."""
        found: list[Wire] = []
        for term in self.terms:
            found += [term.x, term.weight, term.product]
        found += [wire for wire in (self.fold, self.bias) if wire is not None]
        for step in self.steps:
            found += [step.side, step.out] if step.side is not None else [step.out]
        found += self.streams
        return (*found, self.target) if self.target is not None else tuple(found)

    def wire(self, start: str, end: str) -> Wire:
        """One of them. Raises KeyError if there is none."""
        for wire in self.wires():
            if wire.key == (start, end):
                return wire
        raise KeyError((start, end))


def quantity_of(graph: Graph, wire: Wire, gradient: bool) -> meaning.Quantity | None:
    """What the number on a wire means, or (`gradient`) the one that comes back; None for a
    product, which has no name."""
    if wire.start == "target":
        return meaning.Quantity("target", None, graph.unit.unit)
    if wire.item is None or wire.start.startswith("times"):
        return None
    if gradient and wire.gradient is not None and (wire.is_sum or is_parameter(wire.item)):
        return meaning.Quantity("gradient", wire.item)
    return meaning.Quantity("sum" if wire.is_sum else "value", wire.item)


def is_parameter(item: Item) -> bool:
    """Whether it is a weight, bias or scale, not a unit."""
    return isinstance(item, ParameterIndex)
