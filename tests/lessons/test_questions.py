"""Questions: that the answer marked as right is right, by other means than the program's own."""

import itertools
import math
from pathlib import Path
from random import Random

import numpy as np
import pytest
from numpy.typing import NDArray

from backprop_studio.experiment.model import GeneratedData, InlineData
from backprop_studio.experiment.numbers import format_number
from backprop_studio.lessons.answer import Answer, Asked, judge
from backprop_studio.lessons.generated import FRESH, draw
from backprop_studio.lessons.posing import LONGEST, pose, snapshot_of
from backprop_studio.lessons.question import QuestionFacts
from backprop_studio.lessons.question_reader import Topic, read_bank, shipped_bank
from backprop_studio.lessons.reader import read_course, shipped
from backprop_studio.lessons.unreadable import Unreadable

SEEDS = 200
QUESTIONS = shipped_bank().questions()
FIXED = [(topic, question) for topic, question in QUESTIONS if not question.is_fresh]
DRAWN = [(topic, question) for topic, question in QUESTIONS if question.is_fresh]


def names(pairs: list[tuple[Topic, QuestionFacts]]) -> list[str]:
    return [question.id for _, question in pairs]


def asked_of(name: str, seed: int = 1) -> Asked:
    topic, question = next(pair for pair in QUESTIONS if pair[1].id == name)
    return pose(question, topic.id, seed, topic.folder)


# how many, of what ------------------------------------------------------------------------------


def test_there_are_enough_of_every_kind() -> None:
    assert len(QUESTIONS) >= 32
    assert len(DRAWN) >= 10
    kinds = {question.kind for _, question in QUESTIONS}
    assert kinds == {"single", "several", "number", "order", "click", "mistake"}
    assert {topic.id for topic in shipped_bank().topics} == {
        "purpose",
        "direction",
        "chain-rule",
        "subtract",
        "learning-rate",
        "loss",
        "epochs",
        "vanishing",
        "overfitting",
        "one-update",
    }


def test_every_topic_leads_to_a_lesson_that_ships() -> None:
    lessons = {int(lesson.id[:2]): lesson for lesson in read_course(shipped()).lessons}
    for topic in shipped_bank().topics:
        lesson = lessons[topic.lesson_number]
        assert topic.facts.revisit
        assert not topic.facts.page or topic.facts.page in [page.id for page in lesson.pages]


# the right answers, computed here ---------------------------------------------------------------


class Hand:
    """A small network computed by hand: one row, sigmoid layers or one linear neuron."""

    def __init__(self, asked: Asked) -> None:
        experiment = asked.picture.experiment
        assert isinstance(experiment.data, InlineData)
        assert experiment.parameters is not None
        self.inputs, self.targets = experiment.data.inputs, experiment.data.targets
        self.x, self.y = self.inputs[0], self.targets[0]
        self.rate = experiment.optimizer.learning_rate
        self.layers = [(layer.weights, layer.bias) for layer in experiment.parameters]

    def neuron(self, row: int = 0) -> tuple[float, float, float]:
        """x, ŷ and y of a row of one linear neuron."""
        (w, b), x = self.layers[0], float(self.inputs[row, 0])
        return x, float(w[0, 0]) * x + float(b[0]), float(self.targets[row, 0])

    def sigmoids(self) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
        """h, ŷ and δ_o of two layers of sigmoids with ½ (ŷ − y)²."""
        (w, b), (v, c) = self.layers
        h = 1 / (1 + np.exp(-(self.x @ w + b)))
        output = 1 / (1 + np.exp(-(h @ v + c)))
        return h, output, (output - self.y) * output * (1 - output)

    def hidden_blame(self) -> NDArray[np.float64]:
        h, _, delta = self.sigmoids()
        return np.asarray((self.layers[1][0] @ delta) * h * (1 - h))


def computed(name: str, asked: Asked) -> float:
    """The right number of a question, from its network alone."""
    experiment = asked.picture.experiment
    if name == "epoch-count":
        return 300.0
    if name == "fresh-epoch":
        assert isinstance(experiment.data, GeneratedData)
        assert experiment.training.batch_size is not None
        return float(-(-experiment.data.samples // experiment.training.batch_size))
    if name == "fresh-parameters":
        widths = [2, *(layer.units for layer in experiment.network.layers)]
        return float(sum(a * b + b for a, b in itertools.pairwise(widths)))
    hand = Hand(asked)
    if name in ("fresh-gradient", "fresh-loss"):
        x, output, y = hand.neuron()
        return 2 * (output - y) * x if name == "fresh-gradient" else (output - y) ** 2
    if name == "fresh-mean":
        rows = [hand.neuron(row) for row in (0, 1)]
        return sum(2 * (output - y) * x for x, output, y in rows) / 2
    h, output, delta = hand.sigmoids()
    v1 = float(hand.layers[1][0][0, 0])
    return {
        "fresh-delta-output": float(delta[0]),
        "fresh-delta-hidden": float(hand.hidden_blame()[0]),
        "fresh-blame-sum": float(hand.hidden_blame()[0]),
        "fresh-gradient-v": float(delta[0] * h[0]),
        "fresh-factor": float(v1 * h[0] * (1 - h[0])),
        "fresh-forward": float(output[0]),
    }[name]


NUMBERS = [question.id for _, question in QUESTIONS if question.kind == "number"]


@pytest.mark.parametrize("name", NUMBERS)
def test_the_number_marked_as_right_is_right(name: str) -> None:
    for seed in range(12):
        asked = asked_of(name, seed)
        assert asked.number == pytest.approx(computed(name, asked), rel=1e-9)


def test_the_new_weight_is_that_of_one_step_downhill() -> None:
    for seed in range(12):
        asked = asked_of("fresh-new-weight", seed)
        hand = Hand(asked)
        x, output, y = hand.neuron()
        w = float(hand.layers[0][0][0, 0]) - hand.rate * 2 * (output - y) * x
        (right,) = [option.text for option in asked.options if option.right]
        assert right == format_number(w, "weight")


def test_the_rate_that_diverges_is_above_two_by_the_curvature() -> None:
    for seed in range(12):
        asked = asked_of("fresh-rate", seed)
        x, output, y = Hand(asked).neuron()
        limit = 1 / (x * x + 1)
        for option in asked.options:
            rate, error = float(option.text), output - y
            assert option.right == (rate > limit)
            for _ in range(60):  # each step multiplies ŷ − y by 1 − η · 2 (x² + 1)
                error -= rate * 2 * (x * x + 1) * error
            assert option.right == (abs(error) > abs(output - y))


def test_what_grows_has_a_negative_gradient() -> None:
    for seed in range(12):
        asked = asked_of("fresh-grow", seed)
        hand = Hand(asked)
        h, _, delta = hand.sigmoids()
        hidden = hand.hidden_blame()
        gradients = (delta[0] * h[0], hidden[0] * hand.x[0], hidden[1] * hand.x[0], hidden[1])
        assert [option.right for option in asked.options] == [g < 0 for g in gradients]


def test_the_weight_that_moves_most_has_the_largest_gradient() -> None:
    for seed in range(12):
        asked = asked_of("fresh-most", seed)
        hand = Hand(asked)
        hidden = hand.hidden_blame()
        sizes = [abs(hidden[unit] * hand.x[source]) for unit in (0, 1) for source in (0, 1)]
        right = [option.right for option in asked.options]
        assert right.index(True) == int(np.argmax(sizes))
        assert sum(right) == 1


def test_the_unit_without_blame_is_below_zero() -> None:
    for seed in range(12):
        asked = asked_of("fresh-dead", seed)
        hand = Hand(asked)
        z = hand.x @ hand.layers[0][0] + hand.layers[0][1]
        assert [option.right for option in asked.options] == [value < 0 for value in z]


def test_the_derivation_goes_wrong_where_the_slope_is_left_out() -> None:
    asked = asked_of("fresh-mistake", 3)
    hand = Hand(asked)
    h, output, delta = hand.sigmoids()
    error = float(output[0] - hand.y[0])
    assert [option.right for option in asked.options] == [False, True, False, False]
    assert format_number(error) in asked.options[1].text
    assert format_number(error * float(h[0])) in asked.options[2].text
    assert format_number(float(delta[0])) in asked.then


def test_what_is_said_of_learning_rates_is_so() -> None:
    loss, error = 3.61, -1.9  # x = 2.1, y = 4: ŷ − y shrinks by 1 − η · 10.82
    crawled = (error * (1 - 0.0001 * 10.82) ** 100) ** 2
    assert f"{loss:.4f} to {crawled:.4f}" in asked_of("rate-crawl").text
    assert (error * (1 - 0.1 * 10.82) ** 2) ** 2 < 0.001


# two hundred seeds ------------------------------------------------------------------------------


@pytest.mark.parametrize(("topic", "question"), DRAWN, ids=names(DRAWN))
def test_two_hundred_seeds_make_fair_questions(topic: Topic, question: QuestionFacts) -> None:
    seen = set()
    for seed in range(SEEDS):
        asked = pose(question, topic.id, seed, topic.folder)
        seen.add((asked.text, asked.then, *asked.options))
        texts = [option.text for option in asked.options]
        assert len(set(texts)) == len(texts)
        assert sorted(asked.layout) == list(range(len(texts)))
        right = sum(option.right for option in asked.options)
        if asked.kind in ("single", "mistake", "click"):
            assert right == 1
        elif asked.kind == "several":
            assert 0 < right < len(texts)
        else:
            assert math.isfinite(asked.number)
            written = format_number(asked.number)
            assert len(written) <= LONGEST
            # The number as it is written counts as right, and no known slip does.
            typed = float(written.replace("−", "-"))
            assert judge(asked, Answer(number=typed)).right
            for slip in asked.slips:
                assert not judge(asked, Answer(number=slip.number)).right
        for text in (asked.text, asked.then, *texts):
            assert "{{" not in text
            assert "·10" not in text
            assert "undefined" not in text
    assert len(seen) >= 25  # really drawn anew: of layers of 2 to 7 units there are 30


def test_a_seed_gives_the_same_question_again() -> None:
    first, second = asked_of("fresh-delta-hidden", 5), asked_of("fresh-delta-hidden", 5)
    assert (first.text, first.number, first.layout) == (second.text, second.number, second.layout)
    assert asked_of("fresh-delta-hidden", 6).text != first.text


@pytest.mark.parametrize("name", sorted(FRESH))
def test_no_number_drawn_is_zero(name: str) -> None:
    drawn = draw(name, Random(4)).experiment
    for layer in drawn.parameters or ():
        assert np.all(layer.weights != 0)
        assert np.all(layer.bias != 0)


# the picture does not tell ----------------------------------------------------------------------


def test_what_is_asked_for_is_not_yet_on_the_diagram() -> None:
    moves = {
        "fresh-forward": ("forward", 0),
        "fresh-loss": ("forward", 0),
        "fresh-gradient": ("loss", None),
        "fresh-delta-output": ("loss", None),
        "fresh-gradient-v": ("loss", None),
        "fresh-delta-hidden": ("output_gradient", None),
        "fresh-blame-sum": ("output_gradient", None),
        "fresh-most": ("output_gradient", None),
    }
    for name, expected in moves.items():
        asked = asked_of(name)
        move = snapshot_of(asked.picture).move
        assert move is not None
        assert (move.kind, move.layer) == expected
        later = snapshot_of(asked.picture, answered=True)
        assert later.move is not None
        assert later.moves.index(later.move) > later.moves.index(move)


# judging ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("topic", "question"), list(QUESTIONS), ids=names(list(QUESTIONS)))
def test_every_wrong_answer_is_told_what_it_confuses(topic: Topic, question: QuestionFacts) -> None:
    asked = pose(question, topic.id, 2, topic.folder)
    for answer in wrong_answers(asked):
        verdict = judge(asked, answer)
        assert not verdict.right
        assert verdict.because
        assert all(len(text) > 10 for text in verdict.because)
    assert judge(asked, right_answer(asked)).right


def right_answer(asked: Asked) -> Answer:
    if asked.kind == "number":
        return Answer(number=asked.number)
    if asked.kind == "order":
        return Answer(options=tuple(range(len(asked.options))))
    right = [number for number, option in enumerate(asked.options) if option.right]
    if asked.kind == "click":
        return Answer(item=asked.options[right[0]].text)
    return Answer(options=tuple(right))


def wrong_answers(asked: Asked) -> list[Answer]:
    wrong = [number for number, option in enumerate(asked.options) if not option.right]
    if asked.kind == "number":
        slips = [Answer(number=slip.number) for slip in asked.slips]
        return [*slips, Answer(number=asked.number + 1000.0)]
    if asked.kind == "order":
        return [Answer(options=asked.layout)]
    if asked.kind == "click":
        return [*(Answer(item=asked.options[number].text) for number in wrong), Answer(item="b1")]
    if asked.kind == "several":
        right = right_answer(asked).options
        return [Answer(options=(*right, wrong[0])), Answer(options=right[1:] or (wrong[0],))]
    return [Answer(options=(number,)) for number in wrong]


def test_the_slip_is_recognized() -> None:
    asked = asked_of("fresh-delta-output")
    hand = Hand(asked)
    _, output, _ = hand.sigmoids()
    verdict = judge(asked, Answer(number=float(output[0] - hand.y[0])))
    assert "slope of the sigmoid" in verdict.because[0]


def test_the_first_step_out_of_place_is_explained() -> None:
    verdict = judge(asked_of("update-moves"), Answer(options=(0, 1, 3, 2, 4)))
    assert verdict.because == (
        "Third comes the output gradient: the output unit stands next to the loss.",
    )


# files ------------------------------------------------------------------------------------------

HEAD = 'title = "Slopes"\nlesson = 1\n\n[[question]]\nid = "one"\n'
BODY = (
    HEAD
    + 'kind = "single"\ntext = "Which way is down?"\nthen = "Against the slope."\n'
    + '[[question.choice]]\ntext = "There"\nright = true\n'
    + '[[question.choice]]\ntext = "Here"\nbecause = "No, for it goes up."\n'
)


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('kind = "single"', 'kind = "riddle"', 6, "riddle"),
        ("right = true", "right = true\nwrong = 1", 12, "wrong"),
        ('because = "No, for it goes up."\n', "", 12, "confuses"),
        ('then = "Against the slope."\n', "", 4, "then"),
        ('text = "Here"', 'text = "Here {{w9}}"', 13, "w9"),
        ('text = "Here"', 'text = "There"', 4, "read the same"),
        ('because = "No', 'right = true\nbecause = "No', 4, "2 are"),
        ('id = "one"', 'id = "one"\nneeds = "w > 0"', 6, "drawn anew"),
        ('id = "one"', 'id = "one"\nsetting = { fresh = "huge" }', 6, "huge"),
        ("lesson = 1", "lesson = [", 4, "TOML"),
        ('kind = "single"', 'kind = "number"', 4, "a question of the kind “number” has"),
        ('kind = "single"', 'kind = "order"', 4, "“order” has “otherwise”"),
        ('id = "one"', 'id = "one"\nsetting = {fresh = "neuron", document = "xor"}', 6, "either"),
        ("right = true", 'right = true\nwhen = "w > 0"', 12, "not both"),
        ("[[question.choice]]\n" + BODY.rpartition("[[question.choice]]\n")[2], "", 4, "2 to 6"),
        ('kind = "single"', 'kind = "single"\nnumber = "1"', 7, "has no “number”"),
        ('kind = "single"', 'kind = "order"\notherwise = "No."', 10, "confuses"),
        ('id = "one"', 'id = "one"\nsetting = {document = "nowhere"}', 6, "nowhere"),
        (
            'id = "one"',
            'id = "one"\nsetting = {fresh = "one-neuron"}\nneeds = "w > 99"',
            7,
            "will do",
        ),
        ('text = "Here"', 'text = "Here $w_$"', 13, "an index is missing"),
        (BODY, BODY + BODY.replace('title = "Slopes"\nlesson = 1\n', ""), 17, "two questions"),
    ],
)
def test_what_is_wrong_in_a_file_is_said_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, words: str
) -> None:
    (tmp_path / "01-slopes.toml").write_text(BODY.replace(old, new), encoding="utf-8")
    with pytest.raises(Unreadable) as problem:
        read_bank(tmp_path, deeply=True)
    assert words in str(problem.value)
    assert "\n" not in str(problem.value)
    assert problem.value.line == line


def test_a_file_without_a_number_and_a_folder_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "slopes.toml").write_text(BODY, encoding="utf-8")
    with pytest.raises(Unreadable, match=r"03-name\.toml"):
        read_bank(tmp_path)
    with pytest.raises(Unreadable, match="cannot be read"):
        read_bank(tmp_path / "nowhere")


def test_questions_of_one_lesson_or_topic() -> None:
    bank = shipped_bank()
    first = bank.of_lesson(1)
    assert first.topics
    assert all(topic.lesson_number == 1 for topic in first.topics)
    assert bank.topic(first.topics[0].id) is first.topics[0]
    with pytest.raises(KeyError):
        bank.topic("nothing")


def test_a_sound_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "01-slopes.toml").write_text(BODY, encoding="utf-8")
    assert len(read_bank(tmp_path, deeply=True).questions()) == 1


@pytest.mark.parametrize("content", [None, b"\xff\xfe", b"x" * 300_000])
def test_what_is_no_file_of_questions_is_refused(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "01-slopes.toml").write_bytes(content)
    with pytest.raises(Unreadable):
        read_bank(tmp_path)
