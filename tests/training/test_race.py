"""Races in the session: runners against the same runs made alone, and what they are told."""

import pickle
from pathlib import Path

import msgspec
import numpy as np
import pytest

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.experiment import storage
from backprop_studio.experiment.model import (
    Adagrad,
    Adam,
    Experiment,
    InlineData,
    LayerParameters,
    Optimizer,
    Rmsprop,
    Sgd,
)
from backprop_studio.training.commands import (
    Command,
    Configure,
    Iterate,
    LandscapeRequest,
    NextMove,
    OneEpoch,
    Play,
    Reset,
    Restore,
    SetParameter,
    Watch,
)
from backprop_studio.training.messages import Snapshot
from backprop_studio.training.race_messages import (
    Exchange,
    RaceStanding,
    StartRace,
    StopRace,
    TakeOver,
)
from backprop_studio.training.session import Session

EXAMPLES = Path(__file__).parents[2] / "resources" / "examples"
RATES = (0.0001, 0.01, 0.1, 0.15, 0.19)
SLOPES = tuple(Sgd(learning_rate=rate) for rate in RATES)
CURVATURE = 10.82  # 2 · (2.1² + 1): of (w·2.1 + b − 4)² along its steep direction
W, B = ParameterIndex(0, "weight", 0, 0), ParameterIndex(0, "bias", 0)


def never() -> bool:
    return False


def example(name: str, **training: object) -> Experiment:
    found = storage.load(EXAMPLES / f"{name}.backprop")
    changed = msgspec.structs.replace(found.training, **training)
    return msgspec.structs.replace(found, training=changed)


class Driver:
    """A session, driven as the worker drives it."""

    def __init__(self, experiment: Experiment) -> None:
        self.session = Session()
        self.revision = 0
        self.configure(experiment, restart=True)

    def configure(self, experiment: Experiment, restart: bool = False) -> Snapshot:
        self.revision += 1
        return self.obey(Configure(experiment, self.revision, None, restart))

    def obey(self, *commands: Command) -> Snapshot:
        for command in commands:
            self.session.handle(command)
            for _ in range(100_000):
                if self.session.idle:
                    break
                self.session.advance(0.01, never)
        return self.session.snapshot()

    def race(self, *commands: Command) -> RaceStanding:
        standing = self.obey(*commands).race
        assert standing is not None
        return standing


def one_neuron() -> Driver:
    driver = Driver(example("one-neuron"))
    driver.obey(Watch(LandscapeRequest(W, B, (0, 3), (-1, 2), 5)))
    return driver


def alone(experiment: Experiment, optimizer: Optimizer, iterations: int) -> Snapshot:
    driver = Driver(msgspec.structs.replace(experiment, optimizer=optimizer))
    return driver.obey(Iterate(iterations))


def flat(snapshot: Snapshot) -> np.ndarray:
    parts = [(layer.weights.ravel(), layer.bias) for layer in snapshot.parameters]
    return np.concatenate([part for pair in parts for part in pair])


@pytest.mark.parametrize("iterations", [1, 7, 100])
def test_runners_follow_the_theory_of_one_neuron(iterations: int) -> None:
    """Every step multiplies the error by 1 − η·10.82; the loss is its square."""
    race = one_neuron().race(StartRace(SLOPES), Iterate(iterations))
    assert race.iteration == iterations
    assert race.start_loss == pytest.approx(1.9**2)
    for runner, rate in zip(race.runners, RATES, strict=True):
        factor = 1 - rate * CURVATURE
        assert runner.loss == pytest.approx((1.9 * factor**iterations) ** 2, rel=1e-9, abs=1e-20)
        # (w, b) lies on the line through (1, 0) along (2.1, 1), short of the floor by that much
        along = 1.9 * (1 - factor**iterations) / (2.1**2 + 1)
        assert runner.place == pytest.approx((1 + 2.1 * along, along), rel=1e-9)
        first = rate * 2 * 1.9 * np.hypot(2.1, 1)
        way = first * sum(abs(factor) ** k for k in range(iterations))
        assert runner.distance == pytest.approx(way, rel=1e-9)


def test_states_of_one_neuron() -> None:
    driver = one_neuron()
    race = driver.race(StartRace(SLOPES), Iterate(25))
    states = [runner.state for runner in race.runners]
    assert states == ["crawling", "converging", "converging", "oscillating", "diverged"]
    race = driver.race(Iterate(75))
    assert race.runners[0].state == "crawling"
    shares = [runner.share for runner in race.runners]
    # after 100 steps the loss has fallen by 1 − (1 − 0.0001·10.82)²⁰⁰ of what it can
    assert shares[0] == pytest.approx(1 - (1 - 0.0001 * CURVATURE) ** 200, rel=1e-6)
    assert shares[1:4] == pytest.approx([1, 1, 1])


def test_what_oscillates_settles_and_what_grows_ends() -> None:
    driver = one_neuron()
    race = driver.race(StartRace(SLOPES[3:]), Iterate(9))
    assert [runner.state for runner in race.runners] == ["oscillating", "oscillating"]
    race = driver.race(Iterate(200))
    assert [runner.state for runner in race.runners] == ["converging", "diverged"]
    race = driver.race(Iterate(20_000))
    assert race.runners[0].iteration == 20_209
    assert race.runners[1].iteration < 8000  # 1.0558ⁿ is beyond all numbers
    assert race.runners[1].state == "diverged"
    assert not race.ended


def test_before_the_first_iteration_nothing_is_said() -> None:
    race = one_neuron().race(StartRace(SLOPES))
    assert {runner.state for runner in race.runners} == {"ready"}
    assert {runner.place for runner in race.runners} == {(1.0, 0.0)}
    assert {runner.share for runner in race.runners} == {None}


@pytest.mark.parametrize(
    ("name", "optimizers", "training"),
    [
        ("xor", (Sgd(learning_rate=0.5), Sgd(learning_rate=0.1, momentum=0.9)), {}),
        ("spiral", (Adam(learning_rate=0.01), Rmsprop(learning_rate=0.003)), {"batch_size": 10}),
        ("spiral", (Adagrad(learning_rate=0.1), Sgd(learning_rate=0.1)), {"batch_size": 7}),
        ("spiral", (Sgd(learning_rate=0.1), Sgd(learning_rate=0.2)), {"l2": 0.01}),
    ],
)
def test_each_runner_is_the_run_made_alone(name, optimizers, training) -> None:
    experiment = example(name, **training)
    driver = Driver(experiment)
    driver.obey(StartRace(optimizers), Iterate(57))
    for number, optimizer in enumerate(optimizers):
        single = alone(experiment, optimizer, 57)
        race = driver.race()
        assert race.runners[number].loss == pytest.approx(single.loss, rel=1e-12)
        taken = driver.obey(TakeOver(number, number))
        assert taken.race is None
        np.testing.assert_allclose(flat(taken), flat(single), rtol=1e-12, atol=1e-12)
        driver = Driver(experiment)
        driver.obey(StartRace(optimizers), Iterate(57))


def test_a_runner_taken_over_goes_on_as_itself_and_can_be_given_back() -> None:
    experiment = example("spiral", batch_size=10)
    adam = Adam(learning_rate=0.02)
    driver = Driver(experiment)
    before = driver.obey(Iterate(5))
    driver.obey(StartRace((Sgd(learning_rate=0.1), adam)), Iterate(30))
    taken = driver.obey(TakeOver(1, token=7))
    assert (taken.iteration, taken.race) == (30, None)
    assert taken.experiment.optimizer.learning_rate == 0.02
    assert taken.record.iteration[0] == 0 and taken.record.iteration[-1] == 30
    assert taken.record.training[0] == pytest.approx(before.record.training[0])
    # the document follows, and the run goes on
    same = driver.configure(msgspec.structs.replace(experiment, optimizer=adam))
    assert same.iteration == 30
    on = driver.obey(Iterate(40))
    np.testing.assert_allclose(flat(on), flat(alone(experiment, adam, 70)), rtol=1e-9, atol=1e-12)
    back = driver.obey(Exchange(7))
    assert np.array_equal(flat(back), flat(before))
    assert back.iteration == 5
    again = driver.obey(Exchange(7))
    assert np.array_equal(flat(again), flat(on))


def test_the_run_rests_while_a_race_is_on() -> None:
    driver = one_neuron()
    before = driver.obey(Iterate(3))
    racing = driver.obey(StartRace(SLOPES), Iterate(10))
    assert racing.race is not None and racing.race.iteration == 10
    assert racing.iteration == 3
    assert np.array_equal(flat(racing), flat(before))
    after = driver.obey(StopRace(), Iterate(1))
    assert (after.iteration, after.race) == (4, None)


def test_play_epoch_and_reset_are_the_races() -> None:
    driver = Driver(example("xor", batch_size=50))
    rows = driver.session.snapshot().data.training_rows
    epoch = -(-rows // 50)
    race = driver.race(StartRace(SLOPES), Play(None, until=3))
    assert race.iteration == 3
    assert driver.race(OneEpoch()).iteration == epoch * (3 // epoch + 1)
    race = driver.race(Reset(1))
    assert race.iteration == 0
    assert {runner.state for runner in race.runners} == {"ready"}
    assert driver.race(Restore(1)).iteration == 0
    moved = driver.obey(NextMove())
    assert moved.move is not None and moved.race is not None


def test_runners_start_where_the_ball_is_put() -> None:
    driver = one_neuron()
    race = driver.race(StartRace(SLOPES), Iterate(5), SetParameter(W, 2.0), SetParameter(B, -0.5))
    assert race.iteration == 0
    assert {runner.place for runner in race.runners} == {(2.0, -0.5)}
    assert race.start_loss == pytest.approx((2.0 * 2.1 - 0.5 - 4) ** 2)


def test_edits_that_concern_the_runners_start_them_again() -> None:
    experiment = example("xor", batch_size=10)
    driver = Driver(experiment)
    driver.obey(StartRace(SLOPES), Iterate(5))
    other_rate = msgspec.structs.replace(experiment, optimizer=Sgd(learning_rate=0.3))
    assert driver.configure(other_rate).race.iteration == 5  # each has its own
    larger = msgspec.structs.replace(
        other_rate, training=msgspec.structs.replace(experiment.training, batch_size=20)
    )
    assert driver.configure(larger).race.iteration == 0
    assert driver.configure(larger, restart=True).race is None


def test_too_few_or_too_many_runners() -> None:
    driver = one_neuron()
    for count in (1, 9):
        snapshot = driver.obey(StartRace(tuple(Sgd() for _ in range(count))))
        assert snapshot.race is None
        assert snapshot.notice == f"a race has 2 to 8 runners, not {count}"


def test_curves_and_trails_stay_small_and_whole() -> None:
    driver = one_neuron()
    race = driver.race(StartRace(SLOPES[:2]), Iterate(5000))
    for runner in race.runners:
        assert runner.record_iteration[0] == 0 and runner.record_iteration[-1] == 5000
        assert len(runner.record_iteration) == len(runner.record_loss) <= 512
        assert runner.trail is not None and len(runner.trail) <= 401
        assert runner.trail[0] == pytest.approx((1.0, 0.0))
        assert tuple(runner.trail[-1]) == runner.place
        with pytest.raises(ValueError, match="read-only"):
            runner.trail[0, 0] = 9.0


def test_a_standing_can_leave_the_process() -> None:
    race = one_neuron().race(StartRace(SLOPES), Iterate(10))
    copy = pickle.loads(pickle.dumps(race))
    assert [runner.loss for runner in copy.runners] == [runner.loss for runner in race.runners]
    assert copy.runners[2].optimizer.learning_rate == 0.1


def test_a_start_whose_loss_is_infinite() -> None:
    """w x = 10²⁰⁰, whose square is beyond all numbers."""
    document = example("one-neuron")
    row = InlineData(inputs=np.array([[1e200]]), targets=np.array([[0.0]]))
    start = (LayerParameters(weights=np.array([[1.0]]), bias=np.array([0.0])),)
    driver = Driver(msgspec.structs.replace(document, data=row, parameters=start))
    standing = driver.race(StartRace(SLOPES[:2]))
    assert [(runner.state, runner.share) for runner in standing.runners] == [("ready", None)] * 2
    standing = driver.race(Iterate(1))
    assert [runner.state for runner in standing.runners] == ["diverged"] * 2 and standing.ended
