"""The results of a round as one HTML page, to be handed in: it needs no other file."""

from datetime import datetime
from html import escape
from pathlib import Path

from backprop_studio.experiment.notation import Symbol
from backprop_studio.experiment.storage import atomic_file
from backprop_studio.lessons import markup
from backprop_studio.lessons.formula import Formula, Live, Over, Plain, Sign
from backprop_studio.lessons.markup import Math, Span, Term, Text
from backprop_studio.lessons.quiz import Entry, Round, TopicScore

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem;
  color: #1a1d21; background: #fff; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
table { border-collapse: collapse; } td, th { text-align: left; padding: .2rem 1.2rem .2rem 0; }
section { border-top: 1px solid #ccc; padding: .6rem 0; break-inside: avoid; }
.math { font-family: "STIX Two Math", Cambria, serif; white-space: nowrap; }
.right { color: #1b6e3c; } .wrong { color: #9a3412; } .muted { color: #555; }
@media (prefers-color-scheme: dark) { body { color: #e6e6e6; background: #1a1d21; }
  .right { color: #7fd1a0; } .wrong { color: #f0a37a; } .muted { color: #aaa; } }
"""


def write_page(path: Path, quiz: Round, name: str, when: datetime) -> None:
    """Write the page whole or not at all. Raises OSError."""
    with atomic_file(path) as file:
        file.write(page(quiz, name, when).encode("utf-8"))


def page(quiz: Round, name: str, when: datetime) -> str:
    """The page: who, when, the score, the topics, and every question with its answer."""
    who = f"<p>Name: <strong>{escape(name)}</strong></p>" if name.strip() else ""
    rows = "".join(_row(score) for score in quiz.scores())
    sections = "".join(_section(number, e) for number, e in enumerate(quiz.entries, start=1))
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>Backprop Studio: quiz</title><style>{_STYLE}</style></head><body>"
        f"<h1>Backprop Studio: quiz</h1>{who}"
        f"<p>{when:%Y-%m-%d %H:%M} · <strong>{quiz.right} of {len(quiz.entries)}</strong> right"
        f' <span class="muted">· seed {quiz.seed}</span></p>'
        f"<h2>Topics</h2><table><tr><th>Topic</th><th>Right</th><th></th></tr>{rows}</table>"
        f"<h2>Questions and answers</h2>{sections}</body></html>\n"
    )


def _row(score: TopicScore) -> str:
    title, lesson = escape(score.topic.facts.title), score.topic.lesson_number
    again = f"look again: lesson {lesson}" if score.is_to_revisit else "✓"
    return f"<tr><td>{title}</td><td>{score.right} of {score.asked}</td><td>{again}</td></tr>"


def _section(number: int, entry: Entry) -> str:
    verdict = entry.verdict
    state = (
        '<span class="right">✓ right</span>'
        if verdict.right
        else ('<span class="wrong">✗ not right</span>')
    )
    given = html(verdict.given) if verdict.given else "no answer"
    lines = [f"<p><strong>{number}.</strong> {html(entry.asked.text)}</p>"]
    lines.append(f"<p>{state} · your answer: {given}</p>")
    if not verdict.right:
        lines.append(f"<p>The answer: {html(verdict.correct)}</p>")
        lines += [f"<p>{html(because)}</p>" for because in verdict.because]
    lines.append(f'<p class="muted">{html(entry.asked.then)}</p>')
    return f"<section>{''.join(lines)}</section>"


def html(text: str) -> str:
    """Markup of a page as HTML, formulas with real indices."""
    return " ".join("".join(_span(span) for span in block.spans) for block in markup.parse(text))


def _span(span: Span) -> str:
    match span:
        case Math(formula=formula):
            return f'<span class="math">{_formula(formula)}</span>'
        case Text(text=text, strong=True):
            return f"<strong>{escape(text)}</strong>"
        case Text(text=text, stressed=True):
            return f"<em>{escape(text)}</em>"
        case Text(text=text) | Term(text=text):
            return escape(text)
        case Live(expression=expression):
            return escape(expression)


def _formula(formula: Formula) -> str:
    parts = []
    for token in formula:
        match token:
            case Symbol():
                sub = f"<sub>{escape(token.sub)}</sub>" if token.sub else ""
                sup = f"<sup>{escape(token.sup)}</sup>" if token.sup else ""
                parts.append(f"<i>{escape(token.base)}</i>{sub}{sup}")
            case Sign(text, spaced):
                parts.append(f" {escape(text)} " if spaced else escape(text))
            case Plain(text):
                parts.append(escape(text))
            case Over(above, below):
                parts.append(f"({_formula(above)}) / ({_formula(below)})")
    return "".join(parts)
