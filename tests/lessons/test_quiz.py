"""A round of questions, and the page that is handed in."""

from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest

from backprop_studio.lessons.answer import Answer, named
from backprop_studio.lessons.question_reader import shipped_bank
from backprop_studio.lessons.quiz import Round, choose
from backprop_studio.lessons.quiz_page import html, page, write_page

NOON = datetime(2026, 3, 1, 12, 0)


class Words(HTMLParser):
    """The text of a page, and whether its tags are closed as they were opened."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.open: list[str] = []

    def handle_starttag(self, tag: str, _attributes: object) -> None:
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def words(source: str) -> str:
    parser = Words()
    parser.feed(source)
    assert not parser.open
    return parser.text


def test_a_short_round_asks_about_every_topic() -> None:
    bank = shipped_bank()
    for seed in range(30):
        chosen = choose(bank, seed, 10)
        assert len({topic.id for topic, _ in chosen}) == len(bank.topics) == len(chosen)


def test_a_longer_round_asks_as_often_about_each_topic() -> None:
    for seed in range(30):
        chosen = choose(shipped_bank(), seed, 20)
        counts = [sum(topic is other for other, _ in chosen) for topic in shipped_bank().topics]
        assert counts == [2] * 10
        assert sum(question.is_fresh for _, question in chosen) >= 6
        assert len({question.id for _, question in chosen}) == 20


def test_all_questions_can_be_asked() -> None:
    quiz = Round(shipped_bank(), 1)
    assert len(quiz) == len(shipped_bank().questions())


def test_another_seed_is_another_round() -> None:
    rounds = {tuple(q.id for _, q in choose(shipped_bank(), seed, 10)) for seed in range(10)}
    assert len(rounds) > 5


def test_scores_are_counted_by_topic() -> None:
    bank = shipped_bank().of_lesson(12)
    quiz = Round(bank, 3)
    while not quiz.is_over:
        asked = quiz.asked()
        right = tuple(number for number, option in enumerate(asked.options) if option.right)
        quiz.answer(Answer() if quiz.number == 0 else Answer(options=right))
    (score,) = quiz.scores()
    assert (score.right, score.asked, score.is_to_revisit) == (3, 4, True)
    assert quiz.right == 3


def a_round() -> Round:
    quiz = Round(shipped_bank().of_lesson(6), 9)
    while not quiz.is_over:
        asked = quiz.asked()
        if asked.kind == "number":
            quiz.answer(Answer(number=asked.number if quiz.number % 2 else 12345.0))
        else:
            quiz.answer(Answer())
    return quiz


def test_the_page_holds_every_question_and_answer() -> None:
    quiz = a_round()
    text = words(page(quiz, "Ada <Lovelace>", NOON))
    assert "Ada <Lovelace>" in text
    assert f"{quiz.right} of {len(quiz)} right" in text
    assert "2026-03-01 12:00" in text
    assert "no answer" in text
    assert "look again: lesson 6" in text
    assert "{{" not in text
    assert "$" not in text
    for entry in quiz.entries:
        assert words(html(entry.asked.text)) in text


def test_formulas_have_real_indices() -> None:
    assert words(html("So $δ_o = ∂L/∂z_o$.")) == "So δo = ∂L/∂zo."
    assert "<sub>o</sub>" in html("$δ_o$")
    assert html("a < b & c") == "a &lt; b &amp; c"
    assert html("**a** *b* {{w}}") == "<strong>a</strong> <em>b</em> w"
    fraction = html("$\\frac{a + b}{c} \\text{ of }w^2$")
    assert words(fraction) == "(a + b) / (c) of w2"
    assert "<sup>2</sup>" in fraction


def test_a_page_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    quiz = a_round()
    folder = tmp_path / "pages"
    folder.mkdir()
    write_page(folder / "quiz.html", quiz, "", NOON)
    before = (folder / "quiz.html").read_bytes()
    (folder / "taken.html").mkdir()
    for path in (folder / "missing" / "quiz.html", folder / "taken.html"):
        with pytest.raises(OSError):
            write_page(path, quiz, "", NOON)
    assert {path.name for path in folder.iterdir()} == {"quiz.html", "taken.html"}
    assert (folder / "quiz.html").read_bytes() == before


@pytest.mark.parametrize(
    ("name", "written"),
    [("w2", "$w_2$"), ("bo", "$b_o$"), ("yhat", "$ŷ$"), ("h_1_3", "$h^{(1)}_{3}$")],
)
def test_things_on_the_diagram_are_named_as_there(name: str, written: str) -> None:
    assert named(name) == written
