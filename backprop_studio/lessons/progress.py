"""What a person has done of the lessons, kept in one file between two starts.

A file that is missing, garbled or cannot be written never keeps a lesson from opening.
"""

import contextlib
from pathlib import Path

import msgspec
from msgspec import Struct, field

from backprop_studio.experiment.storage import atomic_file
from backprop_studio.lessons.ways import ALL_PAGES
from backprop_studio.ordinary_file import read_at_most

FILE = "lessons.json"
LARGEST = 10_000_000  # bytes


class Record(Struct, forbid_unknown_fields=False):
    """One lesson: the page left last, the pages seen to their end, tasks and answers by page
    (`page/0` for the first task of a page), and whether it was gone through."""

    page: str = ""
    seen: list[str] = field(default_factory=list)
    tasks: list[str] = field(default_factory=list)
    answers: dict[str, bool] = field(default_factory=dict)
    finished: bool = False


class _Kept(Struct):
    version: int = 1
    way: int = ALL_PAGES
    last: str = ""
    lessons: dict[str, Record] = field(default_factory=dict)


class Progress:
    """The records of all lessons; `course` tells those of another folder apart."""

    def __init__(self, folder: Path, course: str = "") -> None:
        self._path = folder / FILE
        self._course = course
        self._kept = _read(self._path)

    @property
    def way(self) -> int:
        """Minutes of the way through the course that the person takes; ALL_PAGES to begin with."""
        return self._kept.way

    @way.setter
    def way(self, minutes: int) -> None:
        self._kept.way = minutes
        self._write()

    @property
    def last(self) -> str:
        """The lesson opened last in this course; empty if none was."""
        course, _, lesson = self._kept.last.rpartition("/")
        return lesson if course == self._course else ""

    def of(self, lesson: str) -> Record:
        """The record of a lesson; what is not yet in it has not been done."""
        return self._kept.lessons.get(self._key(lesson), Record())

    def at_page(self, lesson: str, page: str) -> None:
        """A page was opened."""
        record = self._own(lesson)
        record.page = page
        if page not in record.seen:
            record.seen.append(page)
        self._kept.last = self._key(lesson)
        self._write()

    def task_done(self, lesson: str, task: str) -> None:
        """A task was done."""
        record = self._own(lesson)
        if task not in record.tasks:
            record.tasks.append(task)
            self._write()

    def answered(self, lesson: str, page: str, right: bool) -> None:
        """A question was answered; the first answer counts."""
        record = self._own(lesson)
        if page not in record.answers:
            record.answers[page] = right
            self._write()

    def finish(self, lesson: str) -> None:
        """The last page was reached."""
        self._own(lesson).finished = True
        self._write()

    def reset(self, lesson: str | None = None) -> None:
        """Forget one lesson, or all of this course."""
        begin = f"{self._course}/"
        for key in list(self._kept.lessons):
            if key == self._key(lesson) if lesson is not None else key.startswith(begin):
                del self._kept.lessons[key]
        self._write()

    def _key(self, lesson: str) -> str:
        return f"{self._course}/{lesson}"

    def _own(self, lesson: str) -> Record:
        return self._kept.lessons.setdefault(self._key(lesson), Record())

    def _write(self) -> None:
        with contextlib.suppress(OSError):  # a full disk costs the progress, not the lesson
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with atomic_file(self._path) as file:
                file.write(msgspec.json.format(msgspec.json.encode(self._kept)))


def _read(path: Path) -> _Kept:
    try:
        return msgspec.json.decode(read_at_most(path, LARGEST), type=_Kept)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return _Kept()
