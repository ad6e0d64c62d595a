"""The first and the last page of a lesson, made of what `lesson.toml` says."""

from PySide6.QtCore import QCoreApplication

from backprop_studio.lessons import markup
from backprop_studio.lessons.lesson import LessonFacts
from backprop_studio.lessons.markup import Block, Span, Term, Text


def _tr(text: str) -> str:
    return QCoreApplication.translate("LessonWords", text)


def cover(facts: LessonFacts, brief: bool) -> tuple[Block, ...]:
    """The question, what to think about first, how it fits, and why it matters; where time is
    short, only the first two."""
    blocks = (
        Block("paragraph", (Text(facts.question, strong=True),), 0),
        _under(_tr("Think first. "), facts.think),
        _under(_tr("How it fits. "), facts.fits),
        _under(_tr("Why it matters. "), facts.why),
    )
    return blocks[:2] if brief else blocks


def closing(facts: LessonFacts, brief: bool) -> tuple[Block, ...]:
    """What one can say now, a comparison, the usual misunderstanding, and the words; where
    time is short, only the first and the last."""
    blocks = [Block("paragraph", (Text(_tr("Check yourself:"), strong=True),), 0)]
    blocks += [Block("bullet", markup.spans(sentence), 0) for sentence in facts.able]
    if not brief:
        blocks.append(_under(_tr("From daily life. "), facts.daily))
        blocks.append(_under(_tr("A usual misunderstanding. "), facts.misunderstanding))
    spans: list[Span] = [Text(_tr("The words: "), strong=True)]
    for number, word in enumerate(facts.words):
        spans += [Text(", ")] if number else []
        spans.append(Term(word, word))
    blocks.append(Block("paragraph", (*spans, Text(".")), 0))
    return tuple(blocks)


def _under(heading: str, text: str) -> Block:
    return Block("paragraph", (Text(heading, strong=True), *markup.spans(text)), 0)
