"""What is written of a lesson and of a page in their TOML."""

from typing import Annotated, Literal

from msgspec import Meta

from backprop_studio.lessons.part import Part
from backprop_studio.lessons.prediction import Prediction
from backprop_studio.lessons.scene import Scene
from backprop_studio.lessons.task import Task
from backprop_studio.lessons.ways import WAYS, WayMinutes

Level = Literal["first steps", "basics", "further", "advanced"]
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
