"""Colours of a decision map: pure functions of theme and outputs."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from backprop_studio.theme import Theme
from backprop_studio.ui.plot_style import Floats

Pixels = NDArray[np.uint8]
MOST_HUE = 0.6  # of the hue over the canvas colour, as for activations


def _rgb(color: str) -> Floats:
    ink = QColor(color)
    return np.array([ink.red(), ink.green(), ink.blue()], dtype=np.float64)


def value_pixels(theme: Theme, share: Floats) -> Pixels:
    """(n, m) shares in [−1, 1] → (n, m, 3): low hue, canvas at 0, high hue."""
    index = np.round((share + 1) * 255).astype(np.intp)
    return np.asarray(_value_table(theme)[index])


@lru_cache(maxsize=2)
def _value_table(theme: Theme) -> Pixels:
    canvas = _rgb(theme.background)
    steps = np.linspace(-1, 1, 511)[:, None]
    low, high = _rgb(theme.low_activation) - canvas, _rgb(theme.high_activation) - canvas
    table = canvas + MOST_HUE * abs(steps) * np.where(steps < 0, low, high)
    return np.asarray(np.round(table).astype(np.uint8))


def bar_pixels(theme: Theme) -> Pixels:
    """The colour bar, (256, 1, 3), highest first."""
    return value_pixels(theme, np.linspace(1, -1, 256)[:, None])


def value_color(theme: Theme, share: float) -> QColor:
    """A point's fill for a share in [−1, 1]: the hue itself at the ends."""
    canvas = _rgb(theme.background)
    hue = _rgb(theme.low_activation if share < 0 else theme.high_activation)
    return QColor(*(round(float(c)) for c in canvas + abs(share) * (hue - canvas)))


def class_colors(theme: Theme, count: int) -> tuple[str, ...]:
    """One hue a class: low and high for two, then the theme's further series."""
    if count <= 2:
        return (theme.low_activation, theme.high_activation)
    return (theme.positive, theme.negative, theme.done, theme.fourth, theme.gradient, theme.muted)


def class_pixels(theme: Theme, outputs: Floats) -> Pixels:
    """(n, m, k) outputs → (n, m, 3): the hue of the largest, as strong as it leads 1/k."""
    count = outputs.shape[2]
    palette = np.array([_rgb(color) for color in class_colors(theme, count)])
    winner = np.argmax(outputs, axis=2)
    best = np.nan_to_num(np.take_along_axis(outputs, winner[:, :, None], axis=2))
    lead = np.clip((best - 1 / count) / (1 - 1 / count), 0.0, 1.0)
    canvas = _rgb(theme.background)
    mixed = canvas + MOST_HUE * lead * (palette[winner % len(palette)] - canvas)
    return np.asarray(np.round(mixed).astype(np.uint8))
