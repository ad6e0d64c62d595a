"""A question from its file with numbers: computed by the program's own engine, from a seed."""

import math
import re
from collections.abc import Mapping
from pathlib import Path
from random import Random

from msgspec.structs import replace

from backprop_studio.experiment.numbers import format_number, format_short
from backprop_studio.experiment.problem import Refused
from backprop_studio.lessons import live, markup, quantities
from backprop_studio.lessons.answer import Asked, Option, Picture, WrongNumber
from backprop_studio.lessons.expression import evaluate
from backprop_studio.lessons.formula import live_of
from backprop_studio.lessons.generated import FRESH, Drawn, draw
from backprop_studio.lessons.laboratory import Here, Laboratory, run, with_numbers
from backprop_studio.lessons.question import QuestionFacts
from backprop_studio.lessons.scene import Scene, experiment_of
from backprop_studio.lessons.unreadable import Wrong
from backprop_studio.phrase import Phrase, said
from backprop_studio.training.commands import Command, Iterate, NextMove, ShowExample
from backprop_studio.training.messages import Snapshot

DRAWS = 400  # networks tried before one has numbers that will do
LONGEST = 9  # signs of a number that is to be read at a glance
_LIVE = re.compile(r"\{\{([^{}]+)\}\}")


class _Unfit(Exception):
    """These numbers will not do for this question."""


def pose(question: QuestionFacts, topic: str, seed: int, folder: Path) -> Asked:
    """The question as it is asked with this seed. Raises Wrong if it cannot be."""
    random = Random(f"{seed}/{question.id}")
    if not question.is_fresh:
        scene = Scene(document=question.setting.document, change=question.setting.change)
        try:
            experiment, base = experiment_of(scene, folder)
        except Wrong as wrong:
            raise Wrong(wrong.sentence, f"setting{wrong.key.removeprefix('scene')}") from None
        try:
            asked = _Writer(question, topic, Drawn(experiment), base).asked()
        except _Unfit as unfit:
            raise Wrong(said(unfit)) from None
        return replace(asked, layout=_layout(question, asked, random))
    if question.setting.fresh not in FRESH:
        raise Wrong(
            Phrase(
                "there is no network “{fresh}” (there are {names})",
                fresh=question.setting.fresh,
                names=", ".join(FRESH),
            ),
            "setting.fresh",
        )
    last = ""
    for _ in range(DRAWS):
        try:
            drawn = draw(question.setting.fresh, random)
            asked = _Writer(question, topic, drawn, folder).asked()
        except _Unfit as unfit:
            last = said(unfit)
            continue
        return replace(asked, layout=_layout(question, asked, random))
    raise Wrong(
        Phrase(
            "no network of {count} has numbers that will do: {problem}", count=DRAWS, problem=last
        ),
        "needs",
    )


def snapshot_of(picture: Picture, answered: bool = False) -> Snapshot:
    """What the diagram shows while the question is asked, and once it is answered."""
    commands: list[Command] = []
    if picture.iterations:
        commands.append(Iterate(picture.iterations))
    commands += [NextMove()] * (picture.shown if answered else picture.moves)
    commands.append(ShowExample(picture.row))
    return run(picture.experiment, picture.folder, tuple(commands))


def _layout(question: QuestionFacts, asked: Asked, random: Random) -> tuple[int, ...]:
    """The order in which options are shown; steps never stand in the right one."""
    places = list(range(len(asked.options)))
    if question.fixed_order or question.kind in ("mistake", "click"):
        return tuple(places)
    random.shuffle(places)
    if question.kind == "order" and places == sorted(places):
        places = [*places[1:], places[0]]
    return tuple(places)


class _Told(Here):
    """A place where some numbers more have a name."""

    def __init__(
        self, snapshot: Snapshot, laboratory: Laboratory, numbers: Mapping[str, float]
    ) -> None:
        super().__init__(snapshot, laboratory)
        self._numbers = numbers

    def value(self, name: str) -> float:
        """A number that was told, or a quantity here. Raises Wrong."""
        return self._numbers[name] if name in self._numbers else super().value(name)


class _Writer:
    """Fills the numbers of one experiment into a question. Raises Wrong, _Unfit."""

    def __init__(self, question: QuestionFacts, topic: str, drawn: Drawn, folder: Path) -> None:
        self._question, self._topic, self._folder = question, topic, folder
        setting = question.setting
        try:
            self._experiment = with_numbers(drawn.experiment, folder, setting.set)
            laboratory = Laboratory(self._experiment, folder)
            first = (Iterate(setting.iterations),) if setting.iterations else ()
            self._snapshot = run(self._experiment, folder, first)
        except Refused as refused:
            raise Wrong(said(refused), "setting") from None
        self._place = _Told(self._snapshot, laboratory, drawn.numbers)

    def asked(self) -> Asked:
        """The question with everything written out."""
        question, setting = self._question, self._question.setting
        if question.needs is not None and not self._value(question.needs, "needs"):
            raise _Unfit(Phrase("{condition} does not hold", condition=question.needs))
        asked = Asked(
            question.id,
            self._topic,
            question.kind,
            self._written(question.text, "text"),
            self._written(question.then, "then"),
            Picture(
                self._experiment,
                self._folder,
                setting.iterations,
                setting.moves,
                setting.shown,
                setting.row - 1 if setting.row else None,
                setting.blame,
            ),
            self._options(),
            otherwise=self._written(question.otherwise, "otherwise"),
            fresh=question.is_fresh,
        )
        if question.number is not None:
            asked = self._with_number(asked, question.number)
        _check_options(asked)
        return asked

    def _options(self) -> tuple[Option, ...]:
        if self._question.kind == "click":
            for number, place in enumerate(self._question.place):
                self._keyed(f"place[{number}].at", place.at)
            return tuple(
                Option(
                    place.at,
                    self._is_right(place.right, place.when, f"place[{number}].when"),
                    self._written(place.because, f"place[{number}].because"),
                )
                for number, place in enumerate(self._question.place)
            )
        return tuple(
            Option(
                self._written(choice.text, f"choice[{number}].text"),
                self._is_right(choice.right, choice.when, f"choice[{number}].when"),
                self._written(choice.because, f"choice[{number}].because"),
            )
            for number, choice in enumerate(self._question.choice)
        )

    def _keyed(self, key: str, name: str) -> None:
        try:
            quantities.find(self._snapshot, name)
        except Wrong as wrong:
            raise Wrong(wrong.sentence, key) from None

    def _is_right(self, right: bool, when: str | None, key: str) -> bool:
        return right if when is None else bool(self._value(when, key))

    def _with_number(self, asked: Asked, expression: str) -> Asked:
        question = self._question
        number = self._value(expression, "number")
        margin = question.within * abs(number) if question.margin is None else question.margin
        tolerance = (
            f"{format_short(question.within * 100)} %"
            if question.margin is None
            else format_short(margin)
        )
        slips = tuple(
            WrongNumber(
                self._value(slip.number, f"slip[{place}].number"),
                self._written(slip.because, f"slip[{place}].because"),
            )
            for place, slip in enumerate(question.slip)
        )
        if not math.isfinite(number):
            raise _Unfit(Phrase("the number is not finite"))
        _check_length(format_number(number), number)
        if any(not abs(slip.number - number) > 2 * margin for slip in slips):
            raise _Unfit(
                Phrase("a wrong number is so near to the right one that it counts as right")
            )
        return replace(asked, number=number, margin=margin, tolerance=tolerance, slips=slips)

    def _value(self, expression: str, key: str) -> float:
        try:
            return float(evaluate(expression, self._place))
        except Wrong as wrong:
            raise Wrong(wrong.sentence, key) from None

    def _written(self, text: str, key: str) -> str:
        """The text with its live numbers as digits, and proved to be markup."""

        def digits(match: re.Match[str]) -> str:
            written = live.written(live_of(match[1]), self._place)
            _check_length(written, 1.0)
            return written

        try:
            filled = _LIVE.sub(digits, text)
            markup.parse(filled)
        except Wrong as wrong:
            raise Wrong(wrong.sentence, key) from None
        return filled


def _check_length(written: str, number: float) -> None:
    if len(written) > LONGEST or "·" in written or not math.isfinite(number):
        raise _Unfit(Phrase("{written} is too long to be read at a glance", written=written))


def _check_options(asked: Asked) -> None:
    right = sum(option.right for option in asked.options)
    texts = [option.text for option in asked.options]
    if len(set(texts)) < len(texts):
        raise _Unfit(Phrase("two answers read the same"))
    if asked.kind in ("single", "mistake") and right != 1:
        raise _Unfit(Phrase("one answer must be right, and {right} are", right=right))
    if asked.kind == "single" and not all(o.right or o.because for o in asked.options):
        raise Wrong(Phrase("it is not said what a wrong answer confuses"), "choice")
    if asked.kind == "click" and right == 0:
        raise _Unfit(Phrase("no place is right"))
    if asked.kind == "several" and not 0 < right < len(texts):
        raise _Unfit(Phrase("some answers must be right, and some wrong"))
