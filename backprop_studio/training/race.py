"""A race: runners from one start, each with another learning rate or optimizer.

They take the same batches (see `engine.replicas`); the run itself rests meanwhile. What is
remembered of each is bounded: its loss curve and its trail are thinned as they grow.
"""

import math
from collections.abc import Callable, Sequence
from typing import Any

import msgspec
import numpy as np

from backprop_studio.engine import replicas
from backprop_studio.engine.planes import ParameterAxes
from backprop_studio.engine.trainer import Trainer
from backprop_studio.experiment.build import Run, settings_of
from backprop_studio.experiment.model import Experiment, Optimizer
from backprop_studio.training.chunk import Chunk
from backprop_studio.training.live_run import LiveRun
from backprop_studio.training.loss_watch import cut_rows
from backprop_studio.training.pacing import Allowance
from backprop_studio.training.plane_place import Axes
from backprop_studio.training.race_messages import FEWEST, MOST, RaceStanding, RunnerStanding
from backprop_studio.training.recording import LossHistory
from backprop_studio.training.runner_state import WINDOW, share_of_way, state_of_runner
from backprop_studio.training.trail_stack import TrailStack

RECORD_POINTS = 512  # of a runner's loss curve
CHUNK = 0.0015  # seconds of iterations between two looks at the clock


class LiveRace:
    """Runners at iteration 0 of `run`, and beside them the record of their race.

    `clock` counts the seconds in which the worker works. ValueError for too few or too many
    runners; raises Refused for settings that do not hold.
    """

    def __init__(
        self, run: LiveRun, optimizers: Sequence[Optimizer], clock: Callable[[], float]
    ) -> None:
        if not FEWEST <= len(optimizers) <= MOST:
            raise ValueError(f"a race has {FEWEST} to {MOST} runners, not {len(optimizers)}")
        self._run, self._clock = run, clock
        self.optimizers = tuple(optimizers)
        self.experiment = run.past.intended
        self._experiments = [with_optimizer(self.experiment, each) for each in optimizers]
        self.settings = tuple(settings_of(each) for each in self._experiments)
        trainer, count = run.trainer, len(optimizers)
        self._runs = replicas.race(
            trainer.network,
            self.settings,
            trainer.training,
            run.start,
            trainer.validation,
            run.start_running,
        )
        self._pieces = cut_rows(run.losses.rows)
        self._is_slow = len(self._pieces) > 1
        self._histories = [LossHistory(False, RECORD_POINTS) for _ in optimizers]
        self._losses = np.full(count, math.nan)
        self._trail = TrailStack(count, trainer.network.size)
        self._recent = np.empty((WINDOW + 1, *self._runs.parameters.shape))
        self._held = 0  # of `_recent`, the newest last
        self.iteration = 0
        self._allowance = Allowance(clock)
        self._chunk = Chunk(CHUNK, CHUNK)
        self._recorded = -1  # the iteration evaluated last
        self._standing: tuple[object, RaceStanding] | None = None
        self._remember()
        self._trail.put(0, self._runs.parameters)
        self.record()

    def trains_as(self, experiment: Experiment) -> bool:
        """Whether runners of `experiment` would train just so."""
        wanted = (with_optimizer(experiment, optimizer) for optimizer in self.optimizers)
        return tuple(settings_of(each) for each in wanted) == self.settings

    # what drives a run can drive a race -----------------------------------------------------

    @property
    def ended(self) -> bool:
        """Whether no runner goes on."""
        return None not in self._runs.stopped

    @property
    def iterations_per_epoch(self) -> int:
        """Batches an epoch."""
        return self._run.trainer.iterations_per_epoch

    def iterations_left_in_epoch(self) -> int:
        """Iterations to the end of the present epoch; between epochs, those of the next."""
        return self.iterations_per_epoch - self.iteration % self.iterations_per_epoch

    def iterate(self, most: int, interrupted: Callable[[], bool]) -> None:
        """A few iterations of every runner, at most `most`, and what is to be remembered."""
        count = self._chunk.count(most)
        began, made = self._clock(), 0
        while made < count:
            stride, left = self._trail.stride, count - made
            # up to the next point of the trail; only the last ones are looked at one by one
            step = min(stride - self.iteration % stride, max(1, left - WINDOW))
            advanced = self._runs.advance(step)
            if not advanced:
                break
            made += advanced
            self.iteration += advanced
            if step > 1:
                self._held = 0
            self._remember()
            if self.iteration % stride == 0:
                self._trail.put(self.iteration, self._runs.parameters)
        self._chunk.took(self._clock() - began, count)
        if self._allowance.left:
            self.record(interrupted)

    def _remember(self) -> None:
        if self._held == len(self._recent):
            self._recent[:-1] = self._recent[1:]
            self._held -= 1
        self._recent[self._held] = self._runs.parameters
        self._held += 1

    def record(self, interrupted: Callable[[], bool] | None = None) -> None:
        """Evaluate L of every runner here and now; not if `interrupted` meanwhile."""
        if self._recorded == self.iteration:
            return
        with self._allowance.spent():
            losses = self._losses.copy()
            for runner in range(len(self.settings)):
                if runner and interrupted is not None and self._is_slow and interrupted():
                    return
                losses[runner] = self._loss(runner)
        self._losses, self._recorded = losses, self.iteration
        for runner, history in enumerate(self._histories):
            made = int(self._runs.iterations[runner])
            if made > history.last_iteration:
                history.put(made, float(losses[runner]), math.nan, math.nan)

    def _loss(self, runner: int) -> float:
        total = sum(len(rows) * self._runs.evaluate(runner, rows) for rows in self._pieces)
        return total / len(self._run.losses.rows)

    # how it stands --------------------------------------------------------------------------

    def standing(self, running: bool, axes: Axes | None) -> RaceStanding:
        """The race as it stands, with places on the `axes` of the landscape. The losses are
        exact while it rests."""
        if not running:
            self.record()
        places = tuple(axes.positions) if isinstance(axes, ParameterAxes) else axes
        key = (self.iteration, self._recorded, self._runs.stopped, places)
        if self._standing is None or self._standing[0] != key:
            self._standing = key, self._stand(axes)
        return self._standing[1]

    def _stand(self, axes: Axes | None) -> RaceStanding:
        records = [history.record() for history in self._histories]
        lowest = [record.training[np.isfinite(record.training)] for record in records]
        deepest = min((float(losses.min()) for losses in lowest if losses.size), default=math.nan)
        runners = []
        for runner, record in enumerate(records):
            place = trail = None
            if axes is not None:
                trail = self._trail.path(runner, axes, self._runs.parameters[runner])
                place = float(trail[-1, 0]), float(trail[-1, 1])
            way = float(self._runs.travelled[runner])
            steps = np.diff(self._recent[: self._held, runner], axis=0)
            state = state_of_runner(record.iteration, record.training, steps, way, deepest)
            if self._runs.stopped[runner] == "diverged":
                state = "diverged"
            runners.append(
                RunnerStanding(
                    optimizer=self.optimizers[runner],
                    state=state,
                    iteration=int(self._runs.iterations[runner]),
                    loss=float(self._losses[runner]),
                    distance=way,
                    share=share_of_way(record.training, deepest),
                    record_iteration=record.iteration,
                    record_loss=record.training,
                    place=place,
                    trail=trail,
                )
            )
        first = self._histories[0].first_training_loss
        return RaceStanding(tuple(runners), self.iteration, first, self.ended)

    def follow(self, axes: Axes | None) -> None:
        """Which axes the trails will be about."""
        if isinstance(axes, ParameterAxes):
            self._trail.choose(*axes.positions)

    # taking over ----------------------------------------------------------------------------

    def taken_over(self, runner: int) -> LiveRun:
        """That runner's run, standing where it stands, with its curve and its trail."""
        old = self._run.trainer
        trainer = Trainer(
            old.network,
            self.settings[runner],
            old.training,
            old.validation,
            self._run.start,
            self._run.start_running,
        )
        experiment = self._experiments[runner]
        run = LiveRun(Run(experiment, trainer, self._run.data), self._clock)
        run.baseline[...] = self._run.baseline
        run.stand_where(
            self._runs.state(runner), self._histories[runner].record(), self._trail.of(runner)
        )
        return run


def with_optimizer(experiment: Experiment, optimizer: Optimizer) -> Experiment:
    """The same experiment, trained so."""
    changed: Any = msgspec.structs.replace(experiment, optimizer=optimizer, state=None)
    assert isinstance(changed, Experiment)
    return changed
