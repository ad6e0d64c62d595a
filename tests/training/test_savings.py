"""What the last update made of L: by hand for the two-layer network, honest after edits."""

import pytest

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.experiment import storage
from backprop_studio.training.commands import (
    Configure,
    Iterate,
    NextMove,
    PreviousMove,
    Seek,
    SetParameter,
)
from backprop_studio.training.savings import Savings
from backprop_studio.training.session import Session
from backprop_studio.ui.examples import OPENING, example_path

V1 = ParameterIndex(1, "weight", 0, 0)


@pytest.fixture
def session() -> Session:
    session = Session()
    session.handle(Configure(storage.load(example_path(OPENING)), 1))
    return session


def before_and_after(session: Session) -> tuple[float | None, float]:
    while session.rest() == 0 or not session.idle:
        session.advance(0.1, lambda: False)
    snapshot = session.snapshot()
    return snapshot.loss_before, snapshot.loss


def test_nothing_is_said_before_the_first_update(session: Session) -> None:
    assert before_and_after(session)[0] is None
    for _ in range(4):
        session.handle(NextMove())
        assert before_and_after(session)[0] is None


def test_the_fifth_move_tells_what_it_saved(session: Session) -> None:
    for _ in range(6):  # the forward pass goes layer by layer
        session.handle(NextMove())
    before, after = before_and_after(session)
    assert before == pytest.approx(0.034778, abs=5e-7)  # worked by hand in the lesson
    assert after == pytest.approx(0.032444, abs=5e-7)
    session.handle(NextMove())  # the next iteration has begun: still the last step made
    assert before_and_after(session) == (before, after)


def test_an_iteration_tells_it_too_and_going_back_does(session: Session) -> None:
    session.handle(Iterate(1))
    first = before_and_after(session)
    session.handle(Iterate(1))
    second = before_and_after(session)
    assert second[0] == first[1]
    session.handle(Seek(1))
    assert before_and_after(session) == first
    session.handle(Seek(2))
    assert before_and_after(session) == second
    session.handle(PreviousMove())  # the fourth move of iteration 2: step 1 is the last one made
    assert before_and_after(session) == first


def test_an_edit_by_hand_is_no_step(session: Session) -> None:
    session.handle(Iterate(1))
    before_and_after(session)
    session.handle(SetParameter(V1, 2.0))
    before, edited = before_and_after(session)
    assert before is None
    session.handle(Iterate(1))
    assert before_and_after(session)[0] == edited


def test_where_the_loss_between_was_not_evaluated_nothing_is_claimed() -> None:
    savings = Savings()
    savings.evaluated(10, 0.5)
    savings.evaluated(12, 0.4)
    assert savings.before is None
    savings.evaluated(13, 0.3)
    assert savings.before == 0.4
    savings.jumped()
    assert savings.before is None
