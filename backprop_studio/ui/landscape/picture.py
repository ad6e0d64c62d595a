"""All that one picture of the landscape shows, whichever side it is seen from.

`view.LandscapeView` makes a `Relief` of each snapshot and hands it to the canvas in sight:
the contours, or the surface. Canvases keep nothing else of the run.

A canvas is a QWidget with

    show_landscape(relief)                  draw this; called at display rate
    set_theme(theme)                        colours, fonts and scale
    home_requested = Signal()   where another part may be asked for

`Relief.version` changes when the loss itself does: what is made of the grid (contours,
projected quadrangles) is kept as long as it stays.
"""

import numpy as np
from msgspec import Struct, field

from backprop_studio.ui.landscape.arrow import Arrow
from backprop_studio.ui.landscape.levels import Scale
from backprop_studio.ui.plot_style import Floats, short_number

PERFECT = 1e-12  # of the highest loss in the picture; below, the fit is perfect


def _no_trail() -> Floats:
    return np.empty((0, 2))


class Relief(Struct, frozen=True, eq=False):
    """The loss over two coordinates, and the ball in it.

    `loss` (vertical, horizontal) at `vertical[i]`, `horizontal[j]`; infinite or NaN where
    the network overflows. `names` are those of the horizontal and the vertical axis. `ball`
    is where the network stands (None: beyond all numbers), `ball_text` L there as every other
    view says it. `trail` (n, 2) ends at the ball. `arrows` are the next steps at true length,
    `enlarged` how many times that is drawn. `minimum` is the lowest place found inside the
    grid with its loss, `line` (n, 2) the line of equally perfect points if it is one. `scale`
    turns a loss into 0 … 1 for colours and, if `logarithmic` was asked for, for heights.
    """

    horizontal: Floats
    vertical: Floats
    loss: Floats
    names: tuple[str, str]
    scale: Scale
    version: int
    ball: tuple[float, float] | None = None
    ball_text: str = ""
    trail: Floats = field(default_factory=_no_trail)
    arrows: tuple[Arrow, ...] = ()
    enlarged: float = 1.0
    minimum: tuple[float, float, float] | None = None
    line: Floats | None = None
    logarithmic: bool = False
    told: bool = True  # whether losses are written along it
    single_parameters: bool = True  # each axis is one parameter: the ball can be dragged

    @property
    def minimum_text(self) -> str:
        """The loss of the minimum; of a perfect fit rounding leaves a little."""
        if self.minimum is None or not self.told:
            return ""
        loss = self.minimum[2]
        return "≈ 0" if loss < PERFECT * self.scale.high else short_number(loss)

    @property
    def ranges(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """The first and last coordinate of both axes."""
        return (
            (float(self.horizontal[0]), float(self.horizontal[-1])),
            (float(self.vertical[0]), float(self.vertical[-1])),
        )
