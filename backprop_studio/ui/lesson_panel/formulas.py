"""Formulas of lesson texts as typeset pieces, live numbers filled in. Gradients are amber."""

from collections.abc import Callable

from backprop_studio.experiment.notation import Symbol
from backprop_studio.experiment.numbers import with_mark
from backprop_studio.lessons.formula import Formula as Written
from backprop_studio.lessons.formula import Live, Over, Plain, Sign, Token
from backprop_studio.ui.typeset import Formula, Fraction, Name, Number, Operator, Piece, Role, Words

Fill = Callable[[Live], str]
PARTIAL = "∂"


def pieces(written: Written, fill: Fill, role: Role = "text") -> Formula:
    """The typeset pieces of a formula. ∂L/∂w, δ and numbers of gradients are amber."""
    found: list[Piece] = []
    place = 0
    while place < len(written):
        length = _derivative_at(written, place)
        if length:
            found += [_piece(token, fill, "gradient") for token in written[place : place + length]]
            place += length
        else:
            found.append(_piece(written[place], fill, role))
            place += 1
    return tuple(found)


def _derivative_at(written: Written, place: int) -> int:
    """How many tokens from here are one ∂L/∂w on the line; 0 if none begins here."""
    part = written[place : place + 5]
    signs = [token.text if isinstance(token, Sign) else "" for token in part]
    return 5 if signs == [PARTIAL, "", "/", PARTIAL, ""] else 0


def _piece(token: Token, fill: Fill, role: Role) -> Piece:
    match token:
        case Symbol(base="δ"):
            return Name(token, "gradient")
        case Symbol():
            return Name(token, role)
        case Sign(text, spaced):
            return Operator(with_mark(text), role, spaced)
        case Plain(text):
            return Words(with_mark(text), role)
        case Live(expression):
            amber = "grad(" in expression or expression.startswith("delta")
            return Number(fill(token), "gradient" if amber else role, strong=True)
        case Over(above, below):
            first = above[0] if above else None
            amber = isinstance(first, Sign) and first.text == PARTIAL
            inside: Role = "gradient" if amber else role
            return Fraction(pieces(above, fill, inside), pieces(below, fill, inside), inside)
    return Words("", role)
