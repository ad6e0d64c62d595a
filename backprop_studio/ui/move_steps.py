"""Which moves an iteration of this network has, and how far it is. No Qt."""

from typing import Literal

from msgspec import Struct

from backprop_studio.training.messages import MoveKind, Snapshot

State = Literal["done", "present", "next", "later"]
KINDS: tuple[MoveKind, ...] = ("forward", "loss", "output_gradient", "hidden_gradient", "update")


class Step(Struct, frozen=True):
    """One kind of move: its number, its words, how far it is."""

    kind: MoveKind
    number: int
    words: str
    state: State


def kinds_of(snapshot: Snapshot) -> list[MoveKind]:
    """The kinds of moves this network has, in order; without a hidden layer there are four."""
    return [kind for kind in KINDS if any(move.kind == kind for move in snapshot.moves)]


def steps(snapshot: Snapshot, words: dict[MoveKind, str]) -> tuple[Step, ...]:
    """The kinds this network has, in order; a kind of several layers is done with its last."""
    made = 0 if snapshot.move is None else snapshot.moves.index(snapshot.move) + 1
    following = snapshot.moves[made].kind if made < len(snapshot.moves) else None
    found = []
    for number, kind in enumerate(kinds_of(snapshot), start=1):
        places = [place for place, move in enumerate(snapshot.moves) if move.kind == kind]
        state: State = "later"
        if snapshot.move is not None and snapshot.move.kind == kind:
            state = "present"
        elif places[-1] < made:
            state = "done"
        elif kind == following:
            state = "next"
        text = words[kind]
        if state == "present" and len(places) > 1:
            text += f"  {places.index(made - 1) + 1}∕{len(places)}"
        found.append(Step(kind, number, text, state))
    return tuple(found)
