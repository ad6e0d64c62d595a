"""What the person's hand asks for, as frozen values: the widget only passes them on. No Qt."""

from itertools import count
from typing import Literal

from msgspec import Struct

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.model import BinaryCrossEntropy, CrossEntropy
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.network_diagram.formulas import loss_in_force
from backprop_studio.ui.network_diagram.gestures import WHEEL_NOTCH, Drag, rounded
from backprop_studio.ui.network_diagram.hit_test import Hit
from backprop_studio.ui.network_diagram.places import Control
from backprop_studio.ui.network_diagram.scene import Scene

MOST_UNITS = 4096


class ValueWish(Struct, frozen=True):
    """A number wanted: of a parameter, of target `unit` or of input `unit`."""

    kind: Literal["parameter", "target", "input"]
    parameter: ParameterIndex | None
    unit: int
    value: float
    gesture: str


class LayerWish(Struct, frozen=True):
    """An edit of the layers: so many `units`, a layer in at `layer` or out, or other `fields`."""

    kind: Literal["units", "insert", "remove", "change"]
    layer: int
    units: int = 0
    fields: tuple[tuple[str, object], ...] = ()


class Hand:
    """The gesture under way: a drag from press to release, or turns of the wheel."""

    def __init__(self) -> None:
        self._drag: Drag | None = None
        self._wheel: tuple[ParameterIndex, str] | None = None
        self._nudges = ""  # the name of the gesture of the presses on the present choice
        self._nudged: tuple[Snapshot, float] | None = None  # from where, to what
        self._gestures = count(1)

    @property
    def dragging(self) -> bool:
        """Whether something is held."""
        return self._drag is not None

    def press(self, scene: Scene, hit: Hit, y: float) -> None:
        """Hold what lies here, if it can be dragged."""
        gesture = f"diagram {next(self._gestures)}"
        if hit.parameter is not None:
            value = scene.value(hit.parameter)
            self._drag = Drag("parameter", hit.parameter, 0, value, y, gesture)
        elif scene.draggable and hit.target is not None:
            value = float(scene.snapshot.example.y[hit.target])
            self._drag = Drag("target", None, hit.target, value, y, gesture)
        elif scene.draggable and hit.unit is not None and hit.unit.layer < 0:
            value = scene.activation(hit.unit)
            self._drag = Drag("input", None, hit.unit.unit, value, y, gesture)

    def move(self, scene: Scene, y: float, fine: bool) -> ValueWish | None:
        """What the held thing should become with the pointer at `y`."""
        drag = self._drag
        value = None if drag is None else drag.value_at(y, fine)
        if drag is None or value is None:
            return None
        value = rounded(value)
        if drag.kind == "parameter":
            return ValueWish("parameter", drag.parameter, 0, value, drag.gesture)
        if drag.kind == "input":
            return ValueWish("input", None, drag.unit, value, drag.gesture)
        return ValueWish("target", None, drag.unit, _as_target(scene, value), drag.gesture)

    def release(self) -> None:
        """Let go."""
        self._drag = None

    def wheel(self, scene: Scene, hit: Hit | None, notches: float) -> ValueWish | None:
        """The chosen weight or bias by the wheel, if focused and under the pointer; none in the
        hall, where a brush of the hand must change nothing."""
        chosen = scene.chosen
        over = hit is not None and hit.parameter == chosen
        meant = scene.focused and over and not scene.theme.in_hall
        if not (meant and isinstance(chosen, ParameterIndex)):
            return None
        if self._wheel is None or self._wheel[0] != chosen:
            self._wheel = (chosen, f"diagram {next(self._gestures)}")
        value = rounded(scene.value(chosen) + notches * WHEEL_NOTCH)
        return ValueWish("parameter", chosen, 0, value, self._wheel[1])

    def nudge(self, scene: Scene, steps: int) -> ValueWish | None:
        """The chosen input, or the target of the chosen output, by + and −."""
        chosen = scene.chosen
        if not isinstance(chosen, UnitIndex) or not set_by_hand(scene, chosen):
            return None
        self._nudges = self._nudges or f"diagram {next(self._gestures)}"
        is_input, snapshot = chosen.layer < 0, scene.snapshot
        value = float((snapshot.example.x if is_input else snapshot.example.y)[chosen.unit])
        if self._nudged is not None and self._nudged[0] is snapshot:
            value = self._nudged[1]  # pressed again before the answer to the last press
        value = rounded(value + steps * WHEEL_NOTCH)
        if not is_input:
            value = _as_target(scene, value)
        self._nudged = snapshot, value
        kind: Literal["input", "target"] = "input" if is_input else "target"
        return ValueWish(kind, None, chosen.unit, value, self._nudges)

    def choice_changed(self) -> None:
        """The next turn of the wheel, the next press of + or −, is a gesture of its own."""
        self._wheel, self._nudges, self._nudged = None, "", None


def set_by_hand(scene: Scene, chosen: ParameterIndex | UnitIndex | None) -> bool:
    """Whether a number may be typed for what is chosen: a weight, a bias, an input, or an
    output, whose target it is."""
    if not isinstance(chosen, UnitIndex):
        return chosen is not None
    return scene.draggable and chosen.layer in (-1, scene.depth - 1)


def _as_target(scene: Scene, value: float) -> float:
    """Where targets are probabilities, the nearest one."""
    if isinstance(loss_in_force(scene.snapshot), BinaryCrossEntropy | CrossEntropy):
        return min(1.0, max(0.0, value))
    return value


def units_wish(scene: Scene, layer: int, change: int) -> LayerWish | None:
    """So many units more or fewer in a hidden layer; None where that cannot be."""
    if not 0 <= layer < scene.depth - 1 or not scene.editable:
        return None
    units = scene.snapshot.experiment.network.layers[layer].units + change
    return LayerWish("units", layer, units) if 1 <= units <= MOST_UNITS else None


def control_wish(scene: Scene, control: Control) -> LayerWish | None:
    """What a small button under the columns asks for."""
    if control.kind == "insert":
        return LayerWish("insert", control.layer) if scene.editable else None
    return units_wish(scene, control.layer, 1 if control.kind == "more" else -1)


def layer_of(hit: Hit | None) -> int | None:
    """The layer that a thing belongs to, for its menu; None for inputs, target and loss."""
    if hit is None:
        return None
    if hit.control is not None:
        return hit.control.layer if hit.control.kind != "insert" else None
    if hit.parameter is not None:
        return hit.parameter.layer
    return hit.unit.layer if hit.unit is not None and hit.unit.layer >= 0 else None


def neuron_of(item: ParameterIndex | UnitIndex | None) -> UnitIndex | None:
    """The neuron itself, or the one at whose input a weight or bias ends; None for an input."""
    if item is None or item.layer < 0:
        return None
    return UnitIndex(item.layer, item.unit)


def opens(hit: Hit | None) -> bool:
    """Whether this is a neuron, which has a computational graph."""
    return hit is not None and hit.unit is not None and hit.unit.layer >= 0


def chosen_layer(chosen: ParameterIndex | UnitIndex | None) -> int | None:
    """The layer of what is chosen."""
    return None if chosen is None or chosen.layer < 0 else chosen.layer


def answers(scene: Scene, hit: Hit) -> bool:
    """Whether a press on this does something."""
    if hit.control is not None:
        return control_wish(scene, hit.control) is not None
    chosen = hit.parameter is not None or hit.unit is not None
    return chosen or (scene.draggable and hit.target is not None)


def pointed_at(hit: Hit | None) -> object:
    """What other views may light."""
    if hit is None:
        return None
    return "loss" if hit.kind in ("loss", "target") else hit.parameter or hit.unit
