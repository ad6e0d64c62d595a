"""Every layer as a column: the gradient's length, the activations, and the step it takes."""

import math

from msgspec import Struct
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from backprop_studio.engine.health import BINS, LayerHealth
from backprop_studio.experiment.notation import ACTIVATION_SIGNS
from backprop_studio.theme import CAPTION, LIGHT, Theme
from backprop_studio.training.health import Health
from backprop_studio.training.quantity import Quantity
from backprop_studio.ui.gradient_health.words import SIGNS, brief, percent
from backprop_studio.ui.plot_style import pen

NAMES_WIDTH = 88.0  # px for the names of the rows
ROOMY_COLUMN, ROOM_FOR_SIGN = 35.0, 56.0  # px that a column's numbers need
ROOMY_HEIGHT = 98.0
LINE = 15.0  # px of a row of numbers
DOT = 4.0
ENDS = ("sigmoid", "tanh")  # functions that are saturated in the outermost bins


class Column(Struct, frozen=True):
    """One layer's numbers; `ratio` is step / weights, `before` the gradient's length then."""

    layer: LayerHealth
    ratio: float | None
    before: float | None


class LayerCanvas(QWidget):
    """Paints the columns; a tooltip tells all numbers of the layer under the pointer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._columns: tuple[Column, ...] = ()
        self.setAccessibleName(self.tr("Health of each layer now"))
        self.setMinimumSize(220, 72)

    def sizeHint(self) -> QSize:
        """Room for the rows."""
        return QSize(360, 150)

    @property
    def columns(self) -> tuple[Column, ...]:
        """What is shown."""
        return self._columns

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        self._theme = theme
        self.update()

    def show_columns(
        self, health: Health, ratios: tuple[float | None, ...], before: Health | None
    ) -> None:
        """Draw these layers, and in grey how long the gradients were before."""
        earlier = () if before is None else before.layers
        self._columns = tuple(
            Column(layer, ratio, earlier[at].gradient_norm if at < len(earlier) else None)
            for at, (layer, ratio) in enumerate(zip(health.layers, ratios, strict=True))
        )
        self.setAccessibleDescription(
            " ".join(self.about(number) for number in range(len(self._columns)))
        )
        self.update()

    def about(self, number: int) -> str:
        """All numbers of one layer."""
        column = self._columns[number]
        layer = column.layer
        parts = [
            self.tr("Layer {number}, {units} units:").format(number=number + 1, units=layer.units),
            self.tr("gradient {length} long,").format(length=brief(layer.gradient_norm)),
            self.tr("activations {mean} ± {deviation},").format(
                mean=brief(layer.mean), deviation=brief(layer.deviation)
            ),
        ]
        if layer.slope is not None:
            parts.append(self.tr("mean slope {slope},").format(slope=brief(layer.slope)))
        if layer.saturated is not None:
            parts.append(self.tr("{share} saturated,").format(share=percent(layer.saturated)))
        if layer.dead is not None:
            parts.append(self.tr("{dead} units dead,").format(dead=layer.dead))
        if column.ratio is not None:
            parts.append(self.tr("step / weights {ratio},").format(ratio=brief(column.ratio)))
        return " ".join(parts).rstrip(",") + "."

    # geometry -------------------------------------------------------------------------------

    def _place(self, number: int) -> QRectF:
        left = self._theme.px(NAMES_WIDTH)
        width = (self.width() - left) / max(1, len(self._columns))
        return QRectF(left + number * width, 0.0, width, float(self.height()))

    def _roomy(self) -> bool:
        """Whether a column has room for its numbers."""
        wide = bool(self._columns) and self._place(0).width() >= self._theme.px(ROOMY_COLUMN)
        return wide and self.height() >= self._theme.px(ROOMY_HEIGHT)

    def _rows(self) -> tuple[QRectF, QRectF, float, float, float]:
        """Where lengths and distributions lie, and the tops of the rows of numbers."""
        line = self._theme.px(LINE)
        numbers = line if self._roomy() else 4.0
        free = self.height() - line - 8 - (3 * line if self._roomy() else numbers)
        lengths = QRectF(0, line + 4, self.width(), 0.5 * free)
        shapes = QRectF(0, lengths.bottom() + numbers + 2, self.width(), 0.5 * free - 2)
        return lengths, shapes, lengths.bottom(), self.height() - 2 * line, self.height() - line

    def quantity_at(self, place: QPointF) -> Quantity | None:
        """How long the gradient of the layer is that stands there."""
        columns = range(len(self._columns))
        found = [number for number in columns if self._place(number).contains(place)]
        return Quantity("length", None, found[0]) if found else None

    # painting -------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """All columns; the whole costs less than a millisecond."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self._theme.background))
            if not self._columns:
                return
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(self._theme.font(CAPTION))
            lengths, shapes, length_row, flat_row, ratio_row = self._rows()
            self._paint_names(painter, lengths, shapes, flat_row, ratio_row)
            self._paint_lengths(painter, lengths)
            close = self._place(0).width() < self._theme.px(ROOM_FOR_SIGN)
            painter.setFont(self._theme.font(CAPTION - 1.5 if close else CAPTION))
            roomy, signed = self._roomy(), self._place(0).width() >= self._theme.px(ROOM_FOR_SIGN)
            every = 1 if roomy else max(1, math.ceil(22 / self._place(0).width()))
            for number, column in enumerate(self._columns):
                place = self._place(number)
                self._paint_shape(painter, place, shapes, column.layer)
                if number % every == 0:
                    sign = ACTIVATION_SIGNS[column.layer.activation] if signed else ""
                    head = f"{number + 1} {sign}".strip()
                    self._paint_text(painter, place, 0.0, head, self._theme.text)
                if roomy:
                    length = brief(column.layer.gradient_norm)
                    self._paint_text(painter, place, length_row, length, self._theme.gradient)
                    self._paint_text(
                        painter, place, flat_row, _flat(column.layer), self._theme.text
                    )
                    ratio = "" if column.ratio is None else brief(column.ratio)
                    self._paint_text(painter, place, ratio_row, ratio, self._theme.text)

    def _paint_names(
        self, painter: QPainter, lengths: QRectF, shapes: QRectF, flat: float, ratio: float
    ) -> None:
        painter.setPen(QColor(self._theme.muted))
        line = self._theme.px(LINE)
        names = [
            (0.0, line, self.tr("layer")),
            (shapes.top(), shapes.height(), self.tr("activations")),
        ]
        if self._roomy():
            names += [
                (lengths.bottom(), line, self.tr("gradient")),
                (flat, line, self._flat_name()),
                (ratio, line, self.tr("step / weights")),
            ]
        else:
            names.append((lengths.top(), lengths.height(), self.tr("gradient")))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for top, height, text in names:
            painter.drawText(QRectF(0, top, self._theme.px(NAMES_WIDTH) - 6, height), flags, text)

    def _flat_name(self) -> str:
        hidden = [column.layer for column in self._columns[:-1]]
        saturates = any(layer.saturated is not None for layer in hidden)
        dies = any(layer.dead is not None for layer in hidden)
        if saturates and dies:
            return self.tr("saturated, dead")
        return self.tr("dead units") if dies else self.tr("saturated")

    def _paint_text(
        self, painter: QPainter, place: QRectF, top: float, text: str, ink: str
    ) -> None:
        painter.setPen(QColor(ink))
        box = QRectF(place.left() - 6, top, place.width() + 12, self._theme.px(LINE))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_lengths(self, painter: QPainter, area: QRectF) -> None:
        """Dots on a logarithmic scale, decades as hairlines, those before in grey."""
        now = [column.layer.gradient_norm for column in self._columns]
        before = [column.before for column in self._columns if column.before is not None]
        known = [value for value in (*now, *before) if value > 0 and math.isfinite(value)]
        if not known:
            return
        low = math.floor(math.log10(min(known)) - 0.1)
        high = max(math.ceil(math.log10(max(known)) + 0.1), low + 1)
        left = self._theme.px(NAMES_WIDTH)
        metrics = QFontMetricsF(painter.font())
        spacing = max(1, math.ceil((high - low) * metrics.height() / max(1.0, area.height())))
        for decade in range(low, high + 1):
            y = area.bottom() - (decade - low) / (high - low) * area.height()
            painter.setPen(pen(self._theme.hairline, 1.0))
            painter.drawLine(QLineF(left, y, self.width(), y))
            if (decade - low) % spacing == 0:
                painter.setPen(QColor(self._theme.muted))
                box = QRectF(0, y - metrics.height() / 2, left - 4, metrics.height())
                flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(box, flags, f"10{str(decade).translate(SIGNS)}")

        def at(number: int, value: float) -> QPointF:
            share = (math.log10(value) - low) / (high - low)
            return QPointF(self._place(number).center().x(), area.bottom() - share * area.height())

        for series, ink, dash in (
            ([column.before for column in self._columns], self._theme.muted, True),
            (now, self._theme.gradient, False),
        ):
            points = [
                at(number, value)
                for number, value in enumerate(series)
                if value is not None and value > 0 and math.isfinite(value)
            ]
            style = Qt.PenStyle.DotLine if dash else Qt.PenStyle.SolidLine
            painter.setPen(pen(ink, 1.5, style))
            painter.drawPolyline(points)
            painter.setPen(pen(self._theme.background, 1.0))
            painter.setBrush(QColor(ink))
            for point in points:
                painter.drawEllipse(point, DOT, DOT)
            painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_shape(
        self, painter: QPainter, place: QRectF, area: QRectF, layer: LayerHealth
    ) -> None:
        """The distribution as a violin, upright: low values below, saturated ends marked."""
        middle, half = place.center().x(), 0.42 * min(place.width(), 60.0)
        painter.setPen(pen(self._theme.hairline, 1.0))
        painter.drawLine(QLineF(middle, area.top(), middle, area.bottom()))
        largest = float(layer.shares.max())
        if largest <= 0:
            return
        step = area.height() / BINS
        path, ends = QPainterPath(), QPainterPath()
        for shape in (path, ends):
            shape.setFillRule(Qt.FillRule.WindingFill)  # low bins overlap
        flat = layer.saturated is not None and layer.activation in ENDS
        for number, share in enumerate(layer.shares):
            if share <= 0:
                continue
            width = max(1.0, half * math.sqrt(float(share) / largest))
            box = QRectF(
                middle - width, area.bottom() - (number + 1) * step, 2 * width, max(1.0, step)
            )
            at_end = flat and number in (0, BINS - 1)
            (ends if at_end else path).addRect(box)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillPath(path, QColor(self._theme.positive))
        painter.fillPath(ends, QColor(self._theme.fourth))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    # asking ---------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """All numbers of the layer under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            for number in range(len(self._columns)):
                if self._place(number).contains(QPointF(event.pos())):
                    QToolTip.showText(event.globalPos(), self.about(number), self)
                    return True
            QToolTip.showText(event.globalPos(), self._explanation(), self)
            return True
        return super().event(event)

    def _explanation(self) -> str:
        return self.tr(
            "gradient: the length of ∂L/∂(W, b) of the layer, on a logarithmic scale, over the "
            "training rows.\nactivations: their distribution, from the lowest value to the "
            "highest (sigmoid 0 to 1, tanh −1 to 1).\nsaturated: on a flat end of the function. "
            "dead: a ReLU that is 0 for every row.\nstep / weights: length of the optimizer's "
            "next step by that of the parameters; about 0.001 is usual."
        )


def _flat(layer: LayerHealth) -> str:
    """Saturated activations, or dead units, for a narrow column."""
    if layer.dead is not None:
        return f"{layer.dead}/{layer.units}"
    return "–" if layer.saturated is None else percent(layer.saturated)
