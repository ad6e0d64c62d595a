"""The batch at hand from move to move: what is known of it is not worked out again."""

import numpy as np
import pytest
from same import assert_same
from settled_session import start

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.experiment.model import (
    Adam,
    Experiment,
    InlineData,
    Layer,
    Network,
    Optimizer,
    Sgd,
    Training,
)
from backprop_studio.training.commands import (
    Command,
    NextMove,
    PreviousMove,
    SetParameter,
    ShowExample,
    Watch,
)

W = ParameterIndex(0, "weight", 0, 0)
WATCH = Watch(derivative=W)
TIMES = ("iterations_per_second", "pending", "parameters_revision")


def experiment(optimizer: Optimizer) -> Experiment:
    """Nine rows in batches of four, four and one, with all that a pass can depend on."""
    generator = np.random.default_rng(5)
    layers = Layer(3, "tanh", dropout=0.3), Layer(3, "relu", batch_norm=True), Layer(1, "linear")
    return Experiment(
        format="backprop-studio/experiment",
        version=1,
        data=InlineData(generator.normal(size=(9, 2)), generator.normal(size=(9, 1))),
        network=Network(layers),
        optimizer=optimizer,
        training=Training(batch_size=4),
    )


@pytest.mark.parametrize("row", [None, 2])
@pytest.mark.parametrize("optimizer", [Sgd(0.1, momentum=0.9), Adam(0.01)])
def test_a_walk_shows_at_each_move_what_somebody_sees_who_has_not_looked_before(
    optimizer: Optimizer, row: int | None
) -> None:
    walk: list[Command] = [ShowExample(row)]
    walking = start(experiment(optimizer), WATCH)
    walking.handle(walk[0])
    steps = [NextMove()] * 20 + [PreviousMove()] * 9 + [NextMove()] * 4
    for command in (*steps, SetParameter(W, 0.3), *[NextMove()] * 12):
        walk.append(command)
        walking.handle(command)
        anew = start(experiment(optimizer), WATCH)
        for each in walk:
            anew.handle(each)
        seen, wanted = walking.snapshot(), anew.snapshot()
        for name in set(seen.__struct_fields__).difference(TIMES):
            assert_same(getattr(seen, name), getattr(wanted, name))
