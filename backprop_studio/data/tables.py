"""The tables that ship, with the columns a document gets when it names none."""

from functools import cache

from backprop_studio.assets import resource
from backprop_studio.data import csv

DEFAULT_COLUMNS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "sacramento": (("sqft", "beds"), ("price",)),
    "penguins": (("bill_length_mm", "flipper_length_mm"), ("species",)),
}
NAMES = tuple(DEFAULT_COLUMNS)


@cache
def table(name: str) -> csv.Table:
    """A shipped table by name: `sacramento` (932 house sales) or `penguins` (344 birds)."""
    if name not in DEFAULT_COLUMNS:
        raise KeyError(name)
    return csv.read(resource(f"data/{name}.csv"))


def columns(name: str) -> tuple[str, ...]:
    """The columns that a document may name."""
    return table(name).header
