"""Runs that diverge: what counts as divergence, what is left of the run, how one goes back."""

from dataclasses import replace

import numpy as np
import pytest
from whole_state import full

from backprop_studio.engine.batches import Rows
from backprop_studio.engine.initializers import initial_parameters
from backprop_studio.engine.network import LayerSpec, Network
from backprop_studio.engine.optimizers import Rule
from backprop_studio.engine.settings import Settings
from backprop_studio.engine.trainer import Trainer

KINDS = [Rule("sgd"), Rule("sgd", momentum=0.9), Rule("sgd", momentum=0.9, nesterov=True)]
KINDS += [Rule(kind) for kind in ("adagrad", "rmsprop", "adam", "adamw")]


def test_divergence_leaves_the_iteration_before_it() -> None:
    network = Network(1, (LayerSpec(1, "linear"),))
    one = Rows(np.array([[2.1]]), np.array([[4.0]]))
    run = Trainer(network, Settings(learning_rate=1e3), one, None, np.array([1.0, 0.0]))
    made = run.advance(10_000)
    assert run.stopped == "diverged" and made == run.iteration < 10_000
    expected = Trainer(network, Settings(learning_rate=1e3), one, None, np.array([1.0, 0.0]))
    expected.advance(made)
    assert expected.stopped is None
    assert full(replace(run.state(), stopped=None)) == full(expected.state())
    before = run.parameters.copy()
    assert run.advance(5) == 0 and not run.next_move()
    np.testing.assert_array_equal(run.parameters, before)
    run.configure(Settings(learning_rate=1e-9))
    assert run.stopped is None


def steepening(rule: Rule) -> Trainer:
    """A run that a far too large rate drives to infinite parameters within some iterations."""
    network = Network(1, (LayerSpec(2, "linear"), LayerSpec(1, "linear")))
    two = Rows(np.array([[1.0], [2.0]]), np.array([[1.0], [-3.0]]))
    start = initial_parameters(network, "xavier_uniform", 0)
    settings = Settings(rule=rule, learning_rate=1e60, batch_size=1, shuffle=False)
    return Trainer(network, settings, two, None, start)


@pytest.mark.parametrize("rule", KINDS[:3], ids=lambda rule: f"{rule.kind}-{rule.momentum}")
def test_the_update_before_a_divergence_can_be_taken_back(rule: Rule) -> None:
    run = steepening(rule)
    states = [run.state()]
    while run.stopped is None:
        run.step()
        if run.stopped is None:
            states.append(run.state())
    assert run.iteration == len(states) - 1 >= 1
    for _ in run.moves:
        assert run.previous_move()
    assert full(run.state()) == full(states[-2])
    assert run.advance(1) == 1 and full(run.state()) == full(states[-1])


@pytest.mark.parametrize("rule", KINDS[:3], ids=lambda rule: f"{rule.kind}-{rule.momentum}")
def test_a_new_parameter_that_is_not_finite_is_divergence(rule: Rule) -> None:
    network = Network(1, (LayerSpec(1, "linear"),))
    one = Rows(np.array([[1.0]]), np.array([[-1.0]]))  # e = 1, L = 1 and ∂L/∂w = ∂L/∂b = 2
    run = Trainer(network, Settings(rule=rule, learning_rate=1.5e308), one, None, np.zeros(2))
    assert run.advance(5) == 0 and run.stopped == "diverged" and run.loss == 1.0
    assert run.parameters.tolist() == [0.0, 0.0] and run.gradient.tolist() == [2.0, 2.0]
    assert not run.previous_move()


def test_a_slice_that_diverges_ends_as_single_steps_do() -> None:
    run, stepped = steepening(KINDS[1]), steepening(KINDS[1])
    run.step()
    stepped.step()
    losses: list[float] = []
    made = run.advance(1000, losses)
    expected = []
    while stepped.stopped is None:
        loss = stepped.step()
        if stepped.stopped is None:
            expected.append(loss)
    assert made == len(losses) >= 1 and losses == expected
    assert full(run.state()) == full(stepped.state()) and run.loss == stepped.loss
    assert not run.previous_move()  # the last update of a slice is kept, and this was amid it


# (2 · 10¹⁵⁴)² is infinite; the gradient, 4 · 10¹⁵⁴, and the step, 4 · 10¹⁴⁴, are not.
def test_an_infinite_loss_alone_is_divergence_also_amid_a_slice() -> None:
    network = Network(1, (LayerSpec(1, "linear"),))
    data = Rows(np.ones((5, 1)), np.array([[0.0], [0.0], [2e154], [0.0], [0.0]]))
    settings = Settings(learning_rate=1e-10, batch_size=1, shuffle=False)
    run = Trainer(network, settings, data, None, np.zeros(2))
    assert run.advance(10) == 2 and run.stopped == "diverged" and run.loss == np.inf
    assert run.parameters.tolist() == [0.0, 0.0] and run.batch_rows.tolist() == [2]


def test_running_statistics_alone_do_not_make_a_divergence() -> None:
    network = Network(1, (LayerSpec(1, "linear", batch_norm=True), LayerSpec(1, "linear")))
    # The variance of ±10²⁰⁰ is infinite: ẑ = 0, so loss, gradient and parameters are finite.
    rows = Rows(np.array([[1e200], [-1e200]]), np.array([[1.0], [1.0]]))
    start = initial_parameters(network, "xavier_uniform", 0)
    run = Trainer(network, Settings(), rows, None, start)
    assert run.advance(3) == 3 and run.stopped is None
    assert run.running.flat[1] == pytest.approx(0.271 * np.finfo(float).max, rel=1e-12)
    assert np.isfinite(run.evaluate(rows)[0])


@pytest.mark.parametrize("clip", [{}, {"clip_norm": 1.0}, {"clip_value": 1.0}], ids=str)
@pytest.mark.parametrize("rule", KINDS)
def test_an_infinite_gradient_is_divergence(rule: Rule, clip: dict[str, float]) -> None:
    network = Network(1, (LayerSpec(1, "linear"),))
    one = Rows(np.array([[1e300]]), np.array([[-1e100]]))  # L = 10²⁰⁰, g = 2 · 10⁴⁰⁰ = ∞
    run = Trainer(network, Settings(rule=rule, **clip), one, None, np.zeros(2))
    assert run.advance(3) == 0 and run.stopped == "diverged"
    assert run.parameters.tolist() == [0.0, 0.0]
    run.set_parameter(0, 0.0)
    while run.next_move():
        assert run.made
    assert run.made == 0 and run.stopped == "diverged"


@pytest.mark.parametrize("kind", ["adagrad", "rmsprop", "adam", "adamw"])
def test_a_square_alone_that_overflows_is_not_divergence(kind: str) -> None:
    network = Network(1, (LayerSpec(1, "linear"),))
    # L = 10²⁰⁰ and ∂L/∂w = 2 · 10²⁰⁰ are finite; (∂L/∂w)² = ∞, so that w takes steps of 0.
    one = Rows(np.array([[1e100]]), np.array([[-1e100]]))
    run = Trainer(network, Settings(rule=Rule(kind)), one, None, np.zeros(2))
    assert run.advance(3) == 3 and run.stopped is None
    assert run.parameters[0] == 0.0 and -1.0 < run.parameters[1] < 0.0


# x = ±10⁻¹⁶⁰: ∂L/∂w = 2 w x², ∂L/∂b = 0. The change's square is infinite, its sum with w is not.
def test_a_step_back_from_the_largest_number_is_none() -> None:
    network, largest = Network(1, (LayerSpec(1, "linear"),)), np.finfo(float).max
    data = Rows(np.array([[1e-160], [-1e-160]]), np.zeros((2, 1)))
    run = Trainer(network, Settings(learning_rate=1e308), data, None, np.array([largest, 0.0]))
    assert run.advance(1) == 1
    assert run.parameters.tolist() == [pytest.approx(largest * (1 - 2e-12), rel=1e-15), 0.0]


# tanh ∞ = 1 and flat, so that loss and gradient are finite.
@pytest.mark.parametrize("by_moves", [False, True])
def test_an_infinite_parameter_is_divergence_with_a_finite_loss(by_moves: bool) -> None:
    network, one = Network(1, (LayerSpec(1, "tanh"),)), Rows(np.ones((1, 1)), np.zeros((1, 1)))
    run = Trainer(network, Settings(), one, None, np.array([np.inf, 0.0]))
    while by_moves and run.next_move():
        assert run.iteration == 0
    assert by_moves or run.advance(1) == 0
    assert run.stopped == "diverged" and run.loss == 1.0


# At x = 0 loss and gradient do not know w, whose square overflows at 10²⁰⁰.
@pytest.mark.parametrize(
    ("w", "penalty", "made"),
    [(1e200, {"l2": 0.1}, 0), (1e308, {"l1": 9.0}, 0), (1e150, {"l2": 0.1}, 1), (1e308, {}, 1)],
)
def test_an_infinite_penalty_is_divergence(w: float, penalty: dict[str, float], made: int) -> None:
    network, one = Network(1, (LayerSpec(1, "linear"),)), Rows(np.zeros((1, 1)), np.ones((1, 1)))
    run = Trainer(network, Settings(**penalty), one, None, np.array([w, 0.0]))
    assert run.advance(1) == made and run.stopped == (None if made else "diverged")
    assert np.isfinite(run.penalty) or not made


# ∂L/∂w = 2 · 10²⁰⁰ and ∂L/∂b = 2 · 10¹⁰⁰ are both held within 1.
def test_a_gradient_whose_square_overflows_can_be_clipped() -> None:
    network = Network(1, (LayerSpec(1, "linear"),))
    one = Rows(np.array([[1e100]]), np.array([[-1e100]]))
    settings = Settings(learning_rate=0.25, clip_value=1.0)
    run = Trainer(network, settings, one, None, np.zeros(2))
    run.step()
    assert run.stopped is None and run.parameters.tolist() == [-0.25, -0.25]
