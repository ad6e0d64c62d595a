"""Questions from files: every doubt is refused with file, line and one sentence."""

import re
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from backprop_studio.assets import resource
from backprop_studio.lessons import toml_text
from backprop_studio.lessons.posing import pose
from backprop_studio.lessons.question import QuestionFacts, TopicFacts
from backprop_studio.lessons.unreadable import Unreadable, Wrong
from backprop_studio.ordinary_file import read_at_most
from backprop_studio.phrase import Phrase, reason

FILE = re.compile(r"\d\d-[a-z0-9-]+\.toml")
LARGEST = 200_000  # bytes of a file
NEEDED = {  # the tables and keys of each kind, besides those of all
    "single": ("choice",),
    "several": ("choice",),
    "order": ("choice", "otherwise"),
    "mistake": ("choice",),
    "number": ("number", "slip", "otherwise"),
    "click": ("place", "otherwise"),
}
_OWN = ("choice", "place", "number", "slip")


class Topic(Struct, frozen=True):
    """A file of questions; `id` is its name without the number."""

    id: str
    facts: TopicFacts
    folder: Path

    @property
    def lesson_number(self) -> int:
        """The lesson that explains it."""
        return self.facts.lesson


class Bank(Struct, frozen=True):
    """All questions of a folder, by topic."""

    topics: tuple[Topic, ...]

    def topic(self, name: str) -> Topic:
        """The topic with that id. Raises KeyError."""
        for topic in self.topics:
            if topic.id == name:
                return topic
        raise KeyError(name)

    def questions(self) -> tuple[tuple[Topic, QuestionFacts], ...]:
        """Each question with its topic."""
        return tuple(
            (topic, question) for topic in self.topics for question in topic.facts.question
        )

    def of_lesson(self, number: int) -> "Bank":
        """Only the topics that a lesson explains."""
        return Bank(tuple(topic for topic in self.topics if topic.lesson_number == number))


@lru_cache(maxsize=1)
def shipped_bank() -> Bank:
    """The questions that ship. Raises Unreadable."""
    return read_bank(resource("questions"))


def read_bank(folder: Path, deeply: bool = False) -> Bank:
    """All questions of a folder. `deeply` asks each of them once, to prove its numbers.
    Raises Unreadable."""
    try:
        files = sorted(path for path in folder.iterdir() if path.suffix == ".toml")
    except OSError as error:
        raise Unreadable(
            folder, 0, Phrase("it cannot be read: {problem}", problem=reason(error))
        ) from None
    if not files:
        raise Unreadable(
            folder, 0, Phrase("there are no questions here: no file such as 01-name.toml")
        )
    topics: list[Topic] = []
    known: set[str] = set()
    for file in files:
        if not FILE.fullmatch(file.name):
            raise Unreadable(file, 1, Phrase("a file of questions is called as 03-name.toml is"))
        topics.append(_read(file, known, deeply))
    return Bank(tuple(topics))


def _read(path: Path, known: set[str], deeply: bool) -> Topic:
    text = _text(path)
    try:
        facts = toml_text.convert(toml_text.parse(text), TopicFacts)
    except Wrong as wrong:
        raise _at(path, text, wrong, "") from None
    for number, question in enumerate(facts.question):
        try:
            if question.id in known:
                raise Wrong(Phrase("there are two questions “{name}”", name=question.id), "id")
            known.add(question.id)
            _check(question)
            if deeply:
                pose(question, path.stem[3:], 1, path.parent)
        except Wrong as wrong:
            raise _at(path, text, wrong, f"question[{number}]") from None
    return Topic(path.stem[3:], facts, path.parent)


def _check(question: QuestionFacts) -> None:
    """What the types cannot say. Raises Wrong."""
    setting, needed = question.setting, NEEDED[question.kind]
    if bool(setting.document) == bool(setting.fresh):
        raise Wrong(Phrase("there is either a document or a fresh network"), "setting")
    for key in needed:
        if not getattr(question, key):
            raise Wrong(
                Phrase("a question of the kind “{kind}” has “{key}”", kind=question.kind, key=key),
                key,
            )
    for key in _OWN:
        if key not in needed and getattr(question, key):
            raise Wrong(
                Phrase(
                    "a question of the kind “{kind}” has no “{key}”", kind=question.kind, key=key
                ),
                key,
            )
    if "choice" in needed:
        _check_choices(question)
    for number, place in enumerate(question.place):
        _check_one_way(place.right, place.when, f"place[{number}]")
    if question.needs is not None and not question.is_fresh:
        raise Wrong(Phrase("“needs” is for a network drawn anew"), "needs")


def _check_choices(question: QuestionFacts) -> None:
    if not 2 <= len(question.choice) <= 6:
        raise Wrong(
            Phrase("there are 2 to 6 choices, not {count}", count=len(question.choice)), "choice"
        )
    for number, choice in enumerate(question.choice):
        key = f"choice[{number}]"
        _check_one_way(choice.right, choice.when, key)
        may_be_right = choice.right or choice.when is not None
        alone = may_be_right and question.kind in ("single", "mistake")
        if not choice.because and not alone:
            raise Wrong(Phrase("it is not said what this answer confuses"), f"{key}.because")
        if question.kind == "order" and (choice.right or choice.when):
            raise Wrong(Phrase("steps stand in their right order, none is right by itself"), key)


def _check_one_way(right: bool, when: str | None, key: str) -> None:
    if right and when is not None:
        raise Wrong(Phrase("it is right by itself or by “when”, not both"), f"{key}.when")


def _at(path: Path, text: str, wrong: Wrong, table: str) -> Unreadable:
    key = ".".join(filter(None, (table, wrong.key)))
    line = wrong.offset or toml_text.line_of(text, key)
    sentence = wrong.sentence
    if wrong.key:
        sentence = Phrase("{place}: {problem}", place=wrong.key, problem=sentence)
    return Unreadable(path, line, sentence)


def _text(path: Path) -> str:
    try:
        content = read_at_most(path, LARGEST, inside=path.parent)
    except OSError as error:
        raise Unreadable(
            path, 1, Phrase("it cannot be read: {problem}", problem=reason(error))
        ) from None
    if len(content) > LARGEST:
        raise Unreadable(
            path, 1, Phrase("it has more than the {most} bytes that are allowed", most=LARGEST)
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise Unreadable(path, line, Phrase("it is not UTF-8")) from None
