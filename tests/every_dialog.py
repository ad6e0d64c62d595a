"""Every dialog and page of the program, opened one after the other, for tests that look at all."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QWidget
from studio_fixture import Driver

from backprop_studio.assets import resource
from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.lessons.glossary import read as read_glossary
from backprop_studio.lessons.progress import Progress
from backprop_studio.lessons.question_reader import shipped_bank
from backprop_studio.lessons.reader import read_course, shipped
from backprop_studio.training.quantity import Quantity
from backprop_studio.ui.about import AboutWindow
from backprop_studio.ui.digits.fetching import _FetchingDialog
from backprop_studio.ui.examples_gallery import ExamplesGallery
from backprop_studio.ui.exporting.dialog import ExportDialog
from backprop_studio.ui.exporting.progress import ExportProgress
from backprop_studio.ui.keys_window import KeysWindow
from backprop_studio.ui.landscape.range_dialog import RangeDialog
from backprop_studio.ui.lesson_panel.glossary_window import GlossaryWindow
from backprop_studio.ui.lesson_panel.lesson_list import LessonList
from backprop_studio.ui.presenting.console import Console
from backprop_studio.ui.presenting.lecture_desk import LectureDesk
from backprop_studio.ui.presenting.question_dialog import QuestionDialog
from backprop_studio.ui.quiz.window import QuizWindow
from backprop_studio.ui.settings_page import SettingsPage

WEIGHT = ParameterIndex(0, "weight", 0, 0)
Maker = Callable[[Driver, Path], QWidget]


def _lesson_list(studio: Driver, folder: Path) -> QWidget:
    theme = studio.window.appearance.theme
    return LessonList(read_course(shipped()), Progress(folder), theme, studio.window)


def _glossary(studio: Driver, _folder: Path) -> QWidget:
    words = read_glossary(resource("lessons/glossary.toml"))
    return GlossaryWindow(words, studio.window.appearance.theme, studio.window)


def _quiz(studio: Driver, _folder: Path) -> QWidget:
    window = QuizWindow(
        shipped_bank(), studio.window.appearance.theme, lambda number: "", studio.window, lambda: 11
    )
    return window


DIALOGS: dict[str, Maker] = {
    "settings": lambda studio, _: SettingsPage(studio.window.appearance, studio.window),
    "export": lambda studio, _: ExportDialog(studio.window),
    "exporting": lambda studio, _: ExportProgress("…", 10, studio.window),
    "examples": lambda studio, _: ExamplesGallery(studio.window.appearance.theme, studio.window),
    "about": lambda studio, _: AboutWindow(studio.window),
    "keys": lambda studio, _: KeysWindow([("Play", "Space")], studio.window),
    "range": lambda studio, _: RangeDialog(("w", "b"), ((-1, 2), (-1, 1)), studio.window),
    "question": lambda studio, _: QuestionDialog(
        studio.snapshot, (Quantity("gradient", WEIGHT),), studio.window
    ),
    "lecture": lambda studio, _: LectureDesk(studio.window, studio.window.lecturing.book),
    "console": lambda studio, _: Console(
        studio.window, list(studio.window.actions_by_name.values())
    ),
    "digits": lambda studio, _: _FetchingDialog(studio.window),
    "lessons": _lesson_list,
    "glossary": _glossary,
    "quiz": _quiz,
}


@contextmanager
def opened(name: str, studio: Driver, folder: Path) -> Iterator[QWidget]:
    """The dialog while it is on the screen."""
    dialog = DIALOGS[name](studio, folder)
    dialog.show()
    studio.qtbot.waitExposed(dialog)
    studio.qtbot.wait(1)  # laid out
    try:
        yield dialog
    finally:
        dialog.close()
        dialog.deleteLater()
