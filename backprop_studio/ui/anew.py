"""Painting anew: for a picture that is taken along, lines stay lines and type stays type.

Views keep pictures of what they paint often. Those have the size of the screen's pixels; in an
SVG, a PDF or an enlarged picture they would be blurred, and no text. While `painting_anew`,
a view paints them again, straight onto the painter it has.
"""

from collections.abc import Iterator
from contextlib import contextmanager

FINENESS = 3.0  # pixels to one px, of what has to stay a picture (maps, a surface)

_depth = 0  # the window's thread alone paints


@contextmanager
def painting_anew() -> Iterator[None]:
    """Inside the block views use no kept pictures."""
    global _depth
    _depth += 1
    try:
        yield
    finally:
        _depth -= 1


def is_anew() -> bool:
    """Whether what is painted now is to be painted without kept pictures."""
    return _depth > 0
