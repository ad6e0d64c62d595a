"""The running session: obeys commands, advances the run, says how it stands.

No Qt, no thread and no file in here: whoever drives it calls `handle` for each
command, `advance` with a budget of seconds, and `snapshot`. `worker` does, in a process
of its own.
"""

import time
from collections.abc import Callable

import numpy as np

from backprop_studio.engine.mistakes import NO_MISTAKES
from backprop_studio.experiment.model import Experiment, State
from backprop_studio.experiment.problem import Refused
from backprop_studio.phrase import Phrase, said
from backprop_studio.training.beginning import restarted
from backprop_studio.training.commands import (
    Branch,
    Command,
    Configure,
    FetchDigits,
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
    SetMistakes,
    SetParameter,
    ShowExample,
    Side,
    Stop,
    Together,
    Watch,
)
from backprop_studio.training.continuity import configured
from backprop_studio.training.drive import Drive
from backprop_studio.training.fetching import Fetching
from backprop_studio.training.kept_runs import KeptRuns
from backprop_studio.training.landscape_picture import plane_of
from backprop_studio.training.live_run import LiveRun
from backprop_studio.training.messages import Snapshot
from backprop_studio.training.pictures import Pictures
from backprop_studio.training.plane_place import Axes, chosen_parameters, positions_of
from backprop_studio.training.race_messages import RaceCommand, StartRace, StopRace, TakeOver
from backprop_studio.training.racing import Racing
from backprop_studio.training.scene import Scene
from backprop_studio.training.snapshots import Portrait, Status
from backprop_studio.training.valley import valley_axes

PICTURE_SHARE, LARGE_SHARE = 0.2, 0.08  # of the time while training runs flat out
AT_ONCE = 0.005  # seconds that an answer waits for its pictures


class Session:
    """One experiment being trained; nothing to show before the first `Configure`.

    `answered` counts the commands that a session before this one has obeyed.
    """

    def __init__(
        self,
        clock: Callable[[], float] = time.perf_counter,
        answered: int = 0,
    ) -> None:
        self._clock = clock
        self._run: LiveRun | None = None
        self._portrait: Portrait | None = None
        self._kept = KeptRuns()
        self._drive = Drive(clock)
        self._racing = Racing(self._drive, clock)
        self._fetching = Fetching()
        self._pictures = Pictures(self._scene, clock, self._is_flat_out)
        self._picture_time = 0.0  # seconds that pictures may take while training runs flat out
        self._revision = 0
        self._answered = answered  # commands, those of a session before this one included
        self._parameters_revision = 0
        self._row: int | None = 0
        self._side: Side = "training"
        self._mistakes = NO_MISTAKES
        self._visiting = False  # the next document is visited, from its own beginning
        self._saved: tuple[int, Experiment, State | None] | None = None
        self._remark: str | None = None
        self._error: str | None = None
        self._fresh = False
        self._urgent = False
        self._last: Snapshot | None = None  # if nothing but pictures has changed since

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
        return self._urgent or not self._drive.flat_out

    def rest(self) -> float | None:
        """Seconds until there is something to do; None: not before the next command."""
        if self._run is None:
            return None
        if self._fetching.active or (not self._drive.active and self._run.foresight.wanted):
            return 0.0
        waits = (self._drive.wait, self._pictures.rest(self._parameters_revision))
        return min((wait for wait in waits if wait is not None), default=None)

    def advance(self, budget: float, interrupted: Callable[[], bool]) -> None:
        """Train and draw for about `budget` seconds, less if `interrupted` says that a
        command has come. It is asked before every iteration."""
        if self._run is None:
            return
        if self._fetching.advance():
            self._changed()
        began = self._clock()
        end = began + budget
        haste = self._pictures.haste  # an edit by hand is to be seen before training goes on
        if not haste and self._drive.advance(end, interrupted):
            self._changed()
            if not self._racing.on:
                self._moved()
        flat_out, now = self._drive.flat_out, self._clock()
        if flat_out:
            share = LARGE_SHARE if self._run.is_large else PICTURE_SHARE
            earned = share / (1 - share) * (now - began)
            self._picture_time = min(budget, self._picture_time + earned)
            end = now + max(self._picture_time, haste)
        if not self._drive.active and not haste:  # soon done, and the next press may ask for it
            while self._run.foresight.wanted and self._clock() < end and not interrupted():
                self._run.foresight.advance()
        if self._pictures.advance(end, self._parameters_revision, interrupted):
            self._fresh = True
        if flat_out and not haste:
            self._picture_time -= self._clock() - now

    def draw_at_once(self, interrupted: Callable[[], bool]) -> None:
        """After an edit by hand, draw a landscape that takes next to no time: it is part of the
        answer."""
        if self._pictures.haste and self._pictures.landscape_takes <= AT_ONCE:
            end = self._clock() + AT_ONCE
            self._pictures.draw_landscape(end, self._parameters_revision, interrupted)

    def _changed(self) -> None:
        self._fresh, self._last = True, None

    def _moved(self) -> None:
        self._parameters_revision += 1
        self._changed()

    # commands -------------------------------------------------------------------------------

    def handle(self, command: Command) -> None:
        """Obey a command. A `Configure` that is refused leaves everything as it is and is
        told in `Snapshot.error`; only the very first one raises Refused."""
        self._answered += 1
        self._fresh = self._urgent = True
        if not isinstance(command, Watch):
            self._last = None
        if isinstance(command, Configure):
            self._configure(command)
        elif isinstance(command, Watch):
            self._watch(command)
        elif isinstance(command, ShowExample):
            self._row, self._side = command.row, command.side
        elif isinstance(command, Pause):
            self._drive.pause()
        elif isinstance(command, FetchDigits):
            self._fetching.ask(command.wanted)
        elif self._run is not None and not isinstance(command, Stop):
            self._remark = None
            self._handle_run(command, self._run)

    def _handle_run(self, command: Command, run: LiveRun) -> None:
        if isinstance(command, Play | Iterate | OneEpoch):
            self._go(command, run)
        elif isinstance(command, NextMove | PreviousMove):
            self._move(command, run)
        elif isinstance(command, Seek | Branch):
            self._look_back(command, run)
        elif isinstance(command, SetParameter):
            self._set_parameter(command, run)
        elif isinstance(command, Together):
            for each in command.commands:
                self._set_parameter(each, run)
        elif isinstance(command, Reset):
            self._kept.put(command.token, run, command.visit)
            self._visiting = command.visit
            self._show(restarted(run))
        elif isinstance(command, Restore):
            self._restore(command.token)
        elif isinstance(command, SetMistakes):
            self._mistakes = command.mistakes
            self._show(restarted(run, command.mistakes))
        elif isinstance(command, SaveState):
            self._saved = (command.token, *run.saved(command.here))
        elif isinstance(command, RaceCommand):
            self._obey_race(command, run)

    def _go(self, command: Play | Iterate | OneEpoch, run: LiveRun) -> None:
        if not self._racing.on and not self._drive.active and run.past.looking_back:
            run.go_on()
            self._moved()
        run.losses.at_leisure = isinstance(command, Play) and command.rate is not None
        if isinstance(command, Play):
            self._drive.play(command.rate, command.until)
        elif isinstance(command, Iterate):
            self._drive.make(command.count)
        else:
            self._drive.finish_epoch()

    def _move(self, command: NextMove | PreviousMove, run: LiveRun) -> None:
        self._drive.pause()
        before = run.standing
        if isinstance(command, NextMove):
            run.next_move()
        elif not run.previous_move():
            self._remark = Phrase("No earlier move is kept: this is where the run begins.")
        if run.standing != before:  # most moves change nothing but what is explained
            self._moved()

    def _look_back(self, command: Seek | Branch, run: LiveRun) -> None:
        self._drive.pause()
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
        self._pictures.hasten()
        if run.trainer.iteration == 0:
            self._remark = self._racing.again(run)  # from where it starts now

    def _restore(self, token: int) -> None:
        self._visiting = False
        run = self._kept.take(token)
        if run is None:
            self._remark = Phrase("The run before that reset is no longer kept.")
        else:
            self._mistakes = run.mistakes
            self._show(run)

    # configuring ----------------------------------------------------------------------------

    def _configure(self, command: Configure) -> None:
        run = self._run
        try:
            # What is visited starts as its document says: no weights are carried over.
            kept = self._brought(command)
            before = None if self._visiting else kept or run
            after = configured(before, command, self._mistakes, self._clock)
            if self._visiting and self._mistakes.any:
                after = restarted(after, self._mistakes)
        except Refused as problem:
            if run is None:
                raise
            self._error = said(problem)
            return
        self._error = self._remark = None
        self._visiting = False
        if run is not None and after is not run and command.passage.keep is not None:
            self._kept.put(command.passage.keep, run)
        if run is None or command.restart:
            self._kept.clear()
            self._racing.end(after)
            self._mistakes = NO_MISTAKES
        if after is run:
            self._remark = self._racing.renew(run, run.past.intended)
        else:
            self._show(after)
        self._revision = command.revision

    def _brought(self, command: Configure) -> LiveRun | None:
        """The run that an undone change of the network brings back."""
        number = command.passage.bring
        kept = None if number is None else self._kept.take(number)
        if kept is not None:
            self._mistakes = kept.mistakes
        return kept

    def _show(self, run: LiveRun) -> None:
        """Put another run in place of the present one, at rest; a race begins again."""
        before, self._run = self._run, run
        self._portrait = Portrait(run)
        self._drive.put(run)
        if before is not None and run.data is before.data and run.layout == before.layout:
            self._pictures.redraw()
        else:
            self._pictures.forget()
        self._watch(self._pictures.watch)
        self._moved()
        self._remark = self._racing.again(run) or self._remark
        self._racing.follow(self._axes())

    # races ----------------------------------------------------------------------------------

    def _obey_race(self, command: RaceCommand, run: LiveRun) -> None:
        if isinstance(command, StartRace):
            self._remark = self._racing.start(run, command.runners)
            self._racing.follow(self._axes())
        elif isinstance(command, StopRace):
            self._racing.end(run)
        elif isinstance(command, TakeOver):
            self._exchange(self._racing.taken_over(command.runner), command.token, run)
        else:
            self._exchange(self._kept.take(command.token), command.token, run)

    def _exchange(self, other: LiveRun | None, token: int, run: LiveRun) -> None:
        """Another run in place of the present one, which is kept."""
        if other is None:
            self._remark = Phrase("The run before that take-over is no longer kept.")
            return
        self._racing.end(run)
        self._kept.put(token, run)
        self._show(other)

    # pictures and snapshots -----------------------------------------------------------------

    def _watch(self, command: Watch) -> None:
        before = self._pictures.watch
        if (_plane(command), command.derivative) != (_plane(before), before.derivative):
            self._last = None
        self._pictures.set_watch(command)
        run = self._run
        positions = None if run is None else positions_of(command.landscape, run.trainer.network)
        if run is not None and positions is not None:
            run.trail.choose(positions)
        self._racing.follow(self._axes())

    def _axes(self) -> Axes | None:
        """Those of the watched landscape, or of the watched valley."""
        watch = self._pictures.watch
        request = watch.landscape
        if self._run is None:
            return None
        if request is None:
            return valley_axes(watch.studies, self._run.trainer.network)
        if request.axes == "parameters":
            return chosen_parameters(request, self._run.trainer.network)
        return self._pictures.landscape_axes

    def _is_flat_out(self) -> bool:
        return self._drive.flat_out

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
        running = self._drive.active
        run.refresh(running and not self._racing.on)
        status = self._status(running)
        with np.errstate(all="ignore"):
            if self._last is None:
                snapshot = portrait.take(status)
            else:
                snapshot = portrait.with_pictures(self._last, status)
        self._last = None if running or self._racing.on else snapshot
        return snapshot

    def _status(self, running: bool) -> Status:
        pictures = self._pictures
        return Status(
            revision=self._revision,
            answered=self._answered,
            parameters_revision=self._parameters_revision,
            running=running,
            speed=self._drive.speed,
            row=self._row,
            side=self._side,
            watch=pictures.watch,
            landscape=pictures.landscape,
            landscape_axes=pictures.landscape_axes,
            landscape_progress=pictures.landscape_progress,
            function=pictures.function,
            studies=pictures.studies,
            pending=self._fetching.active or pictures.pending(self._parameters_revision),
            saved=self._saved,
            remark=self._remark,
            error=self._error,
            race=self._racing.standing(self._axes()),
            fetched=self._fetching.share,
        )


def _plane(watch: Watch) -> object:
    """What decides which numbers of the run go with the landscape."""
    return None if watch.landscape is None else plane_of(watch.landscape)
