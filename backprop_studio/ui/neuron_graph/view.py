"""The view under the diagram: the computational graph of the chosen neuron."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.notation import Naming
from backprop_studio.theme import Theme
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.neuron_graph.canvas import NeuronGraphCanvas
from backprop_studio.ui.plot_heading import Caption
from backprop_studio.ui.sheet_view import SheetView
from backprop_studio.ui.shown_example import whose_words
from backprop_studio.ui.view import Selection


class NeuronGraph(SheetView):
    """Follows the selection: the chosen neuron, or the one at whose input the chosen weight or
    bias ends."""

    def __init__(self, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(selection, parent)
        self._caption = Caption(self, Qt.AlignmentFlag.AlignRight)
        self._caption.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._caption.setMinimumWidth(1)  # cut off rather than widen the view
        self.canvas = NeuronGraphCanvas()
        scroll = self._lay_out(self.tr("Computational graph"), self._caption, self.canvas)
        scroll.viewport().installEventFilter(self)
        self.setAccessibleName(self.tr("Computational graph of the chosen neuron"))
        self.canvas.pointed.connect(self.pointed)
        self.canvas.chosen.connect(selection.choose)
        selection.changed.connect(self._refresh)
        self._refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """More or less of the graph fits into another size."""
        if event.type() == QEvent.Type.Resize:
            self.canvas.fit()
        return super().eventFilter(watched, event)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw the neuron in this state."""
        if snapshot is not self._snapshot:
            self._snapshot = snapshot
            self._refresh()

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        super().set_theme(theme)
        self._caption.setStyleSheet(f"color: {theme.muted};")
        self.canvas.set_theme(theme)

    def light(self, item: object) -> None:
        """Light what is pointed at on the diagram."""
        self.canvas.light(item)

    def _refresh(self) -> None:
        snapshot, unit = self._snapshot, self._unit()
        self.canvas.set_chosen(self._selection.chosen)
        if snapshot is None or unit is None or unit.layer < 0:
            self._entitle(self.tr("Computational graph"))
            self._caption.say("")
            self.canvas.show_message(
                self.tr("An input is only a number. Choose a neuron behind it.")
                if unit is not None
                else self.tr("Choose a neuron, a weight or a bias: its computation opens here.")
            )
            return
        naming = Naming(snapshot.experiment, snapshot.example.x.size)
        title = self.tr("Computational graph of {unit}").format(unit=naming.activation(unit))
        self._entitle(title)
        self._caption.say(self._what(snapshot))
        self.canvas.show_neuron(snapshot, unit)

    def _what(self, snapshot: Snapshot) -> str:
        """What the numbers are, and whose."""
        text = self.tr("value above each wire, its gradient below")
        whose = whose_words(snapshot)
        return f"{text} · {whose}" if whose else text

    def _unit(self) -> UnitIndex | None:
        """The neuron to show, if this network has it; UnitIndex of an input if that is chosen."""
        chosen, snapshot = self._selection.chosen, self._snapshot
        if chosen is None or snapshot is None:
            return None
        if chosen.layer < 0:
            return chosen if isinstance(chosen, UnitIndex) else None
        layers = snapshot.parameters
        if chosen.layer >= len(layers) or chosen.unit >= layers[chosen.layer].bias.size:
            return None
        if isinstance(chosen, ParameterIndex):
            return UnitIndex(chosen.layer, chosen.unit)
        return chosen
