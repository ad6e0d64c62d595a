"""Which run is trained, and what puts another in its place: an edit, a reset, an undo, a race.

What a method returns is a sentence to be shown beside the run; None: there is nothing to say.
"""

from collections.abc import Callable

from backprop_studio.engine.mistakes import NO_MISTAKES
from backprop_studio.phrase import Phrase
from backprop_studio.training.beginning import restarted
from backprop_studio.training.changes import Changes
from backprop_studio.training.commands import Configure, Reset, Restore, SetMistakes
from backprop_studio.training.continuity import configured
from backprop_studio.training.drive import Drive
from backprop_studio.training.kept_runs import KeptRuns
from backprop_studio.training.live_run import LiveRun
from backprop_studio.training.race_messages import RaceCommand, StartRace, StopRace, TakeOver
from backprop_studio.training.racing import Racing
from backprop_studio.training.snapshots import Portrait
from backprop_studio.training.watching import Watching

Replacing = Reset | Restore | SetMistakes | RaceCommand


class Succession:
    """The present `run` with its `portrait`, None before the first `configure`, and the runs
    that were put away. `clock` counts the seconds in which the worker works."""

    def __init__(
        self,
        drive: Drive,
        racing: Racing,
        watching: Watching,
        changes: Changes,
        clock: Callable[[], float],
    ) -> None:
        self._drive, self._racing = drive, racing
        self._watching, self._changes = watching, changes
        self._clock = clock
        self.run: LiveRun | None = None
        self.portrait: Portrait | None = None
        self._kept = KeptRuns()
        self._mistakes = NO_MISTAKES
        self._visiting = False  # the next document is visited, from its own beginning

    def configure(self, command: Configure) -> str | None:
        """Train the command's experiment from now on. Raises Refused, and then the run is the
        same."""
        run = self.run
        # What is visited starts as its document says: no weights are carried over.
        kept = self._brought(command)
        before = None if self._visiting else kept or run
        after = configured(before, command, self._mistakes, self._clock)
        if self._visiting and self._mistakes.any:
            after = restarted(after, self._mistakes)
        self._visiting = False
        if run is not None and after is not run and command.passage.keep is not None:
            self._kept.put(command.passage.keep, run)
        if run is None or command.restart:
            self._kept.clear()
            self._racing.end(after)
            self._mistakes = NO_MISTAKES
        if after is run:
            return self._racing.renew(run, run.past.intended)
        return self._show(after)

    def _brought(self, command: Configure) -> LiveRun | None:
        """The run that an undone change of the network brings back."""
        number = command.passage.bring
        kept = None if number is None else self._kept.take(number)
        if kept is not None:
            self._mistakes = kept.mistakes
        return kept

    def obey(self, command: Replacing, run: LiveRun) -> str | None:
        """What the command asks of the present `run`."""
        if isinstance(command, Reset):
            self._kept.put(command.token, run, command.visit)
            self._visiting = command.visit
            return self._show(restarted(run))
        if isinstance(command, Restore):
            return self._restore(command.token)
        if isinstance(command, SetMistakes):
            self._mistakes = command.mistakes
            return self._show(restarted(run, command.mistakes))
        return self._obey_race(command, run)

    def _restore(self, token: int) -> str | None:
        self._visiting = False
        run = self._kept.take(token)
        if run is None:
            return Phrase("The run before that reset is no longer kept.")
        self._mistakes = run.mistakes
        return self._show(run)

    def _obey_race(self, command: RaceCommand, run: LiveRun) -> str | None:
        if isinstance(command, StartRace):
            remark = self._racing.start(run, command.runners)
            self._watching.follow(run)
            return remark
        if isinstance(command, StopRace):
            self._racing.end(run)
            return None
        if isinstance(command, TakeOver):
            return self._exchange(self._racing.taken_over(command.runner), command.token, run)
        return self._exchange(self._kept.take(command.token), command.token, run)

    def _exchange(self, other: LiveRun | None, token: int, run: LiveRun) -> str | None:
        """Another run in place of the present one, which is kept."""
        if other is None:
            return Phrase("The run before that take-over is no longer kept.")
        self._racing.end(run)
        self._kept.put(token, run)
        return self._show(other)

    def _show(self, run: LiveRun) -> str | None:
        """Put another run in place of the present one, at rest; a race begins again."""
        before, self.run = self.run, run
        self.portrait = Portrait(run)
        self._drive.put(run)
        alike = before is not None and run.data is before.data and run.layout == before.layout
        self._watching.turn_to(run, alike=alike)
        self._changes.moved()
        remark = self._racing.again(run)
        self._watching.follow(run)
        return remark
