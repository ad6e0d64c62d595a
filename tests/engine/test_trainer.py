"""Whole runs: determinism, moves, going back, state, batches, early stopping."""

from dataclasses import replace

import numpy as np
import pytest
from engine_runs import LAYERS, RICH, rows, trainer
from whole_state import full

from backprop_studio.engine.batches import Rows
from backprop_studio.engine.initializers import initial_parameters
from backprop_studio.engine.network import LayerSpec, Network
from backprop_studio.engine.optimizers import Rule
from backprop_studio.engine.schedules import Schedule
from backprop_studio.engine.settings import Settings
from backprop_studio.engine.trainer import Trainer

KINDS = [Rule("sgd"), Rule("sgd", momentum=0.9), Rule("sgd", momentum=0.9, nesterov=True)]
KINDS += [Rule(kind) for kind in ("adagrad", "rmsprop", "adam", "adamw")]


@pytest.mark.parametrize("rule", KINDS, ids=lambda rule: f"{rule.kind}-{rule.momentum}")
def test_moves_iterations_and_single_steps_are_one_run(rule: Rule) -> None:
    at_once, stepped, moved = (trainer(rule=rule) for _ in range(3))
    assert at_once.advance(20) == 20
    for _ in range(20):
        stepped.step()
    for _ in range(20 * len(moved.moves)):
        assert moved.next_move()
    assert moved.made == len(moved.moves) and at_once.made == 0
    assert full(at_once.state()) == full(stepped.state()) == full(moved.state())


@pytest.mark.parametrize("units", [4, 40])
@pytest.mark.parametrize("limit", [0, 2**20])
def test_plain_iterations_in_one_go_are_the_single_ones(
    units: int, limit: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backprop_studio.engine.batches.WHOLE_TABLE_BYTES", limit)
    network = Network(3, (LayerSpec(units, "relu"), LayerSpec(2, "softmax")))
    settings = Settings(loss="cross_entropy", batch_size=2, learning_rate=0.05, seed=7)
    start = initial_parameters(network, "he_uniform", 1)
    data = Rows(rows().inputs, np.eye(2)[np.arange(11) % 2])
    at_once, stepped = (Trainer(network, settings, data, None, start) for _ in range(2))
    losses: list[float] = []
    assert at_once.advance(20, losses) == 20
    singly = []
    for _ in range(20):
        stepped.step()
        singly.append(stepped.loss)
    assert losses == singly
    assert at_once.parameters.tobytes() == stepped.parameters.tobytes()
    assert at_once.gradient.tobytes() == stepped.gradient.tobytes()
    assert full(at_once.state()) == full(stepped.state())


@pytest.mark.parametrize("rule", KINDS, ids=lambda rule: f"{rule.kind}-{rule.momentum}")
@pytest.mark.parametrize("ahead", [0, 1, 4, 7])
def test_previous_move_undoes_exactly(rule: Rule, ahead: int) -> None:
    run = trainer(rule=rule)
    run.advance(2)
    before = run.state()
    expected = trainer(rule=rule)
    expected.advance(6)
    run.step()
    run.next_update()
    for _ in range(ahead):
        run.next_move()
    for _ in range(ahead + len(run.moves)):
        assert run.previous_move()
    assert run.made == 0 and not run.previous_move()
    assert full(run.state()) == full(before)
    run.advance(4)
    assert full(run.state()) == full(expected.state())


def test_an_update_just_made_is_undone_first() -> None:
    run = trainer()
    run.advance(2)
    before = run.state()
    for _ in run.moves:
        run.next_move()
    assert run.iteration == 3 and run.previous_move()
    assert (run.iteration, run.made) == (2, len(run.moves) - 1)
    assert run.parameters.tobytes() == before.parameters.tobytes()
    for _ in run.moves[1:]:
        assert run.previous_move()
    assert full(run.state()) == full(before)


# Inputs as wide as these lie in memory row by row, apart from their targets; and what is
# dropped or normalized needs more than both passes.
@pytest.mark.parametrize(
    "layer",
    [LayerSpec(2, "tanh"), LayerSpec(2, "tanh", True), LayerSpec(2, "tanh", dropout=0.5)],
    ids=["wide", "normalized", "dropout"],
)
def test_iterations_of_gradient_descent_in_one_go_are_the_single_ones(layer: LayerSpec) -> None:
    network, random = Network(40, (layer,)), np.random.default_rng(0)
    data = Rows(random.normal(size=(9, 40)), random.normal(size=(9, 2)))
    start = initial_parameters(network, "xavier_uniform", 1)
    run, single = (Trainer(network, Settings(batch_size=2), data, None, start) for _ in range(2))
    losses: list[float] = []
    assert run.advance(12, losses) == 12
    assert losses == [single.step() for _ in range(12)]
    assert full(run.state()) == full(single.state())


# |ŷ| has a slope of 1, so that w and b fall by each step's rate.
@pytest.mark.parametrize(
    ("schedule", "rates"),
    [
        (Schedule(), [0.1, 0.1, 0.1]),
        (Schedule("constant", warmup=4), [0.025, 0.05, 0.075, 0.1, 0.1]),
        (Schedule("cosine", steps=2), [0.1, 0.05, 0.0]),
        (Schedule("exponential", factor=0.5, warmup=2), [0.05, 0.05, 0.025]),
    ],
    ids=str,
)
def test_each_step_has_the_rate_of_the_schedule(schedule: Schedule, rates: list[float]) -> None:
    network, five = Network(1, (LayerSpec(1, "linear"),)), Rows(np.ones((5, 1)), np.zeros((5, 1)))
    settings = Settings(loss="mae", learning_rate=0.1, schedule=schedule, batch_size=1)
    run = Trainer(network, settings, five, None, np.array([2.0, 5.0]))
    for rate in rates:
        assert run.learning_rate == pytest.approx(rate)
        before = run.parameters.copy()
        run.step()
        assert (before - run.parameters).tolist() == pytest.approx([rate, rate])
    run.restore(Trainer(network, settings, five, None, np.array([2.0, 5.0])).state())
    run.advance(len(rates))
    assert run.parameters.tolist() == pytest.approx([2.0 - sum(rates), 5.0 - sum(rates)])


# ŷ = 2 + 5 for every target from 0 to 7.
def test_each_table_is_evaluated_for_itself() -> None:
    network = Network(1, (LayerSpec(1, "linear"),))
    tables = [Rows(np.ones((1, 1)), np.full((1, 1), float(y))) for y in range(8)]
    run = Trainer(network, Settings(), tables[0], tables[1], np.array([2.0, 5.0]))
    for _ in range(2):
        assert [run.evaluate(rows)[0] for rows in tables] == [49, 36, 25, 16, 9, 4, 1, 0]
    assert run.predict(np.array([[1.0], [4.0]])).tolist() == [[7.0], [13.0]]


def test_a_run_begins_with_the_statistics_given() -> None:
    network = Network(3, LAYERS)
    running = network.new_statistics()
    running.flat[:] = np.arange(1.0, running.flat.size + 1)
    run = Trainer(network, RICH, rows(), None, network.new_vector(), running)
    running.flat[0] = 99.0  # they are the run's own from then on
    assert run.running.flat.tolist() == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]


def test_step_finishes_a_begun_iteration() -> None:
    run, expected = trainer(), trainer()
    expected.advance(2)
    for _ in range(3):
        run.next_move()
    assert run.advance(0) == 0
    assert run.iteration == 0 and run.made == 3
    run.step()
    assert (run.iteration, run.made) == (1, 0)
    run.step()
    assert full(run.state()) == full(expected.state())


def test_the_losses_told_begin_with_that_of_a_begun_iteration() -> None:
    run, expected = trainer(), trainer()
    for _ in range(3):
        run.next_move()
    told: list[float] = []
    assert run.advance(3, told) == 3
    assert told == [expected.step() for _ in range(3)]
    while not run.beside_update:
        run.next_move()
    told.clear()
    expected.step()
    assert run.advance(1, told) == 1 and told == [expected.step()]


@pytest.mark.parametrize("moves", [0, 2, 8])
def test_a_restored_state_goes_on_bit_for_bit(moves: int) -> None:
    run, other = trainer(), trainer()
    run.advance(5)
    for _ in range(moves):
        run.next_move()
    other.restore(run.state())
    assert full(other.state()) == full(run.state())
    assert (run.advance(9), other.advance(9)) == (9, 9)
    assert full(other.state()) == full(run.state())


def test_a_foreign_state_is_refused_and_changes_nothing() -> None:
    run = trainer()
    before = full(run.state())
    with pytest.raises(ValueError, match="optimizer"):
        run.restore(replace(run.state(), optimizer={}))
    with pytest.raises(ValueError, match="network"):
        run.restore(replace(run.state(), parameters=np.zeros(2)))
    assert full(run.state()) == before


def test_each_epoch_uses_every_row_once_in_a_fresh_order() -> None:
    run = trainer()
    assert run.iterations_per_epoch == 3
    orders = []
    for epoch in range(1, 4):
        seen = []
        for _ in range(3):
            seen += run.batch_rows.tolist()
            run.step()
            assert run.epoch == epoch
        assert sorted(seen) == list(range(11))
        orders.append(seen)
    assert orders[0] != orders[1] != orders[2]


def test_the_batch_trained_on_is_the_one_named() -> None:
    run = trainer()
    for _ in range(5):
        chosen = run.batch_rows
        shown = run.intermediates(None)
        np.testing.assert_allclose(shown.x, run.training.inputs[chosen].mean(0), atol=1e-15)
        np.testing.assert_allclose(shown.y, run.training.targets[chosen].mean(0), atol=1e-15)
        run.step()
        assert run.loss == shown.loss


def test_a_large_table_is_gathered_and_gives_the_same_run(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = trainer()
    whole.advance(10)
    monkeypatch.setattr("backprop_studio.engine.batches.WHOLE_TABLE_BYTES", 0)
    gathered = trainer()
    gathered.advance(10)
    assert full(whole.state()) == full(gathered.state())
    assert whole.evaluate(rows(9)) == gathered.evaluate(rows(9))


def test_pixels_stand_for_their_value_over_255(monkeypatch: pytest.MonkeyPatch) -> None:
    pixels = np.random.default_rng(3).integers(0, 256, (11, 3), dtype=np.uint8)
    network = Network(3, LAYERS)
    start = initial_parameters(network, "he_normal", 0)
    runs = []
    for inputs, limit in ((pixels, 2**23), (pixels, 0), (pixels / 255.0, 2**23)):
        monkeypatch.setattr("backprop_studio.engine.batches.WHOLE_TABLE_BYTES", limit)
        run = Trainer(network, RICH, Rows(inputs, rows().targets), None, start)
        run.advance(7)
        runs.append(full(run.state()))
    assert runs[0] == runs[1] == runs[2]


def test_learning_rate_and_penalties_keep_the_run() -> None:
    run = trainer()
    run.advance(4)
    vectors = {name: vector.tobytes() for name, vector in run.state().optimizer.items()}
    run.configure(replace(RICH, learning_rate=0.5, l2=0.3, rule=Rule("adam", beta1=0.5)))
    assert run.iteration == 4
    assert {n: v.tobytes() for n, v in run.state().optimizer.items()} == vectors
    run.configure(replace(RICH, rule=Rule("rmsprop")))
    assert not run.state().optimizer["squares"].any()
    run.configure(replace(RICH, batch_size=100))
    assert run.iterations_per_epoch == 1
    assert run.advance(3) == 3


def test_a_parameter_set_amid_the_moves_counts_in_the_moves_made() -> None:
    run, expected = trainer(), trainer()
    for _ in range(4):
        run.next_move()
    run.set_parameter(2, 0.75)
    expected.set_parameter(2, 0.75)
    assert run.made == 4
    run.step()
    expected.step()
    assert full(run.state()) == full(expected.state())


def test_early_stopping_counts_epochs_without_a_new_minimum() -> None:
    held_out = Rows(rows(6, 5).inputs, np.full((6, 2), -50.0))
    run = trainer(validation=held_out, patience=3, l1=0.0, l2=0.0)
    run.advance(3000)
    assert run.stopped == "early_stopping" and run.best is not None
    assert run.best.waited == 3 and run.iteration % 3 == 0
    again = trainer(validation=held_out, patience=3, l1=0.0, l2=0.0)
    losses = []
    for _ in range(run.epoch):
        again.advance(3)
        losses.append(again.evaluate(held_out)[0])
    assert again.stopped == "early_stopping"
    assert int(np.argmin(losses)) == len(losses) - 4
    assert run.best.loss == min(losses)


def test_a_validation_loss_that_is_not_finite_is_no_minimum() -> None:
    """∞ − ∞ and ∞ at first; with weights of 0 then |0 − 3|."""
    network = Network(2, (LayerSpec(1, "linear"),))
    one, held_out = (Rows(np.full((1, 2), x), np.array([[3.0]])) for x in (1.0, 1e308))
    settings = Settings("mae", learning_rate=0.0, patience=4)
    run = Trainer(network, settings, one, held_out, np.array([10.0, -10.0, 0.0]))
    assert run.advance(2) == 2 and run.best is not None and run.best.waited == 1
    assert np.isfinite(run.best.loss)  # so that it can be saved
    run.set_parameter(1, 0.0)
    assert run.advance(1) == 1 and run.best.waited == 2
    run.set_parameter(0, 0.0)
    assert run.advance(1) == 1 and (run.best.loss, run.best.waited) == (3.0, 0)


@pytest.mark.parametrize(
    ("layer", "loss", "targets", "expected"),
    [
        (LayerSpec(1, "linear"), "mse", [[0.0], [1.0], [1.0]], 2 / 3),
        (LayerSpec(1, "linear"), "mse", [[-1.0], [-1.0], [1.0]], 2 / 3),
        (LayerSpec(1, "linear"), "mse", [[0.5], [1.0], [1.0]], None),
        (LayerSpec(1, "sigmoid"), "binary_cross_entropy", [[0.0], [1.0], [0.0]], 2 / 3),
        (LayerSpec(2, "softmax"), "cross_entropy", [[1.0, 0.0], [0.0, 1.0], [1.0, 0.0]], 2 / 3),
    ],
)
def test_accuracy(
    layer: LayerSpec, loss: str, targets: list[list[float]], expected: float | None
) -> None:
    network = Network(1, (layer,))
    flat = network.new_vector()
    network.views(flat)[0].weights[0, -1] = 1.0  # the last output (or its logit) is x
    data = Rows(np.array([[-0.3], [0.2], [0.9]]), np.array(targets))
    run = Trainer(network, Settings(loss=loss), data, None, flat)
    found = run.evaluate(data)[1]
    # linear with {0, 1}: above ½ only 0.9; with ±1 the signs − + +; logits: − + +.
    assert found == expected if expected is None else found == pytest.approx(expected)
    # The same again, also when a table of quantities has been looked at in between.
    quantities = Rows(data.inputs, np.full_like(data.targets, 7.0))
    if layer.activation == "linear":
        assert run.evaluate(quantities)[1] is None
    assert run.evaluate(data)[1] == found
