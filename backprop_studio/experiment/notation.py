"""How quantities are called, by one rule, in every view, tooltip, lesson and export.

Small networks name their weights as their author did: one layer w or w₁ w₂ …,
two layers w₁ … and v₁ …, counted unit by unit; biases b₁ b₂ … and b_o. Larger
networks write w⁽ˡ⁾ᵢⱼ from unit i to unit j of layer l. A `Symbol` keeps base,
subscript and superscript apart for typesetting; `str()` gives plain text.

A document says how its author writes; a person may want it otherwise on this
computer: `use_notation` says so once, for all names, as `numbers.use_digits` does.
"""

from contextvars import ContextVar
from itertools import pairwise
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import asdict, replace

from backprop_studio.engine.activations import ACTIVATIONS
from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.model import Experiment, Notation

SMALL_WEIGHTS = 12  # more weights than this in a layer are written w⁽ˡ⁾ᵢⱼ

# There is no subscript comma: a narrow space keeps w⁽¹⁾₁ ₁₂ and w⁽¹⁾₁₁ ₂ apart in plain text.
BETWEEN_INDICES = "\N{NARROW NO-BREAK SPACE}"
_SUB = str.maketrans("0123456789oij,", "₀₁₂₃₄₅₆₇₈₉ₒᵢⱼ" + BETWEEN_INDICES)
_SUP = str.maketrans("0123456789()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾")

ACTIVATION_SIGNS = {key: row.sign for key, row in ACTIVATIONS.items()}
OPTIMIZER_NAMES = {  # by the name of their settings
    "Sgd": "SGD",
    "Adagrad": "Adagrad",
    "Rmsprop": "RMSprop",
    "Adam": "Adam",
    "Adamw": "AdamW",
}


class Preferred(Struct, frozen=True):
    """What a person wants otherwise than the documents have it; None: as they have it."""

    weights: Literal["letters", "indexed"] | None = None
    hidden: Literal["h", "a"] | None = None
    learning_rate: Literal["η", "α"] | None = None


AS_DOCUMENTS: Final = Preferred()
_preferred: ContextVar[Preferred] = ContextVar("notation", default=AS_DOCUMENTS)


def use_notation(preferred: Preferred) -> None:
    """Write names like this from now on, in the thread that says it."""
    _preferred.set(preferred)


def notation_of(experiment: Experiment) -> Notation:
    """How the names of this experiment are written: as wanted, else as its author has it."""
    wanted = {key: value for key, value in asdict(_preferred.get()).items() if value is not None}
    return replace(experiment.notation, **wanted) if wanted else experiment.notation


class Symbol(Struct, frozen=True):
    """A name with its indices: `Symbol("w", "1")`, `Symbol("w", "1,2", "(1)")`."""

    base: str
    sub: str = ""
    sup: str = ""

    def __str__(self) -> str:
        return self.base + self.sup.translate(_SUP) + self.sub.translate(_SUB)

    def derivative(self, of: str = "L") -> str:
        """`∂L/∂w₁`: never `∂L` alone."""
        return f"∂{of}/∂{self}"


class Naming:
    """The symbols of one experiment with `features` inputs; in `notation` where that is given,
    else in the one in use."""

    def __init__(
        self, experiment: Experiment, features: int, notation: Notation | None = None
    ) -> None:
        notation = notation_of(experiment) if notation is None else notation
        layers = experiment.network.layers
        self._units = tuple(layer.units for layer in layers)
        self._features = features
        self._hidden = notation.hidden
        self.learning_rate = notation.learning_rate
        widths = (features, *self._units)
        counts = [below * above for below, above in pairwise(widths)]
        small = len(layers) <= 2 and max(counts) <= SMALL_WEIGHTS
        wanted = notation.weights
        self.indexed = not small if wanted is None else wanted == "indexed" or len(layers) > 2
        self._depth = len(layers)

    def _below(self, layer: int) -> int:
        return self._features if layer == 0 else self._units[layer - 1]

    def _output_mark(self, unit: int) -> str:
        return "o" if self._units[-1] == 1 else f"o{unit + 1}"

    def parameter(self, index: ParameterIndex) -> Symbol:
        """The name of a weight, bias or batch-norm scale."""
        unit = self.unit_mark(UnitIndex(index.layer, index.unit))
        if index.kind == "bias":
            single = self._depth == 1 and self._units == (1,)
            return Symbol("b", "" if single else unit, self._superscript(index.layer))
        if index.kind == "scale":
            return Symbol("γ", unit, self._superscript(index.layer))
        if self.indexed:
            return Symbol(
                "w", f"{index.source + 1},{index.unit + 1}", self._superscript(index.layer)
            )
        below = self._below(index.layer)
        number = index.unit * below + index.source + 1
        alone = below * self._units[index.layer] == 1
        letter = "v" if index.layer == 1 else "w"
        return Symbol(letter, "" if alone else str(number))

    def _superscript(self, layer: int) -> str:
        return f"({layer + 1})" if self.indexed else ""

    def unit_mark(self, unit: UnitIndex) -> str:
        """The index that z, h, δ and b of one unit carry: `1`, or `o` at the output."""
        if unit.layer == self._depth - 1 and not self.indexed and self._depth > 1:
            return self._output_mark(unit.unit)
        if self._depth == 1 and self._units == (1,):
            return ""
        return str(unit.unit + 1)

    def activation(self, unit: UnitIndex) -> Symbol:
        """x₁ for an input, h₁ for a hidden unit, ŷ for an output."""
        if unit.layer < 0:
            return Symbol("x", str(unit.unit + 1) if self._features > 1 else "")
        if unit.layer == self._depth - 1:
            return Symbol("ŷ", str(unit.unit + 1) if self._units[-1] > 1 else "")
        return Symbol(self._hidden, str(unit.unit + 1), self._superscript(unit.layer))

    def pre_activation(self, unit: UnitIndex) -> Symbol:
        """z₁ of a unit; z_o at the output of a small network."""
        return Symbol("z", self.unit_mark(unit), self._superscript(unit.layer))

    def delta(self, unit: UnitIndex) -> Symbol:
        """δ₁ = ∂L/∂z₁."""
        return Symbol("δ", self.unit_mark(unit), self._superscript(unit.layer))

    def target(self, unit: int) -> Symbol:
        """y, or y₁ y₂ … of several outputs."""
        return Symbol("y", str(unit + 1) if self._units[-1] > 1 else "")
