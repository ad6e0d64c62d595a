"""What a graph is written from: one neuron's numbers, each where its move has been made."""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.model import BinaryCrossEntropy, CrossEntropy
from backprop_studio.experiment.notation import ACTIVATION_SIGNS, Naming, Symbol
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.network_diagram.formulas import loss_in_force
from backprop_studio.ui.network_diagram.scene import holds, parameter
from backprop_studio.ui.network_diagram.stage import stage_of
from backprop_studio.ui.neuron_graph.arrivals import (
    below,
    by_output,
    by_sum,
    passed_on,
    streams,
    used_parameters,
)
from backprop_studio.ui.neuron_graph.graph import Node, Wire
from backprop_studio.ui.typeset import Formula, Name, Operator, derivative

TIMES, EQUALS = Operator(" · "), Operator("=", spaced=True)


def tr(text: str) -> str:
    """In the user's language."""
    return QCoreApplication.translate("NeuronGraph", text)


class Reading:
    """One neuron in one snapshot; `nodes` gathers what the graph consists of."""

    def __init__(
        self,
        snapshot: Snapshot,
        unit: UnitIndex,
        gradients: bool = False,
        ghost: Snapshot | None = None,
    ) -> None:
        self.snapshot, self.unit = snapshot, unit
        self.ghost = ghost
        self.layer = snapshot.experiment.network.layers[unit.layer]
        self.last = unit.layer == len(snapshot.parameters) - 1
        self.naming = Naming(snapshot.experiment, snapshot.example.x.size)
        self.used = used_parameters(snapshot)
        self.x = below(snapshot, unit.layer)
        stage = stage_of(snapshot)
        self.forward = stage.activation_shown(unit.layer)
        self.arrived = unit.layer == 0 or stage.activation_shown(unit.layer - 1)
        self.back = stage.delta_shown(unit.layer) or (gradients and stage.move is None)
        self.loss = stage.loss
        self.nodes: dict[str, Node] = {}

    def value(self, number: float) -> float | None:
        """A number of the forward pass; None before its move."""
        return number if self.forward else None

    def slope(self, number: float | None) -> float | None:
        """A number of the backward pass; None before its move."""
        return number if self.back else None

    @cached_property
    def delta(self) -> float:
        """δ = ∂L/∂z."""
        return float(self.snapshot.example.delta[self.unit.layer][self.unit.unit])

    @cached_property
    def by_sum(self) -> float | None:
        """∂L/∂ of what + adds up."""
        found = by_sum(self.snapshot, self.unit.layer)
        return None if found is None else float(found[self.unit.unit])

    @cached_property
    def by_output(self) -> float | None:
        """∂L/∂a; None where it cannot be told."""
        found = by_output(self.snapshot, self.unit.layer)
        number = None if found is None else float(found[self.unit.unit])
        return number if number is not None and np.isfinite(number) else None

    @property
    def at_sum(self) -> Formula:
        """The symbol of what comes back to +: δ, or ∂L/∂u before batch normalization."""
        if self.layer.batch_norm:
            return derivative(Symbol("u"))
        return (Name(self.naming.delta(self.unit), "gradient"),)

    def add(self, node: Node) -> Node:
        """Another node of the graph."""
        self.nodes[node.key] = node
        return node

    def parameter_wire(
        self, index: ParameterIndex, start: str, end: str, other: Formula, meaning: str
    ) -> Wire:
        """From a weight, bias or scale; `other` is what its gradient is δ times."""
        name = self.naming.parameter(index)
        self.add(Node(start, "source", (Name(name),), meaning, index))
        new = None
        if self.snapshot.old_parameters is not None:
            new = parameter(self.snapshot.parameters, index)
        earlier = None
        if self.ghost is not None and holds(self.ghost.parameters, index):
            earlier = parameter(self.ghost.parameters, index)
        value = parameter(self.used, index)
        return Wire(
            start,
            end,
            (Name(name),),
            value,
            derivative(name),
            self.slope(parameter(self.snapshot.example.gradients, index)),
            (*derivative(name), EQUALS, *self.at_sum, *other),
            index,
            "weight",
            new,
            earlier if earlier != value else None,
        )

    @property
    def combined(self) -> bool:
        """Whether the loss gives δ at once, its slope cancelled."""
        loss = loss_in_force(self.snapshot)
        return self.last and isinstance(loss, BinaryCrossEntropy | CrossEntropy)

    def applies(self) -> bool:
        """Whether anything happens between z and what leaves f."""
        return bool(ACTIVATION_SIGNS[self.layer.activation]) or self.layer.dropout > 0

    def stream_numbers(self) -> NDArray[np.float64] | None:
        """What each neuron above hands down."""
        return streams(self.snapshot, self.unit.layer, self.unit.unit)

    def past(self) -> float | None:
        """What comes past the layer above, 0 without a residual connection."""
        found = passed_on(self.snapshot, self.unit.layer)
        return None if found is None else float(found[self.unit.unit])
