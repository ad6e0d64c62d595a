"""Each run of a race against the same run made alone by the trainer."""

from dataclasses import replace

import numpy as np
import pytest

from backprop_studio.engine.batches import Rows
from backprop_studio.engine.initializers import initial_parameters
from backprop_studio.engine.network import LayerSpec, Network
from backprop_studio.engine.optimizers import Rule
from backprop_studio.engine.replicas import RunsInTurn, StackedRuns, can_be_stacked, race
from backprop_studio.engine.schedules import Schedule
from backprop_studio.engine.settings import Settings
from backprop_studio.engine.trainer import Trainer

RULES = [
    Rule("sgd"),
    Rule("sgd", momentum=0.9),
    Rule("sgd", momentum=0.8, nesterov=True),
    Rule("rmsprop"),
    Rule("adam"),
]


def problem(layers, loss="mse", rows=23, dtype=np.float64):
    random = np.random.default_rng(0)
    network = Network(2, tuple(layers), dtype)
    targets = random.random((rows, network.outputs))
    if loss == "cross_entropy":
        targets = np.eye(network.outputs)[random.integers(network.outputs, size=rows)]
    data = Rows(random.normal(size=(rows, 2)), targets)
    return network, data, initial_parameters(network, "xavier_normal", 1)


def raced(network, data, start, settings, iterations=60):
    """Each run's parameters, last loss and iterations, from a race."""
    runs = race(network, settings, data, start)
    assert isinstance(runs, StackedRuns)
    assert runs.advance(iterations) == iterations
    return [
        (*runs.parameters[run], runs.losses[run], runs.iterations[run])
        for run in range(len(settings))
    ]


def alone(network, data, start, settings, iterations=60):
    """The same, each run by itself."""
    trainers = [Trainer(network, own, data, None, start) for own in settings]
    for trainer in trainers:
        trainer.advance(iterations)
    return [(*trainer.parameters, trainer.loss, trainer.iteration) for trainer in trainers]


def close(numbers, rtol=1e-12):
    return [pytest.approx(run, rel=rtol, abs=rtol) for run in numbers]


TINY = (LayerSpec(4, "tanh"), LayerSpec(3, "sigmoid"), LayerSpec(1, "linear"))


@pytest.mark.parametrize("limit", [0, 2**20])  # batch by batch, or many at once
def test_learning_rates(limit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backprop_studio.engine.batches.WHOLE_TABLE_BYTES", limit)
    monkeypatch.setattr("backprop_studio.engine.run_stack.STEPS_ROOM", limit)
    settings = [Settings(learning_rate=rate, batch_size=5) for rate in (0.01, 0.1, 0.5, 1.0)]
    given = problem(TINY)
    assert raced(*given, settings) == close(alone(*given, settings))


def test_optimizers_in_any_order() -> None:
    settings = [
        Settings(learning_rate=rate, rule=rule, batch_size=8, seed=3)
        for rate in (0.01, 0.05)
        for rule in RULES
    ]
    given = problem(TINY)
    assert raced(*given, settings) == close(alone(*given, settings))


@pytest.mark.parametrize("features", [31, 32])  # up to where an example is a column of memory
def test_many_features(features: int) -> None:
    random = np.random.default_rng(0)
    network = Network(features, TINY)
    data = Rows(random.normal(size=(20, features)), random.random((20, 1)))
    given = network, data, initial_parameters(network, "xavier_normal", 1)
    settings = [Settings(learning_rate=rate, batch_size=5) for rate in (0.01, 0.05)]
    assert raced(*given, settings) == close(alone(*given, settings))


@pytest.mark.parametrize(
    ("loss", "output"),
    [
        ("mae", "linear"),
        ("huber", "tanh"),
        ("half_squared_error", "sigmoid"),
        ("binary_cross_entropy", "sigmoid"),
        ("cross_entropy", "softmax"),
    ],
)
def test_losses_and_residual(loss, output) -> None:
    layers = (
        LayerSpec(3, "silu"),
        LayerSpec(3, "tanh", residual=True),
        LayerSpec(3, "sigmoid", residual=True),
        LayerSpec(3, output),
    )
    settings = [Settings(loss, 0.5, rule, 0.02, batch_size=6) for rule in RULES]
    given = problem(layers, loss)
    assert raced(*given, settings) == close(alone(*given, settings))


@pytest.mark.parametrize(
    ("loss", "kinds", "outputs"),
    [
        ("mse", "tanh tanh tanh", 1),
        ("half_squared_error", "sigmoid sigmoid sigmoid", 2),
        ("binary_cross_entropy", "tanh tanh sigmoid", 2),
        ("mse", "linear linear linear", 2),
        ("mse", "tanh sigmoid tanh", 2),
    ],
)
@pytest.mark.parametrize("residual", [False, True])
def test_layers_with_the_same_function_or_another(loss, kinds, outputs, residual) -> None:
    """If it is the same, slopes are taken at once, unless a layer adds what lies below it."""
    first, second, last = kinds.split()
    layers = LayerSpec(4, first), LayerSpec(4, second, residual=residual), LayerSpec(outputs, last)
    settings = [Settings(loss, rule=RULES[1], learning_rate=rate) for rate in (0.01, 0.05)]
    given = problem(layers, loss)
    assert raced(*given, settings, 20) == close(alone(*given, settings, 20))


@pytest.mark.parametrize(
    "schedules",
    [
        [Schedule("cosine", steps=40), Schedule("step", every=7, warmup=10)],
        [Schedule("cosine", steps=40)],
        [Schedule(), Schedule(warmup=10)],
        [Schedule(warmup=10)],
    ],
)
def test_schedules_and_float32(schedules) -> None:
    settings = [
        Settings(learning_rate=0.1, schedule=schedule, rule=RULES[1], batch_size=6)
        for schedule in schedules
    ]
    given, given32 = problem(TINY), problem(TINY, dtype=np.float32)
    assert raced(*given, settings) == close(alone(*given, settings))
    assert raced(*given32, settings) == close(alone(*given32, settings), 2e-4)


@pytest.mark.parametrize("extra", [{}, {"clip_norm": 1.0}])
def test_a_trainer_goes_on_where_a_run_stands(extra) -> None:
    network, data, start = problem(TINY)
    settings = [Settings(learning_rate=0.05, rule=rule, batch_size=5, **extra) for rule in RULES]
    half = Rows(data.inputs[:11], data.targets[:11])
    runs = race(network, settings, data, start)
    assert not runs.iterations.any() and not runs.travelled.any() and np.isnan(runs.losses).all()
    assert runs.advance(5) + runs.advance(0) + runs.advance(8) == 13  # amid an epoch of five
    for run, own in enumerate(settings):
        single = Trainer(network, own, data, None, start)
        way = 0.0
        for _ in range(13):
            before = single.parameters.copy()
            single.advance(1)
            way += float(np.linalg.norm(single.parameters - before))
        assert runs.travelled[run] == pytest.approx(way, rel=1e-12)
        for rows in (data, half, data):
            assert runs.evaluate(run, rows) == pytest.approx(single.evaluate(rows)[0], rel=1e-12)
        taken_over = Trainer(network, own, data, None, start)
        taken_over.restore(runs.state(run))
        assert taken_over.made == 0
        for trainer in (single, taken_over):
            trainer.advance(20)
        np.testing.assert_allclose(taken_over.parameters, single.parameters, rtol=1e-12, atol=1e-12)
        assert taken_over.epoch == single.epoch
    assert runs.iterations.tolist() == [13] * 5


def test_the_state_of_a_diverged_run_is_the_last_before_it_diverged() -> None:
    network, data, start = problem((LayerSpec(1, "linear"),))
    settings = [Settings(learning_rate=rate, rule=RULES[1]) for rate in (0.01, 1e9)]
    runs = race(network, settings, data, start)
    runs.advance(200)
    single = Trainer(network, settings[1], data, None, start)
    single.advance(200)
    state = runs.state(1)
    assert (state.stopped, state.iteration) == ("diverged", single.iteration)
    assert state.optimizer["velocity"] == pytest.approx(single.state().optimizer["velocity"])
    assert np.isfinite(runs.travelled[0])


@pytest.mark.parametrize("batch_size", [None, 6])
def test_a_diverged_run_stops_alone(batch_size) -> None:
    network, data, start = problem((LayerSpec(4, "relu"), LayerSpec(1, "linear")))
    settings = [
        Settings(learning_rate=rate, rule=rule, batch_size=batch_size)
        for rate in (0.01, 60.0, 0.02, 1e200)
        for rule in (RULES[0], RULES[1], RULES[4])
        if rate != 60.0 or rule.kind == "sgd"  # Adam would neither end nor settle
    ]
    runs = race(network, settings, data, start)
    assert runs.advance(400) == 400
    for run, own in enumerate(settings):
        trainer = Trainer(network, own, data, None, start)
        way = 0.0
        for _ in range(400):
            before = trainer.parameters.copy()
            trainer.advance(1)
            with np.errstate(over="ignore"):
                way += float(np.linalg.norm(trainer.parameters - before))
        assert runs.stopped[run] == trainer.stopped
        assert runs.iterations[run] == trainer.iteration
        assert runs.losses[run] == pytest.approx(trainer.loss, rel=1e-9, nan_ok=True)
        assert runs.travelled[run] == pytest.approx(way, rel=1e-9)
        np.testing.assert_allclose(runs.parameters[run], trainer.parameters, rtol=1e-9)
    assert runs.stopped.count("diverged") >= 3
    assert runs.stopped.count(None) >= 4


# ŷ = w · x + b, and x has a 0, so that the second weight stays. The first goes beyond 10³⁰⁸
# with a loss of 10¹⁰; or it moves by 10⁻¹⁴⁸, but the loss is 10³²⁰.
@pytest.mark.parametrize(("x", "y", "rate"), [(1e5, 0.0, 1e308), (1.0, 1e160, 1e-308)])
def test_a_loss_or_a_change_that_is_not_finite_is_enough(x, y, rate) -> None:
    network = Network(2, (LayerSpec(1, "linear"),))
    data = Rows(np.array([[x, 0.0]]), np.array([[y]]))
    settings = [Settings(learning_rate=rate, rule=rule) for rule in RULES[:2]]
    runs = race(network, settings, data, np.array([1.0, 2.0, 0.0]))
    assert runs.advance(2) == 0
    assert runs.stopped == ("diverged", "diverged")
    assert runs.parameters.tolist() == [[1.0, 2.0, 0.0]] * 2


# z = 10 x is infinite in the fourth row, and so is the loss; ŷ − y = 1, and the change is 10⁸.
def test_an_infinite_entropy_with_a_finite_error_ends_all_runs() -> None:
    network = Network(1, (LayerSpec(1, "sigmoid"),))
    data = Rows(np.array([[1.0], [1.0], [1.0], [1e308], [1.0]]), np.zeros((5, 1)))
    settings = Settings("binary_cross_entropy", learning_rate=1e-300, batch_size=1, shuffle=False)
    runs = race(network, [settings] * 2, data, np.array([10.0, 0.0]))
    assert runs.advance(9) == 3 and runs.stopped == ("diverged", "diverged")


# As in `test_divergence`: the change's square is infinite. Steps back from the largest number are
# none the less; of two steps of 2 · 10²⁹⁸ up the second leads beyond it, while the loss is 10³⁰⁰.
@pytest.mark.parametrize(("y", "below", "made"), [(0.0, 0.0, 2), (1e150, 3e298, 1)])
def test_the_largest_number_is_no_bound_but_beyond_it(y: float, below: float, made: int) -> None:
    network, start = Network(1, (LayerSpec(1, "linear"),)), np.finfo(float).max - below
    data = Rows(np.array([[1e-160], [-1e-160]]), np.array([[y], [-y]]))
    runs = race(network, [Settings(learning_rate=1e308)] * 2, data, np.array([start, 0.0]))
    assert runs.advance(2) == made and np.isfinite(runs.parameters).all()


@pytest.mark.parametrize("extra", [{}, {"clip_norm": 1.0}])
def test_all_diverged(extra) -> None:
    network, data, start = problem((LayerSpec(1, "linear"),))
    runs = race(network, [Settings(learning_rate=1e300, **extra)] * 2, data, start)
    assert runs.advance(50) == 1  # w is then about 10³⁰⁰, and w² too large
    assert runs.stopped == ("diverged", "diverged")
    assert runs.advance(5) == 0
    assert np.isfinite(runs.parameters).all()


@pytest.mark.parametrize(
    ("layers", "settings"),
    [
        ((LayerSpec(2, "tanh", batch_norm=True), LayerSpec(1, "linear")), Settings()),
        ((LayerSpec(2, "tanh", dropout=0.2), LayerSpec(1, "linear")), Settings()),
        (TINY, Settings(l2=0.1)),
        (TINY, Settings(clip_norm=1.0)),
        (TINY, Settings(rule=Rule("adagrad"))),
    ],
)
def test_others_take_turns(layers, settings) -> None:
    network, data, start = problem(layers)
    both = [replace(settings, l2=0.0, clip_norm=None), settings]
    assert not can_be_stacked(network, both)
    runs = race(network, both, data, start)
    assert isinstance(runs, RunsInTurn)
    assert (runs.advance(0), runs.advance(5)) == (0, 5)
    trainer = Trainer(network, settings, data, None, start)
    trainer.advance(5)
    assert np.array_equal(runs.parameters[1], trainer.parameters)
    assert runs.losses[1] == trainer.loss
    assert runs.stopped == (None, None)


def test_one_runner_or_none() -> None:
    network, data, start = problem(TINY)
    assert race(network, [Settings()], data, start).advance(2) == 2
    with pytest.raises(ValueError, match="at least one"):
        race(network, [], data, start)
