"""Conditions of tasks on what is set up: keys of the document, and what is broken on purpose."""

from typing import Any

import msgspec
import numpy as np

from backprop_studio.experiment import storage
from backprop_studio.lessons.changes import changes
from backprop_studio.lessons.deeds import Deeds
from backprop_studio.lessons.expression import Place
from backprop_studio.phrase import Phrase
from backprop_studio.training.messages import Snapshot


def document(keys: dict[str, Any], _deeds: Deeds, snapshot: Snapshot, _place: Place) -> str:
    """Whether every key of the document has the value that is asked for."""
    tree = msgspec.json.decode(storage.encode(snapshot.experiment))
    for path, wanted in keys.items():
        if look_up(tree, path) != wanted:
            name = path.removesuffix(".kind").rpartition(".")[2].replace("_", " ")
            return Phrase("The {name} is not yet the one that is asked for.", name=name)
    return ""


def look_up(tree: Any, path: str) -> Any:
    """The value at a path of a document (`network.layers[0].units`), or None."""
    for step in path.replace("]", "").replace("[", ".").split("."):
        if isinstance(tree, dict):
            tree = tree.get(step)
        elif isinstance(tree, list) and step.isdigit() and int(step) < len(tree):
            tree = tree[int(step)]
        else:
            return None
    return tree


def mistakes(names: tuple[str, ...], _deeds: Deeds, snapshot: Snapshot, _place: Place) -> str:
    """Whether these mistakes are switched on; for none named, whether all are off."""
    on = [name for name in names if not getattr(snapshot.mistakes, name, False)]
    if names and on:
        return Phrase("Switch on: {names}.", names=", ".join(name.replace("_", " ") for name in on))
    return Phrase("Switch the mistakes off.") if not names and snapshot.mistakes.any else ""


def same_data(wanted: bool, deeds: Deeds, snapshot: Snapshot, _place: Place) -> str:
    """Whether the data are those with which the page opened."""
    before, now = (snapshot if deeds.first is None else deeds.first).data, snapshot.data
    same = np.array_equal(before.training_values, now.training_values)
    same = same and np.array_equal(before.training_targets, now.training_targets)
    if same == wanted:
        return ""
    return Phrase("An input or a target was moved: put it back as it was (Ctrl+Z, or ⟲ Page).")


def changes_at_most(most: int, deeds: Deeds, snapshot: Snapshot, _place: Place) -> str:
    """Whether no more keys of the document differ from the scene."""
    first = snapshot if deeds.first is None else deeds.first
    names = changes(first.experiment, snapshot.experiment)
    if len(names) <= most:
        return ""
    return Phrase(
        "You have changed {names}; here {most} will do. Ctrl+Z undoes.",
        names=" and ".join(names),
        most=most,
    )
