"""Sentences on and about the diagram: captions, tooltips, and what a screen reader says."""

from PySide6.QtCore import QCoreApplication

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.numbers import format_change, format_count, format_number
from backprop_studio.training.messages import LOSS_ROWS
from backprop_studio.ui.network_diagram.control_painting import control_text
from backprop_studio.ui.network_diagram.hit_test import Hit
from backprop_studio.ui.network_diagram.marks import mark_text
from backprop_studio.ui.network_diagram.scene import Scene
from backprop_studio.ui.shown_example import averaged_rows, whose_words

FEW_UNITS = 16  # up to so many values are read out


def _tr(text: str) -> str:
    return QCoreApplication.translate("NetworkDiagram", text)


def drag_hint() -> str:
    """Beside the target."""
    return "⇕ " + _tr("drag the target")


def fold_text(hidden: int, brief: bool = False) -> str:
    """In place of the units that are not shown."""
    return (_tr("… {count}") if brief else _tr("… {count} more")).format(count=format_count(hidden))


def sampling_text(drawn: int, weights: int, brief: bool = False) -> str:
    """Said where not all edges are drawn."""
    text = _tr("{drawn} largest of {weights} weights")
    if not brief:
        text = _tr("the {drawn} largest of {weights} weights drawn")
    return text.format(drawn=drawn, weights=format_count(weights))


def loss_note(scene: Scene) -> tuple[str, ...]:
    """Under the loss: over how many examples it is the mean, and what the update made of it."""
    snapshot = scene.snapshot
    rows = snapshot.data.training_rows
    lines: list[str] = []
    if scene.stage.updated:
        now = format_number(snapshot.loss, "loss")
        if rows == 1:
            lines.append(_tr("now: {loss}").format(loss=now))
        else:
            lines.append(_tr("mean now: {loss}").format(loss=now))  # of how many: the tooltip
        if snapshot.loss_before is not None:
            lines.append(f"ΔL = {format_change(snapshot.loss - snapshot.loss_before)}")
    if rows > 1:
        if snapshot.example.row is None and scene.stage.move is None:
            lines.append(_mean_words(rows))
        else:
            lines.append(whose_words(snapshot))
            part = averaged_rows(snapshot) < rows or snapshot.example.row is not None
            if part and scene.stage.loss and not scene.stage.updated:
                mean = format_number(snapshot.loss, "loss")
                text = _tr("mean of {rows}: {loss}")
                lines.append(text.format(rows=_evaluated(rows), loss=mean))
    earlier = scene.ghost_loss()
    if earlier is not None:
        lines.insert(0, _tr("was {number}").format(number=format_number(earlier, "loss")))
    return tuple(lines)


def _evaluated(rows: int) -> str:
    """Of which rows the loss of the run is the mean: of very many, a fixed sample."""
    return _tr("all") if rows <= LOSS_ROWS else format_count(LOSS_ROWS)


def _mean_words(rows: int) -> str:
    if rows <= LOSS_ROWS:
        return _tr("mean over {rows} examples").format(rows=format_count(rows))
    text = _tr("mean over {sample} of {rows}")
    return text.format(sample=format_count(LOSS_ROWS), rows=format_count(rows))


def tooltip(scene: Scene, hit: Hit) -> str:
    """What a thing means, with its value and gradient."""
    if hit.parameter is not None:
        return parameter_text(scene, hit.parameter)
    if hit.unit is not None:
        return unit_text(scene, hit.unit)
    if hit.kind == "target" and hit.target is not None:
        name = scene.naming.target(hit.target)
        value = format_number(float(scene.snapshot.example.y[hit.target]))
        text = _tr("{name} = {value}: the target, what the output should be.")
        return text.format(name=name, value=value)
    if hit.control is not None:
        return control_text(hit.control)
    if hit.kind == "loss":
        return _loss_text(scene)
    return _tr("The inputs of the example shown, as a picture.")


def _loss_text(scene: Scene) -> str:
    """What L is; after the update, of how many rows the mean below it is."""
    meaning = _tr("L: the loss, how far the output is from the target. Training makes it small.")
    rows, snapshot = scene.snapshot.data.training_rows, scene.snapshot
    if not scene.stage.updated or rows == 1:
        return meaning
    text = _tr("After the update the mean of {rows} is {loss}.")
    now = format_number(snapshot.loss, "loss")
    return f"{meaning} {text.format(rows=_evaluated(rows), loss=now)}"


def parameter_text(scene: Scene, index: ParameterIndex) -> str:
    """`v₁ = 0.8000: weight from h₁ to ŷ. ∂L/∂v₁ = −0.02803.`"""
    name, naming = scene.naming.parameter(index), scene.naming
    unit = UnitIndex(index.layer, index.unit)
    value = format_number(scene.value(index), "weight")
    if index.kind == "weight":
        start = naming.activation(UnitIndex(index.layer - 1, index.source))
        meaning = _tr("weight from {start} to {end}").format(
            start=start, end=naming.activation(unit)
        )
    elif index.kind == "bias":
        meaning = _tr("bias of {unit}").format(unit=naming.activation(unit))
    else:
        meaning = _tr("batch-norm scale of {unit}").format(unit=naming.activation(unit))
    parts = [f"{name} = {value}: {meaning}."]
    if scene.stage.updated:
        old = format_number(scene.old_value(index), "weight")
        parts.append(_tr("Before the update {old}.").format(old=old))
    if scene.stage.delta_shown(index.layer):
        parts.append(f"{name.derivative()} = {format_number(scene.gradient(index))}.")
    earlier = scene.ghost_value(index)
    if earlier is not None:
        parts.append(_tr("Earlier {old}.").format(old=format_number(earlier, "weight")))
    if scene.changed(index):
        parts.append(_tr("Changed from the example; Home restores it."))
    return " ".join(parts)


def unit_text(scene: Scene, unit: UnitIndex) -> str:
    """`h₁ = σ(z₁) = 0.5474; z₁ = 0.1900; δ₁ = ∂L/∂z₁ = −0.01015.`"""
    naming, example = scene.naming, scene.snapshot.example
    name = str(naming.activation(unit))
    if unit.layer < 0:
        names = scene.snapshot.data.input_names
        own = names[unit.unit] if unit.unit < len(names) else name
        value = format_number(scene.activation(unit))
        if own.translate(str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")) == name or own == name:
            return _tr("{name} = {value}: an input.").format(name=name, value=value)
        return _tr("{name} = {value}: the input {own}.").format(name=name, value=value, own=own)
    sign = scene.function_sign(unit.layer)
    z = naming.pre_activation(unit)
    applied = f"{sign}({z})" if sign else str(z)
    if sign == "softmax":
        applied = _tr("softmax of all z")
    if not scene.stage.activation_shown(unit.layer):
        return _tr("{name} = {applied}: not computed yet in this iteration.").format(
            name=name, applied=applied
        )
    parts = [
        f"{name} = {applied} = {format_number(scene.activation(unit))}",
        f"{z} = {format_number(float(example.z[unit.layer][unit.unit]))}",
    ]
    if scene.stage.delta_shown(unit.layer):
        delta = naming.delta(unit)
        value = format_number(float(example.delta[unit.layer][unit.unit]))
        parts.append(f"{delta} = ∂L/∂{z} = {value}")
    sentences = ["; ".join(parts) + ".", mark_text(scene, unit)]
    return " ".join(sentence for sentence in sentences if sentence)


def description(scene: Scene) -> str:
    """The diagram in sentences: shape, what is shown, what is chosen."""
    snapshot, naming = scene.snapshot, scene.naming
    layers = snapshot.experiment.network.layers
    sentences = [
        _tr("Network with {inputs} inputs and layers {layers}.").format(
            inputs=snapshot.example.x.size,
            layers=", ".join(f"{layer.units} {layer.activation}" for layer in layers),
        )
    ]
    if len(scene.layout.nodes) <= FEW_UNITS:
        sentences += [unit_text(scene, unit) for unit in scene.layout.nodes]
    for number, target in enumerate(snapshot.example.y[:FEW_UNITS]):
        name, value = naming.target(number), format_number(float(target))
        sentences.append(_tr("Target {name} = {value}.").format(name=name, value=value))
    if scene.stage.loss:
        mean_of_all = snapshot.example.row is None and scene.stage.move is None
        loss = snapshot.loss if mean_of_all else snapshot.example.loss
        sentences.append(f"L = {format_number(loss, 'loss')}.")
    if scene.chosen is not None:
        sentences.append(_tr("Chosen: {item}").format(item=chosen_text(scene)))
    return " ".join(sentences)


def chosen_text(scene: Scene) -> str:
    """What is chosen, as its tooltip says it."""
    if isinstance(scene.chosen, ParameterIndex):
        return parameter_text(scene, scene.chosen)
    if scene.chosen is None:
        return ""
    sentences = [unit_text(scene, scene.chosen)]
    if scene.draggable and scene.chosen.layer < 0:
        sentences.append(_tr("A number, + or − sets it."))
    elif scene.draggable and scene.chosen.layer == scene.depth - 1:
        target = scene.naming.target(scene.chosen.unit)
        sentences.append(_tr("A number, + or − sets its target {name}.").format(name=target))
    return " ".join(sentences)
