"""What may be seen at the present move, and what takes part in it. No Qt.

Numbers appear with their move and not before. Between iterations all values of
the forward pass are there, and no gradient.
"""

from msgspec import Struct

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.training.messages import Move, Snapshot


class Stage(Struct, frozen=True):
    """`forward` layers have been computed; δ stands from layer `first_delta` upwards."""

    move: Move | None
    depth: int
    forward: int
    loss: bool
    first_delta: int

    def activation_shown(self, layer: int) -> bool:
        """Whether z and a of a layer have been computed (inputs always are there)."""
        return layer < self.forward

    def delta_shown(self, layer: int) -> bool:
        """Whether δ and the gradients of a layer have been computed."""
        return layer >= self.first_delta

    @property
    def updated(self) -> bool:
        """Whether old and new parameters stand side by side."""
        return self.move is not None and self.move.kind == "update"

    def unit_involved(self, unit: UnitIndex) -> bool:
        """Whether a unit takes part in the present move."""
        move = self.move
        if move is None:
            return True
        if move.kind == "forward" and move.layer is not None:
            return unit.layer in (move.layer - 1, move.layer)
        if move.kind == "loss":
            return unit.layer == self.depth - 1
        if move.kind == "output_gradient":
            return unit.layer in (self.depth - 2, self.depth - 1)
        if move.kind == "hidden_gradient" and move.layer is not None:
            return move.layer - 1 <= unit.layer <= move.layer + 1
        return False

    def parameter_involved(self, index: ParameterIndex) -> bool:
        """Whether a weight or bias takes part in the present move."""
        move = self.move
        if move is None or move.kind == "update":
            return True
        if move.kind == "forward":
            return index.layer == move.layer
        if move.kind == "output_gradient":
            return index.layer == self.depth - 1
        if move.kind == "hidden_gradient" and move.layer is not None:
            carries = index.kind == "weight" and index.layer == move.layer + 1
            return index.layer == move.layer or carries
        return False

    def blame_flows(self, index: ParameterIndex) -> bool:
        """Whether δ of the layer above flows back along this edge in the present move."""
        move = self.move
        return (
            move is not None
            and move.kind == "hidden_gradient"
            and index.kind == "weight"
            and move.layer is not None
            and index.layer == move.layer + 1
        )

    @property
    def loss_involved(self) -> bool:
        """Whether the loss and the target take part."""
        return self.move is None or self.move.kind in ("loss", "output_gradient")


def stage_of(snapshot: Snapshot) -> Stage:
    """What the moves made so far have brought to light."""
    depth = len(snapshot.parameters)
    if snapshot.move is None:
        return Stage(None, depth, depth, True, depth)
    made = snapshot.moves[: snapshot.moves.index(snapshot.move) + 1]
    first_delta = depth
    for move in made:
        if move.kind == "output_gradient":
            first_delta = depth - 1
        elif move.kind == "hidden_gradient" and move.layer is not None:
            first_delta = min(first_delta, move.layer)
    return Stage(
        snapshot.move,
        depth,
        sum(move.kind == "forward" for move in made),
        any(move.kind == "loss" for move in made),
        first_delta,
    )
