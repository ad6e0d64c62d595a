"""The batch at hand as snapshots tell of it: its mean pass, its gradient and the next step."""

from typing import Any

from msgspec import Struct
from numpy.typing import NDArray

from backprop_studio.engine.intermediates import Intermediates
from backprop_studio.engine.trainer import Trainer
from backprop_studio.experiment.model import Experiment
from backprop_studio.training.copies import LayerCopies, frozen
from backprop_studio.training.messages import Floats, LayerValues
from backprop_studio.training.pacing import Tempo, Turn


class Moment(Struct, frozen=True):
    """All that the batch at hand and what is derived from it depend on. `revision` counts the
    changes of parameters; beside an update the batch is still that update's."""

    revision: int
    iteration: int
    beside_update: bool
    experiment: Experiment

    def is_still(self, other: "Moment | None") -> bool:
        """Whether nothing has changed since."""
        return (
            other is not None
            and self.experiment is other.experiment
            and (self.revision, self.iteration, self.beside_update)
            == (other.revision, other.iteration, other.beside_update)
        )


class BatchAtHand(Struct, frozen=True):
    """What a snapshot tells of it; names as there."""

    mean: Intermediates
    gradients: tuple[LayerValues, ...]
    step: tuple[LayerValues, ...]
    rows: Floats
    flat_step: NDArray[Any]


class BatchLook:
    """Looks at the batch at hand only where something has changed since; while training runs
    flat out on large networks, not every time."""

    def __init__(self, trainer: Trainer) -> None:
        self._trainer = trainer
        self._turn = Turn.of_network(trainer.network.size)
        self._moment: Moment | None = None
        self._found: BatchAtHand | None = None
        self._gradients, self._steps = (LayerCopies(trainer.network) for _ in range(2))

    def at(self, moment: Moment, tempo: Tempo) -> BatchAtHand:
        """The batch of this moment; where training runs, perhaps one of a moment ago."""
        found = self._found
        if found is not None and (moment.is_still(self._moment) or not self._turn.due_at(tempo)):
            return found
        with self._turn.taken():
            mean = self._trainer.intermediates(None)
            step = self._trainer.next_update(mean)
            found = BatchAtHand(
                mean,
                self._gradients.given(mean.gradient),
                self._steps.given(step),
                frozen(self._trainer.batch_rows),
                step,
            )
        self._moment, self._found = moment, found
        return found
