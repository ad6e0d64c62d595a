"""The loss curve of a run, thinned as it grows, and the path through parameter space.

Both live in a bounded number of points. The loss record keeps, of each bucket of
iterations, the point with the smallest training loss, the one with the largest, the one
with the smallest validation loss and the last one, so that no peak is thinned away; the
buckets widen twofold whenever the room is used up.
"""

import math

import numpy as np

from backprop_studio.training.messages import Floats, LossRecord

CAPACITY = 4096  # points of the loss record
TRAIL_CAPACITY = 2000
SHOWN_VECTORS = 200
WHOLE_VECTORS = 512  # networks up to this size keep whole vectors for the trail


class LossHistory:
    """Points (iteration, training, validation, batch), NaN where there is no such loss."""

    def __init__(self, has_validation: bool, capacity: int = CAPACITY) -> None:
        self._has_validation = has_validation
        self._points = np.empty((4, capacity))
        self._capacity = capacity
        self._count = 0
        self._closed = 0  # points before this one belong to buckets already thinned
        self._width = 1
        self._copy: LossRecord | None = None

    @property
    def last_iteration(self) -> int:
        """The newest iteration recorded, −1 if there is none."""
        return int(self._points[0, self._count - 1]) if self._count else -1

    @property
    def first_training_loss(self) -> float:
        """L at iteration 0, or wherever the record begins."""
        return float(self._points[1, 0])

    def put(self, iteration: int, training: float, validation: float, batch: float) -> None:
        """Record one iteration; the newest one may be recorded again, with other losses."""
        self._copy = None
        if iteration == self.last_iteration:
            self._points[1:3, self._count - 1] = training, validation
            return
        if self._count == self._capacity:
            while self._count > self._capacity * 3 // 4:
                self._width *= 2
                self._closed = self._count = self._thin(0)
        bucket_is_full = (
            self._closed < self._count
            and iteration // self._width != self._points[0, self._closed] // self._width
        )
        if bucket_is_full:
            self._closed = self._count = self._thin(self._closed)
        self._points[:, self._count] = iteration, training, validation, batch
        self._count += 1

    def insert(self, iteration: int, training: float, validation: float, batch: float) -> None:
        """Add an iteration that was passed over, where there is room and it lies within."""
        place = int(np.searchsorted(self._points[0, : self._count], iteration, "left"))
        if self._count == self._capacity or place == self._count:
            return
        if self._points[0, place] == iteration:
            return
        self._copy = None
        self._points[:, place + 1 : self._count + 1] = self._points[:, place : self._count].copy()
        self._points[:, place] = iteration, training, validation, batch
        self._count += 1
        self._closed += place < self._closed

    def cut(self, iteration: int) -> None:
        """Forget what was recorded after `iteration`."""
        self._copy = None
        self._count = int(np.searchsorted(self._points[0, : self._count], iteration, "right"))
        self._closed = min(self._closed, self._count)

    def record_until(
        self, iteration: int, training: float, validation: float | None, batch: float
    ) -> LossRecord:
        """The record up to `iteration`, ending with these losses there."""
        whole = self.record()
        count = int(np.searchsorted(whole.iteration, iteration, "left"))
        held_out = math.nan if validation is None else validation
        points = np.empty((4, count + 1))
        points[:, :-1] = self._points[:, :count]
        points[:, -1] = iteration, training, held_out, batch
        points.flags.writeable = False
        return LossRecord(
            points[0], points[1], points[2] if self._has_validation else None, points[3]
        )

    def _thin(self, start: int) -> int:
        """Thin the points from `start` on, bucket by bucket; the new number of points."""
        if self._width == 1 or self._count - start <= 3:
            return self._count
        points = self._points[:, start : self._count]
        bucket = points[0] // self._width
        by_loss = np.lexsort((points[1], bucket))
        first = np.flatnonzero(np.diff(bucket, prepend=-1.0))
        last = np.append(first[1:], len(bucket)) - 1
        # lexsort keeps the buckets in place, so `first` and `last` bound them there too
        beginning = [0] if start == 0 else []  # iteration 0 is always kept
        lowest = np.lexsort((points[2], bucket))[first] if self._has_validation else first[:0]
        kept = np.unique(np.concatenate((by_loss[first], by_loss[last], lowest, last, beginning)))
        kept = kept.astype(np.intp)
        self._points[:, start : start + len(kept)] = points[:, kept]
        return start + len(kept)

    def record(self) -> LossRecord:
        """A read-only copy; the same object as long as nothing was recorded."""
        if self._copy is None:
            points = self._points[:, : self._count].copy()
            points.flags.writeable = False
            validation = points[2] if self._has_validation else None
            self._copy = LossRecord(points[0], points[1], validation, points[3])
        return self._copy


class Trail:
    """Parameters through the run: every `stride`-th iteration, at most 2 000 of them.

    Small networks keep whole vectors, so that any two parameters can be asked for
    afterwards; of larger ones only the chosen positions are kept, from the moment
    they are chosen.
    """

    def __init__(self, size: int, capacity: int = TRAIL_CAPACITY) -> None:
        self._whole = size <= WHOLE_VECTORS
        self._capacity = capacity
        self._positions: tuple[int, int] = (0, 0)
        width = size if self._whole else 2
        self._vectors = np.empty((64, width))
        self._iterations = np.empty(64, dtype=np.int64)
        self._count = 0
        self._stride = 1

    @property
    def stride(self) -> int:
        """Iterations from one point to the next."""
        return self._stride

    def choose(self, positions: tuple[int, int]) -> None:
        """Which two numbers of the flat vector `path` is about."""
        if positions != self._positions and not self._whole:
            self._count = 0
            self._stride = 1
        self._positions = positions

    def put(self, iteration: int, parameters: np.ndarray) -> None:
        """Keep where the run stands at `iteration`, if its turn has come."""
        if iteration % self._stride:
            return
        if self._count and self._iterations[self._count - 1] >= iteration:
            self.cut(iteration - 1)
        if self._count == self._capacity:
            self._halve()
            if iteration % self._stride:
                return
        if self._count == len(self._iterations):
            self._grow()
        kept = parameters if self._whole else parameters[list(self._positions)]
        self._vectors[self._count] = kept
        self._iterations[self._count] = iteration
        self._count += 1

    def cut(self, iteration: int) -> None:
        """Forget what lies after `iteration`."""
        self._count = int(np.searchsorted(self._iterations[: self._count], iteration, "right"))

    def path(self, parameters: np.ndarray, until: int | None = None) -> Floats:
        """(n, 2): the two chosen parameters through the run, ending where it stands now;
        of what was kept only that up to iteration `until`."""
        columns = list(self._positions) if self._whole else [0, 1]
        count = self._count
        if until is not None:
            count = int(np.searchsorted(self._iterations[:count], until, "right"))
        path = np.empty((count + 1, 2))
        path[:-1] = self._vectors[:count, columns]
        path[-1] = parameters[list(self._positions)]
        path.flags.writeable = False
        return path

    def vectors(self, until: int) -> tuple[np.ndarray, ...] | None:
        """Whole vectors through the run up to iteration `until`, at most a few hundred;
        None of a large network."""
        if not self._whole:
            return None
        count = int(np.searchsorted(self._iterations[: self._count], until, "right"))
        kept = self._vectors[:count][:: max(1, count // SHOWN_VECTORS)].copy()
        return tuple(kept)

    def moments(self, after: int, until: int) -> list[tuple[int, np.ndarray]] | None:
        """Iterations and whole vectors from `after` to `until`, as they lie here; None of a
        large network."""
        if not self._whole:
            return None
        ends = np.searchsorted(self._iterations[: self._count], (after, until), "right")
        kept = slice(int(ends[0]), int(ends[1]))
        return list(zip(self._iterations[kept].tolist(), self._vectors[kept], strict=True))

    def _halve(self) -> None:
        self._stride *= 2
        kept = np.flatnonzero(self._iterations[: self._count] % self._stride == 0)
        self._vectors[: len(kept)] = self._vectors[kept]
        self._iterations[: len(kept)] = self._iterations[kept]
        self._count = len(kept)

    def _grow(self) -> None:
        room = min(2 * len(self._iterations), self._capacity)
        vectors = np.empty((room, self._vectors.shape[1]))
        vectors[: self._count] = self._vectors[: self._count]
        iterations = np.empty(room, dtype=np.int64)
        iterations[: self._count] = self._iterations[: self._count]
        self._vectors, self._iterations = vectors, iterations
