"""A height field seen from above at an angle: our own parallel projection, without OpenGL.

The field stands on a base of half-widths (a, b) and is `HEIGHT` high; (u, v) are places on
the base, h heights from 0 to 1. Seen from the azimuth φ and the elevation ε:

    across = u cos φ − v sin φ
    away   = u sin φ + v cos φ                        (larger is farther from the viewer)
    up     = away sin ε + h · HEIGHT cos ε

Lines stay parallel, so equal steps look equal everywhere, and what hides what is decided
by `away` alone. `across` does not depend on h: a strip of the field between two rows is a
band whose colour runs along `across`.
"""

import math

import numpy as np
from msgspec import Struct

from backprop_studio.ui.plot_style import Floats

HEIGHT = 1.15
LOWEST, HIGHEST = math.radians(6), math.radians(88)
NARROWEST = 0.55  # the shorter side of the base over the longer one
WIDEST = 1.5  # stretch across the screen
SIGHT_SAMPLES = 64  # places looked at on the way from a point to the eye
TOUCH = 0.015  # how far under the field a point still counts as lying on it
OUTLIERS = 12.0  # times the median height, above which the highest are cut off


class Eye(Struct, frozen=True):
    """From where the field is seen, and how large: angles in radians."""

    azimuth: float = math.radians(-38)
    elevation: float = math.radians(32)
    zoom: float = 1.0

    def turned(self, azimuth: float, elevation: float) -> "Eye":
        """Turned by these angles, never from below nor straight from above."""
        whole = (self.azimuth + azimuth + math.pi) % (2 * math.pi) - math.pi
        return Eye(whole, min(HIGHEST, max(LOWEST, self.elevation + elevation)), self.zoom)

    def zoomed(self, factor: float) -> "Eye":
        """So many times nearer, between a half and eight."""
        return Eye(self.azimuth, self.elevation, min(8.0, max(0.5, self.zoom * factor)))


class Projection(Struct, frozen=True):
    """The projection into px: (0, 0, 0) of the base's middle lies at `center`, `scale` px long
    is a length of 1, `stretch` times as long across the screen."""

    eye: Eye
    center: tuple[float, float]
    scale: float
    stretch: float = 1.0

    def pixels(self, u: Floats, v: Floats, h: Floats) -> Floats:
        """(…, 2) px, x to the right and y down, of places on the base with heights 0 … 1."""
        cos, sin = math.cos(self.eye.azimuth), math.sin(self.eye.azimuth)
        across = u * cos - v * sin
        away = u * sin + v * cos
        up = away * math.sin(self.eye.elevation)
        up = up + h * (HEIGHT * math.cos(self.eye.elevation))
        x = self.center[0] + self.scale * self.stretch * across
        y = self.center[1] - self.scale * up
        return np.stack(np.broadcast_arrays(x, y), axis=-1)

    def point(self, u: float, v: float, h: float) -> tuple[float, float]:
        """One place in px."""
        x, y = self.pixels(np.array(u), np.array(v), np.array(h))
        return float(x), float(y)


def base_sides(ranges: tuple[tuple[float, float], tuple[float, float]]) -> tuple[float, float]:
    """Half-widths (a, b) of the base, the longer one 1: in proportion to the ranges, unless
    one is much the longer."""
    across, up = (abs(high - low) for low, high in ranges)
    longer = max(across, up) or 1.0
    return max(NARROWEST, across / longer), max(NARROWEST, up / longer)


def fitted(
    eye: Eye, sides: tuple[float, float], area: tuple[float, float, float, float]
) -> Projection:
    """The projection at which the whole box, however it is turned about its axis, lies in
    `area` (left, top, width, height in px), at zoom 1. A wide area stretches it a little."""
    left, top, width, height = area
    radius = math.hypot(*sides)
    flat = radius * math.sin(eye.elevation)
    tall = HEIGHT * math.cos(eye.elevation)
    fits = max(1.0, min(width / (2 * radius), height / (2 * flat + tall)))
    stretch = min(WIDEST, max(1.0, width / (2 * radius * fits)))
    scale = fits * eye.zoom
    center = left + width / 2, top + height / 2 + scale * tall / 2
    return Projection(eye, center, scale, stretch)


def far_first(eye: Eye) -> tuple[bool, bool]:
    """Whether columns (along u) and rows (along v) must be reversed to come far ones first."""
    return math.sin(eye.azimuth) < 0, math.cos(eye.azimuth) < 0


class Heights(Struct, frozen=True):
    """Heights 0 … 1 of a grid of losses; `bottom` and `top` are the losses at 0 and 1.

    `cut`: there are finite losses above `top`, drawn as a plain at 1. `unknown` (rows, columns)
    marks what is not finite, drawn at 1 too.
    """

    shares: Floats
    bottom: float
    top: float
    cut: bool
    unknown: np.ndarray


def heights_of(loss: Floats) -> Heights:
    """Losses (rows, columns) as heights. A few that tower above all others are cut off, so
    that the rest still has a shape; what is flat lies at 0."""
    unknown = ~np.isfinite(loss)
    known = loss[~unknown]
    if not known.size:
        return Heights(np.ones_like(loss), 0.0, 1.0, False, unknown)
    bottom, highest = float(known.min()), float(known.max())
    # quarters first: the difference of two huge numbers can overflow
    typical = 4 * float(np.median(known / 4 - bottom / 4))
    top = highest
    if typical > 0 and highest / OUTLIERS > typical + bottom / OUTLIERS:
        top = bottom + OUTLIERS * typical
    if not top > bottom:
        return Heights(np.where(unknown, 1.0, 0.0), bottom, bottom + 1.0, False, unknown)
    half = top / 2 - bottom / 2
    with np.errstate(invalid="ignore", over="ignore"):
        shares = (loss / 2 - bottom / 2) / half
    shares = np.clip(np.where(unknown, 1.0, shares), 0.0, 1.0)
    return Heights(shares, bottom, top, top < highest, unknown)


def sampled(field: Floats, sides: tuple[float, float], u: Floats, v: Floats) -> Floats:
    """The field's height at places of the base, linearly between its points; −1 outside."""
    rows, columns = field.shape
    column = (u / sides[0] + 1) / 2 * (columns - 1)
    row = (v / sides[1] + 1) / 2 * (rows - 1)
    slack = 1e-9
    with np.errstate(invalid="ignore"):
        inside = (column >= -slack) & (column <= columns - 1 + slack)
        inside &= (row >= -slack) & (row <= rows - 1 + slack)
    column = np.clip(np.where(inside, column, 0.0), 0, columns - 1)
    row = np.clip(np.where(inside, row, 0.0), 0, rows - 1)
    j = np.minimum(column.astype(np.intp), columns - 2)
    i = np.minimum(row.astype(np.intp), rows - 2)
    s, t = column - j, row - i
    low = field[i, j] * (1 - s) + field[i, j + 1] * s
    high = field[i + 1, j] * (1 - s) + field[i + 1, j + 1] * s
    return np.where(inside, low * (1 - t) + high * t, -1.0)


def visible(
    field: Floats, sides: tuple[float, float], eye: Eye, u: Floats, v: Floats, h: Floats
) -> np.ndarray:
    """Which points (n,) no part of the field hides: on the straight way to the eye the field
    lies nowhere above it."""
    toward_u, toward_v = -math.sin(eye.azimuth), -math.cos(eye.azimuth)
    # farther on, the way is above all of the field
    above = HEIGHT / math.tan(eye.elevation)
    way = np.linspace(0.0, min(2 * math.hypot(*sides), above), SIGHT_SAMPLES + 1)[1:]
    climb = way * math.tan(eye.elevation) / HEIGHT
    on_the_way = sampled(field, sides, u[:, None] + way * toward_u, v[:, None] + way * toward_v)
    return np.asarray((on_the_way <= h[:, None] + climb + TOUCH).all(axis=1))


def shading(field: Floats, sides: tuple[float, float]) -> Floats:
    """Brightness (rows, columns) around 1 of the field under a light from the upper left."""
    rows, columns = field.shape
    d_v, d_u = np.gradient(field * HEIGHT, 2 * sides[1] / (rows - 1), 2 * sides[0] / (columns - 1))
    light = np.array([-0.45, 0.25, 0.86]) / np.linalg.norm([-0.45, 0.25, 0.86])
    facing = -d_u * light[0] - d_v * light[1] + light[2]
    facing = facing / np.sqrt(1 + d_u * d_u + d_v * d_v)
    return np.asarray(np.clip(0.70 + 0.36 * facing, 0.55, 1.06))
