"""What costs is computed between slices of training, in pieces, the latest wish first.

Each picture or study is a generator that stops after about a millisecond of work. While
training runs flat out, they get a fifth of the time and are coarser where they would take
long; while it rests, they get all of it. One that has been begun is finished with the
parameters it was begun with, so that something is shown however fast they change. Only for a
study that has just been asked, as by a stroke of a pen, a picture is put aside: it goes on
where it was when that is answered.
"""

from collections.abc import Callable, Hashable, Iterator
from typing import Any, cast

import numpy as np

from backprop_studio.training.commands import Watch
from backprop_studio.training.landscape_picture import LandscapePicture
from backprop_studio.training.messages import FunctionPicture, Landscape
from backprop_studio.training.plane_place import Axes
from backprop_studio.training.scene import Scene
from backprop_studio.training.study import Study
from backprop_studio.training.wish import Aside, Wish, moving, new_work

REFRESH = 1 / 15  # seconds from one start to the next, at most; as many while flat out
SOON = 1 / 120  # seconds from one start to the next, at least
SPACED = 5  # times what the last one took
LONG = 0.01  # seconds: what takes longer is coarser while training runs flat out
SLOW = 0.15  # seconds of one that takes longer between two looks at how far it is
HASTE = 0.05  # seconds for what shows an edit by hand, before training gets on
HURRY = 2  # by so much, along each axis
RESTING = 4  # studies kept that are not watched


class Pictures:
    """Keeps what is watched fresh; `scene` is asked for when a picture is begun."""

    def __init__(
        self,
        scene: Callable[[], Scene],
        clock: Callable[[], float],
        hurried: Callable[[], bool],
    ) -> None:
        self._scene = scene
        self._clock = clock
        self._hurried = hurried
        self._watch = Watch()
        self._wishes: dict[Hashable, Wish] = {}
        self._resting: dict[Hashable, Wish] = {}  # studies nobody looks at any more
        self._drawn: Wish | None = None  # the one being drawn
        self._aside: Aside | None = None
        self._pieces: Iterator[None] = iter(())
        self._revision = -1  # that it is drawn for
        self._divisor = 1  # of its resolution
        self._spent = 0.0  # seconds on it so far
        self._told = 0.0  # how many of those had passed when it was last shown
        self._begun = -np.inf
        self._for_hand: Wish | None = None  # what was begun last, if for an edit by hand
        self._unseen = False  # something has been finished and not been shown
        self.haste = 0.0  # seconds that pictures may take at once, whatever their share

    @property
    def watch(self) -> Watch:
        """What is kept fresh."""
        return self._watch

    @property
    def landscape(self) -> Landscape | None:
        """The newest one of the kind watched."""
        return cast("Landscape | None", self._answer("landscape"))

    @property
    def landscape_axes(self) -> Axes | None:
        """Those of the newest landscape."""
        wish = self._wishes.get("landscape")
        return wish.work.axes if wish and isinstance(wish.work, LandscapePicture) else None

    @property
    def take(self) -> float:
        """Seconds for all of them together, as the last time; infinite if that is not known."""
        return sum(wish.took for wish in self._wishes.values() if not wish.is_still)

    @property
    def landscape_progress(self) -> float | None:
        """How far one that takes long is, 0 … 1."""
        wish = self._drawn
        if wish is None or not isinstance(wish.work, LandscapePicture) or self._spent < SLOW:
            return None
        return wish.work.progress

    @property
    def function(self) -> FunctionPicture | None:
        """The newest one of the kind watched."""
        return cast("FunctionPicture | None", self._answer("function"))

    @property
    def studies(self) -> dict[Study[Any], Any]:
        """The newest answers to what is watched."""
        return {
            study: self._wishes[study].work.answer
            for study in self._watch.studies
            if self._wishes[study].work.answer is not None
        }

    def _answer(self, name: str) -> Any:
        wish = self._wishes.get(name)
        return None if wish is None else wish.work.answer

    def set_watch(self, watch: Watch) -> None:
        """Other pictures are wanted; one begun for another wish is dropped. A landscape or
        function of another request takes over the answer to show meanwhile, and a study that
        is asked again goes on with what it has kept."""
        asked: dict[Hashable, Hashable] = {study: study for study in watch.studies}
        asked |= {
            name: request
            for name, request in (("landscape", watch.landscape), ("function", watch.function))
            if request is not None
        }
        before, self._wishes, self._watch = self._resting | self._wishes, {}, watch
        for key, request in asked.items():
            old = before.get(key)
            if old is not None and moving(old.asked) == moving(request):
                self._wishes[key] = old
                old.asked = request
                continue
            self._wishes[key] = new = Wish(request, new_work(key, watch))
            if old is not None:
                new.work.answer, new.cost = old.work.answer, old.cost
                if isinstance(new.work, LandscapePicture):
                    new.work.take_over(old.work)
        self._rest(before)
        drawn = self._drawn
        if drawn is None or drawn not in self._wishes.values() or drawn.is_still:
            self._drawn = None
        if self._aside is not None and self._aside.wish not in self._wishes.values():
            self._aside = None
        self._put_aside()

    def _put_aside(self) -> None:
        """Let a study that has no answer yet go before a picture."""
        asked = any(self._wishes[study].work.answer is None for study in self._watch.studies)
        drawn = self._drawn
        if drawn is None or not asked or isinstance(drawn.asked, Study):
            return
        self._aside = Aside(
            drawn, self._pieces, self._revision, self._divisor, self._spent, self._told
        )
        self._drawn = None
        self._begun = -np.inf

    def _take_up(self, aside: Aside) -> None:
        """Go on with a picture that was put aside."""
        self._drawn, self._pieces = aside.wish, aside.pieces
        self._revision, self._divisor = aside.revision, aside.divisor
        self._spent, self._told = aside.spent, aside.told
        self._aside = None

    def _rest(self, before: dict[Hashable, Wish]) -> None:
        """Keep the studies that rested last, for they may be asked again."""
        idle = [key for key in before if isinstance(key, Study) and key not in self._wishes]
        self._resting = {key: before[key] for key in idle[-RESTING:]}

    def hasten(self) -> None:
        """A parameter has been set by hand: the person waits to see what that does, and what
        is being drawn of the run before is of no use. What an edit before has begun is finished:
        else nothing would be shown while the hand moves."""
        if self._for_hand is None:
            self._drawn = None
        self.haste = HASTE
        self._begun = -np.inf

    def forget(self) -> None:
        """Rows or network are others: nothing drawn so far is of use."""
        self._resting.clear()
        for wish in self._wishes.values():
            wish.work.forget()
            wish.shows, wish.coarse = -1, False
        self._drawn = self._aside = None

    def redraw(self) -> None:
        """Another run of the same network: draw everything anew, showing the old meanwhile."""
        self._resting.clear()
        for wish in self._wishes.values():
            wish.work.redraw()
            wish.shows, wish.coarse = -1, False
        self._drawn = self._aside = None

    def pending(self, revision: int) -> bool:
        """Whether something watched does not show this revision yet."""
        return self._drawn is not None or self._next(revision) is not None

    def rest(self, revision: int) -> float | None:
        """Seconds until there is work; None if there is none."""
        if self._drawn is not None:
            return 0.0
        if self._next(revision) is None:
            return None
        return max(0.0, self._begun + self._spacing - self._clock())

    @property
    def _spacing(self) -> float:
        """Seconds from one start to the next. A run at a pace leaves time enough for pictures
        that take little to follow every iteration."""
        if self.haste:
            return 0.0
        if self._hurried() or self._for_hand is not None:
            return REFRESH
        return min(REFRESH, max(SOON, SPACED * self._spent))

    def advance(self, deadline: float, revision: int, interrupted: Callable[[], bool]) -> bool:
        """Work until the `deadline` or a command; True if something is to be shown: it has
        been finished, or takes long and is shown as far as it is. What follows an edit by hand
        is shown with the rest of it, for each look redraws the window that the hand waits for;
        only the landscape, where the hand may be, is shown at once."""
        finished, start = False, self._clock()
        while self._clock() < deadline and not interrupted():
            if self._drawn is None:
                if self.rest(revision) != 0.0:
                    break
                self._begin(revision)
                continue
            began, before = self._clock(), self._drawn.work.answer
            with np.errstate(all="ignore"):  # of a run that left the numbers behind
                done = next(self._pieces, self) is self
            self._spent += self._clock() - began
            if done:
                self._finish(self._drawn)
                finished = finished or isinstance(self._drawn.work, LandscapePicture)
                self._drawn, self._unseen = None, True
            elif self._drawn.work.answer is not before or self._told + SLOW < self._spent:
                self._told = self._spent
                finished = True  # on the way, but worth a look
        if self.haste:
            waits = self.pending(revision)
            self.haste = max(0.0, self.haste - self._clock() + start) if waits else 0.0
        finished = finished or (self._unseen and not self.haste)
        self._unseen = self._unseen and not finished
        return finished

    def _next(self, revision: int) -> Wish | None:
        """The one that is furthest behind; after an edit by hand the landscape first, but not
        twice in a row: the others would never be drawn while the hand moves."""
        hurried = self._hurried()
        behind = [
            wish
            for wish in self._wishes.values()
            if (wish.shows != revision or (wish.coarse and not hurried)) and not wish.is_still
        ]
        landscape = self._wishes.get("landscape")
        if self.haste and landscape in behind and self._for_hand is not landscape:
            return landscape
        return min(behind, key=lambda wish: wish.shows, default=None)

    def _begin(self, revision: int) -> None:
        self._drawn = wish = self._next(revision)
        self._for_hand = wish if self.haste else None
        if wish is None:
            return
        self._begun = self._clock()
        if self._aside is not None and self._aside.wish is wish:
            self._take_up(self._aside)
            return
        self._spent, self._told, self._revision = 0.0, 0.0, revision
        long = 2 * HASTE if self.haste else LONG
        self._divisor = HURRY if self._hurried() and wish.cost > long else 1
        self._pieces = wish.work.pieces(self._scene(), self._divisor)

    def _finish(self, wish: Wish) -> None:
        wish.shows, wish.took = self._revision, self._spent
        wish.coarse = self._divisor != 1 or wish.work.unfinished
        if not wish.coarse:
            known = 0.0 if np.isinf(wish.cost) else wish.cost
            wish.cost = max(self._spent, 0.9 * known)
        elif self._divisor != 1:  # the machine may have more time than it had
            wish.cost = min(wish.cost, self._divisor**2 * self._spent)
