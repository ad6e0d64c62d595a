"""A folder of lessons of one's own is opened from the list."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from student import Student, student
from studio_fixture import studio

from backprop_studio.lessons.reader import shipped
from backprop_studio.ui.lesson_panel.lesson_list import LessonList

__all__ = ["student", "studio"]


def test_a_folder_is_opened_from_the_list_and_left_again(
    student: Student, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(shipped() / "00-wiggle", tmp_path / "00-wiggle")
    asked: list[object] = []

    def answer(parent: object, _title: str) -> str:
        asked.append(parent)
        return str(tmp_path)

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", answer)
    seen: list[list[str]] = []

    def act() -> None:
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, LessonList)
        seen.append(list(shown.cards))
        button = (shown.folder, shown.shipped, shown.cards["00-wiggle"])[len(seen) - 1]
        if len(seen) < 3:  # its click lasts until the next list is closed
            QTimer.singleShot(0, act)
        student.driver.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    student.lessons.library.show_glossary()
    QTimer.singleShot(0, act)
    student.lessons.library.show_list()
    student.settle()
    assert len(asked) == 1 and seen[1] == ["00-wiggle"]
    assert len(seen[0]) == 15 and seen[2] == seen[0]
    assert student.lessons.lesson is not None
    assert student.lessons.lesson.folder == shipped() / "00-wiggle"
    assert student.lessons.library.glossary is None, "other lessons have other words"
