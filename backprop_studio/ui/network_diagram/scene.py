"""Everything one painting of the diagram needs, as one frozen value. No Qt widgets."""

from functools import lru_cache
from typing import Literal

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.notation import ACTIVATION_SIGNS, Naming
from backprop_studio.theme import Theme
from backprop_studio.training.messages import ExamplePass, LayerValues, Snapshot
from backprop_studio.ui.network_diagram.hit_test import Hit
from backprop_studio.ui.network_diagram.places import Layout
from backprop_studio.ui.network_diagram.stage import Stage

# A probability among several is neutral at 0: most of them are small.
BOUNDED = {"sigmoid": (0.0, 1.0), "softmax": (-1.0, 1.0), "tanh": (-1.0, 1.0)}


def magnitude(values: NDArray[np.float64]) -> float:
    """The largest |number| apart from covered ones (NaN), 0 if there is none; of a large matrix
    many times as fast as from a copy of its magnitudes."""
    if values.size == 0:
        return 0.0
    high, low = np.fmax.reduce(values, axis=None), np.fmin.reduce(values, axis=None)
    return 0.0 if np.isnan(high) else max(float(high), -float(low))


def parameter(layers: tuple[LayerValues, ...], index: ParameterIndex) -> float:
    """One number among the layers' parameters (or gradients, or steps)."""
    layer = layers[index.layer]
    if index.kind == "weight":
        return float(layer.weights[index.source, index.unit])
    if index.kind == "bias":
        return float(layer.bias[index.unit])
    return float("nan") if layer.scale is None else float(layer.scale[index.unit])


def holds(layers: tuple[LayerValues, ...], index: ParameterIndex) -> bool:
    """Whether a network of these shapes has this parameter."""
    if not 0 <= index.layer < len(layers):
        return False
    below, units = layers[index.layer].weights.shape
    return index.unit < units and (index.kind != "weight" or index.source < below)


@lru_cache(maxsize=64)
def _with_text(theme: Theme, text: str) -> Theme:
    return theme if text == theme.text else replace(theme, text=text)


class Scene(Struct, frozen=True):
    """A snapshot, where its parts stand, and what the person points at."""

    layout: Layout
    snapshot: Snapshot
    stage: Stage
    naming: Naming
    theme: Theme
    chosen: ParameterIndex | UnitIndex | None = None
    hovered: Hit | None = None
    focused: bool = False
    ghost: Snapshot | None = None
    baseline: tuple[LayerValues, ...] | None = None
    draggable: bool = True
    mode: Literal["values", "blame"] = "values"
    editable: bool = True
    lit: ParameterIndex | UnitIndex | None = None  # pointed at in another view

    @property
    def depth(self) -> int:
        """Number of layers."""
        return len(self.snapshot.parameters)

    def value(self, index: ParameterIndex) -> float:
        """The parameter now."""
        return parameter(self.snapshot.parameters, index)

    def old_value(self, index: ParameterIndex) -> float:
        """The parameter before the update shown (else: now)."""
        return parameter(self.snapshot.old_parameters or self.snapshot.parameters, index)

    def gradient(self, index: ParameterIndex) -> float:
        """∂L/∂ of a parameter for what is shown (one example or the mean)."""
        return parameter(self.snapshot.example.gradients, index)

    def changed(self, index: ParameterIndex) -> bool:
        """Whether the parameter was changed from the example as opened.

        Training changes every parameter, which needs no mark: once it has begun, only
        changed starting values carry one, and the chosen parameter, for Home restores it; the
        update's own old and new values tell the change themselves.
        """
        if self.baseline is None or not holds(self.baseline, index):
            return False
        example = parameter(self.baseline, index)
        untrained, updated = self.snapshot.iteration == 0, self.stage.updated
        if not updated and (untrained or self.is_chosen(index)):
            present = self.value(index)
            return example != present and not np.isnan(present)  # a covered one tells nothing
        return example != parameter(self.snapshot.start_parameters, index)

    @property
    def marks_changes(self) -> bool:
        """Whether any number in sight carries the mark of one that was changed."""
        layout = self.layout
        biases = () if layout.detail == "compact" else layout.biases  # there they are dots
        return self.baseline is not None and any(map(self.changed, (*layout.chips, *biases)))

    def ghost_value(self, index: ParameterIndex) -> float | None:
        """The kept earlier value, where it differs from the present one."""
        if self.ghost is None or not holds(self.ghost.parameters, index):
            return None
        earlier = parameter(self.ghost.parameters, index)
        return None if earlier == self.value(index) else earlier

    def activation(self, unit: UnitIndex) -> float:
        """x of an input, a of a unit."""
        example = self.snapshot.example
        return float((example.x if unit.layer < 0 else example.a[unit.layer])[unit.unit])

    @property
    def ghost_example(self) -> ExamplePass | None:
        """What the kept earlier network made of the example shown now; None where it was kept
        with another one."""
        if self.ghost is None:
            return None
        kept, shown = self.ghost.example, self.snapshot.example
        return kept if (kept.row, kept.side) == (shown.row, shown.side) else None

    @property
    def mean_of_all(self) -> bool:
        """Whether the loss shown is that of all rows: between iterations, of no one example."""
        return self.snapshot.example.row is None and self.stage.move is None

    def shown_loss(self) -> float:
        """L of what is shown: of the example, or between iterations of all rows."""
        return self.snapshot.loss if self.mean_of_all else self.snapshot.example.loss

    def ghost_loss(self) -> float | None:
        """The kept earlier loss of what is shown, where it differs."""
        example = self.ghost_example
        if self.ghost is None or example is None:
            return None
        earlier = self.ghost.loss if self.mean_of_all else example.loss
        return None if earlier == self.shown_loss() else earlier

    def ghost_activation(self, unit: UnitIndex) -> float | None:
        """The kept earlier activation, where it differs."""
        example = self.ghost_example
        if self.ghost is None or example is None or len(self.ghost.parameters) != self.depth:
            return None
        values = example.x if unit.layer < 0 else example.a[unit.layer]
        if unit.unit >= values.size or values[unit.unit] == self.activation(unit):
            return None
        return float(values[unit.unit])

    def function(self, layer: int) -> str:
        """The name of a layer's activation function."""
        return self.snapshot.experiment.network.layers[layer].activation

    def function_sign(self, layer: int) -> str:
        """σ, tanh, ReLU …; empty for linear."""
        return ACTIVATION_SIGNS[self.function(layer)]

    def fill_range(self, layer: int) -> tuple[float, float]:
        """The ends of the colour scale: the function's own, or ± the largest activation (≥ 1)."""
        bounded = BOUNDED.get(self.function(layer))
        if bounded is not None:
            return bounded
        largest = max(
            (
                magnitude(values)
                for place, values in enumerate(self.snapshot.example.a)
                if self.function(place) not in BOUNDED
            ),
            default=1.0,
        )
        end = max(1.0, largest) if np.isfinite(largest) else 1.0  # small values look small
        return -end, end

    def delta_known(self, layer: int) -> bool:
        """Whether δ of a layer may be shown: once its move is made, in the blame view also
        between iterations."""
        asked = self.mode == "blame" and self.stage.move is None
        return layer >= 0 and (asked or self.stage.delta_shown(layer))

    def fill_shares(self, layer: int) -> list[float] | None:
        """Where each unit stands on the scale of colours, −1 to 1; None where it is not filled."""
        example = self.snapshot.example
        if layer < 0:
            return None
        if self.mode == "blame":
            if not self.delta_known(layer):
                return None
            size: NDArray[np.float64] = np.abs(example.delta[layer]) / self.largest_blame()[0]
            return [float(share) for share in size]
        if not self.stage.activation_shown(layer):
            return None
        low, high = self.fill_range(layer)
        middle, half = (low + high) / 2, (high - low) / 2
        return [float(share) for share in (example.a[layer] - middle) / half]

    def largest_blame(self) -> tuple[float, float]:
        """The largest |δ| and the largest |∂L/∂w| of all layers that may be shown; never 0."""
        example = self.snapshot.example
        shown = [layer for layer in range(self.depth) if self.delta_known(layer)]

        def largest(arrays: list[NDArray[np.float64]]) -> float:
            found = max(map(magnitude, arrays), default=0.0)
            return found if np.isfinite(found) and found > 0 else 1.0

        return (
            largest([example.delta[layer] for layer in shown]),
            largest([example.gradients[layer].weights for layer in shown]),
        )

    def unit_value(self, unit: UnitIndex) -> float | None:
        """The number that stands in a node: x, a, or δ in the blame view; None before its move."""
        if self.mode == "blame" and unit.layer >= 0:
            known = self.delta_known(unit.layer)
            return float(self.snapshot.example.delta[unit.layer][unit.unit]) if known else None
        return self.activation(unit) if self.stage.activation_shown(unit.layer) else None

    def readable(self, ink: int) -> Theme:
        """The theme with `#AARRGGBB` as its colour of text."""
        return _with_text(self.theme, f"#{ink & 0xFFFFFF:06X}")

    def is_chosen(self, item: ParameterIndex | UnitIndex) -> bool:
        """Whether this is the chosen thing."""
        return item == self.chosen

    def is_hovered(self, index: ParameterIndex) -> bool:
        """Whether the pointer is on this parameter, here or in another view."""
        return (self.hovered is not None and self.hovered.parameter == index) or index == self.lit

    def is_pointed_at(self, unit: UnitIndex) -> bool:
        """Whether the pointer is on this unit, here or in another view."""
        return (self.hovered is not None and self.hovered.unit == unit) or unit == self.lit
