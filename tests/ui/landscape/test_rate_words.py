"""What is said of a learning rate, for the curvature 10.82 of the one neuron."""

import msgspec
import pytest
from msgspec.structs import replace
from snapshots import one_neuron

from backprop_studio.engine.mistakes import Mistakes
from backprop_studio.experiment.model import Adam, Sgd, Training
from backprop_studio.training.curvature import Curvature
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.landscape.rate_words import largest_stable, rate_words

TROUGH = Curvature(10.82, 10.82, 1)


def at(rate: float, **others: object) -> Snapshot:
    snapshot = one_neuron()
    optimizer = Sgd(learning_rate=rate, **others)
    experiment = msgspec.structs.replace(snapshot.experiment, optimizer=optimizer)
    return replace(snapshot, experiment=experiment, learning_rate=rate)


@pytest.mark.parametrize(
    ("rate", "expected"),
    [
        (3.7e-6, "too small: after 100 steps 0.4 % of the way"),  # 1 − (1 − 4.0034·10⁻⁵)¹⁰⁰
        (0.0001, "too small: after 100 steps 10.3 % of the way"),  # 1 − 0.998918¹⁰⁰ = 0.1026
        (0.01, "half the way in 7 steps"),  # 0.8918⁶ = 0.503, 0.8918⁷ = 0.449
        (0.15, "crosses the floor each step"),  # 1 − 1.623
        (0.19, "too large, it diverges"),
    ],
)
def test_it_crawls_walks_swings_and_diverges(rate: float, expected: str) -> None:
    text, explained = rate_words(at(rate), TROUGH)
    limit = "limit 0.1848" if "too small" in expected else "largest stable η here: 0.1848"
    assert text == f"{expected} · {limit}"
    assert "10.82" in explained and "0.1848" in explained


def test_momentum_bears_a_larger_rate() -> None:
    assert largest_stable(at(0.1), TROUGH) == pytest.approx(2 / 10.82)
    assert largest_stable(at(0.1, momentum=0.9), TROUGH) == pytest.approx(3.8 / 10.82)
    nesterov = at(0.1, momentum=0.9, nesterov=True)
    assert largest_stable(nesterov, TROUGH) == pytest.approx(3.8 / (2.8 * 10.82))


def test_nothing_is_claimed_of_other_optimizers_or_where_nothing_bends() -> None:
    snapshot = one_neuron()
    experiment = msgspec.structs.replace(snapshot.experiment, optimizer=Adam())
    assert rate_words(replace(snapshot, experiment=experiment), TROUGH) == ("", "")
    held = msgspec.structs.replace(snapshot.experiment, training=Training(l2=10.0))
    assert rate_words(replace(snapshot, experiment=held), TROUGH) == ("", "")
    uphill = replace(snapshot, mistakes=Mistakes(wrong_sign=True))
    assert rate_words(uphill, TROUGH) == ("", "")
    assert (
        rate_words(replace(uphill, stopped="diverged"), TROUGH)[0] == "diverged: each step climbs"
    )
    assert rate_words(snapshot, Curvature(-1.0, -2.0, 1)) == ("", "")
    assert rate_words(snapshot, None) == ("", "")
    assert "steeper" in rate_words(snapshot, Curvature(3.0, -2.0, 1))[0]


def test_a_diverged_run_is_called_that() -> None:
    text, explained = rate_words(replace(at(0.19), stopped="diverged", notice="It did."), None)
    assert text.startswith("diverged") and explained == "It did."
