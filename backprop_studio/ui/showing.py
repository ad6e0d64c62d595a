"""What arrives from the worker, handed to all views of the window."""

from copy import copy
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import asdict, replace
from PySide6.QtCore import QObject

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.training.messages import LayerValues, Snapshot
from backprop_studio.ui.redraw import Redraw

if TYPE_CHECKING:
    from backprop_studio.ui.main_window import MainWindow


class Showing(QObject):
    """Shows the newest snapshot, beside it what the document says, and perhaps `earlier`, a
    state kept in grey."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.redraw = Redraw(self)
        self._baseline_of: object = None
        self.earlier: Snapshot | None = None

    def show(self, true: Snapshot) -> None:
        """Hand it to the views whose turn it is; what is covered crosses as covered."""
        window = self._window
        snapshot = window.lecturing.shown(true)
        window.example_chooser.show_snapshot(snapshot)
        self._choose_something(snapshot)
        self._show_baseline()
        window.plots.take(snapshot)
        window.lower_views.take(snapshot)
        self.redraw.show(
            snapshot,
            {
                "diagram": window.diagram,
                "bar": window.move_bar,
                "chosen": window.chosen,
                "transport": window.transport,
                "strip": window.strip,
                **window.plots.seen,
                **window.lower_views.seen,
            },
        )

    def catch_up(self) -> None:
        """What was out of sight when the present state came, and is seen again."""
        self.redraw.catch_up()

    def again(self) -> None:
        """Every view anew, of the present state."""
        snapshot = self._window.run.snapshot
        if snapshot is not None:
            self.redraw.forget()
            self.show(_another(snapshot))
        self._show_earlier()

    def keep(self, earlier: Snapshot | None) -> None:
        """Keep a state in grey in the views that can; None: no longer."""
        self.earlier = earlier
        self._show_earlier()

    def _show_earlier(self) -> None:
        window, earlier = self._window, self.earlier
        snapshot = None if earlier is None else window.lecturing.shown_earlier(earlier)
        window.diagram.set_ghost(snapshot)
        window.chosen.show_earlier(snapshot)
        window.strip.show_earlier(None if snapshot is None else snapshot.loss)
        window.plots.show_earlier(snapshot)

    def choose_first(self) -> None:
        """In a document just opened the first weight of the last layer, the landscape's own:
        its edge has room for its number in any network."""
        last = len(self._window.document.experiment.network.layers) - 1
        self._window.selection.choose(ParameterIndex(last, "weight", 0, 0))

    def _choose_something(self, snapshot: Snapshot) -> None:
        """Instead of a weight that this network does not have, one that it has."""
        chosen, layers = self._window.selection.chosen, snapshot.parameters
        if len(layers) != len(self._window.document.experiment.network.layers):
            return  # the last of the network before
        if isinstance(chosen, ParameterIndex):
            there = chosen.layer < len(layers)
            below, above = layers[chosen.layer].weights.shape if there else (0, 0)
            if chosen.source >= below or chosen.unit >= above:
                self.choose_first()

    def _show_baseline(self) -> None:
        """What the document says; a parameter that differs from it carries a mark."""
        baseline = self._window.document.baseline
        if baseline is self._baseline_of:
            return
        self._baseline_of = baseline
        values = None
        if baseline.parameters is not None:
            values = tuple(
                LayerValues(layer.weights, layer.bias, layer.scale) for layer in baseline.parameters
            )
        self._window.diagram.set_baseline(values)


def _another(snapshot: Snapshot) -> Snapshot:
    """The same with other objects in it, so that no view takes one for known. The rows stay:
    plots would look for all of them anew."""
    others = {
        name: copy(value)
        for name, value in asdict(snapshot).items()
        if isinstance(value, Struct) and name != "data"
    }
    studies = {study: copy(answer) for study, answer in snapshot.studies.items()}
    return replace(snapshot, **others, studies=studies)
