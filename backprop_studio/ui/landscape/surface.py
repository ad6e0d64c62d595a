"""The landscape as a surface that can be turned, drawn by our own projection: no OpenGL.

Mouse: drag turns, wheel zooms, double-click is as Home. Keys: arrows turn, + and − zoom, Home
shows it as at first, A asks for another part of the landscape.

The surface itself is painted into an image that is kept while neither the loss nor the eye
changes; ball, trail, arrow and runners go over it. While it turns, edges are hard and the
image is made at every frame; once it rests they become soft.
"""

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from backprop_studio.theme import CAPTION, LIGHT, TEXT, Theme
from backprop_studio.ui.anew import FINENESS, is_anew
from backprop_studio.ui.landscape.picture import Relief
from backprop_studio.ui.landscape.projection import (
    Eye,
    Heights,
    Projection,
    base_sides,
    fitted,
    heights_of,
    shading,
)
from backprop_studio.ui.landscape.relief_image import ReliefImage
from backprop_studio.ui.landscape.surface_axes import BoxAxes, height_levels, paint_box
from backprop_studio.ui.landscape.surface_marks import (
    RUNNER_POINTS,
    TRAIL_POINTS,
    Ground,
    arrow_enlargement,
    paint_ball,
    paint_runners,
    paint_trail,
)
from backprop_studio.ui.plot_style import pen, short_number
from backprop_studio.ui.race.marks import RunnerMark

TURN = math.radians(0.5)  # a px of the mouse
KEY_TURN, KEY_TILT, ZOOM_STEP = math.radians(6), math.radians(4), 1.15
REST_MS = 160  # after the last turn, before the edges become soft
LEFT, RIGHT, TOP, BOTTOM = 34.0, 24.0, 18.0, 36.0  # px left free for numbers and names
LARGE = 350_000  # px, from which the surface is coarser while it turns


class SurfaceCanvas(QWidget):
    """Draws a `Relief` as a surface."""

    home_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = LIGHT
        self.eye = Eye()
        self.enlarged = 1.0
        self.empty_text = self.tr("The loss over two parameters is being computed …")
        self._relief: Relief | None = None
        self._runners: tuple[RunnerMark, ...] = ()
        self._key: object = None
        self._image: ReliefImage | None = None
        self._heights: Heights | None = None
        self._sides = (1.0, 1.0)
        self._painted: tuple[object, QImage] | None = None
        self._smooth = True
        self._held: QPointF | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._soften)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(200, 110)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAccessibleName(self.tr("Surface of the loss"))
        self.setToolTip(
            self.tr(
                "Drag or press arrow keys to turn, wheel or + and − to zoom; "
                "Home shows it as at first, A fits"
            )
        )

    # what is shown --------------------------------------------------------------------------

    def show_landscape(self, relief: Relief) -> None:
        """Draw this from now on; only another loss makes another surface."""
        self._relief = relief
        key = (relief.version, relief.logarithmic, relief.loss.shape)
        if key != self._key:
            fresh = self._key is None
            self._key = key
            self._build(relief)
            if not fresh:
                self._hurry()
        self.enlarged = self._enlargement()
        self.update()

    def set_runners(self, runners: Sequence[RunnerMark]) -> None:
        """The runners of a race on the surface; none ends it."""
        self._runners = tuple(runners)
        self.update()

    def clear(self, why: str) -> None:
        """No picture, and why."""
        self._relief = self._key = self._image = self._painted = None
        self.empty_text = why
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        self.theme = theme
        self.update()

    def _build(self, relief: Relief) -> None:
        shares = relief.scale.share(relief.loss)
        if relief.logarithmic and relief.scale.logarithmic:
            unknown = ~np.isfinite(relief.loss)
            self._heights = Heights(shares, relief.scale.low, relief.scale.high, False, unknown)
        else:
            self._heights = heights_of(relief.loss)
        self._sides = base_sides(relief.ranges)
        field = self._heights.shares
        self._image = ReliefImage(
            field, shares, shading(field, self._sides), self._heights.unknown, self._sides
        )
        self._painted = None

    @property
    def note(self) -> str:
        """What the surface leaves out: cut off, or not finite; empty if nothing."""
        heights = self._heights
        if heights is None or self._relief is None:
            return ""
        told = []
        if heights.cut:
            told.append(self.tr("cut off above L = {top}").format(top=short_number(heights.top)))
        if heights.unknown.all():
            return self.tr("no finite loss here")
        if heights.unknown.any():
            told.append(self.tr("grey: no finite loss"))
        if bool((heights.shares == heights.shares.flat[0]).all()) and not told:
            told.append(self.tr("flat: the loss is the same everywhere here"))
        return "; ".join(told)

    # the eye --------------------------------------------------------------------------------

    def look_from(self, eye: Eye) -> None:
        """Turn or zoom; edges are hard until it rests."""
        if eye != self.eye:
            self.eye = eye
            self._hurry()
            self.enlarged = self._enlargement()
            self.update()

    def _hurry(self) -> None:
        self._smooth = False
        self._rest.start()

    def _soften(self) -> None:
        self._smooth = True
        self.update()

    def projection(self) -> Projection:
        """The one that fits the widget."""
        scale = self.theme.px
        area = (
            scale(LEFT),
            scale(TOP),
            max(20.0, self.width() - scale(LEFT + RIGHT)),
            max(20.0, self.height() - scale(TOP + BOTTOM)),
        )
        return fitted(self.eye, self._sides, area)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the surface."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Turn it."""
        if self._held is not None:
            moved, self._held = event.position() - self._held, event.position()
            self.look_from(self.eye.turned(-moved.x() * TURN, moved.y() * TURN))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._held = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """As at first."""
        self.look_from(Eye())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Nearer or farther."""
        self.look_from(self.eye.zoomed(ZOOM_STEP ** (event.angleDelta().y() / 120)))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows turn, + and − zoom, Home and A go home; all else is the window's."""
        turns = {
            Qt.Key.Key_Left: (KEY_TURN, 0.0),
            Qt.Key.Key_Right: (-KEY_TURN, 0.0),
            Qt.Key.Key_Up: (0.0, KEY_TILT),
            Qt.Key.Key_Down: (0.0, -KEY_TILT),
        }
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            event.ignore()
        elif key in turns:
            self.look_from(self.eye.turned(*turns[key]))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.look_from(self.eye.zoomed(ZOOM_STEP))
        elif key == Qt.Key.Key_Minus:
            self.look_from(self.eye.zoomed(1 / ZOOM_STEP))
        elif key == Qt.Key.Key_Home:
            self.look_from(Eye())
        elif key == Qt.Key.Key_A:
            self.home_requested.emit()
        else:
            event.ignore()

    # painting -------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Axes, surface, and over it all that moves."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self.theme.panel))
        relief, image = self._relief, self._image
        if relief is None or image is None or self._heights is None:
            painter.setFont(self.theme.font(TEXT))
            painter.setPen(QColor(self.theme.muted))
            top = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            room = self.rect().adjusted(16, 8, -16, 0)
            painter.drawText(room, top | Qt.TextFlag.TextWordWrap, self.empty_text)
            painter.end()
            return
        projection = self.projection()
        axes = BoxAxes(relief.ranges, relief.names, self._levels(relief, self._heights))
        paint_box(painter, projection, self._sides, axes, self.theme)
        painter.drawImage(QPointF(0, 0), self._surface(image, projection))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = Ground(relief, self._heights, self._sides, self.eye, projection)
        if self._runners:
            paint_runners(painter, ground, self._runners, self.theme)
        else:
            paint_trail(painter, ground, TRAIL_POINTS if self._smooth else RUNNER_POINTS)
            paint_ball(painter, ground, self.enlarged, self.theme, self.width())
        self._paint_note(painter)
        if self.hasFocus():
            painter.setPen(pen(self.theme.accent, 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _surface(self, image: ReliefImage, projection: Projection) -> QImage:
        ratio = FINENESS if is_anew() else self.devicePixelRatioF()
        if not self._smooth and self.width() * self.height() > LARGE:
            ratio /= 2  # coarser while it turns
        key = (self._key, projection, self.size(), ratio, self._smooth)
        if self._painted is None or self._painted[0] != key:
            size = QSize(self.width(), self.height())
            self._painted = key, image.paint(projection, size, ratio, self._smooth)
        return self._painted[1]

    def _levels(self, relief: Relief, heights: Heights) -> tuple[tuple[float, str], ...]:
        if relief.logarithmic and relief.scale.logarithmic:
            levels = relief.scale.levels()
            shares = relief.scale.share(np.array(levels)) if levels else np.empty(0)
            return tuple(zip(shares.tolist(), map(short_number, levels), strict=True))
        return height_levels(heights.bottom, heights.top)

    def _enlargement(self) -> float:
        relief = self._relief
        if relief is None or self._heights is None:
            return 1.0
        ground = Ground(relief, self._heights, self._sides, self.eye, self.projection())
        return arrow_enlargement(ground, self.enlarged)

    def _paint_note(self, painter: QPainter) -> None:
        note = self.note
        if not note:
            return
        painter.setFont(self.theme.font(CAPTION))
        painter.setPen(QColor(self.theme.muted))
        area = QRectF(self.rect()).adjusted(8, 4, -8, -4)
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, note)
