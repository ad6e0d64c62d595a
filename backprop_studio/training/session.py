"""The running session: obeys commands, advances the run, says how it stands.

No Qt, no thread and no file in here: whoever drives it calls `handle` for each
command, `advance` with a budget of seconds, and `snapshot`. `worker` does, in a process
of its own.
"""

import time
from collections.abc import Callable

import numpy as np

from backprop_studio.experiment.model import Experiment, State
from backprop_studio.experiment.problem import Refused
from backprop_studio.phrase import Phrase, said
from backprop_studio.training.changes import Changes
from backprop_studio.training.commands import (
    Branch,
    Command,
    Configure,
    FetchDigits,
    Hold,
    Iterate,
    NextMove,
    OneEpoch,
    Pause,
    Play,
    PreviousMove,
    SaveState,
    Seek,
    SetParameter,
    ShowExample,
    Side,
    Stop,
    Together,
    Watch,
)
from backprop_studio.training.drive import Drive
from backprop_studio.training.fetching import Fetching
from backprop_studio.training.live_run import LiveRun
from backprop_studio.training.messages import Snapshot
from backprop_studio.training.pictures import Pictures
from backprop_studio.training.racing import Racing
from backprop_studio.training.scene import Scene
from backprop_studio.training.snapshots import Status
from backprop_studio.training.succession import Replacing, Succession
from backprop_studio.training.watching import Watching

Walking = NextMove | PreviousMove | Watch | ShowExample  # that move by move is looked at with
PICTURE_SHARE, LARGE_SHARE = 0.2, 0.08  # of the time while training runs flat out
AT_ONCE = 0.008  # seconds that an answer waits for its pictures


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
        self._changes = Changes()
        self._drive = Drive(clock)
        self._racing = Racing(self._drive, clock)
        self._fetching = Fetching()
        self._pictures = Pictures(self._scene, clock, self._is_flat_out)
        self._watching = Watching(self._pictures, self._racing, self._changes)
        self._succession = Succession(
            self._drive, self._racing, self._watching, self._changes, clock
        )
        self._picture_time = 0.0  # seconds that pictures may take while training runs flat out
        self._revision = 0
        self._answered = answered  # commands, those of a session before this one included
        self._row: int | None = 0
        self._side: Side = "training"
        self._saved: tuple[int, Experiment, State | None] | None = None
        self._remark: str | None = None
        self._error: str | None = None

    @property
    def _run(self) -> LiveRun | None:
        return self._succession.run

    # what the driver asks -------------------------------------------------------------------

    @property
    def idle(self) -> bool:
        """Whether there is nothing to do until the next command."""
        return self.rest() is None

    @property
    def fresh(self) -> bool:
        """Whether anything has changed since the last snapshot."""
        return self._changes.fresh and self._run is not None

    @property
    def unanswered(self) -> bool:
        """Whether a command has been obeyed since the last snapshot."""
        return self._changes.urgent and self._run is not None

    @property
    def urgent(self) -> bool:
        """Whether the present state is to be shown even if the last one is unseen: it
        answers a command, or it is not one of a stream."""
        return self._changes.urgent or not self._drive.flat_out

    def rest(self) -> float | None:
        """Seconds until there is something to do; None: not before the next command."""
        if self._run is None:
            return None
        if self._fetching.active or (not self._drive.active and self._looks_ahead):
            return 0.0
        waits = (self._drive.wait, self._pictures.rest(self._changes.parameters_revision))
        return min((wait for wait in waits if wait is not None), default=None)

    def advance(self, budget: float, interrupted: Callable[[], bool]) -> None:
        """Train and draw for about `budget` seconds, less if `interrupted` says that a
        command has come. It is asked before every iteration."""
        run = self._run
        if run is None:
            return
        if self._fetching.advance():
            self._changes.changed()
        began = self._clock()
        end = began + budget
        haste = self._pictures.haste  # an edit by hand is to be seen before training goes on
        if not haste and self._drive.advance(end, interrupted):
            self._changes.changed()
            if not self._racing.on:
                self._changes.moved()
        flat_out, now = self._drive.flat_out, self._clock()
        if flat_out:
            share = LARGE_SHARE if run.is_large else PICTURE_SHARE
            earned = share / (1 - share) * (now - began)
            self._picture_time = min(budget, self._picture_time + earned)
            end = now + max(self._picture_time, haste)
        if not self._drive.active and not haste:  # soon done, and the next press may ask for it
            while self._looks_ahead and self._clock() < end and not interrupted():
                self._look_ahead(run)
        if self._pictures.advance(end, self._changes.parameters_revision, interrupted):
            self._changes.fresh = True
        if flat_out and not haste:
            self._picture_time -= self._clock() - now

    @property
    def _looks_ahead(self) -> bool:
        """Whether there is something to find out for the next move."""
        run, portrait = self._run, self._succession.portrait
        return (run is not None and run.foresight.wanted) or (
            portrait is not None and portrait.looks_ahead
        )

    def _look_ahead(self, run: LiveRun) -> None:
        portrait = self._succession.portrait
        if portrait is not None and portrait.looks_ahead:
            portrait.look_ahead(self._changes.number_of(run.batch_after_update))
        else:
            run.foresight.advance()

    def draw_at_once(self, interrupted: Callable[[], bool]) -> None:
        """After an edit by hand, draw what takes next to no time: it is part of the answer, and
        the window draws each view once."""
        revision, pictures = self._changes.parameters_revision, self._pictures
        if pictures.haste and pictures.take <= AT_ONCE:
            end = self._clock() + AT_ONCE
            pictures.advance(end, revision, lambda: interrupted() or not pictures.pending(revision))

    # commands -------------------------------------------------------------------------------

    def handle(self, command: Command) -> None:
        """Obey a command. A `Configure` that is refused leaves everything as it is and is
        told in `Snapshot.error`; only the very first one raises Refused."""
        self._answered += 1
        self._changes.obeyed()
        if not isinstance(command, Watch):
            self._changes.last = None
        if not isinstance(command, Walking):
            self._changes.end_walk()
        if isinstance(command, Configure):
            self._configure(command)
        elif isinstance(command, Watch):
            self._watching.watch(command, self._run)
        elif isinstance(command, ShowExample):
            self._row, self._side = command.row, command.side
        elif isinstance(command, Pause):
            self._drive.pause()
        elif isinstance(command, Hold):
            self._drive.hold(command.held)
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
        elif isinstance(command, SaveState):
            self._saved = (command.token, *run.saved(command.here))
        elif isinstance(command, Replacing):
            self._remark = self._succession.obey(command, run)

    def _go(self, command: Play | Iterate | OneEpoch, run: LiveRun) -> None:
        if not self._racing.on and not self._drive.active and run.past.looking_back:
            run.go_on()
            self._changes.moved()
        paced = isinstance(command, Play) and command.rate is not None
        run.losses.at_leisure = paced
        run.losses.flat_out = isinstance(command, Play) and not paced
        if isinstance(command, Play):
            self._drive.play(command.rate, command.until)
        elif isinstance(command, Iterate):
            self._drive.make(command.count)
        else:
            self._drive.finish_epoch()

    def _move(self, command: NextMove | PreviousMove, run: LiveRun) -> None:
        self._drive.pause()
        before, batch = run.standing, run.batch_at_hand
        if isinstance(command, NextMove):
            run.next_move()
        elif not run.previous_move():
            self._remark = Phrase("No earlier move is kept: this is where the run begins.")
        # Most moves change nothing but what is explained.
        self._changes.walked(batch, run.batch_at_hand, elsewhere=run.standing != before)

    def _look_back(self, command: Seek | Branch, run: LiveRun) -> None:
        self._drive.pause()
        if isinstance(command, Seek):
            run.seek(command.iteration)
        else:
            run.go_on()
        self._changes.moved()

    def _set_parameter(self, command: SetParameter, run: LiveRun) -> None:
        try:
            position = run.trainer.network.position(command.index)
        except IndexError:  # of layers that are gone
            return
        run.set_parameter(position, command.value)
        self._changes.moved()
        self._pictures.hasten()
        self._drive.give_way()
        if run.trainer.iteration == 0:
            self._remark = self._racing.again(run)  # from where it starts now

    def _configure(self, command: Configure) -> None:
        try:
            self._remark = self._succession.configure(command)
        except Refused as problem:
            if self._run is None:
                raise
            self._error = said(problem)
            return
        self._error = None
        self._revision = command.revision

    # pictures and snapshots -----------------------------------------------------------------

    def _is_flat_out(self) -> bool:
        return self._drive.flat_out

    def _scene(self) -> Scene:
        portrait = self._succession.portrait
        assert portrait is not None  # pictures rest before the first run
        return portrait.scene(self._pictures.watch.landscape, self._changes.parameters_revision)

    def snapshot(self) -> Snapshot:
        """The present state, frozen. Raises RuntimeError before the first `Configure`."""
        run, portrait = self._run, self._succession.portrait
        if run is None or portrait is None:
            raise RuntimeError("there is no experiment yet")
        self._changes.shown()
        running = self._drive.active
        run.refresh(running and not self._racing.on)
        status = self._status(running)
        with np.errstate(all="ignore"):
            if self._changes.last is None:
                snapshot = portrait.take(status)
            else:
                snapshot = portrait.with_pictures(self._changes.last, status)
        self._changes.last = None if running or self._racing.on else snapshot
        return snapshot

    def _status(self, running: bool) -> Status:
        pictures = self._pictures
        return Status(
            revision=self._revision,
            answered=self._answered,
            parameters_revision=self._changes.parameters_revision,
            batch_revision=self._changes.batch_revision,
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
            pending=self._fetching.active or pictures.pending(self._changes.parameters_revision),
            saved=self._saved,
            remark=self._remark,
            error=self._error,
            race=self._racing.standing(self._watching.axes(self._run)),
            fetched=self._fetching.share,
        )
