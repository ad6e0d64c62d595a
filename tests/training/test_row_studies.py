"""Studies of rows: predictions, mistakes, a drawn digit, a twin, against NumPy by hand."""

import json
import pickle

import msgspec
import numpy as np
import pytest

from backprop_studio.experiment import storage
from backprop_studio.experiment.model import Experiment, Layer
from backprop_studio.training.commands import Configure, Iterate, Play, ShowExample, Watch
from backprop_studio.training.confusion import Confusion
from backprop_studio.training.messages import Snapshot
from backprop_studio.training.predictions import Predictions
from backprop_studio.training.reading import Reading
from backprop_studio.training.session import Session
from backprop_studio.training.study import Study
from backprop_studio.training.twin import Twin


class Clock:
    """Each look at it costs a tenth of a millisecond."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 1e-4
        return self.now


def never() -> bool:
    return False


def settled(session: Session) -> Snapshot:
    for _ in range(2000):
        session.advance(0.02, never)
        if session.idle:
            break
    snapshot = session.snapshot()
    assert not snapshot.pending
    return snapshot


def asked(experiment: Experiment, study: Study, iterations: int = 0) -> Snapshot:
    session = Session(Clock())
    session.handle(Configure(experiment, 1))
    session.handle(Watch(studies=(study,)))
    if iterations:
        session.handle(Iterate(iterations))
    return settled(session)


def line(standardize: bool, loss: str = "mse") -> Experiment:
    """ŷ = wx + b with w = 1, b = 0 on three rows y = 2x + 10, so the
    errors are x + 10 where nothing is standardized."""
    tree = {
        "format": "backprop-studio/experiment",
        "version": 1,
        "data": {
            "source": "inline",
            "inputs": [[1.0], [2.0], [6.0]],
            "targets": [[12.0], [14.0], [22.0]],
            "standardize": standardize,
        },
        "network": {"layers": [{"units": 1, "activation": "linear"}]},
        "parameters": [{"weights": [[1.0]], "bias": [0.0]}],
        "loss": {"kind": loss},
        "optimizer": {"kind": "sgd", "learning_rate": 0.01},
    }
    return storage.decode(json.dumps(tree).encode())


@pytest.mark.parametrize(("loss", "share"), [("mse", 1.0), ("half_squared_error", 0.5)])
def test_the_mean_of_the_squares_is_the_loss(loss: str, share: float) -> None:
    snapshot = asked(line(False, loss), Predictions())
    answer = snapshot.answer(Predictions())
    assert answer is not None and answer.validation is None
    assert answer.training.outputs.ravel().tolist() == [1.0, 2.0, 6.0]
    by_hand = (11**2 + 12**2 + 16**2) / 3
    assert answer.training.mean_square == pytest.approx(by_hand, rel=1e-12)
    assert answer.training.loss == pytest.approx(share * by_hand, rel=1e-12)
    assert snapshot.loss == pytest.approx(answer.training.loss, rel=1e-12)


def test_standardized_targets_come_back_in_their_own_units() -> None:
    """x = 1 2 6 has mean 3 and variance 14/3; y = 2x + 10 is the same number standardized, so
    w = 1 predicts each row exactly."""
    snapshot = asked(line(True), Predictions())
    answer = snapshot.answer(Predictions())
    assert answer is not None
    assert answer.training.outputs.ravel() == pytest.approx([12.0, 14.0, 22.0])
    assert answer.target_scale == pytest.approx([2 * np.sqrt(14 / 3)])
    assert answer.training.mean_square == pytest.approx(0, abs=1e-20)


def test_squares_of_standardized_targets_are_the_loss_times_the_variance() -> None:
    experiment = msgspec.structs.replace(line(True), parameters=None)
    snapshot = asked(experiment, Predictions(), iterations=3)
    answer = snapshot.answer(Predictions())
    assert answer is not None and answer.training.mean_square > 0
    variance = 4 * 14 / 3
    assert answer.training.mean_square == pytest.approx(variance * snapshot.loss, rel=1e-9)


def voters(labels: list[int], inputs: list[list[float]]) -> Experiment:
    """Three classes: the network votes for the largest input."""
    tree = {
        "format": "backprop-studio/experiment",
        "version": 1,
        "data": {"source": "inline", "inputs": inputs, "targets": np.eye(3)[labels].tolist()},
        "network": {"layers": [{"units": 3, "activation": "softmax"}]},
        "parameters": [{"weights": np.eye(3).tolist(), "bias": [0.0, 0.0, 0.0]}],
        "loss": {"kind": "cross_entropy"},
        "optimizer": {"kind": "sgd", "learning_rate": 0.01},
    }
    return storage.decode(json.dumps(tree).encode())


ROWS = [[5.0, 0, 0], [3.0, 0, 0], [0, 4.0, 0], [0, 1.0, 0], [0, 0, 2.0], [0, 2.5, 0]]
LABELS = [0, 1, 1, 2, 2, 2]


def test_the_confusion_matrix_counts_rows_by_class() -> None:
    study = Confusion("training")
    answer = asked(voters(LABELS, ROWS), study).answer(study)
    assert answer is not None
    assert answer.counts.tolist() == [[1, 0, 0], [1, 1, 0], [0, 2, 1]]
    assert (answer.counted, answer.all_rows, answer.wrong, answer.found) == (6, 6, 3, 3)
    assert [row.row for row in answer.rows] == [1, 5, 3]  # by how sure the wrong vote was
    assert [(row.actual, row.predicted) for row in answer.rows] == [(1, 0), (2, 1), (2, 1)]
    worst = answer.rows[0]
    assert worst.loss == pytest.approx(np.log(np.exp(3) + 2))
    assert worst.inputs.tolist() == [3.0, 0.0, 0.0]
    assert pickle.loads(pickle.dumps(answer)).counts.tolist() == answer.counts.tolist()


def test_a_cell_asks_for_its_own_rows() -> None:
    study = Confusion("training", actual=2, predicted=1)
    answer = asked(voters(LABELS, ROWS), study).answer(study)
    assert answer is not None and [row.row for row in answer.rows] == [5, 3]
    right = Confusion("training", actual=0, predicted=0)
    answer = asked(voters(LABELS, ROWS), right).answer(right)
    assert answer is not None and [row.row for row in answer.rows] == [0]


def test_quantities_have_no_confusion_matrix() -> None:
    answer = asked(line(False), Confusion("training")).answer(Confusion("training"))
    assert answer is not None and answer.counts.shape == (0, 0)


def test_a_held_out_row_can_be_the_shown_example() -> None:
    tree = json.loads(storage.encode(voters(LABELS, ROWS)))
    tree["data"]["validation_fraction"] = 0.5
    session = Session(Clock())
    session.handle(Configure(storage.decode(json.dumps(tree).encode()), 1))
    session.handle(ShowExample(1, "validation"))
    snapshot = session.snapshot()
    assert snapshot.example.side == "validation" and snapshot.example.row == 1
    assert snapshot.example.x.tolist() == snapshot.data.validation_inputs[1].tolist()
    z = snapshot.example.x
    assert snapshot.example.a[-1] == pytest.approx(np.exp(z) / np.exp(z).sum())
    session.handle(ShowExample(2))
    assert session.snapshot().example.x.tolist() == snapshot.data.training_inputs[2].tolist()


def reader() -> Experiment:
    """One softmax layer on 784 pixels: class 1 weighs the middle row, class 0 nothing."""
    weights = np.zeros((28, 28, 2))
    weights[14, :, 1] = 1.0
    tree = {
        "format": "backprop-studio/experiment",
        "version": 1,
        "data": {"source": "inline", "inputs": [[0.0] * 784], "targets": [[1.0, 0.0]]},
        "network": {"layers": [{"units": 2, "activation": "softmax"}]},
        "parameters": [{"weights": weights.reshape(784, 2).tolist(), "bias": [0.0, 0.0]}],
        "loss": {"kind": "cross_entropy"},
        "optimizer": {"kind": "sgd", "learning_rate": 0.01},
    }
    return storage.decode(json.dumps(tree).encode())


def test_a_drawn_bar_is_read_by_the_network() -> None:
    """A lying bar, four times as long as high, fills 20 × 5 pixels around the middle: row 14
    holds 20 black pixels, z = 20."""
    pad = np.zeros((112, 112), np.uint8)
    pad[40:60, 5:85] = 255
    study = Reading(pad.tobytes())
    answer = asked(reader(), study).answer(study)
    assert answer is not None
    assert answer.picture.sum() == 20 * 5 * 255
    assert answer.outputs == pytest.approx([1 / (1 + np.exp(20)), 1 / (1 + np.exp(-20))])


def wave(activation: str = "tanh") -> Experiment:
    tree = {
        "format": "backprop-studio/experiment",
        "version": 1,
        "data": {"source": "generated", "generator": "sine", "samples": 40, "noise": 0.05},
        "network": {
            "layers": [
                {"units": 4, "activation": activation},
                {"units": 1, "activation": "linear"},
            ],
            "initializer": "xavier_uniform",
            "seed": 3,
        },
        "loss": {"kind": "mse"},
        "optimizer": {"kind": "adam", "learning_rate": 0.02},
        "training": {"batch_size": 10, "seed": 5},
    }
    return storage.decode(json.dumps(tree).encode())


def test_the_twin_is_the_run_that_its_own_document_would_make() -> None:
    found = asked(wave("tanh"), Twin("relu"), iterations=70)
    alone = asked(wave("relu"), Twin(None), iterations=70)
    answer, other = found.answer(Twin("relu")), alone.answer(Twin(None))
    assert answer is not None and other is not None
    assert (answer.iteration, answer.wanted, answer.stopped) == (70, 70, False)
    assert answer.loss == pytest.approx(alone.loss, rel=1e-12)
    assert answer.picture.outputs == pytest.approx(other.picture.outputs, rel=1e-12)
    assert other.loss == pytest.approx(alone.loss, rel=1e-12)
    assert found.loss != pytest.approx(answer.loss, rel=0.01)


def test_the_twin_catches_up_with_a_long_run() -> None:
    session = Session(Clock())
    session.handle(Configure(wave(), 1))
    session.handle(Iterate(20_000))
    settled(session)
    session.handle(Watch(studies=(Twin("linear"),)))
    seen = []
    for _ in range(4000):
        session.advance(0.02, never)
        answer = session.snapshot().answer(Twin("linear"))
        if answer is not None:
            seen.append(answer.iteration)
        if session.idle:
            break
    assert seen == sorted(seen) and seen[0] < 20_000 and seen[-1] == 20_000


def test_layers_that_are_not_there_yet_do_not_break_the_twin() -> None:
    session = Session(Clock())
    session.handle(Configure(wave(), 1))
    session.handle(Watch(studies=(Twin("relu"), Twin(None))))
    session.handle(Play())
    session.advance(0.02, never)
    layers = (Layer(units=7, activation="tanh"), *wave().network.layers)
    network = msgspec.structs.replace(wave().network, layers=layers)
    session.handle(Configure(msgspec.structs.replace(wave(), network=network), 2))
    assert settled(session).answer(Twin("relu")) is not None


def test_a_standardized_target_is_taken_back_to_its_own_unit() -> None:
    session = Session(Clock())
    session.handle(Configure(line(True), 1))
    for row in range(3):
        session.handle(ShowExample(row))
        snapshot = session.snapshot()
        data = snapshot.data
        assert data.target_mean is not None and data.target_scale is not None
        back = data.target_mean + data.target_scale * snapshot.example.y
        assert back == pytest.approx(data.training_targets[row])
    session.handle(Configure(line(False), 2))
    assert session.snapshot().data.target_scale is None
