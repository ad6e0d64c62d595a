"""Where in an epoch the run stands: the order of the rows, and how many have been used."""

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from backprop_studio.engine.batches import epoch_order
from backprop_studio.training.messages import Snapshot

Numbers = NDArray[np.intp]


class EpochRows(Struct, frozen=True, eq=False):
    """Epoch `epoch` (from 1) goes through the rows in `order`; the batch at hand are those from
    `start` to `stop` − 1 of it."""

    epoch: int
    order: Numbers
    start: int
    stop: int


def epoch_rows(snapshot: Snapshot) -> EpochRows | None:
    """Of the batch in the snapshot; None where it is none of this epoch or the next (the seed
    or the batch size was changed amid an epoch and nothing has been computed since)."""
    batch, count = snapshot.batch_rows, snapshot.data.training_rows
    if batch is None or not len(batch):
        return None
    training = snapshot.experiment.training
    shuffle = training.shuffle and len(batch) < count
    rows = batch.astype(np.intp)
    for epoch in (snapshot.epoch, snapshot.epoch + 1):
        if epoch < 1:
            continue
        order = epoch_order(training.seed, epoch, count, shuffle)
        start = int(np.flatnonzero(order == rows[0])[0]) if rows[0] < count else count
        found = order[start : start + len(rows)]
        first_of_next = epoch > snapshot.epoch and start != 0
        if np.array_equal(found, rows) and not first_of_next:
            return EpochRows(epoch, order, start, start + len(rows))
    return None
