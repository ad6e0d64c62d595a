"""What the panel tells: factors on cards, brackets that gather them into δ, the result.

    ∂L/∂v₁ = ∂L/∂ŷ · ∂ŷ/∂z_o · ∂z_o/∂v₁ = δ where the edge ends × value where it starts

Where few paths lead from the parameter to the loss each is one line, and their sum is the
derivative; where many do, the last line alone is told, with δ of its layer taken together.
"""

import math

from msgspec import Struct
from msgspec.structs import replace

from backprop_studio.engine.chain_rule import Factor, Path
from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.notation import Naming, Symbol
from backprop_studio.experiment.numbers import (
    format_count,
    format_factor,
    format_number,
    format_short,
)
from backprop_studio.training.messages import Derivation, Move, Snapshot
from backprop_studio.ui.chain_rule.factor_words import LOSS, factor_words, partial, say
from backprop_studio.ui.typeset import Formula, Name, Number, Operator, Words

MOST_BRACKETS = 2
UNCHECKED = 1e-9  # so small a derivative is lost in the rounding of the two losses compared
LOCAL = ("input", "one", "normalized")  # what the parameter itself is multiplied by


class Card(Struct, frozen=True):
    """One factor: its symbol, its number (empty before its move), what it is, and what it
    belongs to on the diagram. `also` lies beside it there: the loss, or the edge itself."""

    symbol: Formula
    number: str
    meaning: Formula
    about: UnitIndex | ParameterIndex
    also: object = None

    def belongs_to(self, item: object) -> bool:
        """Whether this is a factor of what is pointed at on the diagram."""
        return item in (self.about, self.also)


class Bracket(Struct, frozen=True):
    """Under cards `first` to `last`: what they make together; a wider one has a higher
    `level`."""

    first: int
    last: int
    text: Formula
    level: int = 0


class Line(Struct, frozen=True):
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


class Sheet(Struct, frozen=True):
    """Everything the panel shows for one derivative. `agrees` is None where wiggling cannot
    tell."""

    symbol: Symbol
    lines: tuple[Line, ...]
    result: str
    note: str
    wiggled: str
    agreement: str
    agrees: bool | None
    cost: str


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
        size = max(abs(explanation.value), abs(wiggled.value))
        tiny = 0 < size < max(UNCHECKED, wiggled.uncertainty)
        return Sheet(
            symbol=symbol,
            lines=lines,
            result=format_number(explanation.value) if shown else "",
            note=self._note(shown),
            wiggled=_wiggled_text(wiggled.value, digits),
            agreement=say("both are 0") if size == 0 else _agreement(digits, tiny),
            agrees=None if tiny or digits is None else size == 0 or digits >= 4,
            cost=say(
                "Wiggling all {parameters} parameters takes {passes} forward passes; one "
                "backward pass gives them all."
            ).format(
                parameters=format_count(wiggled.forward_passes // 2),
                passes=format_count(wiggled.forward_passes),
            ),
        )

    def _note(self, shown: bool) -> str:
        explanation = self._derivation.explanation
        if not shown:
            return say("its numbers come with their moves")
        if self._derivation.rows > 1:
            rows = format_count(self._derivation.rows)
            return say("mean of the products of {rows} examples").format(rows=rows)
        if explanation.index.kind == "bias":
            return say("δ of its unit × 1")
        if explanation.index.kind == "scale":
            return say("δ of its unit × what is scaled")
        return say("δ where the edge ends × value where it starts")

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
                text = self._bracket_text(factor.closes, product, several, share)
                start, level = (first, 0) if share else (0, len(brackets))
                brackets.append(Bracket(start, number, text, level))
                first = number + 1
        if not share and len(brackets) > MOST_BRACKETS:
            brackets = [replace(brackets[-1], level=0)]
        brackets.append(Bracket(first, len(cards) - 1, self._local_text(share)))
        return Line(cards, tuple(brackets))

    def _bracket_text(self, unit: UnitIndex, product: float, share: bool, brief: bool) -> Formula:
        """What the product so far is: δ, or a path's `share` of it. Where several paths stand
        under one another it says it in a word (`brief`)."""
        words = say("→ share of") if share else "" if brief else say("upstream")
        made = self._is_made(unit.layer)
        value: Formula = (
            Operator("=", "gradient", spaced=True),
            Number(format_number(product), "gradient", strong=True),
        )
        moved = say("made in move {number}").format(number=self._move_number(unit.layer))
        if brief:
            moved = ""
        return (
            *((Words(words + "  ", "gradient"),) if words else ()),
            Name(self._naming.delta(unit), "gradient"),
            *(value if made and self._derivation.rows == 1 else ()),
            *((Words("  " + moved, "muted"),) if moved else ()),
        )

    def _local_text(self, brief: bool = False) -> Formula:
        index = self._derivation.explanation.index
        symbol = Name(self._naming.parameter(index), "muted")
        if brief:
            return (Words(say("local"), "gradient"),)
        where = say("where {name} starts") if index.kind == "weight" else say("by {name}")
        before, _, after = where.partition("{name}")
        return (
            Words(f"{say('local')}  ", "gradient"),
            *((Words(before, "muted"),) if before else ()),
            symbol,
            *((Words(after, "muted"),) if after else ()),
        )

    def _card(self, factor: Factor) -> Card:
        unit = factor.unit
        layer = factor.parameter.layer - 1 if factor.parameter is not None else unit.layer
        if factor.kind in LOCAL:
            layer = self._derivation.explanation.index.layer
        shown = self._is_made(max(layer, self._derivation.explanation.index.layer))
        symbol, meaning = factor_words(
            factor, self._snapshot, self._naming, self._derivation.explanation.index
        )
        number = format_factor(factor.value) if shown else "…"
        about = factor.parameter or (
            self._derivation.explanation.index if factor.kind == "one" else unit
        )
        return Card(
            symbol, number, meaning, about, _beside(factor, self._derivation.explanation.index)
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
        paths = format_count(explanation.path_count)
        kind = {"weight": "input", "bias": "one"}.get(index.kind, "normalized")
        source = UnitIndex(index.layer - 1, index.source) if kind == "input" else here
        factor = Factor(kind, source, explanation.local)  # type: ignore[arg-type]
        symbol, meaning = factor_words(
            factor, self._snapshot, self._naming, self._derivation.explanation.index
        )
        cards = (
            Card(
                partial(LOSS, Name(self._naming.pre_activation(here))),
                upstream,
                (Words(say("sum over {paths} paths").format(paths=paths), "muted"),),
                here,
                "loss",
            ),
            Card(symbol, local, meaning, source if kind == "input" else index, index),
        )
        moved = say("made layer by layer, in move {number}").format(
            number=self._move_number(index.layer)
        )
        text: Formula = (
            Words(say("upstream") + "  ", "gradient"),
            Name(self._naming.delta(here), "gradient"),
            Words("  " + moved, "muted"),
        )
        return Line(cards, (Bracket(0, 0, text), Bracket(1, 1, self._local_text())))


def _wiggled_text(value: float, digits: int | None) -> str:
    """As many digits as agree; a covered derivative is covered here too."""
    if digits is None or not math.isfinite(value):
        return format_number(value)
    digits = max(4, min(8, digits))
    if "e" in f"{value:.{digits}g}":
        return format_number(value, digits=digits)
    return format_short(value, digits)


def _agreement(digits: int | None, tiny: bool) -> str:
    if digits is None:
        return say("not finite: nothing to compare")
    if tiny:
        return say("too small to be checked so")
    if digits < 15:
        return say("{count} digits agree").format(count=digits)
    return say("all digits agree")


def _beside(factor: Factor, index: ParameterIndex) -> object:
    """What else on the diagram a factor belongs to: the loss, or the edge asked about."""
    if factor.kind in ("loss_by_output", "loss_by_pre_activation"):
        return "loss"
    return index if factor.kind in LOCAL else None
