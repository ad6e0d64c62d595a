"""Training loops broken on purpose, against hand calculation.

One neuron: ŷ = w x + b, x = 2.1, y = 4, L = (ŷ − y)², from w = 1, b = 0 with η = 0.01.
"""

import math
from dataclasses import replace

import numpy as np
import pytest

from backprop_studio.engine.batches import Rows
from backprop_studio.engine.history import History
from backprop_studio.engine.mistaken_trainer import MistakenTrainer, start_of
from backprop_studio.engine.mistakes import Mistakes
from backprop_studio.engine.network import LayerSpec, Network
from backprop_studio.engine.settings import Settings
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


def three_layers(**mistakes: bool) -> MistakenTrainer:
    """Two batches an epoch, and a gradient that is penalized and clipped."""
    network = Network(2, (LayerSpec(2, "tanh"), LayerSpec(2, "sigmoid"), LayerSpec(1, "linear")))
    random = np.random.default_rng(3)
    rows = Rows(random.normal(size=(3, 2)), random.normal(size=(3, 1)))
    settings = Settings(learning_rate=0.3, batch_size=2, l2=0.1, clip_norm=0.5)
    start = random.normal(size=network.size)
    return MistakenTrainer(network, settings, rows, None, start, mistakes=Mistakes(**mistakes))


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
    losses: list[float] = []
    run.advance(8000, losses)  # 1.1082 to the power of n: beyond 10³⁰⁸ after 6903
    assert run.stopped == "diverged"
    assert losses[0] == pytest.approx((2.1 * 0.9202 - 0.038 - 4) ** 2)
    assert len(losses) == run.iteration - 1


def test_gradients_that_are_not_reset_add_up() -> None:
    run = trainer("one-neuron", gradients_not_reset=True)
    run.advance(1)
    assert run.parameters == pytest.approx([1.0798, 0.038])
    run.advance(1)
    e = 2.1 * 1.0798 + 0.038 - 4
    assert run.parameters[0] == pytest.approx(1.0798 + 0.01 * (7.98 - 2 * e * 2.1))
    assert run.parameters[1] == pytest.approx(0.038 + 0.01 * (3.8 - 2 * e))


def test_gradients_of_an_iteration_that_does_not_happen_are_not_added() -> None:
    run = trainer("one-neuron", gradients_not_reset=True)
    run.advance(1)
    run.set_parameter(0, 1e200)
    run.advance(1)
    assert run.stopped == "diverged"
    assert run.state().gradient_sum == pytest.approx([-7.98, -3.8])
    run.restore(replace(run.state(), gradient_sum=None))
    assert not run.state().gradient_sum.any()


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


def test_new_weights_in_a_chain() -> None:
    """ŷ = 3 · 2 · 1 · x, x = 2, y = 11, η = 0.01: δ₃ = 2 (12 − 11), each δ by the new weight."""
    network = Network(1, (LayerSpec(1, "linear"),) * 3)
    rows = Rows(np.array([[2.0]]), np.array([[11.0]]))
    start = np.array([1.0, 0.0, 2.0, 0.0, 3.0, 0.0])
    run = MistakenTrainer(
        network, Settings(), rows, None, start, mistakes=Mistakes(new_weights=True)
    )
    run.advance(1)
    w3 = 3 - 0.01 * 2 * 4
    w2 = 2 - 0.01 * 2 * w3 * 2
    w1 = 1 - 0.01 * 2 * w3 * w2 * 2
    assert run.parameters[::2] == pytest.approx([w1, w2, w3], rel=1e-12)
    assert run.parameters[1::2] == pytest.approx([-0.02 * w3 * w2, -0.02 * w3, -0.02], rel=1e-12)


def test_a_zero_start_keeps_units_equal() -> None:
    run = trainer("two-layer-network", zero_start=True)
    usual = start_of(trainer("two-layer-network", new_weights=True), run.parameters)
    assert usual is run.parameters and start_of(run, run.parameters).any()
    assert not run.parameters.any()
    run.advance(50)
    weights = run.network.views(run.parameters)[0].weights
    assert weights.any()
    assert np.array_equal(weights[:, 0], weights[:, 1])


@pytest.mark.parametrize("name", ["wrong_sign", "new_weights", "gradients_not_reset"])
def test_the_next_step_is_the_one_that_comes(name: str) -> None:
    run = three_layers(**{name: True})
    run.advance(3)
    before, step = run.parameters.copy(), run.next_update().copy()
    assert np.array_equal(run.parameters, before)
    run.advance(1)
    assert run.parameters - before == pytest.approx(step, abs=1e-15)


@pytest.mark.parametrize("moves", range(9))
def test_looking_ahead_and_one_move_back_and_again_change_nothing(moves: int) -> None:
    mistakes = {"wrong_sign": True, "new_weights": True, "gradients_not_reset": True}
    run, undisturbed = three_layers(**mistakes), three_layers(**mistakes)
    for each in (run, undisturbed):
        each.advance(3)
        for _ in range(moves):
            each.next_move()
    run.next_update()
    for seen in ("made", "iteration", "loss", "gradient", "parameters", "batch_rows"):
        assert np.array_equal(getattr(run, seen), getattr(undisturbed, seen)), seen
    assert run.previous_move() and run.next_move()
    for each in (run, undisturbed):
        each.advance(5)
    assert np.array_equal(run.parameters, undisturbed.parameters)


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
