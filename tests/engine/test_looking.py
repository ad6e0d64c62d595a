"""Looking at a run: one row, the mean of a batch, the next update, predictions."""

from dataclasses import replace

import numpy as np
import pytest
from engine_runs import LAYERS, RICH, rows, trainer
from whole_state import full

from backprop_studio.engine.batches import Rows
from backprop_studio.engine.initializers import initial_parameters
from backprop_studio.engine.network import LayerSpec, Network
from backprop_studio.engine.settings import Settings
from backprop_studio.engine.trainer import Trainer


def test_predictions_are_those_outside_training() -> None:
    run = trainer()
    run.advance(5)
    shown = run.predict(run.training.inputs)
    for row in set(range(11)) - set(run.batch_rows.tolist()):
        np.testing.assert_allclose(shown[row], run.intermediates(row).a[-1], rtol=1e-12)


def test_looking_changes_nothing() -> None:
    run, untouched = trainer(), trainer()
    for _ in range(13):
        for row in (None, 0, 5):
            run.intermediates(row)
        run.next_update()
        run.evaluate(run.training)
        assert len(run.batch_rows) in (3, 4)
        run.next_move()
    for _ in range(13):
        untouched.next_move()
    assert full(run.state()) == full(untouched.state())
    assert run.gradient.tobytes() == untouched.gradient.tobytes()


def test_next_update_is_what_the_update_adds() -> None:
    run = trainer()
    run.advance(3)
    change, before = run.next_update(), run.parameters.copy()
    run.step()
    np.testing.assert_array_equal(before + change, run.parameters)


@pytest.mark.parametrize("normalized", [False, True])
def test_what_follows_an_update_is_known_before_it(normalized: bool) -> None:
    layers = [replace(layer, batch_norm=normalized and layer.batch_norm) for layer in LAYERS]
    network = Network(3, tuple(layers))
    start = initial_parameters(network, "xavier_uniform", 1)
    run = Trainer(network, RICH, rows(), None, start)
    for _ in range(7):  # through an epoch, of four batches
        for _ in range(len(run.moves) - 1):
            run.next_move()
        assert run.before_update
        foreseen = run.intermediates_after(run.next_update())
        assert (foreseen is None) == normalized
        run.next_move()
        with run.beyond_update():
            beyond, rows_beyond = run.intermediates(None), run.batch_rows
            single = run.intermediates(0)
        assert run.beside_update
        run.next_move()
        run.previous_move()  # to where that iteration begins
        found = run.intermediates(None)
        for other in (beyond, foreseen or beyond):
            assert other.gradient.tobytes() == found.gradient.tobytes()
            assert other.loss == found.loss
        assert single.gradient.tobytes() == run.intermediates(0).gradient.tobytes()
        np.testing.assert_array_equal(rows_beyond, run.batch_rows)


def test_intermediates_beside_an_update_are_those_it_was_made_from() -> None:
    run = trainer()
    run.advance(2)
    shown, rows_shown = run.intermediates(None), run.batch_rows
    single = run.intermediates(0)  # with the running statistics of that moment
    for _ in run.moves:
        run.next_move()
    again = run.intermediates(None)
    assert again.gradient.tobytes() == shown.gradient.tobytes()
    assert run.intermediates(0).gradient.tobytes() == single.gradient.tobytes()
    assert again.loss == run.loss
    np.testing.assert_array_equal(run.batch_rows, rows_shown)
    assert run.old_parameters is not None
    run.step()
    assert run.old_parameters is None


def test_one_row_by_hand_also_of_those_held_out() -> None:
    inputs, targets = np.array([[1.0], [3.0]]), np.array([[0.0], [10.0]])
    training, held_out = Rows(inputs, targets), Rows(inputs + 1.0, targets + 2.0)
    network = Network(1, (LayerSpec(1, "linear"),))
    run = Trainer(network, Settings(), training, held_out, np.array([2.0, 5.0]))
    shown = run.intermediates(1)  # ŷ = 2 · 3 + 5, and the loss is e²
    assert (shown.x.item(), shown.y.item(), shown.z[0].item(), shown.loss) == (3, 10, 11, 1)
    assert shown.gradient.tolist() == [6.0, 2.0]
    shown = run.intermediates(0)  # 2 · 1 + 5
    assert (shown.x.item(), shown.y.item(), shown.z[0].item(), shown.loss) == (1, 0, 7, 49)
    shown = run.intermediates(None)  # the means, of e = 7 and 1; each δ is 2 e / 2
    assert (shown.x.item(), shown.y.item(), shown.z[0].item(), shown.loss) == (2, 5, 9, 25)
    assert shown.delta[0].item() == 8.0 and shown.gradient.tolist() == [10.0, 8.0]
    shown = run.intermediates(1, held_out=True)  # 2 · 4 + 5
    assert (shown.x.item(), shown.y.item(), shown.z[0].item(), shown.loss) == (4, 12, 13, 1)


# Half of 40 units are dropped in training, none otherwise.
def test_only_a_row_that_is_the_whole_batch_is_passed_as_in_training() -> None:
    layers = (LayerSpec(40, "linear", dropout=0.5), LayerSpec(2, "linear"))
    network = Network(3, layers)
    start = initial_parameters(network, "xavier_uniform", 1)
    run = Trainer(network, Settings(batch_size=1), rows(), rows(), start)
    for _ in range(3):
        (own,) = run.batch_rows.tolist()
        other = (own + 1) % 11
        assert run.intermediates(own).a[0].tobytes() == run.intermediates(None).a[0].tobytes()
        assert not run.intermediates(own).a[0].all()
        assert run.intermediates(other).a[0].all()
        assert run.intermediates(own, held_out=True).a[0].all()
        run.step()
    run.configure(Settings(batch_size=2))
    assert all(run.intermediates(int(row)).a[0].all() for row in run.batch_rows)
