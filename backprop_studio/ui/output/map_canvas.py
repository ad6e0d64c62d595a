"""The plane of a decision map: colours, the line between the classes, a colour bar."""

from functools import lru_cache
from typing import Any

import contourpy
import numpy as np
import pyqtgraph as pg
from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols, renderSymbol
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QTransform
from PySide6.QtWidgets import QWidget

from backprop_studio.experiment.units import unit_of
from backprop_studio.theme import CAPTION, Theme
from backprop_studio.training.messages import FunctionPicture, Snapshot
from backprop_studio.ui.anew import is_anew
from backprop_studio.ui.output.map_colors import bar_pixels
from backprop_studio.ui.output.prediction import OutputScale
from backprop_studio.ui.output.ringed_canvas import NOTHING, RingedCanvas
from backprop_studio.ui.output.row_words import row_words
from backprop_studio.ui.placed_image import PlacedImage
from backprop_studio.ui.plot_style import Floats, pen, short_number, text_size

BAR_ROOM = 60
THOUSANDS = 50.0  # steps of the colour bar from which amounts are written with k and M


class MapCanvas(RingedCanvas):
    """The plane, with the line between the classes and a colour bar beside it; a cross on every
    point of `crosses`, whose class the network gets wrong."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.bottom.name_beside = True
        self.scale: OutputScale | None = None  # None: several classes, no bar
        self.title = ""
        self.boundary: list[Floats] = []
        self.crosses: Floats = NOTHING
        self.image: PlacedImage | None = None
        self.empty_text = ""
        self.snapshot: Snapshot | None = None

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale; make room for the colour bar."""
        super().set_theme(theme)
        self.centralLayout.setContentsMargins(0, 8, round(theme.px(BAR_ROOM)), 0)

    def paint_under(self, painter: QPainter) -> None:
        """The map."""
        if self.image is not None:
            painter.setClipRect(self.plot_area())
            self.image.paint(painter, self)

    def paint_over(self, painter: QPainter) -> None:
        """Boundary, crosses and colour bar."""
        area = self.plot_area()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.theme.font(CAPTION))
        painter.setPen(QColor(self.theme.muted))
        if self.empty_text:
            painter.drawText(
                area, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, self.empty_text
            )
        if self.scale is not None:
            self._paint_bar(painter, area, self.scale)
        painter.setClipRect(area)
        border = pen(self.theme.text, 1.2)
        border.setJoinStyle(Qt.PenJoinStyle.BevelJoin)  # rounding its corners costs a third
        painter.setPen(border)
        for line in self.boundary:
            pixels = self.to_pixels(line)
            painter.drawPath(pg.functions.arrayToQPath(pixels[:, 0], pixels[:, 1]))
        if len(self.crosses):
            self._paint_crosses(painter)
        super().paint_over(painter)

    def _paint_crosses(self, painter: QPainter) -> None:
        # no larger than the points: a mark must not hide their neighbours
        size = self.point_size + self.theme.px(1)
        line, ink = pen(self.theme.background, 0.8), QBrush(QColor(self.theme.text))
        spots = self.to_pixels(self.crosses)
        if is_anew():
            painter.setPen(line)
            painter.setBrush(ink)
            for x, y in spots.tolist():
                place = QTransform.fromTranslate(x, y).scale(size, size)
                painter.drawPath(place.map(Symbols["x"]))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            return
        # They are others at every tick: a picture for each is painted in a fifth of the time.
        picture = renderSymbol("x", size, line, ink, dpr=painter.device().devicePixelRatioF())
        half = picture.deviceIndependentSize().width() / 2
        for x, y in (spots - half).tolist():
            painter.drawImage(QPointF(x, y), picture)

    def describe(self, side: Any, number: int) -> str:
        """The row under the pointer, with its targets."""
        if self.snapshot is None:
            return ""
        data, experiment = self.snapshot.data, self.snapshot.experiment
        targets = data.training_targets if side == "training" else data.validation_targets
        lines = row_words(experiment, data, side, number)
        if targets.shape[1] > 1:
            lines.append(data.target_names[int(targets[number].argmax())])
        else:
            name = data.target_names[0]
            lines.append(f"{name}: {unit_of(experiment, name).amount(float(targets[number, 0]))}")
        return "\n".join(lines)

    def _paint_bar(self, painter: QPainter, area: QRectF, scale: OutputScale) -> None:
        left, top, height = area.right() + self.theme.px(8), area.top(), area.height()
        bar = QRectF(left, top, self.theme.px(8), height)
        painter.drawImage(bar, _bar_picture(self.theme))
        line = text_size(painter.font(), "0")[1]
        for place, value in (
            (top + line * 0.45, scale.high),
            (bar.center().y(), scale.neutral),
            (bar.bottom() - line * 0.45, scale.low),
        ):
            text = self._bar_number(scale, float(f"{value:.3g}"))
            painter.drawText(QPointF(bar.right() + 4, place + line * 0.3), text)
        painter.drawText(QPointF(bar.right() + 4, top + height * 0.25 + line * 0.3), self.title)

    def _bar_number(self, scale: OutputScale, value: float) -> str:
        """As the target's own axis has it, `$231k`, where amounts are large."""
        spacing = (scale.high - scale.low) / 4
        if spacing < THOUSANDS or self.snapshot is None:
            return short_number(value)
        name = self.snapshot.data.target_names[0]
        return unit_of(self.snapshot.experiment, name).short(value, spacing)


@lru_cache(maxsize=2)
def _bar_picture(theme: Theme) -> QImage:
    picture: QImage = pg.functions.ndarray_to_qimage(bar_pixels(theme), QImage.Format.Format_RGB888)
    return picture


def boundary_lines(picture: FunctionPicture, halfway: float | None) -> list[Floats]:
    """Where the output stands halfway between two classes; none for quantities."""
    if halfway is None:
        return []
    known = picture.outputs[:, :, 0]
    if not np.isfinite(known).all():
        known = np.ma.masked_invalid(known)
    generator = contourpy.contour_generator(picture.grid[0], picture.grid[1], known)
    return [np.asarray(line) for line in generator.lines(halfway)]
