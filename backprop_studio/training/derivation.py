"""One derivative taken apart for the chain rule panel, from where the run stands."""

import numpy as np

from backprop_studio.engine.batches import Rows
from backprop_studio.engine.chain_rule import explain_and_check
from backprop_studio.engine.gradient_check import Situation
from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.engine.trainer import Trainer
from backprop_studio.training.commands import Side
from backprop_studio.training.messages import Derivation

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
        running=trainer.running,
        rows=Rows(rows.inputs[chosen], rows.targets[chosen]),
        loss=settings.loss,
        delta=settings.delta,
        training=whole_batch,
        seed=settings.seed,
        iteration=trainer.iteration - (old is not None),
    )
    explanation, wiggled = explain_and_check(situation, index, MOST_PATHS)
    return Derivation(explanation, wiggled, row, len(chosen), side)
