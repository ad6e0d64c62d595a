"""The first and the last page of a lesson, made of what `lesson.toml` says."""

from PySide6.QtCore import QCoreApplication

from backprop_studio.lessons import markup
from backprop_studio.lessons.facts import LessonFacts
from backprop_studio.lessons.frame import Frame
from backprop_studio.lessons.markup import Block, Span, Term, Text


def _tr(text: str) -> str:
    return QCoreApplication.translate("LessonWords", text)


def cover(facts: LessonFacts, frame: Frame) -> tuple[Block, ...]:
    """The question, something to think about first, how it fits, and why it matters: as much of
    it as the frame holds."""
    question = Block("paragraph", (Text(facts.question, strong=True),), 0)
    return (question, *_under_headings(facts, frame.cover))


def closing(facts: LessonFacts, frame: Frame) -> tuple[Block, ...]:
    """What one can say now, a comparison, the usual misunderstanding, and the words: as much of
    it as the frame holds."""
    blocks = [Block("paragraph", (Text(_tr("Check yourself:"), strong=True),), 0)]
    blocks += [Block("bullet", markup.spans(text), 0) for text in facts.able[: frame.able]]
    blocks += _under_headings(facts, frame.closing)
    if frame.words:
        blocks.append(_words(facts.words))
    return tuple(blocks)


def _under_headings(facts: LessonFacts, keys: tuple[str, ...]) -> list[Block]:
    headings = {
        "think": _tr("Think first. "),
        "fits": _tr("How it fits. "),
        "why": _tr("Why it matters. "),
        "daily": _tr("From daily life. "),
        "misunderstanding": _tr("A usual misunderstanding. "),
    }
    return [
        Block("paragraph", (Text(headings[key], strong=True), *markup.spans(text)), 0)
        for key, text in ((key, getattr(facts, key)) for key in keys)
    ]


def _words(words: tuple[str, ...]) -> Block:
    spans: list[Span] = [Text(_tr("The words: "), strong=True)]
    for number, word in enumerate(words):
        spans += [Text(", ")] if number else []
        spans.append(Term(word, word))
    return Block("paragraph", (*spans, Text(".")), 0)
