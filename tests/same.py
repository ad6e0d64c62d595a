"""Whether two frozen values are equal through and through."""

from dataclasses import fields, is_dataclass

import msgspec
import numpy as np


def assert_same(one: object, other: object) -> None:
    """Equal through and through; arrays number by number."""
    assert type(one) is type(other)
    if isinstance(one, np.ndarray):
        assert np.array_equal(one, other, equal_nan=True)
    elif isinstance(one, tuple):
        assert len(one) == len(other)
        for first, second in zip(one, other, strict=True):
            assert_same(first, second)
    elif isinstance(one, msgspec.Struct):
        for name in one.__struct_fields__:
            assert_same(getattr(one, name), getattr(other, name))
    elif is_dataclass(one):
        for field in fields(one):
            assert_same(getattr(one, field.name), getattr(other, field.name))
    else:
        assert one == other or (one != one and other != other)
