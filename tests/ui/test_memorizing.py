"""The gap between training and validation, by hand-made records."""

import numpy as np
import pytest

from backprop_studio.assets import resource
from backprop_studio.experiment import storage
from backprop_studio.experiment.build import build
from backprop_studio.experiment.model import Experiment
from backprop_studio.training.messages import LossRecord
from backprop_studio.training.recording import LossHistory
from backprop_studio.ui.memorizing import gap_details, gap_of, gap_words
from backprop_studio.ui.regularizing_edits import (
    hidden_dropout,
    patience,
    with_hidden_dropout,
    with_patience,
)


def record(
    training: list[float], validation: list[float] | None, every: float = 20.0
) -> LossRecord:
    iterations = every * np.arange(float(len(training)))
    held_out = None if validation is None else np.array(validation)
    return LossRecord(iterations, np.array(training), held_out, np.array(training))


PARTED = ([1.0, 0.5, 0.3, 0.2, 0.1, 0.1], [1.0, 0.6, 0.5, 0.7, 0.75, 0.8])


def test_validation_rises_while_training_falls() -> None:
    gap = gap_of(record(*PARTED))
    assert gap is not None
    assert (gap.best_iteration, gap.best_loss) == (40, 0.5)
    assert gap.memorizes
    assert gap_words(gap) == (
        "It memorizes since iteration 40: validation 0.500 → 0.800, gap 0.700."
    )
    assert "fell to 0.100: a gap of 0.700" in gap_details(gap)
    assert "must be 50 or more" in gap_details(gap)


def test_a_few_iterations_prove_nothing() -> None:
    """The same losses, 60 iterations and 48 and 3 iterations after the minimum."""
    said = [gap_of(record(*PARTED, every=every)) for every in (20.0, 16.0, 1.0)]
    assert [gap is not None and gap.memorizes for gap in said] == [True, False, False]


@pytest.mark.parametrize(
    ("training", "validation"),
    [
        ([1.0, 0.5, 0.4], [1.0, 0.6, 0.55]),  # both fall
        ([1.0, 0.5, 0.4], [1.0, 0.50, 0.54]),  # risen by less than a tenth
        ([1.0, 0.5, 0.6], [1.0, 0.5, 0.7]),  # both rise: too large a step, not memorizing
        ([1.0, 0.5, 0.4, 0.4, 0.4, 0.4], [1.0, 0.5, 0.5, 0.52, 0.5, 0.9]),  # one bad moment
        ([1.0, 0.5, 0.4, 0.4, 0.4, 0.4], [1.0, 0.5, 0.9, 0.9, 0.9, 0.5]),  # it came back
        ([1.0, 0.5, 0.5, 0.5, 0.5, 0.3], [1.0, 0.5, 0.9, 0.9, 0.9, 0.9]),  # fell but now
    ],
)
def test_not_memorizing(training: list[float], validation: list[float]) -> None:
    gap = gap_of(record(training, validation, every=100.0))
    assert gap is not None and not gap.memorizes


def test_nothing_to_compare() -> None:
    assert gap_of(record([1.0, 0.5], None)) is None
    assert gap_of(record([1.0], [1.0])) is None
    assert gap_of(record([1.0, 0.5], [np.nan, np.nan])) is None


def test_the_best_moment_is_never_thinned_away() -> None:
    history = LossHistory(True, capacity=64)
    for iteration in range(5000):
        validation = 0.1 if iteration == 1234 else 0.5 + 0.1 * np.sin(iteration)
        history.put(iteration, 1.0 / (iteration + 1), validation, 0.0)
    gap = gap_of(history.record())
    assert gap is not None
    assert (gap.best_iteration, gap.best_loss) == (1234, 0.1)
    assert len(history.record().iteration) <= 64


# edits --------------------------------------------------------------------------------------


def example(name: str) -> Experiment:
    return storage.load(resource(f"examples/{name}.backprop"))


def test_dropout_of_all_hidden_layers() -> None:
    edited = with_hidden_dropout(example("memorizing"), 0.2).experiment
    assert [layer.dropout for layer in edited.network.layers] == [0.2, 0.2, 0.0]
    assert hidden_dropout(edited) == 0.2
    build(edited)


def test_early_stopping_needs_rows_that_are_held_out() -> None:
    edited = with_patience(example("memorizing"), 50).experiment
    assert patience(edited) == 50
    build(edited)
    assert patience(with_patience(edited, None).experiment) is None
    refused = with_patience(example("xor"), 50)
    assert refused.experiment.training.early_stopping is None
    assert "validation" in refused.note
