"""The one script that PageDown and PageUp walk: what every kind of it can do, and the free one."""

from collections.abc import Callable
from typing import Protocol

from backprop_studio.ui.presenting.pairs import Pair, composed, title_of


class Script(Protocol):
    """Steps in order; `number` is that of the step that stands, from 0."""

    @property
    def number(self) -> int:
        """Which step stands."""

    @property
    def titles(self) -> tuple[str, ...]:
        """What the steps are called."""

    @property
    def notes(self) -> str:
        """What the speaker wrote for the step that stands."""

    @property
    def views(self) -> tuple[str, ...] | None:
        """The views of the step; None: those that are shown anyway."""

    def next(self) -> bool:
        """One step on; False: this is the last one."""

    def previous(self) -> bool:
        """One step back, to where it was left; False: this is the first one."""


class FreeScript:
    """The composed pairs, one after the other; the run is what it is."""

    def __init__(self, is_there: Callable[[str], bool]) -> None:
        self._is_there = is_there
        self._pair: Pair | None = None

    @property
    def _pairs(self) -> tuple[Pair, ...]:
        return composed(self._is_there)

    @property
    def number(self) -> int:
        """Which pair stands."""
        pairs = self._pairs
        return pairs.index(self._pair) if self._pair in pairs else 0

    @property
    def titles(self) -> tuple[str, ...]:
        """The pairs that the problem has a use for."""
        return tuple(title_of(pair) for pair in self._pairs)

    @property
    def notes(self) -> str:
        """None are written here."""
        return ""

    @property
    def views(self) -> tuple[str, ...] | None:
        """One or two."""
        pairs = self._pairs
        return pairs[self.number].views if pairs else None

    def next(self) -> bool:
        """The next pair."""
        return self._go(1)

    def previous(self) -> bool:
        """The pair before."""
        return self._go(-1)

    def _go(self, step: int) -> bool:
        pairs, wanted = self._pairs, self.number + step
        if not 0 <= wanted < len(pairs):
            return False
        self._pair = pairs[wanted]
        return True
