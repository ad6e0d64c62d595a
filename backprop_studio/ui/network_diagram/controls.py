"""Where the buttons stand that add and remove units and layers. No Qt."""

import itertools
from collections.abc import Sequence

from backprop_studio.ui.network_diagram.geometry import Rect
from backprop_studio.ui.network_diagram.places import Control

STRIP = 26.0  # px kept free for them above the legend
SHORTEST = 460.0  # a lower diagram has them only where no details go for their sake,
LOWEST = 300.0  # and one that is lower than this has none
CAPTIONED = 138.0  # a column this far from its neighbours also says what it consists of
ROOMY = 74.0  # columns this far apart have buttons of full size and a gap between them
SMALLEST = 15.0  # px of a button in columns that stand closer, side by side


def place_controls(columns: Sequence[float], y: float, size: float) -> list[Control]:
    """Buttons under the columns at x (inputs first, outputs last), in a row at `y`.

    The output layer has as many units as the data has targets, so it gets a caption
    only. Empty where the columns stand too close.
    """
    pitch = min((b - a for a, b in itertools.pairwise(columns)), default=0.0)
    if pitch < ROOMY * size / 20.0:
        size = min(size, (pitch - 6.0) / 3)
        if size < SMALLEST:
            return []
    captioned = pitch >= CAPTIONED * size / 20.0
    caption = min(66.0 * size / 20.0, pitch - 3 * size - 20.0)
    between = 4.0 if pitch >= ROOMY * size / 20.0 else 2.0
    apart = (caption if captioned else between) / 2 + size / 2
    found: list[Control] = []
    last = len(columns) - 2
    for layer, x in enumerate(columns[1:]):
        if layer < last:
            found.append(Control("fewer", layer, Rect.around(x - apart, y, size, size)))
            found.append(Control("more", layer, Rect.around(x + apart, y, size, size)))
        if captioned:
            found.append(Control("caption", layer, Rect.around(x, y, caption, size)))
        middle = (columns[layer] + x) / 2
        found.append(Control("insert", layer, Rect.around(middle, y, size, size)))
    return found
