"""What the batch at hand depends on."""

from msgspec import Struct

from backprop_studio.experiment.model import Experiment


class Moment(Struct, frozen=True):
    """All that the batch at hand and what is derived from it depend on; `revision` as in
    `Changes`: beside an update the batch is still that update's."""

    revision: int
    experiment: Experiment

    def is_still(self, other: "Moment | None") -> bool:
        """Whether nothing has changed since."""
        return (
            other is not None
            and self.experiment is other.experiment
            and self.revision == other.revision
        )
