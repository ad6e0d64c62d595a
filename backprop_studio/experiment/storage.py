"""Documents in files and bytes: read with every doubt refused, written whole or not at all."""

import codecs
import json
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

import msgspec
import numpy as np

from backprop_studio.experiment import arrays, structure, validation
from backprop_studio.experiment.model import Experiment
from backprop_studio.experiment.problem import Refused, show
from backprop_studio.ordinary_file import open_ordinary
from backprop_studio.phrase import Phrase, reason

SIZE_LIMIT = 256 * 2**20
FIRST_KEYS = ("format", "version", "title", "description", "data", "network")
LAST_KEYS = ("state",)  # long, and nothing that a person reads
LINE = 88


def load(path: Path) -> Experiment:
    """The document in the file at `path`. Raises Refused, also for a file that cannot be read."""
    try:
        with open_ordinary(path) as file:
            _check_size(os.fstat(file.fileno()).st_size)
            content = file.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise Refused(str(path), reason(error), Phrase("a document to read")) from None
    return decode(content)


def decode(content: bytes) -> Experiment:
    """The document that JSON text says, checked in itself (its data when it is built).

    Raises Refused and nothing else.
    """
    _check_size(len(content))
    try:
        tree = _parse(content)
        structure.check(tree)
        experiment = _convert(tree)
    except RecursionError:
        raise Refused(
            Phrase("document"),
            Phrase("objects nested too deeply"),
            Phrase("the depth of the format"),
        ) from None
    validation.check(experiment)
    return experiment


def encode(experiment: Experiment) -> bytes:
    """The document as JSON text, made for people to read; what is a default is left out."""
    tree = msgspec.to_builtins(experiment, enc_hook=_plain)
    keys = [key for key in FIRST_KEYS if key in tree]
    keys += [key for key in tree if key not in keys and key not in LAST_KEYS]
    keys += [key for key in LAST_KEYS if key in tree]
    kept = {key: tree[key] for key in keys if tree[key] != {}}
    return (_text(kept, "") + "\n").encode("utf-8")


def save(experiment: Experiment, path: Path) -> None:
    """Write the document to `path`: afterwards the file is the old one or the new, never half.

    The new text goes to a file beside it, to the disk, and then takes the name. Raises OSError.
    """
    content = encode(experiment)
    with atomic_file(path) as file:
        file.write(content)


@contextmanager
def atomic_file(path: Path) -> Iterator[BinaryIO]:
    """A new file to write, which takes the name `path` when the block ends well.

    An exception in the block leaves what was there and nothing else. Raises OSError.
    """
    target = path.resolve()
    temporary = target.with_name(f".{target.name[:100]}.{secrets.token_hex(6)}.part")
    descriptor = os.open(
        temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666
    )
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))
        os.replace(temporary, target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


# reading --------------------------------------------------------------------------------------


def _check_size(size: int) -> None:
    if size > SIZE_LIMIT:
        raise Refused(
            Phrase("document"), Phrase("{size} bytes", size=size), Phrase("at most 256 MiB")
        )


class _Doubtful(dict[str, Any]):
    """An object in which a key came twice, `key`; its place is known only to the whole tree."""

    key = ""


def _parse(content: bytes) -> object:
    try:
        text = content.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        found = Phrase("a byte that is not UTF-8 at position {start}", start=error.start)
        raise Refused(Phrase("document"), found, Phrase("JSON in UTF-8")) from None
    doubtful: list[_Doubtful] = []
    constants: list[str] = []

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        tree = dict(items)
        if len(tree) == len(items):
            return tree
        keys = [key for key, _ in items]
        twice = _Doubtful(tree)
        twice.key = next(key for i, key in enumerate(keys) if key in keys[:i])
        doubtful.append(twice)
        return twice

    def constant(name: str) -> float:
        constants.append(name)
        return float(name.replace("Infinity", "inf"))

    try:
        tree = json.loads(text, object_pairs_hook=pairs, parse_constant=constant)
    except json.JSONDecodeError as error:
        place = Phrase("line {line}, column {column}", line=error.lineno, column=error.colno)
        raise Refused(
            place,
            Phrase("text that is not JSON ({problem})", problem=error.msg),
            Phrase("one JSON object"),
        ) from None
    except ValueError:  # Python reads no whole number of more than 4300 digits
        raise Refused(
            Phrase("document"), Phrase("a number of thousands of digits"), Phrase("numbers")
        ) from None
    if doubtful or constants:
        _refuse_doubtful(tree, "")
    return tree


def _refuse_doubtful(tree: object, place: str) -> None:
    """Name the first duplicate key or number that is not finite."""
    if isinstance(tree, _Doubtful):
        raise Refused(
            structure.join(place, tree.key), Phrase("the key twice"), Phrase("each key once")
        )
    if isinstance(tree, dict):
        for key, item in tree.items():
            _refuse_doubtful(item, structure.join(place, key))
    elif isinstance(tree, list):
        for i, item in enumerate(tree):
            _refuse_doubtful(item, f"{place}[{i}]")
    elif isinstance(tree, float) and not np.isfinite(tree):
        raise Refused(place or Phrase("document"), show(tree), Phrase("a finite number"))


def _convert(tree: object) -> Experiment:
    try:
        return msgspec.convert(tree, Experiment, strict=True, dec_hook=_array)
    except msgspec.ValidationError as error:
        place = str(error).rpartition(" - at `$")[2].rstrip("`").lstrip(".")
        cause = error.__cause__
        if isinstance(cause, arrays.BadArray):
            if place == "state.optimizer[...]":  # msgspec names no keys of a dict
                place = _bad_vector(tree, place)
            raise Refused(place + cause.place, cause.found, cause.allowed) from None
        raise Refused(
            place or Phrase("document"), Phrase("a value of the wrong kind"), str(error)
        ) from None


def _bad_vector(tree: Any, place: str) -> str:
    """The place of the vector of the optimizer's state that is no array."""
    for key, value in tree["state"]["optimizer"].items():
        try:
            arrays.read(value)
        except arrays.BadArray:
            return structure.join("state.optimizer", key)
    return place


def _array(_kind: type, value: object) -> object:
    return arrays.read(value)


# writing --------------------------------------------------------------------------------------


def _plain(value: object) -> object:
    if isinstance(value, np.ndarray):
        return arrays.write(value)
    _no_json(value)


def _no_json(value: object) -> NoReturn:
    raise NotImplementedError(type(value).__name__)


def _text(value: Any, indent: str) -> str:
    """JSON in lines: an object or a list of rows that fits a line stays on it."""
    deeper = indent + "  "
    if isinstance(value, dict) and value:
        parts = [f"{_text(key, '')}: {_text(item, deeper)}" for key, item in value.items()]
        opening, closing = "{", "}"
    elif isinstance(value, list | tuple) and value and isinstance(value[0], dict | list | tuple):
        parts = [_text(item, deeper) for item in value]
        opening, closing = "[", "]"
    else:
        return json.dumps(value, ensure_ascii=False, allow_nan=False)
    fits = len(indent) + sum(len(part) + 2 for part in parts) <= LINE
    if fits and not any("\n" in part for part in parts):
        return opening + ", ".join(parts) + closing
    return opening + "\n" + ",\n".join(deeper + part for part in parts) + f"\n{indent}{closing}"
