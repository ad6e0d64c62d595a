"""Which rule is at work, and what it remembers."""

import numpy as np
import pytest

from backprop_studio.engine.optimizers import Rule, new_optimizer

GRADIENT, PARAMETERS = np.array([0.5, -4.0]), np.array([2.0, 3.0])


# Adam's first update is η g / (|g| + ε), however large g is.
def test_a_momentum_that_was_set_before_does_not_change_adam() -> None:
    adam = new_optimizer(Rule("adam", momentum=0.9, epsilon=0.5), 2)
    change = adam.propose(GRADIENT, PARAMETERS, 0.1)
    assert change.tolist() == pytest.approx([-0.1 * 0.5 / 1.0, 0.1 * 4.0 / 4.5])


def test_only_momentum_remembers_a_velocity() -> None:
    assert new_optimizer(Rule("sgd"), 2).vectors == ()
    assert new_optimizer(Rule("sgd", momentum=0.5), 2).vectors == ("velocity",)
