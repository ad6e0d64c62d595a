"""Formulas as boxes: measured, painted, and read as plain text."""

from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from backprop_studio.experiment.notation import Symbol
from backprop_studio.theme import DARK, LIGHT
from backprop_studio.ui.typeset import (
    Fraction,
    Ink,
    Name,
    Number,
    Operator,
    derivative,
    plain,
    typeset,
)
from backprop_studio.ui.typeset.boxes import italic

W1 = Symbol("w", "1")


def test_plain_text_says_the_same() -> None:
    formula = (*derivative(W1), Operator("=", spaced=True), Number("−0.005075"))
    assert plain(formula) == "∂L/∂w₁ = −0.005075"
    assert plain((Fraction((Number("1"),), (Number("2"),)),)) == "1/2"


def test_letters_are_mathematical_italics() -> None:
    assert italic("w") == "\N{MATHEMATICAL ITALIC SMALL W}"
    assert italic("h") == "\N{PLANCK CONSTANT}"
    assert italic("δ") == "\N{MATHEMATICAL ITALIC SMALL DELTA}"
    assert italic("1") == "1"


def test_an_index_widens_and_sinks(qapp: QApplication) -> None:
    ink = Ink(LIGHT, 14.0)
    bare, indexed = typeset((Name(Symbol("w")),), ink), typeset((Name(W1),), ink)
    assert indexed.width > bare.width
    assert indexed.descent > bare.descent
    raised = typeset((Name(Symbol("w", "1", "(2)")),), ink)
    assert raised.ascent > indexed.ascent


def test_a_fraction_stands_over_and_under_the_line(qapp: QApplication) -> None:
    ink = Ink(LIGHT, 19.0)
    fraction = Fraction((Name(Symbol("L")),), (Name(W1),))
    box, line = typeset((fraction,), ink), typeset((Name(W1),), ink)
    assert box.ascent > line.ascent
    assert box.descent > line.descent
    assert box.width > line.width


def test_ink_has_the_colour_of_its_role(qapp: QApplication) -> None:
    picture = QImage(120, 60, QImage.Format.Format_RGB32)
    picture.fill(QColor(DARK.background))
    painter = QPainter(picture)
    typeset((Number("8888", "gradient", strong=True),), Ink(DARK, 40.0)).draw(painter, 4, 48)
    painter.end()
    seen = {picture.pixelColor(x, y).name().upper() for x in range(120) for y in range(60)}
    assert DARK.gradient in seen
