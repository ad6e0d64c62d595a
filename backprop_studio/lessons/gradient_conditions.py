"""Conditions of tasks on gradients and what they lead to: signs that change, units that stay
the same."""

import numpy as np

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.experiment.numbers import format_count, format_number
from backprop_studio.lessons import quantities
from backprop_studio.lessons.deeds import Deeds, crossed, turned
from backprop_studio.lessons.deeds import equal_units as are_some_equal
from backprop_studio.lessons.expression import Place
from backprop_studio.lessons.on_diagram import on_diagram
from backprop_studio.lessons.unreadable import Wrong
from backprop_studio.phrase import Phrase
from backprop_studio.training.messages import Snapshot


def equal_units(count: int, _deeds: Deeds, snapshot: Snapshot, _place: Place) -> str:
    """Whether two hidden units are the same after so many iterations."""
    if not are_some_equal(snapshot):
        return Phrase("No two hidden units are the same yet.")
    if snapshot.iteration < count:
        return Phrase(
            "They are the same after {iteration} iterations; train {count}.",
            iteration=format_count(snapshot.iteration),
            count=format_count(count),
        )
    return ""


def sign_flip(name: str, _deeds: Deeds, snapshot: Snapshot, _place: Place) -> str:
    """Whether training has changed the sign of a weight or bias. Raises Wrong."""
    index = quantities.find(snapshot, name).index
    if not isinstance(index, ParameterIndex):
        raise Wrong(Phrase("“{name}” is no weight and no bias", name=name))
    now = quantities.parameter(snapshot.parameters, index)
    if crossed(snapshot, index, now, quantities.parameter(snapshot.start_parameters, index)):
        return ""
    written, value = on_diagram(name, snapshot), format_number(now, "weight")
    return Phrase(
        "{written} is {value}; its sign has not changed by training yet.",
        written=written,
        value=value,
    )


def gradients_flip(wanted: bool, deeds: Deeds, snapshot: Snapshot, _place: Place) -> str:
    """Whether every gradient has changed its sign since the scene was set."""
    first = deeds.first
    if first is not None and turned(first.gradients, snapshot.gradients) == wanted:
        return ""
    return Phrase("Not every gradient has changed its sign yet.")


def gradients_zero(wanted: bool, _deeds: Deeds, snapshot: Snapshot, _place: Place) -> str:
    """Whether no gradient is left."""
    largest = max(
        max(float(np.abs(layer.weights).max()), float(np.abs(layer.bias).max()))
        for layer in snapshot.gradients
    )
    if (largest < 1e-6) == wanted:
        return ""
    return Phrase("The largest gradient is still {value}.", value=format_number(largest))
