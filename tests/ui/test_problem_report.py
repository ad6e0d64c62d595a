"""A report of a mistake tells where it happened, and nothing of the person unasked."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from backprop_studio import __version__
from backprop_studio.ui import dialogs
from backprop_studio.ui.problem_report import report

DETAILS = """Traceback (most recent call last):
  File "/home/ada/secret project/backprop_studio/ui/view.py", line 12, in show
    value = table[name]
            ~~~~~^^^^^^
  File "C:\\\\Users\\\\ada\\\\lib\\\\numpy\\\\core.py", line 3, in take
    return 1
KeyError: 'salary of Ada, /home/ada/pay.csv'
  a second line about /home/ada
  File "/home/ada/quoted.txt", line 1, in no frame

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "/home/ada/notes.py", line 1, in <module>
    look()
mypackage.errors.OwnError: ada's notes
"""


def test_words_and_folders_stay_out() -> None:
    text = report(DETAILS)
    assert "ada" not in text.lower().replace("salary", "")
    assert "salary" not in text and "secret" not in text and "quoted" not in text


def test_places_and_kinds_stay_in() -> None:
    text = report(DETAILS)
    assert text.startswith(f"Backprop Studio {__version__} (")
    assert 'File "backprop_studio/ui/view.py", line 12, in show\n    value = table[name]' in text
    assert 'File "lib/numpy/core.py", line 3, in take' in text
    assert "\nKeyError: …\n" in text
    assert 'File "notes.py", line 1' in text
    assert text.endswith("mypackage.errors.OwnError: …\n")


def test_what_the_mistake_says_goes_in_when_wanted() -> None:
    assert DETAILS in report(DETAILS, with_words=True)


def test_how_the_process_ended_is_told() -> None:
    sentence = "The training process was ended by SIGKILL."
    assert sentence in report(sentence)


def in_the_box(deed: Callable[[QMessageBox], None]) -> None:
    """Do it once a message box waits, then close it."""

    def look() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(10, look)
            return
        try:
            deed(box)
        finally:
            box.accept()

    QTimer.singleShot(10, look)


@pytest.mark.parametrize("wanted", [False, True])
def test_the_dialog_saves_it_and_stays_open(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wanted: bool
) -> None:
    target = tmp_path / "report.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    seen: list[str] = []

    def save(box: QMessageBox) -> None:
        words = box.findChild(QCheckBox)
        words.setChecked(words.isChecked() or wanted)
        box.findChild(QPushButton, "save_report").click()
        seen.extend((box.text(), box.detailedText(), box.informativeText()))
        assert box.isVisible()

    in_the_box(save)
    dialogs.show_problem(None, "It went wrong.", DETAILS)
    assert seen == ["It went wrong.", DETAILS, f"The report was saved as {target}."]
    assert ("salary" in target.read_text(encoding="utf-8")) == wanted


def test_where_it_cannot_be_written_one_sentence_says_so(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path), ""))
    seen: list[str] = []

    def save(box: QMessageBox) -> None:
        box.findChild(QPushButton, "save_report").click()
        seen.append(box.informativeText())

    in_the_box(save)
    dialogs.show_problem(None, "It went wrong.", DETAILS)
    assert seen == ["The report was not saved: Is a directory."]


def test_an_ordinary_problem_offers_no_report(qtbot: QtBot) -> None:
    seen: list[object] = []
    in_the_box(lambda box: seen.append(box.findChild(QPushButton, "save_report")))
    dialogs.show_problem(None, "The file is not there.")
    assert seen == [None]
