"""The editing of points in the output view: it puts the tools into the plot and takes them out."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from backprop_studio.theme import Theme
from backprop_studio.ui.output.decision_map import DecisionMap
from backprop_studio.ui.output.fit import FitView
from backprop_studio.ui.output.point_bar import NAMED, PointBar
from backprop_studio.ui.output.point_tools import PointTools, Tool

Plot = FitView | DecisionMap


class PointWorkbench(QObject):
    """`button` begins and ends the editing, `bar` holds the tools. `edited(edit, plane,
    gesture)` passes on what a hand does."""

    edited = Signal(object, str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.button = QPushButton(parent)
        self.button.setText(self.tr("Edit"))
        self.button.setCheckable(True)
        self.button.setToolTip(
            self.tr(
                "Add, move and erase points by hand. Keys in the plot: arrows and Return, "
                "Delete, digits for the class, Escape to end"
            )
        )
        self.button.setAccessibleName(self.tr("Edit the points"))
        self.button.toggled.connect(self._toggled)
        self.bar = PointBar(parent)
        self.bar.chosen.connect(self._take_tool)
        self.bar.hide()
        self._plot: Plot | None = None
        self._tools: PointTools | None = None

    @property
    def active(self) -> bool:
        """Whether points are being edited."""
        return self._tools is not None

    def offer(self, plot: object) -> None:
        """The plot shown now; of another kind of view no point can be edited."""
        wanted = plot if isinstance(plot, FitView | DecisionMap) else None
        self.button.setVisible(wanted is not None)
        if wanted is not self._plot:
            self.stop()
            self._plot = wanted

    def refresh(self) -> None:
        """The classes may be others."""
        if self._tools is not None:
            self._show_brushes()

    def stop(self) -> None:
        """Put the tools away."""
        self.button.setChecked(False)

    def _toggled(self, on: bool) -> None:
        if on and self._plot is not None:
            self._begin(self._plot)
        else:
            self._end()

    def _begin(self, plot: Plot) -> None:
        tools = PointTools(plot.canvas, "fit" if isinstance(plot, FitView) else "map")
        tools.edited.connect(self.edited)
        tools.ended.connect(self.stop)
        tools.brush_chosen.connect(self.bar.choose_brush)
        self._tools = plot.canvas.tools = tools
        plot.editing = plot.by_hand = True
        self._show_brushes()
        quantity = plot.quantity() if isinstance(plot, DecisionMap) else None
        if quantity is not None:
            self.bar.ask_target(*quantity)
        self.bar.show()
        self._take_tool()
        plot.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self) -> None:
        tools, self._tools = self._tools, None
        self.bar.hide()
        if tools is None or self._plot is None:
            return
        plot = self._plot
        plot.canvas.tools, plot.editing = None, False
        plot.legend.show()
        tools.deleteLater()
        plot.canvas.viewport().unsetCursor()
        plot.fit()
        plot.canvas.repaint_scene()

    def _show_brushes(self) -> None:
        plot = self._plot
        if isinstance(plot, DecisionMap):
            samples = plot.class_samples()
            self.bar.set_brushes(samples, not samples)
            told = len(samples) <= NAMED
        else:
            self.bar.set_brushes((), False)
            told = True
        if plot is not None:  # the tools tell the same, and the plot needs the room
            plot.legend.setVisible(not told)

    def _take_tool(self) -> None:
        tools, plot = self._tools, self._plot
        if tools is None or plot is None:
            return
        kinds: dict[str, Tool] = {"move": "move", "erase": "erase"}
        tools.tool = kinds.get(self.bar.tool, "brush")
        quantity = isinstance(plot, DecisionMap) and not plot.class_samples()
        tools.label = float(self.bar.target.value or 0.0) if quantity else float(self.bar.brush)
        tools.put_down()
        shapes = {
            "brush": Qt.CursorShape.CrossCursor,
            "move": Qt.CursorShape.OpenHandCursor,
            "erase": Qt.CursorShape.CrossCursor,
        }
        plot.canvas.viewport().setCursor(shapes[tools.tool])

    def set_theme(self, theme: Theme) -> None:
        """Take over fonts and colours."""
        self.button.setFont(theme.font(12))
        self.bar.set_theme(theme)
        self.refresh()
