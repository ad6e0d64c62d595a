"""The layout kept from snapshot to snapshot, and what of a choice still exists. No Qt."""

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.model import ShippedData
from backprop_studio.experiment.numbers import USUAL_DIGITS
from backprop_studio.theme import Theme
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.network_diagram import graph_form
from backprop_studio.ui.network_diagram.hit_test import Hit
from backprop_studio.ui.network_diagram.layout import lay_out
from backprop_studio.ui.network_diagram.places import Layout, Sizes
from backprop_studio.ui.network_diagram.sampling import with_edges_of
from backprop_studio.ui.network_diagram.scene import holds

SMALLEST_PICTURE = 64  # inputs; fewer are drawn as nodes
# In a hall captions and small buttons are left out, and the loss has room for larger type.
HALL_SIZES = Sizes(
    chip=(132.0, 42.0), loss=(124.0, 74.0), loss_narrow=(120.0, 74.0), legend=0.0, control=0.0
)
Item = ParameterIndex | UnitIndex


class Arrangement:
    """Lays out anew only for another shape or size.

    Where only the largest weights are drawn, which ones they are is decided anew
    at rest, and not while training or from move to move, when edges would come and go.
    """

    def __init__(self) -> None:
        self._layout: Layout | None = None
        self._shape: tuple[object, ...] = ()
        self._weights_revision = -1
        self._seen: Snapshot | None = None
        self._walking = False

    def layout(
        self, snapshot: Snapshot, width: int, height: int, theme: Theme, dragging: bool
    ) -> Layout:
        """The layout for this state in a widget of `width` by `height` px.

        More digits get more room, but not at the price of details: where there is none,
        the numbers are set smaller.
        """
        walking, layers = self._walks(snapshot), snapshot.parameters
        widths = (layers[0].weights.shape[0], *(layer.weights.shape[1] for layer in layers))
        pictured = isinstance(snapshot.experiment.data, ShippedData)
        side = round(widths[0] ** 0.5)
        pictured = pictured and widths[0] >= SMALLEST_PICTURE and side * side == widths[0]
        neuron = graph_form.graph_shape(snapshot)
        weights = [layer.weights for layer in layers]
        shape = (widths, width, height, theme.scale, theme.digits, pictured, neuron)
        revision = snapshot.parameters_revision
        kept = self._layout
        if kept is not None and shape == self._shape:
            sampled = len(kept.edges) < kept.weights
            at_rest = not (snapshot.running or dragging or walking)
            if sampled and at_rest and revision != self._weights_revision:
                kept = with_edges_of(kept, weights)
                self._layout, self._weights_revision = kept, revision
            return kept
        picture_side = side if pictured else None
        more = theme.digits - USUAL_DIGITS
        usual = HALL_SIZES if theme.in_hall else Sizes()
        for sizes in (usual.for_digits(more), usual) if more else (usual,):
            scaled = sizes.scaled(theme.scale)
            found = lay_out(widths, weights, width, height, scaled, picture_side, theme.in_hall)
            if found.detail == "full":
                break
        if neuron is not None:
            drawn = graph_form.graph_layout(snapshot, neuron, width, height, theme)
            found = drawn or found
        if theme.in_hall:
            found.hint = None
        self._layout = found
        self._shape, self._weights_revision = shape, revision
        return self._layout

    def _walks(self, snapshot: Snapshot) -> bool:
        """Whether it is a move, or what Previous came to from one."""
        before = self._seen
        if snapshot is not before:
            came_from_move = before is not None and before.move is not None
            self._walking = snapshot.move is not None or came_from_move
            self._seen = snapshot
        return self._walking


def shows(layout: Layout, hit: Hit) -> bool:
    """Whether what was pointed at is still drawn."""
    if hit.parameter is not None:
        return hit.parameter in layout.edges or hit.parameter in layout.biases
    if hit.control is not None:
        return hit.control in layout.controls
    if hit.target is not None:
        return hit.target in layout.targets
    return hit.unit is None or hit.unit in layout.nodes


def existing(snapshot: Snapshot | None, chosen: Item | None) -> Item | None:
    """The choice, unless this network has no such parameter or unit."""
    if snapshot is None or chosen is None:
        return None
    if isinstance(chosen, ParameterIndex):
        return chosen if holds(snapshot.parameters, chosen) else None
    if chosen.layer >= len(snapshot.parameters):
        return None
    inputs = snapshot.example.x.size
    units = inputs if chosen.layer < 0 else snapshot.parameters[chosen.layer].bias.size
    return chosen if chosen.unit < units else None
