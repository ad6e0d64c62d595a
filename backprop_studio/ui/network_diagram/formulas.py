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
from backprop_studio.experiment.numbers import MINUS, format_change, format_number
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.network_diagram.scene import Scene
from backprop_studio.ui.typeset import Formula, Name, Number, Operator, Role, Words, derivative

EQUALS = Operator("=", spaced=True)
ARROW = "\N{RIGHTWARDS ARROW}"


def loss_in_force(snapshot: Snapshot) -> Loss:
    """The document's loss, or the one its absence means."""
    experiment = snapshot.experiment
    if experiment.loss is not None:
        return experiment.loss
    softmax = experiment.network.layers[-1].activation == "softmax"
    return CrossEntropy() if softmax else Mse()


def loss_formula(loss: Loss, outputs: int) -> tuple[Formula, ...]:
    """The loss of one example, in one or two lines."""
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
            return (
                (*left, *mean, Operator("−"), y, Operator(" ln "), guess),
                (Operator("− (1 − "), y, Operator(") ln(1 − "), guess, Operator(")")),
            )
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


def parameter_lines(scene: Scene, index: ParameterIndex) -> tuple[Formula, ...]:
    """The lines of a chip: name and value, and what the moves have brought."""
    name = scene.naming.parameter(index)
    if scene.stage.updated:
        old, new = scene.old_value(index), scene.value(index)
        return (
            (
                Words(format_number(old, "weight") + f" {ARROW} "),
                Number(format_number(new, "weight"), strong=True),
            ),
            (Name(name), Words("  "), Number(f"({change(new - old)})", "muted")),
        )
    lines: list[Formula] = [
        (Name(name), EQUALS, Number(format_number(scene.value(index), "weight")))
    ]
    if scene.stage.delta_shown(index.layer):
        gradient = format_number(scene.gradient(index))
        value = Number(gradient, "gradient", strong=True)
        lines.append((*derivative(name), Operator("=", "gradient", spaced=True), value))
    earlier = scene.ghost_value(index)
    if earlier is not None:
        lines.append((Words(was(format_number(earlier, "weight")), "muted"),))
    return tuple(lines)


def was(number: str) -> str:
    """`was 0.8000`: the kept earlier value."""
    return QCoreApplication.translate("NetworkDiagram", "was {number}").format(number=number)


def change(amount: float) -> str:
    """A parameter's change in the decimals its values are shown with, where that says anything."""
    if amount == 0:
        return "0"
    if abs(amount) < 0.00005:
        return format_change(amount)
    return ("+" if amount > 0 else MINUS) + f"{abs(amount):.4f}"


def short_parameter(scene: Scene, index: ParameterIndex, role: Role = "text") -> Formula:
    """`b₁ 0.1000`, for narrow chips."""
    number = format_number(scene.value(index), "weight")
    return (Name(scene.naming.parameter(index), role), Words(" "), Number(number, role))
