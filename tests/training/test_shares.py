"""The worker's shares of its own time, and slopes in pieces."""

import json

import numpy as np
import pytest

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.experiment import storage
from backprop_studio.experiment.build import build
from backprop_studio.experiment.model import Experiment
from backprop_studio.training import pacing, slope
from backprop_studio.training.commands import (
    Configure,
    FunctionRequest,
    Hold,
    Iterate,
    LandscapeRequest,
    Pause,
    Play,
    SetParameter,
    Watch,
)
from backprop_studio.training.loss_watch import APART, EARLY
from backprop_studio.training.pacing import COURTESY, Turn
from backprop_studio.training.session import Session
from backprop_studio.training.slope import Slope

PAIR = ParameterIndex(0, "weight", 0, 0), ParameterIndex(0, "weight", 0, 1)


class Clock:
    """Each look costs a tenth of a millisecond."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        self.seconds += 1e-4
        return self.seconds


def never() -> bool:
    return False


def moons() -> Experiment:
    tree = {
        "format": "backprop-studio/experiment",
        "version": 1,
        "data": {"source": "generated", "generator": "moons", "samples": 50},
        "network": {
            "layers": [{"units": 3, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}]
        },
        "loss": {"kind": "binary_cross_entropy"},
        "training": {"batch_size": 10},
    }
    return storage.decode(json.dumps(tree).encode())


def test_pictures_get_their_share_while_training_runs_flat_out() -> None:
    session = Session(Clock())
    session.handle(Configure(moons(), 1))
    session.handle(Watch(LandscapeRequest(*PAIR), FunctionRequest()))
    session.handle(Play())
    shown: set[int] = set()
    for _ in range(400):
        session.advance(0.002, never)
        landscape = session.snapshot().landscape
        if landscape is not None:
            shown.add(landscape.parameters_revision)
    assert len(shown) > 5
    assert session.snapshot().function is not None


def test_a_hand_that_goes_on_and_on_gets_two_thirds_of_the_time_and_the_run_the_rest() -> None:
    clock = Clock()
    session = Session(clock)
    session.handle(Configure(moons(), 1))
    session.handle(Play())
    session.advance(0.002, never)
    begun = session.snapshot().iteration
    session.handle(SetParameter(PAIR[0], 0.5))
    end = clock.seconds + COURTESY
    while clock.seconds < end - 0.003:
        session.advance(0.002, never)
    assert session.snapshot().iteration == begun, "the window draws"
    began, slept = clock.seconds, 0.0
    for move in range(60):
        session.handle(SetParameter(PAIR[0], 0.001 * move))
        end = clock.seconds + 0.016
        while clock.seconds < end:
            rest = min(session.rest() or 0.0, end - clock.seconds)
            clock.seconds += rest
            slept += rest
            session.advance(0.002, never)
    assert session.snapshot().iteration > begun
    assert 0.4 < slept / (clock.seconds - began) < 0.75


@pytest.mark.parametrize("begin", [Play(), Play(rate=50.0), Iterate(1000)])
def test_a_run_rests_while_the_ball_is_held_and_then_goes_on(begin: Play | Iterate) -> None:
    clock = Clock()
    session = Session(clock)

    def pass_time(seconds: float) -> int:
        end = clock.seconds + seconds
        while clock.seconds < end:
            session.advance(0.002, never)
        return session.snapshot().iteration

    session.handle(Configure(moons(), 1))
    session.handle(begin)
    assert 0 < pass_time(0.02) < 1000
    session.handle(Hold(True))
    held = session.snapshot()
    assert not held.running and held.iterations_per_second == 0
    assert pass_time(0.5) == held.iteration
    session.handle(Hold(False))
    assert session.snapshot().running
    assert pass_time(0.1) > held.iteration
    if isinstance(begin, Iterate):
        assert pass_time(2.0) == 1000
        assert not session.snapshot().running


def test_play_does_not_wait_for_a_hand() -> None:
    session = Session(Clock())
    session.handle(Configure(moons(), 1))
    session.handle(Hold(True))
    session.handle(Play())
    session.advance(0.01, never)
    assert session.snapshot().iteration > 0


def test_pictures_that_take_next_to_no_time_come_with_the_answer_to_a_hand() -> None:
    session = Session()
    session.handle(Configure(moons(), 1))
    session.handle(Watch(LandscapeRequest(*PAIR, resolution=5), FunctionRequest(resolution=5)))
    for step in range(3):  # what they take is known after the first time
        session.handle(SetParameter(PAIR[0], 0.1 * step))
        session.draw_at_once(never)
        answer = session.snapshot()
        while not session.idle:
            session.advance(0.002, never)
    revision = answer.parameters_revision
    assert answer.landscape is not None and answer.function is not None
    assert answer.landscape.parameters_revision == answer.function.parameters_revision == revision
    assert not answer.pending


@pytest.mark.parametrize(("rate", "share"), [(None, 0.12), (12.0, 0.4)])
def test_a_run_that_keeps_a_pace_has_more_time_to_know_its_loss(
    rate: float | None, share: float
) -> None:
    clock = Clock()
    session = Session(clock)
    session.handle(Configure(moons(), 1))
    session.handle(Play(rate))
    losses = session._run.losses  # type: ignore[union-attr]
    losses.can_afford()
    losses._cost, early = 0.1, 0
    while losses._early:
        clock.seconds += 0.01
        if losses.can_afford():  # a few while the loss falls fastest, apart
            early, losses._allowance, losses._evaluated = early + 1, -1.0, clock.seconds
    assert early >= EARLY and clock.seconds < 0.1 * (APART + 1) * early
    losses._allowance, began = -1.0, clock.seconds  # what has been evaluated took too long
    while not losses.can_afford():
        clock.seconds += 0.01
    assert clock.seconds - began == pytest.approx(1.1 / share, rel=0.01)


def test_a_picture_that_is_being_drawn_survives_another_wish() -> None:
    session = Session(Clock())
    session.handle(Configure(moons(), 1))
    function = FunctionRequest(resolution=200)
    session.handle(Watch(None, function))
    session.advance(1e-4, never)
    assert session.snapshot().function is None
    session.handle(Watch(LandscapeRequest(*PAIR, resolution=9), function))
    for _ in range(10_000):
        if session.idle:
            break
        session.advance(0.002, never)
    snapshot = session.snapshot()
    assert snapshot.landscape is not None and snapshot.function is not None
    assert snapshot.function.request == function
    assert not snapshot.pending


@pytest.mark.parametrize("multiplications", [1, 10**9])
def test_slope_is_the_finite_difference(
    monkeypatch: pytest.MonkeyPatch, multiplications: int
) -> None:
    monkeypatch.setattr(slope, "MULTIPLICATIONS", multiplications)
    trainer = build(moons()).trainer
    found = Slope(trainer.network, trainer.settings, trainer.training)
    assert found.is_light == (multiplications > 1)
    assert len(list(found.pieces(trainer.parameters, trainer.running))) == (
        0 if found.is_light else 3  # 50 rows, at least 16 at a time
    )
    difference = np.empty(trainer.network.size)
    for position, value in enumerate(trainer.parameters.copy()):
        losses = []
        for moved in (value + 1e-5, value - 1e-5):
            trainer.set_parameter(position, moved)
            losses.append(trainer.evaluate(trainer.training)[0])
        trainer.set_parameter(position, value)
        difference[position] = (losses[0] - losses[1]) / 2e-5
    np.testing.assert_allclose(found.value, difference, rtol=1e-6, atol=1e-9)


def test_what_costs_waits_for_its_turn() -> None:
    turn = Turn()
    assert turn.due
    with turn.taken():
        sum(range(100_000))
    assert not turn.due


@pytest.mark.parametrize(("rate", "fresh"), [(None, False), (12.0, True)])
def test_what_cannot_be_read_of_a_large_network_waits_flat_out_only(
    monkeypatch: pytest.MonkeyPatch, rate: float | None, fresh: bool
) -> None:
    monkeypatch.setattr(pacing, "LARGE", 0)
    now = Clock()
    monkeypatch.setattr("backprop_studio.training.pacing.time.perf_counter", now)
    session = Session(Clock())
    session.handle(Configure(moons(), 1))
    session.handle(Watch(derivative=PAIR[0]))
    before = session.snapshot()
    session.handle(Play(rate))
    while session.snapshot().iteration == before.iteration:
        session.advance(0.002, never)
        now.seconds += 0.01  # more than each may take, less than a view is drawn for
    after = session.snapshot()
    for name in ("example", "gradients", "step", "derivation"):
        assert (getattr(after, name) is not getattr(before, name)) == fresh
    session.handle(Pause())
    rest = session.snapshot()
    assert rest.derivation is not None and rest.example.row == 0
    layer = rest.example.gradients[0]
    assert layer.weights[0, 0] == pytest.approx(rest.derivation.explanation.value)
