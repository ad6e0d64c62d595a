"""The pen: lines drawn over the whole window with the mouse, and wiped away by one key."""

import math

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QWidget

from backprop_studio.theme import Theme

WIDTH = 3.0  # px at scale 1


class Ink(QWidget):
    """Holds the strokes as shares of its size, so that they stay where they belong when the
    screen changes. While the pen is up the mouse goes through to the views."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("ink")
        self.setAccessibleName(self.tr("Pen"))
        self._strokes: list[list[QPointF]] = []
        self._pen = QPen(QColor("#C44E00"), WIDTH)
        self._halo = QPen(QColor("#FFFFFF"), WIDTH)
        self._is_down = False
        self.hide()

    @property
    def strokes(self) -> int:
        """How many lines have been drawn."""
        return len(self._strokes)

    @property
    def is_down(self) -> bool:
        """Whether the mouse draws."""
        return self._is_down

    def set_theme(self, theme: Theme) -> None:
        """Vermillion on a halo of the canvas."""
        width = theme.px(WIDTH)
        self._pen = _pen(theme.negative, width)
        self._halo = _pen(theme.background, width + theme.px(2.0))
        self.update()

    def set_down(self, is_down: bool) -> None:
        """The mouse draws; or it works on the views again, and what was drawn stays."""
        self._is_down = is_down
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not is_down)
        if is_down:
            self.setCursor(Qt.CursorShape.CrossCursor)
        else:
            self.unsetCursor()
        self._show()

    def wipe(self) -> None:
        """Nothing is drawn any more."""
        self._strokes.clear()
        self._show()

    def fit(self) -> None:
        """Over the whole window."""
        window = self.parentWidget()
        if window is not None:
            self.setGeometry(window.rect())

    def _show(self) -> None:
        self.fit()
        self.setVisible(self._is_down or bool(self._strokes))
        self.raise_()
        self.update()

    # drawing --------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A new line."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._strokes.append([self._share(event.position())])
            self._update_tip()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """It goes on."""
        if self._strokes and event.buttons() & Qt.MouseButton.LeftButton:
            self._strokes[-1].append(self._share(event.position()))
            self._update_tip()

    def _share(self, point: QPointF) -> QPointF:
        return QPointF(point.x() / max(1, self.width()), point.y() / max(1, self.height()))

    def _update_tip(self) -> None:
        """Paint where the line has grown alone: all that lies below is painted with it."""
        grown = QPolygonF([self._point(share) for share in self._strokes[-1][-2:]])
        margin = math.ceil(self._halo.widthF())
        area = grown.boundingRect().toAlignedRect()
        self.update(area.adjusted(-margin, -margin, margin, margin))

    def _point(self, share: QPointF) -> QPointF:
        return QPointF(share.x() * self.width(), share.y() * self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The lines move along."""
        super().resizeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Every line, with a halo."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for pen in (self._halo, self._pen):
            painter.setPen(pen)
            for stroke in self._strokes:
                points = [self._point(share) for share in stroke]
                if len(points) == 1:
                    painter.drawPoint(points[0])
                else:
                    painter.drawPolyline(QPolygonF(points))
        painter.end()


def _pen(color: str, width: float) -> QPen:
    pen = QPen(QColor(color), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
