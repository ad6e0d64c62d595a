"""Where a run stands, between the trainer's own state and the document's `state`."""

import numpy as np

from backprop_studio.engine.settings import Best, TrainerState
from backprop_studio.engine.trainer import Trainer
from backprop_studio.experiment import model
from backprop_studio.experiment.parameters import entries_of, flat_parameters
from backprop_studio.experiment.problem import Refused
from backprop_studio.phrase import Phrase

# A square of a gradient may be infinite where loss, gradient and parameters are not. A document
# cannot say so: the largest number stands for it.
INFINITE = float(np.finfo(np.float64).max)


def state_of(trainer: Trainer) -> model.State:
    """The document's `state`: a run restored from it goes on bit for bit."""
    state, network = trainer.state(), trainer.network
    best = None
    if state.best is not None:
        running = network.new_statistics()
        running.flat[...] = state.best.running
        entries = entries_of(network, state.best.parameters, running)
        best = model.Best(state.best.loss, state.best.waited, entries)
    running = network.new_statistics()
    running.flat[...] = state.running
    vectors = {
        name: np.minimum(vector.astype(np.float64), INFINITE)
        for name, vector in state.optimizer.items()
    }
    return model.State(
        iteration=state.iteration,
        epoch=state.epoch,
        parameters=entries_of(network, state.parameters, running),
        optimizer=vectors,
        updates=state.optimizer_count,
        position=state.position,
        made=state.made,
        best=best,
        stopped=state.stopped,
    )


def restore(trainer: Trainer, state: model.State) -> None:
    """Put `trainer` where the document's `state` says. Raises Refused where they do not agree."""
    network = trainer.network
    parameters, running = flat_parameters(network, state.parameters, "state.parameters")
    expected = trainer.state()
    rows = len(trainer.training)
    position = rows if state.position is None else state.position
    if position > rows:
        raise Refused(
            "state.position", str(position), Phrase("a whole number from 0 to {rows}", rows=rows)
        )
    most = len(trainer.moves) - 1  # the last one ends the iteration
    if state.made > most:
        allowed = Phrase("a whole number from 0 to {count}", count=most)
        raise Refused("state.made", str(state.made), allowed)
    if set(state.optimizer) != set(expected.optimizer):
        found = ", ".join(sorted(state.optimizer)) or Phrase("no vectors")
        kept = ", ".join(sorted(expected.optimizer)) or Phrase("no vectors")
        raise Refused(
            "state.optimizer", found, Phrase("{names}, as the optimizer keeps", names=kept)
        )
    for name, vector in state.optimizer.items():
        if vector.shape != (network.size,):
            found = Phrase("the shape {shape}", shape=vector.shape)
            raise Refused(
                f"state.optimizer.{name}", found, Phrase("the shape ({size})", size=network.size)
            )
    vectors = {
        name: np.where(vector == INFINITE, np.inf, vector).astype(network.dtype)
        for name, vector in state.optimizer.items()
    }
    best = None
    if state.best is not None:
        flat, statistics = flat_parameters(network, state.best.parameters, "state.best.parameters")
        best = Best(state.best.loss, state.best.waited, flat, statistics.flat)
    trainer.restore(
        TrainerState(
            iteration=state.iteration,
            epoch=state.epoch,
            position=position,
            parameters=parameters,
            running=running.flat,
            optimizer=vectors,
            optimizer_count=state.iteration if state.updates is None else state.updates,
            made=state.made,
            best=best,
            stopped=state.stopped,
        )
    )
