"""The tables that ship, with the columns a document gets when it names none.

A further table is `resources/data/<key>.csv` and its row in `TABLES`, with the `name` that
lists show: the panel, the document and its schema read the table. (Its licence: NOTICES.md.)
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from backprop_studio.assets import resource
from backprop_studio.data import csv


@dataclass(frozen=True, slots=True)
class Shipped:
    """One table; `inputs` and `targets` are columns. `classes` counts those of a target column
    of words, 0 where targets are quantities; `units` are given where a column's name does not
    say them."""

    name: str
    inputs: tuple[str, ...]
    targets: tuple[str, ...]
    classes: int = 0
    units: Mapping[str, str] = field(default_factory=dict)

    @property
    def outputs(self) -> int:
        """Target columns once words are one-hot."""
        return self.classes or len(self.targets)


TABLES: dict[str, Shipped] = {
    "sacramento": Shipped(
        "House prices",
        ("sqft", "beds"),
        ("price",),
        units={"price": "$", "sqft": "sq ft", "beds": "beds", "baths": "baths"},
    ),
    "penguins": Shipped(
        "Penguins", ("bill_length_mm", "flipper_length_mm"), ("species",), classes=3
    ),
}


@cache
def table(key: str) -> csv.Table:
    """A shipped table: `sacramento` (932 house sales) or `penguins` (344 birds)."""
    if key not in TABLES:
        raise KeyError(key)
    return csv.read(resource(f"data/{key}.csv"))


def columns(key: str) -> tuple[str, ...]:
    """The columns that a document may name."""
    return table(key).header
