"""What a number means, whatever it is now: how the speaker, a view and a lecture say which one."""

from typing import Literal

from msgspec import Struct

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex

Kind = Literal[
    "value", "gradient", "sum", "target", "loss", "accuracy", "length", "epoch", "iteration"
]
COUNTS = ("epoch", "iteration")


class Quantity(Struct, frozen=True):
    """One number by its meaning. `value`: of a weight or bias, or of a unit or input;
    `gradient`: ∂L/∂ a weight or bias, or δ of a unit; `sum`: z of a unit; `target`: y of an
    output, by its number; `loss`: L; `accuracy`: the share that is right; `length`: that of
    the gradient of a layer, by its number; `epoch` and `iteration`: their counts."""

    kind: Kind
    at: ParameterIndex | UnitIndex | None = None
    number: int = 0


LOSS = Quantity("loss")
