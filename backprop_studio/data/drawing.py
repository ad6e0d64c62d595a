"""From ink on a pad to a picture as MNIST's digits are: 28×28 bytes.

MNIST's makers scaled each digit, keeping its proportions, so that it just fits a box of 20×20
pixels, whose greys come from that scaling, and placed the box, by whole pixels, so that the
digit's centre of mass lies in the pixel in the middle of 28×28 (the one numbered 14, from 0, both
ways: so it is for all 70 000). A digit drawn elsewhere, larger or smaller, looks the same after it.
"""

import math

import numpy as np
from numpy.typing import NDArray

SIDE, BOX = 28, 20
MIDDLE = 14  # the pixel, counted from 0, in which the centre of mass comes to lie

Picture = NDArray[np.uint8]


def prepare(ink: Picture) -> Picture:
    """`ink` (rows, columns) of 0 (paper) to 255 as a picture (28, 28); blank paper stays blank."""
    blank = np.zeros((SIDE, SIDE), np.uint8)
    marked = ink > 0
    if not marked.any():
        return blank
    rows, columns = np.flatnonzero(marked.any(axis=1)), np.flatnonzero(marked.any(axis=0))
    digit = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1].astype(np.float64)
    boxed = _into_box(digit)
    top, left = _corner(boxed)
    height, width = boxed.shape
    blank[top : top + height, left : left + width] = np.round(np.clip(boxed, 0, 255))
    return blank


def _into_box(digit: NDArray[np.float64]) -> NDArray[np.float64]:
    """Scaled so that its longer side is 20 pixels; each pixel is the mean of what it covers."""
    height, width = digit.shape
    longer = max(height, width)
    new_height = max(1, round(BOX * height / longer))
    new_width = max(1, round(BOX * width / longer))
    return np.asarray(_means(height, new_height) @ digit @ _means(width, new_width).T)


def _means(old: int, new: int) -> NDArray[np.float64]:
    """(new, old): row i holds the share of each old pixel in the i-th of `new` equal spans."""
    edges = np.linspace(0, old, new + 1)
    pixels = np.arange(old)
    covered = np.minimum(edges[1:, None], pixels + 1) - np.maximum(edges[:-1, None], pixels)
    return np.asarray(np.maximum(covered, 0.0) * (new / old))


def _corner(boxed: NDArray[np.float64]) -> tuple[int, int]:
    """Top and left of the box, so that the centre of mass lies in the middle pixel; inside."""
    found = []
    for axis, length in enumerate(boxed.shape):
        mass = boxed.sum(axis=1 - axis)
        centre = float(mass @ (np.arange(length) + 0.5) / mass.sum())
        found.append(min(max(math.ceil(MIDDLE - centre), 0), SIDE - length))
    return found[0], found[1]
