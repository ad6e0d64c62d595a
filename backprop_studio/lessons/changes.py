"""What a person has changed in an experiment, in words."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from backprop_studio.experiment import storage
from backprop_studio.experiment.model import Experiment

UNTOLD = ("title", "description", "parameters", "state")  # no change of the experiment as such


def changes(before: Experiment, now: Experiment) -> list[str]:
    """Names of the keys that differ; the same key in several layers is one change."""
    old, new = (dict(_leaves(msgspec.json.decode(storage.encode(e)))) for e in (before, now))
    paths = [path for path in sorted(old.keys() | new.keys()) if old.get(path) != new.get(path)]
    told = [path for path in paths if path.partition(".")[0] not in UNTOLD]
    keys = dict.fromkeys(re.sub(r"\[\d+\]", "", path) for path in told)
    return [key.rpartition(".")[2].replace("_", " ") for key in keys]


def _leaves(tree: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every value of a document with its path."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from _leaves(value, f"{path}.{key}" if path else key)
    elif isinstance(tree, list):
        for number, value in enumerate(tree):
            yield from _leaves(value, f"{path}[{number}]")
    else:
        yield path, tree
