"""The same problem with another activation in the hidden layers, trained beside the run.

The twin starts from the same numbers, sees the same batches in the same order, and makes as
many iterations. What differs is the activation function alone, so what differs in the pictures
is its doing.
"""

import dataclasses
import time
from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from backprop_studio.engine.batches import Rows, Table
from backprop_studio.engine.evaluation import Evaluator
from backprop_studio.engine.losses import find_loss
from backprop_studio.engine.network import Network, RunningStatistics
from backprop_studio.engine.settings import Settings
from backprop_studio.engine.trainer import Trainer
from backprop_studio.training.commands import FunctionRequest
from backprop_studio.training.function_picture import FunctionWork
from backprop_studio.training.messages import LOSS_ROWS, FunctionPicture
from backprop_studio.training.row_outputs import fixed_sample
from backprop_studio.training.scene import Scene
from backprop_studio.training.study import Study, Work

MOST_PIECES = 60  # of about a millisecond, then the twin shows how far it is
PIECE = 0.001  # seconds


class TwinAnswer(Struct, frozen=True, eq=False):
    """Its function, its losses, and how far it is: `iteration` of `wanted`, fewer if `stopped`."""

    picture: FunctionPicture
    loss: float
    validation_loss: float | None
    accuracy: float | None
    iteration: int
    wanted: int
    stopped: bool


class Twin(Study[TwinAnswer], frozen=True):
    """The network with `activation` in all hidden layers; None: the network as it is."""

    activation: str | None
    bounds: tuple[tuple[float, float], ...] | None = None
    resolution: int = 60

    def work(self) -> "TwinWork":
        """Train it."""
        return TwinWork(self)


class TwinWork(Work[TwinAnswer]):
    """Catches up with the run in pieces, and shows on the way how far it has come."""

    def __init__(self, study: Twin) -> None:
        self._study = study
        self._function = FunctionWork(FunctionRequest(study.bounds, study.resolution))
        self._trainer: Trainer | None = None
        self._of: tuple[Settings, bytes] | None = None
        self._chunk = 1.0  # iterations in about a millisecond
        self._tables: tuple[Rows, Rows | None, Table, Table | None] | None = None

    def redraw(self) -> None:
        """Train it from the start again."""
        self._trainer = None

    def forget(self) -> None:
        """Other rows."""
        super().forget()
        self._tables = None

    def pieces(self, scene: Scene, divisor: int) -> Iterator[None]:
        """Iterate, draw, evaluate."""
        shown, iteration, stopped = scene, scene.iteration, False
        if self._study.activation is not None:
            trainer = self._trainer_for(scene)
            yield from self._catch_up(trainer, scene.iteration)
            iteration, stopped = trainer.iteration, trainer.stopped is not None
            self.unfinished = iteration < scene.iteration and not stopped
            shown = replace(
                scene,
                network=trainer.network,
                parameters=trainer.parameters.copy(),
                running=_copy(trainer.network, trainer.running),
            )
        yield from self._function.pieces(shown, divisor)
        if self._function.answer is None:
            self.answer = None
            return
        training, held_out = self._take_tables(scene)
        evaluator = _evaluator(shown)
        loss, accuracy = evaluator.evaluate(training)
        yield
        self.answer = TwinAnswer(
            replace(self._function.answer, units=()),
            loss,
            None if held_out is None else evaluator.evaluate(held_out)[0],
            accuracy,
            iteration,
            scene.iteration,
            stopped,
        )

    def _trainer_for(self, scene: Scene) -> Trainer:
        """The one under way, or a new one where it belongs to another run."""
        assert self._study.activation is not None
        belongs = scene.settings, scene.start.tobytes()
        trainer = self._trainer
        if (
            trainer is None
            or self._of != belongs
            or trainer.training is not scene.training
            or trainer.iteration > scene.iteration
        ):
            network = with_activation(scene.network, self._study.activation)
            trainer = self._trainer = Trainer(
                network,
                scene.settings,
                scene.training,
                scene.validation,
                scene.start,
                _copy(network, scene.start_running),
            )
            self._of = belongs
        return trainer

    def _catch_up(self, trainer: Trainer, wanted: int) -> Iterator[None]:
        for _ in range(MOST_PIECES):
            left = wanted - trainer.iteration
            if left <= 0 or trainer.stopped is not None:
                return
            began = time.perf_counter()
            made = trainer.advance(min(left, max(1, int(self._chunk))))
            spent = max(time.perf_counter() - began, 1e-7)
            if made:
                self._chunk += 0.3 * (min(made * PIECE / spent, 4 * self._chunk) - self._chunk)
            yield

    def _take_tables(self, scene: Scene) -> tuple[Table, Table | None]:
        kept = self._tables
        if kept is None or kept[0] is not scene.training or kept[1] is not scene.validation:
            held_out = None if scene.validation is None else _table(scene, scene.validation)
            kept = (scene.training, scene.validation, _table(scene, scene.training), held_out)
            self._tables = kept
        return kept[2], kept[3]


def with_activation(network: Network, activation: str) -> Network:
    """The same layout with another activation in every hidden layer."""
    *hidden, last = network.layers
    layers = (*(dataclasses.replace(layer, activation=activation) for layer in hidden), last)
    return Network(network.features, layers, network.dtype)


def _table(scene: Scene, rows: Rows) -> Table:
    sample: NDArray[Any] = fixed_sample(len(rows), LOSS_ROWS)
    if len(sample) < len(rows):
        rows = Rows(rows.inputs[sample], rows.targets[sample])
    return Table(rows, scene.network.dtype)


def _evaluator(scene: Scene) -> Evaluator:
    settings = scene.settings
    loss = find_loss(settings.loss, settings.delta)
    return Evaluator(scene.network, scene.parameters, scene.running, settings.loss, loss)


def _copy(network: Network, running: RunningStatistics) -> RunningStatistics:
    copy = network.new_statistics()
    copy.flat[...] = running.flat
    return copy
