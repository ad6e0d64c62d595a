"""The formulas and values that stand on the diagram, as pieces. No Qt widgets."""

from PySide6.QtCore import QCoreApplication

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.model import (
    BinaryCrossEntropy,
    CrossEntropy,
    HalfSquaredError,
    Huber,
    Loss,
    Mae,
    Mse,
)
from backprop_studio.experiment.notation import Symbol
from backprop_studio.experiment.numbers import (
    digits_in_use,
    format_change,
    format_fixed,
    format_in_drawing,
    format_number,
)
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.network_diagram.scene import Scene
from backprop_studio.ui.typeset import (
    Formula,
    Name,
    Number,
    Operator,
    Piece,
    Words,
    derivative,
)

EQUALS = Operator("=", spaced=True)
MOST_STREAMS = 3  # more summands do not fit beside a node
ARROW = "\N{RIGHTWARDS ARROW}"


def loss_in_force(snapshot: Snapshot) -> Loss:
    """The document's loss, or the one its absence means."""
    experiment = snapshot.experiment
    if experiment.loss is not None:
        return experiment.loss
    softmax = experiment.network.layers[-1].activation == "softmax"
    return CrossEntropy() if softmax else Mse()


def loss_formula(loss: Loss, outputs: int, narrow: bool = False) -> tuple[Formula, ...]:
    """The loss of one example, in one or two lines; where it is `narrow`, in three."""
    y, guess = Name(Symbol("y")), Name(Symbol("ŷ"))
    left: Formula = (Name(Symbol("L")), EQUALS)
    error: Formula = (Operator("("), guess, Operator(" − "), y, Operator(")²"))
    total: Formula = (Operator("Σ "),) if outputs > 1 else ()
    mean: Formula = (Operator(f"1∕{outputs} Σ "),) if outputs > 1 else ()
    match loss:
        case HalfSquaredError():
            return ((*left, Operator("½"), *total, *error),)
        case Mae():
            inner = (Operator("|"), guess, Operator(" − "), y, Operator("|"))
            return ((*left, *mean, *inner),)
        case Huber(delta=delta):
            note = Words(f"Huber, {format_number(delta)}")
            return (
                (*left, *mean, Operator("H("), guess, Operator(" − "), y, Operator(")")),
                (note,),
            )
        case BinaryCrossEntropy():
            yes: Formula = (*left, *mean, Operator("−"), y, Operator(" ln "), guess)
            no: Formula = (Operator("− (1 − "), y, Operator(")"))
            unsure: Formula = (Operator(" ln(1 − "), guess, Operator(")"))
            return (yes, no, unsure) if narrow else (yes, (*no, *unsure))
        case CrossEntropy():
            return ((*left, Operator("−Σ "), y, Operator(" ln "), guess),)
    return ((*left, *mean, *error),)


def unit_name(scene: Scene, unit: UnitIndex, with_function: bool) -> Formula:
    """`x₁`, `h₁ = σ(z₁)`, `ŷ = z_o`."""
    if scene.mode == "blame" and scene.delta_known(unit.layer):
        return (Name(scene.naming.delta(unit)),)
    name = Name(scene.naming.activation(unit))
    if unit.layer < 0 or not with_function:
        return (name,)
    z = Name(scene.naming.pre_activation(unit))
    sign = scene.function_sign(unit.layer)
    layer = scene.snapshot.experiment.network.layers[unit.layer]
    below: Formula = (Operator(" + …"),) if layer.residual else ()
    if sign == "softmax":  # over all units of the layer, not of one z
        return (name,)
    if not sign:
        return (name, EQUALS, z, *below)
    inner: Formula = (Operator(f"{sign}("), z, Operator(")"))
    return (name, EQUALS, *inner, *below)


def unit_label(scene: Scene, unit: UnitIndex) -> Formula:
    """`z₁ = 0.1900`, and `δ₁ = −0.01015` once its move is made."""
    example = scene.snapshot.example
    formula: Formula = ()
    detail = scene.layout.detail
    delta_shown = scene.stage.delta_shown(unit.layer)
    narrow = detail == "compact" or (detail == "medium" and delta_shown)
    if scene.stage.activation_shown(unit.layer) and not narrow:
        z = format_number(float(example.z[unit.layer][unit.unit]))
        name = Name(scene.naming.pre_activation(unit), "muted")
        formula = (name, Operator("=", "muted", spaced=True), Number(z, "muted"))
    if delta_shown:
        delta = format_number(float(example.delta[unit.layer][unit.unit]))
        gap: Formula = (Words("   "),) if formula else ()
        name = Name(scene.naming.delta(unit), "gradient")
        sign = Operator("=", "gradient", spaced=True)
        formula = (*formula, *gap, name, sign, Number(delta, "gradient", strong=True))
    return formula


def streams(scene: Scene, unit: UnitIndex) -> list[float] | None:
    """In the move that computes δ of a unit that feeds several: w · δ of each, in their order.

    None where there is nothing to add up: one unit above, a mean over several
    examples, or anything between the two layers that is not a plain weight.
    """
    move, snapshot = scene.stage.move, scene.snapshot
    if move is None or move.kind != "hidden_gradient" or move.layer != unit.layer:
        return None
    if not 0 <= unit.layer < scene.depth - 1:
        return None
    above = snapshot.experiment.network.layers[unit.layer + 1]
    plain = not (above.batch_norm or above.residual or above.dropout)
    one = snapshot.example.row is not None or snapshot.data.training_rows == 1
    if above.units < 2 or not plain or not one:
        return None
    weights = snapshot.parameters[unit.layer + 1].weights[unit.unit]
    return [float(part) for part in weights * snapshot.example.delta[unit.layer + 1]]


def blame_sum(scene: Scene, unit: UnitIndex) -> Formula | None:
    """`δ₁ = (−0.03012 + 0.01204) · 0.2478 = −0.004480`: the blame of the units above adds up."""
    parts = streams(scene, unit)
    if parts is None or len(parts) > MOST_STREAMS:
        return None
    delta = float(scene.snapshot.example.delta[unit.layer][unit.unit])
    total = sum(parts)
    pieces: list[Piece] = [Name(scene.naming.delta(unit), "gradient"), EQUALS, Operator("(")]
    for place, part in enumerate(parts):
        if place:
            pieces.append(Operator(" − " if part < 0 else " + "))
        pieces.append(Number(format_number(abs(part) if place else part), "gradient"))
    pieces.append(Operator(")"))
    if total:
        pieces += [Operator(" · "), Number(format_number(delta / total))]
    pieces += [EQUALS, Number(format_number(delta), "gradient", strong=True)]
    return tuple(pieces)


def parameter_lines(scene: Scene, index: ParameterIndex) -> tuple[Formula, ...]:
    """The lines of a chip: name and value, and what the moves have brought."""
    name = scene.naming.parameter(index)
    if scene.stage.updated:
        old, new = scene.old_value(index), scene.value(index)
        return (
            _old_and_new(scene, index),
            (Name(name), Words("  "), Number(f"({change(new - old)})", "muted")),
        )
    number = format_in_drawing(scene.value(index), "weight")
    sign = Words(" ") if number.startswith("≈") else EQUALS
    lines: list[Formula] = [(Name(name), sign, Number(number))]
    if scene.stage.delta_shown(index.layer):
        lines.append(_stream(scene, index) or _gradient(scene, index))
    earlier = scene.ghost_value(index)
    if earlier is not None:
        lines.append((Words(was(format_number(earlier, "weight")), "muted"),))
    return tuple(lines)


def _gradient(scene: Scene, index: ParameterIndex) -> Formula:
    """`∂L/∂v₁ = −0.02803`."""
    value = Number(format_number(scene.gradient(index)), "gradient", strong=True)
    sign = Operator("=", "gradient", spaced=True)
    return (*derivative(scene.naming.parameter(index)), sign, value)


def _stream(scene: Scene, index: ParameterIndex) -> Formula | None:
    """`δ_o · v₁ = −0.04097`: what flows back along an edge where several streams meet."""
    if not scene.stage.blame_flows(index):
        return None
    parts = streams(scene, UnitIndex(index.layer - 1, index.source))
    if parts is None or len(parts) > MOST_STREAMS:
        return None
    delta = Name(scene.naming.delta(UnitIndex(index.layer, index.unit)), "gradient")
    name = Name(scene.naming.parameter(index), "gradient")
    value = Number(format_number(parts[index.unit]), "gradient", strong=True)
    signs = Operator(" · ", "gradient"), Operator("=", "gradient", spaced=True)
    return (delta, signs[0], name, signs[1], value)


def was(number: str) -> str:
    """`was 0.8000`: the kept earlier value."""
    return QCoreApplication.translate("NetworkDiagram", "was {number}").format(number=number)


def change(amount: float) -> str:
    """A parameter's change in the decimals its values are shown with, where that says anything."""
    if amount == 0:
        return "0"
    decimals = digits_in_use()
    if abs(amount) < 0.5 * 10.0**-decimals:
        return format_change(amount)
    return ("+" if amount > 0 else "") + format_fixed(amount, decimals)


def narrow_parameter(scene: Scene, index: ParameterIndex) -> Formula:
    """`b₁ 0.1000`, for narrow chips; in the update `0.1000 → 0.1051`."""
    number = format_in_drawing(scene.value(index), "weight")
    if scene.stage.updated:
        return _old_and_new(scene, index)
    return (Name(scene.naming.parameter(index)), Words(" "), Number(number))


def _old_and_new(scene: Scene, index: ParameterIndex) -> Formula:
    """`0.1000 → 0.1051`."""
    old, new = (
        format_in_drawing(v, "weight") for v in (scene.old_value(index), scene.value(index))
    )
    return (Words(f"{old} {ARROW} "), Number(new, strong=True))
