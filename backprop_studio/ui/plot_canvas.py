"""The plot under every picture: a view box, two quiet axes, and a hook to paint on top.

Leaner than pyqtgraph's PlotItem, which brings menus and dialogs of its own (parentless
widgets that outlive the view). Mouse: drag pans, wheel zooms, double-click goes home.
Keys when focused: A goes home, + and − zoom, arrows pan.
"""

import math
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from backprop_studio.theme import CAPTION, LIGHT, Theme
from backprop_studio.ui.plot_style import Floats, nice_ticks, pen, short_number, tick_text

ZOOM_STEP, PAN_SHARE = 0.8, 0.1
BESIDE = 46  # px; longer names of the horizontal axis stand under it
SHORT_NAME = 3  # longer names of the vertical axis are turned by 90°


class PlotAxis(pg.AxisItem):  # type: ignore[misc, unused-ignore]
    """Ticks at nice numbers, a true minus sign, and the axis' name in a fixed place."""

    def __init__(self, orientation: str) -> None:
        super().__init__(orientation, maxTickLength=0)
        self.name = ""
        self.logarithmic = False  # the values are log₁₀ of what the ticks say
        self.wanted = 5
        self.name_beside = False  # a short name of the horizontal axis in the margin at its end
        self._scale = 1.0
        self._name_pen = pen(LIGHT.muted)
        self._name_font = LIGHT.font(CAPTION)

    def set_theme(self, theme: Theme) -> None:
        """Fonts, inks and the room the numbers need."""
        font = theme.font(CAPTION)
        self._name_font, self._name_pen = font, pen(theme.muted)
        self.setStyle(tickFont=font, autoExpandTextSpace=False, autoReduceTextSpace=False,
                      hideOverlappingLabels=False)
        self.setPen(pen(theme.hairline))
        self.setTickPen(pen(theme.hairline))
        self.setTextPen(pen(theme.muted))
        if self.orientation == "left":
            self.setWidth(round(theme.px(54)))
            self.setStyle(tickTextWidth=round(theme.px(36)))
        else:
            self._scale = theme.scale
            self._make_room()
        self.picture = None

    def set_name(self, name: str) -> None:
        """What the axis measures."""
        if name != self.name:
            self.name = name
            self._make_room()
            self.update()

    def _beside(self) -> bool:
        width = QFontMetricsF(self._name_font).horizontalAdvance(self.name)
        return self.name_beside and width <= BESIDE * self._scale

    def _make_room(self) -> None:
        if self.orientation == "bottom":
            self.setHeight(round((22 if self._beside() else 36) * self._scale))

    def tickValues(
        self, minVal: float, maxVal: float, size: float
    ) -> list[tuple[float, list[float]]]:
        """[(spacing, values)]; on a logarithmic axis whole decades, or 1 2 5 within few."""
        if not (math.isfinite(minVal) and math.isfinite(maxVal)):
            return []
        room = 70 if self.orientation == "bottom" else 34
        wanted = max(2, min(self.wanted, round(size / room)))
        if not self.logarithmic:
            values = nice_ticks(minVal, maxVal, wanted)
            return [(values[1] - values[0] if len(values) > 1 else 1.0, values)]
        decades = [float(k) for k in range(math.ceil(minVal), math.floor(maxVal) + 1)]
        if len(decades) < 2:
            below = range(math.floor(minVal), math.ceil(maxVal) + 1)
            values = [k + math.log10(step) for k in below for step in (1, 2, 5)]
            return [(1.0, [value for value in values if minVal <= value <= maxVal])]
        return [(1.0, decades[:: max(1, math.ceil(len(decades) / wanted))])]

    def tickStrings(
        self, values: list[float], scale: float, spacing: float
    ) -> list[str]:
        """The ticks' numbers."""
        if self.logarithmic:
            return [short_number(float(f"{10.0**value:.3g}")) for value in values]
        return [tick_text(value, spacing) for value in values]

    def boundingRect(self) -> QRectF:
        """With room for a number that stands at the very end of the axis."""
        return QRectF(super().boundingRect()).adjusted(-15, -15, 72, 15)

    def paint(self, painter: QPainter, option: Any, widget: Any) -> None:
        """Ticks as pyqtgraph draws them, then the name."""
        super().paint(painter, option, widget)
        if not self.name:
            return
        painter.setFont(self._name_font)
        painter.setPen(self._name_pen)
        size = self.size()
        if self.orientation == "bottom" and self._beside():
            painter.drawText(QRectF(size.width() + 8, 0, 64, size.height()),
                             Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, self.name)
        elif self.orientation == "bottom":
            painter.drawText(QRectF(0, 0, size.width(), size.height()),
                             Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, self.name)
        elif len(self.name) <= SHORT_NAME:
            painter.drawText(QRectF(0, 0, size.width(), size.height()),
                             Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.name)
        else:
            painter.save()
            painter.translate(0, size.height())
            painter.rotate(-90)
            painter.drawText(QRectF(0, 0, size.height(), size.width()),
                             Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self.name)
            painter.restore()


class PlotCanvas(pg.GraphicsView):  # type: ignore[misc, unused-ignore]
    """A plot. Subclasses paint labels and marks over it in `paint_over`, in pixels."""

    home_requested = Signal()
    moved_by_hand = Signal()  # the person zoomed or panned
    resized = Signal()

    def __init__(self, parent: QWidget | None = None, equal_scales: bool = False) -> None:
        super().__init__(parent, background=None)
        self.theme: Theme = LIGHT
        self.box = pg.ViewBox(enableMenu=False, lockAspect=equal_scales, defaultPadding=0.0)
        self.box.disableAutoRange()
        self.bottom, self.left = PlotAxis("bottom"), PlotAxis("left")
        layout = self.centralLayout
        layout.setContentsMargins(0, 8, 12, 0)
        layout.setSpacing(0)
        layout.addItem(self.left, 0, 0)
        layout.addItem(self.box, 0, 1)
        layout.addItem(self.bottom, 1, 1)
        for axis in (self.bottom, self.left):
            axis.linkToView(self.box)
            axis.setZValue(-1)
        self.setViewportUpdateMode(pg.GraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.box.sigRangeChangedManually.connect(self._on_moved)
        self.setMinimumSize(200, 90)

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        self.theme = theme
        self.setBackground(theme.panel)
        self.bottom.set_theme(theme)
        self.left.set_theme(theme)
        self.viewport().update()

    # geometry -------------------------------------------------------------------------------

    def set_range(self, horizontal: tuple[float, float], vertical: tuple[float, float]) -> None:
        """Show at least these ranges (with equal scales: one of them more)."""
        self.box.setRange(xRange=horizontal, yRange=vertical, padding=0, update=False)

    def shown_range(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """The ranges that are really in view."""
        across, up = self.box.viewRange()
        return (float(across[0]), float(across[1])), (float(up[0]), float(up[1]))

    def plot_area(self) -> QRectF:
        """Where the data are drawn, px."""
        return QRectF(self.box.sceneBoundingRect())

    def to_pixels(self, points: Floats) -> Floats:
        """(n, 2) data coordinates → (n, 2) px in this widget."""
        area, ((left, right), (low, high)) = self.plot_area(), self.shown_range()
        pixels = np.empty_like(points)
        pixels[:, 0] = area.left() + (points[:, 0] - left) / (right - left) * area.width()
        pixels[:, 1] = area.bottom() - (points[:, 1] - low) / (high - low) * area.height()
        return pixels

    def pixel(self, x: float, y: float) -> QPointF:
        """One data point in px."""
        across, up = self.to_pixels(np.array([[x, y]], dtype=np.float64))[0]
        return QPointF(float(across), float(up))

    # painting and input ---------------------------------------------------------------------

    def paint_over(self, painter: QPainter) -> None:
        """Labels and marks on top, in px; nothing unless a subclass says so."""

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        """Qt's hook for what lies above the items."""
        painter.save()
        self.paint_over(painter)
        painter.restore()

    def repaint_marks(self) -> None:
        """Paint again at the next opportunity."""
        self.viewport().update()

    def _on_moved(self, _axes: object) -> None:
        self.moved_by_hand.emit()

    def resizeEvent(self, event: Any) -> None:
        """Tell the view, whose picture may need other ranges."""
        super().resizeEvent(event)
        if hasattr(self, "box"):  # pyqtgraph calls this while it still constructs
            self.resized.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Back to the whole picture."""
        event.accept()
        self.home_requested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A: home. + and −: zoom. Arrows: pan. Everything else goes on to the window."""
        pans = {
            Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Down: (0, -1), Qt.Key.Key_Up: (0, 1),
        }
        key = Qt.Key(event.key())
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        if not plain:
            event.ignore()
        elif key == Qt.Key.Key_A:
            self.home_requested.emit()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            zoom = 1 / ZOOM_STEP if key == Qt.Key.Key_Minus else ZOOM_STEP
            self.box.scaleBy((zoom, zoom))
            self.moved_by_hand.emit()
        elif key in pans:
            (left, right), (low, high) = self.shown_range()
            across, up = pans[key]
            self.box.translateBy(x=across * PAN_SHARE * (right - left),
                                 y=up * PAN_SHARE * (high - low))
            self.moved_by_hand.emit()
        else:
            event.ignore()
