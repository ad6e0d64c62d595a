"""The five moves as a stepper, and under it what the present one does, with its numbers."""

from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from backprop_studio.theme import LIGHT, TEXT, UI_FAMILY, Theme, blend
from backprop_studio.training.messages import MoveKind, Snapshot
from backprop_studio.ui.move_banner import ONE_LINE, TWO_LINES, banner, has_long_sums
from backprop_studio.ui.move_factors import Explanation
from backprop_studio.ui.move_sentence import explain
from backprop_studio.ui.move_steps import Step, steps
from backprop_studio.ui.move_sums import MOST_WRITTEN
from backprop_studio.ui.typeset import Box, plain
from backprop_studio.ui.typeset.boxes import advance
from backprop_studio.ui.view import Selection, View

STEPS_HEIGHT = 46.0
CIRCLE, GAP = 11.0, 26.0


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
        self._with_words = True
        self._brief = False
        self._explanation = Explanation("")
        self._two_lines = False
        self._typeset: tuple[object, tuple[Box, ...]] | None = None
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
                self._place_steps()
                for step, place in zip(self._steps, self._places, strict=True):
                    self._paint_step(painter, step, place)
                painter.setPen(QPen(QColor(self._theme.hairline), 1.0))
                painter.drawLine(QPointF(0, height - 0.5), QPointF(self.width(), height - 0.5))
            self._paint_banner(painter, (height + self.height()) / 2)

    def _place_steps(self) -> None:
        """Pills side by side, centred; where the width is short, only the present keeps words."""
        theme = self._theme
        for all_words in (True, False):
            gap = theme.px(GAP if all_words else GAP / 2)
            widths = [
                self._step_width(step, all_words or step.state == "present") for step in self._steps
            ]
            total = sum(widths) + gap * max(0, len(widths) - 1)
            if total <= self.width() - 16:
                break
        x = (self.width() - total) / 2
        self._with_words = all_words
        self._places = []
        height = theme.px(30)
        for width in widths:
            self._places.append(QRectF(x, (theme.px(STEPS_HEIGHT) - height) / 2, width, height))
            x += width + gap

    def _step_width(self, step: Step, with_words: bool) -> float:
        circle = 2 * self._theme.px(CIRCLE)
        padding = self._theme.px(20) if step.state == "present" else 0.0
        if not with_words:
            return circle
        font = self._step_font(step)
        width = advance(step.words, UI_FAMILY, font.pixelSize(), int(font.weight()))
        return circle + self._theme.px(8) + width + padding

    def _step_font(self, step: Step) -> QFont:
        return self._theme.font(TEXT, 600 if step.state == "present" else 500)

    def _paint_step(self, painter: QPainter, step: Step, place: QRectF) -> None:
        theme = self._theme
        radius = theme.px(CIRCLE)
        present = step.state == "present"
        ink = QColor(
            {
                "done": theme.text,
                "present": theme.text_on(QColor(theme.gradient)).name(),
                "next": theme.text,
                "later": theme.muted,
            }[step.state]
        )
        ring = QColor(
            {
                "done": theme.done,
                "present": ink.name(),
                "next": theme.accent,
                "later": theme.hairline,
            }[step.state]
        )
        if present:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.gradient))
            painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
        left = place.left() + (theme.px(6) if present else 0.0)
        middle = QPointF(left + radius, place.center().y())
        fill = blend(QColor(theme.background), ring, 0.08) if step.state == "done" else None
        painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else fill)
        painter.setPen(QPen(ring, 1.5))
        painter.drawEllipse(middle, radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if step.state == "done":
            self._paint_tick(painter, middle, radius, ring)
        else:
            painter.setPen(ink)
            painter.setFont(theme.font(11.5, 500))
            box = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(step.number))
        if self._with_words or present:
            painter.setPen(ink)
            painter.setFont(self._step_font(step))
            text = place.adjusted(middle.x() + radius + theme.px(8) - place.left(), 0, 4, 0)
            painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, step.words)

    @staticmethod
    def _paint_tick(painter: QPainter, middle: QPointF, radius: float, color: QColor) -> None:
        pen = QPen(color, 1.8)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        low = middle + QPointF(-0.08 * radius, 0.34 * radius)
        painter.drawPolyline(
            [
                middle + QPointF(-0.42 * radius, 0.02 * radius),
                low,
                middle + QPointF(0.45 * radius, -0.34 * radius),
            ]
        )

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
