"""The way from + to the output: normalization, f, and what comes past a layer. No widget."""

from msgspec.structs import replace

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.notation import ACTIVATION_SIGNS, Symbol
from backprop_studio.experiment.numbers import format_number
from backprop_studio.ui.network_diagram.scene import parameter
from backprop_studio.ui.neuron_graph.graph import Node, Step, Wire
from backprop_studio.ui.neuron_graph.incoming import Incoming
from backprop_studio.ui.neuron_graph.reading import EQUALS, TIMES, Reading, tr
from backprop_studio.ui.typeset import Formula, Name, Number, Operator, Words, derivative


class Passing:
    """Writes the steps between + and the end."""

    def __init__(self, reading: Reading) -> None:
        self._of = reading

    def sum(self) -> Step:
        """The + that makes z (before batch normalization: u)."""
        plus = self._of.add(Node("plus", "plus", (Operator("+"),), tr("adds up"), self._of.unit))
        if not self._of.layer.batch_norm:
            return Step(plus, self._z_wire("plus", self._next_after_z()))
        weights = self._of.used[self._of.unit.layer].weights[:, self._of.unit.unit]
        u = Symbol("u")
        out = Wire(
            "plus",
            "norm",
            (Name(u),),
            self._of.value(float(weights @ self._of.x)),
            derivative(u),
            self._of.slope(self._of.by_sum),
            (Words(tr("back through the normalization of the batch")),),
            important=True,
        )
        return Step(plus, out)

    def _z_wire(self, start: str, end: str) -> Wire:
        z = self._of.naming.pre_activation(self._of.unit)
        delta = Name(self._of.naming.delta(self._of.unit), "gradient")
        sign = ACTIVATION_SIGNS[self._of.layer.activation]
        a = self._of.naming.activation(self._of.unit)
        rule: Formula = (delta, Operator("=", "gradient", spaced=True), *derivative(z))
        if self._of.combined:
            rule = (*rule, Words("  "), Words(tr("(loss and slope at once)"), "muted"))
        elif sign:
            slope = (Operator(f"{sign}′("), Name(z), Operator(")"))
            rule = (*rule, EQUALS, *derivative(a), TIMES, *slope)
        value = float(self._of.snapshot.example.z[self._of.unit.layer][self._of.unit.unit])
        name: Formula = (Name(z),)
        if not self._of.applies() and not self._of.layer.residual:
            name = (Name(z), EQUALS, Name(a))
        return Wire(
            start,
            end,
            name,
            self._of.value(value),
            (delta,),
            self._of.slope(self._of.delta),
            rule,
            self._of.unit,
            important=True,
            is_sum=True,
        )

    def _next_after_z(self) -> str:
        return "function" if self._of.applies() else self._after_function()

    def _after_function(self) -> str:
        return "past" if self._of.layer.residual else self._end

    @property
    def _end(self) -> str:
        return "loss" if self._of.last else "copy"

    def normalization(self) -> list[Step]:
        """ẑ, times the scale γ, plus the bias."""
        unit = self._of.unit
        gamma = ParameterIndex(unit.layer, "scale", unit.unit)
        bias = ParameterIndex(unit.layer, "bias", unit.unit)
        scale, shift = parameter(self._of.used, gamma), parameter(self._of.used, bias)
        z = float(self._of.snapshot.example.z[unit.layer][unit.unit])
        hat = Symbol("ẑ")
        norm = self._of.add(
            Node("norm", "function", (Words("norm"),), tr("normalizes over the batch"))
        )
        times = self._of.add(Node("scaled", "times", (Operator("×"),), tr("multiplies")))
        plus = self._of.add(Node("shifted", "plus", (Operator("+"),), tr("adds up")))
        gamma_name, delta = Name(self._of.naming.parameter(gamma)), self._of.delta
        shown = (Name(self._of.naming.delta(unit), "gradient"),)
        normal = Wire(
            "norm",
            "scaled",
            (Name(hat),),
            self._of.value((z - shift) / scale) if scale else None,
            derivative(hat),
            self._of.slope(delta * scale),
            (*derivative(hat), EQUALS, *shown, TIMES, gamma_name),
        )
        scaled = Wire(
            "scaled",
            "shifted",
            (gamma_name, Operator(" "), Name(hat)),
            self._of.value(z - shift),
            shown,
            self._of.slope(delta),
            (Words(tr("through + unchanged: ")), *shown),
        )
        side = self._of.parameter_wire(
            gamma, "gamma", "scaled", (TIMES, Name(hat)), tr("the scale")
        )
        rule = (*derivative(self._of.naming.parameter(gamma)), EQUALS, *shown, TIMES, Name(hat))
        return [
            Step(norm, normal),
            Step(times, scaled, replace(side, rule=rule)),
            Step(
                plus,
                self._z_wire("shifted", self._next_after_z()),
                Incoming(self._of).bias("shifted"),
            ),
        ]

    def function(self) -> list[Step]:
        """f (with dropout's mask), and the value that comes past a residual layer."""
        unit = self._of.unit
        a = float(self._of.snapshot.example.a[unit.layer][unit.unit])
        past = float(self._of.x[unit.unit]) if self._of.layer.residual else 0.0
        name = self._of.naming.activation(unit)
        sign = ACTIVATION_SIGNS[self._of.layer.activation]
        steps = []
        if self._of.applies():
            shown: Formula = (Operator(sign or "f"),)
            meaning = tr("the activation function")
            if self._of.layer.dropout:
                shown, meaning = (*shown, Operator(" m")), tr("f, and dropout's mask m")
            node = self._of.add(Node("function", "function", shown, meaning, unit))
            z = Name(self._of.naming.pre_activation(unit))
            inner: Formula = (Operator(f"{sign}("), z, Operator(")"))
            out_name: Formula = inner if self._of.layer.residual else (Name(name),)
            steps.append(
                Step(node, self._a_wire("function", self._after_function(), a - past, out_name))
            )
        if self._of.layer.residual:
            node = self._of.add(Node("past", "plus", (Operator("+"),), tr("adds what comes past")))
            source = UnitIndex(unit.layer - 1, unit.unit)
            x = self._of.naming.activation(source)
            self._of.add(Node("x past", "source", (Name(x),), tr("past the layer"), source))
            side = Wire(
                "x past",
                "past",
                (Name(x),),
                past if self._of.arrived else None,
                derivative(name),
                self._of.slope(self._of.by_output),
                (Words(tr("through + unchanged: ")), *derivative(name)),
                source,
            )
            steps.append(Step(node, self._a_wire("past", self._end, a, (Name(name),)), side))
        return steps

    def _a_wire(self, start: str, end: str, value: float, name: Formula) -> Wire:
        a = self._of.naming.activation(self._of.unit)
        return Wire(
            start,
            end,
            name,
            self._of.value(value),
            derivative(a),
            self._of.slope(self._of.by_output),
            self._arriving_rule(),
            self._of.unit,
            important=True,
        )

    def _arriving_rule(self) -> Formula:
        """∂L/∂a = δ above · weight, added up; at the output by the loss."""
        a = self._of.naming.activation(self._of.unit)
        if self._of.last:
            return (*derivative(a), Words("  "), Words(tr("from the loss"), "muted"))
        parts: Formula = (*derivative(a), EQUALS)
        found = self._of.stream_numbers()
        if found is None:
            return (*parts, Words(tr("the sum of what comes from above")))
        past = self._of.past()
        numbers = [float(part) for part in found] + ([past] if past else [])
        if len(numbers) > 3:
            return (*parts, Operator("Σ "), Words(tr("δ above · weight")))
        joined: Formula = ()
        for number in numbers:
            text = format_number(number)
            shown = f"({text})" if text[0] not in "0123456789" else text
            joined = (*joined, *((Operator(" + "),) if joined else ()), Number(shown))
        return (*parts, *joined)
