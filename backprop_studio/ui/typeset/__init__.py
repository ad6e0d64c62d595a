"""Formulas set like a book sets them: symbols, indices, fractions, coloured live numbers.

`pieces` says what a formula consists of (no Qt, testable as plain text);
`boxes` measures and paints it.
"""

from backprop_studio.ui.typeset.boxes import Box, Ink, typeset
from backprop_studio.ui.typeset.pieces import (
    Formula,
    Fraction,
    Name,
    Number,
    Operator,
    Piece,
    Role,
    Words,
    derivative,
    plain,
)

__all__ = [
    "Box",
    "Formula",
    "Fraction",
    "Ink",
    "Name",
    "Number",
    "Operator",
    "Piece",
    "Role",
    "Words",
    "derivative",
    "plain",
    "typeset",
]
