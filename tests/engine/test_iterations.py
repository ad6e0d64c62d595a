"""Iterations made many at a time, where a single one has something else to do."""

import numpy as np
import pytest

from backprop_studio.engine import iterations
from backprop_studio.engine.batches import Rows, Table
from backprop_studio.engine.network import LayerSpec, Network
from backprop_studio.engine.settings import Settings
from backprop_studio.engine.trainer import Trainer

LINE = Network(1, (LayerSpec(1, "linear"),))


def run_to(targets: list[float], validation: Rows | None = None, **settings: object) -> Trainer:
    """One row a batch, all with x = 1, in their own order, from w = b = 0."""
    rows = Rows(np.ones((len(targets), 1)), np.array(targets)[:, None])
    given = Settings(batch_size=1, shuffle=False, **settings)
    return Trainer(LINE, given, rows, validation, np.zeros(2))


@pytest.mark.parametrize(
    "extra", [{"l1": 0.1}, {"l2": 0.1}, {"clip_value": 0.5}, {"clip_norm": 0.5}]
)
def test_penalty_and_clipping_belong_to_every_iteration(extra: dict[str, float]) -> None:
    at_once, singly, bare = (run_to([1.0, 3.0], **more) for more in (extra, extra, {}))
    for run in (at_once, bare):
        run.advance(9)
    for _ in range(9):
        singly.step()
    assert at_once.parameters.tolist() == singly.parameters.tolist() != bare.parameters.tolist()


# Away from −1 it gets worse with every epoch: the first of them was the best.
def test_the_validation_loss_is_watched_after_every_epoch() -> None:
    held_out = Rows(np.ones((1, 1)), -np.ones((1, 1)))
    run = run_to([1.0, 1.0], held_out, patience=2)
    assert run.advance(100) == 3 * 2 and run.stopped == "early_stopping"


def test_an_update_before_many_that_were_not_kept_cannot_be_taken_back(monkeypatch) -> None:
    monkeypatch.setattr(iterations, "STRETCH", 2)
    run = run_to([0.0, 0.0, 0.0, 2e154, 0.0], learning_rate=1e-10)
    run.step()
    assert run.advance(9) == 2 and run.stopped == "diverged"
    assert not run.previous_move()


def test_the_loss_elsewhere_by_hand() -> None:
    run = run_to([1.0, 3.0])
    there = run.evaluator_at(np.array([2.0, 3.0]))  # ŷ = 5
    assert there.evaluate(Table(run.training, np.float64)) == (10.0, None)
    assert run.evaluate(run.training) == (5.0, None)
