"""A still bubble that points at something: no dialog, takes no focus, hides nothing it names."""

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from backprop_studio.theme import TEXT, Theme
from backprop_studio.ui.dressing import letter

TIP = 9  # px from the bubble to the end of its tip
MARGIN = 8


class Callout(QWidget):
    """Shown under, above or beside a widget of the same window, wherever there is room.
    With a long tip it leans to the left: what matters on a line stands at its right end."""

    pressed = Signal()
    dismissed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("callout")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._target: QWidget | None = None
        self._point: QPoint | None = None
        self._side = "below"
        self._clear, self._left = 0, MARGIN
        self._tip = QPointF()
        self._fill, self._ink = QColor("#000000"), QColor("#FFFFFF")
        self._text = QLabel(self)
        self._action = QToolButton(self)
        self._action.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._action.clicked.connect(self.pressed)
        self._close = QToolButton(self)
        self._close.setText("✕")
        self._close.setToolTip(self.tr("Close, and show no more of these"))
        self._close.setAccessibleName(self._close.toolTip())
        self._close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._close.clicked.connect(self.dismissed)
        self._row = row = QHBoxLayout(self)
        row.setSpacing(8)
        for widget in (self._text, self._action, self._close):
            row.addWidget(widget)
        window.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty while hidden."""
        return "" if self.isHidden() else self._text.text()

    def point_at(
        self,
        target: QWidget,
        text: str,
        side: str = "below",
        action: str = "",
        point: QPoint | None = None,
        under: int = 0,
        left: int = MARGIN,
    ) -> None:
        """Say `text` beside `target` (at `point` of it, if given), with a button if `action`.
        A bubble below stands under y = `under` of the window: what is above can be used.
        It begins no further left than at `left` of the window."""
        self._target, self._side, self._point, self._left = target, side, point, left
        foot = target.mapTo(self.window(), QPoint(0, target.height())).y()
        self._clear = max(0, under - foot) if side == "below" else 0
        self._row.setContentsMargins(14 + TIP, 8 + TIP + self._clear, 6 + TIP, 8 + TIP)
        self._text.setText(text)
        self.setAccessibleName(text)
        self._action.setText(action)
        self._action.setAccessibleName(action)
        self._action.setVisible(bool(action))
        self.show()
        self.raise_()
        self._place()

    def set_theme(self, theme: Theme) -> None:
        """Accent colour, so that it is found in one second."""
        self._fill, self._ink = QColor(theme.accent), QColor(theme.on_accent)
        letter(self._text, theme.font(TEXT, 500), theme.on_accent)
        for button in (self._action, self._close):
            button.setStyleSheet(
                f"QToolButton {{ color: {theme.on_accent}; background: transparent;"
                f" border: 1px solid {theme.on_accent if button is self._action else theme.accent};"
                " border-radius: 5px; padding: 2px 6px; }"
            )
            button.setFont(theme.font(TEXT, 600))
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        window = self.parentWidget()
        if self._target is None or window is None or not self.isVisible():
            return
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self.adjustSize()
        target = self._target
        corner = target.mapTo(window, QPoint(0, 0))
        if self._point is not None:
            at = corner + self._point
        elif self._side == "right":
            at = corner + QPoint(target.width(), target.height() // 2)
        elif self._side == "left":
            at = corner + QPoint(0, target.height() // 2)
        elif self._side == "above":
            at = corner + QPoint(target.width() // 2, 0)
        else:
            at = corner + QPoint(target.width() // 2, target.height())
        place = {
            "below": QPoint(
                at.x() - (self.width() - 28 if self._clear else self.width() // 2), at.y()
            ),
            "above": QPoint(at.x() - self.width() // 2, at.y() - self.height()),
            "right": QPoint(at.x(), at.y() - self.height() // 2),
            "left": QPoint(at.x() - self.width(), at.y() - self.height() // 2),
        }[self._side]
        x = min(max(place.x(), self._left), window.width() - self.width() - MARGIN)
        y = min(max(place.y(), MARGIN), window.height() - self.height() - MARGIN)
        self._tip = QPointF(at.x() - x, at.y() - y)
        self.move(x, y)
        self._let_through()
        self.update()

    def _box(self) -> QRectF:
        return QRectF(self.rect()).adjusted(TIP, TIP + self._clear, -TIP, -TIP)

    def _let_through(self) -> None:
        """Beside a long tip the mouse reaches what stands there."""
        if self._clear:
            tip = QRegion(round(self._tip.x()) - 8, 0, 16, TIP + self._clear)
            self.setMask(tip.united(self._box().toAlignedRect()))
        else:
            self.clearMask()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bubble and its tip."""
        box = self._box()
        bubble = QPainterPath()
        bubble.addRoundedRect(box, 8, 8)
        tip = QPainterPath()
        x = min(max(self._tip.x(), box.left() + 16), box.right() - 16)
        y = min(max(self._tip.y(), box.top() + 12), box.bottom() - 12)
        foot = 4 if self._clear else 8
        ends = {
            "below": ((x, 1), (x - foot, box.top() + 1), (x + foot, box.top() + 1)),
            "above": ((x, self.height() - 1), (x - 8, box.bottom() - 1), (x + 8, box.bottom() - 1)),
            "right": ((1, y), (box.left() + 1, y - 8), (box.left() + 1, y + 8)),
            "left": ((self.width() - 1, y), (box.right() - 1, y - 8), (box.right() - 1, y + 8)),
        }[self._side]
        tip.moveTo(*ends[0])
        tip.lineTo(*ends[1])
        tip.lineTo(*ends[2])
        tip.closeSubpath()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(Qt.PenStyle.NoPen))
            painter.fillPath(bubble.united(tip), self._fill)
