"""L where a run stands: over its training rows and those held out, when there is time for it."""

import math
from collections.abc import Callable, Generator

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from backprop_studio.engine.batches import Rows
from backprop_studio.engine.settings import Settings
from backprop_studio.engine.trainer import Trainer
from backprop_studio.training import pacing
from backprop_studio.training.messages import LOSS_ROWS

PICTURE_ROWS = 2000  # landscapes are over a fixed sample of so many rows
LARGE_PICTURE_ROWS = 400  # but of so many where the network is large:
LARGE_PICTURE = 50_000_000  # parameters times rows beyond which a sample is smaller
SHARE, LARGE_SHARE = 0.12, 0.05  # of the time, for evaluating L while training runs flat out
LEISURE_SHARE = 0.4  # the same while a run keeps a pace, and waits between its iterations
EARLY = 4  # evaluations as a run begins, while its loss falls fastest, that come sooner:
APART = 3  # after so many times what one takes
GRACE = 0.05  # seconds of evaluations ahead of that share: the first iterations are all recorded
PIECE = 250_000  # numbers in the inputs that are evaluated at a time
CHEAP = 0.001  # seconds: an evaluation that a snapshot of a running training may have made
LATEST = 0.02  # seconds since the last one, after which it does
DEAR = 0.004  # seconds: what took longer is kept for when the run stands there once more
LEAST_KEPT, MOST_KEPT = 2, 16  # of those
KEPT_BYTES = 8 * 2**20  # of parameters, of more than the least

Evaluate = Callable[[Rows], tuple[float, float | None]]


class Losses(Struct, frozen=True):
    """L and the share of right classes, over both tables; names as in `LossWatch`."""

    loss: float
    accuracy: float | None
    validation_loss: float
    validation_accuracy: float | None


class _Known(Struct, frozen=True, eq=False):
    """What was evaluated, and where the run stood, or was about to."""

    losses: Losses
    parameters: NDArray[np.floating]
    running: NDArray[np.float64]
    settings: Settings


class LossWatch:
    """Evaluates L over `rows` and `validation` (of many, fixed samples), and knows what it cost.

    `loss` and `accuracy` are those evaluated last; `stale` says that a parameter has changed
    since, `at_leisure` and `flat_out` are told by whoever drives the run. `clock` counts
    seconds of work.
    """

    def __init__(self, trainer: Trainer, clock: Callable[[], float]) -> None:
        self._trainer, self._clock = trainer, clock
        validation = trainer.validation
        self.rows = sample_rows(trainer.training, LOSS_ROWS)
        self.validation = None if validation is None else sample_rows(validation, LOSS_ROWS)
        self._row_pieces = cut_rows(self.rows)
        self._validation_pieces = [] if self.validation is None else cut_rows(self.validation)
        self.loss, self.validation_loss = math.nan, None if validation is None else math.nan
        self.accuracy: float | None = None
        self.validation_accuracy: float | None = None
        self.stale = True
        self.at_leisure = False  # the run keeps a pace
        self.flat_out = False  # it goes on as fast as it can, and comes by here but once
        self._share = LARGE_SHARE if trainer.network.size > pacing.LARGE else SHARE
        self._allowance, self._allowance_since = GRACE, clock()
        self._cost = 0.0
        self._early = EARLY
        self._evaluated = 0.0  # when L was evaluated last
        self._known: list[_Known] = []  # where it takes long

    def evaluate(self, interrupted: Callable[[], bool] | None = None) -> bool:
        """L here and now; False if `interrupted` meanwhile, and nothing has changed."""
        trainer = self._trainer
        known = self._known_at(trainer.parameters)
        if known is not None:
            self._take(known)
            return True
        began = self._clock()
        found = finished(self.evaluation(trainer.evaluate), interrupted)
        if found is None:
            return False
        self._take(found)
        self._evaluated = self._clock()
        self._cost = self._evaluated - began
        self._allowance -= self._cost
        if self.dear:
            passing = self.flat_out and interrupted is not None
            self.keep(found, trainer.parameters.copy(), LEAST_KEPT if passing else MOST_KEPT)
        return True

    def _take(self, found: Losses) -> None:
        self.loss, self.accuracy = found.loss, found.accuracy
        self.validation_loss = None if self.validation is None else found.validation_loss
        self.validation_accuracy = found.validation_accuracy
        self.stale = False

    @property
    def dear(self) -> bool:
        """Whether an evaluation takes so long that it is worth keeping."""
        return self._cost > DEAR

    def keep(self, found: Losses, parameters: NDArray[np.floating], most: int = MOST_KEPT) -> None:
        """Remember what L is where the run stands, or will stand, with these parameters; of all
        that is known no more than the `most` last."""
        trainer = self._trainer
        self._forget(parameters)
        room = min(most, max(LEAST_KEPT, KEPT_BYTES // parameters.nbytes))
        running = trainer.running.flat.copy()
        known = _Known(found, parameters, running, trainer.settings)
        self._known = [*self._known[1 - room :], known]

    def _known_at(self, parameters: NDArray[np.floating]) -> Losses | None:
        known = self._forget(parameters)
        if known is None:
            return None
        self._known.append(known)  # as the one that was of use last
        return known.losses

    def _forget(self, parameters: NDArray[np.floating]) -> _Known | None:
        """Take what is known of a run with these parameters out of what is kept."""
        trainer = self._trainer
        for place, known in enumerate(self._known):
            if (
                known.settings is trainer.settings
                and np.array_equal(known.parameters, parameters)
                and np.array_equal(known.running, trainer.running.flat)
            ):
                return self._known.pop(place)
        return None

    def evaluation(self, evaluate: Evaluate) -> Generator[None, None, Losses]:
        """L by pieces of a few milliseconds; stops after each but the last."""
        training = yield from _mean(self._row_pieces, evaluate)
        yield
        validation = yield from _mean(self._validation_pieces, evaluate)
        return Losses(*training, *validation)

    def can_afford(self) -> bool:
        """Whether another evaluation would stay within its share of the time, or is one of the
        early ones; it is then made."""
        now = self._clock()
        share = LEISURE_SHARE if self.at_leisure else self._share
        earned = share * (now - self._allowance_since)
        self._allowance = min(max(GRACE, self._cost), self._allowance + earned)
        self._allowance_since = now
        apart = now - self._evaluated >= APART * self._cost
        if self._allowance < self._cost and self._early and apart:
            self._early -= 1
            self._allowance = self._cost
        return self._allowance >= self._cost

    @property
    def wanted(self) -> bool:
        """Whether a snapshot of a running training should have it: it costs next to nothing,
        and there is time left or it was not evaluated for a while."""
        behind = self._clock() - self._evaluated
        return self._cost < CHEAP and (self._allowance > 0 or behind > LATEST)


def finished(
    evaluation: Generator[None, None, Losses], interrupted: Callable[[], bool] | None = None
) -> Losses | None:
    """What is found at its end; None if `interrupted` before."""
    while True:
        try:
            next(evaluation)
        except StopIteration as end:
            found: Losses = end.value
            return found
        if interrupted is not None and interrupted():
            return None


def _mean(
    pieces: list[Rows], evaluate: Evaluate
) -> Generator[None, None, tuple[float, float | None]]:
    """Mean loss and accuracy over all pieces; stops between two of them."""
    if not pieces:
        return math.nan, None
    if len(pieces) == 1:
        return evaluate(pieces[0])
    total, right = 0.0, 0.0
    classes = False
    for number, piece in enumerate(pieces):
        if number:
            yield
        loss, accuracy = evaluate(piece)
        total += len(piece) * loss
        if accuracy is not None:
            classes = True
            right += len(piece) * accuracy
    count = sum(len(piece) for piece in pieces)
    return total / count, right / count if classes else None


def sample_rows(rows: Rows, most: int) -> Rows:
    """The same rows if there are no more than `most`, else a fixed choice of them."""
    if len(rows) <= most:
        return rows
    chosen = np.sort(np.random.default_rng(0).permutation(len(rows))[:most])
    return Rows(rows.inputs[chosen], rows.targets[chosen])


def picture_sample(rows: Rows, parameters: int) -> Rows:
    """Those that landscapes of a network of so many parameters are over."""
    affordable = max(LARGE_PICTURE_ROWS, LARGE_PICTURE // parameters)
    return sample_rows(rows, min(PICTURE_ROWS, affordable))


def cut_rows(rows: Rows) -> list[Rows]:
    """Pieces of wide tables that take a few milliseconds each; others whole."""
    size = max(1, PIECE // rows.inputs.shape[1])
    if len(rows) <= size:
        return [rows]
    starts = range(0, len(rows), size)
    return [Rows(rows.inputs[i : i + size], rows.targets[i : i + size]) for i in starts]
