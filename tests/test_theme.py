"""Legible in every theme and palette, and set in the fonts that ride along."""

import re

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from backprop_studio.assets import resource
from backprop_studio.palette import faded, palette
from backprop_studio.stylesheet import stylesheet
from backprop_studio.theme import (
    CODE_FAMILY,
    DARK,
    FORMULA_FAMILY,
    LIGHT,
    STRONG_DARK,
    STRONG_LIGHT,
    UI_FAMILY,
    Theme,
    classic,
    contrast,
)

THEMES = {
    "light": LIGHT,
    "dark": DARK,
    "light classic": classic(LIGHT),
    "dark classic": classic(DARK),
    "light, high contrast": STRONG_LIGHT,
    "dark, high contrast": STRONG_DARK,
    "light classic, high contrast": classic(STRONG_LIGHT),
    "dark classic, high contrast": classic(STRONG_DARK),
}
SURFACES = ("background", "panel", "raised")
WORDS = ("text", "muted", "accent", "negative_text", "gradient", "done", "positive", "fourth")
GRAPHICS = ("positive", "negative", "high_activation", "low_activation", "accent", "gradient")

themes = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())


def ratio(theme: Theme, ink: str, surface: str) -> float:
    return contrast(QColor(getattr(theme, ink)), QColor(getattr(theme, surface)))


def test_contrast_is_that_of_wcag() -> None:
    black, white, grey = QColor("#000000"), QColor("#FFFFFF"), QColor("#767676")
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(white, white) == 1
    # The classic lightest grey that passes on white: 4.54 by WCAG's own definition.
    assert contrast(grey, white) == pytest.approx(4.54, abs=0.005)


@themes
@pytest.mark.parametrize("surface", SURFACES)
def test_words_are_legible_on_every_surface(theme: Theme, surface: str) -> None:
    least = 7 if theme.strong else 4.5
    found = {word: ratio(theme, word, surface) for word in WORDS}
    assert {word: value for word, value in found.items() if value < least} == {}


@themes
@pytest.mark.parametrize("surface", SURFACES)
def test_runners_and_lines_stand_out(theme: Theme, surface: str) -> None:
    ground, least = QColor(getattr(theme, surface)), 4.5 if theme.strong else 3
    found = {color: contrast(QColor(color), ground) for color in theme.runners}
    if theme.strong:  # elsewhere hairlines are decoration
        found["hairline"] = ratio(theme, "hairline", surface)
    assert {color: value for color, value in found.items() if value < least} == {}


@themes
def test_disabled_words_and_the_echo_of_a_key(theme: Theme) -> None:
    assert contrast(QColor(faded(theme)), QColor(theme.panel)) >= (4.5 if theme.strong else 2)
    assert ratio(theme, "background", "text") >= 7  # the key that was pressed, on its tag


@themes
@pytest.mark.parametrize("surface", SURFACES)
def test_graphics_stand_out_on_every_surface(theme: Theme, surface: str) -> None:
    low = {
        name: ratio(theme, name, surface) for name in GRAPHICS if ratio(theme, name, surface) < 3
    }
    assert low == {}


@themes
def test_words_on_the_accent_are_legible(theme: Theme) -> None:
    assert ratio(theme, "on_accent", "accent") >= 4.5
    marked = QColor(theme.gradient)
    assert contrast(theme.text_on(marked), marked) >= 4.5


@themes
def test_words_on_every_activation_are_legible(theme: Theme) -> None:
    fills = [theme.activation_fill(-1 + step / 100, -1, 1) for step in range(201)]
    assert min(contrast(theme.text_on(fill), fill) for fill in fills) >= 4.5


@themes
def test_activation_fill_is_neutral_in_the_middle_and_stops_at_the_ends(theme: Theme) -> None:
    assert theme.activation_fill(0.5, 0, 1).name() == QColor(theme.background).name()
    assert theme.activation_fill(7, 0, 1) == theme.activation_fill(1, 0, 1)
    assert theme.activation_fill(1, 0, 1) != theme.activation_fill(0, 0, 1)


@themes
def test_the_two_signs_differ_for_colour_blind_eyes_too(theme: Theme) -> None:
    """In the safe palette blue against vermillion: far apart in the blue channel."""
    positive, negative = QColor(theme.positive), QColor(theme.negative)
    assert abs(positive.blue() - negative.blue()) > 60


def test_the_bundled_families_are_there(qapp: QApplication) -> None:
    families = QFontDatabase.families()
    assert {UI_FAMILY, CODE_FAMILY, FORMULA_FAMILY} <= set(families)
    for family in (UI_FAMILY, CODE_FAMILY, FORMULA_FAMILY):
        assert QFontInfo(LIGHT.font(family=family)).family() == family


def ink(weight: int) -> int:
    """How much black a word leaves when set in this weight."""
    image = QImage(200, 40, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setFont(LIGHT.font(20, weight))
    painter.drawText(5, 30, "Hidden gradients")
    painter.end()
    return sum(255 - byte for byte in bytes(image.constBits()))


def test_each_weight_is_a_face_of_its_own(qapp: QApplication) -> None:
    regular, medium, semibold = ink(400), ink(500), ink(600)
    assert regular * 1.05 < medium
    assert medium * 1.05 < semibold


def test_figures_are_tabular(qapp: QApplication) -> None:
    for weight in (400, 500, 600):
        metrics = QFontMetricsF(LIGHT.font(13, weight))
        assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1


def test_figures_stay_tabular_under_the_style_sheet(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setFont(LIGHT.font())
    window.setStyleSheet(stylesheet(LIGHT))
    label = QLabel("111.11", window)
    label.setProperty("role", "number")
    label.ensurePolished()
    assert label.font().weight() == 600
    metrics = QFontMetricsF(label.font())
    assert metrics.horizontalAdvance("111.11") == metrics.horizontalAdvance("000.00")


@pytest.mark.parametrize("sign", "−∂ŷσηδ₁₂₃ₒᵢⱼ·≈→")
def test_inter_has_the_signs_of_the_notation(qapp: QApplication, sign: str) -> None:
    assert all(QFontMetricsF(LIGHT.font()).inFontUcs4(ord(part)) for part in sign)


@themes
@pytest.mark.parametrize("scale", [1.0, 1.25, 2.5])
def test_the_style_sheet_is_whole(theme: Theme, scale: float) -> None:
    sheet = stylesheet(replace(theme, scale=scale))
    assert sheet.count("{") == sheet.count("}")
    assert "None" not in sheet
    for path in re.findall(r'url\("([^"]+)"\)', sheet):
        assert resource("icons") / path.rsplit("/", 1)[1] == resource("icons") / path


@themes
def test_qt_understands_the_style_sheet(theme: Theme, qtbot: QtBot, qtlog) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setPalette(palette(theme))
    window.setStyleSheet(stylesheet(theme))
    column = QVBoxLayout(window)
    play = QPushButton("Play")
    play.setProperty("primary", True)
    choice = QComboBox()
    choice.addItems(["sigmoid σ", "tanh"])
    slider = QSlider(Qt.Orientation.Horizontal)
    for widget in (play, choice, slider):
        column.addWidget(widget)
    window.resize(240, 160)
    image = window.grab().toImage()
    assert [r.message for r in qtlog.records if "parse" in r.message.lower()] == []
    inside = play.geometry().topLeft()
    assert image.pixelColor(inside.x() + 12, inside.y() + 8).name() == QColor(theme.accent).name()
    arrow = [
        image.pixelColor(x, choice.geometry().center().y() + 1)
        for x in range(choice.geometry().right() - 24, choice.geometry().right() - 3)
    ]
    assert max(contrast(color, QColor(theme.raised)) for color in arrow) >= 3
