"""Presets and labels of runners, against the numbers of the one neuron."""

import numpy as np
import pytest

from backprop_studio.experiment.model import Adam, Rmsprop, Sgd
from backprop_studio.training.race_messages import RaceStanding, RunnerStanding
from backprop_studio.ui.race.curves import race_extent, runner_curves
from backprop_studio.ui.race.marks import marks_worth_seeing, runner_marks
from backprop_studio.ui.race.runners import (
    KINDS,
    kind_of,
    label_of,
    of_kind,
    optimizer_presets,
    rate_presets,
    state_words,
    with_rate,
)


def standing(losses, state="converging", place=(1.0, 2.0), share=0.5, rate=0.1) -> RunnerStanding:
    return RunnerStanding(
        Sgd(learning_rate=rate),
        state,
        len(losses) - 1,
        losses[-1],
        1.0,
        share,
        np.arange(len(losses), dtype=float),
        np.array(losses),
        place,
        np.array([[0.0, 0.0], place]),
    )


def race(*runners: RunnerStanding) -> RaceStanding:
    return RaceStanding(runners, 2, 4.0, False)


def test_presets_of_the_one_neuron() -> None:
    """2 / 10.82 = 0.1848 gives the lecture's five rates."""
    presets = rate_presets(2 / 10.82)
    assert [sgd.learning_rate for _, sgd in presets] == [0.0001, 0.01, 0.1, 0.15, 0.19]
    assert [name for name, _ in presets] == [
        "crawling",
        "walking",
        "best",
        "overshooting",
        "just diverging",
    ]


@pytest.mark.parametrize("stable", [0.0977, 0.1004, 0.31, 7.7, 12345.0, 3e-5])
def test_only_the_last_preset_is_above_the_largest_stable_rate(stable: float) -> None:
    rates = [sgd.learning_rate for _, sgd in rate_presets(stable)]
    assert max(rates[:-1]) < stable
    assert rates[-1] > stable or rates[-1] == 1000.0


def test_kinds_and_labels() -> None:
    for kind, _ in KINDS:
        assert kind_of(of_kind(kind, 0.25)) == kind
        assert of_kind(kind, 0.25).learning_rate == 0.25
    assert [kind_of(o) for o in optimizer_presets(0.1)] == ["sgd", "momentum", "rmsprop", "adam"]
    assert label_of(Sgd(learning_rate=0.0001), "α") == "α = 0.0001"
    assert label_of(Adam(learning_rate=0.01), "η") == "Adam, η = 0.01"
    changed = with_rate(Rmsprop(learning_rate=1, rho=0.5), 2)
    assert (changed.learning_rate, changed.rho) == (2, 0.5)


def test_words_for_how_far_a_crawler_is() -> None:
    assert state_words(standing([4.0, 3.9], "crawling", share=0.004)) == "crawling: 0.40 %"
    assert state_words(standing([4.0, 3.9])) == "converging"


def test_curves_leave_out_what_cannot_be_drawn() -> None:
    found = race(standing([4.0, np.inf, 0.0]), standing([4.0, 1.0, 0.25]))
    linear = runner_curves(found, "η", False)
    assert linear[0].y.tolist() == [4.0, 0.0]
    logarithmic = runner_curves(found, "η", True)
    assert logarithmic[0].x.tolist() == [0.0]
    assert logarithmic[1].y == pytest.approx(np.log10([4, 1, 0.25]))
    assert runner_curves(None, "η", False) == ()


def test_a_diverged_curve_does_not_press_the_others_flat() -> None:
    extent = race_extent(race(standing([4.0, 400.0, 4e9]), standing([4.0, 1.0, 0.25])))
    assert extent == (2.0, 0.25, 8.0)


def test_the_landscape_follows_those_that_have_not_diverged() -> None:
    found = race(standing([4.0], place=(1.0, 2.0)), standing([4.0], "diverged", place=(99.0, 0.0)))
    assert [mark.number for mark in runner_marks(found)] == [0, 1]
    assert marks_worth_seeing(found).tolist() == [[0, 0], [1, 2]]
    lost = race(standing([4.0], place=(np.nan, 0.0)))
    assert runner_marks(lost) == () == runner_marks(None)
