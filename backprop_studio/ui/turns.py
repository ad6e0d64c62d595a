"""Which views are drawn at a tick: while training runs, they take turns."""

import math
from collections.abc import Iterable, Mapping, Sequence

RATE = 12.0  # times a second that a view is drawn, where the ticks allow
MOVING = 30.0  # the same for those that the eye follows
BUDGET = 0.008  # seconds of drawing in a tick, so that the next one comes in time
RARE = 0.5  # of the time that the window rested may be spent, where that is more
FIRST_GUESS = 0.003  # seconds that a view takes which has not been drawn yet
LEARNING = 0.1  # of the difference is believed
READY = 0.9  # of its time must have passed before a view is drawn again


class Turns:
    """Spreads the views over the ticks, so that none is much longer than others.

    A tick draws the most overdue view, and of the next ones as many as are expected to
    fit into its budget. What each takes is learned from what whole ticks took. Where
    ticks are rare, as at a few iterations a second, each draws all of them. `rates`
    (times a second) tells which views want another rate than `RATE`.
    """

    def __init__(self, rates: Mapping[str, float] | None = None) -> None:
        self._rates = dict(rates or {})
        self._drawn: dict[str, float] = {}  # when
        self._takes: dict[str, float] = {}  # seconds
        self._chosen: tuple[str, ...] = ()
        self._ticked = 0.0
        self._rested = -math.inf  # since when there is nothing to draw; +inf: not yet

    def due(self, names: Sequence[str], running: bool, now: float) -> set[str]:
        """The names whose turn it is at this tick, `now` in seconds."""
        idle, self._ticked, self._rested = now - self._rested, now, math.inf
        self._chosen = tuple(self._fitting(names, idle, now) if running else names)
        self._drawn.update(dict.fromkeys(self._chosen, now))
        return set(self._chosen)

    def _fitting(self, names: Sequence[str], idle: float, now: float) -> Iterable[str]:
        waiting = sorted(names, key=lambda name: self._lateness(name, now), reverse=True)
        left = max(BUDGET, RARE * idle)
        for place, name in enumerate(waiting):
            takes = self._takes.get(name, FIRST_GUESS)
            if place and (self._lateness(name, now) < READY or takes > left):
                continue
            left -= takes
            yield name

    def took(self, seconds: float) -> None:
        """The views of the last tick were drawn in so many seconds, all together, and the
        window rests."""
        self._rested = self._ticked + seconds
        known = {name: self._takes.get(name, FIRST_GUESS) for name in self._chosen}
        expected = sum(known.values())
        if expected > 0:
            factor = 1 + LEARNING * (seconds / expected - 1)
            self._takes.update({name: factor * takes for name, takes in known.items()})

    def _lateness(self, name: str, now: float) -> float:
        """Turns that have passed since it was drawn."""
        return (now - self._drawn.get(name, -math.inf)) * self._rates.get(name, RATE)
