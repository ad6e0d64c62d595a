"""One quiet axis of a plot: nice ticks, a true minus sign, and its name in a fixed place."""

import math
from collections.abc import Callable
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from backprop_studio.theme import CAPTION, LIGHT, Theme
from backprop_studio.ui.plot_style import nice_ticks, pen, short_number, tick_text

BESIDE = 42  # px; longer names of the horizontal axis stand under it
CORNER = 50  # px; longer ones do not fit before the first tick
SHORT_NAME = 3  # longer names of the vertical axis are turned by 90°
NUMBERS, NAME = 36, 18  # px that the vertical axis has for its numbers, at least, and its name
NARROWER = 12  # px less that the numbers must need before their room shrinks: it must not hop


class PlotAxis(pg.AxisItem):  # type: ignore[misc, unused-ignore]
    """Ticks at nice numbers, a true minus sign, and the axis' name in a fixed place."""

    def __init__(self, orientation: str) -> None:
        super().__init__(orientation, maxTickLength=0)
        self.name = ""
        self.logarithmic = False  # the values are log₁₀ of what the ticks say
        self.wanted = 5
        self.write: Callable[[float, float], str] = tick_text  # a tick's value and the spacing
        self.name_beside = False  # a short name of the horizontal axis in the margin at its end
        self.name_before = False  # the same in the corner before its first tick
        self._scale = 1.0
        self._room = 0.0  # px for the numbers of the vertical axis
        self._name_pen = pen(LIGHT.muted)
        self._name_font = LIGHT.font(CAPTION)

    def set_theme(self, theme: Theme) -> None:
        """Fonts, inks and the room the numbers need."""
        font = theme.font(CAPTION)
        self._name_font, self._name_pen = font, pen(theme.muted)
        self.setStyle(
            tickFont=font,
            autoExpandTextSpace=False,
            autoReduceTextSpace=False,
            hideOverlappingLabels=False,
        )
        self.setPen(pen(theme.hairline))
        self.setTickPen(pen(theme.hairline))
        self.setTextPen(pen(theme.muted))
        self._scale = theme.scale
        self._room = 0.0
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

    def _before(self) -> bool:
        width = QFontMetricsF(self._name_font).horizontalAdvance(self.name)
        return self.name_before and width <= CORNER * self._scale

    def _make_room(self) -> None:
        if self.orientation == "bottom":
            one_line = self._beside() or self._before()
            self.setHeight(round((22 if one_line else 36) * self._scale))
            return
        room = max(NUMBERS * self._scale, self._widest())
        if not self._room - NARROWER * self._scale <= room <= self._room:
            self._room = room
            self.setStyle(tickTextWidth=round(room))
            self.setWidth(round(room + NAME * self._scale))

    def _widest(self) -> float:
        """Px that the longest number needs."""
        metrics, (low, high) = QFontMetricsF(self._name_font), self.range
        return max(
            (
                metrics.horizontalAdvance(text)
                for spacing, values in self.tickValues(low, high, self.size().height())
                for text in self.tickStrings(values, 1.0, spacing)
            ),
            default=0.0,
        )

    def linkedViewChanged(self, view: pg.ViewBox, newRange: Any = None) -> None:
        """Take over the range, and make room for its numbers."""
        super().linkedViewChanged(view, newRange)
        if self.orientation == "left":
            self._make_room()

    def tickValues(
        self, minVal: float, maxVal: float, size: float
    ) -> list[tuple[float, list[float]]]:
        """[(spacing, values)]; on a logarithmic axis whole decades, 1 2 5 within few, and equal
        steps within one."""
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
            values = [value for value in values if minVal <= value <= maxVal]
            if len(values) < 2:  # within a decade equal steps tell more
                decade = math.floor(minVal)
                ends = 10.0 ** (minVal - decade), 10.0 ** (maxVal - decade)
                values = [decade + math.log10(tick) for tick in nice_ticks(*ends, wanted)]
            return [(1.0, values)]
        return [(1.0, decades[:: max(1, math.ceil(len(decades) / wanted))])]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """The ticks' numbers."""
        if self.logarithmic:
            return [short_number(float(f"{10.0**value:.3g}")) for value in values]
        return [self.write(value, spacing) for value in values]

    def boundingRect(self) -> QRectF:
        """With room for a number that stands at the very end of the axis."""
        return QRectF(super().boundingRect()).adjusted(-15, -15, 72, 15)

    def generateDrawSpecs(self, p: QPainter) -> Any:
        """As usual, but a number at the end of the horizontal axis stays within the plot."""
        specs = super().generateDrawSpecs(p)
        if specs is None or self.orientation != "bottom":
            return specs
        line, ticks, numbers = specs
        end = self.mapFromScene(QPointF(self.getViewWidget().viewport().width(), 0.0)).x()
        within = [
            (rect.translated(min(0.0, end - rect.right()), 0.0), flags, text)
            for rect, flags, text in numbers
        ]
        return line, ticks, within

    def paint_name(self, painter: QPainter) -> None:
        """The axis' name; `painter` stands in the scene, where nothing is clipped."""
        if not self.name:
            return
        painter.setFont(self._name_font)
        painter.setPen(self._name_pen)
        area, flags = QRectF(self.scenePos(), self.size()), Qt.AlignmentFlag
        if self.orientation == "bottom" and self._before():
            corner = QRectF(0, area.top(), area.left() - 6 * self._scale, area.height())
            painter.drawText(corner, flags.AlignRight | flags.AlignTop, self.name)
        elif self.orientation == "bottom" and self._beside():
            place = QPointF(area.right() + 8, area.top() + QFontMetricsF(self._name_font).ascent())
            painter.drawText(place, self.name)
        elif self.orientation == "bottom":
            painter.drawText(area, flags.AlignRight | flags.AlignBottom, self.name)
        elif len(self.name) <= SHORT_NAME:
            painter.drawText(area, flags.AlignLeft | flags.AlignVCenter, self.name)
        else:
            painter.save()
            painter.translate(area.bottomLeft())
            painter.rotate(-90)
            metrics, elide = QFontMetricsF(self._name_font), Qt.TextElideMode.ElideRight
            painter.drawText(
                QRectF(0, 0, area.height(), area.width()),
                flags.AlignHCenter | flags.AlignTop,
                metrics.elidedText(self.name, elide, area.height()),
            )
            painter.restore()
