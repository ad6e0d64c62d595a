"""A trainer's state as bytes, so that two can be compared bit for bit."""

import numpy as np


def full(state: object) -> bytes:
    """Everything a state holds, to compare bit for bit."""
    parts = []
    for name in state.__slots__:
        value = getattr(state, name)
        if isinstance(value, np.ndarray):
            parts.append(value.tobytes())
        elif isinstance(value, dict):
            parts += [key.encode() + value[key].tobytes() for key in sorted(value)]
        elif name == "best" and value is not None:
            parts.append(full(value))
        else:
            parts.append(repr(value).encode())
    return b"|".join(parts)
