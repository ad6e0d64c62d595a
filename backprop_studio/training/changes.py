"""What has changed since the last snapshot, and the number of the parameters as they stand."""

from backprop_studio.training.messages import Snapshot


class Changes:
    """Since the last snapshot: `fresh`, anything; `urgent`, a command has been obeyed; `last`
    is that snapshot if nothing but pictures has changed, else None.

    `parameters_revision` counts how often the parameters have moved, in all runs, and
    `batch_revision` how often the batch at hand or what it passes through has changed.
    """

    def __init__(self) -> None:
        self.parameters_revision = self.batch_revision = 0
        self.fresh = self.urgent = False
        self.last: Snapshot | None = None

    def obeyed(self) -> None:
        """A command has been, and waits for its answer."""
        self.fresh = self.urgent = True

    def changed(self) -> None:
        """More than pictures."""
        self.fresh, self.last = True, None

    def moved(self, same_batch: bool = False) -> None:
        """The parameters stand elsewhere, or are those of another run. The batch at hand stays the
        `same_batch` when its update is made or undone: beside an update it is still that update's,
        with the parameters before it."""
        self.parameters_revision += 1
        if not same_batch:
            self.batch_revision += 1
        self.changed()

    def went_on_to_another_batch(self) -> None:
        """The next iteration has begun, with the parameters as they are."""
        self.batch_revision += 1

    def shown(self) -> None:
        """All of it is in a snapshot."""
        self.fresh = self.urgent = False
