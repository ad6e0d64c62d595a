"""The loss curves of a race, in the colours and shapes of its runners."""

import numpy as np
from msgspec import Struct
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from backprop_studio.theme import Theme
from backprop_studio.training.race_messages import RaceStanding
from backprop_studio.ui.plot_canvas import PlotCanvas
from backprop_studio.ui.plot_style import column_extremes, pen, thinned
from backprop_studio.ui.race.marks import DASHES, paint_shape, runner_color
from backprop_studio.ui.race.runners import label_of

HIGHEST = 2.0  # times the loss at the start: a curve that grows further leaves the picture
DEEPEST = 1e-12  # of the loss at the start, on a logarithmic axis
EVERY = 90.0  # px from one shape on a curve to the next
FAR = 20_000.0  # px; beyond, a raster has no coordinates


class RunnerCurve(Struct, frozen=True, eq=False):
    """One runner's finite losses `y` (n,) at iterations `x` (n,), as they are drawn."""

    number: int
    label: str
    x: np.ndarray
    y: np.ndarray


def runner_curves(
    race: RaceStanding | None, symbol: str, logarithmic: bool
) -> tuple[RunnerCurve, ...]:
    """One for each runner; on a logarithmic axis log₁₀ of what is above zero."""
    if race is None:
        return ()
    curves = []
    for number, runner in enumerate(race.runners):
        x, y = runner.record_iteration, runner.record_loss
        known = np.isfinite(y) & ((y > 0) | (not logarithmic))
        x, y = x[known], y[known]
        curves.append(
            RunnerCurve(
                number, label_of(runner.optimizer, symbol), x, np.log10(y) if logarithmic else y
            )
        )
    return tuple(curves)


def race_extent(race: RaceStanding) -> tuple[float, float, float]:
    """Last iteration, lowest positive and highest loss worth showing."""
    losses = np.concatenate([runner.record_loss for runner in race.runners])
    losses = losses[np.isfinite(losses)]
    highest = min(float(losses.max(initial=0.0)), HIGHEST * race.start_loss)
    positive = losses[losses > DEEPEST * race.start_loss]
    lowest = float(positive.min()) if positive.size else highest
    return float(race.iteration), lowest, highest


def paint_runner_curves(
    painter: QPainter, canvas: PlotCanvas, curves: tuple[RunnerCurve, ...], theme: Theme
) -> None:
    """Every curve, with its shape along it and at its end."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    area = canvas.plot_area()
    for curve in curves:
        if not curve.x.size:
            continue
        pixels = canvas.to_pixels(np.column_stack((curve.x, curve.y)).astype(np.float64))
        pixels = np.clip(column_extremes(pixels), -FAR, FAR)
        color = runner_color(curve.number, theme)
        painter.setPen(pen(color, 1.6, DASHES[curve.number % len(DASHES)]))
        painter.drawPolyline([QPointF(x, y) for x, y in thinned(pixels, 1.0).tolist()])
        for x, y in _spots(pixels, curve.number):
            if area.adjusted(-4, -4, 4, 4).contains(x, y):
                spot = QPointF(x, y)
                paint_shape(painter, spot, curve.number, color, theme.px(4.2), theme.panel)


def _spots(pixels: np.ndarray, number: int) -> list[tuple[float, float]]:
    """Where the shape stands: at the end, and every so many px, each runner elsewhere."""
    ends = [(float(pixels[-1, 0]), float(pixels[-1, 1]))]
    first, last = float(pixels[0, 0]), float(pixels[-1, 0])
    places = np.arange(first + EVERY * (0.3 + 0.12 * number), last - 20, EVERY)
    heights = np.interp(places, pixels[:, 0], pixels[:, 1])
    return [*zip(places.tolist(), heights.tolist(), strict=True), *ends]
