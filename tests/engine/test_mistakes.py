"""Training loops broken on purpose, against hand calculation.

One neuron: ŷ = w x + b, x = 2.1, y = 4, L = (ŷ − y)², from w = 1, b = 0 with η = 0.01.
"""

import math

import numpy as np
import pytest

from backprop_studio.engine.history import History
from backprop_studio.engine.mistaken_trainer import MistakenTrainer
from backprop_studio.engine.mistakes import Mistakes
from backprop_studio.experiment import storage
from backprop_studio.experiment.build import build
from backprop_studio.training.commands import Configure, Iterate, Reset, Restore, SetMistakes
from backprop_studio.training.session import Session
from backprop_studio.ui.examples import example_path


def trainer(name: str, **mistakes: bool) -> MistakenTrainer:
    right = build(storage.load(example_path(name)), None).trainer
    return MistakenTrainer(
        right.network,
        right.settings,
        right.training,
        right.validation,
        right.parameters,
        mistakes=Mistakes(**mistakes),
    )


def test_no_mistake_is_the_trainer_itself() -> None:
    right = build(storage.load(example_path("two-layer-network")), None).trainer
    same = trainer("two-layer-network")
    right.advance(5)
    same.advance(5)
    assert np.array_equal(right.parameters, same.parameters)


def test_the_wrong_sign_climbs() -> None:
    run = trainer("one-neuron", wrong_sign=True)
    run.advance(1)
    assert run.parameters == pytest.approx([1 - 0.0798, -0.038])
    run.advance(8000)  # 1.1082 to the power of n: beyond 10³⁰⁸ after 6903
    assert run.stopped == "diverged"


def test_gradients_that_are_not_reset_add_up() -> None:
    run = trainer("one-neuron", gradients_not_reset=True)
    run.advance(1)
    assert run.parameters == pytest.approx([1.0798, 0.038])
    run.advance(1)
    e = 2.1 * 1.0798 + 0.038 - 4
    assert run.parameters[0] == pytest.approx(1.0798 + 0.01 * (7.98 - 2 * e * 2.1))
    assert run.parameters[1] == pytest.approx(0.038 + 0.01 * (3.8 - 2 * e))


def test_new_weights_carry_the_blame_wrongly() -> None:
    """By hand on 0.5 and 0.8: δ_o as always, but δ₁ through the v₁ that was just changed."""

    def sigma(z: float) -> float:
        return 1 / (1 + math.exp(-z))

    h1, h2 = sigma(0.5 * 0.5 - 0.2 * 0.8 + 0.1), sigma(0.3 * 0.5 + 0.7 * 0.8 - 0.1)
    out = sigma(0.8 * h1 + 0.6 * h2 + 0.2)
    delta = (out - 1) * out * (1 - out)
    v1 = 0.8 - 0.5 * delta * h1
    delta1 = delta * v1 * h1 * (1 - h1)
    run = trainer("two-layer-network", new_weights=True)
    run.advance(1)
    views = run.network.views(run.parameters)
    assert views[1].weights[0, 0] == pytest.approx(v1)
    assert views[0].weights[0, 0] == pytest.approx(0.5 - 0.5 * delta1 * 0.5, abs=1e-12)
    right = 0.5 - 0.5 * delta * 0.8 * h1 * (1 - h1) * 0.5
    assert abs(views[0].weights[0, 0] - right) > 1e-6


def test_a_zero_start_keeps_units_equal() -> None:
    run = trainer("two-layer-network", zero_start=True)
    assert not run.parameters.any()
    run.advance(50)
    weights = run.network.views(run.parameters)[0].weights
    assert weights.any()
    assert np.array_equal(weights[:, 0], weights[:, 1])


@pytest.mark.parametrize("name", ["wrong_sign", "new_weights", "gradients_not_reset"])
def test_the_next_step_is_the_one_that_comes(name: str) -> None:
    run = trainer("two-layer-network", **{name: True})
    run.advance(3)
    before, step = run.parameters.copy(), run.next_update().copy()
    assert np.array_equal(run.parameters, before)
    run.advance(1)
    assert run.parameters - before == pytest.approx(step, abs=1e-15)


def test_going_back_takes_the_added_gradients_back() -> None:
    run = trainer("two-layer-network", gradients_not_reset=True)
    history = History(run)
    after = []
    for _ in range(6):
        run.advance(1)
        history.record()
        after.append(run.parameters.copy())
    history.seek(3)
    assert np.array_equal(run.parameters, after[2])
    run.advance(1)
    assert np.array_equal(run.parameters, after[3])
    for _ in run.moves:
        run.previous_move()
    while run.iteration < 4 and run.next_move():
        pass
    assert np.array_equal(run.parameters, after[3])


def test_a_session_breaks_and_mends_its_loop() -> None:
    session = Session()
    experiment = storage.load(example_path("one-neuron"))
    session.handle(Configure(experiment, 1, restart=True))

    def iterate(count: int) -> float:
        session.handle(Iterate(count))
        while not session.idle:
            session.advance(1.0, lambda: False)
        return float(session.snapshot().parameters[0].weights[0, 0])

    session.handle(SetMistakes(Mistakes(wrong_sign=True)))
    assert session.snapshot().iteration == 0
    assert iterate(1) == pytest.approx(0.9202)
    snapshot = session.snapshot()
    assert snapshot.mistakes.wrong_sign
    assert snapshot.step[0].weights[0, 0] * snapshot.gradients[0].weights[0, 0] > 0
    session.handle(Reset(1))
    assert session.snapshot().mistakes.wrong_sign
    session.handle(SetMistakes(Mistakes(zero_start=True)))
    assert session.snapshot().parameters[0].weights[0, 0] == 0
    session.handle(SetMistakes(Mistakes()))
    assert iterate(1) == pytest.approx(1.0798)
    session.handle(Reset(2, visit=True))
    session.handle(SetMistakes(Mistakes(wrong_sign=True)))
    session.handle(Restore(2))
    assert session.snapshot().iteration == 1
    assert not session.snapshot().mistakes.any
    session.handle(SetMistakes(Mistakes(wrong_sign=True)))
    session.handle(Configure(experiment, 2, restart=True))
    assert not session.snapshot().mistakes.any
