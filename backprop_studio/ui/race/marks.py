"""How the runners of a race look on every picture: a colour and a shape for each."""

import math
from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from msgspec import Struct
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from backprop_studio.theme import DARK, Theme
from backprop_studio.training.race_messages import RaceStanding, RunnerState
from backprop_studio.ui.plot_style import BALL_OUTLINE, Floats, pen, thinned

FAR = 4000.0  # px; a runner that has left the picture by more is not followed
FAINT = 0.35  # opacity of what is hidden or has diverged
NO_TRAIL = np.empty((0, 2))
DASHES = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
)


def _regular(corners: int, first: float, radii: Sequence[float] = (1.0,)) -> list[QPointF]:
    angles = [math.radians(first) + 2 * math.pi * k / corners for k in range(corners)]
    return [
        QPointF(radii[k % len(radii)] * math.cos(a), radii[k % len(radii)] * math.sin(a))
        for k, a in enumerate(angles)
    ]


# Unit outlines in the order of the runners; the first is a circle.
_SHAPES: tuple[list[QPointF], ...] = (
    [],
    _regular(4, 45, (1.15,)),  # square
    _regular(3, -90, (1.3,)),  # triangle
    _regular(4, 0, (1.25,)),  # diamond
    _regular(3, 90, (1.3,)),  # triangle downwards
    _regular(10, -90, (1.4, 0.62)),  # star
    _regular(6, 0, (1.1,)),  # hexagon
    _regular(8, 22.5, (1.35, 0.6)),  # cross of four points
)
SHAPE_NAMES = (
    "circle",
    "square",
    "triangle",
    "diamond",
    "triangle pointing down",
    "star",
    "hexagon",
    "four-pointed star",
)


def runner_color(number: int, theme: Theme) -> str:
    """The colour of a runner on the theme's own background."""
    return theme.runners[number % len(theme.runners)]


def paint_shape(
    painter: QPainter, center: QPointF, number: int, color: str, radius: float, outline: str
) -> None:
    """A runner's shape, filled, with a thin outline."""
    painter.setPen(pen(outline, 1.4))
    painter.setBrush(QColor(color))
    corners = _SHAPES[number % len(_SHAPES)]
    if not corners:
        painter.drawEllipse(center, radius, radius)
        return
    painter.drawPolygon(QPolygonF([center + corner * radius for corner in corners]))


class RunnerMark(Struct, frozen=True, eq=False):
    """One runner on a landscape: `place` and `trail` (n, 2) in its coordinates, and its loss."""

    number: int
    place: tuple[float, float]
    trail: Floats
    state: RunnerState
    loss: float = math.nan

    @property
    def color(self) -> str:
        """On the cividis picture, which is the same in both themes."""
        return DARK.runners[self.number % len(DARK.runners)]


def runner_marks(race: RaceStanding | None) -> tuple[RunnerMark, ...]:
    """Marks of all runners whose place on the watched landscape is known."""
    if race is None:
        return ()
    return tuple(
        RunnerMark(
            number,
            runner.place,
            NO_TRAIL if runner.trail is None else runner.trail,
            runner.state,
            runner.loss,
        )
        for number, runner in enumerate(race.runners)
        if runner.place is not None and np.isfinite(runner.place).all()
    )


def marks_worth_seeing(race: RaceStanding | None) -> Floats:
    """Places (n, 2) that a landscape showing the race should hold: of all but the diverged."""
    held = [mark.trail for mark in runner_marks(race) if mark.state != "diverged"]
    return np.vstack(held) if held else NO_TRAIL


def paint_runner_trail(painter: QPainter, mark: RunnerMark, pixels: Floats) -> None:
    """The way through `pixels` (n, 2); faint where it has diverged."""
    way = np.clip(thinned(pixels, 2.0), -FAR, FAR)
    if len(way) < 2:
        return
    painter.setOpacity(FAINT if mark.state == "diverged" else 1.0)
    path = pg.functions.arrayToQPath(way[:, 0], way[:, 1], connect="finite")
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for ink, width, opacity in ((BALL_OUTLINE, 3.0, 0.55), (mark.color, 1.4, 1.0)):
        line = pen(ink, width, opacity=opacity)
        line.setJoinStyle(Qt.PenJoinStyle.BevelJoin)
        painter.setPen(line)
        painter.drawPath(path)
    painter.setOpacity(1.0)


def paint_runner_shape(
    painter: QPainter, mark: RunnerMark, pixel: Floats, theme: Theme, faint: bool = False
) -> None:
    """The runner itself at `pixel` (2,); nothing where it has left the picture far behind."""
    if not np.isfinite(pixel).all() or np.abs(pixel).max() > FAR:
        return
    painter.setOpacity(FAINT if faint or mark.state == "diverged" else 1.0)
    center = QPointF(float(pixel[0]), float(pixel[1]))
    paint_shape(painter, center, mark.number, mark.color, theme.px(5.5), BALL_OUTLINE)
    painter.setOpacity(1.0)
