"""The confusion matrix: how many rows of each class are taken for which."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from backprop_studio.experiment.numbers import format_count, format_percent
from backprop_studio.theme import CAPTION, LIGHT, Theme, blend
from backprop_studio.ui.plot_style import pen

Whole = NDArray[np.int64]
MOST_HUE = 0.75
SMALLEST = 8.0  # px of a number
NONE: Whole = np.zeros((0, 0), dtype=np.int64)
STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


def recall(counts: Whole) -> NDArray[np.float64]:
    """Of each class the share that is recognized, (k,); NaN for a class without rows."""
    rows = counts.sum(axis=1)
    return np.where(rows > 0, np.diag(counts) / np.maximum(rows, 1), np.nan)


class ConfusionMatrix(QWidget):
    """Rows: what it is; columns: what the network says. `cell_chosen(actual, predicted)`, −1 −1
    when none is chosen any more. Arrow keys and Return choose, Escape lets go."""

    cell_chosen = Signal(int, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self.counts, self.names = NONE, ()  # type: Whole, tuple[str, ...]
        self.chosen: tuple[int, int] | None = None
        self._cursor = (0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(150, 70)
        self.setAccessibleName(self.tr("Confusion matrix"))

    def sizeHint(self) -> QSize:
        """Room for the numbers of ten classes."""
        return QSize(360, 200)

    def show_counts(self, counts: Whole, names: tuple[str, ...]) -> None:
        """Other numbers."""
        if counts is self.counts and names == self.names:
            return
        if counts.shape != self.counts.shape:
            self.chosen, self._cursor = None, (0, 0)
        self.counts, self.names = counts, names
        shares = recall(counts)
        self.setAccessibleDescription(
            "; ".join(f"{name} {_percent(s)}" for name, s in zip(names, shares, strict=False))
        )
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        self._theme = theme
        self.update()

    # geometry -------------------------------------------------------------------------------

    def _frame(self) -> tuple[QRectF, float, float]:
        """Where the cells are, and the size of one."""
        metrics = QFontMetricsF(self._theme.font(CAPTION))
        longest = max((metrics.horizontalAdvance(name) for name in self.names), default=20.0)
        left = min(longest + 10, 0.3 * self.width()) + metrics.height()
        right = metrics.horizontalAdvance("100.0 %") + 8
        top = 2 * metrics.height() + 2
        count = max(1, len(self.counts))
        area = QRectF(left, top, self.width() - left - right, self.height() - top - 2)
        width = min(area.width() / count, self._theme.px(96))
        height = min(area.height() / count, self._theme.px(40))
        return QRectF(left, top, width * count, height * count), width, height

    def _cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        area, width, height = self._frame()
        if not len(self.counts) or not area.contains(x, y):
            return None
        last = len(self.counts) - 1
        row, column = int((y - area.top()) / height), int((x - area.left()) / width)
        return min(row, last), min(column, last)

    # painting -------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Cells, names, and at the right how much of each class is recognized."""
        with QPainter(self) as painter:
            theme = self._theme
            font = theme.font(CAPTION)
            painter.setFont(font)
            if not len(self.counts):
                painter.setPen(QColor(theme.muted))
                painter.drawText(
                    self.rect(),
                    Qt.AlignmentFlag.AlignCenter,
                    self.tr("The classes are being counted …"),
                )
                return
            area, width, height = self._frame()
            self._paint_names(painter, area, width, height)
            totals = np.maximum(self.counts.sum(axis=1), 1)
            line = QFontMetricsF(font).height()
            longest = QFontMetricsF(font).horizontalAdvance(format_count(int(self.counts.max())))
            if longest > width - 2:  # many classes in little room: smaller numbers, never cut off
                painter.setFont(theme.font(max(SMALLEST, CAPTION * (width - 2) / longest)))
            for (i, j), count in np.ndenumerate(self.counts):
                box = QRectF(area.left() + j * width, area.top() + i * height, width, height)
                share = float(count / totals[i])
                hue = QColor(theme.positive if i == j else theme.negative)
                # mistakes are few: their hue grows with the root of the share
                fill = blend(
                    QColor(theme.background), hue, MOST_HUE * (share if i == j else share**0.5)
                )
                painter.fillRect(box.adjusted(0.5, 0.5, -0.5, -0.5), fill)
                if count and height >= 0.8 * line:
                    painter.setPen(theme.text_on(fill))
                    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, format_count(int(count)))
            self._paint_marks(painter, area, width, height)

    def _paint_names(self, painter: QPainter, area: QRectF, width: float, height: float) -> None:
        theme, flags = self._theme, Qt.AlignmentFlag
        metrics = QFontMetricsF(theme.font(CAPTION))
        line = metrics.height()
        elide = Qt.TextElideMode.ElideRight
        painter.setPen(QColor(theme.muted))
        painter.drawText(
            QRectF(area.left(), 0, max(area.width(), 120), line),
            flags.AlignLeft | flags.AlignVCenter,
            self.tr("taken for →"),
        )
        painter.save()
        painter.translate(0, area.bottom())
        painter.rotate(-90)
        painter.drawText(QRectF(0, 0, area.height(), line), flags.AlignCenter, self.tr("it is"))
        painter.restore()
        room_right = min(self.width() - area.right() - 4, metrics.horizontalAdvance("100.0 %") + 24)
        found = QRectF(area.right() + 4, line, room_right, line)
        painter.drawText(found, flags.AlignRight | flags.AlignVCenter, self.tr("found"))
        shares = recall(self.counts)
        for number, name in enumerate(self.names[: len(self.counts)]):
            painter.setPen(QColor(theme.text))
            head = QRectF(area.left() + number * width, line, width, line)
            painter.drawText(
                head, flags.AlignCenter, metrics.elidedText(name, elide, max(width - 2, 10))
            )
            top = area.top() + number * height
            room = area.left() - line - 6
            label = metrics.elidedText(name, elide, room)
            painter.drawText(
                QRectF(line, top, room, height), flags.AlignRight | flags.AlignVCenter, label
            )
            share = QRectF(area.right() + 4, top, room_right, height)
            painter.drawText(
                share, flags.AlignRight | flags.AlignVCenter, _percent(float(shares[number]))
            )

    def _paint_marks(self, painter: QPainter, area: QRectF, width: float, height: float) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        marks = []
        if self.chosen is not None:
            marks.append((self.chosen, pen(self._theme.accent, 2.5)))
        if self.hasFocus():
            marks.append((self._cursor, pen(self._theme.text, 1.2, Qt.PenStyle.DashLine)))
        for (i, j), line in marks:
            painter.setPen(line)
            painter.drawRect(
                QRectF(area.left() + j * width, area.top() + i * height, width, height)
            )

    # choosing -------------------------------------------------------------------------------

    def _choose(self, cell: tuple[int, int] | None) -> None:
        self.chosen = None if cell == self.chosen else cell
        if cell is not None:
            self._cursor = cell
        self.cell_chosen.emit(*(self.chosen or (-1, -1)))
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a cell, or let go of it."""
        cell = self._cell_at(event.position().x(), event.position().y())
        if cell is not None:
            self._choose(cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Return chooses, Escape lets go."""
        key, last = Qt.Key(event.key()), len(self.counts) - 1
        if key in STEPS and last >= 0:
            moved = zip(self._cursor, STEPS[key], strict=True)
            row, column = (min(max(at + step, 0), last) for at, step in moved)
            self._cursor = (row, column)
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and last >= 0:
            self._choose(self._cursor)
        elif key == Qt.Key.Key_Escape and self.chosen is not None:
            self._choose(None)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the cursor."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the cursor."""
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """A cell in words."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            cell = self._cell_at(event.pos().x(), event.pos().y())
            if cell is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), self.cell_words(*cell), self)
            return True
        return super().event(event)

    def cell_words(self, actual: int, predicted: int) -> str:
        """What one cell says."""
        count, total = int(self.counts[actual, predicted]), int(self.counts[actual].sum())
        if actual == predicted:
            text = self.tr("{count} of {total} rows of “{actual}” are recognized")
        else:
            text = self.tr("{count} of {total} rows of “{actual}” are taken for “{predicted}”")
        return text.format(
            count=count, total=total, actual=self.names[actual], predicted=self.names[predicted]
        )


def _percent(share: float) -> str:
    return "–" if np.isnan(share) else format_percent(share)
