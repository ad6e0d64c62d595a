"""Who is drawn when: the newest snapshot goes to the views that can be seen, by turns."""

import math
import time
from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from backprop_studio.training.later_pictures import PICTURES, newer_pictures
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.turns import MOVING, Turns

AT_HAND = 0.06  # seconds after a command in which its pictures arrive
# That show at once what a hand does to a run, and what it can do next.
FIRST = ("diagram", "chosen", "landscape", "transport")
MOVED = ("diagram", "transport")  # that show at once a single move, which the eye follows there
LAST = ("strip", "curve")  # that tell of the run: what a hand does to a weight is seen elsewhere
ANSWERED = ("landscape",)  # that show what is computed after the answer
NONE: frozenset[str] = frozenset()
SHOWN_PICTURES = {  # by whom which; any by all other views
    "diagram": frozenset({"function"}),  # as the maps of its neurons
    "bar": NONE,
    "chosen": NONE,
    "transport": NONE,
    "strip": NONE,
    "curve": NONE,
    "chain_rule": NONE,
    "landscape": frozenset({"landscape", "landscape_progress", "studies"}),
    "output": frozenset({"function", "studies"}),
}
LATEST = 0.15  # seconds that a view waits while a hand keeps moving
HELD = 0.04  # seconds without any view drawn late, at most, while an answer is awaited
READABLE = 1 / 20  # seconds an iteration: at that pace and slower its numbers can be read
BELIEVED = 0.3  # of what the last iterations took


def by_hand(views: Iterable[str]) -> list[str]:
    """In the order in which a hand awaits them."""
    return sorted(views, key=LAST.__contains__)


class Drawn(Protocol):
    """Anything that shows snapshots."""

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw this state."""

    def isVisible(self) -> bool:
        """Whether it can be seen."""


class Redraw(QObject):
    """Draws; learns from the time until the window is at rest again what drawing takes.

    While training runs, the views take turns; at a pace at which numbers can be read, all draw
    each iteration at once, so that no two tell different ones. What a hand does to the run is
    another matter: the views in `FIRST`, or of a single move those in `MOVED`, show it at once,
    and all others as soon as these can be seen: one after the other, those that have waited
    longest first, or all together where nothing runs; while its next answer is under way they
    wait a little. What a view has shown already is not drawn again for pictures that it does
    not show.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._turns = Turns({"diagram": MOVING, "curve": MOVING})
        self._first: tuple[str, ...] = FIRST  # where nothing runs
        self._awaited: set[int] = set()  # the numbers of a hand's, unanswered
        self._by_hand_until = 0.0
        self._began = 0.0
        self._iteration, self._since = -1, 0.0  # the one that is seen, and since when
        self._pace = 0.0  # seconds an iteration, as seen
        self._snapshot: Snapshot | None = None
        self._views: dict[str, Drawn] = {}
        self._waiting: list[str] = []  # views that have yet to show it
        self._waiting_since = 0.0
        self._drew_late = 0.0  # when one of them was drawn last
        self._told: dict[str, Snapshot] = {}  # what each has shown last
        # A timer of no interval fires when the event loop has nothing else to do.
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._at_rest)

    @property
    def complete(self) -> bool:
        """Whether nothing waits for the window to be at rest."""
        return not self._waiting

    def expect(self, number: int) -> None:
        """The command of this number has been sent; the hand that gave it awaits the answer."""
        self._awaited.add(number)

    def expect_unprompted(self, number: int) -> None:
        """The command of this number no hand has given: it need not be seen at once."""
        self._awaited.discard(number)

    def show(self, snapshot: Snapshot, views: dict[str, Drawn]) -> None:
        """Hand the snapshot to the views whose turn it is."""
        now = self._began = time.perf_counter()
        still_awaited = {number for number in self._awaited if number > snapshot.answered}
        hand = still_awaited != self._awaited
        if hand:
            self._by_hand_until = now + AT_HAND
        self._awaited = still_awaited
        drawn = None if self._snapshot is None else self._snapshot.landscape
        self._first = self._first_after(snapshot, hand)
        self._snapshot, self._views = snapshot, views
        shown = [key for key, view in views.items() if view.isVisible()]
        if snapshot.running:
            due, late = self._due_running(snapshot, shown, hand, snapshot.landscape is not drawn)
        else:
            due, late = self._due_at_rest(snapshot, shown, hand)
        if not self._waiting:
            self._waiting_since = now
        self._waiting = [key for key in late if key in shown and key not in due]
        for key in shown:
            if key in due:
                self._draw(key)
        self._rest.start(0)

    def _first_after(self, snapshot: Snapshot, hand: bool) -> tuple[str, ...]:
        """Who shows at once where nothing runs; what follows of the same deed finds the same."""
        before = self._snapshot
        if before is not None and snapshot.move not in (None, before.move):
            return MOVED
        return FIRST if hand else self._first

    def _due_running(
        self, snapshot: Snapshot, shown: list[str], hand: bool, new_landscape: bool
    ) -> tuple[set[str], list[str]]:
        """Who draws now, and who is to draw as soon as that is seen."""
        if self._began > self._by_hand_until:
            by_turns = not self._at_leisure(snapshot.iteration, self._began)
            return self._turns.due(shown, by_turns, self._began), self._waiting
        first = FIRST if hand else ANSWERED if new_landscape and not self._awaited else ()
        late = self._waiting
        if hand:
            late = [*late, *(key for key in by_hand(shown) if key not in late)]
        return {key for key in shown if key in first}, late

    def _due_at_rest(
        self, snapshot: Snapshot, shown: list[str], hand: bool
    ) -> tuple[set[str], list[str]]:
        """The same where nothing runs."""
        behind = [key for key in shown if self._is_behind(key, snapshot)]
        waited_long = self._waiting and self._began - self._waiting_since > LATEST
        if waited_long or not (hand or self._waiting):
            return set(behind), []
        return {key for key in behind if key in self._first}, by_hand(behind)

    def _is_behind(self, key: str, snapshot: Snapshot) -> bool:
        """Whether the view would show something else than it has shown last."""
        newer = newer_pictures(snapshot, self._told.get(key))
        return newer is None or bool(newer & SHOWN_PICTURES.get(key, PICTURES - {"pending"}))

    def _draw(self, key: str) -> None:
        assert self._snapshot is not None
        self._told[key] = self._snapshot
        self._views[key].show_snapshot(self._snapshot)

    def catch_up(self) -> None:
        """Have the views that have come into sight draw the present state."""
        if self._snapshot is None:
            return
        seen = [key for key, view in self._views.items() if view.isVisible()]
        for key in seen:  # those that wait have their turn soon
            if key not in self._waiting and self._is_behind(key, self._snapshot):
                self._draw(key)

    def forget(self) -> None:
        """Have every view draw the next snapshot, whatever it has shown."""
        self._told.clear()

    def _at_leisure(self, iteration: int, now: float) -> bool:
        """Whether another iteration is to be seen, at a pace at which each can be read."""
        made, passed = iteration - self._iteration, now - self._since
        if not made:
            return False
        self._iteration, self._since = iteration, now
        took = passed / made if made > 0 else passed
        self._pace += BELIEVED * (min(took, 1.0) - self._pace)
        return self._pace > READABLE

    def _at_rest(self) -> None:
        now = time.perf_counter()
        if self._waiting and self._awaited and now - self._drew_late < HELD:
            # The answer, which is about to come, would find the window busy.
            self._rest.start(math.ceil(1000 * (self._drew_late + HELD - now)))
        elif self._waiting and self._snapshot is not None:
            together = 1 if self._snapshot.running else len(self._waiting)
            due, self._waiting = self._waiting[:together], self._waiting[together:]
            for key in due:
                self._draw(key)
            self._drew_late = time.perf_counter()
            self._rest.start(0)
        elif self._began > self._by_hand_until:
            self._turns.took(time.perf_counter() - self._began)
