"""The decimal mark: as the system has it or as a person wants it, in all that the window says."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from drawn_text import drawn_text
from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from studio_fixture import Driver, studio

from backprop_studio import settings as kept
from backprop_studio.settings import Settings
from backprop_studio.ui import appearance, language
from backprop_studio.ui.appearance import Appearance
from backprop_studio.ui.examples import example_path
from backprop_studio.ui.exporting import making
from backprop_studio.ui.settings_page import SettingsPage
from backprop_studio.ui.training_code import TrainingCode

__all__ = ["studio"]

POINT = re.compile(r"\d\.\d")
ALLOWED = ("Punkt: 0.25", "Point: 0.25")  # the setting itself


@pytest.fixture
def german(tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """For a window that is built after this: it speaks German."""
    settings = Settings(tmp_path / "settings")
    settings.set(kept.LANGUAGE, "de")
    settings.save()
    spoken: list[QTranslator] = []
    monkeypatch.setattr(appearance, "speak", lambda code: spoken.extend(language.speak(code)))
    yield
    for translator in spoken:
        qapp.removeTranslator(translator)


@pytest.mark.parametrize(
    ("system", "spoken", "chosen", "mark"),
    [
        ("de_DE", "de", False, ","),
        ("de_CH", "de", False, "."),  # Swiss
        ("de_CH", "de", True, "."),
        ("fr_FR", "en", False, ","),  # there is no French, but its numbers
        ("fr_FR", "en", True, "."),
        ("en_US", "de", True, ","),
        ("C", "en", False, "."),
        ("ar_EG", "en", False, "."),  # its ٫ goes with other digits
    ],
)
def test_as_the_system_or_the_chosen_language_has_it(
    monkeypatch: pytest.MonkeyPatch, system: str, spoken: str, chosen: bool, mark: str
) -> None:
    known = QLocale(system) if system != "C" else QLocale.c()
    monkeypatch.setattr(QLocale, "system", staticmethod(lambda: known))
    assert language.mark_of(spoken, chosen=chosen) == mark


def test_what_is_chosen_comes_first(tmp_path: Path, german: None) -> None:
    settings = Settings(tmp_path / "settings")
    assert Appearance(settings).theme.mark == ","
    settings.set(kept.MARK, "point")
    assert Appearance(settings).theme.mark == "."


def said_by(window: QWidget) -> Iterator[str]:
    """All that is painted, told by tooltips, and read out; the training loop is Python."""
    for widget in window.findChildren(QWidget):
        if isinstance(widget, TrainingCode) or widget.findChild(TrainingCode) is not None:
            continue
        yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
        if isinstance(widget, QLabel | QLineEdit):
            yield widget.text()
    yield from (text.words for text in drawn_text(window))


def with_points(window: QWidget) -> list[str]:
    """What of it has a decimal point."""
    return sorted({text for text in said_by(window) if POINT.search(text) and text not in ALLOWED})


def test_all_of_a_german_window_has_the_comma(german: None, studio: Driver) -> None:
    window = studio.window
    for _ in range(3):
        studio.press(Qt.Key.Key_Period)
    studio.settle()
    assert window.chosen.field.text() == "0,8000"
    assert window.panel.training.rate.text() == "0,5000"
    assert window.strip.figures["loss"].text() == "0,034778"  # as the worked example has it
    assert with_points(window) == []
    window.panel.training.rate.setFocus()
    window.panel.training.rate.selectAll()
    studio.qtbot.keyClicks(window.panel.training.rate, "0,25")
    studio.press(Qt.Key.Key_Return)
    studio.settle()
    assert studio.snapshot.experiment.optimizer.learning_rate == 0.25
    assert window.panel.training.rate.text() == "0,2500"
    window.files.open_path(example_path("house-prices"), ask=False)
    studio.settle()
    assert with_points(window) == []


def test_a_sheet_that_is_made_beside_the_window_has_it_too(
    german: None, studio: Driver, tmp_path: Path
) -> None:
    window, path = studio.window, tmp_path / "sheet.html"
    window.appearance.set_digits(5)
    exports = window.exports.exports
    exports.do_beside(path, partial(making.write_sheet, exports.source(), path))
    studio.until(lambda: exports._work is None)
    text = re.sub(r"<style.*?</style>|<[^>]*>", " ", path.read_text("utf-8"), flags=re.DOTALL)
    assert "0,73627" in text  # ŷ of the worked example, with five digits
    assert not POINT.search(text)


def test_the_mark_changes_at_once(studio: Driver) -> None:
    window = studio.window
    page = SettingsPage(window.appearance)
    studio.qtbot.addWidget(page)
    page.choices[kept.MARK].chosen.emit("comma")
    studio.settle()
    assert window.strip.figures["loss"].text() == "0,034778"
    assert page.choices[kept.DIGITS].itemText(0) == "4: 3,142"
    assert with_points(window) == []
    page.choices[kept.MARK].chosen.emit("system")
    studio.settle()
    assert window.strip.figures["loss"].text() == "0.034778"
