"""When the next iteration is due, how fast the run really goes, and when what costs may
be computed again."""

import math
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal

LARGE = 20_000  # parameters of a network whose iterations and snapshots both take milliseconds
LARGE_REFRESH = 1 / 8  # seconds from one look at its batch to the next: none of it can be read
LARGE_EXAMPLE = 1 / 15  # the same of the example shown, whose units are seen to change
COURTESY = 0.03  # seconds without an iteration while the window draws what a hand has set
BACKLOG = 0.25  # seconds behind its rate after which a run stops catching up
WINDOW = 1.0  # seconds over which the speed is measured

Tempo = Literal["at rest", "at a pace", "flat out"]


class Pace:
    """Rests, goes flat out, or makes `rate` iterations a second; perhaps up to a goal."""

    def __init__(self) -> None:
        self._active = False
        self._rate: float | None = None
        self._goal: int | None = None
        self._next = 0.0
        self._held_until = -math.inf

    @property
    def active(self) -> bool:
        """Whether iterations are to be made."""
        return self._active

    @property
    def paced(self) -> bool:
        """Whether there is a rate to keep."""
        return self._active and self._rate is not None

    @property
    def goal(self) -> int | None:
        """The iteration after which the run pauses by itself."""
        return self._goal

    def play(self, rate: float | None, goal: int | None, now: float) -> None:
        """Go on at `rate`; the first iteration is due at once, or, when the rate of a run
        under way changes, no later than the new rate says."""
        if rate is not None:
            soonest = now + 1 / rate
            was_paced = self._active and self._rate is not None
            self._next = min(self._next, soonest) if was_paced else now
        self._active, self._rate, self._goal = True, rate, goal

    def pause(self) -> None:
        """Rest."""
        self._active, self._goal = False, None

    def give_way(self, now: float) -> None:
        """Leave the processor to the window, which often has only a share of the same core; but
        no more than two thirds of the time, however long a hand goes on."""
        if now - self._held_until > COURTESY / 2:
            self._held_until = now + COURTESY

    def wait(self, now: float) -> float:
        """Seconds until the next iteration is due."""
        due = now if self._rate is None else self._next
        return max(0.0, due - now, self._held_until - now)

    def made(self, iteration: int, now: float) -> None:
        """An iteration has been made, and `iteration` is where the run stands."""
        if self._rate is not None:
            self._next += 1 / self._rate
            if now - self._next > BACKLOG:
                self._next = now
        if self._goal is not None and iteration >= self._goal:
            self.pause()


class Turn:
    """When something that costs is computed again while training runs: it may take a
    twentieth of the time, however long it takes, and flat out no sooner than after `least`
    seconds."""

    SHARE = 0.05

    def __init__(self, least: float = 0.0) -> None:
        self._least = least
        self._affordable = self._next = -math.inf

    @classmethod
    def of_network(cls, size: int) -> "Turn":
        """For what is told of a batch of a network of so many parameters."""
        return cls(LARGE_REFRESH if size > LARGE else 0.0)

    @property
    def due(self) -> bool:
        """Whether its time has come, flat out."""
        return time.perf_counter() >= self._next

    def due_at(self, tempo: Tempo) -> bool:
        """Whether its time has come in a run that goes at this tempo: at rest, always."""
        if tempo == "at a pace":
            return time.perf_counter() >= self._affordable
        return tempo == "at rest" or self.due

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Around the computation."""
        began = time.perf_counter()
        yield
        now = time.perf_counter()
        self._affordable = now + (now - began) / self.SHARE
        self._next = max(now + self._least, self._affordable)


class Allowance:
    """For something that is worth doing often but may take only a share of the time.

    `clock` counts seconds of work. The first `grace` seconds are given in advance.
    """

    SHARE, GRACE = 0.12, 0.05

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._left, self._since, self._cost = self.GRACE, clock(), 0.0

    @property
    def left(self) -> bool:
        """Whether there is enough for another time, as long as the last."""
        now = self._clock()
        self._left += self.SHARE * (now - self._since)
        self._left = min(self._left, max(self.GRACE, self._cost))
        self._since = now
        return self._left >= self._cost

    @contextmanager
    def spent(self) -> Iterator[None]:
        """Around doing it."""
        began = self._clock()
        yield
        self._cost = self._clock() - began
        self._left -= self._cost


class Speedometer:
    """Iterations a second over about the last second."""

    def __init__(self) -> None:
        self._marks: deque[tuple[float, int]] = deque()

    def clear(self) -> None:
        """A run begins, or begins again."""
        self._marks.clear()

    def mark(self, now: float, iteration: int) -> None:
        """The run stands at `iteration`."""
        marks = self._marks
        if marks and now - marks[-1][0] < WINDOW / 20:
            return
        marks.append((now, iteration))
        while len(marks) > 2 and now - marks[1][0] >= WINDOW:
            marks.popleft()

    def speed(self, now: float, iteration: int) -> float:
        """Iterations a second; 0 before there is anything to measure."""
        if not self._marks:
            return 0.0
        since, before = self._marks[0]
        return (iteration - before) / (now - since) if now > since else 0.0
