"""Paints a landscape from above: cividis picture, labelled contours, trail, ball, arrows."""

import math
import time
from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QWidget

from backprop_studio.theme import CAPTION, TEXT, Theme
from backprop_studio.ui.anew import is_anew
from backprop_studio.ui.landscape.ball_canvas import BALL_RADIUS, FARTHEST, BallCanvas, paint_cross
from backprop_studio.ui.landscape.ball_label import free_place
from backprop_studio.ui.landscape.color_bar import paint_color_bar
from backprop_studio.ui.landscape.contour_labels import (
    Label,
    label_box,
    paint_labels,
    place_labels,
)
from backprop_studio.ui.landscape.levels import contour_lines, refined
from backprop_studio.ui.landscape.picture import Relief
from backprop_studio.ui.placed_image import PlacedImage
from backprop_studio.ui.plot_style import (
    BALL,
    BALL_OUTLINE,
    ON_PICTURE,
    Floats,
    cividis,
    draw_outlined_line,
    draw_outlined_text,
    pen,
    short_number,
    text_size,
    thinned,
)
from backprop_studio.ui.race.marks import RunnerMark, paint_runner_shape, paint_runner_trail

BAR_ROOM = 72
BEYOND = (112, 117, 124)  # grey, where the loss is beyond all numbers
FINE, MOST_FINE = 7.0, 3  # px between two points of the loss, which is refined so many times
LABELS_REST = 0.25  # seconds from one search for the labels' places to the next
TRAIL_STEP = 2.0  # px between two points of the trail that are drawn


class ContourCanvas(BallCanvas):
    """The plot of one landscape and of the network's place in it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, equal_scales=True)
        self._runners: tuple[RunnerMark, ...] = ()
        self.bottom.name_beside = True
        self._image: PlacedImage | None = None
        self._picture: QPixmap | None = None  # image, contours, labels and bar as painted
        self.relief: Relief | None = None
        self.ball_text = ""
        self.trail: Floats = np.empty((0, 2))
        self.empty_text = ""
        self._contours: list[tuple[float, list[Floats]]] = []
        self._lines = QPainterPath()  # all contours, in px
        self._labels: list[Label] = []
        self._searched = 0.0  # when the labels' places were looked for last
        self._unsearched = False
        self._search_again = QTimer(self)
        self._search_again.setSingleShot(True)
        self._search_again.setInterval(round(1000 * LABELS_REST))
        self._search_again.timeout.connect(self._look_for_labels)
        self._minimum_told = True  # there is room for its number
        self._placed: object = None

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale; make room for the colour bar."""
        super().set_theme(theme)
        self.centralLayout.setContentsMargins(0, 8, round(theme.px(BAR_ROOM)), 0)
        self._placed = None

    def clear(self, why: str) -> None:
        """No picture, and why there is none."""
        self._contours, self._image, self.relief, self._placed = [], None, None, None
        self.empty_text = why
        self.repaint_marks()

    def set_runners(self, runners: Sequence[RunnerMark]) -> None:
        """The runners of a race in place of the ball; none ends it."""
        self._runners = tuple(runners)
        self.repaint_marks()

    def show_landscape(self, relief: Relief) -> None:
        """Draw this; the picture is made again only if it is another."""
        before, self.relief = self.relief, relief
        self.ball, self.ball_text, self.trail = relief.ball, relief.ball_text, relief.trail
        self.arrows, self.movable = relief.arrows, relief.single_parameters
        if before is not None and before.ball != relief.ball:
            self._search_again.start()
        if before is None or (before.version, before.told) != (relief.version, relief.told):
            self._make_picture(relief)
        self.bottom.set_name(relief.names[0])
        self.left.set_name(relief.names[1])
        self.update_enlargement()
        self.repaint_marks()

    def _make_picture(self, relief: Relief) -> None:
        self._placed = None
        wide = self.plot_area().width() / max(1, len(relief.horizontal) - 1)
        times = min(MOST_FINE, math.ceil(wide / FINE))
        horizontal, vertical, loss = refined(relief.horizontal, relief.vertical, relief.loss, times)
        shares = np.round(relief.scale.share(loss) * 255).astype(np.uint8)
        pixels = cividis()[shares]
        pixels[~np.isfinite(loss)] = BEYOND
        self._image = PlacedImage(pixels, horizontal, vertical)
        self._contours = contour_lines(horizontal, vertical, loss, relief.scale.levels())

    # painting -------------------------------------------------------------------------------

    def paint_under(self, painter: QPainter) -> None:
        """Image, contours and colour bar, from a pixmap until one of them changes."""
        area = self.plot_area()
        if is_anew():
            self._place(area)
            self._placed = None
            self._paint_picture(painter, area)
            return
        ratio = painter.device().devicePixelRatioF()
        version = None if self.relief is None else (self.relief.version, self.relief.told)
        key = (version, area.getRect(), self.shown_range(), self.viewport().size(), ratio)
        if key != self._placed or self._picture is None:
            self._placed = key
            self._place(area)
            self._picture = self.new_layer(ratio)
            layer = QPainter(self._picture)
            self._paint_picture(layer, area)
            layer.end()
        painter.drawPixmap(0, 0, self._picture)

    def paint_over(self, painter: QPainter) -> None:
        """Trail, arrows and ball."""
        area = self.plot_area()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(area)
        for runner in self._runners:
            places = np.vstack((runner.trail, [runner.place]))
            paint_runner_trail(painter, runner, self.to_pixels(places))
        for runner in self._runners:  # above all ways
            place = self.to_pixels(np.array([runner.place]))[0]
            paint_runner_shape(painter, runner, place, self.theme)
        if self._runners:
            return
        if self.relief is not None:
            self._paint_trail(painter)
        if self.ball is not None and self.relief is not None:
            self._paint_ball(painter, area)

    def _paint_picture(self, painter: QPainter, area: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.relief is None:
            painter.setFont(self.theme.font(TEXT))
            painter.setPen(QColor(self.theme.muted))
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            painter.drawText(
                area.adjusted(8, 8, -8, 0), flags | Qt.TextFlag.TextWordWrap, self.empty_text
            )
            return
        paint_color_bar(painter, area, self.relief.scale, self.theme, self.relief.told)
        painter.setClipRect(area)
        if self._image is not None:
            self._image.paint(painter, self)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen(ON_PICTURE, 1.0, opacity=0.65))
        painter.drawPath(self._lines)
        font = self.theme.font(CAPTION, 500)
        paint_labels(painter, self._labels, font)
        if self.relief.line is not None:
            self._paint_line(painter, self.relief.line)
        if self.relief.minimum is not None:
            self._paint_minimum(painter, self.relief)

    def _place(self, area: QRectF) -> None:
        """Contours and their labels in px; only for another picture, size or range, so that
        no label hops while the ball moves."""
        before, self._labels = self._labels, []
        font = self.theme.font(CAPTION, 500)
        taken = self._ball_rects(area)
        self._minimum_told = True
        if self.relief is not None and self.relief.minimum is not None:
            lowest = self._minimum_box(self.relief)
            self._minimum_told = not any(lowest.intersects(other) for other in taken)
            taken.append(lowest)
        drawn = self._contours_in_pixels()
        if self.relief is not None and self.relief.told:
            now = time.perf_counter()
            search = is_anew() or now - self._searched > LABELS_REST
            if search:
                self._searched = now
            else:
                self._search_again.start()
            self._unsearched = not search
            self._labels = place_labels(drawn, font, area, taken, before, search)

    def _contours_in_pixels(self) -> list[tuple[str, list[Floats]]]:
        """For each level its number and its lines, (n, 2) points each; and all lines in a path."""
        every = [line for _, lines in self._contours for line in lines]
        if not every:
            self._lines = QPainterPath()
            return []
        ends = np.cumsum([len(line) for line in every])
        pixels = self.to_pixels(np.vstack(every))
        joined = np.ones(len(pixels), np.int32)
        joined[ends - 1] = 0
        self._lines = pg.functions.arrayToQPath(*pixels.T, joined)
        own = iter(np.split(pixels, ends[:-1]))
        return [
            (short_number(level), [next(own) for _ in lines]) for level, lines in self._contours
        ]

    def _look_for_labels(self) -> None:
        """Once picture and ball rest: lines that have come up get their numbers, and one that
        the ball has come to rest on stands elsewhere."""
        font, marks = self.theme.font(CAPTION, 500), self._ball_rects(self.plot_area())
        boxes = [label_box(label, font) for label in self._labels]
        if self._unsearched or any(box.intersects(mark) for box in boxes for mark in marks):
            self._placed, self._searched = None, 0.0
            self.repaint_marks()

    def _paint_minimum(self, painter: QPainter, relief: Relief) -> None:
        """A white cross where the loss is lowest, with that loss."""
        assert relief.minimum is not None
        center, arm = self.pixel(*relief.minimum[:2]), self.theme.px(5)
        paint_cross(painter, center, arm)
        if self._minimum_told:
            text, font = relief.minimum_text, self.theme.font(CAPTION, 600)
            box = self._minimum_box(relief)
            left = center.x() + arm + 5 if box.right() > center.x() + arm else box.left()
            draw_outlined_text(painter, QPointF(left, center.y() + arm), text, font)

    def _minimum_box(self, relief: Relief) -> QRectF:
        """The cross and the number beside it, in px; at its left where the right has no room."""
        assert relief.minimum is not None
        width, height = text_size(self.theme.font(CAPTION, 600), relief.minimum_text)
        center, arm = self.pixel(*relief.minimum[:2]), self.theme.px(5)
        left = center.x() - arm
        if left + 2 * arm + 5 + width > self.plot_area().right():
            left -= 5 + width
        return QRectF(left, center.y() - height / 2, 2 * arm + 5 + width, height + 4)

    def _paint_line(self, painter: QPainter, line: Floats) -> None:
        pixels = self.to_pixels(line)
        path = pg.functions.arrayToQPath(pixels[:, 0], pixels[:, 1])
        painter.setPen(pen(ON_PICTURE, 2.0, Qt.PenStyle.DashLine))
        painter.drawPath(path)

    def _paint_trail(self, painter: QPainter) -> None:
        if len(self.trail) < 2:
            return
        pixels = np.clip(self.to_pixels(self.trail), -FARTHEST, FARTHEST)
        path = pg.functions.arrayToQPath(*thinned(pixels, TRAIL_STEP).T, connect="finite")
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # A line of at most 1 px is painted in a tenth of the time.
        for ink, width, opacity in ((BALL_OUTLINE, 3.0, 0.6), (BALL, 1.0, 1.0)):
            line = pen(ink, width, opacity=opacity)
            line.setJoinStyle(Qt.PenJoinStyle.BevelJoin)  # rounding 500 corners costs a third
            line.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(line)
            painter.drawPath(path)

    def _paint_ball(self, painter: QPainter, area: QRectF) -> None:
        assert self.ball is not None
        center = self.pixel(*self.ball)
        if not area.adjusted(-20, -20, 20, 20).contains(center):
            return
        self.paint_ball(painter, center)
        self.told = label = self._ball_label(center, area)
        draw_outlined_line(
            painter,
            QPointF(label.left(), label.bottom() - label.height() * 0.25),
            self.ball_text,
            self.theme.font(12, 600),
        )

    def _ball_label(self, center: QPointF, area: QRectF) -> QRectF:
        """Where "L = …" stands, in the way of no arrow."""
        size = text_size(self.theme.font(12, 600), self.ball_text)
        gap = self.theme.px(BALL_RADIUS) + 6
        return free_place(center, size, gap, area, self.arrow_points(center))

    def _ball_rects(self, area: QRectF) -> list[QRectF]:
        """What the contours' labels leave free: ball, its number, its arrow."""
        if self.ball is None:
            return []
        center = self.pixel(*self.ball)
        rects = [
            QRectF(center - QPointF(12, 12), center + QPointF(12, 12)),
            self._ball_label(center, area).adjusted(-4, -4, 4, 4),
        ]
        for x, y in self.arrow_points(center):
            rects.append(QRectF(x - 4, y - 4, 8, 8))
        return rects
