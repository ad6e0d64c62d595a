"""δ as a product of factors with this network's numbers, where they really multiply to it."""

import math
from typing import TYPE_CHECKING

from msgspec import Struct

from backprop_studio.engine.parameter_index import UnitIndex
from backprop_studio.experiment.notation import ACTIVATION_SIGNS, Naming
from backprop_studio.experiment.numbers import (
    MINUS,
    Quantity,
    format_factor,
    format_number,
    read_number,
)
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.typeset import Formula, Name, Number, Operator

if TYPE_CHECKING:
    from backprop_studio.ui.move_sums import LongSum

EQUALS, ABOUT = Operator("=", spaced=True), Operator("≈", spaced=True)
TIMES = Operator(" · ")


class Explanation(Struct, frozen=True):
    """`sentence` in words; `formula` in symbols; `numbers` the same with numbers, from `=` on;
    `result` ends it; `aside` is what it led to; `sum` is the long sum in it, with its numbers."""

    sentence: str
    formula: Formula = ()
    numbers: Formula = ()
    result: Formula = ()
    aside: Formula = ()
    sum: "LongSum | None" = None


class Factor(Struct, frozen=True):
    """One factor of a product: its symbol and its number, undefined where it is covered.
    `follows`: its number is what is left of δ when the other factors are divided out.
    `alone`: how it comes about, where there is no other factor."""

    symbol: Formula
    value: float
    quantity: Quantity = "value"
    follows: bool = False
    alone: tuple[str, float] | None = None  # as it is written, and what a calculator makes of it

    @property
    def text(self) -> str:
        """The number as a factor is written."""
        return format_factor(self.value, self.quantity)


def single_example(snapshot: Snapshot) -> bool:
    """Whether the numbers shown are those of one example, not a mean."""
    return snapshot.example.row is not None or snapshot.data.training_rows == 1


def slope_factor(snapshot: Snapshot, naming: Naming, unit: UnitIndex) -> Factor | None:
    """f′(z) of a unit, written with a where the function allows; None where it is 1 (linear)."""
    function = snapshot.experiment.network.layers[unit.layer].activation
    z = float(snapshot.example.z[unit.layer][unit.unit])
    a, name = float(snapshot.example.a[unit.layer][unit.unit]), Name(naming.activation(unit))
    if function == "linear":
        return None
    if function == "sigmoid":
        return Factor((name, Operator(f"(1 {MINUS} "), name, Operator(")")), a * (1 - a))
    if function == "tanh":
        squared: Formula = (name, Operator("²"))
        if naming.indexed:  # h⁽²⁾², else, reads as another index
            squared = (Operator("("), name, Operator(")²"))
        return Factor((Operator(f"(1 {MINUS} "), *squared, Operator(")")), 1 - a * a)
    sign = ACTIVATION_SIGNS[function]
    named = (Operator(f"{sign}′("), Name(naming.pre_activation(unit)), Operator(")"))
    if function == "relu":
        return Factor(named, 1.0 if z > 0 else 0.0)
    return Factor(named, math.nan, follows=True)


def product(
    snapshot: Snapshot,
    naming: Naming,
    unit: UnitIndex,
    sentence: str,
    factors: list[Factor],
    inner: "LongSum | None" = None,
) -> Explanation:
    """δ as a product, if the numbers shown really multiply to it; `inner` is a sum in it."""
    delta = float(snapshot.example.delta[unit.layer][unit.unit])
    name: Formula = (Name(naming.delta(unit), "gradient"),)
    value = Number(format_number(delta), "gradient", strong=True)
    known = math.prod(f.value for f in factors if not f.follows)
    covered = math.isnan(known) or math.isnan(delta)
    if any(f.follows for f in factors) and not covered:
        if known == 0 or not math.isfinite(delta / known):
            factors = []
        else:
            slope = delta / known
            factors = [Factor(f.symbol, slope) if f.follows else f for f in factors]
            known = delta
    true = covered or math.isclose(known, delta, rel_tol=1e-5, abs_tol=1e-12)
    if not factors or not true or not single_example(snapshot):
        z = Name(naming.pre_activation(unit))
        meaning: Formula = (*name, EQUALS, Operator("∂L/∂"), z)
        return Explanation(sentence, meaning, (), (EQUALS, value))
    symbols: Formula = (*name, EQUALS, *factors[0].symbol)
    for factor in factors[1:]:
        symbols = (*symbols, TIMES, *factor.symbol)
    text = " · ".join(factor.text for factor in factors)
    rounded = math.prod(as_shown(factor.text) for factor in factors)
    if len(factors) == 1:
        if factors[0].alone is None:
            return Explanation(sentence, symbols, (), (EQUALS, value), sum=inner)
        text, rounded = factors[0].alone
    sign = EQUALS if format_number(rounded) == format_number(delta) else ABOUT
    return Explanation(sentence, symbols, (EQUALS, Number(text)), (sign, value), sum=inner)


def as_shown(text: str) -> float:
    """The number that a reader would type into a calculator; nan where none is written, as
    where it is covered or undefined."""
    plain = text.strip("()")
    if "∞" in plain:
        return -math.inf if MINUS in plain else math.inf
    written = "·" not in plain and any(sign.isdigit() for sign in plain)
    return read_number(plain) if written else math.nan
