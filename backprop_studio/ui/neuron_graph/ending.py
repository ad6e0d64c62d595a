"""The end of the way: the loss with its target, or the neurons above. No widget."""

from collections.abc import Sequence

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.notation import Symbol
from backprop_studio.experiment.numbers import format_number
from backprop_studio.ui.network_diagram.formulas import loss_formula, loss_in_force
from backprop_studio.ui.network_diagram.scene import parameter
from backprop_studio.ui.neuron_graph.graph import Node, Wire
from backprop_studio.ui.neuron_graph.reading import Reading, tr
from backprop_studio.ui.typeset import Formula, Name, Number, Operator, Words, derivative

LOSS = Symbol("L")


class Ending:
    """Writes what the output of the neuron goes to."""

    def __init__(self, reading: Reading) -> None:
        self._of = reading

    def output(self) -> Wire:
        """The loss, its formula and value, and the target."""
        example, unit = self._of.snapshot.example, self._of.unit
        value: Formula = ()
        if self._of.loss:
            value = (Number(format_number(self._shown_loss(), "loss"), strong=True),)
        loss = loss_in_force(self._of.snapshot)
        formula = loss_formula(loss, example.y.size)
        lines = (*formula, value) if value else formula
        self._of.add(Node("loss", "loss", (Name(LOSS),), tr("the loss"), None, lines))
        y = self._of.naming.target(unit.unit)
        number = float(example.y[unit.unit])
        shown = ((Name(y),), (Number(format_number(number), strong=True),))
        self._of.add(Node("target", "target", (Name(y),), tr("the target"), None, shown))
        return Wire("target", "loss", (Name(y),), number, (), None)

    def _shown_loss(self) -> float:
        """L of what is shown: of the example, or between iterations of all rows."""
        mean_of_all = self._of.snapshot.example.row is None and self._of.snapshot.move is None
        return self._of.snapshot.loss if mean_of_all else self._of.snapshot.example.loss

    def streams(self, shown: Sequence[int]) -> tuple[Wire, ...]:
        """One wire to each neuron above; those not shown together in one."""
        self._of.add(Node("copy", "copy", (), tr("a goes to every neuron above; gradients add up")))
        numbers = self._of.stream_numbers()
        wires = [
            self._stream(place, None if numbers is None else float(numbers[place]))
            for place in shown
        ]
        count = len(self._of.snapshot.example.delta[self._of.unit.layer + 1])
        hidden = [place for place in range(count) if place not in set(shown)]
        if hidden:
            total = None if numbers is None else float(numbers[hidden].sum())
            wires.append(self._folded(len(hidden), total))
        if self._of.snapshot.experiment.network.layers[self._of.unit.layer + 1].residual:
            wires.append(self._past())
        return tuple(wires)

    def _stream(self, place: int, gradient: float | None) -> Wire:
        """To one neuron above: back comes its δ times the weight."""
        unit, naming = self._of.unit, self._of.naming
        above = UnitIndex(unit.layer + 1, place)
        edge = ParameterIndex(above.layer, "weight", place, unit.unit)
        weight, key = naming.parameter(edge), f"above {place}"
        z = naming.pre_activation(above)
        back: Formula = (Name(naming.delta(above), "gradient"),)
        if self._of.snapshot.experiment.network.layers[above.layer].batch_norm:
            z = Symbol("u", naming.unit_mark(above))
            back = derivative(z)
        self._of.add(Node(key, "above", (Name(z),), tr("a neuron above"), above))
        product: Formula = (*back, Operator(" · ", "gradient"), Name(weight, "gradient"))
        return Wire(
            "copy",
            key,
            (Name(weight),),
            parameter(self._of.used, edge),
            product,
            self._of.slope(gradient),
            product,
            edge,
            "weight",
        )

    def _folded(self, count: int, gradient: float | None) -> Wire:
        """To the neurons above that are not shown."""
        words = (Words(tr("… {count} more").format(count=count), "muted"),)
        self._of.add(Node("above more", "fold", words, tr("more neurons above")))
        sign = (Operator("Σ", "gradient"),)
        return Wire("copy", "above more", (), None, sign, self._of.slope(gradient))

    def _past(self) -> Wire:
        """Past the layer above, whose output it is added to."""
        above = UnitIndex(self._of.unit.layer + 1, self._of.unit.unit)
        name = self._of.naming.activation(above)
        self._of.add(Node("above past", "above", (Name(name),), tr("past the layer above"), above))
        rule = (Words(tr("past the layer, unchanged: ")), *derivative(name))
        gradient = self._of.slope(self._of.past())
        return Wire("copy", "above past", (), None, derivative(name), gradient, rule, above)
