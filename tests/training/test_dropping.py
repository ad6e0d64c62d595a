"""The units told as dropped are those whose activation the pass in training mode made zero."""

import json

import numpy as np

from backprop_studio.experiment import storage
from backprop_studio.experiment.model import Experiment
from backprop_studio.training.commands import Configure, Iterate, NextMove, ShowExample
from backprop_studio.training.messages import Snapshot
from backprop_studio.training.session import Session


def moons(batch_size: int, dropout: float) -> Experiment:
    tree = {
        "format": "backprop-studio/experiment",
        "version": 1,
        "data": {"source": "generated", "generator": "moons", "samples": 12},
        "network": {
            "layers": [
                {"units": 20, "activation": "sigmoid", "dropout": dropout},
                {"units": 20, "activation": "sigmoid"},
                {"units": 1, "activation": "sigmoid"},
            ]
        },
        "training": {"batch_size": batch_size, "seed": 3},
    }
    return storage.decode(json.dumps(tree).encode())


def after(experiment: Experiment, *commands: object) -> Snapshot:
    session = Session()
    for command in (Configure(experiment, 1), *commands):
        session.handle(command)  # type: ignore[arg-type]
        while session.rest() is not None:
            session.advance(0.01, bool)
    return session.snapshot()


def test_of_a_batch_of_one_the_dropped_units_are_the_zeros() -> None:
    for moves in range(9):  # before, amid and beside the update of the fourth iteration
        snapshot = after(moons(1, 0.5), Iterate(3), *[NextMove()] * moves, ShowExample(None))
        dropped = snapshot.dropped
        assert dropped is not None and snapshot.batch_rows is not None
        assert dropped.row == snapshot.batch_rows[0]
        assert dropped.units[1] is None and dropped.units[2] is None
        assert dropped.units[0] is not None
        np.testing.assert_array_equal(dropped.units[0] == 1, snapshot.example.a[0] == 0.0)
        assert 3 < dropped.units[0].sum() < 17


def test_the_shown_row_if_the_batch_holds_it_else_its_first() -> None:
    snapshot = after(moons(4, 0.5))
    assert snapshot.batch_rows is not None
    batch = [int(row) for row in snapshot.batch_rows]
    outside = next(row for row in range(12) if row not in batch)
    for shown, told in ((batch[2], batch[2]), (outside, batch[0])):
        snapshot = after(moons(4, 0.5), ShowExample(shown))
        assert snapshot.dropped is not None and snapshot.dropped.row == told


def test_without_dropout_nothing_is_told() -> None:
    assert after(moons(4, 0.0)).dropped is None
