"""A lecture that is open is seen at the desk: what it is called, where it stands, how to begin."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu
from studio_fixture import Driver, studio

from backprop_studio.experiment import storage as storage_of_experiments
from backprop_studio.lectures import storage
from backprop_studio.lectures.lecture import Lecture, Step, raw_of
from backprop_studio.ui.examples import example_path

__all__ = ["studio"]

Key = Qt.Key
NAMES = ("one-neuron", "xor", "two-points")


def written(folder: Path, title: str, steps: int) -> Path:
    """A lecture of so many steps, each called by its example."""
    path = folder / f"week-3{storage.SUFFIX}"
    made = []
    for name in NAMES[:steps]:
        experiment = storage_of_experiments.load(example_path(name))
        made.append(Step(title=name, experiment=raw_of(experiment, None)))
    storage.save(Lecture(title=title, steps=tuple(made)), path)
    return path


def given(studio: Driver, path: Path) -> None:
    """Opened as by a double-click."""
    studio.window.files.open_path(path, ask=False)
    book = studio.window.lecturing.book
    studio.until(lambda: book.script is None or book.script.stands)
    studio.settle()


def test_a_lecture_says_that_it_is_there_and_how_to_begin(studio: Driver, tmp_path: Path) -> None:
    window, strip = studio.window, studio.window.strip
    given(studio, written(tmp_path, "The chain rule", 3))
    assert strip.message == (
        "Lecture “The chain rule” is open: F5 presents it, PgDown walks its 3 steps."
    )
    assert window.windowTitle() == "Lecture “The chain rule”[*] – Backprop Studio"
    assert not window.isWindowModified()
    line = window.lecturing.presenting.line
    assert not line.isHidden()
    assert line.step.text() == "Lecture “The chain rule”   1 / 3   one-neuron"
    assert line.following.text() == "next: xor (PgDown)   ·   Present (F5)"
    studio.press(Key.Key_PageDown)
    studio.settle()
    studio.press(Key.Key_PageDown)
    studio.settle()
    assert line.step.text() == "Lecture “The chain rule”   3 / 3   two-points"
    assert line.following.text() == "the end   ·   Present (F5)"


def test_the_keys_are_those_of_the_commands(studio: Driver, tmp_path: Path) -> None:
    window = studio.window
    window.actions_by_name["present"].setShortcut(QKeySequence("Ctrl+9"))
    given(studio, written(tmp_path, "The chain rule", 3))
    assert "Ctrl+9 presents it" in window.strip.message
    assert window.lecturing.presenting.line.following.text().endswith("Present (Ctrl+9)")


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        (0, "Lecture “week-3” is open and has no step yet: Ctrl+M adds this moment."),
        (1, "Lecture “week-3” is open: F5 presents its one step."),
    ],
)
def test_a_short_lecture_without_a_title_is_called_by_its_file(
    studio: Driver, tmp_path: Path, steps: int, said: str
) -> None:
    given(studio, written(tmp_path, "", steps))
    assert studio.window.strip.message == said


def test_the_hall_sees_its_line_without_the_keys(studio: Driver, tmp_path: Path) -> None:
    window = studio.window
    given(studio, written(tmp_path, "The chain rule", 3))
    line = window.lecturing.presenting.line
    studio.press(Key.Key_F5)
    studio.settle()
    assert (line.step.text(), line.following.text()) == ("1 / 3   one-neuron", "next: xor")
    studio.press(Key.Key_PageDown)
    studio.settle()
    studio.press(Key.Key_Escape)
    assert not line.isHidden()
    assert line.step.text() == "Lecture “The chain rule”   2 / 3   xor"


def test_what_is_edited_is_seen_and_what_is_left_is_gone(studio: Driver, tmp_path: Path) -> None:
    window = studio.window
    before = window.windowTitle()
    given(studio, written(tmp_path, "The chain rule", 3))
    book, line = window.lecturing.book, window.lecturing.presenting.line
    book.set_lecture(replace(book.lecture, title="Backwards"))
    assert window.windowTitle() == "Lecture “Backwards”[*] – Backprop Studio"
    assert window.isWindowModified()
    assert line.step.text().startswith("Lecture “Backwards”")
    book.leave()
    studio.settle()
    assert line.isHidden()
    assert window.windowTitle() == before
    assert not window.isWindowModified()
    studio.press(Key.Key_F5)  # the composed pairs have nothing to show at the desk
    studio.press(Key.Key_Escape)
    assert line.isHidden()
    assert book.save()


def test_a_lecture_opened_lately_is_opened_again_from_the_menu(
    studio: Driver, tmp_path: Path
) -> None:
    window, path = studio.window, written(tmp_path, "The chain rule", 3)
    given(studio, path)
    window.lecturing.book.leave()
    window.files.open_path(example_path("xor"), ask=False)
    studio.settle()
    menu = window.transport.file.menu()
    menu.aboutToShow.emit()
    recent = [part for part in menu.findChildren(QMenu) if part.title() == "Recent"][-1]
    assert recent.actions()[0].text() == path.name
    recent.actions()[0].trigger()
    studio.until(lambda: window.lecturing.book.script is not None)
    studio.settle()
    assert window.lecturing.book.path == path
