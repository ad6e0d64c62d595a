"""What becomes of a run that is changed on its way: settings, a parameter, another state."""

from dataclasses import replace

import numpy as np
import pytest
from engine_runs import RICH, trainer
from whole_state import full

from backprop_studio.engine.batches import Rows
from backprop_studio.engine.network import LayerSpec, Network
from backprop_studio.engine.optimizers import Rule
from backprop_studio.engine.settings import Settings
from backprop_studio.engine.trainer import Trainer

WALK = [{"batch_size": 3}, {"seed": 8}, {"shuffle": False}]
KEPT = [{"loss": "mae"}, {"loss": "huber", "delta": 0.3}, {"l1": 0.5}, {"clip_norm": 0.01}]
RULE = [{"rule": Rule("adam", beta1=0.5)}]


def on_its_way(moves: int) -> Trainer:
    run = trainer()
    run.advance(3)
    for _ in range(moves):
        run.next_move()
    return run


@pytest.mark.parametrize("moves", [0, 4, 8])
@pytest.mark.parametrize("changes", [*WALK, *KEPT, *RULE], ids=str)
def test_it_goes_on_as_one_that_always_had_these_settings(changes, moves: int) -> None:
    run, other = on_its_way(moves), trainer(**changes)
    assert run.beside_update == (moves == 8)
    run.configure(replace(RICH, **changes))
    assert run.made == (0 if changes in WALK else moves)
    other.restore(run.state())
    if not run.beside_update:
        named = run.batch_rows.tolist()
        there, here = other.intermediates(None), run.intermediates(None)
        assert here.gradient.tobytes() == there.gradient.tobytes() and here.loss == there.loss
        assert run.batch_rows.tolist() == named  # before its epoch is put in order, and after
        assert run.next_update().tobytes() == other.next_update().tobytes()
    assert (run.advance(7), other.advance(7)) == (7, 7)
    assert full(run.state()) == full(other.state()) and run.loss == other.loss


@pytest.mark.parametrize("changes", [*WALK, *KEPT, *RULE], ids=str)
def test_the_last_update_can_be_taken_back_if_batch_and_rule_stay(changes) -> None:
    run = on_its_way(0)
    run.configure(replace(RICH, **changes))
    assert run.previous_move() == (changes in KEPT)


def test_another_kind_of_rule_begins_anew_though_it_remembers_the_same() -> None:
    run = on_its_way(0)
    run.configure(replace(RICH, rule=Rule("adam", beta2=0.9)))
    assert run.state().optimizer_count == 3
    run.configure(replace(RICH, rule=Rule("adamw")))
    assert run.state().optimizer_count == 0
    assert not any(vector.any() for vector in run.state().optimizer.values())


def test_a_parameter_set_by_hand_ends_what_was() -> None:
    run = on_its_way(8)
    run.stopped = "early_stopping"
    run.set_parameter(0, 0.5)
    assert run.made == 0 and run.stopped is None and not run.previous_move()


def test_a_run_restored_to_its_beginning() -> None:
    run, fresh = on_its_way(0), trainer()
    run.restore(fresh.state())
    assert not run.previous_move()
    assert (run.advance(4), fresh.advance(4)) == (4, 4)
    assert full(run.state()) == full(fresh.state())


@pytest.mark.parametrize(("kind", "value"), [(np.float32, 1e200), (np.float64, -np.inf)])
def test_a_parameter_set_beyond_its_precision_is_the_largest_number(kind, value: float) -> None:
    one = Rows(np.ones((1, 1)), np.ones((1, 1)))
    network = Network(1, (LayerSpec(1, "linear"),), kind)
    run = Trainer(network, Settings(), one, None, np.zeros(2))
    run.set_parameter(0, value)
    largest = float(np.finfo(kind).max)
    assert run.parameters[0] == (largest if value > 0 else -largest)
