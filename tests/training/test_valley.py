"""The valley of one parameter and the curvature, by hand and by differences of the loss."""

from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace
from settled_session import OUT, TANH, W, document, settle, start

from backprop_studio.engine.network import Network
from backprop_studio.experiment import storage
from backprop_studio.experiment.model import Experiment
from backprop_studio.training.commands import Configure, Iterate, SetParameter, Watch
from backprop_studio.training.curvature import Curvature, CurvatureStudy
from backprop_studio.training.session import Session
from backprop_studio.training.valley import Valley, ValleyStudy

EXAMPLES = Path(__file__).parents[2] / "resources" / "examples"
WEIGHT = W(0, "weight", 0, 0)


def asked(experiment: Experiment, *studies: object) -> Session:
    session = start(experiment, Watch(studies=studies))
    settle(session)
    return session


def example(name: str) -> Experiment:
    return storage.load(EXAMPLES / f"{name}.backprop")


def test_the_valley_of_one_neuron_is_its_parabola() -> None:
    study = ValleyStudy(WEIGHT)
    valley = asked(example("one-neuron"), study).snapshot().answer(study)
    assert isinstance(valley, Valley)
    np.testing.assert_allclose(valley.loss, (2.1 * valley.values - 4.0) ** 2, rtol=1e-12)
    assert valley.here == 1.0 and 1.0 in valley.values
    assert valley.slope == pytest.approx(-7.98)
    assert valley.values[0] < 1.0 and valley.values[-1] > 1.0798
    assert (valley.rows, valley.sampled) == (1, False)


def test_it_follows_the_ball_and_a_span_set_by_hand_stays() -> None:
    free, fixed = ValleyStudy(WEIGHT), ValleyStudy(WEIGHT, (-1.0, 1.0), 3)
    session = asked(example("one-neuron"), free, fixed)
    session.handle(SetParameter(WEIGHT, 40.0))
    snapshot = settle(session)
    valley, kept = snapshot.answer(free), snapshot.answer(fixed)
    assert valley.values[0] < 40.0 < valley.values[-1] and valley.slope == pytest.approx(336.0)
    assert kept.values.tolist() == [-1.0, 0.0, 1.0, 40.0]


def test_it_holds_the_next_step_of_another_rate() -> None:
    """With η = 0.25 each step leads to the other side of the floor at 1.905, farther each time."""
    study, wider = ValleyStudy(WEIGHT), ValleyStudy(WEIGHT, holding=4.192)
    experiment = example("one-neuron")
    session = asked(experiment, study, wider)
    first = session.snapshot()
    assert first.answer(study).values[-1] < 4.192 < first.answer(wider).values[-1]
    optimizer = replace(experiment.optimizer, learning_rate=0.25)
    session.handle(Configure(replace(experiment, optimizer=optimizer), 2))
    settle(session)
    for _ in range(3):
        session.handle(Iterate(1))
        snapshot = settle(session)
        values, here = snapshot.answer(study).values, snapshot.parameters[0].weights[0, 0]
        assert values[0] < here < values[-1]
        assert values[0] <= here + snapshot.step[0].weights[0, 0] <= values[-1]


def test_overflow_is_infinite_and_a_missing_parameter_unanswered() -> None:
    study, gone = ValleyStudy(WEIGHT, (-1e200, 1e200), 5), ValleyStudy(W(4, "bias", 0))
    snapshot = asked(example("one-neuron"), study, gone).snapshot()
    valley = snapshot.answer(study)
    assert np.isinf(valley.loss[[0, -1]]).all() and np.isfinite(valley.loss[valley.values == 1.0])
    assert snapshot.answer(gone) is None


@pytest.mark.parametrize(
    ("name", "largest"),
    [
        ("one-neuron", 2 * (2.1**2 + 1)),
        # H = Σ 2/n (x², x; x, 1) = ((5.41, 1.1), (1.1, 2)): (7.41 + √(3.41² + 4 · 1.21)) / 2
        ("two-points", (7.41 + np.sqrt(3.41**2 + 4 * 1.21)) / 2),
    ],
)
def test_the_largest_curvature_of_a_parabola(name: str, largest: float) -> None:
    study = CurvatureStudy()
    curvature = asked(example(name), study).snapshot().answer(study)
    assert isinstance(curvature, Curvature)
    assert curvature.largest == pytest.approx(largest, rel=1e-6)
    if name == "one-neuron":
        assert 2 / curvature.largest == pytest.approx(0.1848, abs=5e-5)
        assert curvature.downhill == pytest.approx(largest)  # the gradient lies along it


def test_the_largest_curvature_of_a_network_by_differences_of_the_loss() -> None:
    study = CurvatureStudy()
    session = asked(document([TANH, OUT]), study)
    answer = session.snapshot().answer(study)
    trainer = session._run.trainer
    network: Network = trainer.network
    here, size, step = trainer.parameters.copy(), network.size, 1e-3

    def loss(*moves: tuple[int, float]) -> float:
        trainer.parameters[...] = here
        for position, by in moves:
            trainer.parameters[position] += by
        return trainer.evaluate(trainer.training)[0]

    hessian = np.empty((size, size))
    for i in range(size):
        for j in range(size):
            corners = [a * b * loss((i, a * step), (j, b * step)) for a in (1, -1) for b in (1, -1)]
            hessian[i, j] = sum(corners) / (4 * step**2)
    assert answer.largest == pytest.approx(float(np.linalg.eigvalsh(hessian)[-1]), rel=2e-3)
