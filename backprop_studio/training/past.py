"""The past of a live run: looking back at any iteration, and branching off from there.

Looking back changes nothing: the record stays whole, and the run can return to its end.
Going on from the past forgets what came after; its losses stay as the ghost.
"""

from bisect import bisect_right
from typing import Any

import msgspec
from numpy.typing import NDArray

from backprop_studio.engine.history import History
from backprop_studio.engine.settings import Settings
from backprop_studio.engine.trainer import Trainer
from backprop_studio.experiment.model import Experiment, State
from backprop_studio.experiment.standing import state_of
from backprop_studio.training.messages import LossRecord
from backprop_studio.training.recording import LossHistory, Trail

# Of keyframes; with them the program stays within 350 MB while it trains on the digits.
KEPT_BYTES = 28 * 2**20


class Past:
    """What `trainer` has gone through from where it stands now, with `losses` and `trail`.

    `intended` is the experiment as last configured, `experiment` the one in force at the
    moment shown: they differ while looking back beyond a change of settings. `ghost` is
    the record of the branch that was left, or, while looking back, of the whole run.
    `branch` tells how many were left, and at which iteration the last one was.
    """

    def __init__(
        self, trainer: Trainer, experiment: Experiment, losses: LossHistory, trail: Trail
    ) -> None:
        self._trainer, self._losses, self._trail = trainer, losses, trail
        self._ghost: LossRecord | None = None
        self._shown: tuple[LossRecord, int, LossRecord] | None = None
        self.branch = (0, 0)
        self.begin(experiment)

    def begin(self, experiment: Experiment) -> None:
        """The record begins here."""
        trainer = self._trainer
        self._history = History(trainer, KEPT_BYTES)
        self.intended = self.experiment = experiment
        self.settings = trainer.settings
        self._experiments = [(trainer.iteration, experiment)]

    @property
    def first(self) -> int:
        """The earliest iteration that can be returned to."""
        return self._history.first

    @property
    def last(self) -> int:
        """The iteration that the run has come to."""
        return self._history.last

    @property
    def looking_back(self) -> bool:
        """Whether the run stands before its end."""
        return self._history.in_the_past

    @property
    def ghost(self) -> LossRecord | None:
        """See the class."""
        return self._losses.record() if self.looking_back else self._ghost

    def shown_record(self, loss: float, validation: float | None) -> LossRecord:
        """The record up to where the run stands, which has these losses."""
        whole, iteration = self._losses.record(), self._trainer.iteration
        if not self.looking_back:
            return whole
        if self._shown is None or self._shown[0] is not whole or self._shown[1] != iteration:
            until = self._losses.record_until(iteration, loss, validation, self._trainer.loss)
            self._shown = whole, iteration, until
        return self._shown[2]

    # going on -----------------------------------------------------------------------------

    def record(self) -> None:
        """Take note of iterations made; to be called after every few of them."""
        self._history.record()

    def go_on(self) -> None:
        """Leave the past: the run ends here and goes on with the intended settings."""
        if self.looking_back:
            self._ghost = self._losses.record()
            self._cut()
        self._take_settings()

    def configure(self, experiment: Experiment, settings: Settings) -> None:
        """Go on with other settings. What merely reads differently leaves the past as it is."""
        changed = settings != self.settings
        if changed:
            self.go_on()
        self.intended, self.settings = experiment, settings
        self._take_settings()

    def set_parameter(self, position: int, value: float) -> None:
        """Set one parameter (its place in the flat vector) by hand."""
        self.go_on()
        self._trainer.set_parameter(position, value)
        self._history.edited()

    def _cut(self) -> None:
        """What lies ahead has not happened."""
        iteration = self._trainer.iteration
        self.branch = (self.branch[0] + 1, iteration)
        self._history.branch()
        self._losses.cut(iteration)
        self._trail.cut(iteration)
        self._experiments = [kept for kept in self._experiments if kept[0] <= iteration]

    def _take_settings(self) -> None:
        """The intended settings, unless an earlier moment is looked at."""
        if self.looking_back:
            self._show_experiment()
            return
        trainer = self._trainer
        if trainer.settings != self.settings:
            trainer.configure(self.settings)
            self._history.edited()
        here = [kept for kept in self._experiments if kept[0] < trainer.iteration]
        if not here or here[-1][1] is not self.intended:
            here.append((trainer.iteration, self.intended))
        self.experiment, self._experiments = self.intended, here

    # going back ---------------------------------------------------------------------------

    def vectors(self) -> tuple[NDArray[Any], ...]:
        """Whole parameter vectors on the way to where the run stands; nobody writes to them."""
        here = self._trainer.iteration
        kept = self._trail.vectors(here)
        return self._history.vectors(here) if kept is None else kept

    def moments(self, after: int, apart: int) -> list[tuple[int, NDArray[Any]]]:
        """Iterations and whole vectors between `after` and where the run stands, at least so
        far apart from each other and from both; copies."""
        here, found = self._trainer.iteration, list[tuple[int, NDArray[Any]]]()
        kept = self._trail.moments(after, here)
        for iteration, vector in self._history.moments(here) if kept is None else kept:
            if after + apart <= iteration <= here - apart:
                found.append((iteration, vector.copy()))
                after = iteration
        return found

    def seek(self, iteration: int) -> None:
        """Stand where the run stood after `iteration`, or the nearest one that is kept."""
        trainer, history = self._trainer, self._history
        iteration = min(max(iteration, history.first), history.last)
        history.seek(iteration)
        while iteration < history.last and 0 < trainer.made < len(trainer.moves):
            trainer.previous_move()  # an edit amid its moves, where another segment begins
        self._show_experiment()

    def previous_move(self) -> bool:
        """Undo one move, at the end of the run for good; False at the very beginning."""
        trainer, history = self._trainer, self._history
        looking_back = self.looking_back
        if not trainer.previous_move():
            if trainer.iteration <= history.first:
                return False
            history.seek(trainer.iteration - 1)
            while trainer.made < len(trainer.moves) - 1 and trainer.next_move():
                pass
        if looking_back:
            self._show_experiment()
        else:
            self._cut()
            self._take_settings()
        return True

    def _show_experiment(self) -> None:
        """The experiment in force where the run stands, under its present names."""
        starts = [start for start, _ in self._experiments]
        place = max(0, bisect_right(starts, self._trainer.iteration) - 1)
        then, intended = self._experiments[place][1], self.intended
        if not self.looking_back or then is intended:
            self.experiment = intended
        else:
            self.experiment = msgspec.structs.replace(
                intended, optimizer=then.optimizer, training=then.training
            )

    def end_state(self) -> State:
        """Where the run has come to, also while looking back; nothing changes."""
        trainer, history = self._trainer, self._history
        if not self.looking_back:
            return state_of(trainer)
        iteration, made = trainer.iteration, trainer.made
        history.seek(history.last)
        state = state_of(trainer)
        self.seek(iteration)
        while trainer.made < made and trainer.next_move():
            pass
        return state
