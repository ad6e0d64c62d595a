"""What a grid of losses says: contour levels, colours, floor and slope. Pure functions."""

import math
import sys
from functools import lru_cache

import contourpy
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from backprop_studio.ui.plot_style import Floats, nice_ticks

LOGARITHMIC_FROM = 8.0  # highest over lowest loss; below, equal steps tell more
DEEPEST = 1e-4  # of the highest loss
TROUGH = 1e-5  # of the curvature across: what bends less along is a trough, not a bowl
DEEPEST_BESIDE_LINE = 1e-3  # beside a drawn line of minima: closer contours would hide it


Refined = tuple[Floats, Floats, Floats]  # horizontal, vertical, loss


class Scale(Struct, frozen=True):
    """How a loss becomes a colour: from `low` to `high`, linearly or by its logarithm."""

    low: float
    high: float
    logarithmic: bool

    def share(self, loss: Floats) -> Floats:
        """0 at `low`, 1 at `high` and above; what is not finite counts as high."""
        values = np.where(np.isfinite(loss), loss, self.high)
        values = np.clip(values, self.low, self.high)
        if self.logarithmic:
            return np.asarray(np.log(values / self.low) / math.log(self.high / self.low))
        half = self.low / 2  # halves, so that no difference of two numbers overflows
        return np.asarray((values / 2 - half) / (self.high / 2 - half))

    def levels(self) -> list[float]:
        """Five to nine nice contour levels strictly inside: 1 2 5·10ᵏ, or equal steps."""
        if not math.isfinite(self.high - self.low):
            return []
        if not self.logarithmic:
            ticks = nice_ticks(self.low, self.high, 7)
            return [level for level in ticks if self.low < level < self.high]
        first, last = math.floor(math.log10(self.low)), math.ceil(math.log10(self.high))
        for steps in ((1.0, 1.5, 2.0, 3.0, 5.0, 7.0), (1.0, 2.0, 5.0), (1.0, 3.0), (1.0,)):
            levels = [
                float(f"{step}e{power}")  # as text: infinite, not an error, where it is too large
                for power in range(first, last + 1)
                for step in steps
            ]
            levels = [level for level in levels if self.low * 1.001 < level < self.high * 0.999]
            if len(levels) <= 9:
                break
        return levels


def scale_of(loss: Floats, deepest: float = DEEPEST, logarithmic: bool | None = None) -> Scale:
    """The scale that suits these losses (n, m); one of width 1 where all are equal.
    What is below `deepest` of the highest shares the darkest colour. `logarithmic` asks for
    one or the other kind, where that is possible."""
    finite = loss[np.isfinite(loss)]
    if not finite.size:
        return Scale(0.0, 1.0, False)
    low, high = float(finite.min()), float(finite.max())
    if not high - low > 1e-12 * max(1.0, abs(high)):
        half = max(0.5, 1e-9 * abs(low))
        return Scale(low - half, min(low + half, sys.float_info.max), False)
    floor = max(low, high * deepest)
    if low >= 0 and logarithmic is None:
        logarithmic = high / floor >= LOGARITHMIC_FROM
    if low >= 0 and logarithmic:
        return Scale(floor, high, True)
    return Scale(low, high, False)


def refined(horizontal: Floats, vertical: Floats, loss: Floats, times: int) -> Refined:
    """The same picture with `times` as many points a side, by the cubic through each four
    neighbours: exact for a parabola, so that lines of a smooth loss are smooth when drawn
    large. As it is where a loss is not finite, or the cubic would not be."""
    if times < 2 or min(loss.shape) < 4 or not np.isfinite(loss).all():
        return horizontal, vertical, loss
    across, up = _cubic(len(horizontal), times), _cubic(len(vertical), times)
    with np.errstate(over="ignore", invalid="ignore"):  # a cubic may swing beyond all numbers
        finer = up @ loss @ across.T
    if not np.isfinite(finer).all():
        return horizontal, vertical, loss
    return across @ horizontal, up @ vertical, finer


@lru_cache(maxsize=8)
def _cubic(points: int, times: int) -> Floats:
    """The matrix from `points` equally spaced values to `times` as many steps between them
    (Catmull-Rom; at both ends the parabola through the last three)."""
    fine = np.arange((points - 1) * times + 1) / times
    cell = np.minimum(fine.astype(int), points - 2)
    t = (fine - cell)[:, None]
    weights = 0.5 * np.hstack(
        (
            -t + 2 * t**2 - t**3,
            2 - 5 * t**2 + 3 * t**3,
            t + 4 * t**2 - 3 * t**3,
            -(t**2) + t**3,
        )
    )
    beyond = np.zeros((len(fine), points + 2))  # one more point at either end
    beyond[np.arange(len(fine))[:, None], cell[:, None] + np.arange(4)] = weights
    ends = np.array([3.0, -3.0, 1.0])  # the parabola goes on
    matrix = beyond[:, 1:-1].copy()
    matrix[:, :3] += beyond[:, :1] * ends
    matrix[:, -3:] += beyond[:, -1:] * ends[::-1]
    return matrix


def contour_lines(
    horizontal: Floats, vertical: Floats, loss: Floats, levels: list[float]
) -> list[tuple[float, list[Floats]]]:
    """For each level its lines, (n, 2) points each."""
    known = np.ma.masked_invalid(loss)
    generator = contourpy.contour_generator(horizontal, vertical, known)
    return [(level, [np.asarray(line) for line in generator.lines(level)]) for level in levels]


def loss_at(
    horizontal: Floats, vertical: Floats, loss: Floats, place: tuple[float, float]
) -> float:
    """The loss that the picture shows at `place`, linear between its points; NaN outside."""
    across, up = _cell(horizontal, place[0]), _cell(vertical, place[1])
    if across is None or up is None:
        return math.nan
    (column, s), (row, t) = across, up
    corners = loss[row : row + 2, column : column + 2]
    with np.errstate(invalid="ignore"):  # infinity times the share 0
        return float(np.array([1 - t, t]) @ corners @ np.array([1 - s, s]))


def _cell(axis: Floats, value: float) -> tuple[int, float] | None:
    """The point of an equally spaced axis before `value`, and the share of the way to the next;
    None outside."""
    spot = (value - axis[0]) / (axis[-1] - axis[0]) * (len(axis) - 1)
    if not 0 <= spot <= len(axis) - 1:
        return None
    before = min(int(spot), len(axis) - 2)
    return before, float(spot - before)


def has_floor(loss: Floats) -> bool:
    """Whether the lowest loss lies inside the grid, not on its border."""
    lowest = np.unravel_index(np.argmin(np.where(np.isfinite(loss), loss, np.inf)), loss.shape)
    return all(0 < place < size - 1 for place, size in zip(lowest, loss.shape, strict=True))


def _column_minima(axis: Floats, loss: Floats) -> tuple[Floats, Floats]:
    """Place and depth of each column's inner minimum by the parabola through three rows;
    NaN where the lowest row is at the border. `axis` (n,) is equally spaced."""
    lowest = np.argmin(loss, axis=0)
    inner = (lowest > 0) & (lowest < len(axis) - 1)
    row = np.clip(lowest, 1, len(axis) - 2)
    column = np.arange(loss.shape[1])
    below, at, above = loss[row - 1, column], loss[row, column], loss[row + 1, column]
    with np.errstate(all="ignore"):  # of a run that left the numbers behind
        bend = below - 2 * at + above
        shift = np.where(bend > 0, 0.5 * (below - above) / bend, 0.0)
        place = axis[row] + shift * (axis[1] - axis[0])
        depth = at - 0.25 * (below - above) * shift
    return np.where(inner, place, np.nan), np.where(inner, depth, np.nan)


def minimum_line(horizontal: Floats, vertical: Floats, loss: Floats) -> Floats | None:
    """The line of equally perfect points, (n, 2), or None.

    One example and two parameters leave a trough, not a bowl: the minima of all columns
    (or rows) are equally deep. Equal means within 1e-4 of the height of the picture, and
    closer where only a corner of the picture has them.
    """
    if not np.isfinite(loss).all():
        return None
    height = float(loss.max() - loss.min())
    longest: Floats | None = None
    for along, across, values, swap in (
        (horizontal, vertical, loss, False),
        (vertical, horizontal, loss.T, True),
    ):
        place, depth = _column_minima(across, values)
        known = np.isfinite(depth)
        count = int(known.sum())
        if count < max(5, len(along) // 12) or not height > 0:
            continue
        tolerance = 1e-4 * height * min(1.0, 3 * count / len(along)) ** 2
        if float(np.nanmax(depth) - np.nanmin(depth)) <= tolerance:
            line = np.column_stack([along[known], place[known]])
            if longest is None or len(line) > len(longest):
                longest = line[:, ::-1] if swap else line
    return longest


# The parabola  c₀ + c₁x + c₂y + c₃x² + c₄xy + c₅y²  that fits nine points best; x and y count
# grid steps from the middle one. It is lowest where both its slopes are 0.
_X, _Y = (part.ravel() for part in np.meshgrid([-1.0, 0.0, 1.0], [-1.0, 0.0, 1.0]))
_FIT = np.linalg.pinv(np.stack((np.ones(9), _X, _Y, _X * _X, _X * _Y, _Y * _Y), axis=1))


def minimum_point(
    horizontal: Floats, vertical: Floats, loss: Floats
) -> tuple[float, float, float] | None:
    """The lowest place inside the grid, between its points by a parabola through the lowest and
    its neighbours, and the loss there; None if the lowest lies at the border or is one of many,
    as along a trough."""
    known = np.where(np.isfinite(loss), loss, np.inf)
    row, column = (int(i) for i in np.unravel_index(np.argmin(known), known.shape))
    if not (0 < row < loss.shape[0] - 1 and 0 < column < loss.shape[1] - 1):
        return None
    patch = known[row - 1 : row + 2, column - 1 : column + 2]
    if not np.isfinite(patch).all() or np.sum(patch == patch[1, 1]) > 1:
        return None
    with np.errstate(over="ignore", invalid="ignore"):
        c = _FIT @ patch.ravel()
    bend = np.array([[2 * c[3], c[4]], [c[4], 2 * c[5]]])
    across, up, depth = 0.0, 0.0, float(patch[1, 1])
    with np.errstate(over="ignore", invalid="ignore"):
        is_bowl = bool(bend[0, 0] > 0 and np.linalg.det(bend) > 0)
    if np.isfinite(bend).all():
        flattest, steepest = np.linalg.eigvalsh(bend)
        if abs(flattest) < TROUGH * steepest:
            return None
    if is_bowl:
        away = np.linalg.solve(bend, -c[1:3])
        if np.abs(away).max() <= 1.5:
            across, up = away.tolist()
            depth = min(depth, float(c[0] + c[1:3] @ away / 2))
    steps = horizontal[1] - horizontal[0], vertical[1] - vertical[0]
    floor = 0.0 if patch[1, 1] >= 0 else -np.inf
    return (
        float(horizontal[column] + across * steps[0]),
        float(vertical[row] + up * steps[1]),
        max(depth, floor),
    )


def gradient_on_grid(
    horizontal: Floats, vertical: Floats, loss: Floats, point: tuple[float, float]
) -> NDArray[np.float64] | None:
    """∇L (2,) of the picture at `point` by central differences; None outside or not finite."""
    across, up = _cell(horizontal, point[0]), _cell(vertical, point[1])
    if across is None or up is None:
        return None
    (column, s), (row, t) = across, up
    first_row, first_column = max(row - 1, 0), max(column - 1, 0)
    patch = loss[first_row : row + 3, first_column : column + 3]
    rows_at = vertical[first_row : first_row + patch.shape[0]]
    columns_at = horizontal[first_column : first_column + patch.shape[1]]
    weights = np.array([[(1 - t) * (1 - s), (1 - t) * s], [t * (1 - s), t * s]])
    at = (
        slice(row - first_row, row - first_row + 2),
        slice(column - first_column, column - first_column + 2),
    )
    with np.errstate(over="ignore", invalid="ignore"):
        d_up = np.asarray(np.gradient(patch, rows_at, axis=0))
        d_across = np.asarray(np.gradient(patch, columns_at, axis=1))
        slope = np.array([(d_across[at] * weights).sum(), (d_up[at] * weights).sum()])
    return slope if bool(np.isfinite(slope).all()) else None
