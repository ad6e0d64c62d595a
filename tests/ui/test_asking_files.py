"""Asking for a file to write: its suffix, and files that are there already."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from backprop_studio.ui.dialogs import ask_file, ask_save_path


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def type_name(monkeypatch: pytest.MonkeyPatch, path: Path | str) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("xor", "xor.backprop"),
        ("xor.backprop", "xor.backprop"),
        ("version 1.2", "version 1.2.backprop"),
    ],
)
def test_a_document_has_its_suffix(
    parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, written: str
) -> None:
    type_name(monkeypatch, tmp_path / typed)
    assert ask_save_path(parent, tmp_path) == tmp_path / written
    type_name(monkeypatch, "")
    assert ask_save_path(parent, tmp_path) is None


def test_any_of_several_suffixes_is_kept(
    parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_name(monkeypatch, tmp_path / "sheet.HTML")
    assert ask_file(parent, "", tmp_path, "", (".pdf", ".html")) == tmp_path / "sheet.HTML"
    type_name(monkeypatch, tmp_path / "sheet")
    assert ask_file(parent, "", tmp_path, "", (".pdf", ".html")) == tmp_path / "sheet.pdf"


@pytest.mark.parametrize("replace", [True, False])
def test_a_file_that_only_the_whole_name_tells_is_asked_about(
    parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, replace: bool
) -> None:
    (tmp_path / "xor.backprop").write_text("mine")
    type_name(monkeypatch, tmp_path / "xor")
    asked: list[str] = []

    def answer(_parent: QWidget, _title: str, sentence: str) -> QMessageBox.StandardButton:
        asked.append(sentence)
        return QMessageBox.StandardButton.Yes if replace else QMessageBox.StandardButton.No

    monkeypatch.setattr(QMessageBox, "question", answer)
    assert ask_save_path(parent, tmp_path) == (tmp_path / "xor.backprop" if replace else None)
    assert "xor.backprop" in asked[0]
    type_name(monkeypatch, tmp_path / "xor.backprop")  # of which Qt itself has asked
    assert ask_save_path(parent, tmp_path) == tmp_path / "xor.backprop"
    assert len(asked) == 1
