"""Paints a landscape: cividis picture, labelled contours, colour bar, trail, ball, arrows."""

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPixmap, QPolygonF
from PySide6.QtWidgets import QWidget

from backprop_studio.theme import CAPTION, TEXT, Theme
from backprop_studio.training.messages import Landscape
from backprop_studio.ui.landscape.arrow import Arrow, enlargement
from backprop_studio.ui.landscape.levels import (
    DEEPEST,
    DEEPEST_BESIDE_LINE,
    Scale,
    contour_lines,
    minimum_line,
    scale_of,
)
from backprop_studio.ui.placed_image import PlacedImage
from backprop_studio.ui.plot_canvas import PlotCanvas
from backprop_studio.ui.plot_style import (
    BALL,
    BALL_OUTLINE,
    ON_PICTURE,
    PICTURE_OUTLINE,
    Floats,
    cividis,
    draw_outlined_line,
    draw_outlined_text,
    pen,
    short_number,
    text_size,
    thinned,
)

BAR_WIDTH, BAR_ROOM, BALL_RADIUS = 8, 66, 7.5
TRAIL_STEP = 2.0  # px between two points of the trail that are drawn
FARTHEST = 4000.0  # px; longer arrows are cut, they leave the picture anyway


class ContourCanvas(PlotCanvas):
    """The plot of one landscape and of the network's place in it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, equal_scales=True)
        self.bottom.name_beside = True
        self._image: PlacedImage | None = None
        self._picture: QPixmap | None = None  # image, contours, labels and bar as painted
        self.scale: Scale | None = None
        self.ball: tuple[float, float] | None = None
        self.ball_text = ""
        self.trail: Floats = np.empty((0, 2))
        self.arrows: tuple[Arrow, ...] = ()
        self.enlarged = 1.0
        self.empty_text = ""
        self.line: Floats | None = None
        self._contours: list[tuple[float, list[Floats]]] = []
        self._paths: list[QPainterPath] = []
        self._labels: list[tuple[QPointF, str]] = []
        self._placed: object = None
        self._version = 0

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale; make room for the colour bar."""
        super().set_theme(theme)
        self.centralLayout.setContentsMargins(0, 8, round(theme.px(BAR_ROOM)), 0)
        self._placed = None

    def set_landscape(self, landscape: Landscape | None) -> None:
        """Another picture; None clears it."""
        self._version += 1
        self._contours, self.line, self.scale, self._image = [], None, None, None
        self._placed = None
        if landscape is None:
            return
        loss = landscape.loss
        self.line = minimum_line(landscape.horizontal, landscape.vertical, loss)
        self.scale = scale_of(loss, DEEPEST if self.line is None else DEEPEST_BESIDE_LINE)
        shares = np.round(self.scale.share(loss) * 255).astype(np.uint8)
        self._image = PlacedImage(cividis()[shares], landscape.horizontal, landscape.vertical)
        self._contours = contour_lines(
            landscape.horizontal, landscape.vertical, loss, self.scale.levels()
        )

    def ball_at(self, position: QPointF) -> bool:
        """Whether the ball is under this place of the widget."""
        if self.ball is None:
            return False
        away = self.pixel(*self.ball) - position
        return math.hypot(away.x(), away.y()) <= BALL_RADIUS + 4

    # painting -------------------------------------------------------------------------------

    def paint_under(self, painter: QPainter) -> None:
        """Image, contours and colour bar, from a pixmap until one of them changes."""
        area = self.plot_area()
        ratio = painter.device().devicePixelRatioF()
        key = (self._version, area.getRect(), self.shown_range(), self.viewport().size(), ratio)
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
        self._paint_trail(painter)
        if self.ball is not None:
            self._paint_ball(painter, area)

    def _paint_picture(self, painter: QPainter, area: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.scale is None:
            painter.setFont(self.theme.font(TEXT))
            painter.setPen(QColor(self.theme.muted))
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            painter.drawText(
                area.adjusted(8, 8, -8, 0), flags | Qt.TextFlag.TextWordWrap, self.empty_text
            )
            return
        self._paint_bar(painter, area)
        painter.setClipRect(area)
        if self._image is not None:
            self._image.paint(painter, self)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen(ON_PICTURE, 1.0, opacity=0.65))
        for path in self._paths:
            painter.drawPath(path)
        font = self.theme.font(CAPTION, 500)
        for place, text in self._labels:
            draw_outlined_text(painter, place, text, font)
        if self.line is not None:
            self._paint_line(painter)

    def _place(self, area: QRectF) -> None:
        """Contours and their labels in px; only for another picture, size or range, so that
        no label hops while the ball moves."""
        self._paths, self._labels = [], []
        font = self.theme.font(CAPTION, 500)
        taken = self._ball_rects(area)
        for level, lines in self._contours:
            pixels = [self.to_pixels(line) for line in lines]
            for line in pixels:
                self._paths.append(pg.functions.arrayToQPath(line[:, 0], line[:, 1]))
            text = short_number(level)
            width, height = text_size(font, text)
            for spot in _label_spots(pixels):
                rect = QRectF(spot[0] - width / 2 - 3, spot[1] - height / 2, width + 6, height)
                if area.contains(rect) and not any(rect.intersects(other) for other in taken):
                    taken.append(rect.adjusted(-14, -8, 14, 8))
                    self._labels.append((QPointF(rect.left() + 3, spot[1] + height * 0.3), text))
                    break

    def _paint_bar(self, painter: QPainter, area: QRectF) -> None:
        """The colour bar with as many of the levels as there is room for."""
        assert self.scale is not None
        width = self.theme.px(BAR_WIDTH)
        bar = QRectF(area.right() + self.theme.px(8), area.top(), width, area.height())
        colors = np.ascontiguousarray(cividis()[::-1][:, None, :])
        picture = pg.functions.ndarray_to_qimage(colors, pg.QtGui.QImage.Format.Format_RGB888)
        painter.drawImage(bar, picture)
        font = self.theme.font(CAPTION)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.muted))
        height = text_size(font, "0")[1]
        painter.drawText(QRectF(bar.right() + 4, area.top() - 8, 40, height), "L")
        last = area.top() + height * 0.6
        for level in reversed(self.scale.levels()):
            share = float(self.scale.share(np.array([level]))[0])
            y = bar.bottom() - share * bar.height()
            if y - height / 2 < last or y + height / 2 > bar.bottom() + height / 2:
                continue
            last = y + height / 2 + 2
            painter.drawText(QPointF(bar.right() + 4, y + height * 0.3), short_number(level))

    def _paint_line(self, painter: QPainter) -> None:
        assert self.line is not None
        pixels = self.to_pixels(self.line)
        path = pg.functions.arrayToQPath(pixels[:, 0], pixels[:, 1])
        painter.setPen(pen(ON_PICTURE, 2.0, Qt.PenStyle.DashLine))
        painter.drawPath(path)

    def _paint_trail(self, painter: QPainter) -> None:
        if len(self.trail) < 2:
            return
        pixels = np.clip(self.to_pixels(self.trail), -FARTHEST, FARTHEST)
        path = pg.functions.arrayToQPath(*thinned(pixels, TRAIL_STEP).T, connect="finite")
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for ink, width, opacity in ((BALL_OUTLINE, 3.0, 0.6), (BALL, 1.2, 1.0)):
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
        for arrow in self.arrows:
            self._paint_arrow(painter, center, arrow)
        radius = self.theme.px(BALL_RADIUS)
        painter.setPen(pen(BALL_OUTLINE, 1.8))
        painter.setBrush(QColor(BALL))
        painter.drawEllipse(center, radius, radius)
        label = self._ball_label(center, area)
        draw_outlined_line(
            painter,
            QPointF(label.left(), label.bottom() - label.height() * 0.25),
            self.ball_text,
            self.theme.font(12, 600),
        )

    def _ball_label(self, center: QPointF, area: QRectF) -> QRectF:
        """Where "L = …" stands: right of the ball, on the side the arrow leaves free."""
        width, height = text_size(self.theme.font(12, 600), self.ball_text)
        radius = self.theme.px(BALL_RADIUS)
        label = QRectF(center.x() + radius + 6, center.y() + radius * 0.6, width, height)
        if label.right() > area.right():
            label.moveRight(center.x() - radius - 6)
        heads_down = bool(self.arrows) and self.arrows[0].up < 0
        if label.bottom() > area.bottom() or heads_down:
            label.moveBottom(center.y() - radius * 0.6)
        if label.top() < area.top():
            label.moveTop(center.y() + radius * 0.6)
        return label

    def _ball_rects(self, area: QRectF) -> list[QRectF]:
        """What the contours' labels leave free: ball, its number, its arrow."""
        if self.ball is None:
            return []
        center = self.pixel(*self.ball)
        rects = [
            QRectF(center - QPointF(12, 12), center + QPointF(12, 12)),
            self._ball_label(center, area),
        ]
        for arrow in self.arrows:
            across, down = self.arrow_pixels(arrow)
            tip = center + QPointF(across, down) * self.enlarged
            rects.append(QRectF(center, tip).normalized().adjusted(-4, -4, 4, 4))
        return rects

    def arrow_pixels(self, arrow: Arrow) -> tuple[float, float]:
        """The step in px at its true length, x to the right and y down."""
        area, ((left, right), (low, high)) = self.plot_area(), self.shown_range()
        return (
            arrow.across / (right - left) * area.width(),
            -arrow.up / (high - low) * area.height(),
        )

    def update_enlargement(self) -> None:
        """One enlargement for all arrows, from the longest."""
        lengths = [math.hypot(*self.arrow_pixels(arrow)) for arrow in self.arrows]
        self.enlarged = enlargement(max(lengths), self.enlarged) if lengths else 1.0

    def _paint_arrow(self, painter: QPainter, start: QPointF, arrow: Arrow) -> None:
        across, down = self.arrow_pixels(arrow)
        length = math.hypot(across, down)
        drawn = min(length * self.enlarged, FARTHEST)
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


def _label_spots(lines: list[Floats]) -> list[Floats]:
    """Where a level's label may stand: along its longest line first, from the middle out."""
    spots = []
    for line in sorted(lines, key=len, reverse=True)[:3]:
        for share in (0.5, 0.35, 0.65, 0.2, 0.8, 0.1, 0.9):
            spots.append(line[int(share * (len(line) - 1))])
    return spots
