"""What rooms without Qt refuse and remark, said in the window's language."""

import ast
import pickle
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot
from studio_fixture import Driver, studio

import backprop_studio
from backprop_studio.phrase import Phrase, reason, through
from backprop_studio.training.advice import on_early_stopping, on_left_out
from backprop_studio.ui.in_words import in_words
from backprop_studio.ui.language import speak

__all__ = ["studio"]

PACKAGE = Path(backprop_studio.__file__).parent
REFUSALS = {  # which of their arguments are words
    "Refused": (1, 2),
    "BadTable": (1, 2),
    "BadArray": (1, 2),
    "NoText": (0,),
    "Unfit": (0,),
    "Wrong": (0,),
    "Unreadable": (2,),
}
OF_COMMANDS = {"export_command.py"}  # the command line is English


@pytest.fixture
def german(qapp: QCoreApplication) -> Iterator[None]:
    translators = speak("de")
    yield
    for translator in translators:
        qapp.removeTranslator(translator)


def test_a_phrase_is_its_english_text_and_survives_the_way_between_processes() -> None:
    phrase = Phrase("{place}: {problem}", place="w1", problem=Phrase("{count} rows", count=3))
    assert phrase == "w1: 3 rows"
    sent = pickle.loads(pickle.dumps(phrase))
    assert sent == phrase
    assert sent.values["problem"].template == "{count} rows"
    assert through(sent, str.upper) == "W1: 3 rows"


def test_phrases_within_phrases_are_translated(german: None) -> None:
    found, allowed = Phrase("{rows} rows", rows=2), Phrase("1 to {limit} rows", limit=9)
    whole = Phrase(
        "{place}: found {found}, allowed: {allowed}", place="data", found=found, allowed=allowed
    )
    assert in_words(ValueError(whole)) == "data: gefunden 2 Zeilen, erlaubt: 1 bis 9 Zeilen"


def test_what_training_remarks_is_translated(german: None) -> None:
    assert in_words(on_left_out(1)) == "Eine Zeile mit einem fehlenden Wert wurde weggelassen."
    assert in_words(on_early_stopping(70, 1)) == (
        "Früh beendet bei Iteration 70: eine Epoche ohne kleineren Validierungsverlust."
    )


def test_what_the_system_says_of_files_is_translated(tmp_path: Path, german: None) -> None:
    with pytest.raises(FileNotFoundError) as missing:
        (tmp_path / "none").read_text()
    assert reason(missing.value) == "No such file or directory"
    assert in_words(missing.value) == "Diese Datei oder diesen Ordner gibt es nicht"
    assert in_words(MemoryError()) == "der Speicher reicht nicht"


def test_a_broken_document_is_refused_in_german(
    studio: Driver, qtbot: QtBot, tmp_path: Path, german: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "broken.backprop"
    path.write_text('{"format": "backprop-studio/experiment", "version": 1, "colour": 2}')
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    studio.window.files.open_path(path, ask=False)
    assert len(said) == 1
    assert said[0].startswith(
        "broken.backprop wurde nicht geöffnet: colour: gefunden der unbekannte Schlüssel mit 2, "
        "erlaubt: die Schlüssel: "
    )


def test_no_refusal_is_plain_english_text() -> None:
    """Words in the sources of a refusal are those of a phrase, so that they can be translated."""
    bare = []
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.name in OF_COMMANDS or "ui" in path.relative_to(PACKAGE).parts:
            continue
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
                for place in REFUSALS.get(call.func.id, ()):
                    words = call.args[place] if place < len(call.args) else ast.Constant("")
                    if _is_bare(words):
                        bare.append(f"{path.name}:{words.lineno}: {ast.unparse(words)}")
    assert bare == []


def _is_bare(argument: ast.expr) -> bool:
    if isinstance(argument, ast.JoinedStr):
        texts = [part.value for part in argument.values if isinstance(part, ast.Constant)]
    else:
        texts = [argument.value] if isinstance(argument, ast.Constant) else []
    return any(re.search(r"^(?!true|false|\").*[a-z]{2}", str(text)) for text in texts)
