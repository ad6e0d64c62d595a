"""Which axes a landscape has: what the person picked, or what suits the network."""

from PySide6.QtCore import QObject, Signal

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.training.commands import AxesKind
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.landscape.axes import default_axes, exists
from backprop_studio.ui.landscape.axes_bar import AxesBar
from backprop_studio.ui.landscape.framing import Framing, Pair
from backprop_studio.ui.landscape.parameter_names import ParameterNames
from backprop_studio.ui.view import Selection

KINDS: dict[str, AxesKind] = {
    "parameters": "parameters",
    "trajectory": "trajectory",
    "random": "random",
}


class AxesKeeper(QObject):
    """Keeps `framing.pair`, `kind` and `seed`; `changed` when the picture is to be another."""

    changed = Signal()

    def __init__(
        self, framing: Framing, bar: AxesBar, selection: Selection, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._framing, self._bar, self._selection = framing, bar, selection
        self._picked = False  # the axes are the person's choice
        self._valley = False
        self.names = ParameterNames()
        bar.picked.connect(self._on_picked)
        bar.kind_chosen.connect(self._on_kind)
        bar.seed_chosen.connect(self._on_seed)
        bar.chosen_across.connect(self._on_chosen_across)
        bar.chosen_up.connect(self._on_chosen_up)
        selection.changed.connect(self._on_selection)
        self._on_selection()

    @property
    def picked_pair(self) -> Pair | None:
        """The axes that are the person's choice; None where they are the usual ones."""
        return self._framing.pair if self._picked else None

    def prefer(self, pair: Pair) -> None:
        """Look along these two as soon as a network is there that has them."""
        if self._framing.pair is not None:
            self.set_pair(*pair)
        else:
            self._framing.pair, self._picked = pair, True

    def meet(self, snapshot: Snapshot) -> None:
        """New names or another network: pickers, and default axes where the old are gone."""
        if not self.names.meet(snapshot):
            return
        pair = self._framing.pair if self._picked else None
        if pair is None or not all(exists(index, snapshot.parameters) for index in pair):
            self._framing.pair, self._picked = default_axes(snapshot.parameters), False
        self._bar.offer(self.names.names)
        self.changed.emit()

    def show(self, valley: bool) -> None:
        """Bring the bar up to date; in a valley only one parameter counts."""
        self._valley = valley
        pair = self._framing.pair
        assert pair is not None
        for index in pair:
            if self.names.add(index):
                self._bar.offer_another(self.names.names[-1])
        self._bar.show_pair(self.names.number(pair[0]), self.names.number(pair[1]))
        self._bar.show_kind(self._framing.kind, valley)
        self._bar.show_seed(self._framing.seed)

    def set_pair(self, across: ParameterIndex, up: ParameterIndex) -> None:
        """Look along these two parameters."""
        kept = self._valley or self._framing.kind == "parameters"
        if across == up or ((across, up) == self._framing.pair and kept):
            return
        self._framing.pair, self._picked = (across, up), True
        if not self._valley:
            self._framing.kind = "parameters"
        self.changed.emit()

    def set_kind(self, kind: AxesKind) -> None:
        """Two parameters, the run's plane or a random one."""
        self._framing.kind = kind
        self.changed.emit()

    def _on_kind(self, kind: str) -> None:
        self.set_kind(KINDS[kind])

    def _on_seed(self, seed: int) -> None:
        self._framing.seed = seed
        if self._framing.kind == "random":
            self.changed.emit()

    def _on_picked(self, across: int, up: int) -> None:
        first, second = self.names.indices[across], self.names.indices[up]
        if first == second and self._framing.pair is not None:  # they change places
            first, second = self._framing.pair[1], self._framing.pair[0]
        self.set_pair(first, second)

    def _on_selection(self) -> None:
        self._bar.allow_chosen(self._selection.chosen)

    def _on_chosen_across(self) -> None:
        chosen, pair = self._selection.chosen, self._framing.pair
        if isinstance(chosen, ParameterIndex) and pair is not None:
            self.set_pair(chosen, pair[0] if pair[1] == chosen else pair[1])

    def _on_chosen_up(self) -> None:
        chosen, pair = self._selection.chosen, self._framing.pair
        if isinstance(chosen, ParameterIndex) and pair is not None:
            self.set_pair(pair[1] if pair[0] == chosen else pair[0], chosen)
