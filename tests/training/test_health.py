"""The study of health against numbers computed apart from the engine, and its memory."""

import json

import numpy as np
import pytest
import snapshots
from msgspec.structs import replace

from backprop_studio.experiment import storage
from backprop_studio.experiment.model import Experiment
from backprop_studio.training.commands import Branch, Configure, Iterate, Reset, Seek, Watch
from backprop_studio.training.health import KEPT, Health, HealthStudy
from backprop_studio.training.messages import Snapshot
from backprop_studio.training.session import Session


class Clock:
    """Each look at it costs a tenth of a millisecond."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 1e-4
        return self.now


def never() -> bool:
    return False


class Asked:
    """A session that is asked for the health of its gradients."""

    def __init__(self, experiment: Experiment) -> None:
        self.session = Session(Clock())
        self.session.handle(Configure(experiment, 1))
        self.session.handle(Watch(studies=(HealthStudy(),)))

    def after(self, *commands: object) -> Health:
        for command in commands:
            self.session.handle(command)  # type: ignore[arg-type]
            found = self.settle().answer(HealthStudy())
        assert found is not None
        return found

    def settle(self) -> Snapshot:
        for _ in range(100_000):
            if self.session.rest() is None:
                return self.session.snapshot()
            self.session.advance(0.01, never)
        raise AssertionError("the study is never finished")


def moons(layers: list[dict[str, object]], **training: object) -> Experiment:
    tree = {
        "format": "backprop-studio/experiment",
        "version": 1,
        "data": {"source": "generated", "generator": "moons", "samples": 30},
        "network": {"layers": layers, "seed": 3},
        "loss": {"kind": "mse"},
        "optimizer": {"kind": "sgd", "learning_rate": 0.05},
        "training": training,
    }
    return storage.decode(json.dumps(tree).encode())


TANH = {"units": 3, "activation": "tanh"}
OUT = {"units": 1, "activation": "sigmoid"}


def test_the_two_layer_network() -> None:
    wanted = snapshots.two_layer()
    found = Asked(wanted.experiment).after(Watch(studies=(HealthStudy(),)))
    for layer, gradient in zip(found.layers, wanted.gradients, strict=True):
        length = np.sqrt((gradient.weights**2).sum() + (gradient.bias**2).sum())
        assert layer.gradient_norm == pytest.approx(length, rel=1e-12)
    # h = 0.5474, 0.6479 and ŷ = 0.7363, by hand
    assert found.layers[0].mean == pytest.approx((0.5474 + 0.6479) / 2, abs=1e-4)
    assert found.layers[1].mean == pytest.approx(0.7363, abs=5e-5)
    assert found.layers[1].slope == pytest.approx(0.7363 * (1 - 0.7363), abs=1e-4)
    assert [layer.saturated for layer in found.layers] == [0.0, None]
    assert (found.rows, found.sampled, found.iteration) == (1, False, 0)


def test_three_layers_against_hand_written_passes() -> None:
    wanted = snapshots.xor(iterations=5)
    found = Asked(snapshots.xor().experiment).after(Iterate(5))
    for layer, gradient in zip(found.layers, wanted.gradients, strict=True):
        length = np.sqrt((gradient.weights**2).sum() + (gradient.bias**2).sum())
        assert layer.gradient_norm == pytest.approx(length, rel=1e-9)
    assert found.iteration == 5
    assert [layer.activation for layer in found.layers] == ["tanh", "tanh", "sigmoid"]
    assert found.layers[2].slope is None  # σ′ cancels against the cross-entropy


def test_it_remembers_through_the_run_and_starts_anew() -> None:
    asked = Asked(moons([TANH, OUT]))
    first = asked.after(Iterate(1))
    later = asked.after(Iterate(1), Iterate(3))
    assert list(first.past) == [0.0, 1.0] or list(first.past) == [1.0]
    assert list(later.past)[-4:] == [2.0, 3.0, 4.0, 5.0]
    assert later.norms.shape == (len(later.past), 2)
    np.testing.assert_array_equal(later.norms[-1], [x.gradient_norm for x in later.layers])
    assert not later.norms.flags.writeable
    again = asked.after(Reset(1))
    assert list(again.past) == [0.0]


@pytest.mark.parametrize("units", [3, 200])  # whole vectors, and keyframes alone
def test_what_nobody_asked_for_is_looked_at_afterwards(units: int) -> None:
    layers = [{"units": units, "activation": "tanh", "dropout": 0.2}, OUT]
    late, early = Asked(moons(layers)), Asked(moons(layers))
    late.session.handle(Watch())
    late.session.handle(Iterate(90))
    late.settle()
    found = late.after(Watch(studies=(HealthStudy(),)))
    apart = 3 if units == 3 else 90  # a thirtieth of the run; keyframes lie further apart
    assert list(found.past) == list(range(0, 91, apart))
    known = {0: early.after(Watch(studies=(HealthStudy(),))).norms[-1]}
    for iteration in range(1, 91):
        known[iteration] = early.after(Iterate(1)).norms[-1]
    for iteration, norms in zip(found.past.tolist(), found.norms, strict=True):
        np.testing.assert_allclose(norms, known[int(iteration)], rtol=1e-9)


def test_looking_back_shows_the_past_and_a_branch_forgets_what_came_after() -> None:
    asked = Asked(moons([TANH, OUT]))
    end = asked.after(Iterate(10), Iterate(10))
    back = asked.after(Seek(10))
    assert back.iteration == 10
    assert back.past[-1] == 10
    assert asked.after(Seek(20)).past[-1] == 20
    np.testing.assert_array_equal(asked.after(Seek(20)).norms[-1], end.norms[-1])
    branched = asked.after(Seek(10), Branch(), Iterate(1))
    assert list(branched.past)[-2:] == [10.0, 11.0]
    assert asked.after(Iterate(30)).past[-1] == 41


def test_two_branches_while_nobody_looked_leave_nothing_of_the_runs_before() -> None:
    layers = [TANH, OUT]
    asked = Asked(moons(layers))
    for _ in range(4):
        asked.after(Iterate(10))
    for command in (Watch(), Seek(10), Branch(), Iterate(20), Seek(25), Branch(), Iterate(5)):
        asked.session.handle(command)
        asked.settle()
        if command == Seek(10):  # the second way is another one
            tenth = asked.session.snapshot().experiment
            rate = replace(tenth.optimizer, learning_rate=2.0)
            asked.session.handle(Configure(replace(tenth, optimizer=rate), 2))
    found = asked.after(Watch(studies=(HealthStudy(),)))
    fresh = Asked(moons(layers))
    fresh.after(Iterate(10))
    fresh.session.handle(Configure(replace(tenth, optimizer=rate), 2))
    known = {10: fresh.after(Watch(studies=(HealthStudy(),))).norms[-1]}
    for iteration in range(11, 31):
        known[iteration] = fresh.after(Iterate(1)).norms[-1]
    for iteration, norms in zip(found.past, found.norms, strict=True):
        if iteration >= 10:
            np.testing.assert_allclose(norms, known[int(iteration)], rtol=1e-9)


def test_what_was_remembered_outlives_a_look_elsewhere() -> None:
    asked = Asked(moons([TANH, OUT]))
    asked.after(Iterate(4))
    asked.session.handle(Watch())
    asked.session.handle(Iterate(4))
    asked.settle()
    found = asked.after(Watch(studies=(HealthStudy(),)))
    assert list(found.past)[-5:] == [4.0, 5.0, 6.0, 7.0, 8.0]


def test_the_record_is_bounded() -> None:
    work = HealthStudy().work()
    for iteration in range(3 * KEPT):
        work._remember(iteration, np.array([float(iteration), 1.0]))
    assert len(work._iterations) <= KEPT
    assert work._iterations[0] == 0
    assert work._iterations[-1] >= 3 * KEPT - 8


def test_dropout_batch_norm_and_residual() -> None:
    layers = [
        TANH,
        {"units": 3, "activation": "relu", "batch_norm": True},
        {"units": 3, "activation": "relu", "residual": True, "dropout": 0.5},
        OUT,
    ]
    found = Asked(moons(layers, batch_size=10)).after(Iterate(3))
    assert all(np.isfinite(layer.gradient_norm) for layer in found.layers)
    assert found.layers[2].dead is not None and found.layers[2].dead < 3


def test_sgd_step_is_the_learning_rate_times_the_gradient() -> None:
    """Of all rows at once, so that the sample is the batch."""
    asked = Asked(moons([TANH, OUT]))
    found = asked.after(Iterate(1))
    step = asked.settle().step
    for layer, values in zip(found.layers, step, strict=True):
        length = np.sqrt((values.weights**2).sum() + (values.bias**2).sum())
        assert layer.gradient_norm == pytest.approx(length / 0.05, rel=1e-9)
