"""Which views are drawn at a tick: while training runs, they take turns."""

import math
from collections.abc import Mapping, Sequence

RATE = 12.0  # times a second that a view is drawn, where the ticks allow
MOVING = 30.0  # the same for those that the eye follows


class Turns:
    """Spreads the views evenly over the ticks, so that no tick is much longer than others.

    Where ticks are rare, as at a few iterations a second, each draws all of them.
    `rates` (times a second) tells which views want another rate than `RATE`.
    """

    def __init__(self, rates: Mapping[str, float] | None = None) -> None:
        self._rates = dict(rates or {})
        self._drawn: dict[str, float] = {}
        self._ticked = -math.inf

    def _rate(self, name: str) -> float:
        return self._rates.get(name, RATE)

    def due(self, names: Sequence[str], running: bool, now: float) -> set[str]:
        """The names whose turn it is at this tick, `now` in seconds: the most overdue."""
        since, self._ticked = now - self._ticked, now
        chosen = list(names)
        if running:
            share = sum(min(1.0, since * self._rate(name)) for name in names)
            chosen.sort(key=lambda name: self._lateness(name, now), reverse=True)
            chosen = chosen[: max(1, round(share))]
        self._drawn.update(dict.fromkeys(chosen, now))
        return set(chosen)

    def _lateness(self, name: str, now: float) -> float:
        return (now - self._drawn.get(name, -math.inf)) * self._rate(name)
