"""The formulas of each activation function and of its slope, as typeset pieces. No Qt.

They stand in one line in the table of activations; `engine.activation` tells how to read them.
"""

import re
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from backprop_studio.engine.activations import ACTIVATIONS
from backprop_studio.experiment.notation import Symbol
from backprop_studio.ui.typeset import Formula, Fraction, Name, Operator, Piece, Words
from backprop_studio.ui.typeset.boxes import italic

Z = Name(Symbol("z"))
F, OPEN, SLOPE = Name(Symbol("f")), Operator("("), Operator("′(")
CLOSE, EQUALS = Operator(")"), Operator("=", spaced=True)
_PARTS = re.compile(
    r"\[(?P<above>[^|]*) \| (?P<below>[^\]]*)\]"
    r"|(?P<words>,? (?:for|else) )"
    r"|(?P<equals> = )"
    r"|(?<![a-z])(?P<letter>[a-z])(?![a-z])(?:\^(?P<raised>−?\w+))?"
)


def left_side(argument: Name = Z, slope: bool = False) -> Formula:
    """`f(z)` or `f′(z)`."""
    return (F, SLOPE if slope else OPEN, argument, CLOSE)


def function_formula(name: str) -> Formula:
    """`f(z) = 1 / (1 + e⁻ᶻ)`."""
    return (*left_side(), EQUALS, *pieces(ACTIVATIONS[name].formula))


def slope_formula(name: str) -> Formula:
    """`f′(z) = f(z) (1 − f(z))`."""
    return (*left_side(slope=True), EQUALS, *pieces(ACTIVATIONS[name].slope_formula))


def note_formula(name: str) -> Formula:
    """What a formula needs beside it: t of GELU, what softmax holds still; else nothing."""
    if name == "softmax":
        return (Words(_tr("the other units' z held still"), "muted"),)
    return pieces(ACTIVATIONS[name].note)


def pieces(written: str) -> Formula:
    """A formula of the table; what is neither letter, word nor fraction is set as it is."""
    return tuple(_pieces(written))


def _pieces(written: str) -> Iterator[Piece]:
    end = 0
    for part in _PARTS.finditer(written):
        if part.start() > end:
            yield Operator(written[end : part.start()])
        yield _piece(part)
        end = part.end()
    if end < len(written):
        yield Operator(written[end:])


def _piece(part: re.Match[str]) -> Piece:
    if part["above"] is not None:
        return Fraction(pieces(part["above"]), pieces(part["below"]))
    if part["words"]:
        return Words({" for ": _tr(" for "), ", else ": _tr(", else ")}[part["words"]])
    if part["equals"]:
        return EQUALS
    return Name(Symbol(part["letter"], sup="".join(map(italic, part["raised"] or ""))))


def _tr(text: str) -> str:
    return QCoreApplication.translate("ActivationPlot", text)
