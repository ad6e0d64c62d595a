"""What pointer and keys do to the points of a plot: put, move, erase.

The tools know the plot and its points; what comes of a gesture is told as an edit, and the
plot shows it when the session has answered.
"""

from typing import Literal

import numpy as np
from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter

from backprop_studio.ui.output.ringed_canvas import RingedCanvas
from backprop_studio.ui.plot_style import pen
from backprop_studio.ui.point_edits import Plane, Put, Rub, Shift
from backprop_studio.ui.widgets.value_slider import new_gesture

Tool = Literal["brush", "move", "erase"]
Spot = tuple[float, float]

APART = 16.0  # px between the points of one stroke of the brush
REACH = 12.0  # px around the eraser
STEP, FINE_STEP = 0.04, 0.005  # of the range, for one press of an arrow key
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Down: (0, -1),
    Qt.Key.Key_Up: (0, 1),
}
ACTS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Insert)
ERASES = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class PointTools(QObject):
    """`edited(edit, plane, gesture)`; `ended` when Escape puts the tools away."""

    edited = Signal(object, str, str)
    ended = Signal()
    brush_chosen = Signal(int)  # a digit was typed

    def __init__(self, canvas: RingedCanvas, plane: Plane) -> None:
        super().__init__(canvas)
        self._canvas, self._plane = canvas, plane
        self.tool: Tool = "brush"
        self.label = 0.0
        self._gesture = ""
        self._taken: Spot | None = None  # where the point that is moved lay
        self._last: QPointF | None = None  # of the stroke, px
        self._pointer: QPointF | None = None
        self._cursor: Spot | None = None  # by the keys
        self._carried: Spot | None = None  # taken by a key, and where it lay
        self._erased: set[Spot] = set()  # by this stroke

    # places ---------------------------------------------------------------------------------

    def _spot(self, place: QPointF) -> Spot:
        """px → data, inside the plot."""
        area, ((left, right), (low, high)) = self._canvas.plot_area(), self._canvas.shown_range()
        across = (place.x() - area.left()) / max(1.0, area.width())
        up = (area.bottom() - place.y()) / max(1.0, area.height())
        x = left + min(1.0, max(0.0, across)) * (right - left)
        y = low + min(1.0, max(0.0, up)) * (high - low)
        return _rounded(x, right - left), _rounded(y, high - low)

    def _point_at(self, place: QPointF) -> Spot | None:
        found = self._canvas.row_at(place)
        if found is None:
            return None
        x, y = self._canvas.rows[found[0]][found[1]]
        return float(x), float(y)

    # pointer --------------------------------------------------------------------------------

    def press(self, place: QPointF) -> bool:
        """Whether the press is the tools'."""
        if not self._canvas.plot_area().contains(place):
            return False
        self._gesture, self._last = new_gesture("points"), None
        self._erased.clear()
        self._cursor = self._carried = None
        if self.tool == "move":
            self._taken = self._point_at(place)
            return self._taken is not None
        self._stroke(place)
        return True

    def move(self, place: QPointF, held: bool) -> bool:
        """Whether the movement is the tools'."""
        self._pointer = place
        if self.tool == "erase":
            self._canvas.repaint_marks()
        if not held or not self._gesture:
            return False
        if self.tool != "move":
            self._stroke(place)
        elif self._taken is not None:
            self._tell(Shift(self._taken, self._spot(place)))
        return True

    def release(self) -> bool:
        """Whether a gesture has ended."""
        ended, self._gesture, self._taken = bool(self._gesture), "", None
        return ended

    def _stroke(self, place: QPointF) -> None:
        """One more point of a stroke, or one less."""
        if self.tool == "erase":
            spots = self._under(place)
            if spots:
                self._tell(Rub(spots))
            return
        if self._last is not None:
            moved = place - self._last
            if abs(moved.x()) + abs(moved.y()) < APART:
                return
        self._last = place
        self._tell(Put((self._spot(place),), self.label))

    def _under(self, place: QPointF) -> tuple[Spot, ...]:
        """The points under the eraser, each once."""
        found: list[Spot] = []
        for points in self._canvas.rows.values():
            if not len(points):
                continue
            away = self._canvas.to_pixels(points) - [place.x(), place.y()]
            for x, y in points[np.hypot(away[:, 0], away[:, 1]) <= REACH]:
                found.append((float(x), float(y)))
        return tuple(spot for spot in found if self._is_new(spot))

    def _is_new(self, spot: Spot) -> bool:
        """Whether this stroke has not erased it before."""
        if spot in self._erased:
            return False
        self._erased.add(spot)
        return True

    def _tell(self, edit: Put | Shift | Rub) -> None:
        self.edited.emit(edit, self._plane, self._gesture)

    # keys -----------------------------------------------------------------------------------

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key is the tools', not the window's."""
        key = Qt.Key(event.key())
        digit = Qt.Key.Key_1 <= key <= Qt.Key.Key_9
        fine = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        others = event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if others or (fine and key not in ARROWS):
            return False
        return key in ARROWS or key in ACTS or key in ERASES or digit or key == Qt.Key.Key_Escape

    def key(self, event: QKeyEvent) -> None:
        """Arrows move the cross, Return acts there, Delete erases, Escape ends."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.ended.emit()
            return
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self.brush_chosen.emit(int(key) - int(Qt.Key.Key_1))
            return
        area = self._canvas.plot_area()
        cursor = self._cursor or self._spot(area.center())
        if key in ARROWS:
            self._step(cursor, ARROWS[key], bool(event.modifiers()))
        elif key in ERASES or (key in ACTS and self.tool == "erase"):
            self._erase_at(cursor)
        elif key in ACTS and self.tool == "brush":
            self._cursor, self._gesture = cursor, new_gesture("points")
            self._tell(Put((cursor,), self.label))
            self._gesture = ""
        elif key in ACTS:
            self._take_or_drop(cursor)
        self._canvas.repaint_marks()

    def _step(self, cursor: Spot, way: tuple[int, int], fine: bool) -> None:
        (left, right), (low, high) = self._canvas.shown_range()
        share = FINE_STEP if fine else STEP
        x = min(right, max(left, cursor[0] + way[0] * share * (right - left)))
        y = min(high, max(low, cursor[1] + way[1] * share * (high - low)))
        self._cursor = _rounded(x, right - left), _rounded(y, high - low)
        if self._carried is not None:
            self._tell(Shift(self._carried, self._cursor))

    def _erase_at(self, cursor: Spot) -> None:
        found = self._point_at(self._canvas.pixel(*cursor))
        self._cursor = cursor
        if found is not None:
            self._gesture = new_gesture("points")
            self._tell(Rub((found,)))
            self._gesture = ""

    def _take_or_drop(self, cursor: Spot) -> None:
        if self._carried is not None:
            self._carried, self._gesture, self._cursor = None, "", cursor
            return
        found = self._point_at(self._canvas.pixel(*cursor))
        self._cursor = found or cursor
        if found is not None:
            self._carried, self._gesture = found, new_gesture("points")

    def put_down(self) -> None:
        """Another tool: what was carried stays where it is."""
        self._carried, self._taken, self._gesture = None, None, ""
        self._canvas.repaint_marks()

    # looks ----------------------------------------------------------------------------------

    def paint(self, painter: QPainter) -> None:
        """The cross that the keys move, and how far the eraser reaches."""
        canvas, theme = self._canvas, self._canvas.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(canvas.plot_area())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._cursor is not None and canvas.hasFocus():
            place, arm = canvas.pixel(*self._cursor), theme.px(9)
            for color, width in ((theme.background, 4.0), (theme.accent, 2.0)):
                painter.setPen(pen(color, width))
                painter.drawLine(place - QPointF(arm, 0), place + QPointF(arm, 0))
                painter.drawLine(place - QPointF(0, arm), place + QPointF(0, arm))
            if self._carried is not None:
                painter.drawEllipse(place, arm, arm)
        if self.tool == "erase" and self._pointer is not None:
            painter.setPen(pen(theme.text, 1.2))
            painter.drawEllipse(self._pointer, REACH, REACH)
        painter.restore()


def _rounded(value: float, extent: float) -> float:
    """To a thousandth of what is in view: no digits that a hand cannot mean."""
    if not extent > 0:
        return value
    digits = 3 - int(np.floor(np.log10(extent)))
    return round(value, digits)
