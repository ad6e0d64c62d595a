"""The gradients' lengths through the run: one line a layer, on a logarithmic axis."""

import numpy as np
import pyqtgraph as pg
from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from backprop_studio.theme import CAPTION, Theme, blend
from backprop_studio.training.health import Health
from backprop_studio.ui.loss_bounds import decades, iterations_shown
from backprop_studio.ui.plot_canvas import PlotCanvas
from backprop_studio.ui.plot_style import Floats, pen

LABEL_ROOM = 34  # px at the right for the numbers of the layers


class Lines(Struct, frozen=True):
    """log₁₀ of the lengths (n, layers), not a number where a length is 0; their iterations."""

    iteration: Floats
    logs: Floats


def lines_of(health: Health | None) -> Lines | None:
    """What of it can be drawn on a logarithmic axis."""
    if health is None or health.norms.size == 0:
        return None
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.log10(health.norms)
    return Lines(health.past, np.where(np.isfinite(logs), logs, np.nan))


class NormCanvas(PlotCanvas):
    """Paints a line for each layer, from the fourth colour (layer 1) to amber (the output)."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Plot of the gradients' lengths over the iterations"))
        self.setToolTip(
            self.tr(
                "The length of each layer's gradient through the run; numbers at the right are "
                "layers. Drag to pan, wheel to zoom; double-click or A shows the whole run."
            )
        )
        self.bottom.set_name(self.tr("iteration"))
        self.left.logarithmic = True
        self.left.wanted = 4
        self.left.setGrid(255)
        self.setMinimumHeight(72)
        self.now: Lines | None = None
        self.before: Lines | None = None
        self._decades: tuple[float, float] | None = None
        self._by_hand = False
        self.home_requested.connect(self.fit)
        self.moved_by_hand.connect(self._moved)

    def set_theme(self, theme: Theme) -> None:
        """As other plots, on the canvas colour, for it lies under the diagram."""
        super().set_theme(theme)
        self.setBackground(theme.background)
        self.centralLayout.setContentsMargins(0, 8, round(theme.px(LABEL_ROOM)), 0)

    def show_lines(self, now: Lines | None, before: Lines | None) -> None:
        """Draw these; the ones before in grey."""
        if self.now is not None and now is not None and now.iteration[-1] < self.now.iteration[-1]:
            self._decades = None
        self.now, self.before = now, before
        if not self._by_hand:
            self._fit()
        self.repaint_marks()

    def fit(self) -> None:
        """Back from zooming: the whole run."""
        self._by_hand, self._decades = False, None
        self._fit()
        self.repaint_marks()

    def _moved(self) -> None:
        self._by_hand = True

    def _fit(self) -> None:
        shown = [lines for lines in (self.now, self.before) if lines is not None]
        logs = [lines.logs[np.isfinite(lines.logs)] for lines in shown]
        logs = [values for values in logs if values.size]
        if not logs:
            return
        lowest = 10.0 ** min(float(values.min()) for values in logs)
        highest = 10.0 ** max(float(values.max()) for values in logs)
        self._decades = decades(lowest, highest, self._decades)
        low, high = self._decades
        right = iterations_shown(max(float(lines.iteration[-1]) for lines in shown))
        wanted = ((-0.02 * right, right), (low - 0.1, high + 0.1))
        if wanted != self.shown_range():
            self.set_range(*wanted)

    # painting -------------------------------------------------------------------------------

    def paint_over(self, painter: QPainter) -> None:
        """Grey lines, then the present ones with the numbers of their layers at the end."""
        painter.setClipRect(self.plot_area())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.before is not None:
            for values in self.before.logs.T:
                painter.setPen(pen(self.theme.muted, 1.0, Qt.PenStyle.DotLine))
                self._paint_line(painter, self.before.iteration, values)
        if self.now is None:
            painter.setClipping(False)
            return
        ends: list[tuple[float, int]] = []
        dot = self.theme.px(2.5)
        for number, values in enumerate(self.now.logs.T):
            painter.setPen(pen(self.ink(number), 1.5))
            self._paint_line(painter, self.now.iteration, values)
            if np.isfinite(values[-1]):
                end = self.pixel(float(self.now.iteration[-1]), float(values[-1]))
                ends.append((end.y(), number))
                painter.setBrush(self.ink(number))
                painter.drawEllipse(end, dot, dot)
                painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setClipping(False)
        self._paint_numbers(painter, ends)

    def ink(self, number: int) -> QColor:
        """The colour of one layer's line."""
        depth = 1 if self.now is None else self.now.logs.shape[1]
        share = number / max(1, depth - 1)
        return blend(QColor(self.theme.fourth), QColor(self.theme.gradient), share)

    def _paint_line(self, painter: QPainter, iteration: Floats, values: Floats) -> None:
        known = np.isfinite(values)
        if known.sum() < 2:
            return
        pixels = self.to_pixels(np.column_stack([iteration[known], values[known]]))
        painter.drawPolyline(pg.functions.arrayToQPolygonF(*pixels.T))

    def _paint_numbers(self, painter: QPainter, ends: list[tuple[float, int]]) -> None:
        """As many as there is room for, the first and the last layer before the others."""
        assert self.now is not None
        depth, area = self.now.logs.shape[1], self.plot_area()
        painter.setFont(self.theme.font(CAPTION, 600))
        metrics = QFontMetricsF(painter.font())
        height, beside = metrics.height() - 2, self.theme.px(6)
        taken: list[float] = []
        x = self.pixel(float(self.now.iteration[-1]), 0.0).x()
        for y, number in sorted(ends, key=lambda end: (0 < end[1] < depth - 1, end[1])):
            if any(abs(y - other) < height for other in taken):
                continue
            if not area.top() - 4 <= y <= area.bottom() + 4:
                continue
            taken.append(y)
            left = min(max(x, area.left()), area.right()) + beside
            text = self.tr("layer {number}").format(number=number + 1) if number == 0 else ""
            box = QRectF(QPointF(left, y - height / 2), QPointF(self.width(), y + height / 2))
            painter.setPen(self.ink(number))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            fits = text and left + metrics.horizontalAdvance(text) < self.width()
            painter.drawText(box, flags, text if fits else str(number + 1))
