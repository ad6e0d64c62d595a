"""What the keys under `data` must agree on. Each rule refuses with the place at fault."""

import re
from pathlib import PurePosixPath

from backprop_studio.data import digits
from backprop_studio.experiment.model import CsvData, Data, InlineData, ShippedData
from backprop_studio.experiment.problem import Refused, show
from backprop_studio.phrase import Phrase

ROW_LIMIT = 1_000_000


def check_data(data: Data) -> None:
    """Refuse data whose own keys do not agree."""
    if isinstance(data, InlineData):
        _check_inline(data)
    elif isinstance(data, CsvData):
        check_path(data.path)
    elif is_mnist(data):
        assert isinstance(data, ShippedData)
        if data.validation_fraction > 0:
            allowed = Phrase("no such key with mnist, whose test digits are the validation rows")
            raise Refused("data.validation_fraction", str(data.validation_fraction), allowed)
        for key in ("inputs", "targets"):
            if getattr(data, key) is not None:
                raise Refused(
                    f"data.{key}", Phrase("columns"), Phrase("no {key} with mnist", key=key)
                )
        if data.samples is not None and data.samples > digits.TRAINING:
            allowed = Phrase("a whole number from 1 to {limit}", limit=digits.TRAINING)
            raise Refused("data.samples", str(data.samples), allowed)


def _check_inline(data: InlineData) -> None:
    for key, array in (("inputs", data.inputs), ("targets", data.targets)):
        if array.ndim != 2:
            what = Phrase("no rows") if array.size == 0 else Phrase("numbers that are not in rows")
            raise Refused(f"data.{key}", what, Phrase("a list of rows, each a list of numbers"))
        if not 1 <= array.shape[0] <= ROW_LIMIT:
            raise Refused(
                f"data.{key}",
                Phrase("{rows} rows", rows=array.shape[0]),
                Phrase("1 to {limit} rows", limit=ROW_LIMIT),
            )
        if array.shape[1] == 0:
            raise Refused(
                f"data.{key}[0]", Phrase("an empty row"), Phrase("at least one number a row")
            )
    rows, wanted = len(data.targets), len(data.inputs)
    if rows != wanted:
        raise Refused(
            "data.targets",
            Phrase("{rows} rows", rows=rows),
            Phrase("{wanted}, as many as inputs", wanted=wanted),
        )


def check_path(path: str) -> None:
    """Refuse a path that is not relative and inside the document's folder by its text."""
    parts = PurePosixPath(path.replace("\\", "/"))
    outside = parts.is_absolute() or ".." in parts.parts or re.match(r"[A-Za-z]:", path)
    if outside or not parts.parts or "\0" in path:
        raise Refused(
            "data.path", show(path), Phrase("a relative path inside the document's folder")
        )


def is_mnist(data: Data) -> bool:
    """Whether these are the digits, whose rows and columns are fixed."""
    return isinstance(data, ShippedData) and data.name == "mnist"
