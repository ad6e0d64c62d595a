"""The quiz as a window beside the program's own: begin, questions, results."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from random import SystemRandom

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from backprop_studio.lessons.answer import Answer
from backprop_studio.lessons.question_reader import Bank
from backprop_studio.lessons.quiz import MOST_SEEDS, Round
from backprop_studio.lessons.quiz_page import write_page
from backprop_studio.lessons.unreadable import Wrong
from backprop_studio.theme import Theme
from backprop_studio.ui import dialogs
from backprop_studio.ui.in_words import in_words
from backprop_studio.ui.quiz.ahead import Ahead
from backprop_studio.ui.quiz.question_page import QuestionPage
from backprop_studio.ui.quiz.result_page import LessonTitle, ResultPage
from backprop_studio.ui.quiz.start_page import StartPage

SIZE = (1160, 690)
FILE = "quiz.html"
WAIT_MS = 8  # between two looks whether a question is made


def new_seed() -> int:
    """A seed that nobody has thought of."""
    return SystemRandom().randrange(1, MOST_SEEDS)


class QuizWindow(QDialog):
    """`lesson_wanted(number, page)` for what is to be looked at again. A round stays where it
    is while the window is closed."""

    lesson_wanted = Signal(int, str)

    def __init__(
        self,
        bank: Bank,
        theme: Theme,
        lesson_title: LessonTitle,
        parent: QWidget | None = None,
        seed: Callable[[], int] = new_seed,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("quiz")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.resize(*SIZE)
        self._bank, self._theme, self._seed = bank, theme, seed
        self._lesson_title = lesson_title
        self._count: int | None = None
        self.round: Round | None = None
        self._ahead: Ahead | None = None  # the question that comes next
        self._waiting = QTimer(self)
        self._waiting.setInterval(WAIT_MS)
        self._waiting.timeout.connect(self._take)
        self.beginning, self.question, self.results = StartPage(), QuestionPage(), ResultPage()
        self.pages = QStackedWidget(self)
        for page in (self.beginning, self.question, self.results):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        self.beginning.begun.connect(self.begin)
        self.question.answered.connect(self._answered)
        self.question.next_wanted.connect(self._next)
        self.results.again_wanted.connect(self._again)
        self.results.start_wanted.connect(self.offer)
        self.results.save_wanted.connect(self._save)
        self.results.lesson_wanted.connect(self.lesson_wanted)
        self.set_theme(theme)
        self.offer()

    @property
    def bank(self) -> Bank:
        """The questions that are drawn from."""
        return self._bank

    def set_bank(self, bank: Bank) -> None:
        """Other questions: from the beginning."""
        self._bank = bank
        self.offer()

    def offer(self) -> None:
        """The page before the first question."""
        self.round = None
        questions = self._bank.questions()
        title = self.tr("Can you explain it?")
        self.setWindowTitle(self.tr("Quiz"))
        if len(self._bank.topics) == 1:
            title = self._bank.topics[0].facts.title
        fresh = sum(question.is_fresh for _, question in questions)
        self.pages.setCurrentWidget(self.beginning)
        topics = tuple(topic.facts.title for topic in self._bank.topics)
        self.beginning.offer(title, topics, len(questions), fresh)

    def begin(self, count: int) -> None:
        """A round of so many questions; 0: all. The first comes as soon as it is made."""
        self._count = count or None
        self.round = Round(self._bank, self._seed(), self._count)
        self._ask()

    def finish(self) -> None:
        """Make nothing any more."""
        self._waiting.stop()
        if self._ahead is not None:
            self._ahead.join()

    def _ask(self) -> None:
        self._prepare()
        self._take()
        if self._ahead is not None and not self._ahead.is_ready:
            self._waiting.start()

    def _prepare(self) -> None:
        """Begin to make the question that comes next, if it is not under way."""
        quiz, made = self.round, self._ahead
        assert quiz is not None
        if made is None or made.quiz is not quiz or made.number != quiz.number:
            self._ahead = Ahead(quiz, quiz.number)

    def _take(self) -> None:
        """Ask the question if it is made."""
        quiz, made = self.round, self._ahead
        if made is None or not made.is_ready:
            return
        self._waiting.stop()
        if quiz is None or made.quiz is not quiz or made.number != quiz.number:
            return
        try:
            posed = made.posed()
        except Wrong as wrong:
            dialogs.show_problem(self, self.tr("This question cannot be asked."), in_words(wrong))
            self.offer()
            return
        self.pages.setCurrentWidget(self.question)
        title = quiz.topic(posed.asked).facts.title
        self.question.ask(posed, title, quiz.number + 1, len(quiz))
        if quiz.number + 1 < len(quiz):
            self._ahead = Ahead(quiz, quiz.number + 1)

    def _answered(self, answer: Answer) -> None:
        assert self.round is not None
        verdict = self.round.answer(answer)
        self.question.show_verdict(verdict, last=self.round.is_over)

    def _next(self) -> None:
        assert self.round is not None
        if not self.round.is_over:
            self._ask()
            return
        self.pages.setCurrentWidget(self.results)
        self.results.show_round(self.round, self._lesson_title)

    def _again(self) -> None:
        self.begin(self._count or 0)

    def _save(self, name: str) -> None:
        assert self.round is not None
        filters, suffixes = self.tr("Web page (*.html)"), (".html", ".htm")
        path = dialogs.ask_file(self, self.tr("Save as a page"), Path(FILE), filters, suffixes)
        if path is None:
            return
        try:
            write_page(path, self.round, name, datetime.now())
        except OSError as problem:
            dialogs.show_problem(
                self,
                self.tr("The page could not be saved as {file}: {reason}.").format(
                    file=path.name, reason=in_words(problem)
                ),
            )
            return
        self.results.say(self.tr("Saved as {file}.").format(file=path.name))

    def set_theme(self, theme: Theme) -> None:
        """Type and colours."""
        self._theme = theme
        for page in (self.beginning, self.question, self.results):
            page.set_theme(theme)
