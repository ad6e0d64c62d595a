"""Which views are drawn at a tick: while training runs, those that cost take turns."""

import math
from collections.abc import Sequence

RATE = 12.0  # times a second that each is drawn, where the ticks allow


class Turns:
    """Spreads the views evenly over the ticks, so that no tick is much longer than others.

    Where ticks are rare, as at a few iterations a second, each draws all of them.
    """

    def __init__(self) -> None:
        self._drawn: dict[str, float] = {}
        self._ticked = -math.inf

    def due(self, names: Sequence[str], running: bool, now: float) -> set[str]:
        """The names whose turn it is at this tick, `now` in seconds."""
        since, self._ticked = now - self._ticked, now
        count = max(1, round(len(names) * min(1.0, since * RATE))) if running else len(names)
        waiting = sorted(names, key=lambda name: self._drawn.get(name, -math.inf))
        chosen = waiting[:count]
        self._drawn.update(dict.fromkeys(chosen, now))
        return set(chosen)
