"""The landscape as a surface that can be turned, drawn by our own projection: no OpenGL.

The surface itself is painted into an image that is kept while neither the loss nor the eye
changes; ball, trail, arrow and runners go over it. While it turns, edges are hard and the
image is made at every frame; once it rests they become soft.
"""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from backprop_studio.theme import CAPTION, LIGHT, TEXT, Theme
from backprop_studio.training.quantity import LOSS, Quantity
from backprop_studio.ui.anew import FINENESS, is_anew
from backprop_studio.ui.landscape.color_bar import paint_color_bar
from backprop_studio.ui.landscape.picture import Relief
from backprop_studio.ui.landscape.projection import (
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
    arrow_enlargements,
    paint_ball,
    paint_floor,
    paint_runners,
    paint_trail,
)
from backprop_studio.ui.landscape.turned_canvas import TurnedCanvas
from backprop_studio.ui.plot_style import pen, short_number
from backprop_studio.ui.race.marks import RunnerMark

LEFT, RIGHT, TOP, BOTTOM = 34.0, 16.0, 18.0, 36.0  # px left free for numbers and names
TICK_ROOM = 12.0  # px beside the numbers of the height
BAR_ROOM = 72.0  # px at the right, for the colour bar
LARGE = 350_000  # px, from which the surface is coarser while it turns


class SurfaceCanvas(TurnedCanvas):
    """Draws a `Relief` as a surface."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = LIGHT
        self.enlarged: tuple[float, ...] = ()  # how many times its length each arrow has
        self.empty_text = self.tr("The loss over two parameters is being computed …")
        self._relief: Relief | None = None
        self._runners: tuple[RunnerMark, ...] = ()
        self._key: object = None
        self._image: ReliefImage | None = None
        self._heights: Heights | None = None
        self._sides = (1.0, 1.0)
        self._levels: tuple[tuple[float, str], ...] = ()  # share of the height, and number
        self._painted: tuple[object, QImage] | None = None
        self._told = QRectF()  # where the ball and its loss are
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(200, 110)
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
        key = (relief.version, relief.logarithmic, relief.loss.shape, relief.told)
        if key != self._key:
            fresh = self._key is None
            self._key = key
            self._build(relief)
            if not fresh:
                self.hurry()
        self.enlarged = self._enlargements()
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
        self._levels = self._levels_of(relief, self._heights)
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
        if heights.cut and self._relief.told:
            told.append(self.tr("cut off above L = {top}").format(top=short_number(heights.top)))
        if heights.unknown.all():
            return self.tr("no finite loss here")
        if heights.unknown.any():
            told.append(self.tr("grey: no finite loss"))
        if bool((heights.shares == heights.shares.flat[0]).all()) and not told:
            told.append(self.tr("flat: the loss is the same everywhere here"))
        return "; ".join(told)

    def quantity_at(self, place: QPointF) -> Quantity | None:
        """The loss, at the ball and where its number stands."""
        return LOSS if self._told.contains(place) and not self._runners else None

    # the eye --------------------------------------------------------------------------------

    def turned(self) -> None:
        """Arrows are as long as they look."""
        self.enlarged = self._enlargements()

    def projection(self) -> Projection:
        """The one that fits the widget."""
        scale = self.theme.px
        numbers = QFontMetricsF(self.theme.font(CAPTION))
        widest = max((numbers.horizontalAdvance(text) for _, text in self._levels), default=0.0)
        left = max(scale(LEFT), widest + scale(TICK_ROOM))
        area = (
            left,
            scale(TOP),
            max(20.0, self.width() - left - scale(RIGHT + BAR_ROOM)),
            max(20.0, self.height() - scale(TOP + BOTTOM)),
        )
        return fitted(self.eye, self._sides, area)

    # painting -------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Axes, surface, and over it all that moves."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self.theme.panel))
            relief, image = self._relief, self._image
            if relief is None or image is None or self._heights is None:
                painter.setFont(self.theme.font(TEXT))
                painter.setPen(QColor(self.theme.muted))
                top = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
                room = self.rect().adjusted(16, 8, -16, 0)
                painter.drawText(room, top | Qt.TextFlag.TextWordWrap, self.empty_text)
                return
            projection = self.projection()
            axes = BoxAxes(relief.ranges, relief.names, self._levels)
            inner = QRectF(self.rect()).adjusted(0, 0, -self.theme.px(BAR_ROOM), 0)
            paint_box(painter, projection, self._sides, axes, inner, self.theme)
            painter.drawImage(QPointF(0, 0), self._surface(image, projection))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ground = Ground(relief, self._heights, self._sides, self.eye, projection)
            paint_floor(painter, ground, self.theme)
            if self._runners:
                paint_runners(painter, ground, self._runners, self.theme)
            else:
                paint_trail(painter, ground, TRAIL_POINTS if self.smooth else RUNNER_POINTS)
                self._told = paint_ball(painter, ground, self.enlarged, self.theme, inner)
            bar = inner.adjusted(0, self.theme.px(TOP), 0, -self.theme.px(TOP))
            paint_color_bar(painter, bar, relief.scale, self.theme, relief.told)
            self._paint_note(painter)
            if self.hasFocus():
                painter.setPen(pen(self.theme.accent, 2.0))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _surface(self, image: ReliefImage, projection: Projection) -> QImage:
        ratio = FINENESS if is_anew() else self.devicePixelRatioF()
        if not self.smooth and self.width() * self.height() > LARGE:
            ratio /= 2  # coarser while it turns
        key = (self._key, projection, self.size(), ratio, self.smooth)
        if self._painted is None or self._painted[0] != key:
            size = QSize(self.width(), self.height())
            self._painted = key, image.paint(projection, size, ratio, self.smooth)
        return self._painted[1]

    def _levels_of(self, relief: Relief, heights: Heights) -> tuple[tuple[float, str], ...]:
        if not relief.told:
            return ()
        if relief.logarithmic and relief.scale.logarithmic:
            levels = relief.scale.levels()
            shares = relief.scale.share(np.array(levels)) if levels else np.empty(0)
            return tuple(zip(shares.tolist(), map(short_number, levels), strict=True))
        return height_levels(heights.bottom, heights.top)

    def _enlargements(self) -> tuple[float, ...]:
        relief = self._relief
        if relief is None or self._heights is None:
            return ()
        ground = Ground(relief, self._heights, self._sides, self.eye, self.projection())
        return arrow_enlargements(ground, self.enlarged)

    def _paint_note(self, painter: QPainter) -> None:
        note = self.note
        if not note:
            return
        painter.setFont(self.theme.font(CAPTION))
        painter.setPen(QColor(self.theme.muted))
        area = QRectF(self.rect()).adjusted(8, 4, -self.theme.px(BAR_ROOM) - 8, -4)
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, note)
