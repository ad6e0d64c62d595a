"""One question: its text and answers at the left, the network it is about at the right."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from backprop_studio.lessons import markup
from backprop_studio.lessons.answer import Answer, Asked, Verdict
from backprop_studio.theme import CAPTION, LIGHT, TEXT, Theme
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.dressing import letter
from backprop_studio.ui.lesson_panel.card import Card
from backprop_studio.ui.lesson_panel.page_text import PageText
from backprop_studio.ui.panel_rows import hairline
from backprop_studio.ui.quiz.ahead import Posed
from backprop_studio.ui.quiz.answer_form import AnswerForm
from backprop_studio.ui.quiz.asked_diagram import AskedDiagram
from backprop_studio.ui.tab_order import set_tab_order
from backprop_studio.ui.widgets.more_below import MoreBelow
from backprop_studio.ui.widgets.scrolling import Scrolling

WIDTH = 452


class VerdictCard(Card):
    """What is right and why, framed in the colour of the verdict."""

    def paint_in(self, theme: Theme, right: bool) -> None:
        """Green where it was right."""
        color = theme.done if right else theme.negative_text
        self.set_frame(theme, color)
        letter(self._heading, theme.font(TEXT, 600), color)


class QuestionPage(QWidget):
    """`answered(Answer)` when the person wants it judged, an empty one to skip it;
    `next_wanted()` once it is judged."""

    answered = Signal(object)
    next_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._posed: Posed | None = None
        self._asked: Asked | None = None
        self._snapshot: Snapshot | None = None
        self._right = False
        self.form: AnswerForm | None = None
        self.verdict: VerdictCard | None = None
        self.place, self.topic = QLabel(self), QLabel(self)
        self.text = PageText(self)
        self.text.setObjectName("question")
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self._make_buttons()
        self.diagram = AskedDiagram(self)
        self.diagram.items.changed.connect(self._item_chosen)
        self.diagram.picked.connect(self._enter)
        self.caption = QLabel(self)
        self._lay_out()

    def _make_buttons(self) -> None:
        self.skip = QPushButton(self.tr("Skip"), self)
        self.skip.setToolTip(self.tr("Go on without an answer; it counts as not right"))
        self.skip.setAutoDefault(False)
        self.skip.clicked.connect(self._skip)
        self.check = QPushButton(self.tr("Check"), self)
        self.check.setObjectName("check")
        self.check.setProperty("role", "primary")
        self.check.setToolTip(self.tr("Compare your answer with the right one (Enter)"))
        self.check.clicked.connect(self._check)
        self.next = QPushButton(self.tr("Next ›"), self)
        self.next.setObjectName("next")
        self.next.setProperty("role", "primary")
        self.next.setToolTip(self.tr("The next question (Enter)"))
        self.next.clicked.connect(self.next_wanted)
        for button, name in (
            (self.skip, self.skip.text()),
            (self.check, self.check.text()),
            (self.next, self.tr("Next")),
        ):
            button.setAccessibleName(name)

    def _lay_out(self) -> None:
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(18, 10, 14, 12)
        self._column.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(self.place)
        head.addStretch(1)
        head.addWidget(self.topic)
        self._column.addLayout(head)
        self._column.addWidget(self.text)
        self._changing = QVBoxLayout()
        self._changing.setSpacing(12)
        self._column.addLayout(self._changing)
        self._column.addWidget(self.note)
        self._column.addStretch(1)
        self.area = Scrolling(inside, self, steady=True)
        foot = QHBoxLayout()
        foot.setContentsMargins(18, 9, 14, 10)
        foot.addWidget(self.skip)
        foot.addStretch(1)
        foot.addWidget(self.check)
        foot.addWidget(self.next)
        left = QWidget(self)
        left.setProperty("panel", True)
        left.setFixedWidth(WIDTH)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.more = MoreBelow(self.area, self._to_do, left)
        column.addWidget(self.more, 1)
        column.addWidget(hairline())
        column.addLayout(foot)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        self.caption.setContentsMargins(16, 10, 16, 6)
        self.caption.raise_()  # a screen reader comes to the network after the question
        self.diagram.raise_()
        right.addWidget(self.caption)
        right.addWidget(self.diagram, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addLayout(right, 1)

    # asking ---------------------------------------------------------------------------------

    def ask(self, posed: Posed, topic: str, number: int, count: int) -> None:
        """Another question; the first is number 1."""
        self._clear()
        self._posed, self._asked = posed, posed.asked
        asked = posed.asked
        self.place.setText(
            self.tr("Question {number} of {count}").format(number=number, count=count)
        )
        self.topic.setText(topic)
        self.text.set_blocks(markup.parse(asked.text))
        self.form = AnswerForm(asked, self)
        self.form.changed.connect(self._changed)
        self.form.refused.connect(self._say)
        self._changing.addWidget(self.form)
        self._say("")
        self.diagram.set_telling(False)
        self.diagram.set_mode("blame" if asked.picture.blame else "values")
        self.diagram.items.choose(None)
        self._show_picture(answered=False)
        self.form.show_item("", "")
        self.skip.show()
        self.check.show()
        self.check.setDefault(True)
        self.area.verticalScrollBar().setValue(0)
        self.set_theme(self._theme)
        self._order_keys()
        self._changed()
        if asked.kind == "click":
            self.diagram.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.form.take_focus()
        self.next.hide()

    def _order_keys(self) -> None:
        answers = [part for part in (self.form, self.verdict) if part is not None]
        parts = (self.more.bar, self.skip, self.check, self.next, self.diagram)
        set_tab_order(self.text, *answers, *parts)

    def _to_do(self) -> list[AnswerForm]:
        """What waits for the person's answer."""
        return [self.form] if self.form is not None and self.verdict is None else []

    def _show_picture(self, answered: bool) -> None:
        assert self._asked is not None and self._posed is not None
        picture = self._asked.picture
        self._snapshot = self._posed.after if answered else self._posed.before
        self.diagram.show_snapshot(self._snapshot)
        if self._asked.fresh:
            text = self.tr("A network drawn for this question")
        else:
            text = picture.experiment.title
        if answered and picture.shown > picture.moves:
            text = self.tr("{network}, a few moves later").format(network=text)
        self.caption.setText(text)

    def show_verdict(self, verdict: Verdict, last: bool) -> None:
        """What is right, what was confused, and why."""
        assert self.form is not None and self._asked is not None
        heading = self.tr("✓ Right") if verdict.right else self.tr("✗ Not right")
        if not verdict.right and not verdict.given and self._asked.kind != "several":
            heading = self.tr("The answer")
        self.verdict = card = VerdictCard(heading, self)
        texts = []
        if not verdict.right:
            for because in verdict.because:
                texts.append(card.text(because))
            if self._asked.kind in ("number", "order", "click") or not verdict.given:
                right = self.tr("The answer: {answer}").format(answer=verdict.correct)
                texts.append(card.text(right))
        texts.append(card.text(self._asked.then, muted=not verdict.right))
        self._changing.addWidget(card)
        self._order_keys()
        self._say("")
        self.diagram.set_telling(True)
        self._show_picture(answered=True)
        self.next.setText(self.tr("Results") if last else self.tr("Next ›"))
        self.next.setAccessibleName(self.tr("Results") if last else self.tr("Next"))
        spoken = ". ".join((heading, *(text.spoken for text in texts)))
        self.next.setAccessibleDescription(spoken)
        self.next.show()
        self.next.setDefault(True)
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)
        # After the focus has gone: it would wander to the diagram, which would choose something.
        self.form.close_answers(self._theme)
        self.skip.hide()
        self.check.hide()
        card.set_theme(self._theme)
        self._paint_verdict(verdict.right)
        self._right = verdict.right
        # Its height is known once it has been laid out.
        QTimer.singleShot(0, self, self._show_card)

    def _show_card(self) -> None:
        if self.verdict is not None:
            self.area.ensureWidgetVisible(self.verdict, 0, 10)

    def _paint_verdict(self, right: bool) -> None:
        assert self.verdict is not None
        self.verdict.paint_in(self._theme, right)

    # what the person does -------------------------------------------------------------------

    def _item_chosen(self) -> None:
        if self.form is None or self._snapshot is None or self.verdict is not None:
            return
        name = self.diagram.chosen_name(self._snapshot)
        self.form.show_item(name, self.diagram.chosen_words(self._snapshot))

    def _changed(self) -> None:
        self.check.setEnabled(self.form is not None and self.form.is_filled)
        if self.note.text():
            self._say("")

    def _enter(self) -> None:
        if self.check.isVisibleTo(self) and self.check.isEnabled():
            self.check.click()

    def _check(self) -> None:
        if self.form is None or self.verdict is not None:
            return
        if self.form.field is not None:
            self.form.field.editingFinished.emit()
            if self.form.field.value is None:
                return
        if not self.form.answer.is_empty:
            self.answered.emit(self.form.answer)

    def _skip(self) -> None:
        self.answered.emit(Answer())

    def _say(self, sentence: str) -> None:
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter or figure chooses its answer."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if plain and self.form is not None and self.form.choose_by_key(event.text()):
            return
        super().keyPressEvent(event)

    def set_theme(self, theme: Theme) -> None:
        """Type and colours."""
        self._theme = theme
        for label in (self.place, self.topic, self.caption):
            letter(label, theme.font(CAPTION + 0.5, 500), theme.muted)
        letter(self.note, theme.font(TEXT), theme.negative_text)
        self.text.set_type(TEXT + 2)
        self.text.set_theme(theme)
        self.diagram.set_theme(theme)
        for button in (self.skip, self.check, self.next):
            button.setFont(theme.font(TEXT, 500))
        if self.form is not None:
            self.form.set_theme(theme)
        if self.verdict is not None:
            self.verdict.set_theme(theme)
            self._paint_verdict(self._right)
        self.more.set_theme(theme)

    def _clear(self) -> None:
        for part in (self.form, self.verdict):
            if part is not None:
                self._changing.removeWidget(part)
                part.hide()
                part.deleteLater()
        self.form, self.verdict = None, None
