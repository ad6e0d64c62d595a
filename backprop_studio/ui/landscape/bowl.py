"""Where a landscape's floor lies, should it be just outside the picture: a pure function.

Near its floor every smooth loss is a paraboloid. Where one fits the whole picture, it says
where the floor is, though the picture does not reach it.
"""

from functools import lru_cache

import numpy as np

from backprop_studio.ui.plot_style import Floats

LEFT_OVER = 1e-3  # of the variance of the loss: what a paraboloid that fits leaves unexplained
ROUNDEST = 1e-2  # of the steeper curvature: what bends less along is no bowl but a trough


def bowl_floor(horizontal: Floats, vertical: Floats, loss: Floats) -> tuple[float, float] | None:
    """The lowest place of the paraboloid that fits `loss` (vertical, horizontal), in the
    coordinates of the equally spaced axes; None where none fits, or it is no bowl."""
    with np.errstate(over="ignore"):
        variance = float(np.var(loss)) if np.isfinite(loss).all() else 0.0
    if not 0 < variance < np.inf:
        return None
    terms, fit = _paraboloids(*loss.shape)
    with np.errstate(over="ignore", invalid="ignore"):
        c = fit @ loss.ravel()
        left_over = float(np.mean((terms @ c - loss.ravel()) ** 2))
    if not left_over <= LEFT_OVER * variance:
        return None
    bend = np.array([[2 * c[3], c[4]], [c[4], 2 * c[5]]])
    flattest, steepest = np.linalg.eigvalsh(bend)
    if not flattest > ROUNDEST * steepest:
        return None
    place = np.linalg.solve(bend, -c[1:3])
    ends = (horizontal[0], horizontal[-1]), (vertical[0], vertical[-1])
    across, up = (
        (low + high) / 2 + share * (high - low) / 2
        for share, (low, high) in zip(place, ends, strict=True)
    )
    return float(across), float(up)


@lru_cache(maxsize=4)
def _paraboloids(rows: int, columns: int) -> tuple[Floats, Floats]:
    """1, x, y, x², x y, y² at every point of a grid from −1 to 1, and the least-squares fit."""
    grid = np.meshgrid(np.linspace(-1, 1, columns), np.linspace(-1, 1, rows))
    x, y = (part.ravel() for part in grid)
    terms: Floats = np.stack((np.ones_like(x), x, y, x * x, x * y, y * y), axis=1)
    return terms, np.asarray(np.linalg.pinv(terms), np.float64)
