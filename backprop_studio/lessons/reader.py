"""Lessons from files: every doubt is refused with file, line and one sentence."""

import re
from pathlib import Path

from backprop_studio.assets import resource
from backprop_studio.lessons import glossary as glossaries
from backprop_studio.lessons import markup, toml_text
from backprop_studio.lessons.facts import LessonFacts, PageFacts
from backprop_studio.lessons.glossary import Glossary
from backprop_studio.lessons.lesson import Course, Lesson, Page
from backprop_studio.lessons.markup import Block, Term
from backprop_studio.lessons.page_check import asked, check_page
from backprop_studio.lessons.scene import Scene
from backprop_studio.lessons.unreadable import Unreadable, Wrong
from backprop_studio.ordinary_file import read_at_most
from backprop_studio.phrase import Phrase, reason

LESSON = "lesson.toml"
FOLDER = re.compile(r"\d\d-[a-z0-9-]+")
PAGE = re.compile(r"\d+-[a-z0-9-]+\.md")
FENCE = "+++"
PAGES = (2, 10)
LARGEST = 100_000  # bytes of a file


def shipped() -> Path:
    """The folder of the lessons that ship."""
    return resource("lessons")


def read_course(folder: Path, deeply: bool = False) -> Course:
    """All lessons of a folder, which may be one lesson too. `deeply` computes every number
    and looks up every name as well (this takes a moment). Raises Unreadable."""
    glossary = read_glossary(folder)
    if (folder / LESSON).is_file():
        return Course(folder, (read_lesson(folder, glossary, deeply),), glossary)
    found = [path for path in _entries(folder) if FOLDER.fullmatch(path.name) and path.is_dir()]
    if not found:
        raise Unreadable(folder, 0, Phrase("there is no lesson here: no folder such as 01-name"))
    return Course(folder, tuple(read_lesson(path, glossary, deeply) for path in found), glossary)


def read_glossary(folder: Path) -> Glossary:
    """The glossary that ships, and that of the folder on top of it. Raises Unreadable."""
    words = dict(glossaries.read(shipped() / glossaries.FILE).words)
    own = folder / glossaries.FILE
    if own.is_file() and folder.resolve() != shipped().resolve():
        words |= glossaries.read(own).words
    return Glossary(dict(sorted(words.items(), key=_by_word)))


def _by_word(item: tuple[str, object]) -> str:
    return item[0].casefold()


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError as error:
        raise Unreadable(
            folder, 0, Phrase("it cannot be read: {problem}", problem=reason(error))
        ) from None


def read_lesson(folder: Path, glossary: Glossary, deeply: bool = False) -> Lesson:
    """One lesson from its folder. Raises Unreadable."""
    path = folder / LESSON
    text = _text(path)
    try:
        facts = toml_text.convert(toml_text.parse(text), LessonFacts)
        for number, word in enumerate(facts.words):
            _look_up(word, f"words[{number}]", glossary)
        for key in ("question", "fits", "think", "why", "daily", "misunderstanding"):
            _check_terms(getattr(facts, key), key, glossary)
        for number, sentence in enumerate(facts.able):
            _check_terms(sentence, f"able[{number}]", glossary)
    except Wrong as wrong:
        raise _at(path, text, 0, wrong) from None
    pages: list[Page] = []
    for file in [entry for entry in _entries(folder) if entry.suffix == ".md"]:
        if not PAGE.fullmatch(file.name):
            raise Unreadable(file, 1, Phrase("a page is called as 3-name.md is: number, name, .md"))
    files = [entry for entry in _entries(folder) if PAGE.fullmatch(entry.name)]
    for file in sorted(files, key=_number):
        setting = pages[-1].setting if pages else Scene()
        pages.append(_read_page(file, facts, setting, glossary, deeply))
    if not PAGES[0] <= len(pages) <= PAGES[1]:
        raise Unreadable(
            folder,
            1,
            Phrase(
                "a lesson has {fewest} to {most} pages, this one has {count}",
                fewest=PAGES[0],
                most=PAGES[1],
                count=len(pages),
            ),
        )
    return Lesson(folder.name, folder, facts, tuple(pages))


def _number(path: Path) -> int:
    return int(path.name.partition("-")[0])


def _read_page(
    path: Path, lesson: LessonFacts, setting: Scene, glossary: Glossary, deeply: bool
) -> Page:
    text = _text(path)
    front, body, offset = _parted(path, text)
    try:
        facts = toml_text.convert(toml_text.parse(front), PageFacts)
    except Wrong as wrong:
        raise _at(path, front, 1, wrong) from None
    try:
        blocks = markup.parse(body)
        _check_text(blocks, glossary)
    except Wrong as wrong:
        raise Unreadable(path, offset + (wrong.offset or 1), wrong.sentence) from None
    if facts.scene.document is not None:
        setting = facts.scene
    elif setting.document is None:
        raise Unreadable(path, 1, Phrase("the first page of a lesson has a scene with a document"))
    ways = lesson.ways if facts.ways is None else facts.ways
    page = Page(path.stem, facts, blocks, setting, tuple(ways))
    try:
        for key, written in asked(facts):
            _check_terms(written, key, glossary)
    except Wrong as wrong:
        raise _at(path, front, 1, wrong) from None
    try:
        check_page(page, path.parent, deeply)
    except Wrong as wrong:
        if wrong.offset is not None:
            raise Unreadable(path, offset + wrong.offset, wrong.sentence) from None
        raise _at(path, front, 1, wrong) from None
    return page


def _check_text(blocks: tuple[Block, ...], glossary: Glossary) -> None:
    if not blocks:
        raise Wrong(Phrase("the page has no text"), offset=1)
    count = markup.word_count(blocks)
    if count > markup.LONGEST:
        raise Wrong(
            Phrase(
                "a page has at most {most} words, this one has {count}",
                most=markup.LONGEST,
                count=count,
            ),
            offset=1,
        )
    for block in blocks:
        for span in block.spans:
            if isinstance(span, Term) and glossary.find(span.entry) is None:
                raise Wrong(
                    Phrase("“{entry}” is not in the glossary", entry=span.entry), offset=block.line
                )


def _check_terms(text: str, key: str, glossary: Glossary) -> None:
    """The words that open the glossary, in a text that stands in TOML."""
    for block in markup.parse(text):
        for span in block.spans:
            if isinstance(span, Term):
                _look_up(span.entry, key, glossary)


def _look_up(word: str, key: str, glossary: Glossary) -> None:
    if glossary.find(word) is None:
        raise Wrong(Phrase("“{word}” is not in the glossary", word=word), key)


def _parted(path: Path, text: str) -> tuple[str, str, int]:
    """The TOML between the +++ lines, the text below, and the lines above that."""
    lines = text.splitlines()
    if not lines or lines[0].strip() != FENCE:
        raise Unreadable(path, 1, Phrase("a page begins with a line +++ and its facts in TOML"))
    for number, line in enumerate(lines[1:], start=1):
        if line.strip() == FENCE:
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 1
    raise Unreadable(path, len(lines), Phrase("the second line +++ is missing"))


def _at(path: Path, toml: str, above: int, wrong: Wrong) -> Unreadable:
    line = wrong.offset or toml_text.line_of(toml, wrong.key)
    place = f"{wrong.key}: " if wrong.key else ""
    return Unreadable(path, above + line, place + wrong.sentence)


def _text(path: Path) -> str:
    try:
        content = read_at_most(path, LARGEST, inside=path.parent)
        if len(content) > LARGEST:
            raise Unreadable(
                path, 1, Phrase("it has more than the {most} bytes that are allowed", most=LARGEST)
            )
        return content.decode("utf-8-sig")
    except OSError as error:
        raise Unreadable(
            path, 1, Phrase("it cannot be read: {problem}", problem=reason(error))
        ) from None
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise Unreadable(path, line, Phrase("it is not UTF-8")) from None
