"""The loss along one parameter: a landscape's valley, cut through where the network stands."""

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from msgspec import Struct

from backprop_studio.engine.landscape import LossSurface
from backprop_studio.engine.network import Network
from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.engine.planes import ParameterAxes, parameter_line
from backprop_studio.training.messages import Floats
from backprop_studio.training.ranges import choose_range, still_holds
from backprop_studio.training.scene import Scene, frozen
from backprop_studio.training.study import Study, Work

FEW_ROWS = 500  # up to which it is computed in float64
FAR = 6.0  # to either side: a floor farther away is not waited for


class Valley(Struct, frozen=True, eq=False):
    """`loss` (n,) at `values` (n,) of one parameter, the others as they were at `revision`;
    infinite where it overflows. `here` is one of the values, where the network stood, and
    `slope` ∂L/∂ the parameter there. `rows` and `sampled` as in `Landscape`."""

    values: Floats
    loss: Floats
    here: float
    slope: float
    revision: int
    rows: int
    sampled: bool


class ValleyStudy(Study[Valley], frozen=True):
    """The loss along `index`. None for the span lets the session choose one that holds
    start, ball, next step and, if it is near, the floor; `holding` is one more place in it."""

    index: ParameterIndex
    span: tuple[float, float] | None = None
    resolution: int = 161
    holding: float | None = None

    def work(self) -> Work[Valley]:
        """See `Study`."""
        return ValleyWork(self)


class ValleyWork(Work[Valley]):
    """Keeps the span while the ball stays well inside, and its next step leads to a place in it."""

    def __init__(self, study: ValleyStudy) -> None:
        self._study = study
        self._span: Floats | None = None

    def redraw(self) -> None:
        """Choose the span anew."""
        self._span = None

    def pieces(self, scene: Scene, divisor: int) -> Iterator[None]:
        """No answer where the network has no such parameter."""
        try:
            position = scene.network.position(self._study.index)
        except IndexError:
            self.answer = None
            return
        here = float(scene.parameters[position])
        if not np.isfinite(here):
            self.answer = None
            return
        for _ in scene.slope.pieces(scene.parameters, scene.running):
            yield
        slope = float(scene.slope.value[position])
        low, high = self._choose_span(scene, position, slope)
        values = np.linspace(low, high, max(2, self._study.resolution // divisor))
        values = np.union1d(values, [here])
        surface = LossSurface(
            scene.network,
            scene.running,
            scene.rows,
            parameter_line(scene.parameters, position),
            values,
            np.zeros(1),
            scene.settings.loss,
            scene.settings.delta,
            np.float64 if len(scene.rows) <= FEW_ROWS else np.float32,
        )
        for _ in surface.pieces():
            yield
        self.answer = Valley(
            frozen(values),
            frozen(surface.loss[0].copy()),
            here,
            slope,
            scene.revision,
            len(scene.rows),
            scene.sampled,
        )

    def _choose_span(self, scene: Scene, position: int, slope: float) -> tuple[float, float]:
        if self._study.span is not None:
            return self._study.span
        here, kept = float(scene.parameters[position]), self._span
        tip = here - scene.learning_rate * slope
        stays = kept is not None and still_holds(np.tile(kept, (2, 1)), (here, here))
        if kept is None or not stays or not kept[0] <= tip <= kept[1]:
            held = [float(scene.start[position]), here]
            held += [] if self._study.holding is None else [self._study.holding]
            held += [floor for floor in (self._floor(here, slope),) if abs(floor - here) < FAR]
            points = np.repeat(np.array(held)[:, None], 2, axis=1)
            chosen = choose_range(points, (tip, tip))[0]
            if not stays or chosen[0] <= tip <= chosen[1]:  # else it is not waited for
                self._span = kept = chosen
        assert kept is not None
        return float(kept[0]), float(kept[1])

    def _floor(self, here: float, slope: float) -> float:
        """The lowest place of the curve drawn last, if it lies inside; else where we are."""
        kept = self.answer
        if kept is None or not np.isfinite(kept.loss).any():
            return here
        lowest = int(np.nanargmin(np.where(np.isfinite(kept.loss), kept.loss, np.nan)))
        inside = 0 < lowest < len(kept.values) - 1
        return float(kept.values[lowest]) if inside else here


def valley_axes(studies: Iterable[Study[Any]], network: Network) -> ParameterAxes | None:
    """Across the valley that is watched, along its one parameter (twice); None without one."""
    for study in studies:
        if isinstance(study, ValleyStudy):
            try:
                position = network.position(study.index)
            except IndexError:  # of layers that are gone
                return None
            return ParameterAxes(position, position)
    return None
