"""What the person has really done since the page was opened, told by events and snapshots."""

import math

import numpy as np

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.training.messages import Floats, LayerValues, Snapshot

GROWN, GROWING = 4.0, 3  # a loss so many times that at the start, after so many iterations
RISEN = 1.1  # times its minimum: then the validation loss has risen
SETTLED = 15  # iterations without growth after which a rate is called stable


class Deeds:
    """Fed by whoever shows the page; read by `conditions`. Names are those of `names`.

    Attributes to read: `by_hand` (names set by hand: weights, biases, inputs, targets,
    `rate`), `trained` (most iterations of one run), `moves` (how many were made one by
    one), `diverged_rates` and `stable_rates` (learning rates tried), `resets`, `views`,
    `answers` (whether each was right), `readings` (what was read in the drawing on the pad,
    stroke by stroke), `best` (revision, and the iteration of the least validation loss
    in a run after which it rose), `first` and `last` snapshot of the page.
    """

    def __init__(self) -> None:
        self.by_hand: list[str] = []
        self.since_trained: list[str] = []  # set by hand since the last training
        self.trained = 0
        self.moves = 0
        self.diverged_rates: set[float] = set()
        self.stable_rates: set[float] = set()
        self.resets = 0
        self.raced = 0  # iterations that a race has come
        self.views: set[str] = set()
        self.answers: list[bool] = []
        self.chosen: set[str] = set()
        self.first: Snapshot | None = None
        self.last: Snapshot | None = None
        self.readings: list[str] = []
        self.best: tuple[int, int] | None = None
        self._least = math.inf  # validation loss at `best`
        self._base = 0  # iteration from which `trained` counts
        self._leg: tuple[float, int, float] | None = None  # rate, iteration, loss at its start

    def set_by_hand(self, name: str) -> None:
        """A number was dragged or typed."""
        self.by_hand.append(name)
        self.since_trained.append(name)
        self._leg = None

    def reset(self) -> None:
        """The run went back to its start."""
        self.resets += 1
        self.since_trained = []
        self._leg = None

    def answer(self, right: bool) -> None:
        """The page's question was answered."""
        self.answers.append(right)

    def read(self, name: str) -> None:
        """What the network reads in the drawing after a stroke; empty for blank paper."""
        if not name:
            self.readings = []
        elif self.readings[-1:] != [name]:
            self.readings.append(name)

    def see(self, snapshot: Snapshot) -> None:
        """The newest state. Those of looking back at earlier iterations tell nothing.

        States in between may never be seen, on a slow machine more of them than on a fast one.
        So what happened since the last one is read from the run's record, not from what was seen.
        """
        if self.first is None:
            self.first, self._base = snapshot, snapshot.iteration
        before, self.last = self.last, snapshot
        if snapshot.race is not None:
            self.raced = max(self.raced, snapshot.race.iteration)
        if snapshot.iteration < snapshot.last_iteration:
            return
        if before is not None:
            self.moves += moves_between(before, snapshot)
            if snapshot.iteration > before.iteration:
                self.since_trained = []
            elif self.resets and snapshot.iteration < before.iteration:
                self._base = 0
        self.trained = max(self.trained, snapshot.iteration - self._base)
        self._see_rate(snapshot)
        self._see_best(snapshot)

    def _see_best(self, snapshot: Snapshot) -> None:
        """Where the validation loss was least, once it has risen again."""
        losses = snapshot.record.validation
        if losses is None or not np.isfinite(losses).any():
            return
        place = int(np.nanargmin(losses))
        least = float(losses[place])
        if self.best is not None and self.best[0] != snapshot.revision:
            self.best = None
        # The same run made anew has small rises on its way down: they are no news.
        is_news = self.best is None or least < self._least
        if is_news and float(np.nanmax(losses[place:])) >= RISEN * least:
            self.best = snapshot.revision, int(snapshot.record.iteration[place])
            self._least = least

    def _see_rate(self, snapshot: Snapshot) -> None:
        """Whether the loss grows or not with the present learning rate."""
        rate, leg = snapshot.learning_rate, self._leg
        if leg is None or leg[0] != rate or snapshot.iteration <= leg[1]:
            self._leg = leg = rate, snapshot.iteration, snapshot.loss
        _, began, loss = leg
        made, losses = since(snapshot, began)
        grown = bool((losses[made >= GROWING] > GROWN * loss).any())
        if snapshot.stopped == "diverged" or grown or not math.isfinite(snapshot.loss):
            self.diverged_rates.add(rate)
            self.stable_rates.discard(rate)
        elif rate not in self.diverged_rates and (losses[made >= SETTLED][:1] <= loss).any():
            self.stable_rates.add(rate)


def since(snapshot: Snapshot, iteration: int) -> tuple[Floats, Floats]:
    """Iterations made since that one, and the loss after each; both (count,)."""
    record = snapshot.record
    made = record.iteration - iteration
    return made[made > 0], record.training[made > 0]


def came_below(snapshot: Snapshot, bound: float, iterations: int) -> bool:
    """Whether the loss was below `bound` within so many iterations of the run."""
    record = snapshot.record
    early = (record.iteration <= iterations) & (record.iteration <= snapshot.iteration)
    return bool((record.training[early] < bound).any())


def moves_between(before: Snapshot, now: Snapshot) -> int:
    """How many moves were made one by one between two states, seen or not; iterations made
    at once do not count."""
    if now.move is None or not now.moves:
        return 0
    made = _place(now) - _place(before)
    if made > len(now.moves):  # whole iterations, and then the first moves of one
        return now.moves.index(now.move) + 1
    return max(0, made)


def _place(snapshot: Snapshot) -> int:
    """Moves since iteration 0. With the update the next iteration has begun."""
    if snapshot.move is None:
        return snapshot.iteration * len(snapshot.moves)
    begun = snapshot.iteration - (snapshot.move.kind == "update")
    return begun * len(snapshot.moves) + snapshot.moves.index(snapshot.move) + 1


def equal_units(snapshot: Snapshot) -> bool:
    """Whether some hidden layer has two units with the same weights, bias and activation."""
    for number, layer in enumerate(snapshot.parameters[:-1]):
        columns = np.vstack((layer.weights, layer.bias, snapshot.example.a[number])).T
        unique = np.unique(np.round(columns, 12), axis=0)
        if len(unique) < len(columns):
            return True
    return False


def turned(first: tuple[LayerValues, ...], last: tuple[LayerValues, ...]) -> bool:
    """Whether every number has the opposite sign."""
    if [layer.weights.shape for layer in first] != [layer.weights.shape for layer in last]:
        return False
    return all(
        bool((old.weights * new.weights < 0).all() and (old.bias * new.bias < 0).all())
        for old, new in zip(first, last, strict=True)
    )


def crossed(snapshot: Snapshot, index: ParameterIndex, now: float, start: float) -> bool:
    """Whether training took a parameter through zero."""
    return snapshot.iteration > 0 and now * start < 0
