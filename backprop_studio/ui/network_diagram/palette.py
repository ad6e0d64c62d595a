"""The fills of nodes in steps, each with the ink that can be read on it: computed once a theme."""

from functools import lru_cache
from typing import Literal

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from backprop_studio.theme import Theme, blend
from backprop_studio.ui.network_diagram.strokes import ASIDE

STEPS = 64  # either side of neutral
Mode = Literal["values", "blame"]


class Palette(Struct, frozen=True, eq=False):
    """Entry `STEPS` is neutral, 0 the lowest, `2 * STEPS` the highest; `#AARRGGBB` as integers."""

    fills: tuple[int, ...]
    inks: tuple[int, ...]
    table: NDArray[np.uint32]

    def entry(self, share: float) -> int:
        """The place of a share in [−1, 1]; neutral where it is not finite."""
        if not -1e300 < share < 1e300:
            return STEPS
        return round(STEPS * min(1.0, max(-1.0, share))) + STEPS


@lru_cache(maxsize=16)
def palette(theme: Theme, mode: Mode = "values", aside: bool = False) -> Palette:
    """Activations diverge from the canvas; blame grows from it to the gradient's amber."""
    canvas = QColor(theme.background)
    fills = []
    for step in range(-STEPS, STEPS + 1):
        if mode == "values":
            fill = theme.activation_fill(step / STEPS, -1.0, 1.0)
        else:
            fill = blend(canvas, QColor(theme.gradient), 0.75 * abs(step) / STEPS)
        fills.append(blend(canvas, fill, ASIDE) if aside else fill)
    inks = tuple(theme.text_on(fill).rgba() for fill in fills)
    colors = tuple(fill.rgba() for fill in fills)
    return Palette(colors, inks, np.array(colors, dtype=np.uint32))
