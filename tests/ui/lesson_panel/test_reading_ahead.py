"""What teaches is there when it is asked for."""

import pytest
from studio_fixture import Driver, studio

from backprop_studio.lessons.reader import read_course, shipped
from backprop_studio.ui.lesson_panel import library

__all__ = ["studio"]


def test_lessons_that_were_read_ahead_are_not_read_again(
    studio: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = read_course(shipped()).lesson("01-one-neuron")
    assert expected is not None
    monkeypatch.setattr(library, "read_course", None)  # to call it would be a mistake
    studio.window.teaching.read_ahead()
    lessons = studio.window.lessons.library
    assert lessons.read()
    there = lessons.lesson("01-one-neuron")
    assert there is not None
    assert there.facts.title == expected.facts.title
    assert [page.id for page in there.pages] == [page.id for page in expected.pages]
