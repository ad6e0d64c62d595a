"""The lines of a hand-calculation sheet: five moves, each line a formula, its numbers, its result.

Text is HTML with real sub- and superscripts.
"""

import html

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from backprop_studio.engine.activations import ACTIVATIONS
from backprop_studio.engine.losses import find_loss
from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.build import Run
from backprop_studio.experiment.model import Sgd
from backprop_studio.experiment.notation import ACTIVATION_SIGNS, OPTIMIZER_NAMES, Naming, Symbol
from backprop_studio.experiment.numbers import between, format_factor, format_number

SLOPES = {
    "sigmoid": "{a} (1 − {a})",
    "tanh": "(1 − {a}²)",
    "relu": "[{z} &gt; 0]",
    "leaky_relu": "(1 if {z} &gt; 0, else 0.01)",
}
LOSSES = {
    "mse": ("mean of (ŷ − y)²", "2 (ŷ − y) / outputs"),
    "half_squared_error": ("½ Σ (ŷ − y)²", "ŷ − y"),
    "mae": ("mean of |ŷ − y|", "sign(ŷ − y) / outputs"),
    "huber": ("Huber loss of ŷ − y", "ŷ − y, held within ±δ, / outputs"),
    "binary_cross_entropy": ("mean of −y ln ŷ − (1 − y) ln(1 − ŷ)", ""),
    "cross_entropy": ("−Σ y ln ŷ", ""),
}


class Line(Struct, frozen=True):
    """`formula` up to its last equals sign, the same with `numbers` (or nothing), `result`."""

    formula: str
    numbers: str
    result: str


def set_symbol(symbol: Symbol) -> str:
    """The name as HTML: w<sub>1</sub>."""
    sub = f"<sub>{html.escape(symbol.sub)}</sub>" if symbol.sub else ""
    sup = f"<sup>{html.escape(symbol.sup)}</sup>" if symbol.sup else ""
    return f"<i>{html.escape(symbol.base)}</i>{sup}{sub}"


class SheetLines:
    """One iteration of a run at its start on a single row; the run makes it."""

    def __init__(self, run: Run) -> None:
        trainer = run.trainer
        self.run, self.naming = run, Naming(run.experiment, trainer.network.features)
        self.layers = trainer.network.layers
        self.seen = trainer.intermediates(0)
        self.before = trainer.parameters.copy()
        self.rate = trainer.learning_rate
        self.loss_kind = trainer.settings.loss
        trainer.step()
        self.after = trainer.parameters.copy()
        self.given = trainer.gradient.copy()

    def values(self) -> dict[UnitIndex, float]:
        """What every circle of the network holds."""
        held = {UnitIndex(-1, i): float(x) for i, x in enumerate(self.seen.x)}
        for layer, a in enumerate(self.seen.a):
            held |= {UnitIndex(layer, i): float(value) for i, value in enumerate(a)}
        return held

    def moves(self) -> list[tuple[str, list[Line]]]:
        """The five moves in order."""
        depth = len(self.layers)
        forward = [line for layer in range(depth) for line in self._forward(layer)]
        hidden = [line for layer in range(depth - 2, -1, -1) for line in self._hidden(layer)]
        return [
            ("Forward pass", forward),
            ("Loss", [self._loss()]),
            ("Output gradient", self._output()),
            ("Hidden gradients", hidden),
            ("Update", self._update()),
        ]

    def name(self, index: ParameterIndex) -> str:
        """A parameter's name."""
        return set_symbol(self.naming.parameter(index))

    def value_of(self, vector: NDArray[np.float64], index: ParameterIndex) -> float:
        """One parameter's number in a flat vector."""
        return float(vector[self.run.trainer.network.position(index)])

    def below(self, layer: int) -> list[tuple[str, float]]:
        """Names and values of what feeds a layer."""
        values = self.seen.x if layer == 0 else self.seen.a[layer - 1]
        units = [UnitIndex(layer - 1, i) for i in range(len(values))]
        names = [set_symbol(self.naming.activation(unit)) for unit in units]
        return list(zip(names, map(float, values), strict=True))

    def _forward(self, layer: int) -> list[Line]:
        lines, below = [], self.below(layer)
        kind = self.layers[layer].activation
        for unit in range(self.layers[layer].units):
            weights = [ParameterIndex(layer, "weight", unit, i) for i in range(len(below))]
            bias = ParameterIndex(layer, "bias", unit)
            terms = [f"{self.name(w)} · {x}" for w, (x, _) in zip(weights, below, strict=True)]
            numbers = [
                f"{format_factor(self.value_of(self.before, w), 'weight')} · {format_factor(x)}"
                for w, (_, x) in zip(weights, below, strict=True)
            ]
            address = UnitIndex(layer, unit)
            z = set_symbol(self.naming.pre_activation(address))
            a = set_symbol(self.naming.activation(address))
            value = float(self.seen.z[layer][unit])
            shift = format_factor(self.value_of(self.before, bias), "weight")
            lines.append(
                Line(
                    f"{z} = {' + '.join([*terms, self.name(bias)])}",
                    " + ".join([*numbers, shift]),
                    format_number(value),
                )
            )
            sign = html.escape(ACTIVATION_SIGNS[kind])
            whole = kind == "softmax"
            inside = between().join(format_number(float(z)) for z in self.seen.z[layer])
            formula = f"{a} = {sign}({'all z' if whole else z})" if sign else f"{a} = {z}"
            numbers_a = f"{sign}({inside if whole else format_number(value)})" if sign else ""
            lines.append(Line(formula, numbers_a, format_number(float(self.seen.a[layer][unit]))))
        return lines

    def _loss(self) -> Line:
        pairs = zip(self.seen.a[-1].tolist(), self.seen.y.tolist(), strict=True)
        numbers = between().join(
            f"ŷ = {format_number(found)}{between()}y = {format_number(wanted)}"
            for found, wanted in pairs
        )
        formula = f"<i>L</i> = {LOSSES[self.loss_kind][0]}"
        return Line(formula, f"({numbers})", format_number(self.seen.loss, "loss"))

    def _output(self) -> list[Line]:
        layer, lines = len(self.layers) - 1, []
        settings = self.run.trainer.settings
        loss = find_loss(settings.loss, settings.delta)
        error = (self.seen.a[-1] - self.seen.y)[None, :]
        upstream = np.empty_like(error)
        loss.derivative(error, upstream)()
        slope = self._slope(layer)
        for unit in range(self.layers[layer].units):
            address = UnitIndex(layer, unit)
            delta, a = self.naming.delta(address), self.naming.activation(address)
            z = set_symbol(self.naming.pre_activation(address))
            result = format_number(float(self.seen.delta[layer][unit]))
            head = f"{set_symbol(delta)} = ∂L/∂{z}"
            if loss.wrt_z:
                y = set_symbol(self.naming.target(unit))
                outputs = self.layers[layer].units
                binary = self.loss_kind == "binary_cross_entropy" and outputs > 1
                share = f" / {outputs}" if binary else ""
                lines.append(
                    Line(
                        f"{head} = ({set_symbol(a)} − {y}){share}",
                        f"({format_number(float(self.seen.a[-1][unit]))} − "
                        f"{format_factor(float(self.seen.y[unit]))}){share}",
                        result,
                    )
                )
            else:
                first = format_number(float(upstream[0, unit]))
                lines.append(
                    Line(
                        f"∂L/∂{set_symbol(a)} = {LOSSES[self.loss_kind][1]}",
                        "",
                        first,
                    )
                )
                lines.append(
                    self._product(head, address, float(upstream[0, unit]), slope[unit], "")
                )
        return lines + self._gradients(layer)

    def _product(
        self, head: str, address: UnitIndex, upstream: float, slope: float, sum_text: str
    ) -> Line:
        """δ as what comes from above times the slope of the activation."""
        kind = self.layers[address.layer].activation
        a = set_symbol(self.naming.activation(address))
        z = set_symbol(self.naming.pre_activation(address))
        slope_text = SLOPES.get(kind, f"{html.escape(ACTIVATION_SIGNS[kind])}′({z})")
        factor = "" if kind == "linear" else " · " + slope_text.format(a=a, z=z)
        numbers = format_factor(upstream)
        numbers += "" if kind == "linear" else f" · {format_factor(slope)}"
        first = sum_text or f"∂L/∂{a}"
        return Line(
            f"{head} = {first}{factor}",
            numbers,
            format_number(float(self.seen.delta[address.layer][address.unit])),
        )

    def _hidden(self, layer: int) -> list[Line]:
        lines, above = [], layer + 1
        slope = self._slope(layer)
        for unit in range(self.layers[layer].units):
            address = UnitIndex(layer, unit)
            ways = [
                ParameterIndex(above, "weight", target, unit)
                for target in range(self.layers[above].units)
            ]
            deltas = [self.naming.delta(UnitIndex(above, way.unit)) for way in ways]
            terms = [f"{set_symbol(d)} · {self.name(w)}" for d, w in zip(deltas, ways, strict=True)]
            total = sum(
                float(self.seen.delta[above][way.unit]) * self.value_of(self.before, way)
                for way in ways
            )
            text = terms[0] if len(terms) == 1 else f"({' + '.join(terms)})"
            head = set_symbol(self.naming.delta(address))
            lines.append(self._product(head, address, total, slope[unit], text))
        return lines + self._gradients(layer)

    def _slope(self, layer: int) -> list[float]:
        z, a = self.seen.z[layer], self.seen.a[layer]
        rule, out = ACTIVATIONS[self.layers[layer].activation].slope, np.ones_like(z)
        if rule is not None:
            rule(z, a, out)
        return [float(value) for value in out]

    def _gradients(self, layer: int) -> list[Line]:
        lines, below = [], self.below(layer)
        for unit in range(self.layers[layer].units):
            delta = set_symbol(self.naming.delta(UnitIndex(layer, unit)))
            size = float(self.seen.delta[layer][unit])
            for source, (x, value) in enumerate(below):
                weight = self.name(ParameterIndex(layer, "weight", unit, source))
                lines.append(
                    Line(
                        f"∂L/∂{weight} = {delta} · {x}",
                        f"{format_factor(size)} · {format_factor(value)}",
                        format_number(float(self.seen.gradients[layer].weights[source, unit])),
                    )
                )
            bias = self.name(ParameterIndex(layer, "bias", unit))
            lines.append(Line(f"∂L/∂{bias} = {delta}", "", format_number(size)))
        return lines

    def _update(self) -> list[Line]:
        optimizer, lines = self.run.experiment.optimizer, []
        training = self.run.experiment.training
        changed = training.l1 or training.l2 or training.clip_norm or training.clip_value
        plain = isinstance(optimizer, Sgd) and not optimizer.nesterov and not changed
        eta = self.naming.learning_rate
        for index in self.run.trainer.network.indices():
            name, old = self.name(index), self.value_of(self.before, index)
            gradient = self.value_of(self.given, index)
            rule = OPTIMIZER_NAMES[type(optimizer).__name__]
            formula = f"{name} − {eta} · ∂L/∂{name}" if plain else f"{name} after {rule}’s step"
            numbers = (
                f"{format_number(old, 'weight')} − {format_number(self.rate)} · "
                f"{format_factor(gradient)}"
            )
            result = format_number(self.value_of(self.after, index), "weight")
            lines.append(Line(f"new {name} = {formula}", numbers if plain else "", result))
        return lines


def given_rows(lines: SheetLines) -> str:
    """What is given: inputs, targets, learning rate and parameters, as HTML."""
    given = [f"{name} = {format_number(value)}" for name, value in lines.below(0)]
    for unit, target in enumerate(lines.seen.y):
        name = set_symbol(lines.naming.target(unit))
        given.append(f"{name} = {format_number(float(target))}")
    given.append(f"<i>{lines.naming.learning_rate}</i> = {format_number(lines.rate)}")
    for index in lines.run.trainer.network.indices():
        value = format_number(lines.value_of(lines.before, index), "weight")
        given.append(f"{lines.name(index)} = {value}")
    return "<p><b>Given:</b> " + " &nbsp; ".join(given) + "</p>"
