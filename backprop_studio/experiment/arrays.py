"""Arrays in the JSON: nested lists, or `{"shape": […], "dtype": …, "base64": …}`."""

import base64
import binascii
import math
from typing import Any

import numpy as np

from backprop_studio.experiment.part import Array
from backprop_studio.experiment.problem import show
from backprop_studio.phrase import Phrase, refusal

DTYPES: dict[str, np.dtype[Any]] = {"float64": np.dtype("<f8"), "float32": np.dtype("<f4")}
DIMENSIONS = 2
LONGEST = 2**31 - 1
AS_LISTS = 1024  # an array of more numbers than this is written as base64
ALLOWED = Phrase("a list of numbers, a list of lists of equal length, or an object of base64")


class BadArray(ValueError):
    """`place` is an address inside the array: `[1][0]`, `.shape`, or nothing."""

    def __init__(self, place: str, found: str, allowed: str) -> None:
        super().__init__(refusal(place, found, allowed))
        self.place, self.found, self.allowed = place, found, allowed


def read(value: object) -> Array:
    """The float64 array that a JSON value says, of one or two dimensions. Raises BadArray."""
    if isinstance(value, dict):
        return _from_base64(value)
    if not isinstance(value, list):
        raise BadArray("", show(value), ALLOWED)
    if not value or not isinstance(value[0], list):
        return _numbers(value, "")
    width = len(value[0])
    for i, row in enumerate(value):
        if not isinstance(row, list) or len(row) != width:
            raise BadArray(
                f"[{i}]",
                show(row),
                Phrase("a list of {width} numbers, as the first row is", width=width),
            )
    array = np.empty((len(value), width))
    for i, row in enumerate(value):
        array[i] = _numbers(row, f"[{i}]")
    return array


def write(array: Array, plain: bool = False) -> object:
    """The JSON value of an array; lists of numbers where it is short or `plain` is asked."""
    if plain or array.size <= AS_LISTS:
        return array.tolist()
    little = np.ascontiguousarray(array, dtype="<f8")
    text = base64.b64encode(little.tobytes()).decode("ascii")
    return {"shape": list(array.shape), "dtype": "float64", "base64": text}


def _numbers(row: list[Any], place: str) -> Array:
    """A row of finite numbers. Types are looked at first: NumPy would take true for 1."""
    if not set(map(type, row)) <= {int, float}:
        i = next(i for i, item in enumerate(row) if type(item) not in (int, float))
        raise BadArray(f"{place}[{i}]", show(row[i]), Phrase("a number"))
    try:
        numbers = np.array(row, dtype=np.float64)
    except OverflowError:
        i = next(i for i, item in enumerate(row) if not _fits(item))
        raise BadArray(f"{place}[{i}]", show(row[i]), Phrase("a number below 1.8e308")) from None
    if not np.isfinite(numbers).all():
        i = int(np.flatnonzero(~np.isfinite(numbers))[0])
        raise BadArray(f"{place}[{i}]", show(row[i]), Phrase("a finite number"))
    return numbers


def _fits(item: float) -> bool:
    try:
        float(item)
    except OverflowError:
        return False
    return True


def _from_base64(value: dict[str, Any]) -> Array:
    for key in value:
        if key not in ("shape", "dtype", "base64"):
            raise BadArray(f".{key}", show(value[key]), Phrase("the keys shape, dtype, base64"))
    for key in ("shape", "dtype", "base64"):
        if key not in value:
            raise BadArray(
                f".{key}", Phrase("nothing"), Phrase("the keys shape, dtype, base64, all three")
            )
    shape, text = value["shape"], value["base64"]
    dtype = DTYPES.get(value["dtype"]) if isinstance(value["dtype"], str) else None
    if dtype is None:
        raise BadArray(
            ".dtype", show(value["dtype"]), Phrase("one of {names}", names=", ".join(DTYPES))
        )
    if (
        not isinstance(shape, list)
        or not 1 <= len(shape) <= DIMENSIONS
        or not all(type(n) is int and 0 <= n <= LONGEST for n in shape)
    ):
        raise BadArray(".shape", show(shape), Phrase("a list of one or two whole numbers"))
    if not isinstance(text, str):
        raise BadArray(".base64", show(text), Phrase("text"))
    wanted = math.prod(shape) * dtype.itemsize
    if len(text) != -(-wanted // 3) * 4:  # four characters for each three bytes begun
        found = Phrase("{count} characters of base64", count=len(text))
        raise BadArray(".base64", found, Phrase("{wanted} bytes, as the shape says", wanted=wanted))
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise BadArray(".base64", Phrase("text that is not base64"), Phrase("base64")) from None
    if len(data) != wanted:
        raise BadArray(
            ".base64",
            Phrase("{count} bytes", count=len(data)),
            Phrase("{wanted} bytes, as the shape says", wanted=wanted),
        )
    array: Array = np.frombuffer(data, dtype=dtype).reshape(shape).astype(np.float64)
    if not np.isfinite(array).all():
        raise BadArray(".base64", Phrase("a number that is not finite"), Phrase("finite numbers"))
    return array
