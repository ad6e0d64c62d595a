"""What is done with the bytes of each kind of file: taken, or refused with one sentence.

A target raises only if the program would: anything but its own refusal is a mistake.
"""

import contextlib
import functools
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from backprop_studio.assets import resource
from backprop_studio.data import columns, csv, decoding
from backprop_studio.data.bad_table import BadTable
from backprop_studio.experiment import build, storage
from backprop_studio.experiment.model import InlineData
from backprop_studio.experiment.problem import Refused
from backprop_studio.lectures import storage as lectures
from backprop_studio.lessons import glossary, question_reader, reader
from backprop_studio.lessons.progress import FILE as PROGRESS
from backprop_studio.lessons.progress import Progress
from backprop_studio.lessons.unreadable import Unreadable

Target = Callable[[bytes], bool]  # whether it was taken
SEPARATOR = b"\n=====\n"  # between the files of a lesson
CELLS = 200_000  # of a table; larger ones only take time


def refused_in_a_sentence(refused: Exception) -> bool:
    """Not taken; but the refusal can be shown on a line."""
    assert str(refused).strip(), "it says nothing"
    assert "\n" not in str(refused)
    return False


def document(content: bytes) -> bool:
    """Read, built as for training unless it draws very many rows, and written again."""
    try:
        experiment = storage.decode(content)
    except Refused as refused:
        return refused_in_a_sentence(refused)
    assert storage.encode(storage.decode(storage.encode(experiment))) == storage.encode(experiment)
    if isinstance(experiment.data, InlineData):
        try:
            build.check(experiment)
        except Refused as refused:
            return refused_in_a_sentence(refused)
    return True


def lecture(content: bytes) -> bool:
    """Read with every experiment in it, and written again."""
    try:
        read = lectures.decode(content)
    except Refused as refused:
        return refused_in_a_sentence(refused)
    lectures.decode(lectures.encode(read))
    return True


def table(content: bytes) -> bool:
    """Read, with what its columns hold."""
    try:
        found = csv.parse(decoding.decode(content).text, named=None)
    except (BadTable, decoding.NoText) as refused:
        return refused_in_a_sentence(refused)
    if len(found.rows) * len(found.header) <= CELLS:
        columns.all_contents(found)
    return True


@contextlib.contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def lesson(content: bytes) -> bool:
    """A folder of a lesson's facts and pages, every number computed."""
    facts, *pages = content.split(SEPARATOR)
    with _folder() as folder:
        (folder / "lesson.toml").write_bytes(facts)
        for number, page in enumerate(pages[:9], start=1):
            (folder / f"{number}-page.md").write_bytes(page)
        try:
            reader.read_course(folder, deeply=True)
        except Unreadable as refused:
            return refused_in_a_sentence(refused)
    return True


def words(content: bytes) -> bool:
    """A glossary."""
    return _read_or_refused(content, "glossary.toml", glossary.read)


def questions(content: bytes) -> bool:
    """A file of the quiz."""
    return _read_or_refused(content, "01-fuzzed.toml", _bank_of)


def _bank_of(file: Path) -> object:
    return question_reader.read_bank(file.parent)


def _read_or_refused(content: bytes, name: str, read: Callable[[Path], object]) -> bool:
    with _folder() as folder:
        (folder / name).write_bytes(content)
        try:
            read(folder / name)
        except Unreadable as refused:
            return refused_in_a_sentence(refused)
    return True


def progress(content: bytes) -> bool:
    """What is remembered of the lessons; garbled, it is as if there were nothing."""
    with _folder() as folder:
        (folder / PROGRESS).write_bytes(content)
        kept = Progress(folder)
        assert isinstance(kept.last, str) and isinstance(kept.way, int)
        kept.at_page("lesson", "page")
        assert Progress(folder).last == "lesson"
    return True


def settings(content: bytes) -> bool:
    """What is remembered of the window."""
    from backprop_studio import settings as table

    kept = [value for value in vars(table).values() if isinstance(value, table.Setting)]
    with _folder() as folder:
        (folder / "settings.ini").write_bytes(content)
        store = table.Settings(folder)
        for setting in kept:
            if isinstance(setting.default, bool):
                assert isinstance(store.flag(setting), bool)
            elif isinstance(setting.default, bytes):
                store.data(setting)
            else:
                text = store.text(setting)
                assert not setting.choices or text in setting.choices
        store.recent_files()
        store.remember_file(folder)
    return True


def _lesson_seed(folder: Path) -> bytes:
    files = (folder / "lesson.toml", *sorted(folder.glob("*.md")))
    return SEPARATOR.join(path.read_bytes() for path in files)


@functools.cache
def seeds(name: str) -> tuple[bytes, ...]:
    """Sound content to begin with."""
    examples = [path.read_bytes() for path in sorted(resource("examples").glob("*.backprop"))]
    # but the digits, whose 70 000 pictures would be read each time
    lessons = [path for path in sorted(resource("lessons").glob("[0-9]*")) if path.name[:2] != "13"]
    by_name: dict[str, Callable[[], list[bytes]]] = {
        "document": lambda: examples,
        "lecture": lambda: [
            b'{"format": "backprop-studio/lecture", "version": 1, "title": "t", "steps": [{"title":'
            b' "one", "notes": "n", "views": ["loss"], "row": 0, "looks": {"landscape": "x",'
            b' "curve_zoom": {"across": [0, 1], "up": [0, 2.5]}}, "covered": [{"kind": "value",'
            b' "at": {"layer": 1, "unit": 0}}], "locked": ["data"], "experiment": '
            + example
            + b'}, {"lesson": {"lesson": "00-wiggle", "page": "1-one-number"}}]}'
            for example in examples[:4]
        ],
        "table": lambda: [
            b"".join(resource("data/penguins.csv").read_bytes().splitlines(True)[:30]),
            b"a;b;c\n1,5;2024-01-31;x\n2,25;2024-02-01;y\n",
            'sep=|\nn|"quo""ted"\n1|-3e5\n\u00e4|'.encode("utf-16"),
        ],
        "lesson": lambda: [_lesson_seed(folder) for folder in lessons],
        "words": lambda: [resource("lessons/glossary.toml").read_bytes()],
        "questions": lambda: [
            path.read_bytes() for path in sorted(resource("questions").glob("*.toml"))
        ],
        "progress": lambda: [
            b'{"version": 1, "way": 45, "last": "/01-one", "lessons": {"/01-one": {"page": "p",'
            b' "seen": ["p"], "tasks": ["p/0"], "answers": {"p": true}, "finished": false}}}'
        ],
        "settings": lambda: [
            b"[look]\ntheme=dark\ndigits=5\n\n[window]\ngeometry=AdnQywADAAA=\n"
            b"hidden_views=loss,output\n\n[files]\nrecent=/a.backprop|/b.backprop\n"
        ],
    }
    return tuple(by_name[name]())


TARGETS: dict[str, Target] = {
    "document": document,
    "lecture": lecture,
    "table": table,
    "lesson": lesson,
    "words": words,
    "questions": questions,
    "progress": progress,
    "settings": settings,
}
