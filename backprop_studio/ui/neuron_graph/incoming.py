"""The way in: every input times its weight, the bias, and what is folded. No widget."""

from collections.abc import Sequence

import numpy as np
from msgspec.structs import replace

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.notation import Symbol
from backprop_studio.ui.network_diagram.scene import parameter
from backprop_studio.ui.neuron_graph.graph import Node, Term, Wire
from backprop_studio.ui.neuron_graph.reading import EQUALS, TIMES, Reading, tr
from backprop_studio.ui.typeset import Formula, Name, Operator, Words, derivative


class Incoming:
    """Writes the wires that lead to +."""

    def __init__(self, reading: Reading) -> None:
        self._of = reading

    def term(self, place: int) -> Term:
        """One input: x and w into ×, their product into +."""
        unit, back = self._of.unit, self._of.by_sum
        source = UnitIndex(unit.layer - 1, place)
        index = ParameterIndex(unit.layer, "weight", unit.unit, place)
        x_name, w_name = self._of.naming.activation(source), self._of.naming.parameter(index)
        x, w = float(self._of.x[place]), parameter(self._of.used, index)
        times = self._of.add(Node(f"times {place}", "times", (Operator("×"),), tr("multiplies")))
        meaning = tr("an input") if unit.layer == 0 else tr("the output of a neuron below")
        self._of.add(Node(f"x {place}", "source", (Name(x_name),), meaning, source))
        alone = (
            len(self._of.snapshot.example.delta[unit.layer]) == 1 and not self._of.layer.residual
        )
        share: Formula = (*self._of.at_sum, Operator(" · ", "gradient"), Name(w_name, "gradient"))
        by_x = None if back is None else back * w
        return Term(
            Wire(
                f"x {place}",
                times.key,
                (Name(x_name),),
                x if self._of.arrived else None,
                derivative(x_name) if alone else share,
                self._of.slope(by_x),
                (*derivative(x_name), EQUALS, *share)
                if alone
                else (Words(tr("its share of ")), *derivative(x_name), EQUALS, *share),
                source,
            ),
            self._of.parameter_wire(
                index, f"w {place}", times.key, (TIMES, Name(x_name)), tr("a weight")
            ),
            Wire(
                times.key,
                "plus",
                (Name(w_name), Operator(" "), Name(x_name)),
                self._of.value(w * x),
                self._of.at_sum,
                self._of.slope(back),
                (Words(tr("through + unchanged: ")), *self._of.at_sum),
                index,
            ),
        )

    def fold(self, shown: Sequence[int]) -> Wire:
        """The inputs not shown, in one wire."""
        hidden = np.ones(self._of.x.size, dtype=bool)
        hidden[list(shown)] = False
        weights = self._of.used[self._of.unit.layer].weights[:, self._of.unit.unit]
        total = float(weights[hidden] @ self._of.x[hidden])
        words = tr("… {count} more").format(count=int(hidden.sum()))
        self._of.add(Node("fold", "fold", (Words(words, "muted"),), tr("the inputs not shown")))
        return Wire(
            "fold",
            "plus",
            (Operator("Σ "), Name(Symbol("w")), Name(Symbol("x"))),
            self._of.value(total),
            self._of.at_sum,
            self._of.slope(self._of.by_sum),
            (Words(tr("through + unchanged: ")), *self._of.at_sum),
        )

    def bias(self, end: str) -> Wire:
        index = ParameterIndex(self._of.unit.layer, "bias", self._of.unit.unit)
        delta: Formula = (Name(self._of.naming.delta(self._of.unit), "gradient"),)
        wire = self._of.parameter_wire(index, "b", end, (), tr("the bias"))
        name = self._of.naming.parameter(index)
        unchanged = (Words("  "), Words(tr("(through + unchanged)"), "muted"))
        rule = (*derivative(name), EQUALS, *delta, *unchanged)
        return replace(wire, rule=rule)
