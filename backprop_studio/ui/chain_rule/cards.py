"""What the panel tells: factors on cards, brackets that gather them into δ, the result.

    ∂L/∂v₁ = ∂L/∂ŷ · ∂ŷ/∂z_o · ∂z_o/∂v₁ = δ where the edge ends × value where it starts

Where few paths lead from the parameter to the loss each is one line, and their sum is the
derivative; where many do, the last line alone is told, with δ of its layer taken together.
"""

from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from backprop_studio.engine.chain_rule import Factor, Path
from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.model import (
    BinaryCrossEntropy,
    HalfSquaredError,
    Huber,
    Mae,
    Mse,
)
from backprop_studio.experiment.notation import Naming, Symbol
from backprop_studio.experiment.numbers import MINUS, format_factor, format_number
from backprop_studio.training.messages import Derivation, Move, Snapshot
from backprop_studio.ui.typeset import Formula, Fraction, Name, Number, Operator, Words

LOSS = Name(Symbol("L"))
MOST_BRACKETS = 2


@dataclass(frozen=True, slots=True)
class Card:
    """One factor: its symbol, its number (empty before its move), what it is, and what it
    belongs to on the diagram. `share` counts it to the upstream part."""

    symbol: Formula
    number: str
    meaning: Formula
    about: UnitIndex | ParameterIndex
    upstream: bool = True


@dataclass(frozen=True, slots=True)
class Bracket:
    """Under cards `first` to `last`: what they make together; a wider one has a higher
    `level`."""

    first: int
    last: int
    text: Formula
    level: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One path: cards that multiply, and their brackets."""

    cards: tuple[Card, ...]
    brackets: tuple[Bracket, ...]

    def reversed(self) -> "Line":
        """The same in the order of the diagram."""
        last = len(self.cards) - 1
        brackets = [
            replace(bracket, first=last - bracket.last, last=last - bracket.first)
            for bracket in self.brackets
        ]
        return Line(self.cards[::-1], tuple(brackets[::-1]))


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything the panel shows for one derivative."""

    symbol: Symbol
    lines: tuple[Line, ...]
    result: str
    note: str
    wiggled: str
    agreement: str
    agrees: bool
    cost: str


def _say(text: str) -> str:
    return QCoreApplication.translate("ChainRule", text)


class Writer:
    """Writes the sheet of one snapshot's derivation."""

    def __init__(self, snapshot: Snapshot, derivation: Derivation) -> None:
        self._snapshot = snapshot
        self._derivation = derivation
        self._layers = snapshot.experiment.network.layers
        self._naming = Naming(snapshot.experiment, len(snapshot.example.x))
        self._made = len(snapshot.moves)
        if snapshot.move is not None:
            self._made = snapshot.moves.index(snapshot.move) + 1

    def sheet(self) -> Sheet:
        """All of it."""
        explanation = self._derivation.explanation
        symbol = self._naming.parameter(explanation.index)
        lines = tuple(self._line(path) for path in explanation.paths) or (self._layer_line(),)
        shown = self._is_made(explanation.index.layer)
        wiggled = self._derivation.wiggled
        digits = wiggled.digits
        return Sheet(
            symbol=symbol,
            lines=lines,
            result=format_number(explanation.value) if shown else "",
            note=self._note(shown),
            wiggled=f"{wiggled.value:.{max(4, min(8, digits))}g}".replace("-", MINUS),
            agreement=(
                _say("{count} digits agree").format(count=digits)
                if digits < 15
                else _say("all digits agree")
            ),
            agrees=digits >= 4,
            cost=_say(
                "Wiggling all {parameters} parameters takes {passes} forward passes; one "
                "backward pass gives them all."
            ).format(
                parameters=f"{wiggled.forward_passes // 2:,}".replace(",", "\u202f"),
                passes=f"{wiggled.forward_passes:,}".replace(",", "\u202f"),
            ),
        )

    def _note(self, shown: bool) -> str:
        explanation = self._derivation.explanation
        if not shown:
            return _say("its numbers come with their moves")
        if self._derivation.rows > 1:
            return _say("mean of the products of {rows} examples").format(
                rows=self._derivation.rows
            )
        if explanation.index.kind == "bias":
            return _say("δ of its unit × 1")
        if explanation.index.kind == "scale":
            return _say("δ of its unit × what is scaled")
        return _say("δ where the edge ends × value where it starts")

    def _is_made(self, layer: int) -> bool:
        """Whether the move that makes δ of `layer` has been made."""
        last = len(self._layers) - 1
        wanted = Move("output_gradient") if layer == last else Move("hidden_gradient", layer)
        return wanted in self._snapshot.moves[: self._made]

    def _move_number(self, layer: int) -> int:
        return 3 if layer == len(self._layers) - 1 else 4

    # one path -------------------------------------------------------------------------------

    def _line(self, path: Path) -> Line:
        cards = tuple(self._card(factor) for factor in path.factors)
        brackets: list[Bracket] = []
        first = 0
        share = len(self._derivation.explanation.paths) > 1
        product = 1.0
        for number, factor in enumerate(path.factors):
            product *= factor.value
            if factor.closes is not None:
                several = share and factor.closes.layer < len(self._layers) - 1
                text = self._bracket_text(factor.closes, product, several)
                brackets.append(Bracket(0, number, text, len(brackets)))
                first = number + 1
        if share or len(brackets) > MOST_BRACKETS:
            brackets = [replace(brackets[-1], level=0)]
        brackets.append(Bracket(first, len(cards) - 1, self._local_text()))
        return Line(cards, tuple(brackets))

    def _bracket_text(self, unit: UnitIndex, product: float, share: bool) -> Formula:
        words = _say("share of") if share else _say("upstream")
        made = self._is_made(unit.layer)
        value: Formula = (
            Operator("=", "gradient", spaced=True),
            Number(format_number(product), "gradient", strong=True),
        )
        moved = _say("made in move {number}").format(number=self._move_number(unit.layer))
        return (
            Words(words + "  ", "gradient"),
            Name(self._naming.delta(unit), "gradient"),
            *(value if made and self._derivation.rows == 1 else ()),
            Words("  " + moved, "muted"),
        )

    def _local_text(self) -> Formula:
        index = self._derivation.explanation.index
        symbol = Name(self._naming.parameter(index), "muted")
        start = _say("where it starts:") if index.kind == "weight" else _say("by")
        return (Words(_say("local") + "  ", "gradient"), Words(start + " ", "muted"), symbol)

    def _card(self, factor: Factor) -> Card:
        unit = factor.unit
        layer = factor.parameter.layer - 1 if factor.parameter is not None else unit.layer
        if factor.kind in ("input", "one", "normalized"):
            layer = self._derivation.explanation.index.layer
        shown = self._is_made(max(layer, self._derivation.explanation.index.layer))
        symbol, meaning = self._words(factor)
        number = format_factor(factor.value) if shown else "…"
        local = factor.kind in ("input", "one", "normalized")
        about = factor.parameter or (
            self._derivation.explanation.index if factor.kind == "one" else unit
        )
        return Card(symbol, number, meaning, about, upstream=not local)

    def _words(self, factor: Factor) -> tuple[Formula, Formula]:
        """The factor as a fraction, and what it is."""
        naming, unit = self._naming, factor.unit
        a, z = Name(naming.activation(unit)), Name(naming.pre_activation(unit))
        muted = Name(naming.activation(unit), "muted")
        index = self._derivation.explanation.index
        parameter = Name(naming.parameter(index))
        target = Name(naming.pre_activation(UnitIndex(index.layer, index.unit)))
        if factor.kind == "loss_by_output":
            return _partial(LOSS, a), self._loss_slope(unit)
        if factor.kind == "loss_by_pre_activation":
            return _partial(LOSS, z), self._loss_slope(unit)
        if factor.kind == "activation_slope":
            return _partial(a, z), self._slope(unit)
        if factor.kind == "weight" and factor.parameter is not None:
            edge = factor.parameter
            below = UnitIndex(edge.layer - 1, edge.source)
            above = UnitIndex(edge.layer, edge.unit)
            symbol = _partial(Name(naming.pre_activation(above)), Name(naming.activation(below)))
            return symbol, (Name(naming.parameter(edge), "muted"),)
        if factor.kind == "input":
            return _partial(target, parameter), (muted,)
        if factor.kind == "one":
            return _partial(target, parameter), (Words(_say("always 1"), "muted"),)
        words = {
            "normalized": _say("normalized z"),
            "dropout": _say("dropout mask"),
            "residual": _say("past the layer"),
            "batch_norm": _say("batch norm"),
        }
        if factor.kind == "normalized":
            return _partial(target, parameter), (Words(words[factor.kind], "muted"),)
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
            return (Words(_say("sign of "), "muted"), *bracketed, *over)
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
            return (Words(_say("linear: 1"), "muted"),)
        if function == "sigmoid" and not residual:
            return (a, Operator(f" (1 {MINUS} ", "muted"), a, Operator(")", "muted"))
        if function == "tanh" and not residual:
            return (Operator(f"1 {MINUS} ", "muted"), a, Operator("²", "muted"))
        if function == "relu":
            return (Words(_say("1 if z > 0, else 0"), "muted"),)
        return (
            Operator("f ′(", "muted"),
            Name(self._naming.pre_activation(unit), "muted"),
            Operator(")", "muted"),
        )

    # many paths -----------------------------------------------------------------------------

    def _layer_line(self) -> Line:
        """δ where the edge ends, all its paths together, times the value where it starts."""
        explanation = self._derivation.explanation
        index = explanation.index
        here = UnitIndex(index.layer, index.unit)
        shown = self._is_made(index.layer)
        upstream = format_factor(float(explanation.upstream.mean())) if shown else "…"
        local = format_factor(float(explanation.local.mean())) if shown else "…"
        paths = f"{explanation.path_count:,}".replace(",", "\u202f")
        kind = {"weight": "input", "bias": "one"}.get(index.kind, "normalized")
        source = UnitIndex(index.layer - 1, index.source) if kind == "input" else here
        factor = Factor(kind, source, explanation.local)  # type: ignore[arg-type]
        symbol, meaning = self._words(factor)
        cards = (
            Card(
                _partial(LOSS, Name(self._naming.pre_activation(here))),
                upstream,
                (Words(_say("sum over {paths} paths").format(paths=paths), "muted"),),
                here,
            ),
            Card(symbol, local, meaning, source if kind == "input" else index, upstream=False),
        )
        moved = _say("made layer by layer, in move {number}").format(
            number=self._move_number(index.layer)
        )
        text: Formula = (
            Words(_say("upstream") + "  ", "gradient"),
            Name(self._naming.delta(here), "gradient"),
            Words("  " + moved, "muted"),
        )
        return Line(cards, (Bracket(0, 0, text), Bracket(1, 1, self._local_text())))


def _partial(above: Name, below: Name) -> Formula:
    return (Fraction((Operator("∂"), above), (Operator("∂"), below)),)
