"""Other numbers than a lesson's scene has, and what cannot be set in it."""

from collections.abc import Callable

import msgspec
import numpy as np
import pytest

from backprop_studio.experiment import storage
from backprop_studio.experiment.model import Adam, Experiment
from backprop_studio.lessons import quantities
from backprop_studio.lessons.laboratory import KEPT, Here, Laboratory, with_numbers
from backprop_studio.lessons.unreadable import Wrong
from backprop_studio.ui.examples import example_path


def example(name: str) -> Experiment:
    return storage.load(example_path(name))


def here(experiment: Experiment) -> Here:
    laboratory = Laboratory(experiment)
    return Here(laboratory.first, laboratory)


def test_the_experiment_starts_with_other_numbers() -> None:
    neuron = example("one-neuron")
    assert with_numbers(neuron, None, {}) is neuron
    started = with_numbers(neuron, None, {"w": 0.5, "b": 1.0, "x": 3.0, "y": 2.0, "rate": 0.25})
    assert started.optimizer.learning_rate == 0.25
    place = here(started)
    assert place.value("yhat") == pytest.approx(0.5 * 3.0 + 1.0)
    assert place.value("loss") == pytest.approx((2.5 - 2.0) ** 2)
    only = with_numbers(neuron, None, {"batch": 1})
    assert only.parameters is neuron.parameters
    assert only.training.batch_size == 1


def test_a_scale_is_set_where_there_is_one() -> None:
    network = example("two-layer-network").network
    layers = (msgspec.structs.replace(network.layers[0], batch_norm=True), *network.layers[1:])
    whole = msgspec.structs.replace(
        example("xor"),
        network=msgspec.structs.replace(network, layers=layers),
        parameters=None,
    )
    name = next(name for name in ("γ1", "gamma1", "g1") if _is_known(Laboratory(whole).first, name))
    parameters = with_numbers(whole, None, {name: 1.5}).parameters
    assert parameters is not None and parameters[0].scale is not None
    np.testing.assert_array_equal(parameters[0].scale, [1.5, 1.0])


def _is_known(snapshot: object, name: str) -> bool:
    try:
        quantities.find(snapshot, name)  # type: ignore[arg-type]
    except Wrong:
        return False
    return True


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (lambda place: place.at({"batch": 1.5}), "whole number of rows"),
        (lambda place: place.at({"yhat": 1.0}), "cannot be set"),
        (lambda place: place.after(1).at({"rate": 0.1}), "only weights and biases"),
        (lambda place: place.after(1).at({"w": 1.0}).after(1), "stands outside"),
        (lambda place: place.after(10**9), "small networks"),
    ],
)
def test_what_cannot_be_asked_of_a_scene(wanted: Callable[[Here], Here], words: str) -> None:
    with pytest.raises(Wrong, match=words):
        wanted(here(example("one-neuron")))


def test_an_optimizer_without_momentum() -> None:
    neuron = msgspec.structs.replace(example("one-neuron"), optimizer=Adam())
    with pytest.raises(Wrong, match="no momentum"):
        here(neuron).at({"momentum": 0.5})


def test_what_was_forgotten_is_made_again() -> None:
    laboratory = Laboratory(example("one-neuron"))
    first = laboratory.snapshot(1)
    for count in range(2, KEPT + 3):
        laboratory.snapshot(count)
    again = laboratory.snapshot(1)
    assert again is not first
    assert again.loss == first.loss
