"""TOML read so that every refusal knows its line."""

import re
import tomllib
from typing import Any, TypeVar

import msgspec

from backprop_studio.lessons.unreadable import Wrong
from backprop_studio.phrase import Phrase

Kind = TypeVar("Kind")

_LINE = re.compile(r"\(at line (\d+)")
_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(#.*)?$")
_PATH = re.compile(r"([^.\[\]]+)|\[(\d+)\]|\[\.\.\.\]")


def parse(text: str) -> dict[str, Any]:
    """The tables of `text`. Raises Wrong with `offset`, the line counted from 1."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        line = int(found.group(1)) if found else max(1, text.count("\n") + 1)
        sentence = re.sub(r"\s*\(at [^)]*\)", "", str(error))
        raise Wrong(Phrase("this is not TOML: {problem}", problem=sentence), offset=line) from None
    except RecursionError:
        raise Wrong(Phrase("lists are nested too deeply"), offset=1) from None


def convert(tree: dict[str, Any], kind: type[Kind]) -> Kind:
    """The tables as a frozen struct. Raises Wrong with the key at fault."""
    try:
        return msgspec.convert(tree, kind, strict=True)
    except msgspec.ValidationError as error:
        sentence, _, place = str(error).partition(" - at `$")
        key = place.rstrip("`").lstrip(".")
        unknown = re.search(r"unknown field `([^`]+)`", sentence)
        if unknown:
            name = unknown.group(1)
            key = f"{key}.{name}" if key else name
            raise Wrong(Phrase("there is no key “{name}” here", name=name), key) from None
        missing = re.search(r"missing required field `([^`]+)`", sentence)
        if missing:
            raise Wrong(Phrase("the key “{name}” is missing", name=missing.group(1)), key) from None
        raise Wrong(sentence.replace("`", ""), key) from None


def line_of(text: str, key: str) -> int:
    """The line (from 1) of `text` where `key` stands (`task[1].way[0].loss_below`); that of
    the nearest table around it where the key itself is not found."""
    wanted = [name or int(number) for name, number in _parts(key)]
    best, best_length = 1, 0
    counts: dict[tuple[str, ...], int] = {}
    table: list[str | int] = []
    for number, line in enumerate(text.splitlines(), start=1):
        header = _HEADER.match(line)
        if header:
            names = tuple(part.strip().strip("\"'") for part in header.group(2).split("."))
            if header.group(1) == "[[":
                counts[names] = counts.get(names, -1) + 1
                inner = [k for k in counts if len(k) > len(names) and k[: len(names)] == names]
                for deeper in inner:
                    del counts[deeper]
            table = _indexed(names, counts)
            here = table
        else:
            name = line.partition("=")[0].strip().strip("\"'")
            if "=" not in line or not name or name.startswith("#"):
                continue
            here = [*table, name]
        length = _common(here, wanted)
        if length > best_length and length == len(here):
            best, best_length = number, length
    return best


def _parts(key: str) -> list[tuple[str, str]]:
    return [(name, number) for name, number in _PATH.findall(key) if name or number]


def _indexed(names: tuple[str, ...], counts: dict[tuple[str, ...], int]) -> list[str | int]:
    """`("task", "way")` as `["task", 1, "way", 0]`."""
    result: list[str | int] = []
    for length, name in enumerate(names, start=1):
        result.append(name)
        if names[:length] in counts:
            result.append(counts[names[:length]])
    return result


def _common(here: list[str | int], wanted: list[str | int]) -> int:
    length = 0
    for mine, its in zip(here, wanted, strict=False):
        if mine != its:
            break
        length += 1
    return length
