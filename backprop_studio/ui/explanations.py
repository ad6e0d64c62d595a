"""What explains the network under its diagram: chain rule, parameters, activation, code."""

from functools import partial

from PySide6.QtCore import QObject

from backprop_studio.document.document import Document
from backprop_studio.theme import LIGHT
from backprop_studio.ui import layer_edits
from backprop_studio.ui.actions import VIEW_NAMES, translated
from backprop_studio.ui.edit_rows import MakeEdit
from backprop_studio.ui.experiment_edits import with_units
from backprop_studio.ui.lower_views import LowerViews
from backprop_studio.ui.network_diagram.view import NetworkDiagram
from backprop_studio.ui.run_control import RunControl
from backprop_studio.ui.status_strip import StatusStrip
from backprop_studio.ui.view import Selection, View
from backprop_studio.ui.workspace import Workspace


class Explanations(QObject):
    """Builds the four views after the first paint, and wires them and the diagram's own
    controls to the run and the document."""

    def __init__(
        self,
        document: Document,
        run: RunControl,
        selection: Selection,
        diagram: NetworkDiagram,
        strip: StatusStrip,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._document, self._run, self._selection = document, run, selection
        self._strip = strip
        self._chain_rule: View | None = None
        self._wanted: object = None
        diagram.units_requested.connect(self._set_units)
        diagram.layer_inserted.connect(self._insert_layer)
        diagram.layer_removed.connect(self._remove_layer)
        diagram.layer_changed.connect(self._change_layer)

    def build(self, views: LowerViews, workspace: Workspace) -> None:
        """Import and make the views; two of them need pyqtgraph, which takes long."""
        from backprop_studio.ui.activation_plot import ActivationPlot
        from backprop_studio.ui.chain_rule.panel import ChainRulePanel
        from backprop_studio.ui.parameter_table import ParameterTable
        from backprop_studio.ui.training_code import TrainingCode

        chain_rule, table = ChainRulePanel(self._selection), ParameterTable(self._selection)
        self._chain_rule = chain_rule
        chain_rule.set_theme(LIGHT)
        chain_rule.requested.connect(self._want)
        table.parameter_dragged.connect(self._run.set_parameter)
        table.refused.connect(self._strip.say)
        self._wanted = chain_rule.wanted
        for key, view in (
            ("chain_rule", chain_rule),
            ("parameters", table),
            ("activation", ActivationPlot(self._selection)),
            ("code", TrainingCode()),
        ):
            views.add(key, translated(VIEW_NAMES[key]), view)
        workspace.changed.connect(self._watch)
        self._watch()

    def _want(self, index: object) -> None:
        self._wanted = index
        self._watch()

    def _watch(self) -> None:
        """The derivative is computed only while its view can be seen."""
        seen = self._chain_rule is not None and self._chain_rule.isVisible()
        self._run.watch_derivative(self._wanted if seen else None)  # type: ignore[arg-type]

    # the diagram's own controls -------------------------------------------------------------

    def _set_units(self, layer: int, units: int) -> None:
        self._edit(partial(with_units, layer=layer, units=units), self.tr("Units"))

    def _insert_layer(self, position: int) -> None:
        make = partial(layer_edits.with_layer_inserted, position=position)
        self._edit(make, self.tr("Add a layer"))

    def _remove_layer(self, layer: int) -> None:
        make = partial(layer_edits.with_layer_removed, layer=layer)
        self._edit(make, self.tr("Remove a layer"))

    def _change_layer(self, layer: int, fields: dict[str, object]) -> None:
        make = partial(layer_edits.with_layer_changed, layer=layer, fields=fields)
        self._edit(make, self.tr("Change a layer"))

    def _edit(self, make: MakeEdit, text: str) -> None:
        edit = make(self._document.experiment)
        self._document.change(edit.experiment, text)
        if edit.note:
            self._strip.say(edit.note)
