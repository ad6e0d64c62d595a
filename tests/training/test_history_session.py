"""Looking back and branching off, against runs that never did, and the lesson's numbers."""

import time
from pathlib import Path

import msgspec
import numpy as np
import pytest

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.experiment import storage
from backprop_studio.experiment.model import Adam, Experiment, Sgd
from backprop_studio.training.commands import (
    Branch,
    Command,
    Configure,
    Iterate,
    NextMove,
    Play,
    PreviousMove,
    Reset,
    Restore,
    SaveState,
    Seek,
    SetParameter,
)
from backprop_studio.training.messages import Snapshot
from backprop_studio.training.recording import LossHistory
from backprop_studio.training.session import Session

EXAMPLES = Path(__file__).parents[2] / "resources" / "examples"
V1 = ParameterIndex(1, "weight", 0, 0)
MOVES = 6  # of an iteration of two layers: two forward, loss, two gradients, update


def never() -> bool:
    return False


def two_layers() -> Experiment:
    return storage.load(EXAMPLES / "two-layer-network.backprop")


def deep(held_out: float = 0.0, **training: object) -> Experiment:
    """2-8-8-1 on 500 generated rows, in batches of 10."""
    text = {
        "format": "backprop-studio/experiment",
        "version": 1,
        "data": {
            "source": "generated",
            "generator": "xor",
            "samples": 500,
            "noise": 0.3,
            "validation_fraction": held_out,
        },
        "network": {
            "layers": [
                {"units": 8, "activation": "tanh"},
                {"units": 8, "activation": "tanh"},
                {"units": 1, "activation": "sigmoid"},
            ]
        },
        "loss": {"kind": "binary_cross_entropy"},
        "optimizer": {"kind": "adam", "learning_rate": 0.001},
        "training": {"batch_size": 10, **training},
    }
    return storage.decode(msgspec.json.encode(text))


class Driver:
    """A session obeyed to the end of each command, in no time: so every loss is recorded."""

    def __init__(self, experiment: Experiment) -> None:
        self.session = Session(lambda: 0.0)
        self.revision = 0
        self.snapshot = self.configure(experiment, restart=True)

    def configure(self, experiment: Experiment, restart: bool = False) -> Snapshot:
        self.revision += 1
        return self.obey(Configure(experiment, self.revision, None, restart))

    def obey(self, *commands: Command) -> Snapshot:
        for command in commands:
            self.session.handle(command)
            while self.session.rest() == 0.0:
                self.session.advance(0.05, never)
        self.snapshot = self.session.snapshot()
        return self.snapshot


def numbers(snapshot: Snapshot) -> list[np.ndarray]:
    return [part for layer in snapshot.parameters for part in (layer.weights, layer.bias)]


def assert_same(one: Snapshot, other: Snapshot) -> None:
    for a, b in zip(numbers(one), numbers(other), strict=True):
        assert np.array_equal(a, b)
    assert one.loss == other.loss
    assert (one.iteration, one.epoch, one.move) == (other.iteration, other.epoch, other.move)
    assert one.stopped == other.stopped
    assert one.learning_rate == other.learning_rate


@pytest.fixture
def driver() -> Driver:
    return Driver(two_layers())


def test_back_to_the_first_update_of_the_lesson(driver: Driver) -> None:
    end = driver.obey(Iterate(60))
    assert end.parameters[1].weights[0, 0] == pytest.approx(1.1512, abs=5e-5)
    back = driver.obey(Seek(1))
    assert back.iteration == 1
    assert (back.first_iteration, back.last_iteration) == (0, 60)
    w = np.array([[0.5025, 0.3018], [-0.1959, 0.7028]])
    assert back.parameters[0].weights == pytest.approx(w, abs=5e-5)
    assert back.parameters[0].bias == pytest.approx([0.1051, -0.0965], abs=5e-5)
    assert back.parameters[1].weights.ravel() == pytest.approx([0.8140, 0.6166], abs=5e-5)
    assert back.parameters[1].bias == pytest.approx([0.2256], abs=5e-5)
    assert back.loss == pytest.approx(0.032444, abs=5e-7)
    assert back.record.iteration.tolist() == [0, 1]
    assert back.record.training[-1] == back.loss
    assert back.ghost_record is not None
    assert back.ghost_record.iteration.tolist() == list(range(61))
    assert_same(driver.obey(Seek(60)), end)
    assert driver.snapshot.record.iteration.tolist() == list(range(61))
    assert driver.snapshot.ghost_record is None


@pytest.mark.parametrize("go_on", [Play(until=30), Iterate(10)])
def test_going_on_from_the_past_branches_off(driver: Driver, go_on: Command) -> None:
    driver.obey(Iterate(60), Seek(20), go_on)
    snapshot = driver.snapshot
    assert_same(snapshot, Driver(two_layers()).obey(Iterate(30)))
    assert snapshot.last_iteration == 30
    assert snapshot.record.iteration.tolist() == list(range(31))
    assert snapshot.ghost_record is not None
    assert snapshot.ghost_record.iteration[-1] == 60


def test_continue_from_here_ends_the_run_here(driver: Driver) -> None:
    driver.obey(Iterate(60), Seek(20))
    snapshot = driver.obey(Branch())
    assert (snapshot.iteration, snapshot.last_iteration) == (20, 20)
    assert snapshot.record.iteration[-1] == 20
    assert snapshot.ghost_record is not None
    assert snapshot.ghost_record.iteration[-1] == 60
    assert driver.obey(Reset(1)).ghost_record is None
    assert driver.obey(Restore(1)).ghost_record is not None


def test_an_edit_in_the_past_branches_off(driver: Driver) -> None:
    driver.obey(Iterate(60), Seek(20))
    snapshot = driver.obey(SetParameter(V1, -2.0))
    assert snapshot.last_iteration == 20
    assert snapshot.ghost_record is not None
    assert snapshot.parameters[1].weights[0, 0] == -2.0
    assert snapshot.record.iteration[-1] == 20
    assert snapshot.record.training[-1] == snapshot.loss
    alone = Driver(two_layers()).obey(Iterate(20), SetParameter(V1, -2.0), Iterate(5))
    assert_same(driver.obey(Iterate(5)), alone)
    driver.obey(Seek(19))
    assert_same(driver.snapshot, Driver(two_layers()).obey(Iterate(19)))


def test_settings_of_then_are_shown_and_those_of_now_go_on(driver: Driver) -> None:
    slow = two_layers()
    adam = msgspec.structs.replace(slow, title="Renamed", optimizer=Adam(learning_rate=0.1))
    driver.obey(Iterate(20))
    driver.configure(adam)
    driver.obey(Iterate(20))
    back = driver.obey(Seek(10))
    assert back.learning_rate == 0.5
    assert isinstance(back.experiment.optimizer, Sgd)
    assert back.experiment.title == "Renamed"
    assert_same(back, Driver(slow).obey(Iterate(10)))
    assert isinstance(driver.obey(Seek(20)).experiment.optimizer, Adam)
    driver.obey(Seek(10))
    snapshot = driver.obey(Branch())
    assert isinstance(snapshot.experiment.optimizer, Adam)
    assert snapshot.learning_rate == 0.1
    alone = Driver(slow)
    alone.obey(Iterate(10))
    alone.configure(adam)
    assert_same(driver.obey(Iterate(7)), alone.obey(Iterate(7)))


def test_another_name_leaves_the_past_as_it_is(driver: Driver) -> None:
    driver.obey(Iterate(60), Seek(20))
    renamed = msgspec.structs.replace(two_layers(), title="Another")
    snapshot = driver.configure(renamed)
    assert (snapshot.iteration, snapshot.last_iteration) == (20, 60)
    assert snapshot.experiment.title == "Another"


def test_previous_move_back_to_the_beginning(driver: Driver) -> None:
    seen = [driver.snapshot]
    for _ in range(4 * MOVES):
        seen.append(driver.obey(NextMove()))
    for before in reversed(seen[:-1]):
        snapshot = driver.obey(PreviousMove())
        for a, b in zip(numbers(snapshot), numbers(before), strict=True):
            if before.move is None or before.move.kind != "update":
                assert np.array_equal(a, b)
        assert snapshot.loss == before.loss
        assert snapshot.iteration == before.iteration
    assert snapshot.iteration == 0
    assert snapshot.notice is None
    assert snapshot.record.iteration.tolist() == [0]
    assert "No earlier move" in (driver.obey(PreviousMove()).notice or "")
    for after in seen[1:]:
        assert_same(driver.obey(NextMove()), after)


def test_previous_move_across_an_edit(driver: Driver) -> None:
    driver.obey(Iterate(3), SetParameter(V1, 2.0))
    snapshot = driver.obey(PreviousMove())
    assert snapshot.iteration == 2
    assert snapshot.move is not None and snapshot.move.kind == "hidden_gradient"
    assert_same(driver.obey(NextMove(), Seek(3)), Driver(two_layers()).obey(Iterate(3)))


def test_previous_move_in_the_past_forgets_nothing(driver: Driver) -> None:
    driver.obey(Iterate(60), Seek(20))
    for _ in range(2 * MOVES):
        snapshot = driver.obey(PreviousMove())
    assert snapshot.iteration == 18
    assert snapshot.last_iteration == 60
    assert driver.obey(NextMove()).last_iteration == 18


def test_divergence_is_where_it_was() -> None:
    experiment = storage.load(EXAMPLES / "one-neuron.backprop")
    fast = msgspec.structs.replace(experiment, optimizer=Sgd(learning_rate=50.0))
    driver = Driver(fast)
    end = driver.obey(Iterate(10_000))
    assert end.stopped == "diverged"
    middle = driver.obey(Seek(end.iteration // 2))
    assert middle.stopped is None
    assert middle.proposed_learning_rate == end.proposed_learning_rate  # it overshoots already
    assert_same(driver.obey(Seek(end.iteration)), end)
    driver.obey(Seek(3), Iterate(10_000))
    assert_same(driver.snapshot, end)


def test_early_stopping_is_where_it_was() -> None:
    experiment = deep(0.3, early_stopping={"patience": 1})
    experiment = msgspec.structs.replace(experiment, optimizer=Adam(learning_rate=0.1))
    driver = Driver(experiment)
    end = driver.obey(Iterate(20_000))
    assert end.stopped == "early_stopping"
    assert driver.obey(Seek(end.iteration - 1)).stopped is None
    assert_same(driver.obey(Seek(end.iteration)), end)
    assert_same(driver.obey(Seek(5), Iterate(20_000)), end)


def test_saving_while_looking_back_keeps_the_end(driver: Driver) -> None:
    end = driver.obey(Iterate(60))
    snapshot = driver.obey(Seek(20), SaveState(1))
    assert snapshot.iteration == 20
    assert snapshot.saved is not None
    state = snapshot.saved[2]
    assert state is not None
    assert state.iteration == 60
    assert np.array_equal(state.parameters[1].weights, end.parameters[1].weights)
    assert_same(driver.obey(Seek(60)), end)


def test_the_curve_learns_what_was_passed_over() -> None:
    losses = LossHistory(has_validation=False)
    for iteration in (0, 10, 20):
        losses.put(iteration, 1.0 / (1 + iteration), np.nan, np.nan)
    losses.insert(15, 0.25, np.nan, 0.5)
    losses.insert(10, 9.0, np.nan, np.nan)  # known already
    losses.insert(25, 9.0, np.nan, np.nan)  # has not happened
    record = losses.record()
    assert record.iteration.tolist() == [0, 10, 15, 20]
    assert record.training.tolist() == [1.0, 1 / 11, 0.25, 1 / 21]
    assert record.batch[2] == 0.5


def test_beyond_the_ends_is_the_end(driver: Driver) -> None:
    driver.obey(Iterate(60))
    assert driver.obey(Seek(-5)).iteration == 0
    assert driver.obey(Seek(1_000)).iteration == 60


def test_any_of_100_000_iterations_within_100_ms() -> None:
    driver = Driver(deep())
    driver.obey(Iterate(100_000))
    times = []
    for iteration in np.random.default_rng(0).integers(100_000, size=60):
        began = time.process_time()
        snapshot = driver.obey(Seek(int(iteration)))
        times.append(time.process_time() - began)
        assert snapshot.iteration == iteration
    assert max(times) < 0.1
