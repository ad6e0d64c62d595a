"""What a formula consists of, as plain frozen values."""

from dataclasses import dataclass
from typing import Literal

from backprop_studio.experiment.notation import Symbol

Role = Literal["text", "muted", "gradient", "positive", "negative", "done"]


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a sentence, in the interface's type."""

    text: str
    role: Role = "text"


@dataclass(frozen=True, slots=True)
class Name:
    """A symbol with its indices, italic: `w₁`, `δ_o`."""

    symbol: Symbol
    role: Role = "text"


@dataclass(frozen=True, slots=True)
class Number:
    """A formatted live number, in tabular figures."""

    text: str
    role: Role = "text"
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Operator:
    """Signs, brackets and function names, upright. `spaced` sets air around, as for `=`."""

    sign: str
    role: Role = "text"
    spaced: bool = False


@dataclass(frozen=True, slots=True)
class Fraction:
    """One formula over another with a bar between."""

    above: tuple["Piece", ...]
    below: tuple["Piece", ...]
    role: Role = "text"


Piece = Words | Name | Number | Operator | Fraction
Formula = tuple[Piece, ...]


def plain(formula: Formula) -> str:
    """The formula in one line of text, for screen readers, tooltips and tests."""
    return "".join(_plain(piece) for piece in formula)


def _plain(piece: Piece) -> str:
    match piece:
        case Words(text) | Number(text):
            return text
        case Name(symbol):
            return str(symbol)
        case Operator(sign, spaced=spaced):
            return f" {sign} " if spaced else sign
        case Fraction(above, below):
            return f"{plain(above)}/{plain(below)}"


def derivative(symbol: Symbol, role: Role = "gradient") -> Formula:
    """∂L/∂w₁ on one line."""
    return (
        Operator("∂", role),
        Name(Symbol("L"), role),
        Operator("/∂", role),
        Name(symbol, role),
    )
