"""The words of the subject: two sentences each, and where to see the thing."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct

from backprop_studio.lessons import toml_text
from backprop_studio.lessons.part import Part
from backprop_studio.lessons.unreadable import Unreadable, Wrong
from backprop_studio.ordinary_file import read_at_most
from backprop_studio.phrase import Phrase, reason, said

FILE = "glossary.toml"
LONGEST = 60  # words of an entry
LARGEST = 1_000_000  # bytes of the file


class Word(Part, frozen=True):
    """`text` is two sentences, `see` where in the program to look; `also` are other forms of
    the word under which it is found, `related` further entries."""

    text: Annotated[str, Meta(min_length=10)]
    see: Annotated[str, Meta(min_length=3)]
    also: tuple[str, ...] = ()
    sign: str = ""
    related: tuple[str, ...] = ()


class Glossary(Struct, frozen=True):
    """The entries by their word, in alphabetical order."""

    words: Mapping[str, Word]

    def find(self, name: str) -> str | None:
        """The entry that a word in a text opens: itself, another form, or its plural."""
        wanted = name.casefold().strip()
        for entry, word in self.words.items():
            forms = {entry.casefold(), *(form.casefold() for form in word.also)}
            if wanted in forms or wanted.removesuffix("s") in forms:
                return entry
        return None

    def named_in(self, text: str) -> str | None:
        """The first entry whose word stands in a sentence; the longest of those that begin
        there. None if there is none."""
        found: list[tuple[int, int, str]] = []
        for entry, word in self.words.items():
            for form in (entry, *word.also):
                match = re.search(rf"(?<!\w){re.escape(form)}s?(?!\w)", text, re.IGNORECASE)
                if match is not None:
                    found.append((match.start(), -len(form), entry))
        return min(found)[2] if found else None

    def search(self, text: str) -> tuple[str, ...]:
        """The entries for what is typed: those whose word begins so first, then those that
        have it anywhere. Nothing typed: all."""
        wanted = text.casefold().strip()
        if not wanted:
            return tuple(self.words)

        def rank(entry: str) -> int:
            word = self.words[entry]
            forms = [entry.casefold(), *(form.casefold() for form in word.also)]
            if word.sign and wanted == word.sign.casefold():
                return 0
            if any(form.startswith(wanted) for form in forms):
                return 1
            if any(wanted in form for form in forms):
                return 2
            return 3 if wanted in word.text.casefold() else 9

        ranked = sorted((rank(entry), entry.casefold(), entry) for entry in self.words)
        return tuple(entry for place, _, entry in ranked if place < 9)


def read(path: Path) -> Glossary:
    """The glossary in a file; each table is an entry. Raises Unreadable."""
    try:
        content = read_at_most(path, LARGEST, inside=path.parent)
        if len(content) > LARGEST:
            raise Unreadable(
                path, 1, Phrase("it has more than the {most} bytes that are allowed", most=LARGEST)
            )
        text = content.decode("utf-8")
    except OSError as error:
        raise Unreadable(
            path, 1, Phrase("it cannot be read: {problem}", problem=reason(error))
        ) from None
    except UnicodeDecodeError:
        raise Unreadable(path, 1, Phrase("it is not UTF-8")) from None
    try:
        tree = toml_text.parse(text)
    except Wrong as wrong:
        raise Unreadable(path, wrong.offset or 1, wrong.sentence) from None
    words: dict[str, Word] = {}
    for entry in sorted(tree, key=str.casefold):
        try:
            words[entry] = word = toml_text.convert(tree[entry], Word)
            _check(entry, word)
        except (Wrong, TypeError) as wrong:
            key = f"{entry}.{wrong.key}" if isinstance(wrong, Wrong) and wrong.key else entry
            line = toml_text.line_of(text, key)
            raise Unreadable(
                path, line, Phrase("{place}: {problem}", place=entry, problem=said(wrong))
            ) from None
    glossary = Glossary(words)
    for entry, word in words.items():
        for other in word.related:
            if other not in words:
                line = toml_text.line_of(text, f"{entry}.related")
                raise Unreadable(
                    path,
                    line,
                    Phrase(
                        "{place}: {problem}",
                        place=entry,
                        problem=Phrase("there is no entry “{name}”", name=other),
                    ),
                )
    return glossary


def _check(entry: str, word: Word) -> None:
    sentences = len(re.findall(r"[.!?](?=\s|$)", word.text))
    if sentences != 2:
        raise Wrong(
            Phrase("an entry has two sentences, this one has {sentences}", sentences=sentences),
            "text",
        )
    if len(word.text.split()) > LONGEST:
        raise Wrong(Phrase("an entry has at most {most} words", most=LONGEST), "text")
