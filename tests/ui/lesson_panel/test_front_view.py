"""Which view below the diagram stands in front, in a lesson and after it."""

from student import Student, student
from studio_fixture import studio

__all__ = ["student", "studio"]


def test_the_view_in_front_comes_back_after_a_lesson(student: Student) -> None:
    below = student.window.workspace.below
    before = below.current
    student.open("05-activation", "1-bend")
    assert below.current == "activation" != before
    student.lessons.leave()
    student.settle()
    assert below.current == before
