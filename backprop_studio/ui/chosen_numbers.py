"""What is said of the chosen weight, bias or unit: numbers appear with their move. No Qt."""

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.notation import Naming
from backprop_studio.experiment.numbers import format_change, format_number
from backprop_studio.training.messages import LayerValues, Snapshot
from backprop_studio.ui.network_diagram.stage import stage_of

TO_COME = "\N{HORIZONTAL ELLIPSIS}"  # a number whose move is not made yet


def value_at(layers: tuple[LayerValues, ...], index: ParameterIndex) -> float | None:
    """One number among the layers' values; None where there is no such parameter."""
    if index.layer >= len(layers):
        return None
    layer = layers[index.layer]
    if index.kind == "weight":
        inside = index.source < layer.weights.shape[0] and index.unit < layer.weights.shape[1]
        return float(layer.weights[index.source, index.unit]) if inside else None
    values = layer.bias if index.kind == "bias" else layer.scale
    if values is None or index.unit >= len(values):
        return None
    return float(values[index.unit])


def has_unit(snapshot: Snapshot, unit: UnitIndex) -> bool:
    """Whether this network has such an input or unit."""
    example = snapshot.example
    if unit.layer < 0:
        return unit.unit < len(example.x)
    return unit.layer < len(example.a) and unit.unit < len(example.a[unit.layer])


def unit_lines(snapshot: Snapshot, naming: Naming, unit: UnitIndex) -> tuple[tuple[str, str], ...]:
    """δ, z and a of a unit: what each is called, and its number or that it is to come."""
    example, stage = snapshot.example, stage_of(snapshot)
    forward = stage.activation_shown(unit.layer)
    backward = stage.move is None or stage.delta_shown(unit.layer)
    numbers = (
        (naming.delta(unit), example.delta, backward),
        (naming.pre_activation(unit), example.z, forward),
        (naming.activation(unit), example.a, forward),
    )
    return tuple(
        (str(name), format_number(float(of[unit.layer][unit.unit])) if known else TO_COME)
        for name, of, known in numbers
    )


def gradient_text(snapshot: Snapshot, index: ParameterIndex) -> str:
    """∂L/∂ of a parameter, once its move is made; between iterations it is there."""
    gradient = value_at(snapshot.gradients, index)
    if gradient is None:
        return ""
    return format_number(gradient) if _known(snapshot, index) else TO_COME


def step_text(snapshot: Snapshot, index: ParameterIndex) -> str:
    """What the update would add to a parameter, or, while it is shown, what it added."""
    step, now = value_at(snapshot.step, index), value_at(snapshot.parameters, index)
    if step is None or now is None:
        return ""
    if snapshot.old_parameters is not None:
        before = value_at(snapshot.old_parameters, index)
        return "" if before is None else format_change(now - before)
    return format_change(step) if _known(snapshot, index) else TO_COME


def _known(snapshot: Snapshot, index: ParameterIndex) -> bool:
    stage = stage_of(snapshot)
    return stage.move is None or stage.delta_shown(index.layer)
