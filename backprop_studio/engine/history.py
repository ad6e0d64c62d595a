"""The past of a run: back to any iteration, exactly, within a bound of memory.

A run is deterministic, so a few complete states (keyframes) are enough: to stand at
iteration t again, restore the last keyframe before t and make the iterations between
once more. The distance of keyframes is chosen so that this is quick; when they outgrow
the bound, or are very many, every second one is dropped and the distance doubles.

An edit (other settings, a parameter set by hand) cannot be replayed, so it closes a
segment and begins another with a keyframe of its own. Those are dropped last, the
earliest first; `first` says how far back one can still go.
"""

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backprop_studio.engine.settings import Settings, TrainerState
from backprop_studio.engine.trainer import Trainer

Array = NDArray[Any]

DEFAULT_BYTES = 64 * 2**20
# What a keyframe weighs beside its arrays: the objects around them.
KEYFRAME_OVERHEAD = 1500
# Between two keyframes lie at most so many iterations, and about so many multiplications.
MOST_ITERATIONS = 400
MOST_MULTIPLICATIONS = 200_000_000
# More keyframes than this are thinned out too: a long run of a small network would fill the
# bound only to be a few milliseconds quicker.
MOST_KEYFRAMES = 1000


@dataclass(slots=True)
class Segment:
    """A stretch of the run under the same `settings`. `keyframes` are in order, the first
    at its beginning; `iterations` are theirs."""

    settings: Settings
    keyframes: list[TrainerState] = field(default_factory=list)
    iterations: list[int] = field(default_factory=list)

    @property
    def start(self) -> int:
        """The iteration it begins at."""
        return self.iterations[0]

    def append(self, state: TrainerState) -> None:
        """One keyframe more."""
        self.keyframes.append(state)
        self.iterations.append(state.iteration)

    def cut(self, length: int) -> None:
        """Only the first `length` keyframes."""
        del self.keyframes[length:], self.iterations[length:]

    def thin(self) -> None:
        """Without every second keyframe; the first stays."""
        del self.keyframes[1::2], self.iterations[1::2]


class History:
    """The record of `trainer`'s run from where it stands now.

    Either let it lead the run (`advance`), or call `record` after iterations made
    otherwise, at least every `interval` of them. Call `edited` after each
    `trainer.configure` and `trainer.set_parameter`, `branch` before going on from the past.
    """

    def __init__(self, trainer: Trainer, limit: int = DEFAULT_BYTES) -> None:
        self.trainer = trainer
        self.limit = limit
        self.interval = self._first_interval()
        self.last = trainer.iteration
        self._end: TrainerState | None = None  # where the run stood when it was left
        self._segments: list[Segment] = []
        self._begin_segment()

    def _first_interval(self) -> int:
        trainer = self.trainer
        rows = trainer.settings.batch_size or len(trainer.training)
        work = 3 * rows * trainer.network.size
        return int(np.clip(MOST_MULTIPLICATIONS // max(1, work), 1, MOST_ITERATIONS))

    @property
    def first(self) -> int:
        """The earliest iteration that can be returned to."""
        return self._segments[0].start

    @property
    def bytes(self) -> int:
        """What the keyframes weigh; an array that several share counts once."""
        arrays: dict[int, int] = {}
        for state in self._keyframes():
            for array in _arrays(state):
                arrays[id(array)] = array.nbytes
        return sum(arrays.values()) + KEYFRAME_OVERHEAD * self.keyframe_count

    @property
    def keyframe_count(self) -> int:
        """How many complete states are kept."""
        return sum(len(segment.keyframes) for segment in self._segments)

    @property
    def _has_very_many(self) -> bool:
        return self.keyframe_count - len(self._segments) > MOST_KEYFRAMES

    @property
    def in_the_past(self) -> bool:
        """Whether the trainer stands before the end of the record."""
        return self.trainer.iteration < self.last

    # Recording ----------------------------------------------------------------------------

    def advance(self, count: int) -> int:
        """Make up to `count` iterations and record them; how many were made. From the
        past, the run branches off."""
        self.branch()
        made = 0
        while made < count:
            due = self._segments[-1].iterations[-1] + self.interval
            piece = min(count - made, max(1, due - self.trainer.iteration))
            done = self.trainer.advance(piece)
            made += done
            self.record()
            if done < piece:
                break
        return made

    def record(self) -> None:
        """Take note of iterations that the trainer has made."""
        if self.trainer.iteration > self.last:
            self.last, self._end = self.trainer.iteration, None
        newest = self._segments[-1]
        if self.trainer.iteration >= newest.iterations[-1] + self.interval:
            newest.append(self.trainer.state())
            self._weigh(newest.keyframes[-1])

    def edited(self) -> None:
        """The trainer has been configured anew or a parameter set: another segment. In
        the past this branches off."""
        self.branch()
        self.last, self._end = self.trainer.iteration, None
        if self._segments[-1].start == self.trainer.iteration:
            self._segments.pop()  # nothing happened in it
        self._begin_segment()

    def branch(self) -> None:
        """Forget what lies after the iteration where the trainer stands."""
        here = self.trainer.iteration
        if here >= self.last:
            return
        self._end = None
        self.last = here
        while len(self._segments) > 1 and self._segments[-1].start > here:
            self._segments.pop()
        newest = self._segments[-1]
        newest.cut(max(1, bisect_right(newest.iterations, here)))
        if newest.settings != self.trainer.settings:
            self._begin_segment()
        self._total = self.bytes

    def _begin_segment(self) -> None:
        segment = Segment(self.trainer.settings)
        segment.append(self.trainer.state())
        self._segments.append(segment)
        self._total = self.bytes
        self._shrink()

    def _weigh(self, state: TrainerState) -> None:
        self._total += sum(array.nbytes for array in _arrays(state)) + KEYFRAME_OVERHEAD
        if self._total > self.limit or self._has_very_many:
            self._total = self.bytes
            self._shrink()

    def _shrink(self) -> None:
        """Drop keyframes until the bound holds; the newest segment's first always stays."""
        while self._total > self.limit or self._has_very_many:
            if any(len(segment.keyframes) > 1 for segment in self._segments):
                self.interval *= 2
                for segment in self._segments:
                    segment.thin()
            elif len(self._segments) > 1:
                del self._segments[0]
            else:
                return
            self._total = self.bytes

    def vectors(self, until: int) -> tuple[Array, ...]:
        """The parameters of all keyframes up to an iteration; not copied."""
        return tuple(s.parameters for s in self._keyframes() if s.iteration <= until)

    def moments(self, until: int) -> list[tuple[int, Array]]:
        """The same with their iterations."""
        return [(s.iteration, s.parameters) for s in self._keyframes() if s.iteration <= until]

    def _keyframes(self) -> list[TrainerState]:
        return [state for segment in self._segments for state in segment.keyframes]

    # Going back ---------------------------------------------------------------------------

    def seek(self, iteration: int) -> None:
        """Put the trainer where it stood after `iteration`, bit for bit, settings included.

        After an edit at that very iteration, it is what stood after the edit. Raises
        ValueError outside `first` … `last`.
        """
        if not self.first <= iteration <= self.last:
            raise ValueError(f"iteration {iteration} is not among {self.first} to {self.last}")
        trainer = self.trainer
        if trainer.iteration >= self.last:
            self._end = trainer.state()
        if iteration == self.last and self._end is not None:
            self._stand(self._segments[-1].settings, self._end)
            return
        starts = [segment.start for segment in self._segments]
        segment = self._segments[bisect_right(starts, iteration) - 1]
        # One iteration at least is made again, so that the trainer can take it back.
        place = max(0, bisect_right(segment.iterations, iteration - 1) - 1)
        self._stand(segment.settings, segment.keyframes[place])
        trainer.advance(iteration - trainer.iteration)

    def _stand(self, settings: Settings, state: TrainerState) -> None:
        if self.trainer.settings != settings:
            self.trainer.configure(settings)
        self.trainer.restore(state)


def _arrays(state: TrainerState) -> list[Array]:
    arrays = [state.parameters, state.running, *state.optimizer.values()]
    if state.best is not None:
        arrays += [state.best.parameters, state.best.running]
    return arrays
