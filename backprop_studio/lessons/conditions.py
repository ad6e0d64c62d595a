"""The conditions of tasks as one table: each looks at what was done, and says what is missing.

A function gets the value that the task gives, the deeds, and the place for expressions.
It returns an empty text where the condition holds, else what is still missing.
"""

from collections.abc import Callable, Mapping
from typing import Any

from backprop_studio.experiment.numbers import (
    format_count,
    format_fixed,
    format_number,
    format_percent,
    format_short,
)
from backprop_studio.lessons.deeds import Deeds, came_below
from backprop_studio.lessons.document_conditions import (
    changes_at_most,
    document,
    mistakes,
    same_data,
)
from backprop_studio.lessons.expression import Place, evaluate
from backprop_studio.lessons.gradient_conditions import (
    equal_units,
    gradients_flip,
    gradients_zero,
    sign_flip,
)
from backprop_studio.lessons.on_diagram import as_written, on_diagram
from backprop_studio.lessons.rate_conditions import diverged, largest_stable_rate, raced
from backprop_studio.lessons.task import Status, Task, Way
from backprop_studio.phrase import Phrase
from backprop_studio.training.messages import Snapshot

Condition = Callable[[Any, Deeds, Snapshot, Place], str]

MOVES = {
    "forward": Phrase("forward pass"),
    "loss": Phrase("loss"),
    "output_gradient": Phrase("output gradient"),
    "hidden_gradient": Phrase("hidden gradients"),
    "update": Phrase("update"),
}


def _plain(bound: float) -> str:
    """A bound as a task writes it.

    >>> _plain(0.001), _plain(1e10)
    ('0.001', '10\u202f000\u202f000\u202f000')
    """
    return format_short(bound) if abs(bound) < 1000 else format_fixed(bound, 0)


def check(
    task: Task, deeds: Deeds, place: Place, told: tuple[Snapshot, Place] | None = None
) -> Status:
    """Whether the task is done; else what is missing in the way that is nearest, said with the
    numbers of `told` where others are covered. Raises Wrong for an expression that cannot be
    computed."""
    snapshot = deeds.last
    if snapshot is None:
        return Status(False)
    found = [missing_in(way, deeds, snapshot, place) for way in task.way]
    missing = min(found, key=len)
    if missing and told is not None:
        nearest = task.way[found.index(missing)]
        missing = missing_in(nearest, deeds, *told) or [Phrase("Not yet.")]
    return Status(not missing, missing[0] if missing else "")


def missing_in(way: Way, deeds: Deeds, snapshot: Snapshot, place: Place) -> list[str]:
    """What is missing in one way to succeed; empty when nothing is."""
    missing = []
    met = _met_in_passing(way, snapshot)
    for key, condition in CONDITIONS.items():
        value = getattr(way, key)
        if value is not None and key not in met:
            sentence = condition(value, deeds, snapshot, place)
            if sentence:
                missing.append(way.missing if key == "holds" and way.missing else sentence)
    return missing


def _met_in_passing(way: Way, snapshot: Snapshot) -> tuple[str, ...]:
    """A loss that was low enough within the iterations allowed stays so, though the run has
    gone on since: nobody can stop it at the very iteration."""
    bound, most = way.loss_below, way.iterations_at_most
    if bound is None or most is None or not came_below(snapshot, bound, most):
        return ()
    return "loss_below", "iterations_at_most"


def _holds(text: str, _deeds: Deeds, _snapshot: Snapshot, place: Place) -> str:
    return "" if evaluate(text, place) else Phrase("Not yet.")


def _loss_below(bound: float, _deeds: Deeds, snapshot: Snapshot, _place: Place) -> str:
    if snapshot.loss < bound:
        return ""
    loss = format_number(snapshot.loss, "loss")
    return Phrase(
        "The loss is {loss}; it has to come below {bound}.", loss=loss, bound=_plain(bound)
    )


def _loss_above(bound: float, _deeds: Deeds, snapshot: Snapshot, _place: Place) -> str:
    if snapshot.loss > bound:
        return ""
    loss = format_number(snapshot.loss, "loss")
    return Phrase(
        "The loss is {loss}; it has to rise above {bound}.", loss=loss, bound=_plain(bound)
    )


def _by_hand(wanted: bool, deeds: Deeds, snapshot: Snapshot, _place: Place) -> str:
    hand = bool(deeds.since_trained) and snapshot.iteration == 0
    if hand == wanted:
        return ""
    if not wanted:
        return Phrase("This time let the program train, from the start (R).")
    if snapshot.iteration:
        return Phrase("Now it was trained. Press R to go back, and do it by hand.")
    return Phrase("Move a number by hand.")


def _set_by_hand(names: tuple[str, ...], deeds: Deeds, snapshot: Snapshot, _place: Place) -> str:
    left = [as_written(name, snapshot) for name in names if name not in deeds.by_hand]
    return Phrase("Still to be moved by hand: {names}.", names=", ".join(left)) if left else ""


def _trained(count: int, deeds: Deeds, _snapshot: Snapshot, _place: Place) -> str:
    if deeds.trained >= count:
        return ""
    return Phrase(
        "{made} of {count} iterations made.",
        made=format_count(deeds.trained),
        count=format_count(count),
    )


def _iterations_at_most(most: int, _deeds: Deeds, snapshot: Snapshot, _place: Place) -> str:
    if snapshot.iteration <= most:
        return ""
    return Phrase(
        "That took {iteration} iterations, and {most} are allowed. R goes back.",
        iteration=format_count(snapshot.iteration),
        most=format_count(most),
    )


def _chosen(names: tuple[str, ...], deeds: Deeds, snapshot: Snapshot, _place: Place) -> str:
    left = [on_diagram(name, snapshot) for name in names if name not in deeds.chosen]
    return (
        Phrase("Still to be chosen on the diagram: {names}.", names=", ".join(left)) if left else ""
    )


def _move(kind: str, _deeds: Deeds, snapshot: Snapshot, _place: Place) -> str:
    if snapshot.move is not None and snapshot.move.kind == kind:
        return ""
    return Phrase("Go on to the move “{move}” (the . key).", move=MOVES.get(kind, kind))


def _moves_made(count: int, deeds: Deeds, _snapshot: Snapshot, _place: Place) -> str:
    if deeds.moves >= count:
        return ""
    return Phrase("{made} of {count} moves made (the . key).", made=deeds.moves, count=count)


def _predicted(wanted: bool, deeds: Deeds, _snapshot: Snapshot, _place: Place) -> str:
    return "" if bool(deeds.answers) == wanted else Phrase("Answer the question first.")


def _predicted_right(wanted: bool, deeds: Deeds, _snapshot: Snapshot, _place: Place) -> str:
    return "" if any(deeds.answers) == wanted else Phrase("The right answer is still missing.")


def _view(key: str, deeds: Deeds, _snapshot: Snapshot, _place: Place) -> str:
    return (
        "" if key in deeds.views else Phrase("Open the view “{name}”.", name=key.replace("_", " "))
    )


def _accuracy_above(bound: float, _deeds: Deeds, snapshot: Snapshot, _place: Place) -> str:
    share = snapshot.validation_accuracy
    share = snapshot.accuracy if share is None else share
    if share is not None and share > bound:
        return ""
    now = Phrase("unknown") if share is None else format_percent(share)
    return Phrase(
        "The share of right answers is {now}; it has to be above {bound} %.",
        now=now,
        bound=format_short(100 * bound),
    )


def _reset(wanted: bool, deeds: Deeds, _snapshot: Snapshot, _place: Place) -> str:
    return "" if bool(deeds.resets) == wanted else Phrase("Go back to the start (R).")


def _read(names: tuple[str, ...], deeds: Deeds, _snapshot: Snapshot, _place: Place) -> str:
    found = 0
    for reading in deeds.readings:
        if found < len(names) and reading == names[found]:
            found += 1
    if found == len(names):
        return ""
    if not found:
        if not deeds.readings:
            return Phrase("Draw until it reads {name}.", name=names[0])
        return Phrase(
            "Draw until it reads {name}. Now it reads {reading}.",
            name=names[0],
            reading=deeds.readings[-1],
        )
    return Phrase(
        "It reads {reading}. On the same paper, go on until it reads {name}.",
        reading=deeds.readings[-1],
        name=names[found],
    )


def _at_best(within: int, deeds: Deeds, snapshot: Snapshot, _place: Place) -> str:
    if deeds.best is None:
        return Phrase("First train until the validation loss has clearly risen again.")
    away = snapshot.iteration - deeds.best[1]
    if abs(away) <= within:
        return ""
    iteration = format_count(snapshot.iteration)
    if away > 0:
        return Phrase("Iteration {iteration} is too late.", iteration=iteration)
    return Phrase("Iteration {iteration} is too early.", iteration=iteration)


def _stopped(reason: str, _deeds: Deeds, snapshot: Snapshot, _place: Place) -> str:
    return "" if snapshot.stopped == reason else Phrase("The run has not stopped by itself.")


CONDITIONS: Mapping[str, Condition] = {
    "mistakes": mistakes,
    "document": document,
    "predicted": _predicted,
    "predicted_right": _predicted_right,
    "set_by_hand": _set_by_hand,
    "chosen": _chosen,
    "view": _view,
    "move": _move,
    "moves_made": _moves_made,
    "by_hand": _by_hand,
    "same_data": same_data,
    "reset": _reset,
    "trained": _trained,
    "iterations_at_most": _iterations_at_most,
    "diverged": diverged,
    "raced": raced,
    "largest_stable_rate": largest_stable_rate,
    "equal_units": equal_units,
    "sign_flip": sign_flip,
    "gradients_flip": gradients_flip,
    "gradients_zero": gradients_zero,
    "loss_below": _loss_below,
    "loss_above": _loss_above,
    "accuracy_above": _accuracy_above,
    "read": _read,
    "at_best": _at_best,
    "stopped": _stopped,
    "changes_at_most": changes_at_most,
    "holds": _holds,
}
