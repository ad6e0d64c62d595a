"""Penalty and clipping by hand."""

import numpy as np
import pytest

from backprop_studio.engine.batches import Rows
from backprop_studio.engine.network import LayerSpec, Network
from backprop_studio.engine.regularization import clip_norm
from backprop_studio.engine.settings import Settings
from backprop_studio.engine.trainer import Trainer


# ŷ = 2 · 1 + 5 is right, so the penalty alone moves w, by 0.1 (½ sign w + ¼ w); b is spared.
def test_the_penalty_is_that_of_the_weights_the_iteration_began_with() -> None:
    settings = Settings(l1=0.5, l2=0.25, learning_rate=0.1)
    network, one = (
        Network(1, (LayerSpec(1, "linear"),)),
        Rows(np.ones((1, 1)), np.full((1, 1), 7.0)),
    )
    run = Trainer(network, settings, one, None, np.array([2.0, 5.0]))
    run.step()
    assert run.penalty == pytest.approx(0.5 * 2.0 + 0.25 / 2 * 4.0)
    assert run.parameters.tolist() == pytest.approx([1.9, 5.0])


@pytest.mark.parametrize(
    ("gradient", "length"),
    [
        ([1.0, -1.0, 1.0, 1.0], 2.0),
        ([3e200, -4e200], 5e200),  # its square would overflow
        ([3e-200, 4e-200], None),  # shorter than the bound
        ([0.0, 0.0], None),
    ],
)
def test_a_vector_is_shortened_to_the_bound_only_if_it_is_longer(gradient, length) -> None:
    found = np.array(gradient)
    clip_norm(found, 0.5)
    factor = 1.0 if length is None else 0.5 / (length + 1e-6)
    np.testing.assert_allclose(found, np.array(gradient) * factor, rtol=1e-12)


# ŷ = 2 + 5 for a target of 0: ∂L/∂w = ∂L/∂b = 14.
@pytest.mark.parametrize(
    ("settings", "gradient"),
    [
        ({"l1": 0.5}, [14.5, 14.0]),
        ({"l2": 0.25}, [14.5, 14.0]),
        ({"clip_value": 4.0}, [4.0, 4.0]),
        ({"clip_norm": 2.0}, [2.0**0.5, 2.0**0.5]),
    ],
    ids=str,
)
def test_each_alone_changes_the_step(settings, gradient: list[float]) -> None:
    network, one = Network(1, (LayerSpec(1, "linear"),)), Rows(np.ones((1, 1)), np.zeros((1, 1)))
    run = Trainer(network, Settings(learning_rate=0.1, **settings), one, None, np.array([2.0, 5.0]))
    np.testing.assert_allclose(run.next_update(), -0.1 * np.array(gradient), rtol=1e-6)
    run.step()
    np.testing.assert_allclose(run.parameters, [2.0, 5.0] - 0.1 * np.array(gradient), rtol=1e-6)
