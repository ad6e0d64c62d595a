"""Which number lies under a place of the window, in whichever view."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QApplication, QWidget

from backprop_studio.engine.parameter_index import UnitIndex
from backprop_studio.training.quantity import LOSS, Quantity
from backprop_studio.ui.output.readings import Readings
from backprop_studio.ui.parameter_model import Column
from backprop_studio.ui.parameter_table import ParameterTable
from backprop_studio.ui.presenting.quantities import under
from backprop_studio.ui.view import Telling

if TYPE_CHECKING:
    from backprop_studio.ui.main_window import MainWindow

FIGURES = {  # of the strip; ΔL, and what is said of the loss elsewhere, go with L
    "loss": LOSS,
    "saved": LOSS,
    "earlier": LOSS,
    "validation": LOSS,
    "accuracy": Quantity("accuracy"),
    "epoch": Quantity("epoch"),
    "iteration": Quantity("iteration"),
}
COLUMNS = {Column.VALUE: "value", Column.GRADIENT: "gradient", Column.STEP: "gradient"}


class Pointing:
    """Finds the quantity under the pointer, or at a place of one of the window's widgets."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        strip = window.strip
        self._labels: dict[QWidget, Quantity] = {
            strip.figures[name]: quantity for name, quantity in FIGURES.items()
        }
        self._labels[strip.timeline.field] = FIGURES["iteration"]

    def under_pointer(self) -> Quantity | None:
        """What the mouse points at."""
        place = self._window.cursor().pos()
        widget = QApplication.widgetAt(place)
        if widget is None or not self._window.isAncestorOf(widget):
            return None
        return self.at(widget, QPointF(widget.mapFromGlobal(place)))

    def at(self, widget: QWidget, place: QPointF) -> Quantity | None:
        """What lies at a place of a widget: by itself, or by the view around it."""
        around: QWidget | None = widget
        while around is not None and around is not self._window:
            found = self._of(around, QPointF(widget.mapTo(around, place)))
            if found is not None:
                return found
            around = around.parentWidget()
        return None

    def _of(self, widget: QWidget, place: QPointF) -> Quantity | None:
        if widget in self._labels:
            return self._labels[widget]
        if widget is self._window.diagram:
            scene = self._window.diagram.scene
            return None if scene is None else under(scene, place)
        if isinstance(widget, ParameterTable):
            return _in_table(widget, place.toPoint())
        if widget is self._window.move_bar:
            return self._in_banner(place)
        if isinstance(widget, Readings):
            return self._in_readings(widget, place)
        return widget.quantity_at(place) if isinstance(widget, Telling) else None

    def _in_banner(self, place: QPointF) -> Quantity | None:
        """The result of the move that is explained: ŷ, L, or δ of the output."""
        snapshot = self._window.run.snapshot
        if snapshot is None or place.y() < self._window.move_bar.steps_height:
            return None
        kind = None if snapshot.move is None else snapshot.move.kind
        if kind == "loss":
            return LOSS
        output = UnitIndex(len(snapshot.parameters) - 1, 0)
        if kind is None:
            return Quantity("value", output)
        return Quantity("gradient", output) if kind == "output_gradient" else None

    def _in_readings(self, readings: Readings, place: QPointF) -> Quantity | None:
        found = readings.output_at(place)
        snapshot = self._window.run.snapshot
        if found is None or snapshot is None:
            return None
        number, is_target = found
        if is_target:
            return Quantity("target", None, number)
        return Quantity("value", UnitIndex(len(snapshot.parameters) - 1, number))


def _in_table(table: ParameterTable, place: QPoint) -> Quantity | None:
    seen = table.grid.viewport()
    there, rows = seen.mapFrom(table, place), table.model.rows
    index = table.grid.indexAt(there)
    if rows is None or not index.isValid() or not seen.rect().contains(there):
        return None
    kind = COLUMNS.get(Column(index.column()), "value")
    return Quantity(kind, rows[index.row()])  # type: ignore[arg-type]
