"""A lesson: what it is about, and its pages. All frozen; made by `reader`."""

from pathlib import Path

from msgspec import Struct

from backprop_studio.lessons.facts import LessonFacts, PageFacts
from backprop_studio.lessons.frame import frame_of
from backprop_studio.lessons.glossary import Glossary
from backprop_studio.lessons.markup import Block
from backprop_studio.lessons.scene import Scene
from backprop_studio.lessons.ways import ALL_PAGES


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
        """Minutes for the pages on that way, and for its cover and closing page."""
        pages = self.on_way(way)
        frame = frame_of(way).minutes(self.facts) if pages else 0.0
        return frame + sum(page.facts.minutes for page in pages)


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
