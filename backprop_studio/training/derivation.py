"""One derivative taken apart for the chain rule panel, from where the run stands."""

import numpy as np

from backprop_studio.engine.batches import Rows
from backprop_studio.engine.chain_rule import explain_and_check
from backprop_studio.engine.gradient_check import Situation
from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.engine.trainer import Trainer
from backprop_studio.training.messages import Derivation

MOST_PATHS = 4


def derive(trainer: Trainer, row: int | None, index: ParameterIndex) -> Derivation | None:
    """∂L/∂ the parameter `index` for training row `row`, or the mean over the present batch.

    Beside an update the parameters before it count, as its gradients did. None if the
    network has no such parameter.
    """
    try:
        trainer.network.position(index)
    except IndexError:
        return None
    batch = np.asarray(trainer.batch_rows)
    whole_batch = row is None or (len(batch) == 1 and int(batch[0]) == row)
    chosen = batch if row is None else np.array([row])
    old = trainer.old_parameters
    settings = trainer.settings
    situation = Situation(
        network=trainer.network,
        parameters=trainer.parameters if old is None else old,
        running=trainer.running,
        rows=Rows(trainer.training.inputs[chosen], trainer.training.targets[chosen]),
        loss=settings.loss,
        delta=settings.delta,
        training=whole_batch,
        seed=settings.seed,
        iteration=trainer.iteration - (old is not None),
    )
    explanation, wiggled = explain_and_check(situation, index, MOST_PATHS)
    return Derivation(explanation, wiggled, row, len(chosen))
