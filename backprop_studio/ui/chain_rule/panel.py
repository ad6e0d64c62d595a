"""The view under the diagram: heading, order of reading, and the sheet."""

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.notation import Naming
from backprop_studio.theme import Theme
from backprop_studio.training.messages import Snapshot
from backprop_studio.training.quantity import Quantity
from backprop_studio.ui.chain_rule.canvas import ChainRuleCanvas
from backprop_studio.ui.chain_rule.cards import Writer
from backprop_studio.ui.sheet_view import SheetView
from backprop_studio.ui.shown_example import whose_words
from backprop_studio.ui.view import Selection
from backprop_studio.ui.widgets.segmented import Segmented


class ChainRulePanel(SheetView):
    """The derivative of the chosen weight or bias, factor by factor.

    `requested` (ParameterIndex or None) says which derivative is to be computed.
    """

    requested = Signal(object)

    def __init__(self, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(selection, parent)
        self._wanted: ParameterIndex | None = None
        self._order = Segmented(
            self.tr("Order of the factors"),
            (("loss", self.tr("From the loss back")), ("drawn", self.tr("As drawn"))),
            self,
        )
        self._order.set_chosen("loss")
        self.canvas = ChainRuleCanvas()
        self._lay_out(self.tr("Chain rule"), self._order, self.canvas)
        self.setAccessibleName(self.tr("Chain rule"))
        self._order.chosen.connect(self._order_chosen)
        self.canvas.pointed.connect(self.pointed)
        selection.changed.connect(self._choose)
        self._choose()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw this state's derivation."""
        same = self._snapshot is not None and self._snapshot.derivation is snapshot.derivation
        moved = self._snapshot is None or self._snapshot.move != snapshot.move
        self._snapshot = snapshot
        if not same or moved:
            self._refresh()

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        super().set_theme(theme)
        self.canvas.set_theme(theme)

    def light(self, item: object) -> None:
        """Light the factors of what is pointed at on the diagram."""
        self.canvas.light(item)

    def quantity_at(self, place: QPointF) -> Quantity | None:
        """Of a card the weight or the unit that tells its factor, else the derivative."""
        derivation = None if self._snapshot is None else self._snapshot.derivation
        inside = self.canvas.rect().contains(self.canvas.mapFrom(self, place.toPoint()))
        if derivation is None or not inside:
            return None
        explanation = derivation.explanation
        about = self.canvas.about_at(QPointF(self.canvas.mapFrom(self, place.toPoint())))
        if about is None or about == explanation.index:  # a factor of 1
            return None
        if about == "result":
            return Quantity("gradient", explanation.index)
        if not explanation.paths and about == UnitIndex(
            explanation.index.layer, explanation.index.unit
        ):
            return Quantity("gradient", about)  # δ, all paths together
        return Quantity("value", about)

    def _choose(self) -> None:
        chosen = self._selection.chosen
        wanted = chosen if isinstance(chosen, ParameterIndex) else None
        if wanted is None and chosen is not None and chosen.layer >= 0:
            wanted = ParameterIndex(chosen.layer, "bias", chosen.unit)
        if wanted != self._wanted:
            self._wanted = wanted
            if self.isVisible():
                self.requested.emit(wanted)

    def showEvent(self, event: QShowEvent) -> None:
        """The derivative is computed only while it can be seen."""
        super().showEvent(event)
        self.requested.emit(self._wanted)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks any more."""
        super().hideEvent(event)
        self.requested.emit(None)

    def _refresh(self) -> None:
        snapshot = self._snapshot
        derivation = None if snapshot is None else snapshot.derivation
        if snapshot is None or derivation is None:
            self._entitle(self.tr("Chain rule"))
            self.canvas.show_sheet(None)
            return
        index = derivation.explanation.index
        name = Naming(snapshot.experiment, len(snapshot.example.x)).parameter(index)
        title, whose = self.tr("Chain rule for {name}").format(name=name), whose_words(snapshot)
        self._entitle(f"{title}, {whose}" if whose else title)
        self.canvas.show_sheet(Writer(snapshot, derivation).sheet(), not snapshot.running)

    def _order_chosen(self, key: str) -> None:
        self.canvas.set_order(key == "loss")
