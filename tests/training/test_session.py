"""The session against the two worked examples, calculated by hand and by PyTorch."""

import itertools
import json
from pathlib import Path

import msgspec
import numpy as np
import pytest

from backprop_studio.engine.mistakes import Mistakes
from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.experiment import storage
from backprop_studio.experiment.model import (
    Adam,
    Constant,
    Experiment,
    InlineData,
    Layer,
    Schedule,
    Sgd,
    Step,
)
from backprop_studio.experiment.numbers import format_number
from backprop_studio.experiment.problem import Refused
from backprop_studio.training.commands import (
    Command,
    Configure,
    Iterate,
    NextMove,
    OneEpoch,
    Pause,
    Play,
    PreviousMove,
    Reset,
    Restore,
    SaveState,
    SetMistakes,
    SetParameter,
    ShowExample,
)
from backprop_studio.training.messages import Snapshot
from backprop_studio.training.session import Session

CASES = Path(__file__).parents[1] / "reference_cases"
V1 = ParameterIndex(1, "weight", 0, 0)
V2 = ParameterIndex(1, "weight", 0, 1)


class Clock:
    """Time that passes only when told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def never() -> bool:
    return False


def example(name: str) -> Experiment:
    case = json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))
    return storage.decode(json.dumps(case["experiment"]).encode())


def with_target(experiment: Experiment, y: float) -> Experiment:
    data = msgspec.structs.replace(experiment.data, targets=np.array([[y]]))
    return msgspec.structs.replace(experiment, data=data)


def with_rate(experiment: Experiment, rate: float) -> Experiment:
    return msgspec.structs.replace(experiment, optimizer=Sgd(learning_rate=rate))


def xor(**training: object) -> Experiment:
    text = {
        "format": "backprop-studio/experiment",
        "version": 1,
        "data": {"source": "generated", "generator": "xor", "samples": 40},
        "network": {
            "layers": [
                {"units": 3, "activation": "tanh"},
                {"units": 1, "activation": "sigmoid"},
            ]
        },
        "loss": {"kind": "binary_cross_entropy"},
        "training": training,
    }
    return storage.decode(json.dumps(text).encode())


class Driver:
    """A session with a clock of its own, driven as the thread drives it."""

    def __init__(self, experiment: Experiment) -> None:
        self.clock = Clock()
        self.session = Session(self.clock)
        self.revision = 0
        self.configure(experiment, restart=True)

    def configure(self, experiment: Experiment, restart: bool = False) -> Snapshot:
        self.revision += 1
        return self.obey(Configure(experiment, self.revision, None, restart))

    def obey(self, *commands: Command) -> Snapshot:
        for command in commands:
            self.session.handle(command)
            for _ in range(10_000):
                if self.session.rest() != 0.0:
                    break
                self.session.advance(0.01, never)
        return self.session.snapshot()


@pytest.fixture
def two_layers() -> Driver:
    return Driver(example("two-layer-network"))


def v(snapshot: Snapshot) -> np.ndarray:
    return snapshot.parameters[1].weights.ravel()


def test_opens_on_the_worked_example(two_layers: Driver) -> None:
    snapshot = two_layers.session.snapshot()
    assert snapshot.loss == pytest.approx(0.034778, abs=5e-7)
    assert snapshot.example.a[0] == pytest.approx([0.5474, 0.6479], abs=5e-5)
    assert snapshot.example.a[1] == pytest.approx([0.7363], abs=5e-5)
    assert snapshot.iteration == 0
    assert not snapshot.running
    assert snapshot.record.iteration.tolist() == [0]
    assert snapshot.example.delta[1] == pytest.approx([-0.0512], abs=5e-5)
    # η = 0.5, so the optimizer's next step is −½ ∂L/∂w.
    assert snapshot.step[1].weights == pytest.approx(-0.5 * snapshot.gradients[1].weights)


def test_one_iteration_gives_the_numbers_of_the_lesson(two_layers: Driver) -> None:
    snapshot = two_layers.obey(Iterate(1))
    assert snapshot.loss == pytest.approx(0.032444, abs=5e-7)
    assert snapshot.parameters[0].weights == pytest.approx(
        np.array([[0.5025, 0.3018], [-0.1959, 0.7028]]), abs=5e-5
    )
    assert snapshot.parameters[0].bias == pytest.approx([0.1051, -0.0965], abs=5e-5)
    assert v(snapshot) == pytest.approx([0.8140, 0.6166], abs=5e-5)
    assert snapshot.parameters[1].bias == pytest.approx([0.2256], abs=5e-5)


def test_sixty_iterations_at_twelve_a_second(two_layers: Driver) -> None:
    clock, session = two_layers.clock, two_layers.session
    start = clock.now
    session.handle(Play(rate=12, until=60))
    made = {}
    while session.rest() is not None:
        session.advance(0.006, never)
        snapshot = session.snapshot()
        made.setdefault(snapshot.iteration, clock.now - start)
        clock.now += session.rest() or 0.0
    assert snapshot.iteration == 60
    assert not snapshot.running
    assert snapshot.example.a[1] == pytest.approx([0.9012], abs=5e-5)
    assert snapshot.loss == pytest.approx(0.00489, abs=5e-6)
    assert v(snapshot) == pytest.approx([1.1512, 1.0061], abs=5e-5)
    assert made[60] == pytest.approx(59 / 12)
    assert made[13] == pytest.approx(1.0)
    assert snapshot.record.iteration.tolist() == list(range(61))


def test_target_of_one_fifth_turns_v2_negative_after_26(two_layers: Driver) -> None:
    before = two_layers.session.snapshot()
    after = two_layers.configure(with_target(before.experiment, 0.2))
    assert all(
        (np.sign(a.weights) == -np.sign(b.weights)).all()
        for a, b in zip(after.gradients, before.gradients, strict=True)
    )
    snapshot = two_layers.obey(Iterate(25))
    assert v(snapshot)[1] > 0
    snapshot = two_layers.obey(Iterate(1))
    assert v(snapshot)[1] == pytest.approx(-0.0021, abs=5e-5)
    snapshot = two_layers.obey(Iterate(134))
    assert snapshot.example.a[1] == pytest.approx([0.2044], abs=5e-5)
    assert v(snapshot)[1] == pytest.approx(-0.289, abs=5e-4)


def test_dragging_v1(two_layers: Driver) -> None:
    assert two_layers.obey(SetParameter(V1, -2.0)).loss == pytest.approx(0.19460, abs=5e-6)
    snapshot = two_layers.obey(SetParameter(V1, 2.0))
    assert snapshot.loss == pytest.approx(0.0123, abs=5e-5)
    assert snapshot.start_parameters[1].weights[0, 0] == 2.0
    assert snapshot.baseline_parameters is not None
    assert snapshot.baseline_parameters[1].weights[0, 0] == 0.8
    assert snapshot.record.iteration.tolist() == [0]


def test_rate_of_ten(two_layers: Driver) -> None:
    experiment = two_layers.session.snapshot().experiment
    two_layers.configure(with_rate(experiment, 10.0))
    assert two_layers.obey(Iterate(1)).loss == pytest.approx(0.0073, abs=5e-5)


def test_one_neuron_beyond_its_stable_rate() -> None:
    driver = Driver(with_rate(example("one-neuron"), 0.19))
    errors = []
    for _ in range(3):
        snapshot = driver.session.snapshot()
        errors.append(float(snapshot.example.a[0][0] - snapshot.example.y[0]))
        driver.obey(Iterate(1))
    assert errors == pytest.approx([-1.9, 2.01, -2.12], abs=0.01)
    notice = driver.session.snapshot().notice
    assert notice is not None
    assert "0.1848" in notice


def test_divergence_stops_and_proposes_a_rate() -> None:
    driver = Driver(with_rate(example("one-neuron"), 100.0))
    snapshot = driver.obey(Play())
    assert snapshot.stopped == "diverged"
    assert not snapshot.running
    assert np.isfinite(snapshot.parameters[0].weights).all()
    assert snapshot.notice is not None
    assert f"iteration {snapshot.iteration}" in snapshot.notice
    assert "0.1848" in snapshot.notice
    assert "0.09" in snapshot.notice
    # a lower rate and a reset go on as if nothing had happened
    driver.configure(with_rate(example("one-neuron"), 0.01))
    snapshot = driver.obey(Reset(1), Iterate(1))
    assert snapshot.loss == pytest.approx(2.871, abs=5e-4)
    assert snapshot.notice is None


@pytest.mark.parametrize(
    ("rate", "schedule", "wanted"),
    [
        (0.01, Step(every=1, factor=10.0), 0.001),  # is 0.1 and more by then
        (500.0, Constant(warmup=1000), 0.09),  # half of what is stable, 0.1848
    ],
)
def test_of_a_schedule_the_rate_it_starts_from_is_proposed(
    rate: float, schedule: Schedule, wanted: float
) -> None:
    experiment = with_rate(example("one-neuron"), rate)
    optimizer = msgspec.structs.replace(experiment.optimizer, schedule=schedule)
    driver = Driver(msgspec.structs.replace(experiment, optimizer=optimizer))
    snapshot = driver.obey(Play())
    assert snapshot.stopped == "diverged" and snapshot.notice is not None
    assert snapshot.proposed_learning_rate is not None
    assert snapshot.proposed_learning_rate == wanted
    assert format_number(snapshot.proposed_learning_rate, digits=1) in snapshot.notice


def test_a_broken_loop_is_blamed_for_its_divergence_and_no_rate_is_offered() -> None:
    driver = Driver(with_rate(example("one-neuron"), 100.0))  # far above the limit, 0.1848
    snapshot = driver.obey(SetMistakes(Mistakes(wrong_sign=True)), Iterate(1))
    assert snapshot.notice is None and snapshot.proposed_learning_rate is None
    snapshot = driver.obey(Play())
    assert snapshot.stopped == "diverged" and snapshot.proposed_learning_rate is None
    assert snapshot.notice is not None and "wrong sign" in snapshot.notice
    # at this rate single gradients would not settle either
    snapshot = driver.obey(SetMistakes(Mistakes(gradients_not_reset=True)), Play())
    assert snapshot.notice is not None and "0.1848" in snapshot.notice
    assert snapshot.proposed_learning_rate == 0.09


def test_moves(two_layers: Driver) -> None:
    names = [(move.kind, move.layer) for move in two_layers.session.snapshot().moves]
    assert names == [
        ("forward", 0),
        ("forward", 1),
        ("loss", None),
        ("output_gradient", None),
        ("hidden_gradient", 0),
        ("update", None),
    ]
    snapshot = two_layers.obey(*[NextMove()] * 5)
    assert snapshot.move is not None
    assert (snapshot.move.kind, snapshot.iteration) == ("hidden_gradient", 0)
    snapshot = two_layers.obey(NextMove())
    assert snapshot.iteration == 1
    assert snapshot.old_parameters is not None
    assert snapshot.old_parameters[1].weights[0, 0] == 0.8
    assert v(snapshot)[0] == pytest.approx(0.8140, abs=5e-5)
    assert snapshot.record.iteration.tolist() == [0, 1]
    snapshot = two_layers.obey(PreviousMove())
    assert (snapshot.iteration, v(snapshot)[0]) == (0, 0.8)
    assert snapshot.record.iteration.tolist() == [0]
    snapshot = two_layers.obey(Iterate(1))
    assert snapshot.iteration == 1
    assert snapshot.move is None


def test_only_the_last_move_makes_anything_anew(two_layers: Driver) -> None:
    start = two_layers.session.snapshot()
    for _ in range(5):
        snapshot = two_layers.obey(NextMove())
        assert snapshot.parameters_revision == start.parameters_revision
        assert snapshot.parameters is start.parameters
        assert snapshot.gradients is start.gradients
        assert snapshot.derivation is start.derivation
    updated = two_layers.obey(NextMove())
    assert updated.parameters_revision > start.parameters_revision
    assert (updated.loss_before, updated.loss) == pytest.approx((0.034778, 0.032444), abs=5e-7)
    assert updated.gradients is start.gradients  # those it was made from, as all that is beside it
    assert updated.old_parameters is start.parameters
    assert updated.derivation is start.derivation
    again = two_layers.obey(NextMove())  # the next batch is at hand: the gradient is another
    assert again.parameters is updated.parameters
    assert again.parameters_revision == updated.parameters_revision  # no picture is drawn anew
    assert again.gradients[1].weights[0, 0] == pytest.approx(-0.026584, abs=5e-7)


def test_reset_and_restore(two_layers: Driver) -> None:
    two_layers.obey(SetParameter(V1, 2.0))
    trained = two_layers.obey(Iterate(30))
    snapshot = two_layers.obey(Reset(7))
    assert snapshot.iteration == 0
    assert v(snapshot).tolist() == [0.8, 0.6]
    assert snapshot.loss == pytest.approx(0.034778, abs=5e-7)
    snapshot = two_layers.obey(Iterate(3), Restore(7))
    assert snapshot.iteration == 30
    assert v(snapshot).tolist() == v(trained).tolist()
    assert snapshot.record.training.tolist() == trained.record.training.tolist()
    once_more = two_layers.obey(Reset(8), SetParameter(V1, 2.0), Iterate(30))
    assert v(once_more).tolist() == v(trained).tolist()


def test_what_is_visited_starts_from_its_own_beginning(two_layers: Driver) -> None:
    opened = Driver(xor()).session.snapshot()
    left = two_layers.obey(SetParameter(V1, 2.0), Iterate(30))
    two_layers.obey(Reset(7, visit=True))
    visited = two_layers.configure(xor())
    assert visited.iteration == 0
    for drawn, shown in zip(opened.parameters, visited.parameters, strict=True):
        assert drawn.weights.tolist() == shown.weights.tolist()
        assert drawn.bias.tolist() == shown.bias.tolist()
    two_layers.obey(Iterate(5))
    two_layers.configure(example("two-layer-network"))
    back = two_layers.obey(Restore(7))
    assert back.iteration == 30 and v(back).tolist() == v(left).tolist()


def test_settings_keep_the_run(two_layers: Driver) -> None:
    experiment = two_layers.session.snapshot().experiment
    trained = two_layers.obey(Iterate(10))
    for optimizer in (Sgd(learning_rate=0.1), Adam(learning_rate=0.1)):
        changed = msgspec.structs.replace(experiment, optimizer=optimizer)
        snapshot = two_layers.configure(changed)
        assert snapshot.iteration == 10
        assert v(snapshot).tolist() == v(trained).tolist()
        assert snapshot.learning_rate == 0.1
    assert two_layers.obey(Iterate(1)).iteration == 11


def test_data_restart_the_run_and_keep_what_was_dragged(two_layers: Driver) -> None:
    experiment = two_layers.session.snapshot().experiment
    two_layers.obey(SetParameter(V1, 2.0), Iterate(10))
    snapshot = two_layers.configure(with_target(experiment, 0.2))
    assert snapshot.iteration == 0
    assert v(snapshot).tolist() == [2.0, 0.6]
    assert v(two_layers.obey(Reset(1))).tolist() == [0.8, 0.6]


def test_parameters_for_other_layers_are_left_aside(two_layers: Driver) -> None:
    experiment = two_layers.session.snapshot().experiment
    layers = (Layer(3, "sigmoid"), Layer(1, "sigmoid"))
    network = msgspec.structs.replace(experiment.network, layers=layers)
    snapshot = two_layers.configure(msgspec.structs.replace(experiment, network=network))
    assert snapshot.error is None
    assert snapshot.parameters[0].weights[:, :2].tolist() == [[0.5, 0.3], [-0.2, 0.7]]
    back = two_layers.configure(experiment)
    assert v(back).tolist() == [0.8, 0.6]


def test_a_refused_configure_leaves_all_as_it_is(two_layers: Driver) -> None:
    experiment = two_layers.session.snapshot().experiment
    before = two_layers.obey(Iterate(5))
    wrong = InlineData(inputs=np.ones((2, 2)), targets=np.ones((2, 3)))
    snapshot = two_layers.configure(msgspec.structs.replace(experiment, data=wrong))
    assert snapshot.error is not None
    assert "\n" not in snapshot.error
    assert snapshot.revision == before.revision
    assert snapshot.iteration == 5
    assert snapshot.answered == before.answered + 1
    assert two_layers.configure(experiment).error is None


def test_the_first_configure_must_hold() -> None:
    experiment = example("one-neuron")
    wrong = InlineData(inputs=np.ones((2, 2)), targets=np.ones((2, 3)))
    with pytest.raises(Refused):
        Session().handle(Configure(msgspec.structs.replace(experiment, data=wrong), 1))


def test_an_epoch_in_batches() -> None:
    driver = Driver(xor(batch_size=15))
    snapshot = driver.obey(Iterate(1), OneEpoch())
    assert (snapshot.iteration, snapshot.epoch, snapshot.iterations_per_epoch) == (3, 1, 3)
    snapshot = driver.obey(OneEpoch())
    assert (snapshot.iteration, snapshot.epoch) == (6, 2)


def test_saved_state_goes_on_where_it_stood(tmp_path: Path) -> None:
    driver = Driver(xor(batch_size=7))
    driver.obey(SetParameter(ParameterIndex(0, "bias", 1), 0.25))
    snapshot = driver.obey(Iterate(11), SaveState(3))
    assert snapshot.saved is not None
    token, experiment, state = snapshot.saved
    assert token == 3
    assert state is not None
    path = tmp_path / "saved.backprop"
    storage.save(msgspec.structs.replace(experiment, state=state), path)
    other = Driver(storage.load(path))
    opened = other.session.snapshot()
    assert opened.iteration == 11
    # Nothing is drawn of the way there, which the document does not tell.
    assert opened.record.iteration.tolist() == [11]
    one, two = driver.obey(Iterate(10)), other.obey(Iterate(10))
    for a, b in zip(one.parameters, two.parameters, strict=True):
        assert a.weights.tolist() == b.weights.tolist()
    assert other.obey(Reset(1)).parameters[0].bias[1] == 0.25


def test_nothing_in_a_snapshot_can_be_written_to(two_layers: Driver) -> None:
    snapshot = two_layers.obey(Iterate(2))
    arrays = [
        snapshot.parameters[0].weights,
        snapshot.step[1].bias,
        snapshot.example.z[0],
        snapshot.record.training,
        snapshot.data.training_inputs,
    ]
    assert not any(array.flags.writeable for array in arrays)
    two_layers.obey(Iterate(2))
    assert snapshot.record.iteration.tolist() == [0, 1, 2]


def test_shown_row_and_mean() -> None:
    driver = Driver(xor())
    row = driver.obey(ShowExample(3))
    assert row.example.row == 3
    assert row.example.x == pytest.approx(row.data.training_inputs[3])
    mean = driver.obey(ShowExample(None))
    assert mean.example.row is None
    assert mean.example.loss == pytest.approx(mean.loss)
    assert driver.obey(ShowExample(10_000)).example.row == 39


def test_pause_records_the_exact_iteration(two_layers: Driver) -> None:
    two_layers.session.handle(Play())
    for _ in range(3):
        asked = itertools.count()
        two_layers.session.advance(1.0, lambda asked=asked: next(asked) > 1500)
    two_layers.session.handle(Pause())
    snapshot = two_layers.session.snapshot()
    assert not snapshot.running
    assert snapshot.iteration > 1000
    assert snapshot.record.iteration[-1] == snapshot.iteration
    assert len(snapshot.record.iteration) <= 4096
    assert two_layers.session.idle


def test_a_slow_machine_does_not_rush_after_its_rate(two_layers: Driver) -> None:
    clock, session = two_layers.clock, two_layers.session
    session.handle(Play(rate=100))
    session.advance(0.001, never)
    clock.now += 10.0  # the computer slept
    session.advance(0.001, never)
    assert session.snapshot().iteration < 30


def test_the_loss_is_recorded_however_long_it_takes(two_layers: Driver) -> None:
    class Slow(Clock):
        def __call__(self) -> float:
            self.now += 0.2  # no evaluation takes less
            return self.now

    session = Session(Slow())
    session.handle(Configure(example("two-layer-network"), 1))
    session.handle(Play())
    asked = itertools.count()
    session.advance(1e9, lambda: next(asked) > 300)
    points = len(session.snapshot().record.iteration)
    assert 20 < points < 200
