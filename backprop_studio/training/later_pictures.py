"""Snapshots of a state that was shown before, with newer pictures of it."""

from backprop_studio.training.messages import Snapshot

PICTURES = frozenset(
    {"landscape", "landscape_progress", "function", "studies", "pending", "fetched"}
)
STATE = tuple(
    name for name in Snapshot.__struct_fields__ if name not in PICTURES and name != "answered"
)  # that views draw from


def newer_pictures(snapshot: Snapshot, before: Snapshot | None) -> set[str] | None:
    """Which of `PICTURES` are others than before; None if anything else is.

    What stays the same from one snapshot to the next is the same object.
    """
    if before is None or any(_differ(snapshot, before, name) for name in STATE):
        return None
    newer = {name for name in PICTURES - {"studies"} if _differ(snapshot, before, name)}
    answers, known = snapshot.studies, before.studies
    if answers.keys() != known.keys() or any(
        answers[study] is not known[study] for study in answers
    ):
        newer.add("studies")
    return newer


def _differ(snapshot: Snapshot, before: Snapshot, name: str) -> bool:
    return getattr(snapshot, name) is not getattr(before, name)
