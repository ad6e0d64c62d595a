"""The batch at hand as snapshots tell of it: its mean pass, its gradient and the next step."""

from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from backprop_studio.engine.intermediates import Intermediates
from backprop_studio.engine.trainer import Trainer
from backprop_studio.experiment.model import Experiment
from backprop_studio.training.copies import LayerCopies, frozen
from backprop_studio.training.messages import Floats, LayerValues
from backprop_studio.training.moment import Moment
from backprop_studio.training.pacing import Tempo, Turn
from backprop_studio.training.recent import Recent


class BatchAtHand(Struct, frozen=True):
    """What a snapshot tells of it; names as there."""

    mean: Intermediates
    gradients: tuple[LayerValues, ...]
    step: tuple[LayerValues, ...]
    rows: Floats
    flat_step: NDArray[Any]


class _Ahead(Struct, frozen=True):
    """The mean pass of the batch after an update, and what it depends on."""

    iteration: int
    parameters: tuple[LayerValues, ...]
    experiment: Experiment
    mean: Intermediates


class _AfterUpdate(Struct, frozen=True):
    """The same pass, found before the update, and where that is to lead."""

    moment: Moment
    parameters: NDArray[Any]
    mean: Intermediates


class BatchLook:
    """Looks at the batch at hand only where something has changed since; while training runs
    flat out on large networks, not every time."""

    def __init__(self, trainer: Trainer) -> None:
        self._trainer = trainer
        self._turn = Turn.of_network(trainer.network.size)
        self._moment: Moment | None = None
        self._beside_update = False
        self._found: BatchAtHand | None = None
        self._ahead: _Ahead | None = None
        self._after_update: _AfterUpdate | None = None
        self._recent = Recent[BatchAtHand](trainer.network, each=2)  # before its update, beside it
        self._gradients, self._steps = (LayerCopies(trainer.network) for _ in range(2))

    def at(self, moment: Moment, parameters: tuple[LayerValues, ...], tempo: Tempo) -> BatchAtHand:
        """The batch of this moment; where training runs, perhaps one of a moment ago.
        `parameters` are the present ones."""
        found, trainer = self._found, self._trainer
        known = moment.is_still(self._moment)
        beside = trainer.beside_update  # where the next step is that of the batch after it
        same = known and self._beside_update == beside
        if found is not None and (same or not self._turn.due_at(tempo)):
            return found
        if tempo != "at rest":
            self._recent.forget()
        seen = self._recent.at(moment, beside)
        if seen is None:
            with self._turn.taken():
                mean = found.mean if found is not None and known else None
                seen = self._look(moment, parameters, mean)
            self._recent.keep(moment, beside, seen)
        self._moment, self._beside_update, self._found = moment, beside, seen
        return seen

    def ahead(self, moment: Moment, parameters: tuple[LayerValues, ...]) -> BatchAtHand:
        """Beside an update: the batch after it, whose moment is to come."""
        with self._trainer.beyond_update():
            found = self._look(moment, parameters, None)
        return self._recent.keep(moment, False, found)

    def see_after_update(self) -> None:
        """The next move is the update: pass the batch that follows with what it will lead to."""
        trainer, found, moment = self._trainer, self._found, self._moment
        if found is not None and moment is not None:
            mean = trainer.intermediates_after(found.flat_step)
            there = trainer.parameters + found.flat_step
            self._after_update = None if mean is None else _AfterUpdate(moment, there, mean)

    def _look(
        self,
        moment: Moment,
        parameters: tuple[LayerValues, ...],
        mean: Intermediates | None,
    ) -> BatchAtHand:
        """At the batch as it is; its `mean` pass may be known."""
        trainer = self._trainer
        now = trainer.iteration, parameters, moment.experiment
        mean = mean or self._looked_at(*now)
        beside = trainer.beside_update
        following = self._following(moment) if beside else mean
        self._ahead = _Ahead(*now, following) if beside else None
        step = trainer.next_update(following)
        return BatchAtHand(
            mean,
            self._gradients.given(mean.gradient),
            self._steps.given(step),
            frozen(trainer.batch_rows),
            step,
        )

    def _following(self, moment: Moment) -> Intermediates:
        """The mean pass of the batch after the update that was just made."""
        seen, trainer = self._after_update, self._trainer
        self._after_update = None
        if (
            seen is not None
            and moment.is_still(seen.moment)
            and np.array_equal(seen.parameters, trainer.parameters)
        ):
            return seen.mean
        return trainer.next_intermediates()

    def _looked_at(
        self, iteration: int, parameters: tuple[LayerValues, ...], experiment: Experiment
    ) -> Intermediates:
        """The mean pass of the batch at hand: the next step beside the last update was of it."""
        ahead = self._ahead
        if (
            ahead is not None
            and not self._trainer.beside_update
            and ahead.iteration == iteration
            and ahead.parameters is parameters
            and ahead.experiment is experiment
        ):
            return ahead.mean
        return self._trainer.intermediates(None)
