"""The list of lessons: level, minutes, what has been done, and the way through."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from backprop_studio.experiment.numbers import format_fixed
from backprop_studio.lessons.lesson import Course, Lesson
from backprop_studio.lessons.progress import Progress
from backprop_studio.lessons.reader import shipped
from backprop_studio.lessons.ways import ALL_PAGES, WAYS
from backprop_studio.theme import CAPTION, TEXT, Theme
from backprop_studio.ui.dressing import letter
from backprop_studio.ui.widgets.scrolling import Scrolling
from backprop_studio.ui.widgets.segmented import Segmented


class LessonCard(QPushButton):
    """One lesson as one large button."""

    def __init__(
        self, lesson: Lesson, number: int, way: int, progress: Progress, theme: Theme
    ) -> None:
        super().__init__()
        self.setObjectName(lesson.id)
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        record, pages = progress.of(lesson.id), lesson.on_way(way)
        seen = sum(page.id in record.seen for page in pages)
        share = self.tr("not begun")
        if record.finished:
            share = self.tr("✓ done")
        elif record.seen:
            share = self.tr("{seen} of {count} pages").format(seen=seen, count=len(pages))
        minutes = self.tr("{minutes} min").format(minutes=_halves(lesson.minutes(way)))
        facts = f"{lesson.facts.level} · {minutes} · {share}"
        title = QLabel(f"{number}  {lesson.facts.title}", self)
        title.setFont(theme.font(TEXT + 1, 600))
        question, line = QLabel(lesson.facts.question, self), QLabel(facts, self)
        question.setFont(theme.font(TEXT))
        question.setWordWrap(True)
        letter(line, theme.font(CAPTION, 500), theme.done if record.finished else theme.muted)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 9, 16, 10)
        column.setSpacing(3)
        for label in (title, question, line):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)
        height = question.heightForWidth(490)
        self.setMinimumHeight(height + title.sizeHint().height() + line.sizeHint().height() + 28)
        self.setAccessibleName(f"{title.text()}: {lesson.facts.question}")
        self.setAccessibleDescription(facts)


class LessonList(QDialog):
    """`chosen(lesson id)`; `folder_wanted()` asks for lessons of another folder,
    `shipped_wanted()` for those of the program again, `glossary_wanted()` for the words,
    `quiz_wanted()` for the questions over all."""

    chosen = Signal(str)
    folder_wanted = Signal()
    shipped_wanted = Signal()
    glossary_wanted = Signal()
    quiz_wanted = Signal()

    def __init__(
        self, course: Course, progress: Progress, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("lessons")
        self.setWindowTitle(self.tr("Lessons"))
        self.resize(600, 640)
        self._course, self._progress, self._theme = course, progress, theme
        self.cards: dict[str, LessonCard] = {}
        self._sure = False  # that all progress may be forgotten
        ways = [(str(way), self.tr("{minutes} minutes").format(minutes=way)) for way in WAYS]
        whole = self.tr("all pages ({minutes} min)").format(
            minutes=format_fixed(course.minutes(ALL_PAGES), 0)
        )
        self.way = Segmented(self.tr("Way through"), [*ways, (str(ALL_PAGES), whole)])
        self.way.set_chosen(str(progress.way))
        self.way.chosen.connect(self._way_chosen)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(16, 8, 16, 16)
        self._column.setSpacing(8)
        scroll = Scrolling(self._inside, self, upright=False)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 12, 0, 12)
        box.addLayout(self._head())
        box.addWidget(scroll, 1)
        box.addLayout(self._foot())
        self._fill()

    def _head(self) -> QHBoxLayout:
        label = QLabel(self.tr("Way through"), self)
        label.setFont(self._theme.font(TEXT))
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 16, 0)
        row.addWidget(label)
        row.addWidget(self.way)
        row.addStretch(1)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 16, 0)
        self.reset = QPushButton(self.tr("Forget my progress"), self)
        self.reset.setObjectName("forget")
        self.reset.clicked.connect(self._forget)
        self.folder = QPushButton(self.tr("Open lesson folder…"), self)
        self.folder.setObjectName("folder")
        self.folder.clicked.connect(self.folder_wanted)
        self.shipped = QPushButton(self.tr("Lessons of the program"), self)
        self.shipped.setObjectName("shipped")
        self.shipped.clicked.connect(self.shipped_wanted)
        self.shipped.setVisible(self._course.folder != shipped())
        self.glossary = QPushButton(self.tr("Glossary"), self)
        self.glossary.setObjectName("words")
        self.glossary.clicked.connect(self.glossary_wanted)
        self.quiz = QPushButton(self.tr("Quiz"), self)
        self.quiz.setObjectName("quiz")
        self.quiz.setToolTip(self.tr("Questions over all lessons (Ctrl+Shift+L)"))
        self.quiz.clicked.connect(self._ask)
        for button in (self.reset, self.shipped, self.folder, self.glossary, self.quiz):
            button.setAutoDefault(False)
            row.addWidget(button)
            if button is self.reset:
                row.addStretch(1)
        return row

    def _fill(self) -> None:
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        self.cards = {}
        way = self._progress.way
        for lesson in self._course.lessons:
            if not lesson.on_way(way):
                continue
            number = int(lesson.id[:2])
            card = LessonCard(lesson, number, way, self._progress, self._theme)
            card.clicked.connect(partial(self._pick, lesson.id))
            self._column.addWidget(card)
            self.cards[lesson.id] = card
        self._column.addStretch(1)
        at = self._where_to_go_on()
        if at is not None:
            at.setFocus()

    def _where_to_go_on(self) -> LessonCard | None:
        """The lesson that was open last; the one after it where that is done."""
        names, last = list(self.cards), self._progress.last
        if last not in names:
            return self.cards[names[0]] if names else None
        following = names.index(last) + self._progress.of(last).finished
        return self.cards[names[min(following, len(names) - 1)]]

    def _way_chosen(self, key: str) -> None:
        self._progress.way = int(key)
        self._fill()

    def _forget(self) -> None:
        """At the second press: what is forgotten does not come back."""
        if not self._sure:
            self._sure = True
            self.reset.setText(self.tr("Press again to forget"))
            return
        self._sure = False
        self.reset.setText(self.tr("Forget my progress"))
        self._progress.reset()
        self._fill()

    def _ask(self) -> None:
        self.accept()
        self.quiz_wanted.emit()

    def _pick(self, lesson: str) -> None:
        self.accept()
        self.chosen.emit(lesson)


def _halves(minutes: float) -> str:
    """Minutes as one says them: 7, or 9½."""
    whole, half = divmod(round(2 * minutes), 2)
    return f"{whole}½" if half else f"{whole}"
