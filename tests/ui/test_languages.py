"""Every word of the window can be said in another language, and has room there."""

import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from every_dialog import DIALOGS, opened
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot
from studio_fixture import Driver, studio

from backprop_studio import settings as kept
from backprop_studio.assets import resource
from backprop_studio.settings import Settings
from backprop_studio.ui.language import language_wanted, speak
from backprop_studio.ui.settings_page import SettingsPage

__all__ = ["studio"]

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
# Names that are the same in every language, and what documents call themselves.
SAME = (
    r"softmax|softplus|tanh|sigmoid|ReLU|ELU|SiLU|GELU|SGD|Adagrad|RMSprop|Adam|Huber"
    r"|Two-layer network|English|Deutsch"
)
ENGLISH = {"glossary", "lessons", "quiz"}  # full of what lessons say, which is English
SENTENCE = 40  # characters, from which a text is one of several lines
LONGER = 0.3  # by so much other languages are longer than English


def tool() -> ModuleType:
    """`packaging/translations.py`, which is no part of the package."""
    path = PACKAGING / "translations.py"
    spec = importlib.util.spec_from_file_location("translations", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def texts() -> list[tuple[str, str]]:
    return tool().gathered()


# the files ----------------------------------------------------------------------------------


def test_the_template_has_every_text(texts: list[tuple[str, str]]) -> None:
    """If not: `python packaging/translations.py`, and the new words into the .ts files."""
    read = tool().read
    assert sorted(read(resource("translations/backprop-studio.ts"))) == texts


@pytest.mark.parametrize("language", [code for code in kept.LANGUAGE.choices[1:] if code != "en"])
def test_a_translation_is_complete(language: str, texts: list[tuple[str, str]]) -> None:
    words = tool().read(resource(f"translations/backprop-studio_{language}.ts"))
    assert [text for text in texts if not words.get(text)] == []
    marks = re.compile(r"\{\w*\}|</?\w+>|\n|^ | $")
    wrong = {
        source: said
        for (_, source), said in words.items()
        if sorted(marks.findall(source)) != sorted(marks.findall(said))
    }
    assert wrong == {}, "numbers, tags and spaces are the same in every language"


def test_what_the_program_loads_is_what_was_written(
    tmp_path: Path, texts: list[tuple[str, str]]
) -> None:
    made = tmp_path / "made.qm"
    tool().compiled(resource("translations/backprop-studio_de.ts"), made)
    assert made.read_bytes() == resource("translations/backprop-studio_de.qm").read_bytes()


# which one is spoken ------------------------------------------------------------------------


def test_the_chosen_language_else_the_systems(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    assert language_wanted(settings) == "en"  # tests run in the C locale
    settings.set(kept.LANGUAGE, "de")
    assert language_wanted(settings) == "de"


def test_german_is_spoken_by_the_program_and_by_qt(qapp: QApplication) -> None:
    translators = speak("de")
    try:
        say = QCoreApplication.translate
        assert say("Actions", "Next move") == "Nächster Zug"
        assert say("Panel", "cross-entropy") == "Kreuzentropie"
        assert say("QPlatformTheme", "Close") == "Schließen"
    finally:
        for translator in translators:
            qapp.removeTranslator(translator)
    assert QCoreApplication.translate("Actions", "Next move") == "Next move"


# a language that nobody speaks --------------------------------------------------------------


class Pseudo(QTranslator):
    """Puts every known text in «», longer than it is; what is not known stays as it is."""

    def __init__(self, known: set[tuple[str, str]], parent: QApplication) -> None:
        super().__init__(parent)
        self._known = known

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, source: str, _what: object = None, _n: int = -1
    ) -> str | None:
        if (context, source) not in self._known:
            return f"«{source}»" if context.startswith("Q") else None  # Qt's own
        more = "~" * round(LONGER * len(source))
        if len(source) > SENTENCE:  # more words, not one that no line can hold
            more = re.sub(r"~{6}", "~~~~~ ", more)
        return f"«{source}{more}»"


@pytest.fixture
def pseudo(qtbot: QtBot, qapp: QApplication, texts: list[tuple[str, str]]) -> Iterator[None]:
    translator = Pseudo(set(texts), qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def untranslated(said: str) -> bool:
    """Whether there are words outside «»."""
    rest = re.sub(r"<[^>]*>", " ", said)
    inner = ""
    while inner != rest:
        inner, rest = rest, re.sub(r"«[^«»]*»", " ", rest)
    return re.search(r"[A-Za-z]{3,}", re.sub(SAME, "", rest)) is not None


def words_of(widget: QWidget) -> Iterator[str]:
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(number) for number in range(widget.count()))
    elif isinstance(widget, QTabBar):
        yield from (widget.tabText(number) for number in range(widget.count()))
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()


def cut_off(widget: QWidget) -> bool:
    """Whether words stand here that have less room than they need."""
    if not isinstance(widget, QLabel | QAbstractButton) or not widget.isVisible():
        return False
    if not any(map(str.isalpha, widget.text())):
        return False  # signs, whose buttons are padded
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.heightForWidth(widget.width()) > widget.height()
    shortens = widget.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Ignored
    return not shortens and widget.sizeHint().width() > widget.width() + 1


def test_nothing_is_left_in_english_or_cut_off(pseudo: None, studio: Driver) -> None:
    window = studio.window
    window.resize(1440, 900)
    page = SettingsPage(window.appearance, window)
    page.show()
    studio.settle()
    everything = window.findChildren(QWidget)  # the page among them
    said = {words for widget in everything for words in words_of(widget)}
    for action in window.actions_by_name.values():
        said |= {action.text(), action.toolTip(), action.iconText()}
    assert not (left := sorted(filter(untranslated, said))), "\n".join(left)
    assert [(type(w).__name__, w.text()) for w in everything if cut_off(w)] == []
    page.close()
    page.deleteLater()


@pytest.mark.parametrize("name", sorted(DIALOGS.keys() - ENGLISH))
def test_nothing_of_a_dialog_is_left_in_english_or_cut_off(
    pseudo: None, studio: Driver, name: str, tmp_path: Path
) -> None:
    with opened(name, studio, tmp_path) as dialog:
        everything = [dialog, *dialog.findChildren(QWidget)]
        said = {words for widget in everything for words in words_of(widget)}
        said.add(dialog.windowTitle())
        assert not (left := sorted(filter(untranslated, said))), "\n".join(left)
        assert [(type(w).__name__, w.text()) for w in everything if cut_off(w)] == []
