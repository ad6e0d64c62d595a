"""Ways through the course: the list offers them, and an open lesson keeps to its own."""

from pathlib import Path

import pytest
from student import Student, student
from studio_fixture import studio

from backprop_studio.lessons.progress import Progress
from backprop_studio.lessons.reader import read_course, shipped
from backprop_studio.lessons.ways import ALL_PAGES, WAYS
from backprop_studio.theme import LIGHT
from backprop_studio.ui.lesson_panel.lesson_list import LessonList

__all__ = ["student", "studio"]

BUTTONS = ["15 minutes", "45 minutes", "90 minutes"]


@pytest.fixture
def on_way(student: Student):
    """Takes a way of so many minutes."""

    def take(way: int) -> None:
        assert student.lessons.library.read()
        student.lessons.progress.way = way

    return take


def titles(student: Student, lesson: str) -> list[str]:
    """The pages of a lesson that the Next button comes to, in order."""
    student.lessons.start(lesson)
    student.settle()
    found = []
    while student.panel.title.text() != "What you can say now":
        if student.lessons.page is not None:
            found.append(student.lessons.page.id)
        student.click(student.panel.next)
    return found


def test_the_list_begins_with_all_pages(qtbot, tmp_path: Path) -> None:
    course, progress = read_course(shipped()), Progress(tmp_path)
    found = LessonList(course, progress, LIGHT)
    qtbot.addWidget(found)
    texts = [found.way._group.button(number).text() for number in range(4)]
    assert texts[:3] == BUTTONS
    assert texts[3] == f"all pages ({course.minutes(ALL_PAGES):.0f} min)"
    assert found.way.key == str(ALL_PAGES)
    assert len(found.cards) == 15
    found.way._group.button(0).click()
    assert progress.way == 15 and sorted(found.cards)[-1] == "07-bend"
    assert "02-how-wrong" not in found.cards, "no page of it lies on this way"
    found.way._group.button(3).click()
    assert Progress(tmp_path).way == ALL_PAGES and len(found.cards) == 15


def test_progress_is_forgotten_at_the_second_press(qtbot, tmp_path: Path) -> None:
    course, progress = read_course(shipped()), Progress(tmp_path)
    progress.task_done("00-wiggle", "1-one-number/0")
    found = LessonList(course, progress, LIGHT)
    qtbot.addWidget(found)
    found.reset.click()
    assert progress.of("00-wiggle").tasks, "it might have been a slip"
    found.reset.click()
    assert not Progress(tmp_path).of("00-wiggle").tasks
    assert found.reset.text() == "Forget my progress"


def test_next_leaves_out_what_is_not_on_the_way(student: Student, on_way) -> None:
    on_way(15)
    assert titles(student, "00-wiggle") == ["1-one-number", "3-slope"]
    on_way(ALL_PAGES)
    assert len(titles(student, "00-wiggle")) == 5


def test_a_page_sets_its_scene_without_the_one_before(student: Student, on_way) -> None:
    """The second page on digits goes on with the network of the first, left out here."""
    on_way(45)
    student.lessons.start("13-digits")
    student.settle()
    student.click(student.panel.next)
    assert student.lessons.page.id == "2-train-it"
    assert [len(layer.bias) for layer in student.driver.snapshot.parameters] == [128, 64, 10]


def test_a_page_that_is_asked_for_opens_on_any_way(student: Student, on_way) -> None:
    on_way(15)
    student.lessons.start("00-wiggle", "5-here-only")
    student.settle()
    assert student.lessons.page.id == "5-here-only"
    assert student.lessons.progress.way == 15, "the choice stands"


@pytest.mark.parametrize("way", WAYS)
def test_a_way_takes_its_minutes_or_a_little_less(way: int) -> None:
    course = read_course(shipped())
    assert 0.9 * way <= course.minutes(way) <= way
    longer = [other for other in WAYS if other > way]
    for lesson in course.lessons:
        for page in lesson.on_way(way):
            assert set(longer) <= set(page.ways), f"{lesson.id}/{page.id}"


def test_a_short_way_has_short_first_and_last_pages(student: Student, on_way) -> None:
    for way, asks, whole in ((15, False, False), (90, True, False), (ALL_PAGES, True, True)):
        on_way(way)
        student.lessons.start("00-wiggle")
        student.settle()
        assert "go up or down?" in student.panel.text.spoken
        assert ("thick fog" in student.panel.text.spoken) == asks, "what to think about first"
        assert ("How it fits" in student.panel.text.spoken) == whole
        titles(student, "00-wiggle")
        assert "what a slope is" in student.panel.text.spoken
        assert ("only here" in student.panel.text.spoken) == asks
        assert ("From daily life" in student.panel.text.spoken) == whole


@pytest.mark.parametrize("way", WAYS)
def test_another_way_waits_for_the_next_lesson(student: Student, on_way, way: int) -> None:
    student.open("01-one-neuron", "6-wrong-sign")
    on_way(way)
    student.click(student.panel.back)
    assert student.lessons.page.id == "5-trough"
    student.click(student.panel.next)
    student.click(student.panel.next)
    assert student.panel.title.text() == "What you can say now"
