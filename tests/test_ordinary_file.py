"""Files of others are read only if they are ordinary, small enough, and in their place."""

import os
import shutil
from pathlib import Path

import pytest

from backprop_studio.data import csv
from backprop_studio.experiment import storage
from backprop_studio.experiment.problem import Refused
from backprop_studio.lectures import storage as lectures
from backprop_studio.lessons import reader
from backprop_studio.lessons.unreadable import Unreadable
from backprop_studio.ordinary_file import read_at_most

LESSONS = Path(__file__).parent.parent / "resources" / "lessons"
unix = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes and links as Unix has them")


@unix
@pytest.mark.parametrize("load", [storage.load, lectures.load, csv.read])
def test_a_pipe_without_a_writer_is_refused_at_once(load, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises((Refused, OSError), match="no ordinary file"):
        load(pipe)


@unix
@pytest.mark.parametrize("load", [storage.load, lectures.load, csv.read])
def test_a_device_without_an_end_is_refused_at_once(load) -> None:
    with pytest.raises((Refused, OSError), match="no ordinary file"):
        load(Path("/dev/zero"))


def test_no_more_than_the_limit_is_read(tmp_path: Path) -> None:
    file = tmp_path / "large"
    with file.open("wb") as made:
        made.truncate(2**40)  # takes no room on the disk; all of it would not fit in memory
    assert len(read_at_most(file, 1000)) == 1001


@pytest.fixture
def lesson(tmp_path: Path) -> Path:
    return Path(shutil.copytree(LESSONS / "07-bend", tmp_path / "lessons" / "07-bend"))


@unix
@pytest.mark.parametrize("name", ["lesson.toml", "1-straight.md"])
def test_a_link_out_of_the_lesson_is_refused(lesson: Path, tmp_path: Path, name: str) -> None:
    outside = tmp_path / "outside"
    (lesson / name).rename(outside)
    (lesson / name).symlink_to(outside)
    with pytest.raises(Unreadable, match="leads out of its folder"):
        reader.read_course(lesson.parent)


@unix
def test_a_document_that_leads_out_of_the_lesson_is_refused(lesson: Path, tmp_path: Path) -> None:
    (lesson / "curve.backprop").rename(tmp_path / "curve.backprop")
    (lesson / "curve.backprop").symlink_to(tmp_path / "curve.backprop")
    with pytest.raises(Unreadable, match=r"no file curve\.backprop in the lesson's folder"):
        reader.read_course(lesson.parent, deeply=True)


@pytest.mark.parametrize("name", ["lesson.toml", "1-straight.md", "../glossary.toml"])
def test_a_lesson_larger_than_allowed_is_refused(lesson: Path, name: str) -> None:
    with (lesson / name).open("ab") as file:
        file.truncate(2**33)
    with pytest.raises(Unreadable, match="bytes that are allowed"):
        reader.read_course(lesson.parent)
