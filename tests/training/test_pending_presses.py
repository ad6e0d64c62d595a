"""Presses that come while earlier ones are still being carried out."""

import itertools

import msgspec
import numpy as np
import pytest

from backprop_studio.assets import resource
from backprop_studio.experiment import storage
from backprop_studio.experiment.model import Experiment
from backprop_studio.training.commands import Configure, Iterate, OneEpoch, Play
from backprop_studio.training.session import Session


def opening(rows: int = 1, batch_size: int | None = None) -> Experiment:
    experiment = storage.load(resource("examples/two-layer-network.backprop"))
    data = msgspec.structs.replace(
        experiment.data, inputs=np.full((rows, 2), 0.5), targets=np.ones((rows, 1))
    )
    training = msgspec.structs.replace(experiment.training, batch_size=batch_size)
    return msgspec.structs.replace(experiment, data=data, training=training)


def session_of(experiment: Experiment) -> Session:
    session = Session()
    session.handle(Configure(experiment, 1, None, True))
    return session


def finished(session: Session) -> int:
    for _ in itertools.count():
        session.advance(0.01, lambda: False)
        if not session.snapshot().running:
            return session.snapshot().iteration
    raise AssertionError


def test_iterations_asked_for_while_others_are_pending_add_up() -> None:
    session = session_of(opening())
    for count in (1, 1, 100):
        session.handle(Iterate(count))
    assert finished(session) == 102


@pytest.mark.parametrize(("presses", "end"), [(1, 3), (2, 6), (3, 9)])
def test_epochs_asked_for_while_others_are_pending_add_up(presses: int, end: int) -> None:
    session = session_of(opening(rows=5, batch_size=2))
    for _ in range(presses):
        session.handle(OneEpoch())
    assert finished(session) == end


def test_an_epoch_after_pending_iterations_ends_the_epoch_they_lead_to() -> None:
    session = session_of(opening(rows=5, batch_size=2))
    session.handle(Iterate(4))
    session.handle(OneEpoch())
    assert finished(session) == 6


def test_an_iteration_ends_a_run_at_a_rate_where_it_stands() -> None:
    session = session_of(opening())
    session.handle(Play(12.0, 60))
    session.handle(Iterate(1))
    assert finished(session) == 1
