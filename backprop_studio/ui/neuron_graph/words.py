"""The graph in sentences: tooltips, and what a screen reader says. No widget."""

from PySide6.QtCore import QCoreApplication

from backprop_studio.experiment.numbers import format_number
from backprop_studio.ui.neuron_graph.graph import Graph, Wire
from backprop_studio.ui.typeset import plain


def _tr(text: str) -> str:
    return QCoreApplication.translate("NeuronGraph", text)


def wire_text(graph: Graph, wire: Wire) -> str:
    """`w₁ = 0.5000: a weight. Back: ∂L/∂w₁ = δ₁ · x₁ = −0.005075.`"""
    name = plain(wire.name) or plain(wire.slope)
    parts = []
    meaning = graph.nodes[wire.start].meaning
    if wire.value is not None:
        parts.append(f"{name} = {format_number(wire.value, wire.quantity)}: {meaning}.")
    elif wire.name:
        parts.append(_tr("{name}: not computed yet in this iteration.").format(name=name))
    if wire.new is not None:
        new = format_number(wire.new, wire.quantity)
        parts.append(_tr("After the update {new}.").format(new=new))
    if wire.gradient is not None:
        rule = plain(wire.rule) or plain(wire.slope)
        value = format_number(wire.gradient)
        parts.append(_tr("Back: {rule} = {value}.").format(rule=rule, value=value))
    return " ".join(parts)


def description(graph: Graph) -> str:
    """Every wire in a sentence."""
    return " ".join(filter(None, (wire_text(graph, wire) for wire in graph.wires())))
