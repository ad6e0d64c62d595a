"""A race: several runs from the same start, with other learning rates or optimizers.

What a step of a tiny network costs is not arithmetic but the number of NumPy calls. So R
runs are made as one whose arrays have one more axis:

    parameters (R, size),   z, a, δ (units, R, rows)

All take the same mini-batches. Every number is computed by the same operations in the
same order as in a single run, so the parameters agree with it to a relative 10⁻¹² (the
products of a matrix with a single column may be summed in another order).

A run that diverges stays where it was and leaves the stack; the others go on. Networks
with batch normalization or dropout, and settings with penalties, clipping, early
stopping or another optimizer, take turns instead: a plain `Trainer` each.
"""

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from backprop_studio.engine.batches import Batches, Rows, Table
from backprop_studio.engine.evaluation import Evaluator
from backprop_studio.engine.losses import find_loss
from backprop_studio.engine.network import Network, RunningStatistics
from backprop_studio.engine.run_stack import RunStack, in_order_of_rules
from backprop_studio.engine.settings import Settings, Stopped, TrainerState
from backprop_studio.engine.trainer import Trainer

Array = NDArray[Any]

STACKED_RULES = {"sgd", "rmsprop", "adam"}


class Race(Protocol):
    """Runs side by side. `parameters` (R, size); `losses` (R,) of the last batch, before
    its update (NaN before the first); `iterations` (R,) made; `travelled` (R,) the length of
    the way through parameter space, Σ ‖Δw‖; `stopped` by run."""

    parameters: Array
    losses: Array
    iterations: Array
    travelled: Array

    @property
    def stopped(self) -> tuple[Stopped | None, ...]:
        """Why each run has stopped, None while it goes on."""

    def advance(self, count: int) -> int:
        """Up to `count` iterations of every run that goes on; how many were made."""

    def evaluate(self, run: int, rows: Rows) -> float:
        """That run's mean loss over `rows`, without penalty, in evaluation mode."""

    def state(self, run: int) -> TrainerState:
        """Where that run stands, complete: a trainer with its settings goes on from it."""


def race(
    network: Network,
    settings: Sequence[Settings],
    training: Rows,
    start: Array,
    validation: Rows | None = None,
    running: RunningStatistics | None = None,
) -> Race:
    """R runs from `start` (flat) and the statistics `running`, stacked if they can be.
    ValueError for no settings."""
    if not settings:
        raise ValueError("a race needs at least one runner")
    if can_be_stacked(network, settings):
        return StackedRuns(network, settings, training, start)
    return RunsInTurn(network, settings, training, start, validation, running)


def can_be_stacked(network: Network, settings: Sequence[Settings]) -> bool:
    """Whether these runs can be one array: see the module's text."""
    plain = not any(layer.batch_norm or layer.dropout for layer in network.layers)
    common = {(s.loss, s.delta, s.batch_size, s.shuffle, s.seed) for s in settings}
    extras = any(
        s.l1 or s.l2 or {s.clip_value, s.clip_norm, s.patience} != {None} for s in settings
    )
    rules = {s.rule.kind for s in settings}
    return plain and len(common) == 1 and not extras and rules <= STACKED_RULES


class RunsInTurn:
    """One `Trainer` for each run."""

    def __init__(
        self,
        network: Network,
        settings: Sequence[Settings],
        training: Rows,
        start: Array,
        validation: Rows | None = None,
        running: RunningStatistics | None = None,
    ) -> None:
        self._trainers = [
            Trainer(network, own, training, validation, start, running) for own in settings
        ]
        self.parameters = np.stack([trainer.parameters for trainer in self._trainers])
        self.losses = np.full(len(settings), np.nan)
        self.iterations = np.zeros(len(settings), np.int64)
        self.travelled = np.zeros(len(settings))

    @property
    def stopped(self) -> tuple[Stopped | None, ...]:
        """Why each run has stopped, None while it goes on."""
        return tuple(trainer.stopped for trainer in self._trainers)

    def advance(self, count: int) -> int:
        """Up to `count` iterations of every run that goes on; how many were made."""
        made = 0
        for run, trainer in enumerate(self._trainers):
            made = max(made, self._advance(run, trainer, count))
            self.losses[run] = trainer.loss
            self.iterations[run] = trainer.iteration
        return made

    @np.errstate(over="ignore")
    def _advance(self, run: int, trainer: Trainer, count: int) -> int:
        made, before = 0, self.parameters[run]
        while made < count and trainer.advance(1):
            self.travelled[run] += np.linalg.norm(trainer.parameters - before)
            before[...] = trainer.parameters
            made += 1
        return made

    def evaluate(self, run: int, rows: Rows) -> float:
        """That run's mean loss over `rows`, without penalty, in evaluation mode."""
        return self._trainers[run].evaluate(rows)[0]

    def state(self, run: int) -> TrainerState:
        """Where that run stands, complete: a trainer with its settings goes on from it."""
        return self._trainers[run].state()


class StackedRuns:
    """Runs along the first axis of every array."""

    def __init__(
        self, network: Network, settings: Sequence[Settings], training: Rows, start: Array
    ) -> None:
        common = settings[0]
        self.network = network
        self.settings = tuple(settings)
        self.parameters = np.tile(np.asarray(start, network.dtype), (len(settings), 1))
        self.losses = np.full(len(settings), np.nan)
        self.iterations = np.zeros(len(settings), np.int64)
        self.travelled = np.zeros(len(settings))
        self._places: dict[int, tuple[int, int]] = {}  # epoch and row where diverged runs ended
        self._optimizers: dict[int, tuple[dict[str, Array], int]] = {}  # and what theirs kept
        self._tables: list[Table] = []  # that were evaluated
        self._looked_at = network.new_vector()  # the parameters of the run evaluated
        self._evaluator = Evaluator(
            network,
            self._looked_at,
            network.new_statistics(),
            common.loss,
            find_loss(common.loss, common.delta),
        )
        self._batches = Batches(
            Table(training, network.dtype), common.batch_size, common.shuffle, common.seed
        )
        self._iteration = 0
        order = in_order_of_rules([s.rule for s in settings])
        self._stack = RunStack(network, [settings[run] for run in order], np.array(order))
        self._stack.parameters[...] = start

    @property
    def stopped(self) -> tuple[Stopped | None, ...]:
        """Why each run has stopped, None while it goes on."""
        going = set(self._stack.runs.tolist())
        return tuple(None if run in going else "diverged" for run in range(len(self.settings)))

    def advance(self, count: int) -> int:
        """Up to `count` iterations of every run that goes on; how many were made."""
        made = 0
        with np.errstate(all="ignore"):
            while made < count and len(self._stack.runs):
                made += self._iterate_plainly(count - made) or self._iterate()
        stack = self._stack
        self.parameters[stack.runs] = stack.parameters
        self.losses[stack.runs] = stack.losses
        self.iterations[stack.runs] = self._iteration
        self.travelled[stack.runs] = stack.travelled
        return made

    def evaluate(self, run: int, rows: Rows) -> float:
        """That run's mean loss over `rows`, without penalty, in evaluation mode."""
        self._looked_at[...] = self.parameters[run]
        table = next((known for known in self._tables if known.rows is rows), None)
        if table is None:
            table = Table(rows, self.network.dtype)
            self._tables = [*self._tables[-3:], table]
        return self._evaluator.evaluate(table)[0]

    def state(self, run: int) -> TrainerState:
        """Where that run stands, complete: a trainer with its settings goes on from it."""
        if run in self._places:
            (epoch, position), (vectors, count) = self._places[run], self._optimizers[run]
        else:
            epoch, position = self._batches.epoch, self._batches.position
            place = int(np.flatnonzero(self._stack.runs == run)[0])
            vectors, count = self._stack.kept_by_optimizer(place)
        return TrainerState(
            iteration=int(self.iterations[run]),
            epoch=epoch,
            position=position,
            parameters=self.parameters[run].copy(),
            running=self.network.new_statistics().flat,
            optimizer=vectors,
            optimizer_count=count,
            stopped=self.stopped[run],
        )

    def _iterate_plainly(self, most: int) -> int:
        made = self._stack.iterate_plainly(self._batches, most)
        self._iteration += made
        return made

    def _iterate(self) -> bool:
        place = self._batches.next_place()
        self._stack.gradients(self._batches, place)
        while len(gone := self._stack.propose(self._iteration)):
            self._drop(gone)
        if not len(self._stack.runs):
            return False
        self._stack.accept()
        self._iteration += 1
        self._batches.epoch, _, self._batches.position = place
        return True

    def _drop(self, gone: Array) -> None:
        """Leave these places of the stack behind, as they were before the iteration."""
        stack = self._stack
        self.parameters[stack.runs[gone]] = stack.parameters[gone]
        self.losses[stack.runs[gone]] = stack.losses[gone]
        self.iterations[stack.runs[gone]] = self._iteration
        self.travelled[stack.runs[gone]] = stack.travelled[gone]
        for place in gone.tolist():
            run = int(stack.runs[place])
            self._places[run] = self._batches.epoch, self._batches.position
            self._optimizers[run] = stack.kept_by_optimizer(place)
        self._stack = stack.without(gone)
