"""The health of the gradients: a study that looks at every layer, now and over the run."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from backprop_studio.engine.backprop import BackwardPass
from backprop_studio.engine.batches import Rows, Table, iteration_random
from backprop_studio.engine.forward import ForwardPass, LayerPass
from backprop_studio.engine.health import LayerHealth, layer_health, norm
from backprop_studio.engine.losses import find_loss
from backprop_studio.engine.network import Network
from backprop_studio.training.messages import Floats
from backprop_studio.training.scene import Scene, frozen
from backprop_studio.training.study import Study, Work

MOST_ROWS, FEWEST_ROWS = 400, 32
NUMBERS = 4_000_000  # parameters times rows beyond which fewer rows are looked at
KEPT = 512  # moments of the run; every other one is dropped when there are more
MADE_UP = 30  # moments of a run that nobody has asked for, which are looked at afterwards


class Health(Struct, frozen=True, eq=False):
    """Every layer after `iteration` iterations, and the gradients' lengths through the run.

    Over `rows` training rows (a fixed sample where there are more), in training mode, of the
    loss without penalty and before clipping. `past` (n,) are iterations, ending with the
    present one, and `norms` (n, layers) the lengths of the gradients then.
    """

    layers: tuple[LayerHealth, ...]
    iteration: int
    rows: int
    sampled: bool
    past: Floats
    norms: Floats


class HealthStudy(Study[Health], frozen=True):
    """How healthy are the gradients of each layer?"""

    def work(self) -> "HealthWork":
        """Who answers it."""
        return HealthWork()


class HealthWork(Work[Health]):
    """Passes the sample forward and back, layer by layer, and remembers the lengths."""

    def __init__(self) -> None:
        self._passes: _Passes | None = None
        self._iterations: list[int] = []
        self._norms: list[Floats] = []
        self._branch = 0

    def redraw(self) -> None:
        """Another run: what was remembered is not of it."""
        self._passes = None
        self._iterations, self._norms = [], []

    def pieces(self, scene: Scene, divisor: int) -> Iterator[None]:
        """One layer forward or back at a time, then the numbers of each."""
        passes = self._passes
        if passes is None or not passes.fits(scene):
            passes = self._passes = _Passes(scene)
        yield
        with np.errstate(all="ignore"):
            passes.begin(scene)
            for layer in passes.forward.layers:
                passes.forward.forward(layer, training=True)
                yield
            passes.forward.compare()
            passes.backward.output_gradient()
            yield
            for number in reversed(range(len(passes.forward.layers) - 1)):
                passes.backward.hidden_gradient(number)
                yield
        layers = []
        for number, layer in enumerate(passes.forward.layers):
            layers.append(passes.health(number, layer))
            yield
        self._forget_branch(scene, len(layers))
        missed = self._missed(scene)
        self._remember(scene.iteration, np.array([layer.gradient_norm for layer in layers]))
        self.answer = self._answer(scene, tuple(layers), passes)
        for iteration, parameters in missed:
            yield
            with np.errstate(all="ignore"):
                self._remember(iteration, passes.norms(scene, iteration, parameters))
        if missed:
            self.answer = self._answer(scene, tuple(layers), passes)

    def _forget_branch(self, scene: Scene, layers: int) -> None:
        """What lies behind a branch has not happened; of several branches since the last look
        only the last one's place is known."""
        number, where = scene.branch
        if number != self._branch:
            self._cut(where if number == self._branch + 1 else -1)
            self._branch = number
        if self._norms and len(self._norms[0]) != layers:
            self._cut(-1)

    def _missed(self, scene: Scene) -> list[tuple[int, NDArray[Any]]]:
        """Some moments since the last one remembered, while nobody asked."""
        apart = max(1, scene.iteration // MADE_UP)
        place = int(np.searchsorted(self._iterations, scene.iteration))
        return scene.moments(self._iterations[place - 1] if place else -apart, apart)

    def _remember(self, iteration: int, norms: Floats) -> None:
        """In the order of the iterations."""
        place = int(np.searchsorted(self._iterations, iteration))
        known = place < len(self._iterations) and self._iterations[place] == iteration
        if known:
            self._norms[place] = norms
            return
        self._iterations.insert(place, iteration)
        self._norms.insert(place, norms)
        if len(self._iterations) > KEPT:
            self._iterations = self._iterations[::2]
            self._norms = self._norms[::2]

    def _cut(self, iteration: int) -> None:
        count = int(np.searchsorted(self._iterations, iteration, "right"))
        del self._iterations[count:], self._norms[count:]

    def _answer(self, scene: Scene, layers: tuple[LayerHealth, ...], passes: "_Passes") -> Health:
        count = int(np.searchsorted(self._iterations, scene.iteration, "right"))
        return Health(
            layers,
            scene.iteration,
            len(passes.rows),
            len(passes.rows) < len(scene.training),
            frozen(np.array(self._iterations[:count], dtype=np.float64)),
            frozen(np.array(self._norms[:count])),
        )


class _Passes:
    """The arrays of a forward and a backward pass over the sample, kept from time to time."""

    def __init__(self, scene: Scene) -> None:
        self._network: Network = scene.network
        self._training = scene.training
        self._loss_of = (scene.settings.loss, scene.settings.delta)
        most = max(FEWEST_ROWS, min(MOST_ROWS, NUMBERS // scene.network.size))
        self.rows = _sample(scene.training, most)
        self._batch = Table(self.rows, scene.network.dtype).span(0, len(self.rows))
        self._parameters = scene.parameters.copy()
        self._running = scene.network.new_statistics()
        self._gradient = scene.network.new_vector()
        loss = find_loss(*self._loss_of)
        self.forward = ForwardPass(scene.network, self._parameters, self._running, len(self.rows))
        self.backward = BackwardPass(scene.network, self.forward, loss, self._gradient)

    def fits(self, scene: Scene) -> bool:
        """Whether these arrays serve for that scene."""
        return (
            scene.network is self._network
            and scene.training is self._training
            and (scene.settings.loss, scene.settings.delta) == self._loss_of
        )

    def begin(self, scene: Scene) -> None:
        """Take the scene's parameters, and the dropout masks of its iteration."""
        self._running.flat[...] = scene.running.flat
        self._stand(scene, scene.iteration, scene.parameters)

    def _stand(self, scene: Scene, iteration: int, parameters: NDArray[Any]) -> None:
        self._parameters[...] = parameters
        self.forward.load(*self._batch)
        if self.forward.has_dropout:
            self.forward.draw_masks(iteration_random(scene.settings.seed, iteration))

    def norms(self, scene: Scene, iteration: int, parameters: NDArray[Any]) -> Floats:
        """Only the lengths of the gradients, at another moment of the run."""
        self._stand(scene, iteration, parameters)
        self.forward.run(training=True)
        self.backward.run(training=True)
        layers = range(len(self.forward.layers))
        return np.array([norm(self._network.block(self._gradient, layer)) for layer in layers])

    def health(self, number: int, layer: LayerPass) -> LayerHealth:
        """One layer, after both passes."""
        back, last = self.backward.layers[number], number == len(self.forward.layers) - 1
        cancelled = back.slope_function is None or (last and self.backward.loss.wrt_z)
        slope: NDArray[Any] | None = None if cancelled else back.slope
        gradient = self._network.block(self._gradient, number)
        return layer_health(layer.spec.activation, layer.activated, slope, gradient, last)


def _sample(rows: Rows, most: int) -> Rows:
    """The rows, or a fixed choice of `most` of them."""
    if len(rows) <= most:
        return rows
    chosen = np.sort(np.random.default_rng(0).permutation(len(rows))[:most])
    return Rows(rows.inputs[chosen], rows.targets[chosen])
