"""A factor as a fraction, and in a few words what it is."""

from PySide6.QtCore import QCoreApplication

from backprop_studio.engine.chain_rule import Factor
from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.model import (
    BinaryCrossEntropy,
    HalfSquaredError,
    Huber,
    Mae,
    Mse,
)
from backprop_studio.experiment.notation import Naming, Symbol
from backprop_studio.experiment.numbers import MINUS, format_number
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.typeset import Formula, Fraction, Name, Operator, Words

LOSS = Name(Symbol("L"))


def say(text: str) -> str:
    """In the user's language."""
    return QCoreApplication.translate("ChainRule", text)


def factor_words(
    factor: Factor, snapshot: Snapshot, naming: Naming, index: ParameterIndex
) -> tuple[Formula, Formula]:
    """∂a/∂z and `a (1 − a)`: the factor as a fraction, and what it is; `index` is the
    parameter whose derivative it belongs to."""
    return _Words(snapshot, naming, index).words(factor)


class _Words:
    def __init__(self, snapshot: Snapshot, naming: Naming, index: ParameterIndex) -> None:
        self._snapshot, self._naming, self._index = snapshot, naming, index
        self._layers = snapshot.experiment.network.layers

    def words(self, factor: Factor) -> tuple[Formula, Formula]:
        """The factor as a fraction, and what it is."""
        naming, unit = self._naming, factor.unit
        a, z = Name(naming.activation(unit)), Name(naming.pre_activation(unit))
        muted = Name(naming.activation(unit), "muted")
        index = self._index
        parameter = Name(naming.parameter(index))
        target = Name(naming.pre_activation(UnitIndex(index.layer, index.unit)))
        if factor.kind == "loss_by_output":
            return partial(LOSS, a), self._loss_slope(unit)
        if factor.kind == "loss_by_pre_activation":
            return partial(LOSS, z), self._loss_slope(unit)
        if factor.kind == "activation_slope":
            return partial(a, z), self._slope(unit)
        if factor.kind == "weight" and factor.parameter is not None:
            edge = factor.parameter
            below = UnitIndex(edge.layer - 1, edge.source)
            above = UnitIndex(edge.layer, edge.unit)
            symbol = partial(Name(naming.pre_activation(above)), Name(naming.activation(below)))
            return symbol, (Name(naming.parameter(edge), "muted"),)
        if factor.kind == "input":
            return partial(target, parameter), (muted,)
        if factor.kind == "one":
            return partial(target, parameter), (Words(say("always 1"), "muted"),)
        words = {
            "normalized": say("normalized z"),
            "dropout": say("dropout mask"),
            "residual": say("past the layer"),
            "batch_norm": say("batch norm"),
        }
        if factor.kind == "normalized":
            return partial(target, parameter), (Words(words[factor.kind], "muted"),)
        return (z,), (Words(words.get(factor.kind, ""), "muted"),)

    def _loss_slope(self, unit: UnitIndex) -> Formula:
        loss = self._snapshot.experiment.loss
        outputs = self._layers[-1].units
        a = Name(self._naming.activation(unit), "muted")
        y = Name(self._naming.target(unit.unit), "muted")
        error: Formula = (a, Operator(f" {MINUS} ", "muted"), y)
        over: Formula = (Operator(f"∕{outputs}", "muted"),) if outputs > 1 else ()
        bracketed: Formula = (Operator("(", "muted"), *error, Operator(")", "muted"))
        if loss is None or isinstance(loss, Mse):
            return (Operator("2", "muted"), *bracketed, *over)
        if isinstance(loss, HalfSquaredError):
            return error
        if isinstance(loss, Mae):
            return (Words(say("sign of "), "muted"), *bracketed, *over)
        if isinstance(loss, Huber):
            limit = f" ≤ {format_number(loss.delta)}"
            return (*error, Words(f", |…|{limit}", "muted"), *over)
        if isinstance(loss, BinaryCrossEntropy) and outputs > 1:
            return (*bracketed, *over)
        return error

    def _slope(self, unit: UnitIndex) -> Formula:
        function = self._layers[unit.layer].activation
        a = Name(self._naming.activation(unit), "muted")
        residual = self._layers[unit.layer].residual
        if function == "linear":
            return (Words(say("linear: 1"), "muted"),)
        if function == "sigmoid" and not residual:
            return (a, Operator(f" (1 {MINUS} ", "muted"), a, Operator(")", "muted"))
        if function == "tanh" and not residual:
            return (Operator(f"1 {MINUS} ", "muted"), a, Operator("²", "muted"))
        if function == "relu":
            return (Words(say("1 if z > 0, else 0"), "muted"),)
        return (
            Operator("f ′(", "muted"),
            Name(self._naming.pre_activation(unit), "muted"),
            Operator(")", "muted"),
        )


def partial(above: Name, below: Name) -> Formula:
    """∂ above over ∂ below."""
    return (Fraction((Operator("∂"), above), (Operator("∂"), below)),)
