"""The examples that ship: each opens, says two sentences, and learns what it is there to show."""

import json

import numpy as np
import pytest

from backprop_studio.assets import resource
from backprop_studio.experiment import storage
from backprop_studio.experiment.build import build, layer_parameters

NAMES = (
    "circles",
    "deep-sigmoid",
    "digits",
    "exploding",
    "house-prices",
    "memorizing",
    "noisy-sine",
    "one-neuron",
    "penguins",
    "spiral",
    "two-layer-network",
    "two-points",
    "two-two-two",
    "xor",
)


def load(name):
    return storage.load(resource(f"examples/{name}.backprop"))


def trained(name, iterations):
    trainer = build(load(name)).trainer
    assert trainer.advance(iterations) == iterations
    return trainer


def test_all_are_there():
    assert sorted(path.stem for path in resource("examples").glob("*.backprop")) == list(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_title_and_two_sentences(name):
    experiment = load(name)
    assert experiment.title
    assert experiment.description.endswith(".")
    assert experiment.description.replace("2.1", "").count(".") == 2


def test_titles_differ():
    assert len({load(name).title for name in NAMES}) == len(NAMES)


@pytest.mark.parametrize(
    ("name", "iterations", "loss"),
    [
        ("one-neuron", 100, 1e-6),
        ("two-layer-network", 60, 0.004890),
        ("two-points", 50, 1e-6),
        ("two-two-two", 1000, 0.001),
        ("xor", 300, 0.05),
        ("noisy-sine", 1500, 0.02),
        ("house-prices", 1000, 0.45),
    ],
)
def test_reaches_its_loss(name, iterations, loss):
    trainer = trained(name, iterations)
    assert trainer.evaluate(trainer.training)[0] < loss


@pytest.mark.parametrize(
    ("name", "iterations", "accuracy"),
    [("xor", 300, 1.0), ("circles", 1000, 0.95), ("spiral", 2400, 0.99), ("penguins", 500, 0.95)],
)
def test_reaches_its_accuracy(name, iterations, accuracy):
    trainer = trained(name, iterations)
    assert trainer.evaluate(trainer.training)[1] >= accuracy
    if trainer.validation is not None:
        assert trainer.evaluate(trainer.validation)[1] >= accuracy - 0.03


@pytest.mark.parametrize("name", ["noisy-sine", "house-prices"])
def test_validation_is_about_as_good(name):
    trainer = trained(name, 1500)
    training, validation = (trainer.evaluate(r)[0] for r in (trainer.training, trainer.validation))
    assert validation < 1.5 * training


def test_digits_learn_from_bytes():
    trainer = trained("digits", 469)  # one epoch
    assert trainer.training.inputs.dtype == np.uint8
    assert trainer.evaluate(trainer.validation)[1] > 0.95


def test_one_neuron_by_hand():
    trainer = trained("one-neuron", 1)
    entry = layer_parameters(trainer)[0]
    assert trainer.loss == pytest.approx(3.61, abs=1e-12)
    assert entry.weights[0, 0] == pytest.approx(1.0798, abs=1e-12)
    assert entry.bias[0] == pytest.approx(0.038, abs=1e-12)


def test_two_layer_network_is_the_one_of_the_lessons():
    tree = json.loads(resource("examples/two-layer-network.backprop").read_text(encoding="utf-8"))
    assert tree["data"]["inputs"] == [[0.5, 0.8]]
    trainer = trained("two-layer-network", 1)
    assert trainer.loss == pytest.approx(0.034778, abs=5e-7)
    hidden, output = layer_parameters(trainer)
    np.testing.assert_allclose(hidden.weights, [[0.5025, 0.3018], [-0.1959, 0.7028]], atol=5e-5)
    np.testing.assert_allclose(hidden.bias, [0.1051, -0.0965], atol=5e-5)
    np.testing.assert_allclose(output.weights, [[0.8140], [0.6166]], atol=5e-5)
    np.testing.assert_allclose(output.bias, [0.2256], atol=5e-5)
    trainer.advance(1)
    assert trainer.loss == pytest.approx(0.032444, abs=5e-7)
