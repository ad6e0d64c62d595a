"""The example shown, as snapshots tell of it: its forward and backward pass."""

from backprop_studio.engine.trainer import Trainer
from backprop_studio.training import pacing
from backprop_studio.training.batch_at_hand import BatchAtHand
from backprop_studio.training.commands import Side
from backprop_studio.training.copies import LayerCopies, example_pass
from backprop_studio.training.messages import ExamplePass
from backprop_studio.training.moment import Moment
from backprop_studio.training.pacing import LARGE_EXAMPLE, Tempo, Turn
from backprop_studio.training.recent import Recent


class ExampleLook:
    """Passes the example through the network, or takes the mean of the batch for it; while
    training runs flat out on large networks, not for every picture."""

    def __init__(self, trainer: Trainer) -> None:
        self._trainer = trainer
        self._is_large = trainer.network.size > pacing.LARGE
        self._turn = Turn(LARGE_EXAMPLE)
        self._gradients = LayerCopies(trainer.network)
        self._of: tuple[Moment, int | None, Side] | None = None
        self._found: ExamplePass | None = None
        self._recent = Recent[ExamplePass](trainer.network)

    def at(
        self, moment: Moment, shown: tuple[int | None, Side], batch: BatchAtHand, tempo: Tempo
    ) -> ExamplePass:
        """The row and side `shown` (None: the mean of `batch`) at this moment; of a large
        network in training, perhaps of a moment ago."""
        if self._found is not None and self._of is not None and self._of[1:] == shown:
            recent = self._is_large and not self._turn.due_at(tempo)
            if recent or moment.is_still(self._of[0]):
                return self._found
        if tempo != "at rest":
            self._recent.forget()
        seen = self._recent.at(moment, shown)
        if seen is None:
            with self._turn.taken():
                seen = self._recent.keep(moment, shown, self._look(*shown, batch))
        self._of, self._found = (moment, *shown), seen
        return seen

    def ahead(self, moment: Moment, shown: tuple[int | None, Side], batch: BatchAtHand) -> None:
        """Beside an update: the same beside the `batch` after it, whose moment is to come."""
        with self._trainer.beyond_update():
            self._recent.keep(moment, shown, self._look(*shown, batch))

    def _look(self, row: int | None, side: Side, batch: BatchAtHand) -> ExamplePass:
        if row is None:
            found = batch.mean
        else:
            found = self._trainer.intermediates(row, side == "validation")
        return example_pass(found, self._gradients.given(found.gradient), side)
