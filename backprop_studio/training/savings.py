"""What the last update made of L."""

from collections import OrderedDict

KEPT = 4096  # iterations of which it is remembered, so that one can go back to them


class Savings:
    """Remembers L before and after an update wherever both were evaluated.

    Between the two only the update may have happened: after an edit by hand or a jump
    to another iteration, `jumped` says so, and the next evaluation begins anew.
    """

    def __init__(self) -> None:
        self._last: tuple[int, float] | None = None
        self._kept: OrderedDict[int, tuple[float, float]] = OrderedDict()

    def evaluated(self, iteration: int, loss: float) -> None:
        """L of the parameters after `iteration`."""
        last = self._last
        if last is not None and last[0] + 1 == iteration:
            self._kept[iteration] = last[1], loss
            self._kept.move_to_end(iteration)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._last = iteration, loss

    def jumped(self) -> None:
        """The parameters have changed otherwise than by an update."""
        self._last = None

    @property
    def before(self) -> float | None:
        """L before the update after which it was evaluated last; None where that is not
        known, or the parameters are no longer those that the update left."""
        if self._last is None:
            return None
        before, after = self._kept.get(self._last[0], (None, None))
        return before if after == self._last[1] else None
