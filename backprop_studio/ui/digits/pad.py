"""A pad to draw a digit on with mouse or pen, or with the keys."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTabletEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from backprop_studio.theme import CAPTION, LIGHT, Theme
from backprop_studio.ui.plot_style import pen

SIDE = 112  # pixels of ink along an edge: four for each pixel of an MNIST picture
PEN, ERASER = 10.0, 22.0  # widths in pixels of ink: MNIST's strokes are 2 to 3 of 20 wide
STEP = 4.0  # pixels of ink that an arrow key moves the pen
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Pad(QWidget):
    """White paper, or dark in the dark theme; `drawn` after every stroke's piece,
    `lifted` at a stroke's end.

    Keys: arrows move the pen, Space lowers and raises it, E takes the eraser, Delete clears.
    """

    drawn = Signal()
    lifted = Signal()
    eraser_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self.erasing = False
        self._ink = QImage(SIDE, SIDE, QImage.Format.Format_Grayscale8)
        self._ink.fill(0)
        self._last: QPointF | None = None  # where the stroke under way has come to
        self._cursor = QPointF(SIDE / 2, SIDE / 4)
        self._lowered = False
        self.is_blank = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setMinimumSize(96, 96)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Pad to draw a digit on"))
        self.setToolTip(
            self.tr(
                "Draw with mouse or pen. Keys: arrows move the pen, Space lowers and raises it,\n"
                "E changes between pen and eraser, Delete clears."
            )
        )

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(180, 180)

    @property
    def is_drawing(self) -> bool:
        """Whether a stroke is under way."""
        return self._last is not None or self._lowered

    def ink(self) -> bytes:
        """SIDE × SIDE bytes, row by row: 0 paper, 255 ink."""
        bits, stride = self._ink.constBits(), self._ink.bytesPerLine()
        whole = bytes(bits)
        return b"".join(whole[row * stride : row * stride + SIDE] for row in range(SIDE))

    def clear(self) -> None:
        """Blank paper."""
        self._ink.fill(0)
        self.is_blank, self._last = True, None
        self.drawn.emit()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        self._theme = theme
        self.update()

    # drawing --------------------------------------------------------------------------------

    def stroke(self, start: QPointF, end: QPointF) -> None:
        """A piece of a stroke, in pixels of ink."""
        painter = QPainter(self._ink)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, ink = (ERASER, 0) if self.erasing else (PEN, 255)
        line = QPen(QColor(ink, ink, ink), width)
        line.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(line)
        if start == end:
            painter.drawPoint(start)
        else:
            painter.drawLine(start, end)
        painter.end()
        self.is_blank = not any(self.ink())
        self.drawn.emit()
        self.update()

    def _paper(self) -> QRectF:
        side = min(self.width(), self.height()) - 2
        return QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)

    def _on_paper(self, place: QPointF) -> QPointF:
        paper = self._paper()
        return QPointF(
            (place.x() - paper.left()) / paper.width() * SIDE,
            (place.y() - paper.top()) / paper.height() * SIDE,
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A stroke begins."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._last = self._on_paper(event.position())
            self.stroke(self._last, self._last)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """It goes on."""
        if self._last is not None:
            place = self._on_paper(event.position())
            self.stroke(self._last, place)
            self._last = place

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It ends."""
        self._last = None
        self.lifted.emit()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen that is turned over erases; the rest is as with the mouse."""
        turned = event.pointerType() == event.pointingDevice().PointerType.Eraser
        if turned != self.erasing and event.type() == QTabletEvent.Type.TabletPress:
            self.eraser_wanted.emit()
        event.ignore()  # then it comes as mouse events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        key = Qt.Key(event.key())
        if key in ARROWS:
            across, down = ARROWS[key]
            before = self._cursor
            self._cursor = QPointF(
                min(max(before.x() + STEP * across, 4), SIDE - 4),
                min(max(before.y() + STEP * down, 4), SIDE - 4),
            )
            if self._lowered:
                self.stroke(before, self._cursor)
            self.update()
        elif key == Qt.Key.Key_Space:
            self._lowered = not self._lowered
            if self._lowered:
                self.stroke(self._cursor, self._cursor)
            else:
                self.lifted.emit()
            self.update()
        elif key == Qt.Key.Key_E:
            self.eraser_wanted.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
        else:
            super().keyPressEvent(event)

    # painting -------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper, ink, a frame; the keyboard's pen while the pad has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, paper = self._theme, self._paper()
        painter.fillRect(paper, QColor(theme.background))
        mask = self._ink.copy()
        mask.reinterpretAsFormat(QImage.Format.Format_Alpha8)
        ink = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32_Premultiplied)
        ink.fill(QColor(theme.text))
        inner = QPainter(ink)
        inner.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        inner.drawImage(0, 0, mask)
        inner.end()
        painter.drawImage(paper, ink)
        focus = self.hasFocus()
        painter.setPen(pen(theme.accent if focus else theme.muted, 2.0 if focus else 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(paper)
        if self.is_blank:
            painter.setFont(theme.font(CAPTION))
            painter.setPen(QColor(theme.muted))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(paper.adjusted(8, 8, -8, -8), flags, self.tr("Draw a digit here"))
        if focus and (self._lowered or not self.is_blank):
            scale = paper.width() / SIDE
            place = paper.topLeft() + self._cursor * scale
            painter.setPen(pen(theme.accent, 1.6))
            if self._lowered:
                painter.setBrush(QColor(theme.accent))
            painter.drawEllipse(place, 4, 4)
        painter.end()
