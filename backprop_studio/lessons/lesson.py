"""A lesson: what it is about, and its pages. All frozen; made by `reader`."""

from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, Struct

from backprop_studio.lessons.glossary import Glossary
from backprop_studio.lessons.markup import Block
from backprop_studio.lessons.part import Part
from backprop_studio.lessons.prediction import Prediction
from backprop_studio.lessons.scene import Scene
from backprop_studio.lessons.task import Task

Level = Literal["first steps", "basics", "further", "advanced"]
WayMinutes = Literal[15, 45, 90]
WAYS: tuple[WayMinutes, ...] = (15, 45, 90)
BRIEF_WAYS: tuple[WayMinutes, ...] = (15, 45)  # first and last pages say only the most needed
ALL_PAGES = 0  # the way on which every page lies, whatever it says of its ways
Words = Annotated[str, Meta(min_length=3, max_length=700)]


class LessonFacts(Part, frozen=True):
    """What `lesson.toml` says."""

    title: Annotated[str, Meta(min_length=2, max_length=60)]
    level: Level
    question: Words
    fits: Words
    think: Words
    why: Words
    able: Annotated[tuple[Words, ...], Meta(min_length=1, max_length=6)]
    daily: Words
    misunderstanding: Words
    words: tuple[str, ...]
    ways: tuple[WayMinutes, ...] = WAYS


class PageFacts(Part, frozen=True):
    """What stands between the +++ lines of a page."""

    title: Annotated[str, Meta(min_length=2, max_length=60)]
    minutes: Annotated[float, Meta(gt=0, le=30)] = 1.0
    ways: tuple[WayMinutes, ...] | None = None
    scene: Scene = Scene()
    predict: Prediction | None = None
    task: tuple[Task, ...] = ()


class Page(Struct, frozen=True):
    """One page. `setting` is the scene that holds the document: that of the page itself, or
    of the nearest page before that has one."""

    id: str
    facts: PageFacts
    text: tuple[Block, ...]
    setting: Scene
    ways: tuple[int, ...]


class Lesson(Struct, frozen=True):
    """One lesson with its pages; `folder` is where its files lie."""

    id: str
    folder: Path
    facts: LessonFacts
    pages: tuple[Page, ...]

    def on_way(self, way: int) -> tuple[Page, ...]:
        """The pages of the way that takes `way` minutes through the whole course; ALL_PAGES:
        every one."""
        return tuple(page for page in self.pages if way == ALL_PAGES or way in page.ways)

    def minutes(self, way: int) -> float:
        """Minutes for the pages on that way."""
        return sum(page.facts.minutes for page in self.on_way(way))


class Course(Struct, frozen=True):
    """All lessons of a folder, in order, and the glossary that goes with them."""

    folder: Path
    lessons: tuple[Lesson, ...]
    glossary: Glossary

    def lesson(self, name: str) -> Lesson | None:
        """The lesson with that id."""
        return next((lesson for lesson in self.lessons if lesson.id == name), None)

    def minutes(self, way: int) -> float:
        """Minutes for all lessons on that way."""
        return sum(lesson.minutes(way) for lesson in self.lessons)
