"""One run with all that is remembered of it: where it started, its losses, its path."""

import math
from collections.abc import Callable, Iterable
from functools import cached_property

import msgspec
import numpy as np
from numpy.typing import NDArray

from backprop_studio.engine.batches import Rows
from backprop_studio.engine.mistaken_trainer import mistakes_of
from backprop_studio.engine.mistakes import Mistakes
from backprop_studio.engine.settings import Settings, TrainerState
from backprop_studio.experiment.build import Run
from backprop_studio.experiment.model import Experiment, State
from backprop_studio.experiment.parameters import entries_of
from backprop_studio.experiment.standing import restore, state_of
from backprop_studio.training import pacing
from backprop_studio.training.chunk import Chunk
from backprop_studio.training.foresight import Foresight
from backprop_studio.training.loss_watch import LossWatch, picture_sample
from backprop_studio.training.messages import LossRecord
from backprop_studio.training.past import Past
from backprop_studio.training.recording import LossHistory, Trail
from backprop_studio.training.savings import Savings
from backprop_studio.training.slope import Slope
from backprop_studio.training.stable_rate import StableRate

FEW_ROWS = 64  # trained on in one batch: each of their few iterations is evaluated
CHUNK = 0.0003  # seconds of iterations between two looks at the clock
LARGE_CHUNK = 0.0075  # the same of large networks, where to stop costs copies of their parameters


class LiveRun:
    """A trainer at iteration 0, and beside it the record of its run.

    `clock` counts the seconds in which the worker works, not those in which it holds still.
    `start` is where the run starts (flat), `baseline` where a reset returns it to:
    they differ by what was set by hand at iteration 0.
    """

    def __init__(self, run: Run, clock: Callable[[], float]) -> None:
        self.trainer = run.trainer
        self.data = run.data
        self.clock = clock
        self.start = run.trainer.parameters.copy()
        self.baseline = self.start.copy()
        self.start_running = run.trainer.network.new_statistics()
        self.start_running.flat[...] = run.trainer.running.flat
        self.baseline_running = self.start_running
        self.losses = LossWatch(run.trainer, clock)
        self.foresight = Foresight(run.trainer, self.losses)
        self.history = LossHistory(run.trainer.validation is not None)
        self.trail = Trail(run.trainer.network.size)
        self.past = Past(run.trainer, run.experiment, self.history, self.trail)
        self._stable_rate = StableRate(run.trainer.training, run.data.input_scale, run.experiment)
        self._chunk = Chunk(LARGE_CHUNK if self.is_large else CHUNK, CHUNK)
        self._savings = Savings()
        self.record()

    @property
    def experiment(self) -> Experiment:
        """The one in force where the run stands."""
        return self.past.experiment

    @property
    def mistakes(self) -> Mistakes:
        """What is broken on purpose in this run's loop."""
        return mistakes_of(self.trainer)

    def resume(self, state: State) -> None:
        """Go on from where a document's run stood; what lies before is not known, so curve and
        trail begin there. Raises Refused."""
        restore(self.trainer, state)
        self.past.begin(self.experiment)
        self.history.cut(-1)
        self.trail.cut(-1)
        self.trail.put(self.trainer.iteration, self.trainer.parameters)
        self.losses.stale = True
        self.record()

    def stand_where(
        self,
        state: TrainerState,
        record: LossRecord,
        way: Iterable[tuple[int, NDArray[np.float64]]],
    ) -> None:
        """Where another run from the same start has come to, with its curve and its way
        (iteration and parameters)."""
        self.trainer.restore(state)
        self.past.begin(self.experiment)
        for iteration, loss in zip(record.iteration.tolist(), record.training, strict=True):
            self.history.put(int(iteration), float(loss), math.nan, math.nan)
        for iteration, parameters in way:
            self.trail.put(iteration, parameters)
        self.losses.stale = True
        self.record()

    def place_start(self, start: NDArray[np.float64], baseline: NDArray[np.float64]) -> None:
        """At iteration 0: start from there instead."""
        self.start[...] = start
        self.baseline[...] = baseline
        for position in np.flatnonzero(self.trainer.parameters != start):
            self.past.set_parameter(int(position), float(start[position]))
        self._savings.jumped()
        self.losses.stale = True
        self.record()

    def set_parameter(self, position: int, value: float) -> None:
        """Set one number by hand; at iteration 0 it is also where the run starts."""
        self.past.set_parameter(position, value)
        if self.trainer.iteration == 0:
            self.start[position] = self.trainer.parameters[position]
        self._savings.jumped()
        self.losses.stale = True
        self.trail.put(self.trainer.iteration, self.trainer.parameters)

    def saved(self, here: bool = False) -> tuple[Experiment, State | None]:
        """The experiment with the parameters it starts from, and where the run has come to, also
        while an earlier moment is looked at (`here`: then that moment); None: it has not begun."""
        start = entries_of(self.trainer.network, self.start, self.start_running)
        experiment = msgspec.structs.replace(self.past.intended, parameters=start, state=None)
        if here and self.past.looking_back:
            then = msgspec.structs.replace(self.past.experiment, parameters=start, state=None)
            return then, state_of(self.trainer)
        stands_elsewhere = self.past.last > 0 or self.trainer.made > 0
        return experiment, self.past.end_state() if stands_elsewhere else None

    # advancing ------------------------------------------------------------------------------

    def iterate(self, most: int, interrupted: Callable[[], bool]) -> None:
        """A few iterations, at most `most`, and what is to be remembered of them."""
        trainer, stride = self.trainer, self.trail.stride
        count = self._chunk.count(most)
        if stride > 1 or not self.is_large:  # whose way is drawn from iteration to iteration
            count = min(count, stride - trainer.iteration % stride)
        if self._turn_matters:
            count = 1
        began = self.clock()
        trainer.advance(count)
        self.past.record()
        self._chunk.took(self.clock() - began, count)
        self.losses.stale = True
        if trainer.iteration % stride == 0:
            self.trail.put(trainer.iteration, trainer.parameters)
        if self.losses.can_afford() or self._turn_matters:
            self.record(interrupted)

    @property
    def is_large(self) -> bool:
        """Whether what is done beside its training has to be done rarely."""
        return self.trainer.network.size > pacing.LARGE

    @property
    def _turn_matters(self) -> bool:
        """Whether no epoch may be passed over: where few rows make one batch and others are
        held out, the least validation loss is what the run is looked at for, and it must not
        depend on how fast a machine is."""
        trainer = self.trainer
        few = len(trainer.training) <= FEW_ROWS
        return few and trainer.validation is not None and trainer.iterations_per_epoch == 1

    def record(self, interrupted: Callable[[], bool] | None = None) -> None:
        """Evaluate L here and now, and put it into the record; not if `interrupted` meanwhile."""
        losses, trainer = self.losses, self.trainer
        if not losses.stale or not losses.evaluate(interrupted):
            return
        validation = math.nan if losses.validation_loss is None else losses.validation_loss
        batch = trainer.loss if trainer.iteration else math.nan
        if self.past.looking_back:
            self.history.insert(trainer.iteration, losses.loss, validation, batch)
        else:
            self.history.put(trainer.iteration, losses.loss, validation, batch)
            self.trail.put(trainer.iteration, trainer.parameters)
        self._savings.evaluated(trainer.iteration, losses.loss)

    def refresh(self, running: bool) -> None:
        """Have L for a snapshot: exact while the run rests; while it trains, if there is time
        left for it or it was not evaluated for a while."""
        if not running or self.losses.wanted:
            self.record()

    def next_move(self) -> None:
        """Make one move; the last one of an iteration changes the parameters."""
        self.go_on()
        iteration = self.trainer.iteration
        self.trainer.next_move()
        self.past.record()
        self._made_move(iteration)

    def previous_move(self) -> bool:
        """Undo one move; False at the very beginning."""
        iteration = self.trainer.iteration
        undone = self.past.previous_move()
        if undone:
            self._savings.jumped()
            self._made_move(iteration)
        return undone

    # Only the last move of an iteration changes parameters, and with them L.
    def _made_move(self, iteration_before: int) -> None:
        if self.trainer.iteration != iteration_before:
            self.foresight.arrive()
            self.losses.stale = True
        self.record()
        self._stable_rate.renew(self.experiment)

    def seek(self, iteration: int) -> None:
        """Look back at `iteration`, or return to the end of the run."""
        self._savings.jumped()
        self.past.seek(iteration)
        self.moved()

    def go_on(self) -> None:
        """Branch off if an earlier moment is looked at."""
        if self.past.looking_back:
            self.past.go_on()
            self.moved()

    def moved(self) -> None:
        """The run stands elsewhere: evaluate it there."""
        self.losses.stale = True
        self.record()
        self._stable_rate.renew(self.experiment)

    def configure(self, experiment: Experiment, settings: Settings) -> None:
        """Go on with other settings."""
        if settings != self.past.settings:
            self.go_on()
        self.past.configure(experiment, settings)
        self._stable_rate.renew(self.experiment)

    @property
    def layout(self) -> tuple[tuple[int, ...], int]:
        """The widths of the layers and the number of parameters."""
        return self.trainer.network.widths, self.trainer.network.size

    # asking ---------------------------------------------------------------------------------

    @property
    def iteration(self) -> int:
        """Iterations made."""
        return self.trainer.iteration

    @property
    def standing(self) -> tuple[int, bool]:
        """What the parameters depend on, of all that a move can change."""
        return self.trainer.iteration, self.past.looking_back

    @property
    def batch_at_hand(self) -> tuple[int, bool]:
        """The same of the batch at hand: beside an update it is that update's, with the
        parameters before it."""
        return self.trainer.iteration - self.trainer.beside_update, self.past.looking_back

    @property
    def batch_after_update(self) -> tuple[int, bool]:
        """Beside an update: the batch at hand after the next move."""
        return self.trainer.iteration, self.past.looking_back

    @property
    def ended(self) -> bool:
        """Whether it goes no further."""
        return self.trainer.stopped is not None

    @property
    def iterations_per_epoch(self) -> int:
        """Batches an epoch."""
        return self.trainer.iterations_per_epoch

    def iterations_left_in_epoch(self) -> int:
        """Iterations to the end of the present epoch; between epochs, those of the next."""
        trainer = self.trainer
        count = len(trainer.training)
        size = min(trainer.settings.batch_size or count, count)
        used = trainer.state().position
        return -(-(count - used if used < count else count) // size)

    @property
    def loss_before(self) -> float | None:
        """L before the last update, where `loss` is what the update made of it."""
        return self._savings.before

    @property
    def largest_stable_rate(self) -> float | None:
        """The learning rate beyond which it diverges, where that is known."""
        return self._stable_rate.value

    @property
    def overshoots(self) -> bool:
        """Whether the rate is known to be too large, and the loss has grown from the start."""
        stable = self.largest_stable_rate
        return (
            stable is not None
            and self.trainer.learning_rate > stable
            and not self.mistakes.wrong_sign
            and self.losses.loss > self.history.first_training_loss
        )

    # for pictures ---------------------------------------------------------------------------

    @cached_property
    def picture_rows(self) -> Rows:
        """The rows that landscapes are over; of many, a fixed sample."""
        return picture_sample(self.losses.rows, self.trainer.network.size)

    @cached_property
    def slope(self) -> Slope:
        """The slope of the loss that landscapes draw."""
        return Slope(self.trainer.network, self.trainer.settings, self.picture_rows)
