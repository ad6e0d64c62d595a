"""A plot with the ball in it: seized and dragged, put elsewhere by a click, moved by keys.

Mouse: the ball drags, elsewhere a drag pans and a click puts the ball there; the wheel zooms.
Keys: arrows move the ball (Shift: a tenth as far), Ctrl with arrows pans, A fits, + and − zoom.
"""

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPolygonF
from PySide6.QtWidgets import QWidget

from backprop_studio.training.quantity import LOSS, Quantity
from backprop_studio.ui.landscape.arrow import Arrow, enlargements, reach
from backprop_studio.ui.plot_canvas import PAN_SHARE, PlotCanvas
from backprop_studio.ui.plot_style import (
    BALL,
    BALL_OUTLINE,
    ON_PICTURE,
    PICTURE_OUTLINE,
    Floats,
    pen,
)
from backprop_studio.ui.widgets.value_slider import new_gesture

BALL_RADIUS, REACH = 7.5, 5.0  # px; a press so far beyond the rim still seizes the ball
CLICK = 4.0  # px that a click may move
STEPS = 50  # arrow keys across the plot
ARROW_POINTS = 16  # at least, along an arrow, for what makes way for it,
ARROW_STEP, ARROW_END = 10.0, 1000.0  # px between two of them, and after which there are none
FARTHEST = 4000.0  # px; longer arrows are cut, they leave the picture anyway
BEYOND = 1e100  # px; no length beyond, whose square would be infinite
Place = tuple[float, float]


class BallCanvas(PlotCanvas):
    """Emits where a person moves the ball, in the plot's coordinates."""

    ball_moved = Signal(float, float, str)  # across, up, gesture
    held = Signal(bool)  # the ball has been seized, or let go
    refused = Signal()  # the ball was seized where it cannot be moved

    def __init__(self, parent: QWidget, equal_scales: bool) -> None:
        super().__init__(parent, equal_scales)
        self.ball: Place | None = None
        self.arrows: tuple[Arrow, ...] = ()
        self.enlarged: tuple[float, ...] = ()  # how many times its length each arrow has
        self.told = QRectF()  # where the loss at the ball is written
        self.movable = True
        self.holding = False  # the ball is in the person's hand
        self._gesture = ""
        self._grip = QPointF()  # from the pointer to the ball's centre
        self._pressed: QPointF | None = None
        self._keyed: Place | None = None  # where keys have put it, while one is held down
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def ball_at(self, position: QPointF) -> bool:
        """Whether the ball is under this place of the widget."""
        if self.ball is None:
            return False
        away = self.pixel(*self.ball) - position
        return math.hypot(away.x(), away.y()) <= self.theme.px(BALL_RADIUS) + REACH

    def quantity_at(self, place: QPointF) -> Quantity | None:
        """The loss, at the ball and where its number stands."""
        return LOSS if self.told.contains(place) or self.ball_at(place) else None

    def place_at(self, position: QPointF) -> Place:
        """The plot's coordinates of a place of the widget, as fine as a pixel."""
        area, ranges = self.plot_area(), self.shown_range()
        shares = (
            (position.x() - area.left()) / area.width(),
            (area.bottom() - position.y()) / area.height(),
        )
        across, up = (
            _rounded(low + share * (high - low), high - low)
            for share, (low, high) in zip(shares, ranges, strict=True)
        )
        return across, up

    # mouse ----------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Seize the ball; elsewhere it may become a pan or a click."""
        position = event.position()
        if event.button() != Qt.MouseButton.LeftButton or not self.ball_at(position):
            self._pressed = position if event.button() == Qt.MouseButton.LeftButton else None
            super().mousePressEvent(event)
            return
        event.accept()
        if not self.movable:
            self.refused.emit()
            return
        assert self.ball is not None
        self.holding, self._gesture = True, new_gesture("ball")
        self._grip = self.pixel(*self.ball) - position
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self.held.emit(True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the ball, or show that it can be seized."""
        if self.holding:
            event.accept()
            self.ball_moved.emit(*self.place_at(event.position() + self._grip), self._gesture)
            return
        if event.buttons() == Qt.MouseButton.NoButton:
            seizable = self.movable and self.ball_at(event.position())
            shape = Qt.CursorShape.OpenHandCursor if seizable else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the ball; or put it where the click was."""
        if self.holding:
            event.accept()
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
            self.let_go()
            return
        pressed, self._pressed = self._pressed, None
        super().mouseReleaseEvent(event)
        if pressed is None or not self.plot_area().contains(event.position()):
            return
        away = event.position() - pressed
        if math.hypot(away.x(), away.y()) <= CLICK and self.ball is not None:
            if self.movable:
                self.ball_moved.emit(*self.place_at(event.position()), new_gesture("ball"))
            else:
                self.refused.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two clicks: the second one puts the ball where it already is."""
        self.mousePressEvent(event)

    def let_go(self) -> None:
        """The ball has been put down; what was kept still for it may follow."""
        self.holding = False
        self.held.emit(False)
        self.resized.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """A hand that loses sight of the ball has let it go."""
        if self.holding:
            self.let_go()
        super().hideEvent(event)

    # keys -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the ball; all else as in every plot."""
        directions = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Down: (0, -1),
            Qt.Key.Key_Up: (0, 1),
        }
        direction = directions.get(Qt.Key(event.key()))
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if direction is None:
            super().keyPressEvent(event)
        elif modifiers == Qt.KeyboardModifier.ControlModifier:
            self._pan(*direction)
        elif modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            fine = modifiers == Qt.KeyboardModifier.ShiftModifier
            self._move_by_key(direction, 0.1 if fine else 1.0, event.isAutoRepeat())
        else:
            event.ignore()

    def _pan(self, across: int, up: int) -> None:
        (left, right), (low, high) = self.shown_range()
        self.box.translateBy(x=across * PAN_SHARE * (right - left), y=up * PAN_SHARE * (high - low))
        self.moved_by_hand.emit()

    def _move_by_key(self, direction: tuple[int, int], fine: float, again: bool) -> None:
        if self.ball is None:
            return
        if not self.movable:
            self.refused.emit()
            return
        if not again or self._keyed is None:
            self._gesture, self._keyed = new_gesture("ball"), self.ball
        ranges = self.shown_range()
        across, up = (
            _rounded(here + way * fine * _key_step(high - low), high - low)
            for here, way, (low, high) in zip(self._keyed, direction, ranges, strict=True)
        )
        self._keyed = across, up
        self.ball_moved.emit(across, up, self._gesture)

    # painting -------------------------------------------------------------------------------

    def arrow_pixels(self, arrow: Arrow) -> tuple[float, float]:
        """The step in px at its true length, x to the right and y down."""
        area, ((left, right), (low, high)) = self.plot_area(), self.shown_range()
        across = arrow.across / (right - left) * area.width()
        down = -arrow.up / (high - low) * area.height()
        # of a length beyond all numbers, roughly the direction alone can be drawn
        return max(min(across, BEYOND), -BEYOND), max(min(down, BEYOND), -BEYOND)  # NaN stays

    def update_enlargement(self) -> None:
        """So that every arrow can be seen and ends inside the plot."""
        lengths = [math.hypot(*self.arrow_pixels(arrow)) for arrow in self.arrows]
        ball, ranges = self.ball or (math.nan, math.nan), self.shown_range()
        reaches = [reach(ball, arrow, ranges) for arrow in self.arrows]
        self.enlarged = enlargements(lengths, reaches, self.enlarged)

    @property
    def leads_out(self) -> bool:
        """Whether a step is so long that its arrow, at its true length, ends outside the plot."""
        ball, ranges = self.ball or (math.nan, math.nan), self.shown_range()
        return any(reach(ball, arrow, ranges) < 1.0 for arrow in self.arrows)

    def arrow_points(self, center: QPointF) -> Floats:
        """Points (n, 2) in px along all arrows of a ball at `center`, as they are drawn."""
        tips = []
        for arrow, times in zip(self.arrows, self.enlarged, strict=True):
            tip = np.array(self.arrow_pixels(arrow)) * times
            tips.append(tip * min(1.0, ARROW_END / max(math.hypot(*tip), 1.0)))
        longest = max((math.hypot(*tip) for tip in tips), default=0.0)
        points = ARROW_POINTS if not longest > 0 else math.ceil(longest / ARROW_STEP)
        shares = np.linspace(0.0, 1.0, max(ARROW_POINTS, points))[:, None]
        ways = [np.array([center.x(), center.y()]) + shares * tip for tip in tips]
        return np.vstack((np.empty((0, 2)), *ways))

    def paint_ball(self, painter: QPainter, center: QPointF) -> None:
        """Arrows, a shorter one over a longer one, and the ball on them."""
        arrows = [
            (math.hypot(*self.arrow_pixels(arrow)) * times, arrow, times)
            for arrow, times in zip(self.arrows, self.enlarged, strict=True)
        ]
        for _, arrow, times in sorted(arrows, key=_lower_first):
            self._paint_arrow(painter, center, arrow, times)
        radius = self.theme.px(BALL_RADIUS)
        if self.hasFocus():
            painter.setPen(pen(self.theme.accent, 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(center, radius + 3.5, radius + 3.5)
        painter.setPen(pen(BALL_OUTLINE, 1.8))
        painter.setBrush(QColor(BALL))
        painter.drawEllipse(center, radius, radius)

    def _paint_arrow(
        self, painter: QPainter, start: QPointF, arrow: Arrow, enlarged: float
    ) -> None:
        across, down = self.arrow_pixels(arrow)
        length = math.hypot(across, down)
        drawn = min(length * enlarged, FARTHEST)
        if not drawn >= 6:
            return
        unit = QPointF(across / length, down / length)
        normal = QPointF(-unit.y(), unit.x())
        tip, head = start + unit * drawn, min(11.0, drawn * 0.5)
        neck = start + unit * (drawn - head)
        point = QPolygonF([tip, neck + normal * head * 0.55, neck - normal * head * 0.55])
        ink = ON_PICTURE if arrow.optimizer else BALL
        width = 2.0 if arrow.optimizer else 3.4
        painter.setPen(pen(PICTURE_OUTLINE, width + 2.4))
        painter.drawLine(start, neck)
        painter.setPen(pen(PICTURE_OUTLINE, 1.4))
        painter.setBrush(QColor(ink))
        painter.drawPolygon(point)
        painter.setPen(pen(ink, width))
        painter.drawLine(start, neck)


def paint_cross(painter: QPainter, center: QPointF, arm: float) -> None:
    """White with a dark rim, for any place of a picture."""
    for ink, width in ((PICTURE_OUTLINE, 4.5), (ON_PICTURE, 2.0)):
        painter.setPen(pen(ink, width))
        for way in (QPointF(arm, arm), QPointF(arm, -arm)):
            painter.drawLine(center - way, center + way)


def _lower_first(arrow: tuple[float, Arrow, float]) -> tuple[float, bool]:
    """The longer one lies lower; of equal ones, the thicker."""
    return -arrow[0], arrow[1].optimizer


def _rounded(value: float, span: float) -> float:
    """Four decimals, as values set by hand; more where the plot shows less."""
    if not (math.isfinite(value) and span > 0):
        return value
    return round(value, min(12, max(4, 3 - math.floor(math.log10(span))))) + 0.0


def _key_step(span: float) -> float:
    """A round number near a fiftieth of the plot."""
    power = 10.0 ** math.floor(math.log10(span / STEPS))
    steps = np.array([1.0, 2.0, 5.0, 10.0]) * power
    return float(steps[np.argmin(np.abs(np.log(steps / (span / STEPS))))])
