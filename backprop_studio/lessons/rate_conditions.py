"""Conditions of tasks on learning rates: what diverged, what did not, what ran in a race."""

from backprop_studio.experiment.numbers import format_count, format_short
from backprop_studio.lessons.deeds import Deeds
from backprop_studio.lessons.expression import Place
from backprop_studio.lessons.task import Found
from backprop_studio.phrase import Phrase
from backprop_studio.training.messages import Snapshot


def diverged(wanted: bool, deeds: Deeds, _snapshot: Snapshot, _place: Place) -> str:
    """Whether some learning rate made the loss run away."""
    if bool(deeds.diverged_rates) == wanted:
        return ""
    return Phrase("The loss has not run away yet.") if wanted else Phrase("The loss ran away.")


def raced(count: int, deeds: Deeds, _snapshot: Snapshot, _place: Place) -> str:
    """Whether a race has come so far."""
    if deeds.raced >= count:
        return ""
    if not deeds.raced:
        return Phrase("Start the race.")
    return Phrase(
        "The race has come {made} of {count} iterations.",
        made=format_count(deeds.raced),
        count=format_count(count),
    )


def largest_stable_rate(found: Found, deeds: Deeds, _snapshot: Snapshot, _place: Place) -> str:
    """Whether a rate that diverges and a stable one below it are near enough."""
    if not deeds.diverged_rates:
        return Phrase("First find a learning rate at which the loss grows and grows.")
    smallest = min(deeds.diverged_rates)
    below = [rate for rate in deeds.stable_rates if rate < smallest]
    if not below:
        return Phrase(
            "At {rate} it diverges. Now find a smaller one at which the loss "
            "still falls for 15 iterations.",
            rate=format_short(smallest),
        )
    gap = smallest - max(below)
    if gap <= found.within * (1 + 1e-9):
        return ""
    return Phrase(
        "The limit lies between {low} and {high}. Bring the two within {within}.",
        low=format_short(max(below)),
        high=format_short(smallest),
        within=format_short(found.within),
    )
