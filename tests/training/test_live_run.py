"""L over a wide table, evaluated in pieces, is L over all of its rows."""

import json

import numpy as np
import pytest

from backprop_studio.engine.batches import Rows
from backprop_studio.experiment import storage
from backprop_studio.experiment.build import build
from backprop_studio.training import loss_watch
from backprop_studio.training.live_run import LiveRun
from backprop_studio.training.loss_watch import cut_rows


class Clock:
    def __call__(self) -> float:
        return 0.0


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> LiveRun:
    monkeypatch.setattr(loss_watch, "PIECE", 14)  # of two features: seven rows
    tree = {
        "format": "backprop-studio/experiment",
        "version": 1,
        "data": {"source": "generated", "generator": "moons", "samples": 50, "noise": 0.4},
        "network": {"layers": [{"units": 1, "activation": "sigmoid"}]},
        "loss": {"kind": "binary_cross_entropy"},
    }
    return LiveRun(build(storage.decode(json.dumps(tree).encode())), Clock())


def test_pieces_together_are_the_whole(run: LiveRun) -> None:
    whole = run.trainer.evaluate(run.trainer.training)
    assert len(cut_rows(run.losses.rows)) == 8
    assert run.history.record().training[-1] == pytest.approx(whole[0], rel=1e-12)
    assert run.losses.accuracy == pytest.approx(whole[1])


def test_a_command_breaks_off_an_evaluation(run: LiveRun) -> None:
    run.trainer.advance(1)
    run.moved()
    run.trainer.advance(1)
    run.losses.stale = True
    run.record(lambda: True)
    assert run.history.last_iteration == 1
    run.record()
    assert run.history.last_iteration == 2


def test_few_numbers_stay_whole() -> None:
    rows = Rows(np.zeros((5, 2)), np.zeros((5, 1)))
    assert cut_rows(rows) == [rows]


class SlowClock:
    """Each look at it takes a second: there is never time to evaluate L."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 1.0
        return self.now


@pytest.mark.parametrize(("batch_size", "every_epoch"), [(None, True), (5, False)])
def test_on_a_slow_machine_no_epoch_of_few_rows_is_passed_over(
    batch_size: int | None, every_epoch: bool
) -> None:
    tree = {
        "format": "backprop-studio/experiment",
        "version": 1,
        "data": {
            "source": "generated",
            "generator": "moons",
            "samples": 30,
            "validation_fraction": 0.5,
        },
        "network": {"layers": [{"units": 1, "activation": "sigmoid"}]},
        "loss": {"kind": "binary_cross_entropy"},
        "training": {} if batch_size is None else {"batch_size": batch_size},
    }
    run = LiveRun(build(storage.decode(json.dumps(tree).encode())), SlowClock())
    for _ in range(40):
        run.iterate(10, lambda: False)
    seen = run.history.record().iteration.tolist()
    assert (seen == list(range(41))) is every_epoch
