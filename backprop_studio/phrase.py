"""What rooms without Qt say to a person: English, with what a translation needs.

A `Phrase` is its English text and can be used as such anywhere. Beside it, it keeps the template
and the values it was made from, which may be phrases themselves; so the window can say the same
in another language (`ui/in_words.py`), and the command line need do nothing. The templates are
written out where they are used; `packaging/translations.py` gathers them.
"""

import errno
from collections.abc import Callable, Mapping
from typing import Any, Self


class Phrase(str):
    """`Phrase("{count} rows", count=3)` is `3 rows`."""

    __slots__ = ("template", "values")
    template: str
    values: Mapping[str, Any]

    def __new__(cls, template: str, /, **values: object) -> Self:
        phrase = super().__new__(cls, template.format_map(values))
        phrase.template, phrase.values = template, values
        return phrase

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (type(self), self.template, self.values)


def _again(kind: type[Phrase], template: str, values: dict[str, Any]) -> Phrase:
    return kind(template, **values)


def refusal(place: str, found: str, allowed: str) -> Phrase:
    """How every file is refused: where, what stands there, and what may."""
    return Phrase(
        "{place}: found {found}, allowed: {allowed}", place=place, found=found, allowed=allowed
    )


def through(text: str, change: Callable[[str], str]) -> str:
    """`text` with `change` applied to it; of a phrase, to the texts among its values."""
    if not isinstance(text, Phrase):
        return change(text)
    values = {
        name: through(value, change) if isinstance(value, str) else value
        for name, value in text.values.items()
    }
    return Phrase(text.template, **values)


def said(problem: Exception) -> str:
    """What an exception says, still the phrase that it was made with (`str` makes a text of it)."""
    first = problem.args[0] if problem.args else ""
    return first if isinstance(first, str) else str(problem)


# What the system says most often of files. Its own words would be English in any language.
_OF_FILES = {
    errno.ENOENT: Phrase("No such file or directory"),
    errno.EACCES: Phrase("Permission denied"),
    errno.EPERM: Phrase("Operation not permitted"),
    errno.EISDIR: Phrase("Is a directory"),
    errno.ENOTDIR: Phrase("Not a directory"),
    errno.EROFS: Phrase("Read-only file system"),
    errno.ENOSPC: Phrase("No space left on device"),
    errno.ENAMETOOLONG: Phrase("File name too long"),
    errno.EIO: Phrase("Input/output error"),
    errno.ELOOP: Phrase("Too many levels of symbolic links"),
}


def reason(error: OSError) -> str:
    """Why the system refused, as the end of a sentence."""
    if error.errno is None or isinstance(error.strerror, Phrase):
        return error.strerror or said(error)
    return _OF_FILES.get(error.errno, error.strerror) or str(error)
