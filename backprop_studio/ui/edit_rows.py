"""A section of the experiment panel: it shows an experiment and asks for edits of it."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from backprop_studio.experiment.model import Experiment
from backprop_studio.ui.experiment_edits import Edit
from backprop_studio.ui.panel_rows import PanelRows
from backprop_studio.ui.widgets.number_field import NumberField

MakeEdit = Callable[[Experiment], Edit]


class EditRows(PanelRows):
    """`edited(make, text, gesture)`: `make` turns the present experiment into an `Edit`,
    `text` names the undo step; `refused(sentence)` when a field was not taken."""

    edited = Signal(object, str, str)
    refused = Signal(str)

    def show_experiment(self, experiment: Experiment) -> None:
        """Set every control from `experiment`; emits nothing."""
        raise NotImplementedError

    def ask(self, make: MakeEdit, text: str, gesture: str = "") -> None:
        """Ask for an edit."""
        self.edited.emit(make, text, gesture)

    def field(
        self,
        name: str,
        low: float,
        high: float,
        *,
        whole: bool = False,
        optional: bool = False,
        above: bool = False,
    ) -> NumberField:
        """A number field whose refusals are passed on."""
        field = NumberField(name, low, high, whole=whole, optional=optional, above=above)
        field.refused.connect(self.refused)
        return field
