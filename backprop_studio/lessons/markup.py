"""The text of a page: a small part of Markdown, as plain frozen values.

Paragraphs (a line that ends a thought ends at an empty line), `**strong**`, `*stressed*`,
lists with `- ` or `1. `, a framed remark with `> `, formulas `$…$` within a line and `$$…$$`
on lines of their own, live numbers `{{loss}}`, and words of the glossary `[[gradient]]` or,
under another form, `[[gradients|gradient]]`.
"""

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from backprop_studio.lessons import formula as formulas
from backprop_studio.lessons.formula import Formula, Live, live_numbers, live_of
from backprop_studio.lessons.unreadable import Wrong
from backprop_studio.phrase import Phrase

LONGEST = 120  # words of a page


class Text(Struct, frozen=True):
    """Words in one manner."""

    text: str
    strong: bool = False
    stressed: bool = False


class Math(Struct, frozen=True):
    """A formula; `source` is how it was written."""

    formula: Formula
    source: str


class Term(Struct, frozen=True):
    """A word that opens an entry of the glossary."""

    text: str
    entry: str


Span = Text | Math | Term | Live
Kind = Literal["paragraph", "bullet", "numbered", "remark", "display"]


class Block(Struct, frozen=True):
    """A paragraph, an item of a list, a remark or a displayed formula; `line` counts from 1
    in the text of the page."""

    kind: Kind
    spans: tuple[Span, ...]
    line: int


_SPAN = re.compile(
    r"\$(?P<math>[^$]+)\$|\{\{(?P<live>[^{}]+)\}\}|\[\[(?P<term>[^\[\]]+)\]\]"
    r"|\*\*(?P<strong>[^*]+)\*\*|\*(?P<stressed>[^*]+)\*"
)
_ITEM = re.compile(r"^(?:(?P<bullet>[-*])|(?P<number>\d+)\.)\s+")


def parse(text: str) -> tuple[Block, ...]:
    """The blocks of a page. Raises Wrong with `offset`, the line."""
    return tuple(_blocks(text))


def _blocks(text: str) -> Iterator[Block]:
    gathered: list[str] = []
    kind: Kind = "paragraph"
    began = 1
    for number, raw in enumerate([*text.splitlines(), ""], start=1):
        line = raw.strip()
        item = _ITEM.match(line)
        display = line.startswith("$$")
        remark = line.startswith(">")
        if gathered and (not line or item or display or (remark and kind != "remark")):
            yield _block(kind, " ".join(gathered), began)
            gathered = []
        if line.startswith("#"):
            raise Wrong(Phrase("a page has no headings within its text"), offset=number)
        if not line:
            continue
        if display:
            if not line.endswith("$$") or len(line) < 5:
                raise Wrong(
                    Phrase("a displayed formula stands on one line: $$ … $$"), offset=number
                )
            yield _block("display", f"${line.strip('$').strip()}$", number)
            continue
        if not gathered:
            began = number
            kind = "paragraph"
        if item:
            kind = "bullet" if item["bullet"] else "numbered"
            line = line[item.end() :]
        elif remark:
            kind = "remark"
            line = line[1:].strip()
        gathered.append(line)


def _block(kind: Kind, text: str, line: int) -> Block:
    try:
        return Block(kind, spans(text), line)
    except Wrong as wrong:
        raise Wrong(wrong.sentence, offset=line) from None


def spans(text: str) -> tuple[Span, ...]:
    """One line of text with its formulas, numbers and words. Raises Wrong."""
    found: list[Span] = []
    end = 0
    for match in _SPAN.finditer(text):
        if match.start() > end:
            found.append(_plain(text[end : match.start()]))
        end = match.end()
        if match["math"]:
            found.append(Math(formulas.parse(match["math"]), match["math"]))
        elif match["live"]:
            found.append(live_of(match["live"]))
        elif match["term"]:
            words, _, entry = match["term"].partition("|")
            found.append(Term(words, entry or words))
        else:
            strong = match["strong"] is not None
            found.append(Text(match["strong"] or match["stressed"], strong, not strong))
    if end < len(text):
        found.append(_plain(text[end:]))
    return tuple(found)


_MARKS = (
    ("$", Phrase("a formula")),
    ("{{", Phrase("a number")),
    ("[[", Phrase("a word")),
)


def _plain(text: str) -> Text:
    for sign, name in _MARKS:
        if sign in text:
            raise Wrong(
                Phrase(
                    "{name} is begun by {sign} and not ended: “{text}”",
                    name=name,
                    sign=sign,
                    text=text.strip()[:40],
                )
            )
    return Text(text)


def live_in(blocks: tuple[Block, ...]) -> tuple[tuple[Live, int], ...]:
    """Every live number with the line of its block."""
    found: list[tuple[Live, int]] = []
    for block in blocks:
        for span in block.spans:
            if isinstance(span, Live):
                found.append((span, block.line))
            elif isinstance(span, Math):
                found += [(live, block.line) for live in live_numbers(span.formula)]
    return tuple(found)


def word_count(blocks: tuple[Block, ...]) -> int:
    """The words of a page; a formula and a number count as one each, signs alone as none."""
    count = 0
    for block in blocks:
        for span in block.spans:
            if isinstance(span, Text | Term):
                count += sum(any(c.isalnum() for c in word) for word in span.text.split())
            else:
                count += 1
    return count
