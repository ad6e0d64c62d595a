"""Landscapes and function pictures against the loss at the same place, one by one."""

import json

import msgspec
import numpy as np
import pytest

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.experiment import storage
from backprop_studio.experiment.model import Experiment
from backprop_studio.training.commands import (
    Configure,
    FunctionRequest,
    Iterate,
    LandscapeRequest,
    Pause,
    Play,
    SetParameter,
    Watch,
)
from backprop_studio.training.confusion import Confusion
from backprop_studio.training.messages import Landscape, Snapshot
from backprop_studio.training.ranges import choose_range, still_holds
from backprop_studio.training.session import Session

W = ParameterIndex


class Clock:
    """Each look at it costs a tenth of a millisecond."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 1e-4
        return self.now


def never() -> bool:
    return False


def document(
    layers: list[dict[str, object]], loss: dict[str, object] | None = None, samples: int = 30
) -> Experiment:
    tree = {
        "format": "backprop-studio/experiment",
        "version": 1,
        "data": {"source": "generated", "generator": "moons", "samples": samples},
        "network": {"layers": layers, "seed": 3},
        "loss": loss or {"kind": "mse"},
        "optimizer": {"kind": "sgd", "learning_rate": 0.05},
        "training": {"batch_size": 10},
    }
    return storage.decode(json.dumps(tree).encode())


def start(experiment: Experiment, watch: Watch | None = None) -> Session:
    session = Session(Clock())
    session.handle(Configure(experiment, 1))
    if watch is not None:
        session.handle(watch)
    return session


def settle(session: Session) -> Snapshot:
    for _ in range(100_000):
        if session.rest() is None:
            return session.snapshot()
        session.advance(0.01, never)
    raise AssertionError("the pictures are never finished")


TANH = {"units": 3, "activation": "tanh"}
WIDE = {"units": 3, "activation": "relu", "batch_norm": True, "residual": False}
DEEP = {"units": 3, "activation": "sigmoid", "residual": True}
OUT = {"units": 1, "activation": "sigmoid"}


@pytest.mark.parametrize(
    ("layers", "loss", "pair"),
    [
        ([TANH, OUT], {"kind": "mse"}, (W(0, "weight", 1, 0), W(0, "weight", 1, 1))),
        ([TANH, OUT], {"kind": "mse"}, (W(0, "weight", 0, 1), W(0, "bias", 2))),
        ([TANH, OUT], {"kind": "huber", "delta": 0.1}, (W(1, "bias", 0), W(0, "weight", 2, 0))),
        ([TANH, OUT], {"kind": "binary_cross_entropy"}, (W(1, "weight", 0, 2), W(1, "bias", 0))),
        ([WIDE, DEEP, OUT], {"kind": "mse"}, (W(0, "scale", 1), W(0, "weight", 1, 1))),
        ([WIDE, DEEP, OUT], {"kind": "mae"}, (W(0, "bias", 2), W(1, "weight", 0, 2))),
        ([DEEP | {"units": 2}, OUT], {"kind": "mse"}, (W(0, "bias", 1), W(1, "weight", 0, 1))),
    ],
)
def test_landscape_is_the_loss_there(
    layers: list[dict[str, object]],
    loss: dict[str, object],
    pair: tuple[ParameterIndex, ParameterIndex],
) -> None:
    session = start(document(layers, loss), Watch(LandscapeRequest(*pair, resolution=7)))
    session.handle(Iterate(4))
    snapshot = settle(session)
    landscape = snapshot.landscape
    assert isinstance(landscape, Landscape)
    assert landscape.parameters_revision == snapshot.parameters_revision
    assert (landscape.rows, landscape.sampled) == (30, False)
    for i, j in ((0, 0), (6, 2), (3, 5)):
        session.handle(SetParameter(pair[0], float(landscape.horizontal[j])))
        session.handle(SetParameter(pair[1], float(landscape.vertical[i])))
        assert session.snapshot().loss == pytest.approx(landscape.loss[i, j], rel=1e-9)


def test_slope_of_the_landscape_is_that_of_all_rows() -> None:
    pair = (W(0, "weight", 1, 0), W(1, "weight", 0, 1))
    experiment = document([TANH, OUT])
    slopes = []
    for batch_size in (10, None):
        training = msgspec.structs.replace(experiment.training, batch_size=batch_size)
        session = start(
            msgspec.structs.replace(experiment, training=training), Watch(LandscapeRequest(*pair))
        )
        snapshot = settle(session)
        slopes.append(snapshot.landscape_gradient)
    assert slopes[0] == pytest.approx(slopes[1], rel=1e-6)
    assert slopes[1] == pytest.approx(
        (snapshot.gradients[0].weights[0, 1], snapshot.gradients[1].weights[1, 0])
    )


def test_many_rows_are_sampled_and_it_says_so() -> None:
    pair = (W(1, "weight", 0, 0), W(1, "weight", 0, 1))
    session = start(
        document([TANH, OUT], samples=3000), Watch(LandscapeRequest(*pair, resolution=5))
    )
    landscape = settle(session).landscape
    assert landscape is not None
    assert (landscape.rows, landscape.sampled) == (2000, True)


def test_the_range_stays_while_the_ball_is_well_inside() -> None:
    pair = (W(1, "weight", 0, 0), W(1, "weight", 0, 1))
    session = start(document([TANH, OUT]), Watch(LandscapeRequest(*pair, resolution=5)))
    first = settle(session).landscape
    session.handle(Iterate(20))
    second = settle(session).landscape
    assert first is not None and second is not None
    assert second.loss.tolist() != first.loss.tolist()
    assert second.horizontal.tolist() == first.horizontal.tolist()
    session.handle(SetParameter(pair[0], 50.0))
    third = settle(session).landscape
    assert third is not None
    assert third.horizontal[0] < 50.0 < third.horizontal[-1]
    spans = [axis[-1] - axis[0] for axis in (third.horizontal, third.vertical)]
    assert spans[0] == pytest.approx(spans[1])


def test_moving_only_the_ball_needs_no_new_picture() -> None:
    pair = (W(1, "weight", 0, 0), W(1, "weight", 0, 1))
    session = start(document([TANH, OUT]), Watch(LandscapeRequest(*pair, resolution=5)))
    first = settle(session).landscape
    session.handle(SetParameter(pair[0], 0.1))
    second = settle(session)
    assert first is not None and second.landscape is not None
    assert second.landscape.loss is first.loss
    assert second.landscape.parameters_revision == second.parameters_revision


def test_given_ranges_are_obeyed() -> None:
    request = LandscapeRequest(
        W(1, "weight", 0, 0), W(1, "bias", 0), (-1.0, 1.0), (2.0, 3.0), resolution=3
    )
    landscape = settle(start(document([TANH, OUT]), Watch(request))).landscape
    assert landscape is not None
    assert landscape.horizontal.tolist() == [-1.0, 0.0, 1.0]
    assert landscape.vertical.tolist() == [2.0, 2.5, 3.0]


def test_a_parameter_that_is_gone_has_no_landscape() -> None:
    request = LandscapeRequest(W(5, "weight", 0, 0), W(1, "bias", 0))
    snapshot = settle(start(document([TANH, OUT]), Watch(request)))
    assert snapshot.landscape is None
    assert snapshot.trail is None


def test_pictures_take_a_share_and_are_kept_fresh_while_training() -> None:
    pair = (W(0, "weight", 0, 0), W(0, "weight", 0, 1))
    session = start(document([TANH, OUT]), Watch(LandscapeRequest(*pair, resolution=21)))
    session.handle(Play())
    revisions = set()
    for _ in range(300):
        session.advance(0.006, never)
        landscape = session.snapshot().landscape
        if landscape is not None:
            revisions.add(landscape.parameters_revision)
    assert len(revisions) > 5
    assert session.snapshot().iteration > 300


def test_at_a_pace_the_maps_follow_every_iteration() -> None:
    pair = (W(0, "weight", 0, 0), W(0, "weight", 0, 1))
    watch = Watch(LandscapeRequest(*pair, resolution=11), FunctionRequest(resolution=20))
    session = start(document([TANH, OUT]), watch)
    session.handle(Play(rate=12.0))
    mapped: set[int] = set()
    while (snapshot := session.snapshot()).iteration < 20:
        session.advance(0.004, never)
        if snapshot.function is not None:
            mapped.add(snapshot.function.parameters_revision)
    assert len(mapped) > 17, "one picture that is due must not wait for the other's time"


@pytest.mark.parametrize("other", [False, True], ids=["the ball", "another weight"])
def test_while_a_hand_moves_every_picture_follows(other: bool) -> None:
    pair = (W(0, "weight", 0, 0), W(0, "weight", 0, 1))
    watch = Watch(LandscapeRequest(*pair, resolution=21), FunctionRequest(resolution=20))
    clock = Clock()
    session = Session(clock)
    session.handle(Configure(document([TANH, OUT]), 1))
    session.handle(watch)
    settle(session)
    mapped, drawn = set[int](), set[int]()
    for move in range(20):
        session.handle(SetParameter(W(0, "weight", 2, 0) if other else pair[0], 0.01 * move))
        until = clock.now + 0.05
        while clock.now < until:
            session.advance(0.002, never)
        snapshot = session.snapshot()
        assert snapshot.function is not None and snapshot.landscape is not None
        mapped.add(snapshot.function.parameters_revision)
        drawn.add(snapshot.landscape.parameters_revision)
    assert len(mapped) == len(drawn) == 20


def test_function_over_two_inputs() -> None:
    session = start(document([TANH, OUT]), Watch(function=FunctionRequest(resolution=60)))
    picture = settle(session).function
    assert picture is not None
    assert picture.outputs.shape == (60, 60, 1)
    assert picture.units[0].shape[2] == 3
    snapshot = session.snapshot()
    x = np.array([picture.grid[0][7], picture.grid[1][50]])
    hidden = np.tanh(x @ snapshot.parameters[0].weights + snapshot.parameters[0].bias)
    z = hidden @ snapshot.parameters[1].weights + snapshot.parameters[1].bias
    assert picture.outputs[50, 7] == pytest.approx(1 / (1 + np.exp(-z)), rel=1e-12)
    inputs = snapshot.data.training_inputs
    assert (picture.grid[0][0] < inputs[:, 0]).all()
    assert (picture.grid[1][-1] > inputs[:, 1]).all()


def test_function_in_the_data_s_own_units() -> None:
    tree = {
        "format": "backprop-studio/experiment",
        "version": 1,
        "data": {
            "source": "inline",
            "inputs": [[10.0], [20.0], [30.0]],
            "targets": [[100.0], [200.0], [300.0]],
            "standardize": True,
        },
        "network": {"layers": [{"units": 1, "activation": "linear"}]},
        "parameters": [{"weights": [[1.0]], "bias": [0.0]}],
    }
    request = FunctionRequest(bounds=((0.0, 40.0),), resolution=5)
    picture = settle(start(storage.decode(json.dumps(tree).encode()), Watch(function=request)))
    assert picture.function is not None
    # in standardized units ŷ = x, which is y = 10 x in those of the table
    assert picture.function.grid[0].tolist() == [0.0, 10.0, 20.0, 30.0, 40.0]
    assert picture.function.outputs.ravel() == pytest.approx([0.0, 100.0, 200.0, 300.0, 400.0])


def test_range_holds_points_and_a_near_tip() -> None:
    ranges = choose_range(np.array([(0.0, 0.0), (1.0, 4.0)]), tip=(1.0, 5.0))
    assert ranges[0, 1] - ranges[0, 0] == pytest.approx(ranges[1, 1] - ranges[1, 0])
    assert ranges[1, 0] < 0.0 < 5.0 < ranges[1, 1]
    assert still_holds(ranges, (1.0, 4.0))
    assert not still_holds(ranges, (1.0, ranges[1, 1]))
    assert (choose_range(np.array([(0.0, 0.0)]), tip=(0.0, 1e9))[1]).tolist() == [-1.5, 1.5]
    assert np.isfinite(choose_range(np.array([(np.nan, 0.0)]), tip=(np.inf, 0.0))).all()


def test_range_far_from_zero_is_wide_enough_for_ticks_that_differ() -> None:
    ranges = choose_range(np.array([(1e8, 1e8)]), tip=(np.inf, 0.0))
    assert ranges.tolist() == [[0.5e8, 1.5e8], [0.5e8, 1.5e8]]
    assert choose_range(np.array([(999.0, 0.0)]), tip=(999.0, 0.0))[0].tolist() == [997.5, 1000.5]


def test_long_pictures_are_coarse_in_a_hurry_and_sharp_at_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pair = (W(0, "weight", 0, 0), W(0, "weight", 0, 1))
    session = start(document([TANH, OUT], samples=500), Watch(LandscapeRequest(*pair)))
    settle(session)
    monkeypatch.setattr("backprop_studio.training.pictures.LONG", 0.0)  # everything takes long
    session.handle(Play())
    for _ in range(300):
        session.advance(0.006, never)
    landscape = session.snapshot().landscape
    assert landscape is not None
    assert landscape.loss.shape == (31, 31)
    session.handle(Pause())
    landscape = settle(session).landscape
    assert landscape is not None
    assert landscape.loss.shape == (61, 61)


def test_step_of_plain_descent_is_what_the_optimizer_adds() -> None:
    experiment = document([TANH, OUT])
    for settings in ({"l2": 0.1}, {"clip_norm": 0.01}, {}):
        training = msgspec.structs.replace(experiment.training, **settings)
        session = start(msgspec.structs.replace(experiment, training=training))
        session.handle(Iterate(3))
        before = settle(session)
        session.handle(Iterate(1))
        after = settle(session)
        for step, old, new in zip(before.step, before.parameters, after.parameters, strict=True):
            assert old.weights + step.weights == pytest.approx(new.weights, rel=1e-12)


def test_a_study_just_asked_goes_before_a_picture_which_then_goes_on() -> None:
    experiment = document([TANH, OUT], samples=400)
    request = LandscapeRequest(W(1, "weight", 0, 0), W(1, "weight", 0, 1))
    whole = settle(start(experiment, Watch(request))).landscape
    session = start(experiment, Watch(request))
    session.advance(0.002, never)  # under way
    assert session.snapshot().landscape is None
    study = Confusion("training")
    session.handle(Watch(request, studies=(study,)))
    while session.snapshot().answer(study) is None:
        assert session.snapshot().landscape is None
        session.advance(0.0005, never)
    after = settle(session).landscape
    assert whole is not None and after is not None
    np.testing.assert_array_equal(after.loss, whole.loss)


def test_a_picture_put_aside_is_forgotten_with_its_wish() -> None:
    experiment = document([TANH, OUT], samples=400)
    request = LandscapeRequest(W(1, "weight", 0, 0), W(1, "weight", 0, 1))
    session = start(experiment, Watch(request))
    session.advance(0.002, never)
    session.handle(Watch(request, studies=(Confusion("training"),)))
    session.handle(Watch(studies=(Confusion("training"),)))
    assert settle(session).answer(Confusion("training")) is not None
    session.handle(Watch(request))
    assert settle(session).landscape is not None
