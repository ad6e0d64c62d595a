"""One page of a lesson at the left: its text, question and tasks, the controls it uses."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from backprop_studio.lessons.lesson import Lesson, Page
from backprop_studio.lessons.markup import Block
from backprop_studio.theme import CAPTION, LIGHT, TEXT, Theme
from backprop_studio.ui.dressing import letter
from backprop_studio.ui.lesson_panel.formulas import Fill
from backprop_studio.ui.lesson_panel.mistake_switches import MistakeSwitches
from backprop_studio.ui.lesson_panel.page_text import PageText
from backprop_studio.ui.lesson_panel.prediction_card import PredictionCard
from backprop_studio.ui.lesson_panel.task_card import TaskCard
from backprop_studio.ui.panel_rows import hairline
from backprop_studio.ui.tab_order import set_tab_order
from backprop_studio.ui.widgets.more_below import MoreBelow
from backprop_studio.ui.widgets.scrolling import Scrolling

WIDTH = 344
BACK, NEXT = "Alt+Left", "Alt+Right"
PEEP = 44  # px: the gap between two cards, and the heading of the next


class LessonPanel(QWidget):
    """Shows what it is given; `word_opened(entry)` for a word of the glossary."""

    next_wanted = Signal()
    back_wanted = Signal()
    list_wanted = Signal()
    leave_wanted = Signal()
    scene_wanted = Signal()
    questions_wanted = Signal()
    word_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lesson")
        self.setProperty("panel", True)
        self.setAccessibleName(self.tr("Lesson"))
        self._theme = LIGHT
        self.lesson_name, self.title = QLabel(self), QLabel(self)
        self.lesson_name.setWordWrap(True)  # in the hall it may be wider than the page
        self.title.setWordWrap(True)
        self.title.setObjectName("page_title")
        self.text = PageText(self)
        self.text.set_title(self.tr("Page text"))  # until a page has a title
        self.text.word_opened.connect(self.word_opened)
        self.prediction: PredictionCard | None = None
        self.tasks: list[TaskCard] = []
        self.mistakes = MistakeSwitches()
        self.questions = QPushButton(self.tr("Questions on this"), self)
        self.questions.setObjectName("questions")
        self.questions.setToolTip(self.tr("Questions of the quiz that belong to this lesson"))
        self.questions.setAccessibleName(self.questions.text())
        self.questions.clicked.connect(self.questions_wanted)
        self.position = QLabel(self)
        self._make_buttons()
        self._cards = QVBoxLayout()
        self._cards.setSpacing(10)
        self.controls = QVBoxLayout()
        self.controls.setSpacing(12)
        self.foot = QWidget(self)  # controls that stay in sight while the text scrolls
        self.pinned = QVBoxLayout(self.foot)
        self.pinned.setContentsMargins(16, 6, 16, 8)
        self.pinned.setSpacing(8)
        self._lay_out()

    def _make_buttons(self) -> None:
        self.leave = QToolButton(self)
        self.leave.setText(self.tr("Free play  ✕"))
        self.leave.setObjectName("leave")
        self.leave.setToolTip(self.tr("Leave the lesson; what was open before comes back (Esc)"))
        self.leave.clicked.connect(self.leave_wanted)
        self.list = QToolButton(self)
        self.list.setText(self.tr("☰ Lessons"))
        self.list.setObjectName("list")
        self.list.setToolTip(self.tr("All lessons (Ctrl+L)"))
        self.list.clicked.connect(self.list_wanted)
        self.again = QToolButton(self)
        self.again.setText(self.tr("⟲ Page"))
        self.again.setObjectName("again")
        self.again.setToolTip(self.tr("Set the scene of this page once more"))
        self.again.clicked.connect(self.scene_wanted)
        self.back = QPushButton(self.tr("‹ Back"), self)
        self.back.setObjectName("back")
        self.back.setToolTip(self.tr("The page before (Alt+Left)"))
        self.back.clicked.connect(self.back_wanted)
        self.next = QPushButton(self.tr("Next ›"), self)
        self.next.setObjectName("next")
        self.next.setProperty("role", "primary")
        self.next.setToolTip(self.tr("The next page (Alt+Right)"))
        self.next.clicked.connect(self.next_wanted)
        # Keys of a button press it for a moment first, and one that comes meanwhile is lost.
        for keys, turner in ((BACK, self.back), (NEXT, self.next)):
            QShortcut(QKeySequence(keys), self).activated.connect(turner.click)
        for button, name in (
            (self.leave, self.tr("Free play: leave the lesson")),
            (self.list, self.tr("Lessons")),
            (self.again, self.tr("Page: set its scene once more")),
            (self.back, self.tr("Back")),
            (self.next, self.tr("Next")),
        ):
            button.setAccessibleName(name)
            button.setAccessibleDescription(button.toolTip())

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 8, 14, 12)
        column.setSpacing(10)
        for widget in (self.lesson_name, self.title, self.text):
            column.addWidget(widget)
        column.addLayout(self._cards)
        column.addWidget(self.questions, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.mistakes)
        column.addLayout(self.controls)
        column.addStretch(1)
        self.area = Scrolling(inside, steady=True)
        self.more = MoreBelow(self.area, self._to_do, self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(_row((self.list, None, self.again, self.leave), (10, 6, 10, 2)))
        box.addWidget(self.more, 1)
        box.addWidget(hairline())
        box.addWidget(self.foot)
        box.addWidget(hairline())
        box.addLayout(_row((self.back, None, self.position, None, self.next), (14, 8, 14, 8)))
        for part in (self.list, self.again, self.leave, self.more, self.foot):
            part.raise_()  # a screen reader goes through them in this order
        for part in (self.back, self.position, self.next):
            part.raise_()
        QWidget.setTabOrder(self.list, self.again)
        QWidget.setTabOrder(self.again, self.leave)
        QWidget.setTabOrder(self.leave, self.text)
        QWidget.setTabOrder(self.text, self.more.bar)  # cards come between

    # what is shown --------------------------------------------------------------------------

    def show_words(
        self, lesson: Lesson, title: str, blocks: tuple[Block, ...], questions: bool = False
    ) -> None:
        """A page without a scene: the first and the last of a lesson, which has questions."""
        self._clear()
        self._head(lesson, title)
        self.text.set_blocks(blocks)
        self.text.set_title(title)
        self.questions.setVisible(questions)

    def show_page(self, lesson: Lesson, page: Page) -> None:
        """A page with its question and tasks; numbers come with `fill`."""
        self._clear()
        self._head(lesson, page.facts.title)
        self.text.set_blocks(page.text)
        self.text.set_title(page.facts.title)
        if page.facts.predict is not None:
            self.prediction = PredictionCard(page.facts.predict, self)
            self._add(self.prediction)
        for number, task in enumerate(page.facts.task):
            card = TaskCard(task, number, len(page.facts.task), self)
            card.hinted.connect(partial(self.reveal, card, card.hint))
            self.tasks.append(card)
            self._add(card)
        set_tab_order(self.text, *self._shown_cards())
        self.mistakes.setVisible("mistakes" in page.facts.scene.controls)
        self.mistakes.raise_()  # a screen reader comes to it after the cards

    def show_position(self, number: int, count: int) -> None:
        """Which page this is; the first is 1."""
        self.position.setText(f"{number} / {count}")
        self.position.setAccessibleName(
            self.tr("Page {number} of {count}").format(number=number, count=count)
        )
        self.back.setEnabled(number > 1)
        self._turn_last()
        self.next.setText(self.tr("Done ✓") if number == count else self.tr("Next ›"))
        self.next.setAccessibleName(self.tr("Done") if number == count else self.tr("Next"))

    def lay_out_now(self) -> None:
        """Else a new page is painted once in the room that the one before it had."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def _turn_last(self) -> None:
        """Tab comes to the buttons that turn pages after all that the page holds."""
        last: QWidget | None = None
        widget = self.nextInFocusChain()
        while widget is not None and widget is not self:
            if self.isAncestorOf(widget) and widget not in (self.back, self.next):
                last = widget
            widget = widget.nextInFocusChain()
        if last is not None:
            QWidget.setTabOrder(last, self.back)
            QWidget.setTabOrder(self.back, self.next)

    def fill(self, fill: Fill) -> None:
        """Write the live numbers anew."""
        self.text.fill(fill)
        if self.prediction is not None:
            self.prediction.fill(fill)
        for task in self.tasks:
            task.fill(fill)

    def reveal(self, card: QWidget, part: QWidget | None = None) -> None:
        """Scroll as far as needed to show a card to its end, once it has grown, and that
        there is another below; where it is too tall for that, at least a part of it."""
        QTimer.singleShot(0, card, partial(self._bring, card, part))

    def _bring(self, card: QWidget, part: QWidget | None) -> None:
        self.lay_out_now()  # what was unfolded has its height only then
        self.area.ensureWidgetVisible(card, 0, PEEP)
        if part is not None:
            self.area.ensureWidgetVisible(part, 0, 0)
        self.more.look()  # what is done is no longer waited for

    def set_theme(self, theme: Theme) -> None:
        """Type and colours."""
        self._theme = theme
        letter(self.lesson_name, theme.font(CAPTION, 500), theme.muted)
        self.title.setFont(theme.font(TEXT + 4, 600))
        letter(self.position, theme.font(CAPTION), theme.muted)
        for small in (self.leave, self.list, self.again):
            small.setFont(theme.font(CAPTION, 500))
        for large in (self.back, self.next, self.questions):
            large.setFont(theme.font(TEXT, 500))
        for part in (self.text, self.mistakes, self.more, *self._shown_cards()):
            part.set_theme(theme)

    def _shown_cards(self) -> list[PredictionCard | TaskCard]:
        return [*([self.prediction] if self.prediction is not None else []), *self.tasks]

    def _to_do(self) -> list[PredictionCard | TaskCard]:
        """What the page still asks of the person."""
        return [card for card in self._shown_cards() if not card.done]

    def _head(self, lesson: Lesson, title: str) -> None:
        self.lesson_name.setText(
            self.tr("Lesson {number} · {title}").format(
                number=int(lesson.id[:2]), title=lesson.facts.title
            )
        )
        self.title.setText(title)
        self.area.verticalScrollBar().setValue(0)

    def _add(self, card: PredictionCard | TaskCard) -> None:
        card.set_theme(self._theme)
        for text in card.texts:
            text.word_opened.connect(self.word_opened)
        self._cards.addWidget(card)
        card.show()  # else the layout does so later, and leaves it out until then

    def _clear(self) -> None:
        for card in self._shown_cards():
            if isinstance(card, TaskCard):
                card.end()
            self._cards.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.prediction, self.tasks = None, []
        self.questions.hide()
        self.mistakes.hide()


def _row(widgets: tuple[QWidget | None, ...], margins: tuple[int, int, int, int]) -> QHBoxLayout:
    """Widgets side by side; None is room between."""
    row = QHBoxLayout()
    row.setContentsMargins(*margins)
    row.setSpacing(4)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    return row
