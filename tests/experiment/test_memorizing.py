"""The example that memorizes, and each of the ways against it: how well it does on rows that it
was not trained on, after as many iterations."""

import pytest
from msgspec.structs import replace

from backprop_studio.assets import resource
from backprop_studio.experiment import storage
from backprop_studio.experiment.build import build
from backprop_studio.experiment.model import EarlyStopping, Experiment

ITERATIONS = 1500
# What validation loses against its best moment without a remedy is at least this many times.
RISEN = 1.3


def document() -> Experiment:
    return storage.load(resource("examples/memorizing.backprop"))


def validation_loss(experiment: Experiment, iterations: int = ITERATIONS) -> float:
    trainer = build(experiment).trainer
    trainer.advance(iterations)
    assert trainer.validation is not None
    return float(trainer.evaluate(trainer.validation)[0])


@pytest.fixture(scope="module")
def without() -> float:
    return validation_loss(document())


def test_it_memorizes(without: float) -> None:
    trainer = build(document()).trainer
    assert trainer.validation is not None
    lowest, at_lowest = float("inf"), 0.0
    for _ in range(ITERATIONS // 10):
        trainer.advance(10)
        loss = trainer.evaluate(trainer.validation)[0]
        if loss < lowest:
            lowest, at_lowest = loss, trainer.evaluate(trainer.training)[0]
    assert without > RISEN * lowest
    assert trainer.evaluate(trainer.training)[0] < 0.6 * at_lowest


def test_more_data_helps(without: float) -> None:
    more = replace(document(), data=replace(document().data, samples=300))
    assert validation_loss(more) < without / 1.5


def test_less_noise_helps(without: float) -> None:
    """Noise is what there is to memorize: its variance is the least that can be reached."""
    losses = [
        validation_loss(replace(document(), data=replace(document().data, noise=noise)))
        for noise in (0.0, 0.1, 0.2)
    ]
    assert losses == sorted(losses) and losses[-1] < without / 1.5
    assert losses[0] < 0.02


@pytest.mark.parametrize(("penalty", "size"), [("l1", 0.01), ("l2", 0.01)])
def test_a_price_on_weights_helps(penalty: str, size: float, without: float) -> None:
    priced = replace(document(), training=replace(document().training, **{penalty: size}))
    assert validation_loss(priced) < without / 1.3


def test_dropout_helps(without: float) -> None:
    """A little, on so few rows; and training falls less far, for no unit can rely on another."""
    layers = document().network.layers
    dropped = (*(replace(layer, dropout=0.1) for layer in layers[:-1]), layers[-1])
    network = replace(document().network, layers=dropped)
    remedied = replace(document(), network=network)
    assert validation_loss(remedied) < 0.95 * without
    plain, noisy = build(document()).trainer, build(remedied).trainer
    for trainer in (plain, noisy):
        trainer.advance(ITERATIONS)
    assert noisy.evaluate(noisy.training)[0] > plain.evaluate(plain.training)[0]


def test_early_stopping_ends_at_a_better_moment(without: float) -> None:
    training = replace(document().training, early_stopping=EarlyStopping(50))
    trainer = build(replace(document(), training=training)).trainer
    made = trainer.advance(ITERATIONS)
    assert trainer.stopped == "early_stopping" and made < ITERATIONS
    assert trainer.validation is not None
    assert trainer.evaluate(trainer.validation)[0] < without / 1.3
