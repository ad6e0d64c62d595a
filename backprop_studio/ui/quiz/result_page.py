"""After the last question: the score, what to look at again, and the page to hand in."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from backprop_studio.lessons.quiz import Round, TopicScore
from backprop_studio.theme import CAPTION, LIGHT, TEXT, Theme
from backprop_studio.ui.dressing import letter
from backprop_studio.ui.spacing import add_space
from backprop_studio.ui.widgets.scrolling import Scrolling

LessonTitle = Callable[[int], str | None]


class ResultPage(QWidget):
    """`again_wanted()` asks for another round, `save_wanted(name)` for the HTML page,
    `lesson_wanted(number, page)` for a lesson, `start_wanted()` for another length."""

    again_wanted = Signal()
    start_wanted = Signal()
    save_wanted = Signal(str)
    lesson_wanted = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self.score, self.sentence = QLabel(self), QLabel(self)
        self.sentence.setWordWrap(True)
        self.links: dict[str, QPushButton] = {}
        self._labels: list[tuple[QLabel, bool]] = []
        self._topics = QWidget()
        self._grid = QGridLayout(self._topics)
        self._grid.setContentsMargins(0, 0, 12, 0)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(3, 1)
        self.name = QLineEdit(self)
        self.name.setAccessibleName(self.tr("Your name, for the page"))
        self.name.setPlaceholderText(self.tr("your name, if you hand it in"))
        self.name.setMaxLength(80)
        self.name.setFixedWidth(220)
        self.save = self._button(
            self.tr("Save as a page…"), self.tr("Save all questions and answers as an HTML page")
        )
        self.again = self._button(
            self.tr("Again with other numbers"), self.tr("Another round, with other networks")
        )
        self.start = self._button(
            self.tr("Another length…"), self.tr("Choose how many questions there shall be")
        )
        self.again.setProperty("role", "primary")
        self.save.clicked.connect(self._save)
        self.again.clicked.connect(self.again_wanted)
        self.start.clicked.connect(self.start_wanted)
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self._lay_out()
        for part in (self.note, self.name, self.save, self.start, self.again):
            part.raise_()  # a screen reader comes to them after the topics

    def _button(self, text: str, tooltip: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(tooltip)
        button.setAccessibleName(text.rstrip("…"))
        button.setAccessibleDescription(tooltip)
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        scroll = Scrolling(self._topics, self, upright=False)
        row = QHBoxLayout()
        row.addWidget(self.name)
        row.addWidget(self.save)
        row.addStretch(1)
        row.addWidget(self.start)
        row.addWidget(self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 26, 40, 20)
        column.setSpacing(10)
        for widget in (self.score, self.sentence):
            column.addWidget(widget)
        add_space(column, 6)
        column.addWidget(scroll, 1)
        column.addWidget(self.note)
        column.addLayout(row)

    def show_round(self, quiz: Round, lesson_title: LessonTitle) -> None:
        """The results; `lesson_title` says how a lesson is called, None where there is none."""
        count = len(quiz.entries)
        self.score.setText(
            self.tr("{right} of {count} right").format(right=quiz.right, count=count)
        )
        scores = quiz.scores()
        again = sum(score.is_to_revisit for score in scores)
        if again:
            text = self.tr("Topics to look at again: {count}. Each leads to its lesson.")
            self.sentence.setText(text.format(count=again))
        else:
            self.sentence.setText(self.tr("Every topic was right. You can explain it."))
        self._clear()
        for row, score in enumerate(scores):
            self._add(row, score, lesson_title)
        self._grid.setRowStretch(len(scores), 1)
        self.say("")
        self.set_theme(self._theme)
        first = next(iter(self.links.values()), self.again)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, row: int, score: TopicScore, lesson_title: LessonTitle) -> None:
        facts = score.topic.facts
        sign = QLabel("✗" if score.is_to_revisit else "✓", self._topics)
        title = QLabel(facts.title, self._topics)
        share = QLabel(
            self.tr("{right} of {count}").format(right=score.right, count=score.asked),
            self._topics,
        )
        for column, label in enumerate((sign, title, share)):
            self._grid.addWidget(label, row, column)
        self._labels += [(sign, score.is_to_revisit), (title, False), (share, False)]
        if not score.is_to_revisit:
            return
        lesson = lesson_title(facts.lesson)
        text = self.tr("Lesson {number} · {title} ›").format(
            number=facts.lesson, title=lesson or self.tr("not in these lessons")
        )
        link = QPushButton(text, self._topics)
        link.setObjectName(f"revisit_{score.topic.id}")
        link.setAutoDefault(False)
        link.setEnabled(lesson is not None)
        link.setToolTip(facts.revisit or facts.title)
        link.setAccessibleName(f"{facts.title}: {text}")
        link.setAccessibleDescription(facts.revisit)
        link.clicked.connect(partial(self._revisit, facts.lesson, facts.page))
        self._grid.addWidget(link, row, 3, Qt.AlignmentFlag.AlignLeft)
        self.links[score.topic.id] = link

    def say(self, sentence: str) -> None:
        """One sentence above the buttons."""
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))

    def set_theme(self, theme: Theme) -> None:
        """Type and colours."""
        self._theme = theme
        self.score.setFont(theme.font(TEXT + 11, 600))
        self.sentence.setFont(theme.font(TEXT + 1))
        letter(self.note, theme.font(CAPTION + 0.5, 500), theme.muted)
        for label, wrong in self._labels:
            sign = label.text() in "✓✗"
            color = theme.text if not sign else theme.negative_text if wrong else theme.done
            letter(label, theme.font(TEXT, 500), color)
        for part in (self.name, self.save, self.start, *self.links.values()):
            part.setFont(theme.font(TEXT))
        self.again.setFont(theme.font(TEXT, 500))

    def _revisit(self, lesson: int, page: str) -> None:
        self.lesson_wanted.emit(lesson, page)

    def _save(self) -> None:
        self.save_wanted.emit(self.name.text().strip())

    def _clear(self) -> None:
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.links, self._labels = {}, []
