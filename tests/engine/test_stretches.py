"""Iterations that are looked at once, when all of them are made."""

import numpy as np
import pytest

from backprop_studio.engine.batches import Rows
from backprop_studio.engine.network import LayerSpec, Network
from backprop_studio.engine.replicas import race
from backprop_studio.engine.settings import Settings
from backprop_studio.engine.trainer import Trainer


# ŷ = w x + b from w = b = 1, a row at a time: the fourth has an error of 10¹⁶⁰, so that e² is
# too large, but at a rate of 10⁻³⁰⁸ all changes are finite; or one of 10³⁰⁰, at a rate of 10²⁰.
@pytest.mark.parametrize(("y", "rate"), [(1e160, 1e-308), (1e300, 1e20)])
def test_a_run_ends_before_the_iteration_that_is_not_finite(y: float, rate: float) -> None:
    network, start = Network(1, (LayerSpec(1, "linear"),)), np.ones(2)
    data = Rows(np.zeros((6, 1)), np.array([[1.0], [1.0], [1.0], [y], [1.0], [1.0]]))
    settings = Settings(batch_size=1, shuffle=False, learning_rate=rate)
    trainer, losses = Trainer(network, settings, data, None, start), []
    runs = race(network, [settings] * 2, data, start)
    assert trainer.advance(20, losses) == runs.advance(20) == 3
    assert (trainer.stopped, runs.stopped) == ("diverged", ("diverged", "diverged"))
    assert losses == [0.0] * 3 and runs.losses.tolist() == [trainer.loss] * 2 == [np.inf] * 2
    assert trainer.parameters.tolist() == [1.0, 1.0]
    assert runs.parameters.tolist() == [[1.0, 1.0]] * 2
    assert not trainer.previous_move()  # what was before the third is not kept
    assert runs.state(0).position == trainer.state().position == 3
