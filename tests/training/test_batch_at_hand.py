"""The batch at hand from move to move: what is known of it is not worked out again."""

from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace
from same import assert_same
from settled_session import settle, start

from backprop_studio.engine.intermediates import Intermediates, Looks
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


@pytest.mark.parametrize("rests", [False, True])
@pytest.mark.parametrize("row", [None, 2])
@pytest.mark.parametrize("optimizer", [Sgd(0.1, momentum=0.9), Adam(0.01)])
def test_a_walk_shows_at_each_move_what_somebody_sees_who_has_not_looked_before(
    optimizer: Optimizer, row: int | None, rests: bool
) -> None:
    """At rest it looks one move ahead."""
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
        if rests:
            settle(walking)


def count_passes(monkeypatch: pytest.MonkeyPatch) -> list[int | None]:
    """The rows that are passed beside the run from now on, None for a batch."""
    passed: list[int | None] = []
    look = Looks.look

    def counted(self: Looks, batch: Any, random: Any, row: int | None) -> Intermediates:
        passed.append(row)
        return look(self, batch, random, row)

    monkeypatch.setattr(Looks, "look", counted)
    return passed


def test_what_a_walk_has_seen_is_not_worked_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    session = start(experiment(Adam(0.01)), WATCH)
    session.handle(ShowExample(2))
    session.snapshot()
    for _ in range(24):
        session.handle(NextMove())
        session.snapshot()
    passed = count_passes(monkeypatch)
    for _ in range(24):
        session.handle(PreviousMove())
        session.snapshot()
    assert session.snapshot().iteration == 0
    assert not passed
    session.handle(SetParameter(W, 0.3))
    session.snapshot()
    assert set(passed) == {None, 2}


def test_at_rest_it_looks_ahead_for_the_next_move(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = Network((Layer(3, "tanh", dropout=0.3), Layer(1, "linear")))  # no batch normalization
    session = start(replace(experiment(Adam(0.01)), network=plain), WATCH)
    session.handle(ShowExample(2))
    session.handle(NextMove())
    settle(session)
    passed = count_passes(monkeypatch)
    for _ in range(24):
        session.handle(NextMove())
        passed.clear()
        session.snapshot()
        assert not passed
        settle(session)
