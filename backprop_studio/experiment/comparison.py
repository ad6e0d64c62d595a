"""Whether two parts of a document say the same; `==` will not do, for parts hold arrays."""

import msgspec
import numpy as np


def same(first: object, second: object) -> bool:
    """True if both have the same type and the same content, arrays compared bit for bit."""
    if first is second:
        return True
    if type(first) is not type(second):
        return False
    if isinstance(first, msgspec.Struct):
        return all(
            same(getattr(first, name), getattr(second, name)) for name in first.__struct_fields__
        )
    if isinstance(first, np.ndarray) and isinstance(second, np.ndarray):
        return first.dtype == second.dtype and np.array_equal(first, second)
    if isinstance(first, tuple) and isinstance(second, tuple):
        return len(first) == len(second) and all(map(same, first, second))
    if isinstance(first, dict) and isinstance(second, dict):
        return first.keys() == second.keys() and all(same(first[k], second[k]) for k in first)
    return bool(first == second)
