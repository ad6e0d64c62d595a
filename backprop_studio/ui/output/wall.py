"""A wall of rows that the network gets wrong: pictures, or cards with the row's numbers."""

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from backprop_studio.experiment.numbers import format_percent, format_short
from backprop_studio.theme import CAPTION, LIGHT, Theme
from backprop_studio.training.confusion import ConfusedRow
from backprop_studio.ui.plot_style import pen

PICTURE_SIDE = 28
TILE, GAP = 46.0, 6.0  # px at scale 1: a picture, and between two
CARD = 176.0


class Wall(QWidget):
    """Tiles from left to right and top to bottom, as many as there is room for;
    `chosen(number)` by click, or by arrow keys and Return."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self.rows: tuple[ConfusedRow, ...] = ()
        self.names: tuple[str, ...] = ()
        self.columns: tuple[str, ...] = ()
        self.shown: int | None = None  # the tile whose row is in the diagram
        self.empty = ""
        self._sure = True
        self._cursor = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(120, 60)
        self.setAccessibleName(self.tr("The worst mistakes"))

    def sizeHint(self) -> QSize:
        """Room for a few tiles."""
        return QSize(320, 180)

    def show_rows(
        self,
        rows: tuple[ConfusedRow, ...],
        names: tuple[str, ...],
        columns: tuple[str, ...],
        sure: bool = True,
    ) -> None:
        """Other rows; `names` are the classes', `columns` the inputs'. `sure`: outputs are
        probabilities."""
        self.rows, self.names, self.columns, self._sure = rows, names, columns, sure
        self._cursor = min(self._cursor, max(0, len(rows) - 1))
        self._describe()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        self._theme = theme
        self.update()

    @property
    def room(self) -> int:
        """How many tiles there is room for."""
        across, down, _ = self._grid()
        return across * down

    def _is_pictures(self) -> bool:
        return bool(self.rows) and self.rows[0].inputs.size == PICTURE_SIDE**2

    def _grid(self) -> tuple[int, int, QRectF]:
        """Tiles across, tiles down, and the first tile."""
        theme = self._theme
        line, gap = QFontMetricsF(theme.font(CAPTION)).height(), theme.px(GAP)
        if self._is_pictures():
            tile = QRectF(0, 0, theme.px(TILE), theme.px(TILE) + line)
        else:
            lines = 1 + min(3, len(self.columns))
            tile = QRectF(0, 0, theme.px(CARD), lines * line + 8)
        across = max(1, int((self.width() + gap) // (tile.width() + gap)))
        down = max(1, int((self.height() + gap) // (tile.height() + gap)))
        return across, down, tile

    def _boxes(self) -> list[QRectF]:
        across, down, tile = self._grid()
        gap = self._theme.px(GAP)
        return [
            tile.translated(
                (number % across) * (tile.width() + gap), (number // across) * (tile.height() + gap)
            )
            for number in range(min(len(self.rows), across * down))
        ]

    # painting -------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Each tile with what it is, what it is taken for, and how surely."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            theme = self._theme
            painter.setFont(theme.font(CAPTION))
            if not self.rows:
                painter.setPen(QColor(theme.muted))
                flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(self.rect(), flags, self.empty)
            pictures = self._is_pictures()
            for number, box in enumerate(self._boxes()):
                row = self.rows[number]
                if pictures:
                    self._paint_picture(painter, box, row)
                else:
                    self._paint_card(painter, box, row)
                marks = []
                if number == self.shown:
                    marks.append(pen(theme.accent, 2.2))
                if self.hasFocus() and number == self._cursor:
                    marks.append(pen(theme.text, 1.2, Qt.PenStyle.DashLine))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                for mark in marks:
                    painter.setPen(mark)
                    painter.drawRect(box.adjusted(1, 1, -1, -1))

    def _paint_picture(self, painter: QPainter, box: QRectF, row: ConfusedRow) -> None:
        picture = QRectF(box.left(), box.top(), box.width(), box.width())
        paint_digit(painter, self._theme, picture, row.inputs)
        under = QRectF(box.left(), picture.bottom(), box.width(), box.bottom() - picture.bottom())
        painter.setPen(QColor(self._theme.text))
        words = f"{self._name(row.actual)} → {self._name(row.predicted)}"
        painter.drawText(under, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_card(self, painter: QPainter, box: QRectF, row: ConfusedRow) -> None:
        theme, metrics = self._theme, QFontMetricsF(painter.font())
        painter.setPen(pen(theme.hairline))
        painter.setBrush(QColor(theme.raised))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        sure = f" {self._certainty(row)}"
        words = f"{self._name(row.actual)} → {self._name(row.predicted)}"
        lines = [(metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, box.width() - 52), True)]
        values = np.asarray(row.inputs, dtype=np.float64)
        lines += [
            (f"{name} {format_short(value, 4)}", False)
            for name, value in zip(self.columns[:3], values[:3], strict=False)
        ]
        for number, (text, head) in enumerate(lines):
            painter.setPen(QColor(theme.text if head else theme.muted))
            place = QRectF(
                box.left() + 6, box.top() + 4 + number * metrics.height(), box.width() - 12, 99
            )
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft, text)
            if head:
                painter.drawText(place, Qt.AlignmentFlag.AlignRight, sure)

    def _certainty(self, row: ConfusedRow) -> str:
        """How sure the network is; where outputs are no probabilities, the output itself."""
        if self._sure:
            return format_percent(certainty(row), 0)
        return f"ŷ {format_short(output_of(row), 3)}"

    def _name(self, label: int) -> str:
        return self.names[label] if label < len(self.names) else str(label)

    # choosing -------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open a tile."""
        for number, box in enumerate(self._boxes()):
            if box.contains(event.position()):
                self._cursor = number
                self.chosen.emit(number)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Return opens."""
        across = self._grid()[0]
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -across,
            Qt.Key.Key_Down: across,
        }
        key, count = Qt.Key(event.key()), len(self._boxes())
        if key in steps and count:
            self._cursor = min(max(self._cursor + steps[key], 0), count - 1)
            self._describe()
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and count:
            self.chosen.emit(self._cursor)
        else:
            super().keyPressEvent(event)

    def _describe(self) -> None:
        if self._cursor < len(self.rows):
            row = self.rows[self._cursor]
            text = self.tr("row {row}: {actual} taken for {predicted}, {sure}").format(
                row=row.row + 1,
                actual=self._name(row.actual),
                predicted=self._name(row.predicted),
                sure=self._certainty(row),
            )
            self.setAccessibleDescription(text)


def certainty(row: ConfusedRow) -> float:
    """The probability of the class that the network says."""
    value = output_of(row)
    return value if row.predicted or len(row.outputs) > 1 else 1 - value


def output_of(row: ConfusedRow) -> float:
    """ŷ of the class that the network says, or the only one."""
    return float(row.outputs[row.predicted if len(row.outputs) > 1 else 0])


def paint_digit(painter: QPainter, theme: Theme, box: QRectF, pixels: object) -> None:
    """A picture of 28×28 bytes as ink on the canvas."""
    share = np.asarray(pixels, dtype=np.float64).reshape(PICTURE_SIDE, PICTURE_SIDE, 1) / 255
    paper, ink = (
        np.array([color.red(), color.green(), color.blue()], dtype=np.float64)
        for color in (QColor(theme.background), QColor(theme.text))
    )
    mixed = np.ascontiguousarray(np.round(paper + share * (ink - paper)).astype(np.uint8))
    image = QImage(
        mixed.data, PICTURE_SIDE, PICTURE_SIDE, 3 * PICTURE_SIDE, QImage.Format.Format_RGB888
    )
    painter.drawImage(box, image)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(theme.hairline))
    painter.drawRect(box)
