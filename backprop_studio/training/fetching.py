"""The digits, read between two slices of training before an experiment asks for them.

A run is not touched meanwhile: who gives up goes on with what was there.
"""

from collections.abc import Iterator

from backprop_studio.data import digits

TOLD = 0.02  # of the whole between two words about the progress


class Fetching:
    """Reads while it is `active`."""

    def __init__(self) -> None:
        self._pieces: Iterator[float] | None = None
        self._share, self._told = 0.0, 0.0

    @property
    def active(self) -> bool:
        """Whether there is something left to read."""
        return self._pieces is not None

    @property
    def share(self) -> float | None:
        """0 to 1; 1 once they are at hand, whoever had them read; None if nobody asks."""
        if digits.loaded():
            return 1.0
        return self._share if self.active else None

    def ask(self, wanted: bool) -> None:
        """Read from now on; or forget what has been read."""
        self._share, self._told = 0.0, 0.0
        self._pieces = digits.pieces() if wanted and not digits.loaded() else None

    def advance(self) -> bool:
        """One piece, about 2 ms. Whether there is something to tell."""
        if self._pieces is None:
            return False
        share = next(self._pieces, None)
        if share is None:
            self._pieces = None
            return True
        self._share = share
        if share - self._told < TOLD:
            return False
        self._told = share
        return True
