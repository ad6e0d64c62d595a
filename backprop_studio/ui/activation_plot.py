"""The activation function of the chosen unit and its slope, with the unit's z marked on both."""

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.notation import Naming
from backprop_studio.experiment.numbers import format_short
from backprop_studio.theme import LIGHT, TEXT, Theme
from backprop_studio.training.messages import Snapshot
from backprop_studio.training.quantity import Kind, Quantity
from backprop_studio.ui.activation_curves import (
    SATURATED,
    Unit,
    horizontal_end,
    vertical_range,
)
from backprop_studio.ui.activation_facts import Facts
from backprop_studio.ui.activation_reading import Reading, lines, reading_of
from backprop_studio.ui.dressing import letter
from backprop_studio.ui.panel_words import ACTIVATIONS, word
from backprop_studio.ui.plot_canvas import PlotCanvas
from backprop_studio.ui.plot_heading import PlotHeading
from backprop_studio.ui.plot_style import pen
from backprop_studio.ui.view import Selection, View

DOT = 5.0  # radius, px
BEYOND = 1.06  # a little further than the last tick, whose number would touch the name
ROOM_FOR_NAME = 24  # px at the end of the z axis


class ActivationCanvas(PlotCanvas):
    """Paints z and the two points above it over the curves."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.reading: Reading | None = None

    def set_theme(self, theme: Theme) -> None:
        """As other plots, on the canvas colour, for it lies under the diagram."""
        super().set_theme(theme)
        self.setBackground(theme.background)
        self.centralLayout.setContentsMargins(0, 8, round(theme.px(ROOM_FOR_NAME)), 0)

    def paint_over(self, painter: QPainter) -> None:
        """A dotted line at z, a dot on f and one on f′."""
        reading = self.reading
        if reading is None or reading.z is None:
            return
        area = self.plot_area()
        curve, slope = self.pixel(reading.z, reading.a), self.pixel(reading.z, reading.slope)
        if not area.left() - 1 <= curve.x() <= area.right() + 1:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen(self.theme.muted, 1.0, Qt.PenStyle.DotLine))
        painter.drawLine(QLineF(curve.x(), area.top(), curve.x(), area.bottom()))
        for point, ink in ((slope, self.theme.gradient), (curve, self.theme.positive)):
            painter.setPen(pen(self.theme.background, 1.5))
            painter.setBrush(QColor(ink))
            painter.drawEllipse(point, self.theme.px(DOT), self.theme.px(DOT))


class ActivationPlot(View):
    """Follows the selection: the chosen unit, or the one where the chosen parameter ends."""

    def __init__(self, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selection = selection
        self._snapshot: Snapshot | None = None
        self._range: tuple[object, ...] = ()
        self._by_hand = False
        self.reading: Reading | None = None
        self.setProperty("role", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Activation function of the chosen unit"))
        self.state = QLabel(self)
        self.heading = PlotHeading(self.tr("Activation function"), (self.state,), self)
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.canvas = ActivationCanvas(self)
        self.canvas.setToolTip(self.tr("Drag to pan, wheel to zoom; double-click or A fits"))
        self.canvas.bottom.set_name("z")
        self.canvas.bottom.name_beside = True
        self.canvas.left.wanted = 4
        self.canvas.home_requested.connect(self.fit)
        self.canvas.moved_by_hand.connect(self._moved)
        self._curve = pg.PlotCurveItem(antialias=True, connect="finite")
        self._slope = pg.PlotCurveItem(antialias=True, connect="finite")
        # under the curves, where a grid of the axes would lie over them
        self._axes = (pg.InfiniteLine(0.0, angle=0), pg.InfiniteLine(0.0, angle=90))
        for item in (*self._axes, self._slope, self._curve):
            self.canvas.box.addItem(item, ignoreBounds=True)
        self.facts = Facts(self)
        self._lay_out()
        selection.changed.connect(self._refresh)
        self.set_theme(LIGHT)
        self._refresh()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.canvas, 1)
        row.addWidget(self.facts)
        row.addWidget(self.message, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(4)
        layout.addWidget(self.heading)
        layout.addLayout(row, 1)
        self.setMinimumSize(480, 150)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the chosen unit in this state."""
        self._snapshot = snapshot
        self._refresh()

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        self._theme = theme
        self.heading.set_theme(theme)
        self.canvas.set_theme(theme)
        self.facts.set_theme(theme)
        for line in self._axes:
            line.setPen(pen(theme.hairline))
        self._curve.setPen(pen(theme.positive, 2.0))
        self._slope.setPen(pen(theme.gradient, 2.0, Qt.PenStyle.DashLine))
        letter(self.message, theme.font(TEXT), theme.muted)
        self._show_state()

    def quantity_at(self, place: QPointF) -> Quantity | None:
        """z, or what the function makes of it, in the lines beside the plot."""
        unit, facts = self._unit(), self.facts
        inside = facts.isVisible() and facts.geometry().contains(place.toPoint())
        if unit is None or not inside:
            return None
        line = facts.line_at(place.y() - facts.y())
        kinds: dict[int | None, Kind] = {0: "value", 1: "value", 2: "sum"}
        return Quantity(kinds[line], unit) if line in kinds else None

    # what is shown --------------------------------------------------------------------------

    def _refresh(self) -> None:
        snapshot, unit = self._snapshot, self._unit()
        if snapshot is None or unit is None or unit.layer < 0:
            self._show_nothing(unit)
            return
        reading = reading_of(snapshot, unit)
        naming = Naming(snapshot.experiment, len(snapshot.example.x))
        title = self.tr("Activation function of {unit}: {name}").format(
            unit=naming.activation(unit), name=word(ACTIVATIONS, reading.function.name)
        )
        self.heading.title.setText(title)
        if self.reading is None:
            self._show_plot(True)
        if reading == self.reading:
            return
        self.reading = self.canvas.reading = reading
        self._draw()
        self._show_state()
        asides = self.tr(" not computed yet"), self.tr(" mean of the batch")
        self.facts.show_lines(lines(reading, *asides))
        self.canvas.setAccessibleName(self.tr("Plot of f and f′ over z"))
        self.canvas.setAccessibleDescription(self.facts.accessibleName())
        self.canvas.repaint_marks()

    def _unit(self) -> UnitIndex | None:
        """The chosen unit or where the chosen parameter ends, if this network has it."""
        chosen, snapshot = self._selection.chosen, self._snapshot
        if chosen is None or snapshot is None:
            return None
        unit = UnitIndex(chosen.layer, chosen.unit)
        if unit.layer < 0:
            return unit
        layers = snapshot.example.z
        inside = unit.layer < len(layers) and unit.unit < len(layers[unit.layer])
        if isinstance(chosen, ParameterIndex) or inside:
            return unit if inside else None
        return None

    def _show_nothing(self, unit: UnitIndex | None) -> None:
        self.reading = self.canvas.reading = None
        self._range = ()
        self.heading.title.setText(self.tr("Activation function"))
        self.message.setText(
            self.tr("Choose a unit, a weight or a bias to see its activation function here.")
            if unit is None
            else self.tr("An input has no activation function. Choose a unit behind it.")
        )
        self._show_plot(False)
        self._show_state()

    def _show_plot(self, shown: bool) -> None:
        self.canvas.setVisible(shown)
        self.facts.setVisible(shown)
        self.message.setVisible(not shown)

    def _draw(self) -> None:
        assert self.reading is not None
        function, end = self.reading.function, horizontal_end(self.reading.function, self.reading.z)
        if (function, end) == self._range:
            return
        other = not self._range or function.name != self._range[0].name  # type: ignore[attr-defined]
        self._range = (function, end)
        z, a, slope = function.curves(BEYOND * end)
        self._curve.setData(z, a)
        self._slope.setData(z, slope)
        if other or not self._by_hand:
            self.fit()

    def fit(self) -> None:
        """Show the whole of both curves."""
        self._by_hand = False
        if self.reading is not None:
            end = horizontal_end(self.reading.function, self.reading.z)
            reach = BEYOND * end
            self.canvas.set_range((-reach, reach), vertical_range(self.reading.function, end))

    def _moved(self) -> None:
        self._by_hand = True

    def _show_state(self) -> None:
        reading = self.reading
        state: Unit = "fine" if reading is None else reading.state
        text, why = {
            "fine": ("", ""),
            "saturated": (
                self.tr("saturated"),
                self.tr("|f′(z)| is below {limit}: hardly any gradient passes this unit.").format(
                    limit=format_short(SATURATED)
                ),
            ),
            "dead": (
                self.tr("inactive"),
                self.tr("z is not above 0, so f′(z) = 0: no gradient passes this unit here."),
            ),
        }[state]
        self.state.setText(f"▲ {text}" if text else "")
        self.state.setToolTip(why)
        self.state.setAccessibleDescription(why)
        letter(self.state, self._theme.font(TEXT, 600), self._theme.negative_text)
