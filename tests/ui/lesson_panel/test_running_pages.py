"""Pages turned while the network trains."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from student import Student, student
from studio_fixture import studio

__all__ = ["student", "studio"]


def start(student: Student) -> None:
    """Play, without waiting for the end."""
    student.window.diagram.setFocus()
    student.driver.press(Qt.Key.Key_Space)
    student.driver.until(lambda: student.driver.snapshot.running)


def next_page(student: Student) -> None:
    number = student.lessons.number
    student.driver.qtbot.mouseClick(student.panel.next, Qt.MouseButton.LeftButton)
    assert student.lessons.number == number + 1
    student.driver.until(lambda: student.lessons.stage.is_set)


@pytest.mark.parametrize("racing", [False, True], ids=["a run", "a race"])
def test_a_page_with_a_network_of_its_own_begins_at_rest(student: Student, racing: bool) -> None:
    student.open("08-batches", "6-momentum")
    if racing:
        rates = student.driver.snapshot.experiment.optimizer
        student.window.run.start_race((rates, rates), running=True)
        student.driver.until(lambda: student.driver.snapshot.race is not None)
        student.driver.until(lambda: student.driver.snapshot.running)
    else:
        start(student)
    next_page(student)
    student.settle()
    assert not student.driver.snapshot.running
    assert student.driver.snapshot.iteration == 0
    assert student.missing() == "Three runners, 100 iterations."


LESSON = """title = "Mine"
level = "basics"
question = "Why?"
fits = "So."
think = "Hm."
why = "Because."
able = ["You can."]
daily = "As ever."
misunderstanding = "None."
words = []
"""
PAGES = {
    "1-here": '[scene]\ndocument = "two-points"\n',
    "2-there": '[[task]]\ntext = "Train."\n[[task.way]]\ntrained = 5\n',
}


def test_a_page_that_goes_on_lets_the_run_go_on(student: Student, tmp_path: Path) -> None:
    folder = tmp_path / "course" / "00-mine"
    folder.mkdir(parents=True)
    (folder / "lesson.toml").write_text(LESSON, encoding="utf-8")
    for name, scene in PAGES.items():
        text = f'+++\ntitle = "A page"\nminutes = 1\n{scene}+++\nIt stands at {{{{loss}}}}.\n'
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    student.lessons.library._read(folder.parent)
    student.lessons.start("00-mine", "1-here")
    student.settle()
    start(student)
    next_page(student)
    assert student.driver.snapshot.running
    student.driver.until(lambda: student.done())
    assert "…" not in student.panel.text.spoken
    student.press(Qt.Key.Key_Space)
    assert not student.driver.snapshot.running


def test_what_was_open_before_comes_back_at_rest(student: Student) -> None:
    before = student.driver.snapshot
    student.open("08-batches", "6-momentum")
    start(student)
    student.driver.qtbot.mouseClick(student.panel.leave, Qt.MouseButton.LeftButton)
    student.driver.settle()
    now = student.driver.snapshot
    assert (now.running, now.iteration, now.loss) == (False, before.iteration, before.loss)
