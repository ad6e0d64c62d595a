"""A lesson in the hall: its pages are the script, and a click too far is undone."""

from itertools import pairwise

from PySide6.QtCore import Qt
from studio_fixture import Driver, studio

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.ui.presenting.lesson_script import LessonScript

__all__ = ["studio"]

Key = Qt.Key
WEIGHT = ParameterIndex(0, "weight", 0, 0)


def weight(studio: Driver) -> float:
    return float(studio.snapshot.parameters[0].weights[0, 0])


def open_page(studio: Driver, lesson: str, page: str) -> None:
    studio.window.lessons.start(lesson, page)
    lessons = studio.window.lessons
    studio.until(lambda: lessons.stage.is_set)
    studio.settle()


def test_pages_are_the_script(studio: Driver) -> None:
    open_page(studio, "00-wiggle", "1-one-number")
    studio.window.actions_by_name["present"].trigger()
    studio.settle()
    presenting = studio.window.lecturing.presenting
    assert isinstance(presenting.script, LessonScript)
    assert studio.window.lessons.panel.isVisible()
    assert not studio.window.workspace.is_shown("curve")
    number = presenting.script.number
    studio.press(Key.Key_PageDown)
    studio.settle()
    assert presenting.script.number == number + 1
    assert presenting.line.step.text().startswith(f"{number + 2} / ")
    studio.window.lessons.leave()
    studio.settle()
    assert presenting.script.titles[0] == "Network diagram"
    studio.press(Key.Key_Escape)


def test_a_page_is_found_as_it_was_left(studio: Driver) -> None:
    lessons = studio.window.lessons
    open_page(studio, "03-downhill", "")
    assert lessons._route is not None
    last_of_first = next(
        number
        for number, (here, after) in enumerate(pairwise(lessons._route.pages), start=1)
        if here.setting is not after.setting
    )
    while lessons.number < last_of_first:
        lessons.next()
        studio.until(lambda: lessons.stage.is_set)
    studio.settle()
    studio.window.actions_by_name["present"].trigger()
    studio.settle()
    studio.window.run.values.set_parameter(WEIGHT, 1.625, "")
    studio.settle()
    studio.window.run.prepare(3, 1)
    studio.settle()
    before, title = studio.snapshot, studio.window.document.experiment.title
    studio.press(Key.Key_PageDown)
    studio.until(lambda: lessons.stage.is_set)
    studio.settle()
    assert lessons.number == last_of_first + 1
    studio.press(Key.Key_PageUp)
    studio.until(lambda: lessons.stage.is_set)
    studio.settle()
    after = studio.snapshot
    assert lessons.number == last_of_first
    assert studio.window.document.experiment.title == title
    assert (after.iteration, after.move) == (before.iteration, before.move)
    assert after.parameters[0].weights.tolist() == before.parameters[0].weights.tolist()
    studio.press(Key.Key_Escape)
