"""How many iterations fit between two looks at the clock."""

WEIGHT = 0.1  # of the newest iterations in what one is expected to take


class Chunk:
    """So many iterations as take about `seconds`; one is expected to take `step` of them
    before any has been made."""

    def __init__(self, seconds: float, step: float) -> None:
        self._seconds, self._step = seconds, step

    def count(self, most: int) -> int:
        """At least one, at most `most`."""
        return max(1, min(most, int(self._seconds / self._step)))

    def took(self, seconds: float, count: int) -> None:
        """What `count` iterations have taken."""
        if seconds > 0:
            self._step += WEIGHT * (seconds / count - self._step)
