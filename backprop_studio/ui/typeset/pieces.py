"""What a formula consists of, as plain frozen values."""

import unicodedata
from typing import Literal

from msgspec import Struct

from backprop_studio.experiment.notation import Symbol

Role = Literal["text", "muted", "gradient", "positive", "negative", "done"]


class Words(Struct, frozen=True):
    """Words of a sentence, in the interface's type."""

    text: str
    role: Role = "text"


class Name(Struct, frozen=True):
    """A symbol with its indices, italic: `w₁`, `δ_o`."""

    symbol: Symbol
    role: Role = "text"


class Number(Struct, frozen=True):
    """A formatted live number, in tabular figures."""

    text: str
    role: Role = "text"
    strong: bool = False


class Operator(Struct, frozen=True):
    """Signs, brackets and function names, upright. `spaced` sets air around, as for `=`."""

    sign: str
    role: Role = "text"
    spaced: bool = False


class Fraction(Struct, frozen=True):
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
        case Name(Symbol(base, "", sup)) if any(map(str.isalpha, sup)):
            power = unicodedata.normalize("NFKC", sup)  # z of an italic z
            return f"{base}^{power}" if len(power) == 1 else f"{base}^({power})"
        case Name(symbol):
            return str(symbol)
        case Operator(sign, spaced=spaced):
            return f" {sign} " if spaced else sign
        case Fraction(above, below):
            return f"{_whole(plain(above))}/{_whole(plain(below))}"


def _whole(text: str) -> str:
    """With brackets, where a bar held several parts together."""
    return f"({text})" if " " in text else text


def derivative(symbol: Symbol, role: Role = "gradient") -> Formula:
    """∂L/∂w₁ on one line."""
    return (
        Operator("∂", role),
        Name(Symbol("L"), role),
        Operator("/∂", role),
        Name(symbol, role),
    )
