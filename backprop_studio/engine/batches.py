"""Rows of data, and the walk over them: epochs, batches, shuffling.

Nothing here has a hidden random state. The order of epoch e is drawn from
`default_rng([seed, e])`, the dropout masks of iteration t from a counter-based
generator at counter t (`iteration_random`), so the place in a run is three integers:
iteration, epoch, and the number of rows of the epoch already used.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from backprop_studio.engine.arrays import new_array

Array = NDArray[Any]
# Epoch, first row and row behind the last, in that epoch's order.
Place = tuple[int, int, int]
# Epoch, and the first rows of some batches that follow each other, in that epoch's order.
Stretch = tuple[int, range]

# Tables above this many bytes stay in their own type and are gathered batch by batch.
WHOLE_TABLE_BYTES = 8 * 2**20


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Examples: `inputs` (n, features) and `targets` (n, outputs).

    Inputs of type uint8 are pixels and stand for value / 255.
    """

    inputs: Array
    targets: Array

    def __len__(self) -> int:
        return len(self.inputs)


class Table:
    """Rows as the network takes them, an example a row: its inputs, a one, its targets.

    Targets are converted once, inputs too if they are few enough; else batch by batch.
    `x_one` (only if `whole`) and `y` are those columns of the table.
    """

    def __init__(self, rows: Rows, dtype: DTypeLike) -> None:
        self.rows = rows
        self.dtype = np.dtype(dtype)
        self.width = rows.inputs.shape[1] + 1
        self.columns = self.width + rows.targets.shape[1]
        self._taken = np.empty((0, 0), rows.inputs.dtype)
        self.whole = len(rows) * self.width * self.dtype.itemsize <= WHOLE_TABLE_BYTES
        with np.errstate(over="ignore"):  # beyond float32: infinite, and seen as divergence
            self.y = np.ascontiguousarray(rows.targets, self.dtype)
        if self.whole:
            self.examples = self.new_examples(len(rows))
            self.x_one, y = self.parts(self.examples)
            self._convert(rows.inputs, self.x_one)
            y[...] = self.y
            self.y = y

    def new_examples(self, count: int) -> Array:
        """Room for `count` rows, the ones in place."""
        return new_array((count, self.columns), self.dtype, 1.0)

    def parts(self, examples: Array) -> tuple[Array, Array]:
        """The inputs with their ones, and the targets."""
        return examples[:, : self.width], examples[:, self.width :]

    # With the ones as pixels too, there are no gaps: all are divided as one vector.
    def _convert(self, inputs: Array, x_one: Array) -> None:
        if inputs.dtype == np.uint8:
            np.divide(inputs, self.dtype.type(255), x_one[:, :-1])
        else:
            with np.errstate(over="ignore"):
                x_one[:, :-1] = inputs

    def span(self, start: int, stop: int) -> tuple[Array, Array]:
        """Rows start … stop − 1 in their own order; not to be written to."""
        if self.whole:
            return self.x_one[start:stop], self.y[start:stop]
        x_one = self.new_examples(stop - start)[:, : self.width]
        self._convert(self.rows.inputs[start:stop], x_one)
        return x_one, self.y[start:stop]

    def gather(self, order: Array, x_one: Array) -> None:
        """Write the inputs of the rows of that order into `x_one`, and its ones."""
        inputs = self.rows.inputs
        if self._taken.shape != (len(order), *inputs.shape[1:]):
            self._taken = np.empty((len(order), *inputs.shape[1:]), inputs.dtype)
        self._convert(inputs.take(order, 0, self._taken, "clip"), x_one)


class Batches:
    """The walk over the training rows.

    `epoch` is the epoch begun last (0 before the first), `position` how many of its rows
    have been used; at the end of an epoch the next batch begins a new one.
    """

    def __init__(self, table: Table, batch_size: int | None, shuffle: bool, seed: int) -> None:
        self.table = table
        self.count = len(table.rows)
        self.epoch = 0
        self.position = self.count
        self._room: dict[int, Array] = {}
        self.configure(batch_size, shuffle, seed)

    def configure(self, batch_size: int | None, shuffle: bool, seed: int) -> None:
        """Take these from the next batch on; the place in the epoch stays."""
        self.size = self.count if batch_size is None else min(batch_size, self.count)
        # One batch of all rows is the same batch in any order.
        self.shuffle = shuffle and self.size < self.count
        self.seed = seed
        self._ordered_epoch = -1
        self._room.clear()

    @property
    def per_epoch(self) -> int:
        """Iterations an epoch; the last batch may be smaller."""
        return -(-self.count // self.size)

    def next_place(self) -> Place:
        """Epoch, first row and row behind the last of the next batch."""
        return self.place_after(self.epoch, self.position)

    def place_after(self, epoch: int, start: int) -> Place:
        """The same of the batch that begins at row `start` of that epoch, or with the next."""
        if start >= self.count:
            epoch, start = epoch + 1, 0
        stop = start + self.size
        return epoch, start, stop if stop < self.count else self.count

    def stretches(self, most: int, to_the_end: bool = True) -> list[Stretch]:
        """Up to `most` batches from the next on, as long as each has `size` rows and, not
        `to_the_end`, is not the last of its epoch."""
        found: list[Stretch] = []
        epoch, start, _ = self.next_place()
        while starts := range(start, self.count - self.size + to_the_end, self.size)[:most]:
            found.append((epoch, starts))
            most -= len(starts)
            if starts[-1] + self.size < self.count:
                break
            epoch, start = epoch + 1, 0
        return found

    def rows_of(self, place: Place) -> Array:
        """Which training rows the batch at that place holds (indices)."""
        epoch, start, stop = place
        if not self.shuffle:
            return np.arange(start, stop)
        if epoch == self._ordered_epoch:
            return self._order[start:stop].copy()
        return epoch_order(self.seed, epoch, self.count, True)[start:stop]

    def take(self, place: Place) -> tuple[Array, Array]:
        """Inputs with their column of ones, and targets, of the batch at that place."""
        epoch, start, stop = place
        if self.table.whole:
            self._put_in_order(epoch)
            return self.table.parts(self._ordered[start:stop])
        x_one, y = self.table.parts(self._make_room(stop - start))
        self.load(place, x_one, y)
        return x_one, y

    def load(self, place: Place, x_one: Array, y: Array, examples: Array | None = None) -> None:
        """Write the batch at that place into `x_one` and `y`; in one go, if they are parts of
        the array `examples`, whose columns are the table's."""
        epoch, start, stop = place
        if epoch != self._ordered_epoch:
            self._put_in_order(epoch)
        if not self.table.whole:
            self.table.gather(self._order[start:stop], x_one)
            y[...] = self._ordered_y[start:stop]
        elif examples is not None:
            examples[...] = self._ordered[start:stop]
        else:
            x_one[...], y[...] = self.table.parts(self._ordered[start:stop])

    def walk(
        self, stretches: list[Stretch], x_one: Array, y: Array, examples: Array | None
    ) -> Iterator[None]:
        """`load` the batches of these stretches, each when the next is asked for."""
        for epoch, starts in stretches:
            # Of examples in rows, columns one after the other would be a copy.
            if examples is None or not self.table.whole or not examples.flags.f_contiguous:
                for start in starts:
                    self.load((epoch, start, start + self.size), x_one, y, examples)
                    yield
                continue
            # Once all of them lie in memory as `examples` does, each is copied as a vector, in
            # half the time.
            self._put_in_order(epoch)
            rows = self._ordered[starts[0] : starts[-1] + self.size]
            batches = rows.reshape(len(starts), self.size, -1).swapaxes(1, 2)
            vector = examples.T.reshape(-1)
            for batch in batches.reshape(len(starts), -1):
                vector[...] = batch
                yield

    def skip(self, stretches: list[Stretch]) -> None:
        """Count the batches of these stretches as used."""
        for epoch, starts in stretches:
            self.epoch, self.position = epoch, starts[-1] + self.size

    # One permutation and one gathering an epoch: a batch is then a slice. (Of the inputs only
    # if the table is whole.)
    def _put_in_order(self, epoch: int) -> None:
        if epoch == self._ordered_epoch:
            return
        self._ordered_epoch = epoch
        table = self.table
        self._order = epoch_order(self.seed, epoch, self.count, self.shuffle)
        if not table.whole:
            self._ordered_y = table.y.take(self._order, 0) if self.shuffle else table.y
        elif self.shuffle:
            self._ordered = self._make_room(self.count)
            table.examples.take(self._order, 0, self._ordered, "clip")
        else:
            self._ordered = table.examples

    def _make_room(self, count: int) -> Array:
        if count not in self._room:
            self._room[count] = self.table.new_examples(count)
        return self._room[count]


def epoch_order(seed: int, epoch: int, count: int, shuffle: bool) -> Array:
    """In which order epoch `epoch` (from 1) goes through `count` rows."""
    if not shuffle:
        return np.arange(count)
    return np.random.default_rng([seed, epoch]).permutation(count)


def iteration_random(seed: int, iteration: int) -> np.random.Generator:
    """The generator that draws the dropout masks of one iteration."""
    return np.random.Generator(np.random.Philox(key=seed, counter=[0, iteration, 0, 0]))
