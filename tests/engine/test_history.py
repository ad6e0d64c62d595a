"""Going back, against the states that were kept on the way."""

import numpy as np
import pytest

from backprop_studio.engine.batches import Rows
from backprop_studio.engine.history import KEYFRAME_OVERHEAD, History, Segment
from backprop_studio.engine.initializers import initial_parameters
from backprop_studio.engine.network import LayerSpec, Network
from backprop_studio.engine.optimizers import Rule
from backprop_studio.engine.settings import Settings
from backprop_studio.engine.trainer import Trainer

PLAIN = (LayerSpec(4, "tanh"), LayerSpec(1, "linear"))
RICH = (LayerSpec(4, "tanh", batch_norm=True, dropout=0.3), LayerSpec(1, "linear"))


def new_trainer(layers=PLAIN, **settings) -> Trainer:
    random = np.random.default_rng(0)
    network = Network(2, layers)
    inputs = random.normal(size=(23, 2))
    rows = Rows(inputs, inputs[:, :1] * inputs[:, 1:])
    start = initial_parameters(network, "xavier_normal", 0)
    chosen = {"batch_size": 5, "learning_rate": 0.05, **settings}
    return Trainer(network, Settings(**chosen), rows, rows, start)


def everything(trainer: Trainer) -> tuple:
    state = trainer.state()
    vectors = (state.parameters, state.running, *state.optimizer.values())
    numbers = (state.iteration, state.epoch, state.position, state.optimizer_count)
    return (*(v.tobytes() for v in vectors), *numbers, state.stopped, trainer.settings)


@pytest.mark.parametrize("layers", [PLAIN, RICH])
@pytest.mark.parametrize("rule", [Rule(), Rule(momentum=0.9), Rule("adam"), Rule("rmsprop")])
def test_every_iteration_exactly(layers, rule) -> None:
    trainer = new_trainer(layers, rule=rule)
    history = History(trainer)
    history.interval = 7
    seen = [everything(trainer)]
    for _ in range(60):
        history.advance(1)
        seen.append(everything(trainer))
    for iteration in np.random.default_rng(1).permutation(61):
        history.seek(int(iteration))
        assert everything(trainer) == seen[iteration]
        if 0 < iteration < 60:
            assert trainer.previous_move()
    history.seek(60)
    history.advance(5)
    alone = new_trainer(layers, rule=rule)
    alone.advance(65)
    assert everything(trainer) == everything(alone)


def test_what_is_kept_of_a_run_made_in_one_go() -> None:
    history = History(new_trainer())
    history.interval = 10
    assert history.advance(35) == 35 == history.last and not history.in_the_past
    assert history.keyframe_count == 4  # after 0, 10, 20 and 30
    assert [len(history.vectors(until)) for until in (9, 10, 30)] == [1, 2, 4]
    assert [[n for n, _ in history.moments(until)] for until in (9, 10)] == [[0], [0, 10]]
    assert history.bytes == 4 * (17 * 8 + KEYFRAME_OVERHEAD)  # 12 + 5 parameters
    history.seek(12)
    assert history.in_the_past
    history.advance(1)
    assert history.last == 13 and history.keyframe_count == 2


# Edits after 5 and 10 of 16 iterations leave keyframes after 0, 3 | 5, 8 | 10, 13, 16. Another
# edit in the past forgets what came after it, the edit at the same iteration included.
@pytest.mark.parametrize(
    ("here", "kept"), [(4, 4), (5, 4), (7, 5), (8, 6), (10, 6), (12, 7), (16, 9)]
)
def test_an_edit_amid_several(here: int, kept: int) -> None:
    trainer = new_trainer()
    history = History(trainer)
    history.interval = 3
    seen = [everything(trainer)]
    for iteration in range(1, 17):
        history.advance(1)
        if iteration in (5, 10):
            trainer.set_parameter(0, iteration / 8)
            history.edited()
        seen.append(everything(trainer))
    history.seek(here)
    assert everything(trainer) == seen[here]
    trainer.set_parameter(1, -0.5)
    history.edited()
    assert history.last == here
    seen[here:] = [everything(trainer)]
    for _ in range(4):
        history.advance(1)
        seen.append(everything(trainer))
    assert history.keyframe_count == kept
    for iteration in reversed(range(here + 5)):
        history.seek(iteration)
        assert everything(trainer) == seen[iteration]


@pytest.mark.parametrize("here", [8, 10, 12])
def test_going_on_from_the_past_beside_an_edit(here: int) -> None:
    trainer = new_trainer()
    history = History(trainer)
    history.interval = 3
    history.advance(10)
    trainer.set_parameter(0, 0.5)
    history.edited()
    history.advance(6)
    history.seek(here)
    begun = everything(trainer)
    history.advance(2)
    end = everything(trainer)
    history.seek(here)
    assert everything(trainer) == begun
    history.seek(here + 2)
    assert everything(trainer) == end


def test_only_what_exceeds_the_bound_is_thinned_out_before_an_edit_is_forgotten() -> None:
    trainer = new_trainer()
    history = History(trainer, 4 * (17 * 8 + KEYFRAME_OVERHEAD))
    history.interval = 10
    history.advance(1)
    history.edited()  # keyframes after 0 and 1, and then after 11, 21, 31
    history.advance(20)
    assert history.keyframe_count == 4 and history.interval == 10
    history.advance(10)
    assert history.keyframe_count == 3 and history.interval == 20 and history.first == 0


def test_thinning_keeps_every_second_keyframe() -> None:
    trainer = new_trainer()
    states = [trainer.state() for _ in range(6)]
    segment = Segment(trainer.settings, states.copy(), [0, 10, 20, 30, 40, 50])
    segment.thin()
    assert segment.iterations == [0, 20, 40]
    assert all(a is b for a, b in zip(segment.keyframes, states[::2], strict=True))


# 200 million multiplications between two keyframes, of which each row of the batch takes
# three for each of the 297 + 9 700 parameters; but never more than 400 iterations.
@pytest.mark.parametrize(("batch", "interval"), [(5, 400), (20, 333), (None, 289)])
def test_going_back_costs_about_the_same_in_every_network(batch, interval) -> None:
    trainer = new_trainer((LayerSpec(99, "relu"), LayerSpec(97, "relu")), batch_size=batch)
    assert trainer.network.size == 9997
    assert History(trainer).interval == interval


def test_edits_close_a_segment() -> None:
    trainer = new_trainer()
    history = History(trainer)
    history.interval = 10
    seen = {}

    def run(count: int) -> None:
        for _ in range(count):
            history.advance(1)
            seen[trainer.iteration] = everything(trainer)

    run(25)
    trainer.set_parameter(3, 2.5)
    history.edited()
    seen[25] = everything(trainer)
    run(7)
    trainer.configure(Settings(batch_size=8, learning_rate=0.01, rule=Rule("adam")))
    history.edited()
    seen[32] = everything(trainer)
    run(30)
    for iteration in [62, 1, 40, 25, 26, 32, 31, 12, 62, 24]:
        history.seek(iteration)
        assert everything(trainer) == seen[iteration], iteration


def test_edits_at_the_same_iteration_replace_each_other() -> None:
    trainer = new_trainer()
    history = History(trainer)
    for value in range(10):
        trainer.set_parameter(0, float(value))
        history.edited()
    assert history.keyframe_count == 1
    history.advance(3)
    history.seek(0)
    assert trainer.parameters[0] == 9.0


def test_branching_off() -> None:
    trainer = new_trainer(rule=Rule("adam"))
    history = History(trainer)
    history.interval = 10
    history.advance(50)
    history.seek(23)
    assert history.in_the_past and history.last == 50
    trainer.set_parameter(0, 1.0)
    history.edited()
    assert history.last == 23
    history.advance(20)
    end = everything(trainer)
    other = new_trainer(rule=Rule("adam"))
    other.advance(23)
    other.set_parameter(0, 1.0)
    other.advance(20)
    assert end == everything(other)
    history.seek(10)
    history.seek(43)
    assert everything(trainer) == end
    with pytest.raises(ValueError, match="iteration 44 is not among 0 to 43"):
        history.seek(44)


def test_branching_into_an_earlier_segment_keeps_its_settings() -> None:
    trainer = new_trainer()
    history = History(trainer)
    history.advance(20)
    trainer.configure(Settings(batch_size=5, learning_rate=0.5))
    history.edited()
    history.advance(20)
    history.seek(10)
    assert trainer.settings.learning_rate == 0.05
    history.advance(15)
    alone = new_trainer()
    alone.advance(25)
    assert everything(trainer) == everything(alone)


def test_memory_bound() -> None:
    trainer = new_trainer(rule=Rule("adam"))
    limit = 30_000
    history = History(trainer, limit)
    history.interval = 1
    states = [everything(trainer)]
    for _ in range(300):
        history.advance(1)
        states.append(everything(trainer))
        assert history.bytes <= limit
    assert history.interval > 8
    assert history.first == 0
    for iteration in (0, 1, 150, 299, 300):
        history.seek(iteration)
        assert everything(trainer) == states[iteration]


def test_a_long_run_keeps_no_more_than_a_thousand_keyframes() -> None:
    trainer = new_trainer()
    history = History(trainer)
    history.interval = 1
    for _ in range(2300):
        history.advance(1)
    assert history.keyframe_count <= 1001
    assert history.interval == 4  # of 2 300 every second one is too many, every fourth is not
    alone = new_trainer()
    alone.advance(1234)
    history.seek(1234)
    assert everything(trainer) == everything(alone)


def test_many_edits_forget_the_earliest() -> None:
    trainer = new_trainer()
    history = History(trainer, 20_000)
    for value in range(40):
        history.advance(1)
        trainer.set_parameter(0, float(value))
        history.edited()
    assert history.bytes <= 20_000
    assert 0 < history.first < 40 == history.last
    history.seek(history.first)
    with pytest.raises(ValueError, match="not among"):
        history.seek(0)


def test_a_bound_smaller_than_one_state_keeps_the_present() -> None:
    history = History(new_trainer(), 10)
    history.advance(1000)
    assert history.keyframe_count == 1
    history.seek(500)
    assert history.trainer.iteration == 500
    history.edited()
    assert history.keyframe_count == 1 and history.first == 500


# At a rate of 0 the first epoch stays the best: its parameters are kept once, for all.
def test_what_keyframes_share_weighs_once() -> None:
    history = History(new_trainer(patience=9, learning_rate=0.0))
    history.interval = 5  # an epoch
    history.advance(10)
    assert history.bytes == 3 * (17 * 8 + KEYFRAME_OVERHEAD) + 17 * 8


def test_diverged_end() -> None:
    trainer = new_trainer((LayerSpec(4, "relu"), LayerSpec(1, "linear")), learning_rate=1e3)
    history = History(trainer)
    assert history.advance(10_000) < 10_000
    end = everything(trainer)
    assert trainer.stopped == "diverged"
    history.seek(0)
    assert trainer.stopped is None
    history.seek(history.last)
    assert everything(trainer) == end


def test_a_begun_iteration_at_the_end() -> None:
    trainer = new_trainer()
    history = History(trainer)
    history.advance(5)
    trainer.next_move()
    trainer.next_move()
    history.seek(2)
    history.seek(5)
    assert trainer.made == 2


def test_the_end_after_going_on() -> None:
    trainer = new_trainer()
    history = History(trainer)
    history.advance(50)
    history.seek(10)
    history.seek(50)
    history.advance(10)
    end = everything(trainer)
    assert trainer.previous_move()
    history.seek(60)
    assert everything(trainer) == end


def test_recording_iterations_made_by_the_trainer() -> None:
    trainer = new_trainer()
    history = History(trainer)
    trainer.advance(1000)
    history.record()
    assert history.last == 1000 and history.keyframe_count == 2
