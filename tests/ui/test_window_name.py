"""What the window is called: by the file, or as the menu of examples calls it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from studio_fixture import Driver, studio

from backprop_studio.experiment import storage
from backprop_studio.ui import dialogs
from backprop_studio.ui.examples import example_path, shipped_examples
from backprop_studio.ui.language import speak
from backprop_studio.ui.window_name import document_name

__all__ = ["studio"]


def test_an_example_is_called_as_in_the_menu(studio: Driver) -> None:
    window = studio.window
    menu = window.transport.title.menu()
    menu.aboutToShow.emit()
    entry = next(action for action in menu.actions() if action.text() == "Noisy sine")
    entry.trigger()
    studio.settle()
    assert window.windowTitle() == "Noisy sine[*] – Backprop Studio"


def test_a_saved_document_is_called_by_its_file(studio: Driver, tmp_path: Path) -> None:
    window = studio.window
    window.files.open_path(example_path("xor"), ask=False)
    studio.settle()
    window.files.save_to(tmp_path / "mine.backprop")
    studio.until(lambda: window.document.path == tmp_path / "mine.backprop")
    assert window.windowTitle() == "mine.backprop[*] – Backprop Studio"


def test_every_example_is_named_in_the_users_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QCoreApplication, "translate", lambda _context, text: f"<{text}>")
    for example in shipped_examples():
        experiment = storage.load(example.path)
        assert document_name(experiment.title, example.path) == example.title
        assert document_name(experiment.title, None) == example.title
    assert document_name("", None) == ""
    assert document_name("", Path("one.backprop")) == "one.backprop"


def test_save_as_suggests_that_name(
    studio: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    suggested: list[Path] = []
    monkeypatch.setattr(dialogs, "ask_save_path", lambda _window, path: suggested.append(path))
    files, own = studio.window.files, tmp_path / "mine.backprop"
    files.open_path(example_path("noisy-sine"), ask=False)
    studio.settle()
    files.save_as()
    assert suggested.pop().name == "Noisy sine.backprop"
    translators = speak("de")
    files.save_as()
    for translator in translators:
        QCoreApplication.removeTranslator(translator)
    assert suggested.pop().name == "Verrauschter Sinus.backprop"
    files.save_to(own)
    studio.until(lambda: studio.window.document.path == own)
    files.save_as()
    assert suggested.pop() == own
