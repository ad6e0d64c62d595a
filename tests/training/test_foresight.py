"""L after the next update is found while the moves before it are looked at."""

import json

import pytest

from backprop_studio.engine.batches import Rows
from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.experiment import storage
from backprop_studio.experiment.build import build
from backprop_studio.experiment.model import Experiment
from backprop_studio.training import loss_watch
from backprop_studio.training.commands import Configure, NextMove, PreviousMove, SetParameter
from backprop_studio.training.loss_watch import LEAST_KEPT, LossWatch
from backprop_studio.training.session import Session

TREE = {
    "format": "backprop-studio/experiment",
    "version": 1,
    "data": {
        "source": "generated",
        "generator": "moons",
        "samples": 50,
        "noise": 0.4,
        "validation_fraction": 0.3,
    },
    "network": {
        "layers": [{"units": 3, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}]
    },
    "loss": {"kind": "binary_cross_entropy"},
    "training": {"batch_size": 10},
}
WEIGHT = ParameterIndex(0, "weight", 0, 0)


@pytest.fixture(autouse=True)
def every_evaluation_is_dear(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loss_watch, "DEAR", -1.0)
    monkeypatch.setattr(loss_watch, "PIECE", 14)  # of two features: seven rows


def experiment() -> Experiment:
    return storage.decode(json.dumps(TREE).encode())


def never() -> bool:
    return False


def begun() -> Session:
    """One move into the first iteration, with all the time in the world."""
    session = Session()
    session.handle(Configure(experiment(), 1))
    session.handle(NextMove())
    rest(session)
    return session


def rest(session: Session) -> None:
    for _ in range(100):
        if session.idle:
            return
        session.advance(0.01, never)
    raise AssertionError("it does not come to rest")


def finish(session: Session) -> None:
    moves = len(session.snapshot().moves)
    while session.snapshot().move != session.snapshot().moves[moves - 1]:
        session.handle(NextMove())


def refuse(*_: object) -> tuple[float, float | None]:
    raise AssertionError("evaluated once more")


def test_the_press_need_not_wait_for_the_loss(monkeypatch: pytest.MonkeyPatch) -> None:
    session = begun()
    assert session._run is not None
    monkeypatch.setattr(session._run.trainer, "evaluate", refuse)
    finish(session)
    run = build(experiment()).trainer
    run.step()
    snapshot = session.snapshot()
    assert snapshot.iteration == 1
    assert snapshot.loss == pytest.approx(run.evaluate(run.training)[0], rel=1e-12)
    assert snapshot.validation_loss is not None and run.validation is not None
    assert snapshot.validation_loss == pytest.approx(run.evaluate(run.validation)[0], rel=1e-12)


def test_what_has_been_evaluated_is_not_evaluated_again(monkeypatch: pytest.MonkeyPatch) -> None:
    session = Session()
    session.handle(Configure(experiment(), 1))
    session.handle(NextMove())
    assert session._run is not None
    for _ in range(4):  # where the update leads, and three pieces
        session._run.foresight.advance()
    monkeypatch.setattr(session._run.trainer, "evaluate", refuse)
    finish(session)
    run = build(experiment()).trainer
    run.step()
    assert session.snapshot().loss == pytest.approx(run.evaluate(run.training)[0], rel=1e-12)


def test_the_way_back_is_known_too(monkeypatch: pytest.MonkeyPatch) -> None:
    session = begun()
    before = session.snapshot().loss
    finish(session)
    assert session._run is not None
    monkeypatch.setattr(session._run.trainer, "evaluate", refuse)
    session.handle(PreviousMove())
    assert session.snapshot().loss == before


def test_the_way_back_is_known_however_much_was_foreseen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three updates are passed, each with the next one foreseen, and then taken back."""
    session, passed = begun(), []
    for _ in range(3):
        passed.append(session.snapshot().loss)
        finish(session)
        session.handle(NextMove())
        rest(session)
    assert session._run is not None
    monkeypatch.setattr(session._run.trainer, "evaluate", refuse)
    while passed:
        iteration = session.snapshot().iteration
        while session.snapshot().iteration == iteration:
            session.handle(PreviousMove())
        assert session.snapshot().loss == passed.pop()


def test_what_a_hand_does_is_no_longer_what_was_foreseen() -> None:
    session = begun()
    session.handle(SetParameter(WEIGHT, 0.75))
    finish(session)
    run = build(experiment()).trainer
    run.set_parameter(run.network.position(WEIGHT), 0.75)
    run.step()
    assert session.snapshot().loss == pytest.approx(run.evaluate(run.training)[0], rel=1e-12)


def test_nothing_is_foreseen_between_iterations() -> None:
    session = Session()
    session.handle(Configure(experiment(), 1))
    rest(session)
    assert session.idle
    session.handle(NextMove())
    assert not session.idle
    finish(session)
    assert session._run is not None
    assert not session._run.foresight.wanted


@pytest.mark.parametrize(("flat_out", "evaluated"), [(False, 0), (True, 5 - LEAST_KEPT)])
def test_a_run_flat_out_keeps_only_its_last_losses(flat_out: bool, evaluated: int) -> None:
    trainer, asked = build(experiment()).trainer, set[int]()
    evaluate = trainer.evaluate

    def counted(rows: Rows) -> tuple[float, float | None]:
        asked.add(trainer.iteration)
        return evaluate(rows)

    trainer.evaluate = counted  # type: ignore[method-assign]
    watch = LossWatch(trainer, iter(range(1000)).__next__)
    watch.flat_out = flat_out
    past = []
    for _ in range(5):
        past.append(trainer.state())
        watch.evaluate(never)
        trainer.advance(1)
    assert asked == set(range(5))
    asked.clear()
    for state in reversed(past):  # a person goes back
        trainer.restore(state)
        watch.evaluate()
    assert len(asked) == evaluated
