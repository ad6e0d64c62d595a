"""The diagram's own controls for layers and units, as edits of the document."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from backprop_studio.document.document import Document
from backprop_studio.ui import layer_edits
from backprop_studio.ui.edit_rows import MakeEdit
from backprop_studio.ui.experiment_edits import with_units
from backprop_studio.ui.network_diagram.view import NetworkDiagram


class LayerEditing(QObject):
    """Obeys + and − on the diagram and the menu of a layer; `say` tells what an edit changed
    beside. The diagram may still show the network before this one, with other layers."""

    def __init__(
        self,
        document: Document,
        diagram: NetworkDiagram,
        say: Callable[[str], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._document, self._say = document, say
        diagram.units_requested.connect(self._set_units)
        diagram.layer_inserted.connect(self._insert_layer)
        diagram.layer_removed.connect(self._remove_layer)
        diagram.layer_changed.connect(self._change_layer)

    def _has(self, layer: int) -> bool:
        return 0 <= layer < len(self._document.experiment.network.layers)

    def _set_units(self, layer: int, units: int) -> None:
        if self._has(layer + 1):
            self._edit(partial(with_units, layer=layer, units=units), self.tr("Units"))

    def _insert_layer(self, position: int) -> None:
        make = partial(layer_edits.with_layer_inserted, position=position)
        if self._has(position):
            self._edit(make, self.tr("Add a layer"))

    def _remove_layer(self, layer: int) -> None:
        make = partial(layer_edits.with_layer_removed, layer=layer)
        if self._has(layer + 1):
            self._edit(make, self.tr("Remove a layer"))

    def _change_layer(self, layer: int, fields: dict[str, object]) -> None:
        make = partial(layer_edits.with_layer_changed, layer=layer, fields=fields)
        if self._has(layer):
            self._edit(make, self.tr("Change a layer"))

    def _edit(self, make: MakeEdit, text: str) -> None:
        edit = make(self._document.experiment)
        self._document.change(edit.experiment, text, came_from=edit.came_from)
        if edit.note:
            self._say(edit.note)
