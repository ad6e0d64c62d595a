"""The moves of one iteration; what each does is told in `trainer`."""

from typing import Literal

MoveKind = Literal["forward", "loss", "output_gradient", "hidden_gradient", "update"]
Move = tuple[MoveKind, int | None]


def moves_of(depth: int) -> tuple[Move, ...]:
    """The moves of one iteration of a network of `depth` layers, in order."""
    forward: list[Move] = [("forward", layer) for layer in range(depth)]
    hidden: list[Move] = [("hidden_gradient", layer) for layer in range(depth - 2, -1, -1)]
    return (*forward, ("loss", None), ("output_gradient", None), *hidden, ("update", None))
