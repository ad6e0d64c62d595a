"""Puts changed code into functions that are imported already, wherever they are held."""

import gc
from collections.abc import Iterator
from types import CodeType, FunctionType

CO_OPTIMIZED = 1
Key = tuple[str, str, int, tuple[object, ...]]


def _key(code: CodeType) -> Key:
    """What tells a function of a file from all others, lambdas on one line included."""
    places = tuple(place for place, _ in zip(code.co_positions(), range(4), strict=False))
    return code.co_filename, code.co_qualname, code.co_firstlineno, places


def functions_of(filename: str) -> dict[Key, list[FunctionType]]:
    """Every living function that was written in a file."""
    found: dict[Key, list[FunctionType]] = {}
    for thing in gc.get_objects():
        if type(thing) is FunctionType and thing.__code__.co_filename == filename:
            found.setdefault(_key(thing.__code__), []).append(thing)
    return found


def changed_functions(old: CodeType, new: CodeType) -> list[tuple[CodeType, CodeType]] | None:
    """The functions of a file that differ, as they were and as they are now.

    None if what has changed is run on import: the file's own statements, a class body, default
    values.
    """
    found = list(_changed(old, new))
    return found if all(code.co_flags & CO_OPTIMIZED for code, _ in found) else None


def _changed(old: CodeType, new: CodeType) -> Iterator[tuple[CodeType, CodeType]]:
    inside, inside_new = _codes(old), _codes(new)
    if old.co_flags & CO_OPTIMIZED or _bare(old) != _bare(new) or len(inside) != len(inside_new):
        yield old, new
    for before, after in zip(inside, inside_new, strict=False):
        if before != after:
            yield from _changed(before, after)


def swap(changed: list[tuple[CodeType, CodeType]], living: dict[Key, list[FunctionType]]) -> None:
    """Give the living functions their changed code.

    Raises ValueError if one uses another number of variables from outside than before.
    """
    for before, after in changed:
        for function in living.get(_key(before), []):
            function.__code__ = after


def _codes(code: CodeType) -> list[CodeType]:
    return [constant for constant in code.co_consts if isinstance(constant, CodeType)]


def _bare(code: CodeType) -> CodeType:
    """The same code without that of the functions in it."""
    constants = tuple(None if isinstance(c, CodeType) else c for c in code.co_consts)
    return code.replace(co_consts=constants)
