"""Paints ŷ beside y: on a number line each, or as bars where outputs are many."""

import math

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from backprop_studio.experiment.numbers import format_number
from backprop_studio.theme import CAPTION, LIGHT
from backprop_studio.ui.plot_style import pen, short_number

MOST_LINES, MOST_BARS = 3, 10


class Reading(Struct, frozen=True):
    """One output: its symbol and name, ŷ (None before its move), y, and the difference's text."""

    symbol: str
    target: str
    name: str
    output: float | None
    wanted: float
    difference: str

    @property
    def is_somewhere(self) -> bool:
        """Whether ŷ has a place on the line; one that is undefined has none."""
        return self.output is not None and not math.isnan(self.output)


class Readings(QWidget):
    """Paints readings as number lines or bars."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = LIGHT
        self.readings: tuple[Reading, ...] = ()
        self.ends = (0.0, 1.0)
        self.waiting = ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lines up to `MOST_LINES` outputs, else bars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        count = max(1, len(self.readings))
        if count <= MOST_LINES:
            height = min(self.height() / count, self.theme.px(92))
            for row, reading in enumerate(self.readings):
                self._paint_line(painter, QRectF(0, row * height, self.width(), height), reading)
        else:
            height = min(self.height() / count, self.theme.px(24))
            for row, reading in enumerate(self.readings):
                self._paint_bar(painter, QRectF(0, row * height, self.width(), height), reading)
        painter.end()

    def output_at(self, place: QPointF) -> tuple[int, bool] | None:
        """Which output is told at a place, and whether the nearer of its two points is the
        target; None where the outputs are sorted or none is there."""
        count = len(self.readings)
        if not 0 < count <= MOST_BARS:
            return None
        lines = count <= MOST_LINES
        height = min(self.height() / count, self.theme.px(92 if lines else 24))
        row = int(place.y() // height)
        if not 0 <= row < count:
            return None
        reading, margin = self.readings[row], self.theme.px(28)
        if not lines or reading.output is None or not reading.is_somewhere:
            return row, not lines and place.x() < self.theme.px(56)
        ends = (margin, self.width() - margin)
        away = [
            abs(self._x(value, *ends) - place.x()) for value in (reading.output, reading.wanted)
        ]
        return row, away[1] < away[0]

    def _x(self, value: float, left: float, right: float) -> float:
        low, high = self.ends
        share = (value - low) / (high - low)
        return left + min(1.05, max(-0.05, share)) * (right - left)

    def _paint_line(self, painter: QPainter, box: QRectF, reading: Reading) -> None:
        theme, margin = self.theme, self.theme.px(28)
        left, right = box.left() + margin, box.right() - margin
        middle = box.top() + box.height() * 0.46
        font, bold = theme.font(12), theme.font(12, 600)
        metrics = QFontMetricsF(font)
        painter.setPen(pen(theme.hairline, 3.5))
        painter.drawLine(QPointF(left, middle), QPointF(right, middle))
        painter.setFont(theme.font(CAPTION))
        painter.setPen(QColor(theme.muted))
        below = middle + theme.px(12)
        marks = sorted({self.ends[0], 0.0, self.ends[1]})
        target = self._x(reading.wanted, left, right)
        hidden = QRectF()
        if reading.output is not None:
            dot = self._x(reading.output, left, right) if reading.is_somewhere else right
            if reading.is_somewhere:
                painter.setPen(pen(theme.gradient, 3.5))
                painter.drawLine(QPointF(dot, middle), QPointF(target, middle))
            painter.setFont(bold)
            painter.setPen(QColor(theme.gradient))
            width = QFontMetricsF(bold).horizontalAdvance(reading.difference) + 4
            start = min(max(box.left(), (dot + target - width) / 2), box.right() - width)
            hidden = QRectF(start, below - 4, width, metrics.height() + 4)
            painter.drawText(hidden, Qt.AlignmentFlag.AlignCenter, reading.difference)
        painter.setFont(theme.font(CAPTION))
        for mark in marks:
            x, text = self._x(mark, left, right), short_number(mark)
            half = QFontMetricsF(painter.font()).horizontalAdvance(text) / 2 + 2
            place = QRectF(x - half, below - 4, 2 * half, metrics.height() + 4)
            if not place.intersects(hidden):
                painter.setPen(QColor(theme.muted))
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
        self._paint_points(painter, box, reading, (left, right), middle)

    def _paint_points(
        self,
        painter: QPainter,
        box: QRectF,
        reading: Reading,
        ends: tuple[float, float],
        middle: float,
    ) -> None:
        theme, radius = self.theme, self.theme.px(7.5)
        font = theme.font(12)
        metrics = QFontMetricsF(font)
        target = self._x(reading.wanted, *ends)
        painter.setFont(font)
        wanted = f"{reading.target} {format_number(reading.wanted)}"
        labels = [(target, wanted)]
        painter.setBrush(QColor(theme.panel))
        painter.setPen(pen(theme.text, 1.6, Qt.PenStyle.DotLine))
        painter.drawEllipse(QPointF(target, middle), radius, radius)
        if reading.output is not None:
            dot = self._x(reading.output, *ends) if reading.is_somewhere else ends[1]
            if reading.is_somewhere:
                # 0 … 1 is neutral halfway, everything else at 0.
                most = max(abs(self.ends[0]), abs(self.ends[1]))
                fill_ends = (0.0, 1.0) if self.ends == (0.0, 1.0) else (-most, most)
                painter.setBrush(theme.activation_fill(reading.output, *fill_ends))
                painter.setPen(pen(theme.text, 1.6))
                painter.drawEllipse(QPointF(dot, middle), radius, radius)
            labels.insert(0, (dot, f"{reading.symbol} {format_number(reading.output)}"))
        widths = [metrics.horizontalAdvance(text) for _, text in labels]
        starts = [
            min(max(box.left(), x - width / 2), box.right() - width)
            for (x, _), width in zip(labels, widths, strict=True)
        ]
        if len(starts) == 2:
            starts = _apart(starts, widths, box.left(), box.right())
        painter.setPen(QColor(theme.text))
        above = middle - radius - theme.px(7)
        for start, (_, text) in zip(starts, labels, strict=True):
            painter.drawText(QPointF(start, above), text)
        taken = [start + width for start, width in zip(starts, widths, strict=True)]
        self._paint_name(painter, box, reading, (min(starts), max(taken)), above)

    def _paint_name(
        self,
        painter: QPainter,
        box: QRectF,
        reading: Reading,
        taken: tuple[float, float],
        above: float,
    ) -> None:
        """What the output stands for, at the end of the line that the labels leave free."""
        if reading.name == reading.target:
            return
        painter.setPen(QColor(self.theme.muted))
        metrics, gap = QFontMetricsF(painter.font()), self.theme.px(12)
        at_left, at_right = taken[0] - gap - box.left(), box.right() - taken[1] - gap
        name = metrics.elidedText(reading.name, Qt.TextElideMode.ElideRight, max(at_left, at_right))
        away = 0.0 if at_left >= at_right else box.width() - metrics.horizontalAdvance(name)
        painter.drawText(QPointF(box.left() + away, above), name)

    def _paint_bar(self, painter: QPainter, box: QRectF, reading: Reading) -> None:
        theme = self.theme
        names, numbers = theme.px(56), theme.px(92)
        left, right = box.left() + names, box.right() - numbers
        is_target = reading.wanted > 0.5
        painter.setFont(theme.font(12, 600 if is_target else 400))
        painter.setPen(QColor(theme.text if is_target else theme.muted))
        label = painter.fontMetrics().elidedText(
            reading.name, Qt.TextElideMode.ElideRight, int(names - 8)
        )
        painter.drawText(
            QRectF(box.left(), box.top(), names - 8, box.height()),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            label,
        )
        thick = min(box.height() * 0.55, theme.px(10))
        top, zero = box.center().y() - thick / 2, self._x(0.0, left, right)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.hairline))
        painter.drawRect(QRectF(left, box.center().y() - 0.5, right - left, 1))
        if reading.output is not None:
            if reading.is_somewhere:
                end = self._x(reading.output, left, right)
                painter.setBrush(QColor(theme.positive if reading.output >= 0 else theme.negative))
                painter.drawRect(QRectF(min(zero, end), top, abs(end - zero), thick))
            painter.setPen(QColor(theme.text))
            painter.drawText(
                QRectF(right, box.top(), numbers, box.height()),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                format_number(reading.output),
            )
        if reading.wanted:
            x = self._x(reading.wanted, left, right)
            painter.setPen(pen(theme.text, 1.6, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(x, box.center().y()), thick * 0.6, thick * 0.6)


def _apart(
    starts: list[float], widths: list[float], left: float, right: float, gap: float = 10.0
) -> list[float]:
    """Two labels pushed apart until they do not touch, inside [left, right]."""
    first, second = (0, 1) if starts[0] <= starts[1] else (1, 0)
    overlap = starts[first] + widths[first] + gap - starts[second]
    if overlap > 0:
        starts[first] -= overlap / 2
        starts[second] += overlap / 2
        beyond = max(0.0, starts[second] + widths[second] - right)
        starts[first], starts[second] = starts[first] - beyond, starts[second] - beyond
        under = max(0.0, left - starts[first])
        starts[first], starts[second] = starts[first] + under, starts[second] + under
    return starts
