"""The sick examples that ship, and each remedy that mends them."""

import pytest
from msgspec.structs import replace

from backprop_studio.assets import resource
from backprop_studio.experiment import storage
from backprop_studio.experiment.build import build
from backprop_studio.experiment.model import EarlyStopping, Experiment
from backprop_studio.ui.experiment_edits import with_data_number, with_training
from backprop_studio.ui.gradient_health import remedies


def example(name: str) -> Experiment:
    return storage.load(resource(f"examples/{name}.backprop"))


def loss_after(experiment: Experiment, iterations: int) -> float:
    trainer = build(experiment).trainer
    trainer.advance(iterations)
    assert trainer.stopped is None
    return float(trainer.evaluate(trainer.training)[0])


CHANCE = 0.6931  # ln 2: the loss of somebody who always says ½


def test_eight_sigmoid_layers_learn_nothing_in_a_thousand_iterations() -> None:
    assert loss_after(example("deep-sigmoid"), 1000) > 0.99 * CHANCE


def test_relu_alone_does_not_mend_it_but_with_hes_initializer() -> None:
    relu = remedies.with_activation(example("deep-sigmoid"), "relu").experiment
    assert loss_after(relu, 1000) > 0.99 * CHANCE
    both = remedies.with_initializer(relu, "he_normal").experiment
    assert loss_after(both, 1000) < 0.01


def test_tanh_mends_it() -> None:
    assert (
        loss_after(remedies.with_activation(example("deep-sigmoid"), "tanh").experiment, 1000)
        < 0.01
    )


def test_batch_norm_mends_it() -> None:
    normal = remedies.with_batch_norm(example("deep-sigmoid"), True).experiment
    assert remedies.has_batch_norm(normal)
    assert loss_after(normal, 1000) < 0.2


def test_residual_connections_mend_it() -> None:
    residual = remedies.with_residual(example("deep-sigmoid"), True, 2).experiment
    assert remedies.has_residual(residual, 2)
    assert loss_after(residual, 1000) < 0.1


def test_the_exploding_example_diverges_within_five_iterations() -> None:
    trainer = build(example("exploding")).trainer
    trainer.advance(5)
    assert trainer.stopped == "diverged"


@pytest.mark.parametrize("remedy", ["initializer", "clipping", "batch_norm"])
def test_each_remedy_keeps_it_in_hand(remedy: str) -> None:
    sick = example("exploding")
    mended = {
        "initializer": lambda: remedies.with_initializer(sick, "he_normal"),
        "clipping": lambda: remedies.with_clipping(sick, True),
        "batch_norm": lambda: remedies.with_batch_norm(sick, True),
    }[remedy]().experiment
    assert loss_after(mended, 500) < 0.1


def test_residual_only_where_the_widths_are_equal() -> None:
    experiment = example("deep-sigmoid")
    assert remedies.residual_layers(experiment, 2) == (1, 2, 3, 4, 5, 6)
    assert remedies.residual_layers(experiment, 8) == (0, 1, 2, 3, 4, 5, 6)
    off = remedies.with_residual(
        remedies.with_residual(experiment, True, 2).experiment, False, 2
    ).experiment
    assert not any(layer.residual for layer in off.network.layers)


def test_clipping_is_switched_off_again() -> None:
    clipped = remedies.with_clipping(example("exploding"), True).experiment
    assert clipped.training.clip_norm == 1.0
    assert remedies.with_clipping(clipped, False).experiment.training.clip_norm is None


# memorizing ---------------------------------------------------------------------------------


def losses_after(experiment: Experiment, iterations: int) -> tuple[float, float]:
    trainer = build(experiment).trainer
    trainer.advance(iterations)
    assert trainer.validation is not None
    return trainer.evaluate(trainer.training)[0], trainer.evaluate(trainer.validation)[0]


def test_memorizing_training_falls_while_validation_rises() -> None:
    early, late = (losses_after(example("memorizing"), n) for n in (100, 800))
    assert late[0] < 0.6 * early[0]
    assert late[1] > 1.4 * early[1]


def test_what_helps_against_memorizing() -> None:
    plain = example("memorizing")
    worst = losses_after(plain, 800)[1]
    hidden = tuple(replace(layer, dropout=0.2) for layer in plain.network.layers[:-1])
    layers = (*hidden, plain.network.layers[-1])
    stopping = replace(plain.training, early_stopping=EarlyStopping(50))
    helped = {
        "more data": with_data_number(plain, "samples", 300).experiment,
        "L1": with_training(plain, "l1", 0.01).experiment,
        "L2": with_training(plain, "l2", 0.03).experiment,
        "dropout": replace(plain, network=replace(plain.network, layers=layers)),
        "early stopping": replace(plain, training=stopping),
    }
    for name, experiment in helped.items():
        assert losses_after(experiment, 800)[1] < 0.8 * worst, name
