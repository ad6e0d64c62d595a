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
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from backprop_studio.theme import CAPTION, LIGHT, TEXT, Theme
from backprop_studio.ui.anew import FINENESS, is_anew
from backprop_studio.ui.landscape.arrow import Arrow, enlargement
from backprop_studio.ui.landscape.picture import Relief
from backprop_studio.ui.landscape.projection import (
    Eye,
    Heights,
    Projection,
    base_sides,
    fitted,
    heights_of,
    sampled,
    shading,
    visible,
)
from backprop_studio.ui.landscape.relief_image import ReliefImage
from backprop_studio.ui.landscape.surface_axes import BoxAxes, height_levels, paint_box
from backprop_studio.ui.plot_style import (
    BALL,
    BALL_OUTLINE,
    ON_PICTURE,
    PICTURE_OUTLINE,
    Floats,
    draw_outlined_line,
    pen,
    short_number,
    text_size,
)
from backprop_studio.ui.race.marks import RunnerMark, paint_runner_shape

TURN = math.radians(0.5)  # a px of the mouse
KEY_TURN, KEY_TILT, ZOOM_STEP = math.radians(6), math.radians(4), 1.15
REST_MS = 160  # after the last turn, before the edges become soft
LEFT, RIGHT, TOP, BOTTOM = 34.0, 24.0, 18.0, 36.0  # px left free for numbers and names
BALL_RADIUS = 7.0
TRAIL_POINTS, RUNNER_POINTS, ARROW_POINTS = 300, 100, 16
LARGE = 350_000  # px, from which the surface is coarser while it turns
FAINT = 0.35  # opacity of what the surface hides


class SurfaceCanvas(QWidget):
    """Draws a `Relief` as a surface."""

    home_requested = Signal()
    moved_by_hand = Signal()

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
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            flags_and_wrap = flags | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(16, 8, -16, 0), flags_and_wrap, self.empty_text)
            painter.end()
            return
        projection = self.projection()
        axes = BoxAxes(relief.ranges, relief.names, self._levels(relief, self._heights))
        paint_box(painter, projection, self._sides, axes, self.theme)
        painter.drawImage(QPointF(0, 0), self._surface(image, projection))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_trail(painter, projection, relief)
        self._paint_runners(painter, projection, relief)
        if not self._runners:
            self._paint_ball(painter, projection, relief)
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

    def _on_base(self, relief: Relief, places: Floats) -> tuple[Floats, Floats]:
        """Where places (n, 2) of the landscape lie on the base."""
        (left, right), (low, high) = relief.ranges
        u = (2 * (places[:, 0] - left) / (right - left) - 1) * self._sides[0]
        v = (2 * (places[:, 1] - low) / (high - low) - 1) * self._sides[1]
        return u, v

    def _on_surface(
        self, projection: Projection, relief: Relief, places: Floats
    ) -> tuple[Floats, np.ndarray]:
        """Places (n, 2) in px on the surface (NaN beside it), and which of them can be seen."""
        assert self._heights is not None
        field = self._heights.shares
        u, v = self._on_base(relief, places)
        h = sampled(field, self._sides, u, v)
        outside = h < 0
        pixels = projection.pixels(u, v, np.where(outside, np.nan, h))
        seen = visible(field, self._sides, self.eye, u, v, h)
        return pixels, seen & ~outside

    def _paint_trail(self, painter: QPainter, projection: Projection, relief: Relief) -> None:
        if len(relief.trail) < 2 or self._runners:
            return
        trail = _fewer(relief.trail, TRAIL_POINTS if self._smooth else RUNNER_POINTS)
        pixels, seen = self._on_surface(projection, relief, trail)
        self._paint_way(painter, pixels, seen, BALL, 1.4)

    @staticmethod
    def _paint_way(
        painter: QPainter, pixels: Floats, seen: np.ndarray, color: str, width: float
    ) -> None:
        """A line through points on the surface; what the surface hides is faint."""
        whole = ~np.isnan(pixels[:, 0])
        pieces = whole[:-1] & whole[1:]
        open_pieces = pieces & seen[:-1] & seen[1:]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for chosen, opacity in ((pieces & ~open_pieces, FAINT), (open_pieces, 1.0)):
            if not chosen.any():
                continue
            ends = np.stack((pixels[:-1][chosen], pixels[1:][chosen]), axis=1).reshape(-1, 2)
            path = pg.functions.arrayToQPath(ends[:, 0], ends[:, 1], connect="pairs")
            painter.setOpacity(opacity)
            for ink, wide, shade in ((BALL_OUTLINE, width + 1.8, 0.6), (color, width, 1.0)):
                line = pen(ink, wide, opacity=shade)
                line.setCapStyle(Qt.PenCapStyle.FlatCap)
                painter.setPen(line)
                painter.drawPath(path)
        painter.setOpacity(1.0)

    def _paint_runners(self, painter: QPainter, projection: Projection, relief: Relief) -> None:
        """All ways first, then all shapes."""
        ends = []
        for runner in self._runners:
            places = np.vstack((_fewer(runner.trail, RUNNER_POINTS), [runner.place]))
            pixels, seen = self._on_surface(projection, relief, places)
            going = seen if runner.state != "diverged" else np.zeros_like(seen)
            self._paint_way(painter, pixels, going, runner.color, 1.4)
            ends.append((runner, pixels[-1], bool(seen[-1])))
        for runner, pixel, is_seen in ends:
            paint_runner_shape(painter, runner, pixel, self.theme, faint=not is_seen)

    def _paint_ball(self, painter: QPainter, projection: Projection, relief: Relief) -> None:
        if relief.ball is None:
            return
        pixels, seen = self._on_surface(projection, relief, np.array([relief.ball]))
        if not np.isfinite(pixels).all():
            return
        center = QPointF(float(pixels[0, 0]), float(pixels[0, 1]))
        painter.setOpacity(1.0 if seen[0] else FAINT)
        for arrow in relief.arrows:
            self._paint_arrow(painter, projection, relief, arrow)
        radius = self.theme.px(BALL_RADIUS)
        painter.setPen(pen(BALL_OUTLINE, 1.8))
        painter.setBrush(QColor(BALL))
        painter.drawEllipse(center, radius, radius)
        painter.setOpacity(1.0)
        font = self.theme.font(12, 600)
        width, _ = text_size(font, relief.ball_text)
        left = center.x() + radius + 6
        if left + width > self.width() - 4:
            left = center.x() - radius - 6 - width
        draw_outlined_line(painter, QPointF(left, center.y() - 4), relief.ball_text, font)

    def _step_ends(self, relief: Relief, arrow: Arrow, enlarged: float) -> Floats:
        assert relief.ball is not None
        along = np.linspace(0.0, enlarged, ARROW_POINTS)
        ends: Floats = np.array(relief.ball) + np.outer(along, [arrow.across, arrow.up])
        return ends

    def _enlargement(self) -> float:
        """One for all arrows, from the longest as it is seen on the base."""
        relief = self._relief
        if relief is None or relief.ball is None or not relief.arrows:
            return 1.0
        projection, longest = self.projection(), 0.0
        for arrow in relief.arrows:
            u, v = self._on_base(relief, self._step_ends(relief, arrow, 1.0)[[0, -1]])
            longest = max(longest, projection.scale * math.hypot(u[1] - u[0], v[1] - v[0]))
        return enlargement(longest, self.enlarged)

    def _paint_arrow(
        self, painter: QPainter, projection: Projection, relief: Relief, arrow: Arrow
    ) -> None:
        """Along the surface as far as it reaches."""
        if self.enlarged == 0:
            return
        pixels, _ = self._on_surface(
            projection, relief, self._step_ends(relief, arrow, self.enlarged)
        )
        beside = np.flatnonzero(np.isnan(pixels[:, 0]))
        count = int(beside[0]) if beside.size else len(pixels)
        line = pixels[:count]
        if count < 2 or np.abs(line[-1] - line[0]).max() < 5:
            return
        ink = ON_PICTURE if arrow.optimizer else BALL
        width = 2.0 if arrow.optimizer else 3.2
        tip, before = line[-1], line[-2]
        unit = (tip - before) / (np.hypot(*(tip - before)) or 1.0)
        normal, head = np.array([-unit[1], unit[0]]), 10.0
        neck = tip - unit * head
        path = pg.functions.arrayToQPath(*np.vstack((line[:-1], neck)).T)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for color, wide in ((PICTURE_OUTLINE, width + 2.2), (ink, width)):
            painter.setPen(pen(color, wide))
            painter.drawPath(path)
        corners = (tip, neck + normal * head * 0.55, neck - normal * head * 0.55)
        painter.setPen(pen(PICTURE_OUTLINE, 1.2))
        painter.setBrush(QColor(ink))
        painter.drawPolygon(QPolygonF([QPointF(float(x), float(y)) for x, y in corners]))

    def _paint_note(self, painter: QPainter) -> None:
        note = self.note
        if not note:
            return
        painter.setFont(self.theme.font(CAPTION))
        painter.setPen(QColor(self.theme.muted))
        area = QRectF(self.rect()).adjusted(8, 4, -8, -4)
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, note)


def _fewer(trail: Floats, most: int) -> Floats:
    """At most so many points of a way, and the last one."""
    if len(trail) <= most:
        return trail
    return np.vstack((trail[:: -(-len(trail) // most)], trail[-1:]))
