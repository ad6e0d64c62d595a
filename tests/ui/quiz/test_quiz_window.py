"""The quiz in its own window: every question answered right and wrong by mouse and keyboard."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.lessons import posing
from backprop_studio.lessons import quiz as quiz_rounds
from backprop_studio.lessons.answer import Asked
from backprop_studio.lessons.quantities import find
from backprop_studio.lessons.question_reader import Bank, Topic, shipped_bank
from backprop_studio.lessons.unreadable import Wrong
from backprop_studio.theme import DARK, LIGHT
from backprop_studio.ui import dialogs
from backprop_studio.ui.quiz.question_page import QuestionPage
from backprop_studio.ui.quiz.window import QuizWindow

QUESTIONS = [(topic, question.id) for topic, question in shipped_bank().questions()]


def title_of(number: int) -> str | None:
    return None if number == 12 else f"Title {number}"


def bank_of(*names: str) -> Bank:
    """Only these questions."""
    from msgspec.structs import replace

    topics = []
    for topic in shipped_bank().topics:
        kept = tuple(question for question in topic.facts.question if question.id in names)
        if kept:
            facts = replace(topic.facts, question=kept)
            topics.append(Topic(topic.id, facts, topic.folder))
    return Bank(tuple(topics))


@pytest.fixture
def quiz(qtbot: QtBot) -> Iterator[QuizWindow]:
    window = QuizWindow(bank_of("rate-swing"), LIGHT, title_of, None, lambda: 11)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.finish()


def begin(quiz: QuizWindow, qtbot: QtBot) -> None:
    """A round of all questions, once the first of them is there."""
    quiz.begin(0)
    come(quiz, qtbot)


def come(quiz: QuizWindow, qtbot: QtBot) -> None:
    """Wait for the question that is to be asked."""
    qtbot.waitUntil(lambda: quiz.pages.currentWidget() is quiz.question, timeout=20_000)


class Person:
    """Answers the present question through its widgets."""

    def __init__(self, quiz: QuizWindow, qtbot: QtBot) -> None:
        self.quiz, self.qtbot = quiz, qtbot

    @property
    def page(self) -> QuestionPage:
        return self.quiz.question

    @property
    def asked(self) -> Asked:
        assert self.quiz.round is not None
        return self.quiz.round.asked()

    def press(self, widget: object) -> None:
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def go_on(self) -> None:
        """To the next question, or the results."""
        self.press(self.page.next)
        results = self.quiz.results
        self.qtbot.waitUntil(
            lambda: self.quiz.pages.currentWidget() is results or self.page.verdict is None,
            timeout=20_000,
        )

    def choose(self, numbers: list[int]) -> None:
        form = self.page.form
        assert form is not None and form.rows is not None
        for number in numbers:
            row = form.rows.rows[self.asked.layout.index(number)]
            self.qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(60, 12))

    def type_number(self, value: float) -> None:
        form = self.page.form
        assert form is not None and form.field is not None
        self.qtbot.keyClicks(form.field, f"{value:.6f}")

    def click(self, name: str) -> None:
        diagram, snapshot = self.page.diagram, self.page._snapshot
        assert snapshot is not None and diagram.scene is not None
        index, layout = find(snapshot, name).index, diagram.scene.layout
        if not isinstance(index, ParameterIndex):
            place = (layout.nodes[index].x, layout.nodes[index].y)
        elif index in layout.edges:
            place = layout.edges[index].at(0.5)
            chip = getattr(layout.edges[index], "chip", None)
            place = chip.middle if chip is not None else place
        else:
            place = layout.biases[index].middle
        point = QPoint(round(place[0]), round(place[1]))
        self.qtbot.mouseClick(diagram, Qt.MouseButton.LeftButton, pos=point)

    def order(self, wanted: list[int]) -> None:
        form = self.page.form
        assert form is not None and form.steps is not None
        steps = form.steps
        for place, number in enumerate(wanted):
            steps.list.setCurrentRow(steps.order.index(number))
            for _ in range(steps.order.index(number) - place):
                self.qtbot.keyClick(steps.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        assert steps.order == tuple(wanted)

    def answer(self, right: bool) -> None:
        asked = self.asked
        good = [number for number, option in enumerate(asked.options) if option.right]
        bad = [number for number, option in enumerate(asked.options) if not option.right]
        match asked.kind:
            case "number":
                self.type_number(asked.number if right else asked.slips[0].number)
            case "order":
                self.order([0, 1, 2, 3, 4] if right else [0, 2, 1, 3, 4])
            case "click":
                self.click(asked.options[(good if right else bad)[0]].text)
            case "several":
                self.choose(good if right else [*good, bad[0]])
            case _:
                self.choose((good if right else bad)[:1])
        assert self.page.check.isEnabled()
        self.press(self.page.check)


@pytest.mark.parametrize("right", [True, False], ids=["right", "wrong"])
@pytest.mark.parametrize(("topic", "name"), QUESTIONS, ids=[name for _, name in QUESTIONS])
def test_every_question_is_answered_through_its_widgets(
    quiz: QuizWindow, qtbot: QtBot, topic: Topic, name: str, right: bool
) -> None:
    quiz.set_bank(bank_of(name))
    begin(quiz, qtbot)
    person = Person(quiz, qtbot)
    asked = person.asked
    assert asked.name == name
    assert not person.page.check.isEnabled() or asked.kind == "order"
    person.answer(right)
    assert quiz.round is not None
    (entry,) = quiz.round.entries
    assert entry.verdict.right is right
    verdict = person.page.verdict
    assert verdict is not None
    spoken = "\n".join(text.spoken for text in verdict.texts)
    assert verdict.accessibleName() == ("✓ Right" if right else "✗ Not right")
    assert len(verdict.texts) >= (1 if right else 2)
    assert "$" not in spoken
    assert spoken.replace("\n", ". ") in person.page.next.accessibleDescription().replace(
        "\n", ". "
    )
    assert person.page.next.hasFocus()
    assert not person.page.check.isVisible()
    person.go_on()
    assert quiz.pages.currentWidget() is quiz.results
    assert bool(quiz.results.links) is not right


def test_it_can_be_done_by_keyboard_alone(quiz: QuizWindow, qtbot: QtBot) -> None:
    assert QApplication.focusWidget() is quiz.beginning.begin
    qtbot.keyClick(quiz.beginning.begin, Qt.Key.Key_Space)
    come(quiz, qtbot)
    form = quiz.question.form
    assert form is not None and form.rows is not None
    assert form.rows.rows[0].button.hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_C)
    assert form.rows.chosen == (2,)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert quiz.question.verdict is not None
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert quiz.pages.currentWidget() is quiz.results


def test_a_thing_on_the_diagram_is_chosen_by_arrows_and_enter(
    quiz: QuizWindow, qtbot: QtBot
) -> None:
    quiz.set_bank(bank_of("direction-first"))
    begin(quiz, qtbot)
    diagram, form = quiz.question.diagram, quiz.question.form
    assert form is not None
    assert diagram.hasFocus()
    qtbot.keyClick(diagram, Qt.Key.Key_Tab)
    assert form.answer.item
    for _ in range(6):
        qtbot.keyClick(diagram, Qt.Key.Key_Right)
    assert form.answer.item == "yhat"
    assert "ŷ" in form.picked.text()
    qtbot.keyClick(diagram, Qt.Key.Key_Return)
    assert quiz.round is not None
    assert quiz.round.right == 1


def test_nothing_on_the_diagram_can_be_changed_or_told(quiz: QuizWindow, qtbot: QtBot) -> None:
    quiz.set_bank(bank_of("direction-first"))
    begin(quiz, qtbot)
    diagram = quiz.question.diagram
    emitted: list[object] = []
    for signal in (diagram.parameter_dragged, diagram.target_dragged, diagram.units_requested):
        signal.connect(lambda *values: emitted.append(values))
    person = Person(quiz, qtbot)
    person.click("v1")
    qtbot.keyClicks(diagram, "+-")
    assert not emitted
    assert diagram.scene is not None
    assert not diagram.scene.editable
    assert not diagram.scene.draggable


def test_what_is_no_number_is_said(quiz: QuizWindow, qtbot: QtBot) -> None:
    quiz.set_bank(bank_of("epoch-count"))
    begin(quiz, qtbot)
    form = quiz.question.form
    assert form is not None and form.field is not None
    qtbot.keyClicks(form.field, "3-0")
    qtbot.mouseClick(quiz.question.check, Qt.MouseButton.LeftButton)
    assert quiz.question.verdict is None
    assert "3-0" in quiz.question.note.text()


def test_enter_after_a_number_checks_it_and_shows_what_is_right(
    quiz: QuizWindow, qtbot: QtBot
) -> None:
    quiz.set_bank(bank_of("epoch-count"))
    begin(quiz, qtbot)
    form = quiz.question.form
    assert form is not None and form.field is not None
    assert form.field.hasFocus()
    qtbot.keyClicks(form.field, "100")
    qtbot.keyClick(form.field, Qt.Key.Key_Return)
    verdict = quiz.question.verdict
    assert verdict is not None
    assert "This is one epoch" in verdict.texts[0].spoken
    assert quiz.pages.currentWidget() is quiz.question
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert quiz.pages.currentWidget() is quiz.results


def test_a_question_can_be_skipped(quiz: QuizWindow, qtbot: QtBot) -> None:
    begin(quiz, qtbot)
    qtbot.mouseClick(quiz.question.skip, Qt.MouseButton.LeftButton)
    verdict = quiz.question.verdict
    assert verdict is not None
    assert verdict.accessibleName() == "The answer"
    assert "The learning rate is too large here" in verdict.texts[0].spoken
    assert quiz.round is not None
    assert quiz.round.right == 0


def test_the_results_lead_to_lessons_and_to_another_round(quiz: QuizWindow, qtbot: QtBot) -> None:
    quiz.set_bank(bank_of("rate-swing", "overfit-sign", "purpose-result"))
    seeds = iter((1, 2))
    quiz._seed = lambda: next(seeds)
    begin(quiz, qtbot)
    person = Person(quiz, qtbot)
    for right in (False, True, False):
        person.answer(right)
        person.go_on()
    assert quiz.results.score.text() == "1 of 3 right"
    assert set(quiz.results.links) == {"purpose", "overfitting"}
    assert not quiz.results.links["overfitting"].isEnabled()  # there is no such lesson here
    with qtbot.waitSignal(quiz.lesson_wanted) as wanted:
        person.press(quiz.results.links["purpose"])
    assert wanted.args == [4, "5-why-not-wiggle"]
    person.press(quiz.results.again)
    come(quiz, qtbot)
    assert quiz.round is not None
    assert (quiz.round.seed, quiz.round.number, len(quiz.round)) == (2, 0, 3)


def test_the_results_are_saved_or_it_is_said_why_not(
    quiz: QuizWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(quiz, qtbot)
    person = Person(quiz, qtbot)
    person.answer(True)
    person.go_on()
    chosen = [str(tmp_path / "mine")]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chosen[0], ""))
    qtbot.keyClicks(quiz.results.name, "Ada")
    person.press(quiz.results.save)
    assert "Ada" in (tmp_path / "mine.html").read_text(encoding="utf-8")
    assert quiz.results.note.text() == "Saved as mine.html."
    chosen[0] = str(tmp_path / "missing" / "mine.html")
    said: list[str] = []

    def close() -> None:
        (box,) = quiz.findChildren(QMessageBox)
        said.append(box.text())
        box.accept()

    QTimer.singleShot(0, close)
    person.press(quiz.results.save)
    (sentence,) = said
    assert sentence.startswith("The page could not be saved as mine.html: ")
    assert "\n" not in sentence


def test_questions_are_made_beside_the_window(
    quiz: QuizWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_by = []

    def watched(*arguments: object) -> object:
        made_by.append(threading.current_thread())
        return posing.pose(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(quiz_rounds, "pose", watched)
    quiz.set_bank(bank_of("rate-swing", "fresh-most", "purpose-result"))
    begin(quiz, qtbot)
    person = Person(quiz, qtbot)
    for _ in range(3):
        person.answer(True)
        person.go_on()
    assert quiz.results.score.text() == "3 of 3 right"
    assert len(made_by) == 3
    assert threading.main_thread() not in made_by


def test_a_question_that_cannot_be_asked_is_said_so(
    quiz: QuizWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> object:
        raise Wrong("there is no such number", "number")

    said: list[str] = []
    monkeypatch.setattr(quiz_rounds, "pose", refused)
    monkeypatch.setattr(dialogs, "show_problem", lambda _parent, *text: said.append(text[0]))
    quiz.begin(0)
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert said == ["This question cannot be asked."]
    assert quiz.pages.currentWidget() is quiz.beginning


def test_another_theme_reaches_every_part(quiz: QuizWindow, qtbot: QtBot) -> None:
    begin(quiz, qtbot)
    Person(quiz, qtbot).answer(False)
    quiz.set_theme(DARK)
    assert DARK.negative_text in quiz.question.verdict._heading.styleSheet()  # type: ignore[union-attr]


def test_everything_has_a_name(quiz: QuizWindow, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QAbstractButton

    begin(quiz, qtbot)
    for button in quiz.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.accessibleName() or button.text()
    assert quiz.question.diagram.accessibleName()
    assert quiz.question.text.accessibleName()


def test_a_low_window_says_that_the_question_goes_on(quiz: QuizWindow, qtbot: QtBot) -> None:
    begin(quiz, qtbot)
    page, bar = quiz.question, quiz.question.more.bar
    qtbot.waitUntil(bar.isHidden)  # the window is as high as it is made
    quiz.resize(quiz.width(), 260)
    qtbot.waitUntil(bar.isVisible)
    assert bar.accessibleName() == "Your turn below"
    while bar.isVisible():
        before = page.area.verticalScrollBar().value()
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton)
        assert page.area.verticalScrollBar().value() > before
    assert page.form is not None
    assert not page.form.visibleRegion().isEmpty()
