"""The strip at the bottom: the timeline, what just happened, where the run stands."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from backprop_studio.experiment.numbers import (
    format_change,
    format_count,
    format_number,
    format_percent,
    with_mark,
)
from backprop_studio.theme import LIGHT, TEXT, Theme
from backprop_studio.training.messages import LOSS_ROWS, Snapshot
from backprop_studio.ui.dressing import letter
from backprop_studio.ui.in_words import in_words
from backprop_studio.ui.move_steps import kinds_of
from backprop_studio.ui.network_diagram.stage import stage_of
from backprop_studio.ui.spacing import add_space
from backprop_studio.ui.timeline import Timeline

MESSAGE_MS = 12_000
PASSING, LASTING = 6, 1  # shares of the room that a sentence has beside the timeline
ROOMY = 1400  # px; a narrower strip leaves out words while it says a sentence


class _Sentence(QLabel):
    """One line; where it has no room it ends in dots, and stands whole in the tooltip."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """As much of it as there is room for."""
        painter = QPainter(self)
        words = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()


class StatusStrip(QFrame):
    """Iteration, move, epoch, L; validation and accuracy where there are any."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setAccessibleName(self.tr("Where the run stands"))
        self._message = _Sentence(self)
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._message.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._message.setObjectName("message")
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(MESSAGE_MS)
        self._clock.timeout.connect(self._message_over)
        self._notice: str | None = None
        self._crowded = False  # a sentence needs the room of what can be missed
        self._snapshot: Snapshot | None = None
        self._due = False  # L is that of before this iteration
        self._still = ""  # what is said of it then
        self._text, self._muted = LIGHT.text, LIGHT.muted
        self._in_hall, self._lasting = False, ""  # what is noticed, as it is said
        row, figures = QHBoxLayout(), QHBoxLayout()
        self.timeline = Timeline(self)
        row.addWidget(self.timeline, 1)
        row.addWidget(self._message, PASSING)
        self._row, self._figures = row, figures
        # beside each other, or in a narrow window with large text one under the other
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(16, 6, 16, 6)
        for part in (row, figures, self._both):
            part.setSpacing(4)
        self._both.addLayout(row, 1)
        self._both.addLayout(figures)
        self._message.hide()
        self._names: list[QLabel] = []
        self.figures: dict[str, QLabel] = {}
        for key, name in (
            ("iteration", self.tr("iteration")),
            ("move", self.tr("move")),
            ("epoch", self.tr("epoch")),
            ("loss", self.tr("L")),
            ("saved", "ΔL"),
            ("earlier", self.tr("before")),
            ("validation", self.tr("validation L")),
            ("accuracy", self.tr("accuracy")),
            ("sample", self.tr("over")),
        ):
            self._add(figures, key, name)
        figures.addStretch(1)

    def _add(self, row: QHBoxLayout, key: str, name: str) -> None:
        word, figure = QLabel(name, self), QLabel(self)
        word.setProperty("muted", True)
        figure.setObjectName(key)
        figure.setProperty("number", key != "earlier")
        add_space(row, 12)
        row.addWidget(word)
        row.addWidget(figure)
        word.hide()
        figure.hide()
        self._names.append(word)
        self.figures[key] = figure

    def minimumSizeHint(self) -> QSize:
        """One part under the other."""
        parts = (self._row.minimumSize(), self._figures.minimumSize())
        beside = self._both.contentsMargins()
        width = max(part.width() for part in parts) + beside.left() + beside.right()
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two rows where one has no room."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Figures come and go, and grow."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        beside = self._both.contentsMargins()
        needed = self._row.minimumSize().width() + self._figures.minimumSize().width()
        needed += beside.left() + beside.right() + self._both.spacing()
        if self._in_hall and self._message.text() == self._lasting:
            needed += self._message.sizeHint().width()  # nobody there can point at the rest
        Direction = QBoxLayout.Direction
        wanted = Direction.LeftToRight if needed <= self.width() else Direction.TopToBottom
        if wanted != self._both.direction():
            self._both.setDirection(wanted)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Write the figures that changed, hide those that do not apply."""
        self._snapshot = snapshot
        self.timeline.show_snapshot(snapshot)
        begun = snapshot.move is not None and snapshot.move.kind != "update"
        told = "iteration" not in snapshot.untold
        self._set("iteration", format_count(snapshot.iteration + begun) if told else "?")
        self._set("move", self._move(snapshot))
        told = "epoch" not in snapshot.untold
        self._set("epoch", format_count(snapshot.epoch) if told else "?")
        self._set("loss", format_number(snapshot.loss, "loss"))
        self._show_due(not stage_of(snapshot).loss)
        self._show_saved(snapshot)
        validation = snapshot.validation_loss
        self._set("validation", None if validation is None else format_number(validation, "loss"))
        self._set("accuracy", self._accuracy(snapshot))
        self._show_sample(snapshot)
        if snapshot.notice != self._notice:
            self._notice = snapshot.notice
            if not self._clock.isActive():
                self._message_over()

    def show_earlier(self, loss: float | None) -> None:
        """The loss that the ghost of earlier values had."""
        self._set("earlier", None if loss is None else format_number(loss, "loss"))

    def say(self, sentence: str) -> None:
        """Show a sentence for a while; also to screen readers."""
        self._show_message(sentence, PASSING)
        self._message.setAccessibleName(sentence)
        self._clock.start()

    @property
    def message(self) -> str:
        """The sentence shown."""
        return self._message.text()

    def set_theme(self, theme: Theme) -> None:
        """Text size; numbers semi-bold, what was before in grey."""
        for word in self._names:
            word.setFont(theme.font(TEXT))
        for figure in self.figures.values():
            figure.setMinimumWidth(0)
            figure.setFont(theme.font(TEXT, 600))
        letter(self.figures["earlier"], theme.font(TEXT), theme.muted)
        self._text, self._muted, self._in_hall = theme.text, theme.muted, theme.in_hall
        self._color_due()
        self._message.setFont(theme.font(TEXT))
        if not self._clock.isActive():
            self._message_over()  # its numbers, too, may be written otherwise now
        self.timeline.set_theme(theme)

    def _show_due(self, due: bool) -> None:
        """In grey, and saying so, while the moves of an iteration have not come to its loss."""
        if due == self._due:
            return
        self._due = due
        still = self.tr("before this iteration; its loss is computed in move 2")
        self._still = still if due else ""
        self.figures["loss"].setToolTip(f"{self.tr('L')}: {still}" if due else "")
        self._speak("loss")
        self._color_due()

    def _speak(self, key: str) -> None:
        """A figure is read out with its name; a name alone would take the number's place."""
        word = self._names[list(self.figures).index(key)]
        figure = self.figures[key]
        aside = f", {self._still}" if key == "loss" and self._still else ""
        figure.setAccessibleName(f"{word.text()} {figure.text()}{aside}")

    def _color_due(self) -> None:
        loss = self.figures["loss"]
        letter(loss, loss.font(), self._muted if self._due else self._text)

    def _show_saved(self, snapshot: Snapshot) -> None:
        """What the last update made of L, with its sign."""
        before, loss = snapshot.loss_before, snapshot.loss
        known = snapshot.iteration > 0 and (before is not None or snapshot.running)
        known = known and not self._crowded
        saved = "–" if before is None else format_change(loss - before)
        self._set("saved", saved if known else None)
        if before is not None and not snapshot.running:
            self.figures["saved"].setToolTip(
                self.tr("The last update changed L from {before} to {after}").format(
                    before=format_number(before, "loss"), after=format_number(loss, "loss")
                )
            )

    def _show_sample(self, snapshot: Snapshot) -> None:
        """Of how many rows loss and accuracy are, where they are not of all; and while it trains,
        of which iteration."""
        data = snapshot.data
        sides = (
            (data.training_rows, self.tr("{sample} of {rows} training rows")),
            (data.validation_rows, self.tr("{sample} of {rows} held-out rows")),
        )
        parts = [
            words.format(sample=format_count(LOSS_ROWS), rows=format_count(rows))
            for rows, words in sides
            if rows > LOSS_ROWS
        ]
        rows = self._counted(snapshot)
        self._set("sample", rows if parts and not self._crowded else None)
        if parts:
            self.figures["sample"].setToolTip(
                self.tr(
                    "L and accuracy are over a fixed sample, {rows}: to evaluate all after every "
                    "few iterations would take longer than to train. While it trains, they are of "
                    "the iteration named, the one evaluated last."
                ).format(rows=self.tr(" and ").join(parts))
            )

    def _counted(self, snapshot: Snapshot) -> str:
        count, evaluated = format_count(LOSS_ROWS), snapshot.record.iteration
        if not (snapshot.running and snapshot.race is None and evaluated.size):
            return self.tr("{count} rows").format(count=count)
        return self.tr("{count} rows at {iteration}").format(
            count=count, iteration=format_count(int(evaluated[-1]))
        )

    def _accuracy(self, snapshot: Snapshot) -> str | None:
        if snapshot.accuracy is None or snapshot.data.training_rows < 2:
            return None  # of one example it says nothing
        if "accuracy" in snapshot.untold:
            return "?"
        text = format_percent(snapshot.accuracy)
        if snapshot.validation_accuracy is not None:
            held_out = format_percent(snapshot.validation_accuracy)
            text = self.tr("{training}, validation {held_out}").format(
                training=text, held_out=held_out
            )
        return text

    def _move(self, snapshot: Snapshot) -> str | None:
        if snapshot.move is None:
            return None
        kinds = kinds_of(snapshot)
        number = kinds.index(snapshot.move.kind) + 1
        return self.tr("{number} of {count}").format(number=number, count=len(kinds))

    def _set(self, key: str, text: str | None) -> None:
        figure = self.figures[key]
        word = self._names[list(self.figures).index(key)]
        if figure.isHidden() != (text is None):
            figure.setVisible(text is not None)
            word.setVisible(text is not None)
        if text is not None and figure.text() != text:
            figure.setText(text)
            self._speak(key)
            # It only grows, so that the timeline stands still under the hand.
            figure.setMinimumWidth(max(figure.minimumWidth(), figure.sizeHint().width()))

    def _message_over(self) -> None:
        self._lasting = with_mark(in_words(self._notice or ""))
        self._show_message(self._lasting, LASTING)

    def _show_message(self, sentence: str, share: int) -> None:
        """Beside the timeline, and no wider than it needs; `share` of the room to the
        timeline's one, which is wanted as long as what is noticed lasts."""
        self._row.setStretchFactor(self._message, share)
        self._message.setText(sentence)
        self._message.setToolTip(sentence)
        self._message.setMaximumWidth(self._message.sizeHint().width() + 16)
        self._message.setVisible(bool(sentence))
        self._crowded = bool(sentence) and self.width() < ROOMY
        self.timeline.set_brief(self._crowded)
        if self._snapshot is not None:
            self._show_saved(self._snapshot)
            self._show_sample(self._snapshot)
