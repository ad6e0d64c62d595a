"""What a page asks the person to do, and whether it has been done.

A task has one or more ways to succeed; in a way all conditions must hold at one moment.
Each condition is an entry of the table in `conditions`; what it looks at is in `deeds`.
"""

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from backprop_studio.lessons.part import Part


class Found(Part, frozen=True):
    """For `largest_stable_rate`: how far apart the two rates may be."""

    within: Annotated[float, Meta(gt=0)]


class Way(Part, frozen=True):
    """Conditions that must hold together; those left out do not matter. See the README of
    the lessons for what each means."""

    holds: str | None = None
    missing: str | None = None
    loss_below: float | None = None
    loss_above: float | None = None
    by_hand: bool | None = None
    same_data: bool | None = None
    set_by_hand: tuple[str, ...] | None = None
    trained: Annotated[int, Meta(ge=1)] | None = None
    iterations_at_most: Annotated[int, Meta(ge=0)] | None = None
    diverged: bool | None = None
    raced: Annotated[int, Meta(ge=1)] | None = None
    largest_stable_rate: Found | None = None
    equal_units: Annotated[int, Meta(ge=1)] | None = None
    sign_flip: str | None = None
    gradients_flip: bool | None = None
    gradients_zero: bool | None = None
    chosen: tuple[str, ...] | None = None
    move: str | None = None
    moves_made: Annotated[int, Meta(ge=1)] | None = None
    predicted: bool | None = None
    predicted_right: bool | None = None
    document: dict[str, Any] | None = None
    mistakes: tuple[str, ...] | None = None
    view: str | None = None
    accuracy_above: float | None = None
    reset: bool | None = None
    read: tuple[str, ...] | None = None
    at_best: Annotated[int, Meta(ge=0)] | None = None
    stopped: Literal["diverged", "early_stopping"] | None = None
    changes_at_most: Annotated[int, Meta(ge=0)] | None = None


class Task(Part, frozen=True):
    """`text` asks, `done` is said at success, `hint` shown after `hint_after` seconds."""

    text: str
    way: Annotated[tuple[Way, ...], Meta(min_length=1)]
    hint: str = ""
    hint_after: Annotated[float, Meta(ge=0)] = 45.0
    done: str = ""


class Status(Struct, frozen=True):
    """How a task stands: done, or what is still missing in the nearest way."""

    done: bool
    missing: str = ""
