"""One derivative taken apart for the chain rule panel, from where the run stands."""

import numpy as np

from backprop_studio.engine.batches import Rows
from backprop_studio.engine.chain_rule import explain_and_check
from backprop_studio.engine.gradient_check import Situation
from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.engine.trainer import Trainer
from backprop_studio.training.commands import Side
from backprop_studio.training.messages import Derivation
from backprop_studio.training.moment import Moment
from backprop_studio.training.pacing import Tempo, Turn
from backprop_studio.training.recent import Recent

MOST_PATHS = 4


def derive(
    trainer: Trainer, row: int | None, index: ParameterIndex, side: Side = "training"
) -> Derivation | None:
    """∂L/∂ the parameter `index` for row `row` of that side, or the mean over the present batch.

    Beside an update the parameters before it count, as its gradients did. None if the
    network has no such parameter.
    """
    try:
        trainer.network.position(index)
    except IndexError:
        return None
    batch = np.asarray(trainer.batch_rows)
    rows = trainer.training
    if row is not None and side == "validation":
        assert trainer.validation is not None
        rows = trainer.validation
    whole_batch = row is None or (side == "training" and len(batch) == 1 and int(batch[0]) == row)
    chosen = batch if row is None else np.array([row])
    old = trainer.old_parameters
    settings = trainer.settings
    situation = Situation(
        network=trainer.network,
        parameters=trainer.parameters if old is None else old,
        running=trainer.running_at_hand,
        rows=Rows(rows.inputs[chosen], rows.targets[chosen]),
        loss=settings.loss,
        delta=settings.delta,
        training=whole_batch,
        seed=settings.seed,
        iteration=trainer.iteration - (old is not None),
    )
    explanation, wiggled = explain_and_check(situation, index, MOST_PATHS)
    return Derivation(explanation, wiggled, row, len(chosen), side)


class DerivationLook:
    """Takes the watched derivative apart where something has changed since; while training
    runs flat out on large networks, not every time."""

    def __init__(self, trainer: Trainer) -> None:
        self._trainer = trainer
        self._turn = Turn.of_network(trainer.network.size)
        self._moment: Moment | None = None
        self._found: Derivation | None = None
        self._recent = Recent[Derivation | None](trainer.network)

    def at(
        self,
        moment: Moment,
        shown: tuple[int | None, Side],
        index: ParameterIndex | None,
        tempo: Tempo,
    ) -> Derivation | None:
        """∂L/∂ `index` for the row and side `shown`; where training runs, perhaps of a moment
        ago."""
        if index is None:
            return None
        found = self._found
        same = found is not None and (
            (found.explanation.index, found.row, found.side) == (index, *shown)
        )
        recent = moment.is_still(self._moment) or not self._turn.due_at(tempo)
        if same and recent:
            return found
        if tempo != "at rest":
            self._recent.forget()
        asked = (index, *shown)
        seen = self._recent.at(moment, asked)
        if seen is None:
            with self._turn.taken():
                seen = derive(self._trainer, shown[0], index, shown[1])
            self._recent.keep(moment, asked, seen)
        self._moment, self._found = moment, seen
        return seen

    def ahead(
        self, moment: Moment, shown: tuple[int | None, Side], index: ParameterIndex | None
    ) -> None:
        """Beside an update: the same of the batch after it, whose moment is to come."""
        if index is not None:
            with self._trainer.beyond_update():
                found = derive(self._trainer, shown[0], index, shown[1])
            self._recent.keep(moment, (index, *shown), found)
