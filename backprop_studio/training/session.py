"""The running session: obeys commands, advances the run, says how it stands.

No Qt, no thread and no file in here: whoever drives it calls `handle` for each
command, `advance` with a budget of seconds, and `snapshot`. It could as well live
in a process of its own.
"""

import time
from collections import OrderedDict
from collections.abc import Callable

import msgspec
import numpy as np

from backprop_studio.experiment import validation
from backprop_studio.experiment.build import settings_of
from backprop_studio.experiment.model import Experiment, State
from backprop_studio.experiment.parameters import entries_of
from backprop_studio.experiment.problem import Refused
from backprop_studio.training.continuity import open_run, run_goes_on, start_again
from backprop_studio.training.live_run import LiveRun
from backprop_studio.training.messages import (
    Branch,
    Command,
    Configure,
    Iterate,
    NextMove,
    OneEpoch,
    Pause,
    Play,
    PreviousMove,
    Reset,
    Restore,
    SaveState,
    Seek,
    SetParameter,
    ShowExample,
    Side,
    Snapshot,
    Stop,
    Watch,
)
from backprop_studio.training.pacing import Pace, Speedometer
from backprop_studio.training.pictures import Pictures
from backprop_studio.training.scene import Scene
from backprop_studio.training.snapshots import Portrait, Status

KEPT_RUNS = 8  # resets that can be undone
PICTURE_SHARE = 0.2  # of the time while training runs flat out
MANY = 1 << 40


class Session:
    """One experiment being trained; nothing to show before the first `Configure`.

    `working_time` is a clock that stands still while the worker does; budgets and shares are
    measured by it, paces and the speed by the wall clock `clock`.
    """

    def __init__(
        self,
        clock: Callable[[], float] = time.perf_counter,
        working_time: Callable[[], float] | None = None,
        answered: int = 0,
    ) -> None:
        self._clock = clock
        self._working_time = clock if working_time is None else working_time
        self._run: LiveRun | None = None
        self._portrait: Portrait | None = None
        self._kept: OrderedDict[int, LiveRun] = OrderedDict()
        self._pace = Pace()
        self._speed = Speedometer()
        self._pictures = Pictures(self._scene, clock, self._working_time, self._flat_out)
        self._picture_time = 0.0  # seconds that pictures may take while training runs flat out
        self._revision = 0
        self._answered = answered  # commands, those of a session before this one included
        self._parameters_revision = 0
        self._row: int | None = 0
        self._side: Side = "training"
        self._saved: tuple[int, Experiment, State | None] | None = None
        self._remark: str | None = None
        self._error: str | None = None
        self._fresh = False
        self._urgent = False

    # what the driver asks -------------------------------------------------------------------

    @property
    def idle(self) -> bool:
        """Whether there is nothing to do until the next command."""
        return self.rest() is None

    @property
    def fresh(self) -> bool:
        """Whether anything has changed since the last snapshot."""
        return self._fresh and self._run is not None

    @property
    def unanswered(self) -> bool:
        """Whether a command has been obeyed since the last snapshot."""
        return self._urgent and self._run is not None

    @property
    def urgent(self) -> bool:
        """Whether the present state is to be shown even if the last one is unseen: it
        answers a command, or it is not one of a stream."""
        return self._urgent or not self._pace.active or self._pace.paced

    def rest(self) -> float | None:
        """Seconds until there is something to do; None: not before the next command."""
        if self._run is None:
            return None
        waits = []
        if self._pace.active:
            waits.append(self._pace.wait(self._clock()))
        picture = self._pictures.rest(self._parameters_revision)
        if picture is not None:
            waits.append(picture)
        return min(waits, default=None)

    def advance(self, budget: float, interrupted: Callable[[], bool]) -> None:
        """Train and draw for about `budget` seconds, less if `interrupted` says that a
        command has come. It is asked before every iteration."""
        run = self._run
        if run is None:
            return
        began = self._working_time()
        end = began + budget
        if self._pace.active:
            self._train(run, end, interrupted)
        flat_out, now = self._flat_out(), self._working_time()
        if flat_out:
            earned = PICTURE_SHARE / (1 - PICTURE_SHARE) * (now - began)
            self._picture_time = min(budget, self._picture_time + earned)
            end = now + self._picture_time
        if self._pictures.advance(end, self._parameters_revision, interrupted):
            self._fresh = True
        if flat_out:
            self._picture_time -= self._working_time() - now

    def _train(self, run: LiveRun, end: float, interrupted: Callable[[], bool]) -> None:
        pace, trainer = self._pace, run.trainer
        before = trainer.iteration
        while pace.active and not interrupted():
            now = self._clock()
            if self._working_time() >= end or pace.wait(now) > 0:
                break
            goal = pace.goal
            most = 1 if pace.paced else MANY if goal is None else goal - trainer.iteration
            run.iterate(most, interrupted)
            pace.made(trainer.iteration, now)
            if trainer.stopped is not None:
                pace.pause()
        if trainer.iteration != before or not pace.active:
            self._moved()
        if not pace.active:
            run.record()
        self._speed.mark(self._clock(), trainer.iteration)

    def _moved(self) -> None:
        self._parameters_revision += 1
        self._fresh = True

    # commands -------------------------------------------------------------------------------

    def handle(self, command: Command) -> None:
        """Obey a command. A `Configure` that is refused leaves everything as it is and is
        told in `Snapshot.error`; only the very first one raises Refused."""
        self._answered += 1
        self._fresh = self._urgent = True
        if isinstance(command, Configure):
            self._configure(command)
        elif isinstance(command, Watch):
            self._watch(command)
        elif isinstance(command, ShowExample):
            self._row, self._side = command.row, command.side
        elif isinstance(command, Pause):
            self._pause()
        elif self._run is not None and not isinstance(command, Stop):
            self._remark = None
            self._handle_run(command, self._run)

    def _handle_run(self, command: Command, run: LiveRun) -> None:
        now, iteration = self._clock(), run.trainer.iteration
        if isinstance(command, Play):
            self._play(command.rate, command.until, now, iteration)
        elif isinstance(command, Iterate):
            self._play(None, self._under_way(iteration) + command.count, now, iteration)
        elif isinstance(command, OneEpoch):
            self._play(None, self._end_of_epoch(run, iteration), now, iteration)
        elif isinstance(command, NextMove | PreviousMove):
            self._move(command, run)
        elif isinstance(command, Seek | Branch):
            self._look_back(command, run)
        elif isinstance(command, SetParameter):
            self._set_parameter(command, run)
        elif isinstance(command, Reset):
            self._keep(command.token, run)
            self._show(run.restarted())
        elif isinstance(command, Restore):
            self._restore(command.token)
        elif isinstance(command, SaveState):
            self._save(command.token, run)

    def _play(self, rate: float | None, goal: int | None, now: float, iteration: int) -> None:
        if goal is not None and goal <= iteration:
            self._pause()
            return
        if not self._pace.active:
            run = self._run
            if run is not None and run.past.looking_back:
                run.go_on()
                self._moved()
            self._speed.clear()
            self._speed.mark(now, iteration)
        self._pace.play(rate, goal, now)

    def _under_way(self, iteration: int) -> int:
        """Where the iterations asked for so far will end: more of them add to that."""
        goal = self._pace.goal
        counted = self._pace.active and not self._pace.paced
        return goal if counted and goal is not None else iteration

    def _end_of_epoch(self, run: LiveRun, iteration: int) -> int:
        """The end of the epoch in which the iterations asked for so far will end."""
        end = iteration + run.iterations_left_in_epoch()
        beyond = self._under_way(iteration) + 1 - end
        epoch = run.trainer.iterations_per_epoch
        return end + max(0, -(-beyond // epoch)) * epoch

    def _pause(self) -> None:
        self._pace.pause()
        if self._run is not None:
            self._run.record()

    def _move(self, command: NextMove | PreviousMove, run: LiveRun) -> None:
        self._pace.pause()
        if isinstance(command, NextMove):
            run.next_move()
        elif not run.previous_move():
            self._remark = "No earlier move is kept: this is where the run begins."
        self._moved()

    def _look_back(self, command: Seek | Branch, run: LiveRun) -> None:
        self._pace.pause()
        if isinstance(command, Seek):
            run.seek(command.iteration)
        else:
            run.go_on()
        self._moved()

    def _set_parameter(self, command: SetParameter, run: LiveRun) -> None:
        try:
            position = run.trainer.network.position(command.index)
        except IndexError:  # of layers that are gone
            return
        run.set_parameter(position, command.value)
        self._moved()

    def _keep(self, token: int, run: LiveRun) -> None:
        self._kept[token] = run
        while len(self._kept) > KEPT_RUNS:
            self._kept.popitem(last=False)

    def _restore(self, token: int) -> None:
        run = self._kept.pop(token, None)
        if run is None:
            self._remark = "The run before that reset is no longer kept."
        else:
            self._show(run)

    def _save(self, token: int, run: LiveRun) -> None:
        """Where the run has come to, also while an earlier moment is looked at."""
        start = entries_of(run.trainer.network, run.start, run.start_running)
        experiment = msgspec.structs.replace(run.past.intended, parameters=start, state=None)
        stands_elsewhere = run.past.last > 0 or run.trainer.made > 0
        self._saved = (token, experiment, run.past.end_state() if stands_elsewhere else None)

    # configuring ----------------------------------------------------------------------------

    def _configure(self, command: Configure) -> None:
        run = self._run
        try:
            wanted = validation.resolved(command.experiment)
            if run is None or command.restart:
                opened = open_run(wanted, command.folder, self._working_time)
                self._kept.clear()
                self._pictures.forget()
                self._show(opened)
            elif run_goes_on(run.experiment, wanted):
                wanted = msgspec.structs.replace(wanted, state=None)
                validation.check(wanted)
                run.configure(wanted, settings_of(wanted))
            else:
                again = start_again(run, wanted, command.folder, self._working_time)
                if again.data is not run.data or again.layout != run.layout:
                    self._pictures.forget()
                self._show(again)
        except Refused as problem:
            if run is None:
                raise
            self._error = str(problem)
            return
        self._error = self._remark = None
        self._revision = command.revision

    def _show(self, run: LiveRun) -> None:
        """Put another run in place of the present one, at rest."""
        self._pace.pause()
        self._speed.clear()
        self._run = run
        self._portrait = Portrait(run)
        self._watch(self._pictures.watch)
        self._pictures.redraw()
        self._moved()

    # pictures and snapshots -----------------------------------------------------------------

    def _watch(self, command: Watch) -> None:
        self._pictures.set_watch(command)
        positions = None if self._run is None else self._run.positions(command.landscape)
        if self._run is not None and positions is not None:
            self._run.trail.choose(positions)

    def _flat_out(self) -> bool:
        return self._pace.active and not self._pace.paced

    def _scene(self) -> Scene:
        run, portrait = self._run, self._portrait
        assert run is not None and portrait is not None  # pictures rest before the first run
        return portrait.scene(self._pictures.watch.landscape, self._parameters_revision)

    def snapshot(self) -> Snapshot:
        """The present state, frozen. Raises RuntimeError before the first `Configure`."""
        run, portrait = self._run, self._portrait
        if run is None or portrait is None:
            raise RuntimeError("there is no experiment yet")
        self._fresh = self._urgent = False
        now, running = self._clock(), self._pace.active
        run.refresh(running)
        with np.errstate(all="ignore"):
            return portrait.take(
                Status(
                    revision=self._revision,
                    answered=self._answered,
                    parameters_revision=self._parameters_revision,
                    running=running,
                    speed=self._speed.speed(now, run.trainer.iteration) if running else 0.0,
                    row=self._row,
                    side=self._side,
                    watch=self._pictures.watch,
                    landscape=self._pictures.landscape,
                    landscape_axes=self._pictures.landscape_axes,
                    landscape_progress=self._pictures.landscape_progress,
                    function=self._pictures.function,
                    studies=self._pictures.studies,
                    pending=self._pictures.pending(self._parameters_revision),
                    saved=self._saved,
                    remark=self._remark,
                    error=self._error,
                )
            )
