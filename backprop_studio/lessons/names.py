"""How lesson files call weights, biases and units: `w`, `v1`, `bo`, `h2`, `yhat`, `w_1_2_3`.

The names are those of `experiment.notation` in plain letters. Where the notation
writes w⁽ˡ⁾ᵢⱼ, a lesson writes w_l_i_j: from i to j of layer l, all counted from 1.
"""

from typing import Literal

from msgspec import Struct

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.model import Experiment
from backprop_studio.experiment.notation import Naming, Symbol

MOST = 3000  # parameters of a network whose every name is known
_LETTERS = {"ŷ": "yhat", "δ": "delta", "γ": "gamma"}

What = Literal["parameter", "activation", "pre_activation", "delta", "target"]


class Named(Struct, frozen=True):
    """What a name stands for. `unit` of an output for targets; layer −1 is the input."""

    what: What
    index: ParameterIndex | UnitIndex


def plain(symbol: Symbol) -> str:
    """A symbol in letters that an expression can hold.

    >>> plain(Symbol("w", "1,2", "(1)")), plain(Symbol("b", "o")), plain(Symbol("ŷ"))
    ('w_1_1_2', 'bo', 'yhat')
    """
    base = _LETTERS.get(symbol.base, symbol.base)
    if not symbol.sup:
        return base + symbol.sub.replace(",", "_")
    indices = [symbol.sup.strip("()"), *symbol.sub.split(",")]
    return "_".join((base, *filter(None, indices)))


def names_of(experiment: Experiment, features: int) -> dict[str, Named]:
    """Everything in this network that has a name; of very large ones, the units alone."""
    # As the document has it: what a lesson's file says means the same on every computer.
    naming = Naming(experiment, features, experiment.notation)
    widths = (features, *(layer.units for layer in experiment.network.layers))
    known: dict[str, Named] = {}
    for layer in range(-1, len(widths) - 1):
        for number in range(min(widths[layer + 1], MOST)):
            unit = UnitIndex(layer, number)
            known[plain(naming.activation(unit))] = Named("activation", unit)
            if layer >= 0:
                known[plain(naming.pre_activation(unit))] = Named("pre_activation", unit)
                known[plain(naming.delta(unit))] = Named("delta", unit)
    for number in range(min(widths[-1], MOST)):
        last = UnitIndex(len(widths) - 2, number)
        known[plain(naming.target(number))] = Named("target", last)
    count = sum((widths[i] + 1) * widths[i + 1] for i in range(len(widths) - 1))
    if count <= MOST:
        for index in _parameters(experiment, widths):
            known[plain(naming.parameter(index))] = Named("parameter", index)
    return known


def _parameters(experiment: Experiment, widths: tuple[int, ...]) -> list[ParameterIndex]:
    found = []
    for number, layer in enumerate(experiment.network.layers):
        for unit in range(layer.units):
            found += [
                ParameterIndex(number, "weight", unit, source) for source in range(widths[number])
            ]
            found.append(ParameterIndex(number, "bias", unit))
            if layer.batch_norm:
                found.append(ParameterIndex(number, "scale", unit))
    return found
