"""What is wrong with the gradients, in words, and by which thresholds."""

import math

from PySide6.QtCore import QCoreApplication

from backprop_studio.engine import health
from backprop_studio.engine.health import Finding, LayerHealth
from backprop_studio.experiment.model import Experiment
from backprop_studio.experiment.numbers import (
    format_count,
    format_fixed,
    format_number,
    format_percent,
)
from backprop_studio.ui.gradient_health.remedies import hidden_activation
from backprop_studio.ui.panel_words import ACTIVATIONS, INITIALIZERS, word

SIGNS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def _tr(text: str) -> str:
    return QCoreApplication.translate("GradientHealth", text)


def brief(value: float) -> str:
    """A number for a narrow column: two digits, 0.023, 2·10⁻⁵, 10⁶."""
    if value == 0 or not math.isfinite(value):
        return format_number(value)
    exponent = math.floor(math.log10(abs(value)))
    if -2 <= exponent < 3:
        return format_fixed(value, max(0, 1 - exponent))
    mantissa, power = f"{value:.0e}".split("e")
    power = str(int(power)).translate(SIGNS)
    return f"10{power}" if mantissa == "1" else f"{mantissa}·10{power}"


def times(ratio: float) -> str:
    """How many times: 140, 4 000, 3·10⁷."""
    if ratio < 10:
        return format_fixed(ratio, 1)
    if ratio >= 1e6 or not math.isfinite(ratio):
        return brief(ratio)
    return format_count(int(float(f"{ratio:.1e}")))


def percent(share: float) -> str:
    """62 %, and what is little but not nothing as such."""
    if 0 < share < 0.01:
        return "< 1 %"
    return format_percent(share, 0)


def verdict(layers: tuple[LayerHealth, ...], found: tuple[Finding, ...]) -> str:
    """What is wrong above all and what may help; else that nothing is."""
    if not found:
        return _healthy(layers)
    return f"{_sentence(found[0], layers)} {_remedy(found[0])}".strip()


def in_short(layers: tuple[LayerHealth, ...], found: tuple[Finding, ...]) -> str:
    """The same in a few words, to stand beside another network's."""
    if not found:
        return _tr("healthy")
    worst = found[0]
    sentences = {
        "exploded": _tr("layer {number} exploded"),
        "no_gradient": _tr("no gradient in layer {number}"),
        "vanished": _tr("layer {number}: {times}× slower"),
        "saturated": _tr("{share} of layer {number} saturated"),
        "dead": _tr("{dead} units dead in layer {number}"),
        "too_fast": _tr("a step is {share} of layer {number}"),
    }
    return sentences.get(worst.ailment, _tr("layer {number} stands still")).format(
        number=worst.layer + 1,
        times=times(worst.value),
        share=percent(worst.value),
        dead=layers[worst.layer].dead,
    )


def further(layers: tuple[LayerHealth, ...], found: tuple[Finding, ...]) -> str:
    """What else is wrong, and by which thresholds."""
    also = [_sentence(finding, layers) for finding in found[1:]]
    return "\n".join((*also, thresholds()))


def _healthy(layers: tuple[LayerHealth, ...]) -> str:
    norms = [layer.gradient_norm for layer in layers]
    slowest = min(range(len(norms)), key=norms.__getitem__)
    fastest = max(range(len(norms)), key=norms.__getitem__)
    if norms[fastest] == 0.0:
        return _tr("No layer has a gradient: the loss is flat here.")
    if norms[slowest] == 0.0:
        return _tr("Nothing crosses a threshold, but layer {slow} has no gradient now.").format(
            slow=slowest + 1
        )
    return _tr(
        "Healthy: nothing crosses a threshold. The slowest, layer {slow}, learns {times} times "
        "slower than layer {fast}."
    ).format(slow=slowest + 1, fast=fastest + 1, times=times(norms[fastest] / norms[slowest]))


def _sentence(finding: Finding, layers: tuple[LayerHealth, ...]) -> str:
    number, layer = finding.layer + 1, layers[finding.layer]
    name = word(ACTIVATIONS, layer.activation).split(" ")[0]
    if finding.ailment == "exploded" and not math.isfinite(finding.value):
        return _tr(
            "The gradients have exploded: that of layer {number} is beyond all bounds."
        ).format(number=number)
    if finding.ailment == "exploded":
        return _tr(
            "The gradients explode: that of layer {number} is {length} long, so the next step "
            "leaps far beyond any floor."
        ).format(number=number, length=brief(finding.value))
    if finding.ailment in ("vanished", "no_gradient"):
        return _slow(finding, layers)
    if finding.ailment == "saturated":
        return _tr("{share} of the activations of layer {number} are saturated.").format(
            share=percent(finding.value), number=number
        )
    if finding.ailment == "dead":
        return _tr("{dead} of {units} {name} units of layer {number} are dead.").format(
            dead=layer.dead, units=layer.units, name=name, number=number
        )
    if finding.ailment == "too_fast":
        return _tr(
            "The next step changes layer {number} by {share} of its weights; usual is about 0.1 %."
        ).format(number=number, share=percent(finding.value))
    return _tr(
        "Layer {number} stands still: the next step changes it by {share} of itself."
    ).format(number=number, share=brief(finding.value))


def _slow(finding: Finding, layers: tuple[LayerHealth, ...]) -> str:
    """Who learns how much slower than whom, and why."""
    if finding.ailment == "no_gradient":
        start = _tr("No gradient reaches layer {slow}").format(slow=finding.layer + 1)
    else:
        start = _tr("Layer {slow} learns {times} times slower than layer {fast}").format(
            slow=finding.layer + 1, times=times(finding.value), fast=finding.against + 1
        )
    return f"{start}: {_cause(finding, layers)}"


def _cause(finding: Finding, layers: tuple[LayerHealth, ...]) -> str:
    where = layers[finding.cause_layer]
    name = word(ACTIVATIONS, where.activation).split(" ")[0]
    number = finding.cause_layer + 1
    if finding.cause == "saturated":
        if finding.cause_layer == finding.layer:
            return _tr("its {name} units are saturated.").format(name=name)
        return _tr("the {name} units of layer {number} are saturated.").format(
            name=name, number=number
        )
    if finding.cause == "slopes":
        between = finding.against - finding.layer
        slopes = [layers[at].slope for at in range(finding.layer, finding.against)]
        largest = max((slope for slope in slopes if slope is not None), default=1.0)
        return _tr(
            "each of the {between} {name} layers between lets only {slope} of the blame through."
        ).format(between=between, name=name, slope=format_fixed(largest, 2))
    if finding.cause == "dead":
        return _tr("{dead} of {units} {name} units of layer {number} are dead.").format(
            dead=where.dead, units=where.units, name=name, number=number
        )
    if finding.cause == "shrunk":
        return _tr(
            "the activations shrink from layer to layer, spread {first} in layer 1 and {last} in "
            "layer {number}; the weights are too small."
        ).format(first=brief(layers[0].deviation), last=brief(where.deviation), number=number)
    return _tr("the weights above it pass little of the blame down.")


def _remedy(finding: Finding) -> str:
    if finding.ailment == "exploded":
        return _tr("Try He's initializer, batch norm, or clipping.")
    if finding.cause in ("saturated", "slopes"):
        return _tr("Try ReLU with He's initializer, tanh, batch norm or residual.")
    if finding.cause == "dead" or finding.ailment == "dead":
        return _tr("Try He's initializer, leaky ReLU, or a smaller learning rate.")
    if finding.cause in ("shrunk", "weights"):
        return _tr("Try He's or Xavier's initializer, batch norm, or residual connections.")
    if finding.ailment == "saturated":
        return _tr("Try smaller starting weights, ReLU, or batch norm.")
    if finding.ailment == "too_fast":
        return _tr("Try a smaller learning rate, or clipping.")
    return ""


def thresholds() -> str:
    """By which numbers the words are chosen."""
    return _tr(
        "Vanished: the gradient of a layer is {vanished} times shorter than one above it.\n"
        "Exploded: it is longer than {exploded}.\n"
        "Saturated: the slope is under 8 % of its largest (sigmoid: a below 0.02 or above 0.98; "
        "tanh: |a| above 0.96); named from {saturated} of a layer's activations.\n"
        "Dead: a ReLU that is 0 for every row looked at; named from {dead} of a layer's units.\n"
        "Step / weights: usual is about 0.001; named above {fast} and below {still}."
    ).format(
        vanished=round(health.VANISHED),
        exploded=round(health.EXPLODED),
        saturated=percent(health.MANY_SATURATED),
        dead=percent(health.MANY_DEAD),
        fast=format_number(health.TOO_FAST, digits=1),
        still=brief(health.STILL),
    )


def network_words(experiment: Experiment) -> str:
    """The network in a few words: 8 layers, sigmoid, Xavier uniform, batch norm."""
    layers, kind = experiment.network.layers, hidden_activation(experiment)
    words = [
        _tr("{count} layers").format(count=len(layers)),
        _tr("mixed") if kind is None else word(ACTIVATIONS, kind).split(" ")[0],
        word(INITIALIZERS, experiment.network.initializer),
    ]
    if any(layer.batch_norm for layer in layers):
        words.append(_tr("batch norm"))
    if any(layer.residual for layer in layers):
        words.append(_tr("residual"))
    if experiment.training.clip_norm is not None or experiment.training.clip_value is not None:
        words.append(_tr("clipped"))
    return ", ".join(words)
