"""What has changed since the last snapshot, and the number of the parameters as they stand."""

from collections.abc import Hashable

from backprop_studio.training.messages import Snapshot


class Changes:
    """Since the last snapshot: `fresh`, anything; `urgent`, a command has been obeyed; `last`
    is that snapshot if nothing but pictures has changed, else None.

    `parameters_revision` counts how often the parameters have moved, in all runs, and
    `batch_revision` is the number of the batch at hand and of what it passes through. A walk of
    moves finds it again where it comes by once more, for they are made and undone bit for bit.
    """

    def __init__(self) -> None:
        self.parameters_revision = self.batch_revision = 0
        self._batches = 0  # numbers given
        self._walk: dict[Hashable, int] = {}  # those of the batches that it has come by
        self.fresh = self.urgent = False
        self.last: Snapshot | None = None

    def obeyed(self) -> None:
        """A command has been, and waits for its answer."""
        self.fresh = self.urgent = True

    def changed(self) -> None:
        """More than pictures."""
        self.fresh, self.last = True, None

    def moved(self) -> None:
        """The parameters stand elsewhere, or are those of another run."""
        self.parameters_revision += 1
        self.end_walk()
        self._batches += 1
        self.batch_revision = self._batches
        self.changed()

    def walked(self, before: Hashable, batch: Hashable, elsewhere: bool) -> None:
        """A move has led from the batch `before` to `batch`, which is the same when its update is
        made or undone; `elsewhere` if that has changed the parameters."""
        self._walk.setdefault(before, self.batch_revision)
        self.batch_revision = self.number_of(batch)
        if elsewhere:
            self.parameters_revision += 1
            self.changed()

    def number_of(self, batch: Hashable) -> int:
        """That this batch has on the walk, or will have when it comes by."""
        if batch not in self._walk:
            self._batches += 1
            self._walk[batch] = self._batches
        return self._walk[batch]

    def end_walk(self) -> None:
        """What comes now may change what moves lead to."""
        self._walk.clear()

    def shown(self) -> None:
        """All of it is in a snapshot."""
        self.fresh = self.urgent = False
