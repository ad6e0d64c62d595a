"""Lectures in files: written and read again exactly, and broken ones refused in a sentence."""

import os
from pathlib import Path

import msgspec
import pytest

from backprop_studio.assets import resource
from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment import storage as documents
from backprop_studio.experiment.problem import Refused
from backprop_studio.lectures import storage
from backprop_studio.lectures.lecture import (
    NOTHING,
    Hidden,
    Lecture,
    Looks,
    Page,
    Step,
    Thing,
    Zoom,
    raw_of,
    thing_of,
)


def lecture() -> Lecture:
    experiment = documents.load(resource("examples") / "xor.backprop")
    first = Step(
        title="XOR",
        notes="Ask: which line?\nThen wait.",
        experiment=raw_of(experiment, None),
        views=("diagram", "landscape"),
        row=2,
        chosen=thing_of(ParameterIndex(0, "weight", 1, 0)),
        looks=Looks("contours automatic parameters 1", Zoom((-1.5, 2.25), (0.125, 0.5)), True),
        covered=(Hidden("loss"), Hidden("gradient", thing_of(UnitIndex(0, 1)))),
        hidden_controls=("data",),
        locked=("weights", "network"),
    )
    return Lecture(title="Lines", steps=(first, Step(lesson=Page("00-wiggle", "3-slope"))))


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / f"lines{storage.SUFFIX}"
    before = lecture()
    storage.save(before, path)
    after = storage.load(path)
    assert after.title == "Lines"
    assert msgspec.structs.replace(after.steps[0], experiment=NOTHING) == msgspec.structs.replace(
        before.steps[0], experiment=NOTHING
    )
    assert after.steps[1] == before.steps[1]
    old, new = before.steps[0].document(), after.steps[0].document()
    assert old is not None and new is not None
    assert documents.encode(new) == documents.encode(old)
    assert storage.encode(after) == storage.encode(storage.load(path))


def test_addresses() -> None:
    for index in (ParameterIndex(2, "bias", 3), UnitIndex(-1, 1), ParameterIndex(0, "scale", 0)):
        assert thing_of(index).index == index
    assert Thing(0, 1).index == UnitIndex(0, 1)


BROKEN = {
    "empty": (b"", "lecture"),
    "no JSON": (b"{", "lecture"),
    "no UTF-8": (b'{"format": "\xff"}', "lecture"),
    "another format": (b'{"format": "backprop-studio/experiment"}', "format"),
    "a list": (b"[]", "format"),
    "an unknown key": (
        b'{"format": "backprop-studio/lecture", "version": 1, "stepz": []}',
        "lecture",
    ),
    "another version": (b'{"format": "backprop-studio/lecture", "version": 2}', "version"),
    "a wrong kind": (
        b'{"format": "backprop-studio/lecture", "version": 1, "steps": [{"title": 3}]}',
        "steps[0].title",
    ),
    "neither": (
        b'{"format": "backprop-studio/lecture", "version": 1, "steps": [{"title": "a"}]}',
        "steps[0]",
    ),
    "a broken experiment": (
        b'{"format": "backprop-studio/lecture", "version": 1, "steps": [{"experiment": {}}]}',
        "steps[0].experiment",
    ),
    "a range that falls": (
        b'{"format": "backprop-studio/lecture", "version": 1, "steps": [{"lesson": {"lesson":'
        b' "00-wiggle"}, "looks": {"curve_zoom": {"across": [2, 1], "up": [0, 1]}}}]}',
        "steps[0].looks",
    ),
    "nested deeply": (b"[" * 100_000, "lecture"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_refused_in_one_sentence(name: str, tmp_path: Path) -> None:
    content, place = BROKEN[name]
    path = tmp_path / f"broken{storage.SUFFIX}"
    path.write_bytes(content)
    with pytest.raises(Refused) as refused:
        storage.load(path)
    assert refused.value.place.startswith(place)
    assert "\n" not in str(refused.value)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none.backprop-lecture", tmp_path):
        with pytest.raises(Refused):
            storage.load(path)


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / f"lines{storage.SUFFIX}"
    storage.save(lecture(), path)
    before = path.read_bytes()

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        storage.save(Lecture(title="another"), path)
    assert path.read_bytes() == before
    assert not list(tmp_path.glob("*.part")) and not list(tmp_path.glob(".*.part"))
