"""The five moves as a stepper, and under it what the present one does, with its numbers."""

import math
from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from backprop_studio.theme import LIGHT, Theme
from backprop_studio.training.messages import MoveKind, Snapshot
from backprop_studio.ui.anew import is_anew
from backprop_studio.ui.move_banner import ONE_LINE, TWO_LINES, banner, has_long_sums
from backprop_studio.ui.move_factors import Explanation
from backprop_studio.ui.move_sentence import explain
from backprop_studio.ui.move_steps import Step, steps
from backprop_studio.ui.move_sums import MOST_WRITTEN
from backprop_studio.ui.step_painting import STEPS_HEIGHT, paint_steps, place_steps
from backprop_studio.ui.typeset import Box, plain
from backprop_studio.ui.view import Selection, View


class MoveBar(View):
    """Shows which moves of the iteration are made. Clicking the next one asks for it."""

    next_requested = Signal()
    previous_requested = Signal()

    def __init__(self, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selection = selection
        self._theme: Theme = LIGHT
        self._snapshot: Snapshot | None = None
        self._steps: tuple[Step, ...] = ()
        self._places: list[QRectF] = []
        self._brief = False
        self._explanation = Explanation("")
        self._two_lines = False
        self._gives_way = False
        self._typeset: tuple[object, tuple[Box, ...]] | None = None
        self._picture: tuple[object, QPixmap] | None = None  # of the steps, and of which
        self._shown: object = None
        selection.changed.connect(self._refresh)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("The moves of this iteration"))
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        """The steps, and under them the sentence in one line or two."""
        height = self.steps_height + self._theme.px(TWO_LINES if self._two_lines else ONE_LINE)
        return QSize(700, round(height))

    def minimumSizeHint(self) -> QSize:
        """Narrow windows drop the words of the steps that are not present."""
        return QSize(260, self.sizeHint().height())

    def set_brief(self, brief: bool) -> None:
        """The sentence alone, without the steps, where the diagram needs the height."""
        if brief != self._brief:
            self._brief = brief
            self.updateGeometry()
            self.update()

    def give_way(self, gives_way: bool) -> None:
        """Leave the place of the sentence to something that stands on it."""
        if gives_way != self._gives_way:
            self._gives_way = gives_way
            self.update()

    @property
    def steps_height(self) -> float:
        """Pixels of the line of steps, above the sentence."""
        return 0.0 if self._brief else self._theme.px(STEPS_HEIGHT)

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        self._theme = theme
        self._refresh()
        self.updateGeometry()
        self.update()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw this state; nothing is done where neither move nor numbers changed."""
        self._snapshot = snapshot
        self._refresh()

    @property
    def explanation(self) -> Explanation:
        """What is said at present."""
        return self._explanation

    def _refresh(self) -> None:
        snapshot = self._snapshot
        if snapshot is None:
            return
        found = steps(snapshot, self._words())
        explanation = explain(snapshot, self._selection.chosen)
        two_lines = has_long_sums(snapshot) and not self._theme.in_hall
        if two_lines != self._two_lines:
            self._two_lines = two_lines
            self.updateGeometry()
        if (found, explanation) == self._shown:
            return
        self._shown = (found, explanation)
        self._steps, self._explanation = found, explanation
        if not snapshot.running:
            self.setAccessibleDescription(self.spoken())
        self.update()

    def spoken(self) -> str:
        """The bar in words, for screen readers."""
        present = next((step.words for step in self._steps if step.state == "present"), None)
        e = self._explanation
        text = f"{e.sentence} {plain((*e.formula, *e.numbers, *e.result, *e.aside))}"
        if e.sum is not None:
            text += f", {plain(e.sum.written(MOST_WRITTEN))}"
        return text if present is None else f"{present}. {text}"

    def event(self, event: QEvent) -> bool:
        """Pointing at a long sum tells what did not fit on its line."""
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().event(event)
        said = self._explanation.sum if event.pos().y() > self.steps_height else None
        text = "" if said is None else plain(said.written(MOST_WRITTEN))
        QToolTip.showText(event.globalPos(), text, self)
        return True

    def _words(self) -> dict[MoveKind, str]:
        return {
            "forward": self.tr("Forward"),
            "loss": self.tr("Loss"),
            "output_gradient": self.tr("Output gradient"),
            "hidden_gradient": self.tr("Hidden gradients"),
            "update": self.tr("Update"),
        }

    # painting --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Steps above, sentence below a hairline."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), QColor(self._theme.background))
            height = self.steps_height
            self._places = []
            if not self._brief:
                self._places, words = place_steps(self._steps, self._theme, self.width())
                if is_anew():
                    self._paint_steps(painter, words)
                else:
                    painter.drawPixmap(0, 0, self._steps_picture(self.devicePixelRatioF(), words))
            if not self._gives_way:
                self._paint_banner(painter, (height + self.height()) / 2)

    def _steps_picture(self, ratio: float, words: bool) -> QPixmap:
        """The steps, kept until they change: numbers do far more often."""
        key = (self._steps, self._theme, self.width(), ratio)
        if self._picture is None or self._picture[0] != key:
            picture = QPixmap(QSize(self.width(), math.ceil(self.steps_height)) * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(QColor(self._theme.background))
            with QPainter(picture) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                self._paint_steps(painter, words)
            self._picture = key, picture
        return self._picture[1]

    def _paint_steps(self, painter: QPainter, words: bool) -> None:
        """All of them, and the hairline under them."""
        paint_steps(painter, self._steps, self._places, words, self._theme)
        y = self.steps_height - 0.5
        painter.setPen(QPen(QColor(self._theme.hairline), 1.0))
        painter.drawLine(QPointF(0, y), QPointF(self.width(), y))

    def _paint_banner(self, painter: QPainter, middle: float) -> None:
        """One line in the middle, or two about it."""
        lines = self._lines()
        apart = self._theme.px(TWO_LINES - ONE_LINE)
        y = middle - apart * (len(lines) - 1) / 2
        for box in lines:
            left = (self.width() - box.width) / 2
            box.draw(painter, left, y + box.ascent / 2 - box.descent * 0.3)
            y += apart

    def _lines(self) -> tuple[Box, ...]:
        """The banner typeset, anew where something about it has changed."""
        asked = (self._explanation, self._theme, self.width(), self._two_lines)
        if self._typeset is None or self._typeset[0] != asked:
            lines = banner(self._explanation, self._theme, self.width() - 24.0, self._two_lines)
            self._typeset = asked, lines
        return self._typeset[1]

    # mouse -----------------------------------------------------------------------------------

    def _step_at(self, point: QPointF) -> Step | None:
        for step, place in zip(self._steps, self._places, strict=False):
            if place.adjusted(-6, -4, 6, 4).contains(point):
                return step
        return None

    def _asked_for(self, point: QPointF) -> Literal["next", "previous"] | None:
        """Which request a click here makes: the next move, or, on the present one, again the
        next (it may have several layers); on the last one done, the previous."""
        step = self._step_at(point)
        if step is None:
            return None
        if step.state == "done":
            done = [other for other in self._steps if other.state == "done"]
            return "previous" if step == done[-1] else None
        before_any = all(other.state == "later" for other in self._steps)
        if step.state in ("next", "present") or (before_any and step.number == 1):
            return "next"
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand where a click does something."""
        if self._asked_for(event.position()) is None:
            self.unsetCursor()
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask for the next or the previous move."""
        request = self._asked_for(event.position())
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if request == "next":
            self.next_requested.emit()
        elif request == "previous":
            self.previous_requested.emit()
