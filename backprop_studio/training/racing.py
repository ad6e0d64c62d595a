"""Whether a race is on, and what its commands do."""

from collections.abc import Callable, Sequence

from backprop_studio.experiment.model import Experiment, Optimizer
from backprop_studio.experiment.problem import Refused
from backprop_studio.phrase import Phrase, said
from backprop_studio.training.drive import Drive
from backprop_studio.training.live_run import LiveRun
from backprop_studio.training.plane_place import Axes
from backprop_studio.training.race import LiveRace
from backprop_studio.training.race_messages import RaceStanding


class Racing:
    """Puts the race into the `drive` in place of the run, and takes it out again.

    `clock` counts the seconds in which the worker works.
    """

    def __init__(self, drive: Drive, clock: Callable[[], float]) -> None:
        self._drive, self._clock = drive, clock
        self._race: LiveRace | None = None

    @property
    def on(self) -> bool:
        """Whether there is a race."""
        return self._race is not None

    def start(self, run: LiveRun, optimizers: Sequence[Optimizer]) -> str | None:
        """Runners where `run` starts; a sentence if they cannot be."""
        self.end(run)
        if run.mistakes.any:
            return Phrase(
                "Mend the training loop first: the runners of a race train as they should."
            )
        try:
            self._race = LiveRace(run, optimizers, self._clock)
        except (Refused, ValueError) as problem:
            return said(problem)
        self._drive.put(self._race)
        return None

    def again(self, run: LiveRun) -> str | None:
        """The same runners where `run` starts now, if there is a race."""
        return None if self._race is None else self.start(run, self._race.optimizers)

    def renew(self, run: LiveRun, wanted: Experiment) -> str | None:
        """Again, if runners would train otherwise now: all but the optimizer is theirs too."""
        if self._race is None or self._race.trains_as(wanted):
            return None
        return self.again(run)

    def end(self, run: LiveRun) -> None:
        """The run is driven again."""
        if self._race is not None:
            self._race = None
            self._drive.put(run)

    def taken_over(self, runner: int) -> LiveRun | None:
        """That runner's run, where it stands; None where there is no such runner."""
        race = self._race
        if race is None or not 0 <= runner < len(race.optimizers):
            return None
        return race.taken_over(runner)

    def follow(self, axes: Axes | None) -> None:
        """Which axes the trails will be about."""
        if self._race is not None:
            self._race.follow(axes)

    def standing(self, axes: Axes | None) -> RaceStanding | None:
        """How the race stands, with places on `axes`; None without one."""
        if self._race is None:
            return None
        return self._race.standing(self._drive.active, axes)
