"""Lectures in files: read with every doubt refused, written whole or not at all."""

import os
import re
from pathlib import Path

import msgspec
import numpy as np

from backprop_studio.experiment.problem import Refused
from backprop_studio.experiment.storage import SIZE_LIMIT, atomic_file
from backprop_studio.lectures.lecture import Lecture, Step, Zoom
from backprop_studio.ordinary_file import open_ordinary
from backprop_studio.phrase import Phrase, reason

SUFFIX = ".backprop-lecture"
ALWAYS = ("format", "version")  # also where they are what they are by default


def load(path: Path) -> Lecture:
    """The lecture in the file at `path`. Raises Refused, also for a file that cannot be read."""
    try:
        with open_ordinary(path) as file:
            size = os.fstat(file.fileno()).st_size
            if size > SIZE_LIMIT:
                raise Refused(
                    path.name,
                    Phrase("{size} bytes", size=size),
                    Phrase("a lecture of at most 256 MiB"),
                )
            content = file.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise Refused(path.name, reason(error), Phrase("a lecture to read")) from None
    return decode(content)


def decode(content: bytes) -> Lecture:
    """The lecture that JSON text says, with every experiment in it. Raises Refused alone."""
    try:
        head = msgspec.json.decode(content)
        _check_head(head)
        lecture = msgspec.json.decode(content, type=Lecture)
    except RecursionError:
        raise Refused(
            "lecture", Phrase("objects nested too deeply"), Phrase("the depth of the format")
        ) from None
    except msgspec.ValidationError as error:
        raise Refused(_place(error), Phrase("a value that does not fit"), str(error)) from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        found = Phrase("text that is not JSON ({problem})", problem=str(error))
        raise Refused("lecture", found, Phrase("one JSON object in UTF-8")) from None
    for number, step in enumerate(lecture.steps):
        _check(step, f"steps[{number}]")
    return lecture


def encode(lecture: Lecture) -> bytes:
    """The lecture as JSON text, a key a line."""
    tree = {key: getattr(lecture, key) for key in ALWAYS}
    tree |= {"title": lecture.title, "steps": lecture.steps}
    return msgspec.json.format(msgspec.json.encode(tree), indent=1) + b"\n"


def save(lecture: Lecture, path: Path) -> None:
    """Write it: afterwards the file is the old one or the new, never half. Raises OSError."""
    content = encode(lecture)
    with atomic_file(path) as file:
        file.write(content)


def _check_head(tree: object) -> None:
    known = isinstance(tree, dict) and tree.get("format") == "backprop-studio/lecture"
    if not known:
        raise Refused("format", Phrase("no lecture"), '"backprop-studio/lecture"')


def _place(error: msgspec.ValidationError) -> str:
    found = re.search(r"at `\$\.?([^`]*)`", str(error))
    return found[1] if found and found[1] else "lecture"


def _check(step: Step, place: str) -> None:
    if (not bytes(step.experiment)) == (step.lesson is None):
        allowed = Phrase("either an experiment or a page of a lesson")
        raise Refused(place, Phrase("both or neither"), allowed)
    for zoom in (step.looks.landscape_zoom, step.looks.curve_zoom):
        _check_zoom(zoom, f"{place}.looks")
    try:
        step.document()
    except Refused as refused:
        where = f"{place}.experiment.{refused.place}"
        raise Refused(where, refused.found, refused.allowed) from None


def _check_zoom(zoom: Zoom | None, place: str) -> None:
    if zoom is None:
        return
    for low, high in (zoom.across, zoom.up):
        if not (np.isfinite(low) and np.isfinite(high) and low < high):
            raise Refused(
                place,
                Phrase("a range from {low:g} to {high:g}", low=low, high=high),
                Phrase("a range that rises"),
            )
