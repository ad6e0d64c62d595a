"""What Play, Pause and counted iterations do, to a run or to the runners of a race."""

from collections.abc import Callable
from typing import Protocol

from backprop_studio.training.pacing import Pace, Speedometer

MANY = 1 << 40


class Driven(Protocol):
    """Something that makes iterations; `ended` when it can make no more."""

    @property
    def iteration(self) -> int:
        """Iterations made."""

    @property
    def ended(self) -> bool:
        """Whether it goes no further."""

    @property
    def iterations_per_epoch(self) -> int:
        """Batches an epoch."""

    def iterations_left_in_epoch(self) -> int:
        """To the end of the present epoch; between epochs, those of the next."""

    def iterate(self, most: int, interrupted: Callable[[], bool]) -> None:
        """A few iterations, at most `most`."""

    def record(self) -> None:
        """Evaluate the loss where it stands."""


class Drive:
    """At rest, flat out, or at a pace; perhaps up to a goal. `driven` is what it drives."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._pace, self._speed = Pace(), Speedometer()
        self._held = False
        self.driven: Driven | None = None

    @property
    def active(self) -> bool:
        """Whether iterations are to be made."""
        return self._pace.active and not self._held

    @property
    def paced(self) -> bool:
        """Whether there is a rate to keep."""
        return self._pace.paced and not self._held

    @property
    def flat_out(self) -> bool:
        """Whether it goes as fast as it can."""
        return self.active and not self._pace.paced

    @property
    def wait(self) -> float | None:
        """Seconds until the next iteration is due; None at rest."""
        return self._pace.wait(self._clock()) if self.active else None

    @property
    def speed(self) -> float:
        """Iterations a second; 0 at rest."""
        if self.driven is None or not self.active:
            return 0.0
        return self._speed.speed(self._clock(), self.driven.iteration)

    def put(self, driven: Driven) -> None:
        """Drive this from now on; it rests."""
        self._pace.pause()
        self._speed.clear()
        self.driven = driven

    def play(self, rate: float | None, goal: int | None) -> None:
        """Go on at `rate` (None: flat out) up to iteration `goal`, held or not."""
        self._held = False
        driven = self.driven
        if driven is None or (goal is not None and goal <= driven.iteration):
            self.pause()
            return
        now = self._clock()
        if not self._pace.active:
            self._speed.clear()
            self._speed.mark(now, driven.iteration)
        self._pace.play(rate, goal, now)

    def hold(self, held: bool) -> None:
        """Rest while the ball is in a hand, then go on as before."""
        self._held = held
        if self.driven is None or not self._pace.active:
            return
        if held:
            self.driven.record()
        else:
            self._speed.clear()
            self._speed.mark(self._clock(), self.driven.iteration)

    def give_way(self) -> None:
        """A hand has set something: a run that goes flat out lets the window draw that first."""
        if self.flat_out:
            self._pace.give_way(self._clock())

    def make(self, count: int) -> None:
        """So many iterations more, beside those already asked for."""
        self.play(None, self._under_way() + count)

    def finish_epoch(self) -> None:
        """To the end of the epoch in which the iterations asked for so far will end."""
        if self.driven is None:
            return
        end = self.driven.iteration + self.driven.iterations_left_in_epoch()
        beyond, epoch = self._under_way() + 1 - end, self.driven.iterations_per_epoch
        self.play(None, end + max(0, -(-beyond // epoch)) * epoch)

    def _under_way(self) -> int:
        """Where the iterations asked for so far will end."""
        goal = self._pace.goal
        here = 0 if self.driven is None else self.driven.iteration
        flat_out = self._pace.active and not self._pace.paced
        return goal if flat_out and goal is not None else here

    def pause(self) -> None:
        """Rest, with the loss known where it stands."""
        self._pace.pause()
        if self.driven is not None:
            self.driven.record()

    def advance(self, end: float, interrupted: Callable[[], bool]) -> bool:
        """Iterate until `end` or a command; whether anything has changed."""
        pace, driven = self._pace, self.driven
        if driven is None or not self.active:
            return False
        before = driven.iteration
        while pace.active and not interrupted():
            now = self._clock()
            if self._clock() >= end or pace.wait(now) > 0:
                break
            goal = pace.goal
            most = 1 if pace.paced else MANY if goal is None else goal - driven.iteration
            driven.iterate(most, interrupted)
            pace.made(driven.iteration, now)
            if driven.ended:
                pace.pause()
        changed = driven.iteration != before or not pace.active
        if not pace.active:
            driven.record()
        self._speed.mark(self._clock(), driven.iteration)
        return changed
