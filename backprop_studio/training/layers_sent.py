"""The vectors of parameters and gradients that have crossed lately, alike on both sides."""

from typing import Any, TypeGuard

from backprop_studio.training.messages import LayerValues

Layers = tuple[LayerValues, ...]

RUNNING = 4  # vectors: the new ones of a snapshot, for none comes back while training runs
MOST = 64  # vectors: of a few iterations, which moves lead through and back
NUMBERS = 6_000_000  # numbers in them: 48 MB in the window's process


def are_layers(part: object) -> TypeGuard[Layers]:
    """Whether a part of a message is such a vector."""
    return type(part) is tuple and bool(part) and type(part[0]) is LayerValues


class LayersSent:
    """By the number of their first crossing, those that crossed last at the end. The sides see
    the same messages in the same order, and so have the same."""

    def __init__(self) -> None:
        self._kept: dict[int, Layers] = {}
        self._next = 0

    def number_of(self, layers: Layers) -> int | None:
        """That of this very object; None if it is not there."""
        for number, kept in reversed(self._kept.items()):
            if kept is layers:
                return number
        return None

    def add(self, layers: Layers) -> None:
        """It crosses for the first time."""
        self._kept[self._next] = layers
        self._next += 1

    def again(self, number: int) -> Layers:
        """The one of this number, which need not cross again."""
        layers = self._kept[number] = self._kept.pop(number)
        return layers

    def shrink(self, value: Any) -> None:
        """A message has crossed whole: keep what the next ones may have again."""
        most = RUNNING if getattr(value, "running", False) else MOST
        numbers = 0
        for count, (number, layers) in enumerate(reversed(tuple(self._kept.items()))):
            numbers += sum(layer.weights.size for layer in layers)
            if count >= most or (numbers > NUMBERS and count >= RUNNING):
                del self._kept[number]
