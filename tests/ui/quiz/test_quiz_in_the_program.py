"""The quiz in the whole program: how it is opened, and where it leads."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from studio_fixture import Driver, studio

from backprop_studio.lessons.answer import Answer
from backprop_studio.ui.quiz.window import QuizWindow

__all__ = ["studio"]


def shown(studio: Driver) -> QuizWindow:
    quiz = studio.window.teaching.quiz.shown
    assert quiz is not None
    return quiz


def test_the_menu_opens_it_and_results_lead_to_a_lesson(studio: Driver) -> None:
    window = studio.window
    before = window.run.snapshot
    window.actions_by_name["quiz"].trigger()
    quiz = shown(studio)
    assert quiz.isVisible()
    quiz.begin(10)
    studio.until(lambda: quiz.pages.currentWidget() is quiz.question)
    while quiz.round is not None and not quiz.round.is_over:
        quiz.question.answered.emit(Answer())
        quiz.question.next.click()
        over = quiz.round.is_over
        studio.until(lambda over=over: over or quiz.question.verdict is None)
    now = window.run.snapshot  # the run behind it is left alone
    assert before is not None and now is not None
    assert now.experiment == before.experiment
    assert (now.revision, now.iteration, now.loss) == (
        before.revision,
        before.iteration,
        before.loss,
    )
    link = quiz.results.links["subtract"]
    assert "One neuron" in link.text()
    link.click()
    studio.settle()
    assert not quiz.isVisible()
    assert window.lessons.lesson is not None
    assert window.lessons.lesson.id == "01-one-neuron"
    assert window.lessons.page is not None
    assert window.lessons.page.id == "3-one-update"
    window.actions_by_name["quiz"].trigger()  # the results are still there
    assert quiz.pages.currentWidget() is quiz.results
    quiz.close()


def test_a_lesson_ends_with_questions_of_its_own(studio: Driver) -> None:
    lessons = studio.window.lessons
    lessons.start("12-memorizing")
    studio.settle()
    assert lessons._route is not None
    lessons._number = len(lessons._route.pages)
    lessons.next()
    studio.settle()
    button = lessons.panel.questions
    assert button.isVisible()
    studio.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    quiz = shown(studio)
    assert {topic.id for topic in quiz.bank.topics} == {"overfitting"}
    quiz.close()


def test_the_list_of_lessons_opens_it(studio: Driver) -> None:
    library = studio.window.lessons.library

    def press() -> None:
        assert library.list is not None
        studio.qtbot.mouseClick(library.list.quiz, Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, press)
    library.show_list()
    quiz = shown(studio)
    assert quiz.isVisible()
    assert QApplication.activeModalWidget() is None
    quiz.close()
